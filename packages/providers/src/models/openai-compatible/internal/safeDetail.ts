/** What a vendor says about a failure, fit for an error: without the key, and without what was asked. */
import { withoutSecrets } from "@postwright/core/credentials/Redaction"
import { type GenerateRequest } from "@postwright/core/models/LanguageModel"
import { type Redacted } from "effect"

/** Makes a vendor's words fit for errors of one call. */
export type SafeDetail = (text: string) => string

export const safeDetail = (
  request: Pick<GenerateRequest, "system" | "messages">,
  key: Redacted.Redacted<string> | undefined
): SafeDetail => {
  const asked = [request.system, ...request.messages.map((message) => message.content)]
  return (text) => {
    const clean = withoutSecrets(key === undefined ? [] : [key])
    const line = clean(text).replace(/\s+/g, " ").trim().slice(0, maxLength).replace(/\.$/, "")
    return repeats(line, asked) ? "the vendor's message repeats the prompt and is left out" : line
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxLength = 400

// Servers that check requests by a schema print the request that they refuse. A longer text is recognised by any piece
// of this length, a shorter one as a whole; a few characters could be a part of anything.
const window = 24
const step = 8
const shortest = 8

const repeats = (line: string, asked: ReadonlyArray<string>): boolean => {
  const short = asked.filter((text) => text.length >= shortest && text.length < window + step)
  if (short.some((text) => line.includes(text))) return true
  for (let start = 0; start + window <= line.length; start += step) {
    const piece = line.slice(start, start + window)
    if (asked.some((text) => text.includes(piece))) return true
  }
  return false
}
