import { Option, Schema } from "effect"
import { SpokenAudio } from "../../models/SpeechModel.ts"
import { Transcription } from "../../models/TranscriptionModel.ts"
import { packed, unpacked } from "./paidAnswers.ts"

/** Spoken audio as one object. */
export const encodeAudio = ({ bytes, ...facts }: SpokenAudio): Uint8Array => packed(facts, bytes)

/** The same from bytes; nothing for others. */
export const decodeAudio = (file: Uint8Array): SpokenAudio | undefined => {
  const parts = unpacked(file)
  if (parts === undefined) return undefined
  const { bytes, json } = parts
  return Option.getOrUndefined(Option.map(decodeKept(json), (facts) => new SpokenAudio({ ...facts, bytes })))
}

/** A transcription as one object. */
export const encodeTranscription = (transcription: Transcription): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(encode(transcription)))

/** The same from bytes; nothing for others. */
export const decodeTranscription = (bytes: Uint8Array): Transcription | undefined =>
  Option.getOrUndefined(decode(new TextDecoder().decode(bytes)))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const { bytes: _, ...kept } = SpokenAudio.fields
const decodeKept = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Struct(kept)))
const encode = Schema.encodeSync(Transcription)
const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Transcription))
