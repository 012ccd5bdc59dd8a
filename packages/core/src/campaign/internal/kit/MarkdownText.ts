/**
 * Text of others within Markdown: it can neither leave its block nor become markup.
 */

/** The fence is longer than any run of backticks in the text, so the text cannot leave its block. */
export const fenced = (text: string): ReadonlyArray<string> => {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = "`".repeat(longest + 1)
  return [`${fence}text`, ...text.split(/\r\n|\r|\n/), fence]
}

/** On one line, as code. */
export const inlineCode = (text: string): string => {
  const line = text.replace(/\s+/g, " ")
  const fence = "`".repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length)) + 1)
  return fence.length === 1 ? `\`${line}\`` : `${fence} ${line} ${fence}`
}
