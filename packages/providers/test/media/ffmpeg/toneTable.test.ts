import { toneTable, toSdr } from "../../../src/media/ffmpeg/internal/toneTable.ts"
import { assert, describe, it } from "@effect/vitest"

/** In steps of eight bits. */
const sdr = (hdr: "pq" | "hlg", ...signals: [number, number, number]) =>
  toSdr(hdr, signals).map((value) => Math.round(value * 255))

const grey = (hdr: "pq" | "hlg", signal: number) => sdr(hdr, signal, signal, signal)[0] ?? 0

describe("the table of tones", () => {
  it("keeps dark light as bright as it was on a screen of 203 cd/m², and white at nine tenths", () => {
    // 0, 10, 100, 203 and 1,000 cd/m²; the first three by BT.1886 alone.
    assert.deepStrictEqual(
      [0, 0.2997, 0.5081, 0.5807, 0.7518, 1].map((signal) => grey("pq", signal)),
      [0, 73, 189, 230, 255, 255]
    )
  })

  it("takes white of HLG, three quarters of its signal, for the same white", () => {
    assert.closeTo(grey("hlg", 0.75), grey("pq", 0.5807), 1)
    assert.strictEqual(grey("hlg", 0), 0)
    assert.strictEqual(grey("hlg", 1), 255)
  })

  it("gives colours of BT.709 back as they were", () => {
    // Pure red, green and blue of BT.709 at 100 cd/m², as PQ in BT.2020.
    const primaries = [
      sdr("pq", 0.4621, 0.2713, 0.1767),
      sdr("pq", 0.4013, 0.4997, 0.2897),
      sdr("pq", 0.2378, 0.1567, 0.4971)
    ]
    for (const [index, color] of primaries.entries()) {
      assert.closeTo(color[index] ?? 0, 190, 2, `${color}`)
      for (const other of [0, 1, 2].filter((at) => at !== index)) assert.isBelow(color[other] ?? 255, 12, `${color}`)
    }
  })

  it("keeps colours that BT.709 does not have strong, and of their hue", () => {
    // The strongest of BT.2020, as bright as they can be.
    const strongest: ReadonlyArray<readonly [[number, number, number], [number, number, number]]> = [
      [
        [1, 0, 0],
        [255, 0, 0]
      ],
      [
        [0, 1, 0],
        [0, 255, 0]
      ],
      [
        [0, 0, 1],
        [0, 0, 255]
      ],
      [
        [1, 1, 0],
        [255, 255, 0]
      ],
      [
        [0, 1, 1],
        [0, 255, 255]
      ]
    ]
    for (const hdr of ["pq", "hlg"] as const) {
      for (const [signals, wanted] of strongest) {
        const seen = sdr(hdr, ...signals)
        for (const [at, value] of wanted.entries()) {
          if (value === 255) assert.isAbove(seen[at] ?? 0, 225, `${hdr} ${signals}: ${seen}`)
          else assert.isBelow(seen[at] ?? 255, 110, `${hdr} ${signals}: ${seen}`)
        }
      }
    }
  })

  it("gets brighter with the light, and greys stay grey", () => {
    for (const hdr of ["pq", "hlg"] as const) {
      let before = -1
      for (let signal = 0; signal <= 1; signal += 0.02) {
        const [red, green, blue] = toSdr(hdr, [signal, signal, signal])
        assert.closeTo(red, green, 0.002)
        assert.closeTo(red, blue, 0.002)
        assert.isAtLeast(red, before)
        before = red
      }
    }
  })

  it("is what ffmpeg reads: a size, and as many colours between 0 and 1", () => {
    const [size, ...colors] = toneTable("hlg").trim().split("\n")
    assert.strictEqual(size, "LUT_3D_SIZE 33")
    assert.strictEqual(colors.length, 33 ** 3)
    for (const color of colors) assert.match(color, /^(?:[01]\.\d{5} ){2}[01]\.\d{5}$/)
    assert.isTrue(colors.every((color) => color.split(" ").every((value) => Number(value) <= 1)))
    // Red first.
    assert.isAbove(Number(colors[32]?.split(" ")[0]), 0.9)
  })
})
