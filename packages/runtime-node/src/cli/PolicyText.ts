/**
 * Verdicts as a person reads them in a terminal, in English or German.
 *
 * @since 0.1.0
 */
import type { PolicyFinding } from "@postwright/core/policy/PolicyFinding"
import { checksOfAll, type Decision, type Verdict } from "@postwright/core/policy/Verdict"
import { judgementWords } from "./JudgementWords.ts"
import type * as PolicyFiles from "./PolicyFiles.ts"
import { printable } from "./Screen.ts"

/** A text that was judged. */
export interface Judged extends PolicyFiles.NamedItem {
  readonly verdict: Verdict
}

/** The findings of every post that has some, and the sum of all. */
export const verdictsText = (judged: ReadonlyArray<Judged>, messages: "en" | "de", hasColor: boolean): string => {
  const color = (code: number, text: string) => (hasColor ? `\u001b[${code}m${text}\u001b[0m` : text)
  const lines: Array<string> = []
  for (const item of judged) {
    const { context, name, verdict } = item
    if (judged.length > 1 && verdict.decision === "allow") continue
    const mark = color(colors[verdict.decision], judgementWords[messages].decisions[verdict.decision])
    lines.push(`${printable(name)} (${context.platform} ${context.format}): ${mark}`)
    for (const finding of verdict.findings) lines.push(...findingLines(finding, item, messages, color))
  }
  const refused = judged.filter(({ verdict }) => !verdict.isAllowed).length
  const noted = judged.filter(({ verdict }) => verdict.decision === "warn").length
  lines.push(words[messages].sum(judged.length, noted, refused))
  for (const { detail, status } of checksOfAll(judged.map(({ verdict }) => verdict))) {
    if (status !== "done" && detail !== undefined)
      lines.push(color(2, `${words[messages].unchecked}: ${printable(detail[messages])}.`))
  }
  return `${lines.join("\n")}\n`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const words = {
  en: {
    sum: (all: number, noted: number, refused: number) =>
      `${all === 1 ? "1 post" : `${all} posts`} checked: ${all - refused - noted} clean, ${noted} with notes, ${refused} not to be sent as they are.`,
    unchecked: "Not checked",
    repair: "Repair",
    quoted: (text: string) => `“${text}”`
  },
  de: {
    sum: (all: number, noted: number, refused: number) =>
      `${all === 1 ? "1 Post" : `${all} Posts`} geprüft: ${all - refused - noted} ohne Befund, ${noted} mit Hinweisen, ${refused} so nicht zu senden.`,
    unchecked: "Nicht geprüft",
    repair: "Reparatur",
    quoted: (text: string) => `„${text}“`
  }
} as const

const colors: Record<Decision, number> = { allow: 32, warn: 33, quarantine: 33, repair: 31, block: 31 }

const findingLines = (
  { message, repair, ruleId, severity, source, span, target }: PolicyFinding,
  { content }: Judged,
  messages: "en" | "de",
  color: (code: number, text: string) => string
): ReadonlyArray<string> => {
  const text = target === null ? undefined : textIn(content, target)
  // What must not be read is not written into logs either.
  const isSecret = ruleId.startsWith("personal-data/")
  const shown = isSecret || span === null || text === undefined ? undefined : excerpt(text.slice(span.start, span.end))
  return [
    `  ${judgementWords[messages].severities[severity].padEnd(10)} ${printable(message[messages])}`,
    ...(shown === undefined ? [] : [color(2, `             ${words[messages].quoted(printable(shown))}`)]),
    ...(repair === undefined ? [] : [color(2, `             ${words[messages].repair}: ${repair.label[messages]}`)]),
    color(2, `             ${ruleId}${source === null ? "" : `, ${source}`}`)
  ]
}

const textIn = (content: Judged["content"], target: NonNullable<PolicyFinding["target"]>): string | undefined => {
  switch (target.field) {
    case "text":
      return content.text
    case "title":
      return content.title
    case "part":
      return content.parts?.[target.index]
    case "alt-text":
      return content.media?.[target.index]?.altText
  }
}

const excerpt = (text: string): string => {
  const line = text.replace(/\s+/gu, " ")
  const characters = Array.from(line)
  return characters.length > 80 ? `${characters.slice(0, 79).join("")}…` : line
}
