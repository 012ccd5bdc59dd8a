import { readImageFile } from "@postwright/core/models/ImageFile"
import { jpeg, png, webp } from "@postwright/core/testing/models/MediaFiles"
import { assert, describe, it } from "@effect/vitest"
import * as FastCheck from "fast-check"

describe("readImageFile", () => {
  it("reads format, size and content credentials from the head of a file", () => {
    for (const [make, mediaType] of [
      [png, "image/png"],
      [jpeg, "image/jpeg"],
      [webp, "image/webp"]
    ] as const) {
      for (const isMarked of [true, false]) {
        assert.deepStrictEqual(readImageFile(make({ widthPx: 1_088, heightPx: 1_920 }, isMarked)), {
          mediaType,
          widthPx: 1_088,
          heightPx: 1_920,
          hasContentCredentials: isMarked
        })
      }
    }
  })

  it("reads lossy and lossless WebP", () => {
    const latin = (text: string) => [...text].map((char) => char.charCodeAt(0))
    const riff = (chunk: ReadonlyArray<number>) =>
      Uint8Array.from([
        ...latin("RIFF"),
        40,
        0,
        0,
        0,
        ...latin("WEBP"),
        ...chunk,
        ...Array.from({ length: 16 }, () => 0)
      ])
    const lossy = riff([...latin("VP8 "), 20, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0x00])
    assert.deepInclude(readImageFile(lossy), { widthPx: 320, heightPx: 240 })
    // 14 bits of width less 1, then 14 bits of height less 1.
    const bits = 319 | (239 << 14)
    const size = [0, 8, 16, 24].map((shift) => (bits >>> shift) & 255)
    assert.deepInclude(readImageFile(riff([...latin("VP8L"), 20, 0, 0, 0, 0x2f, ...size])), {
      widthPx: 320,
      heightPx: 240
    })
  })

  it("gives nothing for any other bytes, and always ends", () => {
    for (const make of [png, jpeg, webp]) {
      const whole = make({ widthPx: 8, heightPx: 8 })
      for (let length = 0; length < 11; length++) assert.isUndefined(readImageFile(whole.slice(0, length)))
    }
    const heads = [png, jpeg, webp].map((make) => make({ widthPx: 8, heightPx: 8 }).slice(0, 12))
    FastCheck.assert(
      FastCheck.property(
        FastCheck.constantFrom(...heads, []),
        FastCheck.uint8Array({ maxLength: 200 }),
        (head, rest) => {
          const file = readImageFile(Uint8Array.from([...head, ...rest]))
          assert.isTrue(file === undefined || (file.widthPx > 0 && file.heightPx > 0))
        }
      )
    )
  })
})
