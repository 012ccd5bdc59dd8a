import { Option, Schema } from "effect"
import { GeneratedImage, ImageGeneration } from "../../models/ImageModel.ts"
import { packed, unpacked } from "./paidAnswers.ts"

/** A made picture as one object: the first image, since one was asked for. */
export const encodePicture = ({ images: [image], ...facts }: ImageGeneration): Uint8Array => {
  const { bytes, ...rest } = image
  return packed({ ...facts, image: rest }, bytes)
}

/** The same from bytes; nothing for others. */
export const decodePicture = (file: Uint8Array): ImageGeneration | undefined => {
  const parts = unpacked(file)
  if (parts === undefined) return undefined
  const { bytes, json } = parts
  return Option.getOrUndefined(
    Option.map(
      decodeKept(json),
      ({ image, ...facts }) => new ImageGeneration({ ...facts, images: [new GeneratedImage({ ...image, bytes })] })
    )
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const { bytes: _, ...imageFields } = GeneratedImage.fields
const { images: __, ...facts } = ImageGeneration.fields
const decodeKept = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ ...facts, image: Schema.Struct(imageFields) }))
)
