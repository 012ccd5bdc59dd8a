/**
 * Looks for secrets in everything that printing, logging or inspecting a value could show.
 *
 * @since 0.1.0
 */
import { Cause, Formatter, Redacted } from "effect"
import { check } from "../Check.ts"

/**
 * Throws when one of the secrets is within reach of someone who prints the value: as text, as JSON, as a log line, or
 * by an inspector that shows hidden properties too; plain, encoded for addresses or in base64. The message names no
 * secret.
 */
export const checkHidden = (
  value: unknown,
  secrets: ReadonlyArray<Redacted.Redacted<string>>,
  message: string
): void => {
  const shown = shownBy(value)
  for (const [index, secret] of secrets.entries()) {
    const isShown = tracesOf(Redacted.value(secret)).some((trace) => shown.includes(trace))
    check(!isShown, `${message} must not show secret ${index + 1} of ${secrets.length}`)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// An empty text is in every other, and the base64 of a short one in many.
const tracesOf = (secret: string): ReadonlyArray<string> => {
  if (secret === "") return []
  const forms = [secret, encodeURIComponent(secret), new URLSearchParams({ secret }).toString().slice("secret=".length)]
  return [...forms, ...(secret.length < 9 ? [] : base64Traces(secret))].flatMap((form) => [
    form,
    JSON.stringify(form).slice(1, -1)
  ])
}

// What is the same in base64 whatever stands around: up to two characters at each end hold bits of a neighbour.
const base64Traces = (secret: string): ReadonlyArray<string> => {
  const bytes = Array.from(new TextEncoder().encode(secret), (byte) => String.fromCharCode(byte)).join("")
  return ["", ".", ".."].flatMap((before) => {
    const encoded = btoa(before + bytes)
    const core = encoded.slice(before.length === 0 ? 0 : before.length + 1, encoded.length - 4)
    return [core, core.replaceAll("+", "-").replaceAll("/", "_"), encodeURIComponent(core)]
  })
}

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
