/**
 * Looks for secrets in everything that printing, logging or inspecting a value could show.
 *
 * @since 0.1.0
 */
import { Cause, Formatter, Redacted } from "effect"
import { check } from "../Check.ts"

/**
 * Throws when one of the secrets is within reach of someone who prints the value: as text, as JSON, as a log line, or
 * by an inspector that shows hidden properties too. The message names no secret.
 */
export const checkHidden = (
  value: unknown,
  secrets: ReadonlyArray<Redacted.Redacted<string>>,
  message: string
): void => {
  const shown = shownBy(value)
  for (const [index, secret] of secrets.entries()) {
    const text = Redacted.value(secret)
    // An empty text is in every other.
    check(text === "" || !shown.includes(text), `${message} must not show secret ${index + 1} of ${secrets.length}`)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const shownBy = (value: unknown): string =>
  [String(value), json(value), Formatter.format(value), Cause.pretty(Cause.fail(value)), ...reachable(value)].join("\n")

const json = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? ""
  } catch {
    return ""
  }
}

// Every text that hangs on the value: own properties, hidden ones too, and what errors compute.
const reachable = (value: unknown): ReadonlyArray<string> => {
  const texts: Array<string> = []
  const seen = new Set<unknown>()
  const waiting = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === "string") texts.push(next)
    if (typeof next !== "object" || next === null || seen.has(next)) continue
    seen.add(next)
    if (next instanceof Map || next instanceof Set) waiting.push(...[...next.entries()].flat())
    for (const name of Reflect.ownKeys(next)) {
      if (typeof name === "string") texts.push(name)
      waiting.push(Reflect.getOwnPropertyDescriptor(next, name)?.value)
    }
    for (const name of ["message", "remedy", "stack", "cause"]) waiting.push(Reflect.get(next, name))
  }
  return texts
}
