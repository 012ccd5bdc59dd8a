/**
 * What agents put into prompts in the same form: how a brand sounds, and what may be stated as fact.
 *
 * @since 0.1.0
 */
import { voiceInstructions } from "../brand/VoiceInstructions.ts"
import { voiceProfileOf } from "../brand/VoiceTraining.ts"
import { type Brief } from "../campaign/Brief.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { type LanguageTag } from "../text/Language.ts"
import { type PromptText } from "./PromptLibrary.ts"

/** How the brand wants to sound, for the `brand` section of a prompt: tone, guidelines, examples and words. */
export const brandTexts = (
  { brand, tone }: Pick<Brief, "brand" | "tone">,
  language: LanguageTag
): ReadonlyArray<PromptText> => [
  { label: "tone", text: tone },
  ...(brand.guidelines === undefined ? [] : [{ label: "guidelines", text: brand.guidelines }]),
  ...voiceTexts(brand.voice?.examples ?? [], language),
  ...(brand.bannedWords ?? []).map((text) => ({ label: "banned word", text })),
  ...(brand.requiredWords ?? []).map((text) => ({ label: "word to use where it fits", text })),
  ...(brand.preferredWords ?? []).map(({ insteadOf, use }) => ({
    label: `word to use instead of ${insteadOf.join(", ")}`,
    text: use
  }))
]

/** The findings for the `evidence` section of a prompt: each with its id, the line above it and how to name its figures. */
export const evidenceTexts = (findings: ReadonlyArray<Finding>): ReadonlyArray<PromptText> =>
  findings.flatMap((finding) => [
    ...(finding.opener === undefined
      ? []
      : [{ label: `line above ${finding.id}`, text: finding.opener.citation.quote }]),
    ...(finding.label === undefined
      ? []
      : [{ label: `how to name the figures of ${finding.id}`, text: finding.label.text }]),
    {
      label: [finding.id, `(${finding.kind})`, finding.speaker === undefined ? "" : `said by ${finding.speaker}`]
        .join(" ")
        .trim(),
      text: finding.citation.quote
    }
  ])

/**
 * The texts that fit together into so many characters, in their order; one that does not fit is left out whole, and those
 * after it still have their chance. A list is cut, never a sentence.
 */
export const fitting = (texts: ReadonlyArray<PromptText>, maxCharacters: number): ReadonlyArray<PromptText> => {
  let room = maxCharacters
  return texts.filter(({ label, text }) => {
    const length = label.length + text.length
    if (length > room) return false
    room -= length
    return true
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// The examples, and what was measured of them: words that they hold stand in it, so it is fenced as they are.
const voiceTexts = (examples: ReadonlyArray<string>, language: LanguageTag): ReadonlyArray<PromptText> => {
  const lines = examples.length === 0 ? [] : voiceInstructions(voiceProfileOf(examples, language))
  return [
    ...examples.map((text) => ({ label: "example of the voice", text })),
    ...(lines.length === 0 ? [] : [{ label: "how the examples are written", text: lines.join("\n") }])
  ]
}
