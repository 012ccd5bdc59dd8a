import { type SpeechModel } from "../../models/SpeechModel.ts"
import { primarySubtag } from "../../text/Language.ts"

/** Speeds that one does not notice, and that one still likes to hear. */
export const hardlyHeard = 1.12
export const stillPleasant = 1.3

/** The voice of a model for a language: one that is made for it, else one for all. */
export const voiceFor = ({ capabilities: { voices } }: SpeechModel, language: string): string => {
  const speaks = voices.find(({ languages }) =>
    languages?.some((tag) => primarySubtag(tag) === primarySubtag(language))
  )
  return (speaks ?? voices.find(({ languages }) => languages === undefined) ?? voices[0]).id
}

/** A speed that makes a text so many times shorter, at most `most`; 1 where the model has none. */
export const speedFor = ({ capabilities: { speeds } }: SpeechModel, wanted: number, most: number): number => {
  if (speeds === undefined || wanted <= 1) return 1
  return Math.round(Math.min(wanted * 1.02, most, speeds.max) * 100) / 100
}
