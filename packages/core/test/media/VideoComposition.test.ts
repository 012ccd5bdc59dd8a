import { assert, describe, it } from "@effect/vitest"
import { contrast } from "@postwright/core/brand/BrandPalette"
import { captionStyleOf } from "@postwright/core/media/VideoComposition"

describe("captions of a brand", () => {
  it("can be read on their own ground, whatever the brand's colours are", () => {
    for (const primary of ["#12404f", "#ffffff", "#000000", "#ffee00", "#ff0000"]) {
      for (const accent of ["#c2410c", "#ffffff", "#ffffcc", "#000000", "#ffc53d"]) {
        const { backColor, color, spokenColor } = captionStyleOf({ colors: { primary, accent } })
        assert.isAtLeast(contrast(color, backColor), 7, `${primary} ${accent}`)
        assert.isAtLeast(contrast(spokenColor, backColor), 5.5, `${primary} ${accent}`)
        assert.isAtLeast(contrast(spokenColor, color), 1.3, `${primary} ${accent}: the spoken word is seen`)
      }
    }
  })

  it("mark the spoken word in the brand's accent as it is, where that is bright but not white", () => {
    assert.strictEqual(captionStyleOf({ colors: { primary: "#8a3b12", accent: "#e3a857" } }).spokenColor, "#e3a857")
    assert.strictEqual(captionStyleOf({ colors: { primary: "#1b1036", accent: "#ffc53d" } }).spokenColor, "#ffc53d")
  })

  it("have the face of running text, the heading's where a brand has only one, and the renderer's where it has none", () => {
    assert.deepStrictEqual(captionStyleOf({ fonts: ["Bitter", "Source Sans 3"] }).fonts, ["Source Sans 3"])
    assert.deepStrictEqual(captionStyleOf({ fonts: ["Bitter"] }).fonts, ["Bitter"])
    assert.deepStrictEqual(captionStyleOf({}).fonts, [])
  })
})
