import { Option, Schema } from "effect"
import { GeneratedVideo } from "../../models/VideoModel.ts"
import { packed, unpacked } from "./paidAnswers.ts"

/** A made video as one object. */
export const encodeClip = ({ bytes, ...facts }: GeneratedVideo): Uint8Array => packed(facts, bytes)

/** The same from bytes; nothing for others. */
export const decodeClip = (file: Uint8Array): GeneratedVideo | undefined => {
  const parts = unpacked(file)
  if (parts === undefined) return undefined
  const { bytes, json } = parts
  return Option.getOrUndefined(Option.map(decodeKept(json), (facts) => new GeneratedVideo({ ...facts, bytes })))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const { bytes: _, ...kept } = GeneratedVideo.fields
const decodeKept = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Struct(kept)))
