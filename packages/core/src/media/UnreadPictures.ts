/**
 * Kinds of pictures that people have and that nothing here reads: they are named, with what to do instead.
 *
 * @see https://mp4ra.org/registered-types/brands
 * @since 0.1.0
 */
import { MediaError, MediaUnreadable } from "./MediaError.ts"

/** So many first bytes tell. */
export const unreadPictureBytes = 64

/** What the picture is called, such as `HEIC`; undefined for whatever is none of them. */
export const unreadPictureOf = (bytes: Uint8Array): string | undefined => {
  const head = String.fromCharCode(...bytes.subarray(0, unreadPictureBytes))
  if (head.slice(4, 8) === "ftyp") return ofBrands(head)
  return beginnings.find(([pattern]) => pattern.test(head))?.[1]
}

/** What to do with one. */
export const unreadPictureRemedy =
  "Save it as JPEG, and take that. An iPhone takes JPEG itself with Settings > Camera > Formats > Most Compatible"

/** The failure for such a picture; `name` is the file as the caller knows it. */
export const unreadPicture = (name: string, kind: string): MediaError =>
  new MediaError({
    reason: new MediaUnreadable({
      name,
      detail: `it is a picture in ${kind}, which is not read here`,
      advice: unreadPictureRemedy
    })
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const beginnings: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(?:II\*\0|MM\0\*)/, "TIFF"],
  [/^BM[^]{4}\0\0\0\0/, "BMP"],
  [/^(?:\xff\x0a|\0\0\0\x0cJXL )/, "JPEG XL"]
]

/** The brand in front, and those behind it where that one only says that it is a picture. */
const ofBrands = (head: string): string | undefined => {
  const length = Math.min(head.length, head.charCodeAt(2) * 256 + head.charCodeAt(3))
  const [first = "", ...more] = [head.slice(8, 12), ...(head.slice(16, length).match(/[^]{4}/g) ?? [])]
  if (/^(?:avif|avis)$/.test(first)) return "AVIF"
  if (heic.test(first)) return "HEIC"
  if (first === "crx ") return "CR3"
  if (!/^(?:mif1|mif2|msf1|miaf)$/.test(first)) return undefined
  if (more.some((brand) => /^(?:avif|avis)$/.test(brand))) return "AVIF"
  return more.some((brand) => heic.test(brand)) ? "HEIC" : "HEIF"
}

const heic = /^(?:hei[cxms]|hev[cxms])$/
