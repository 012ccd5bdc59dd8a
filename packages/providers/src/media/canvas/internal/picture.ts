/** The picture of a card: checked by its first bytes before it is unpacked, and laid over a box so that it fills it. */
import type { Canvas, Image, SKRSContext2D } from "@napi-rs/canvas"
import { MediaError, MediaUnreadable } from "@postwright/core/media/MediaError"
import { unreadPicture, unreadPictureOf } from "@postwright/core/media/UnreadPictures"
import { readImageFile } from "@postwright/core/models/ImageFile"
import { type PixelSize } from "@postwright/core/models/ImageModel"
import { Effect } from "effect"
import { readOrientation, withoutOrientation } from "../../shared/Orientation.ts"
import { type CanvasLibrary } from "./library.ts"
import { type Rect } from "./rect.ts"

/** A picture that can be drawn, upright as it says of itself. */
export type Drawable = Image | Canvas

/** Fails with `MediaUnreadable`. */
export const loadPicture = Effect.fnUntraced(function* (
  library: CanvasLibrary,
  bytes: Uint8Array
): Effect.fn.Return<Drawable, MediaError> {
  const file = readImageFile(bytes)
  if (file === undefined) {
    const kind = unreadPictureOf(bytes)
    return yield* kind === undefined ? errorOf("it is neither PNG, JPEG nor WebP") : unreadPicture(name, kind)
  }
  const { heightPx, mediaType, widthPx } = file
  if (widthPx * heightPx > maxPixels) {
    return yield* errorOf(`it has ${widthPx} × ${heightPx} pixels; the most is 60 megapixels`)
  }
  if (!isWhole(bytes, mediaType)) return yield* broken
  const read = async (at: number, length: number) => bytes.subarray(at, at + length)
  const turned = yield* Effect.promise(() => readOrientation(read, mediaType.slice("image/".length)))
  // The library turns some kinds of files by itself, and others not.
  const lying = turned === undefined ? bytes : withoutOrientation(bytes, turned)
  const image = yield* Effect.tryPromise({ try: () => library.loadImage(Buffer.from(lying)), catch: () => broken })
  if (image.width < 1 || image.height < 1) return yield* broken
  return turned === undefined ? image : upright(library, image, turned.value)
})

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
export const cover = (context: SKRSContext2D, image: Drawable, box: Rect): void => {
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
const name = "the picture of the card"

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

/** Turned by its EXIF. */
const upright = ({ createCanvas }: CanvasLibrary, image: Image, orientation: number): Canvas => {
  const { height, width } = image
  const canvas = orientation >= 5 ? createCanvas(height, width) : createCanvas(width, height)
  const context = canvas.getContext("2d")
  const [a, b, c, d] = turns[orientation] ?? [1, 0, 0, 1]
  context.setTransform(a, b, c, d, a + c < 0 ? canvas.width : 0, b + d < 0 ? canvas.height : 0)
  context.drawImage(image, 0, 0)
  return canvas
}

/** Where the axes of the stored picture go. */
const turns: Readonly<Record<number, readonly [number, number, number, number]>> = {
  2: [-1, 0, 0, 1],
  3: [-1, 0, 0, -1],
  4: [1, 0, 0, -1],
  5: [0, 1, 1, 0],
  6: [0, 1, -1, 0],
  7: [0, -1, -1, 0],
  8: [0, -1, 1, 0]
}

const errorOf = (detail: string): MediaError => new MediaError({ reason: new MediaUnreadable({ name, detail }) })

const broken = errorOf("it is broken or ends too early")
