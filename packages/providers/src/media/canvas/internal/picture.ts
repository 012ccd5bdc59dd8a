/** The picture of a card: checked by its first bytes before it is unpacked, and laid over a box so that it fills it. */
import type { Canvas, Image, SKRSContext2D } from "@napi-rs/canvas"
import { MediaError, MediaUnreadable } from "@postwright/core/media/MediaError"
import { readImageFile } from "@postwright/core/models/ImageFile"
import { type PixelSize } from "@postwright/core/models/ImageModel"
import { Effect } from "effect"
import { type CanvasLibrary } from "./library.ts"
import { type Rect } from "./rect.ts"

/** Fails with `MediaUnreadable`. */
export const loadPicture = ({ loadImage }: CanvasLibrary, bytes: Uint8Array): Effect.Effect<Image, MediaError> => {
  const file = readImageFile(bytes)
  if (file === undefined) return unreadable("it is neither PNG, JPEG nor WebP")
  const { heightPx, widthPx } = file
  if (widthPx * heightPx > maxPixels)
    return unreadable(`it has ${widthPx} × ${heightPx} pixels; the most is 60 megapixels`)
  if (!isWhole(bytes, file.mediaType)) return Effect.fail(broken)
  return Effect.flatMap(Effect.tryPromise({ try: () => loadImage(Buffer.from(bytes)), catch: () => broken }), (image) =>
    image.width > 0 && image.height > 0 ? Effect.succeed(image) : Effect.fail(broken)
  )
}

/** Stands for any frame of a clip: black beside white wherever one looks. */
export const anyPicture = ({ createCanvas }: CanvasLibrary, { heightPx, widthPx }: PixelSize): Canvas => {
  const canvas = createCanvas(widthPx, heightPx)
  const context = canvas.getContext("2d")
  context.fillStyle = "#000000"
  context.fillRect(0, 0, widthPx, heightPx)
  context.fillStyle = "#ffffff"
  for (let y = 0; y < heightPx; y += 2 * stripePx) context.fillRect(0, y, widthPx, stripePx)
  return canvas
}

/** Draws the picture so that it fills the box, cut around its middle. */
export const cover = (context: SKRSContext2D, image: Image | Canvas, box: Rect): void => {
  const scale = Math.max(box.width / image.width, box.height / image.height)
  const width = box.width / scale
  const height = box.height / scale
  context.drawImage(
    image,
    (image.width - width) / 2,
    (image.height - height) / 2,
    width,
    height,
    box.x,
    box.y,
    box.width,
    box.height
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxPixels = 60_000_000
const stripePx = 4

/** The library draws what there is of a file that was cut off, and leaves the rest grey. */
const isWhole = (bytes: Uint8Array, mediaType: string): boolean => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (mediaType) {
    case "image/png":
      return file.includes("IEND", Math.max(0, file.length - 1_024))
    case "image/jpeg":
      return file.lastIndexOf("ffd9", undefined, "hex") > file.lastIndexOf("ffda", undefined, "hex")
    default:
      return file.length >= file.readUInt32LE(4) + 8
  }
}

const errorOf = (detail: string): MediaError =>
  new MediaError({ reason: new MediaUnreadable({ name: "the picture of the card", detail }) })

const unreadable = (detail: string): Effect.Effect<never, MediaError> => Effect.fail(errorOf(detail))

const broken = errorOf("it is broken or ends too early")
