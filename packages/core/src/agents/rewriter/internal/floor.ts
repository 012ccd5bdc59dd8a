import { Telling } from "../../../content/Similarity.ts"
import { type WireVariant } from "../../DraftAnswer.ts"
import { wordings } from "../../copywriter/Wordings.ts"
import { type RewriterInput } from "../RewriterAgent.ts"
import { citationsOf, shortened } from "./cutting.ts"
import { proseOf } from "./prose.ts"

/**
 * Another composition of the findings, or the given wording without its last sentences. Where there is none, the wording
 * as it is, which the check then refuses: it is honest about having nothing to say.
 */
export const rewriteWithoutModel = (input: RewriterInput, fits: (text: string) => boolean): WireVariant =>
  (input.mode === "rewrite" ? another(input, fits) : shorter(input, fits)) ?? asItIs(input)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Without a limit, a text that was to be shortened has so much of its length at most. */
const usualShare = 0.7

const another = (input: RewriterInput, fits: (text: string) => boolean): WireVariant | undefined => {
  const given = new Telling({ text: proseOf(input), title: input.title }, input.language)
  const made = wordings(input).filter(({ body, parts }) => (parts ?? [body ?? ""]).every(fits))
  return made.find(({ body, parts, title }) =>
    new Telling({ text: body ?? parts?.join("\n\n") ?? "", title }, input.language).differsFrom(given)
  )
}

const shorter = (input: RewriterInput, fits: (text: string) => boolean): WireVariant | undefined => {
  const { findings, format, language, limit, parts } = input
  if (format === "thread" && parts !== undefined) {
    const made = shorterThread(input, fits)
    return made === undefined
      ? undefined
      : { ...asItIs(input), parts: [...made], citations: citationsOf(made.join("\n\n"), findings, language) }
  }
  const text = proseOf(input)
  const isShort = (kept: string): boolean =>
    fits(kept) && (limit !== undefined || kept.length <= usualShare * text.length)
  const body =
    shortened({ text, language, findings, isShort }) ??
    // Better a little than nothing.
    (limit === undefined ? shortened({ text, language, findings, isShort: fits }) : undefined)
  return body === undefined ? undefined : { ...asItIs(input), body, citations: citationsOf(body, findings, language) }
}

// Parts that are too long lose sentences; where all fit, the last part goes.
const shorterThread = (
  { findings, language, parts = [] }: RewriterInput,
  fits: (text: string) => boolean
): ReadonlyArray<string> | undefined => {
  const made = parts.map((text) => (fits(text) ? text : shortened({ text, language, findings, isShort: fits })))
  const whole = made.filter((part) => part !== undefined)
  if (whole.length < made.length) return undefined
  if (made.some((part, index) => part !== parts[index])) return whole
  return whole.length > 2 ? whole.slice(0, -1) : undefined
}

const asItIs = (input: RewriterInput): WireVariant => {
  const { findings, format, language, mode, parts, title } = input
  const text = proseOf(input)
  const cited = citationsOf(text, findings, language)
  return {
    approach: mode === "shorten" ? "shortened" : "rewritten",
    ...(title === undefined || title.trim() === "" ? {} : { title }),
    ...(format === "thread" && parts !== undefined ? { parts: [...parts] } : { body: text === "" ? "…" : text }),
    citations: cited
  }
}
