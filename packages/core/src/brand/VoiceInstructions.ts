/**
 * The voice of a brand as short instructions for whoever writes: a model, or a person.
 *
 * @since 0.1.0
 */
import { sentenceBand } from "./VoiceLimits.ts"
import { type OpeningKind } from "./VoiceMeasures.ts"
import { type VoiceProfile } from "./VoiceProfile.ts"

/**
 * One imperative line for each measure that says something, in English, whatever the language of the posts. Words of the
 * examples stand in the last line: text that others wrote, to be fenced in a prompt. None where nothing is known.
 */
export const voiceInstructions = (profile: VoiceProfile): ReadonlyArray<string> => {
  if (profile.used === 0) return []
  const { high, low } = sentenceBand(profile)
  return [
    `Write sentences of ${Math.max(1, Math.floor(low))} to ${Math.ceil(high)} words on average`,
    share(profile.questionShare, "Ask no questions", "Ask a question in about one of %n sentences"),
    share(profile.exclamationShare, "Use no exclamation marks", "Exclaim in about one of %n sentences"),
    share(Math.min(1, profile.emojiRate), "Use no emoji", "Use about one emoji in %n sentences"),
    ...address(profile),
    ...contractions(profile),
    ...opening(profile),
    profile.rareWords.length === 0 ? "Use no jargon" : "Use no jargon beyond the brand’s own words",
    ...words(profile)
  ].flatMap((line) => line ?? [])
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const share = (rate: number, none: string, some: string): string =>
  rate === 0 ? none : some.replace("%n", String(Math.max(1, Math.round(1 / rate))))

const address = ({ formOfAddress, language }: VoiceProfile): ReadonlyArray<string> => {
  switch (formOfAddress) {
    case "sie":
      return ["Say “Sie” to readers, never “du” or “ihr”"]
    case "du":
      return ["Say “du” to readers, never “Sie”"]
    case "ihr":
      return ["Say “ihr” to readers, never “Sie”"]
    case "you":
      return ["Speak to readers as “you”"]
    case "none":
      return ["Speak of the matter, not to the reader"]
    case "mixed":
      return language.startsWith("de") ? ["Keep to one form of address within a post"] : []
  }
}

const contractions = ({ contractionShare }: VoiceProfile): ReadonlyArray<string> => {
  if (contractionShare === undefined) return []
  if (contractionShare >= 0.75) return ["Contract: don’t, we’re"]
  return contractionShare <= 0.25 ? ["Write words out: do not, we are"] : []
}

const openings: Record<OpeningKind, string> = {
  question: "Begin with a question",
  request: "Begin with a request",
  figure: "Begin with a figure",
  reader: "Begin with the reader",
  we: "Begin with “we” or its like",
  statement: "Begin with a plain statement"
}

// One way of beginning is a habit only where most examples have it.
const opening = ({ openings: [most], used }: VoiceProfile): ReadonlyArray<string> =>
  most === undefined || used < 3 || most.share < 0.6 ? [] : [openings[most.kind]]

const words = ({ typicalWords }: VoiceProfile): ReadonlyArray<string> =>
  typicalWords.length === 0
    ? []
    : [
        `Use the brand’s words where they fit: ${typicalWords
          .slice(0, 8)
          .map(({ word }) => word)
          .join(", ")}`
      ]
