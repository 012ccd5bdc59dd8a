import { unreadPicture, unreadPictureOf } from "@postwright/core/media/UnreadPictures"
import { assert, describe, it } from "@effect/vitest"

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

/** The first box of such a file. */
const fileType = (first: string, ...more: ReadonlyArray<string>): Uint8Array =>
  latin(`\0\0\0${String.fromCharCode(16 + 4 * more.length)}ftyp${first}\0\0\0\0${more.join("")}\0\0\0\x08meta`)

describe("pictures that are not read", () => {
  it("are named by their first bytes", () => {
    const expected: ReadonlyArray<readonly [Uint8Array, string | undefined]> = [
      [fileType("heic", "mif1", "heic"), "HEIC"],
      [fileType("heix"), "HEIC"],
      [fileType("mif1", "mif1", "heic", "miaf"), "HEIC"],
      [fileType("mif1", "avif", "miaf"), "AVIF"],
      [fileType("avif", "mif1", "miaf"), "AVIF"],
      [fileType("msf1"), "HEIF"],
      [fileType("crx "), "CR3"],
      [latin("II*\0\x08\0\0\0"), "TIFF"],
      [latin("MM\0*\0\0\0\x08"), "TIFF"],
      [latin("BM\x36\x10\0\0\0\0\0\0\x36"), "BMP"],
      [latin("\0\0\0\x0cJXL \r\n\x87\n"), "JPEG XL"],
      [latin("\xff\x0a\xfa"), "JPEG XL"],
      [fileType("isom", "iso2", "avc1", "mp41"), undefined],
      [fileType("qt  "), undefined],
      [fileType("mp42", "heic"), undefined],
      // The next box is none of the brands.
      [latin("\0\0\0\x10ftypmif1\0\0\0\0heic"), "HEIF"],
      [latin("BMW builds cars"), undefined],
      [latin("ftyp"), undefined],
      [latin("\xff\xd8\xff\xe0"), undefined],
      [new Uint8Array(), undefined]
    ]
    for (const [bytes, kind] of expected)
      assert.strictEqual(unreadPictureOf(bytes), kind, String.fromCharCode(...bytes))
  })

  it("come with what to do instead", () => {
    const { code, message } = unreadPicture("IMG_1.HEIC", "HEIC")
    assert.strictEqual(code, "media-unreadable")
    assert.include(
      message,
      '"IMG_1.HEIC" cannot be used: it is a picture in HEIC, which is not read here. Save it as JPEG'
    )
  })
})
