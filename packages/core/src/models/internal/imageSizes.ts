import { type ImageCapabilities, type PixelSize } from "../ImageModel.ts"

/** Whether the model makes images of this size. */
export const isSizeOf = ({ freeSizes, sizes }: ImageCapabilities, { heightPx, widthPx }: PixelSize): boolean =>
  sizes.some((size) => size.widthPx === widthPx && size.heightPx === heightPx) ||
  (freeSizes !== undefined &&
    widthPx % freeSizes.multipleOf === 0 &&
    heightPx % freeSizes.multipleOf === 0 &&
    widthPx <= freeSizes.maxWidthPx &&
    heightPx <= freeSizes.maxHeightPx &&
    widthPx * heightPx <= freeSizes.maxPixels &&
    Math.max(widthPx / heightPx, heightPx / widthPx) <= freeSizes.maxRatio)

/** The size that comes nearest to a ratio of width to height, of several the largest. */
export const nearestSize = (capabilities: ImageCapabilities, ratio: number): PixelSize | undefined => {
  const candidates = [...capabilities.sizes, ...freeCandidates(capabilities, ratio)]
  return candidates.toSorted((a, b) => {
    const further = distanceOf(a, ratio) - distanceOf(b, ratio)
    return Math.abs(further) > 1e-9 ? further : b.widthPx * b.heightPx - a.widthPx * a.heightPx
  })[0]
}

/** How far a size is from a ratio: 0 is the same, 0.02 about two in a hundred. */
export const distanceOf = ({ heightPx, widthPx }: PixelSize, ratio: number): number =>
  Math.abs(Math.log(widthPx / heightPx / ratio))

const freeCandidates = (capabilities: ImageCapabilities, ratio: number): ReadonlyArray<PixelSize> => {
  const free = capabilities.freeSizes
  if (free === undefined) return []
  const candidates: Array<PixelSize> = []
  for (let widthPx = free.multipleOf; widthPx <= free.maxWidthPx; widthPx += free.multipleOf) {
    const heightPx = Math.round(widthPx / ratio / free.multipleOf) * free.multipleOf
    if (heightPx < 1 || widthPx * heightPx > free.usualPixels) continue
    if (isSizeOf(capabilities, { widthPx, heightPx })) candidates.push({ widthPx, heightPx })
  }
  return candidates
}
