import { sha256Json } from "../../text/Digest.ts"

/** Candidates in a fixed order that depends on all texts. */
export const delimiterCandidates = function* (texts: ReadonlyArray<string>): Generator<string> {
  const digest = sha256Json(texts)
  for (let round = 0; ; round++) yield `untrusted-${sha256Json([digest, round]).slice(0, 16)}`
}

/** The first candidate that is in none of the texts, whatever the letter case. */
export const absentDelimiter = (
  texts: ReadonlyArray<string>,
  candidates: Iterable<string> = delimiterCandidates(texts)
): string => {
  const lowered = texts.map((text) => text.toLowerCase())
  for (const candidate of candidates) {
    if (!lowered.some((text) => text.includes(candidate))) return candidate
  }
  throw new Error("Every candidate for a delimiter occurs in the texts")
}
