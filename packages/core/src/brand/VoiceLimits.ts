/**
 * What a profile allows, in numbers and words, for scores and for instructions alike.
 *
 * @since 0.1.0
 */
import { type VoiceMeasures } from "./VoiceMeasures.ts"
import { type VoiceAddress, type VoiceProfile } from "./VoiceProfile.ts"

/** Mean words a sentence that a text may have: wider than the examples, the more so the fewer they are. */
export const sentenceBand = ({
  meanSentenceWords,
  used
}: VoiceProfile): { readonly low: number; readonly high: number } => {
  const slack = 1 + 0.4 / Math.sqrt(Math.max(1, used))
  return { low: meanSentenceWords.low / slack, high: meanSentenceWords.high * slack }
}

/** Of what can be contracted, how much is. */
export const contractionsIn = ({
  contracted,
  uncontracted
}: VoiceMeasures): { readonly share: number; readonly total: number } => {
  const total = contracted.length + uncontracted.length
  return { share: total === 0 ? 0 : contracted.length / total, total }
}

/** The forms of address in words. */
export const addressNames: Record<VoiceAddress, { readonly en: string; readonly de: string }> = {
  none: { en: "no word for the reader", de: "keine Anrede" },
  you: { en: "the reader is “you”", de: "Leser sind „you“" },
  du: { en: "the reader is “du”", de: "Leser sind „du“" },
  ihr: { en: "the readers are “ihr”", de: "Leser sind „ihr“" },
  sie: { en: "the reader is “Sie”", de: "Leser sind „Sie“" },
  mixed: { en: "“du” and “Sie” mixed", de: "„du“ und „Sie“ gemischt" }
}
