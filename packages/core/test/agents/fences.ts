import { type Prompt } from "@postwright/core/agents/Agent"
import { assert } from "@effect/vitest"

/** The rules of a prompt without the delimiter, which differs from prompt to prompt. */
export const rulesOf = ({ system }: Pick<Prompt, "system">): string =>
  system.replaceAll(/untrusted-[0-9a-f]{16}/g, "untrusted")

/** What of a prompt's messages stands outside of its fences. */
export const outsideOf = ({ messages }: Pick<Prompt, "messages">): string => {
  const content = messages.map((message) => message.content).join("\n")
  const delimiter = /<<<(untrusted-[0-9a-f]{16}) "/.exec(content)?.[1] ?? "none"
  return content
    .split(`<<<${delimiter} `)
    .map((block, index) => (index === 0 ? block : block.split(`\n<<<end ${delimiter}>>>`).slice(1).join("?")))
    .join("")
}

/** That the text stands in the prompt's fences only, and changes no rule of the calm prompt. */
export const assertFenced = (prompt: Prompt, calm: Prompt, text: string): void => {
  assert.strictEqual(rulesOf(prompt), rulesOf(calm))
  assert.isTrue(prompt.messages.every(({ role }) => role === "user"))
  for (const line of text.split("\n").filter((one) => one.trim().length > 3)) {
    assert.notInclude(outsideOf(prompt), line.trim())
  }
}
