import { assert, describe, it } from "@effect/vitest"
import { Brief } from "@postwright/core/campaign/Brief"
import { makeKit } from "@postwright/core/campaign/Kit"
import { exampleCampaign } from "./Fixture.ts"

const input = exampleCampaign("larkfield")

const told = (colors: Brief["brand"]["colors"]): ReadonlyArray<string> => {
  const { colors: _, ...brand } = input.brief.brand
  const brief = new Brief({ ...input.brief, brand: { ...brand, ...(colors === undefined ? {} : { colors }) } })
  const report = makeKit({ ...input, brief }).find(({ path }) => path === "report.json")!
  const { warnings } = JSON.parse(new TextDecoder().decode(report.bytes)) as {
    readonly warnings: ReadonlyArray<{ readonly code: string; readonly message: string }>
  }
  return warnings.filter(({ code }) => code === "brand-colors-pale").map(({ message }) => message)
}

describe("brand colours that are nearly those of their background", () => {
  it("are told with the colour to name instead", () => {
    assert.deepStrictEqual(told({ accent: "#ffffff", background: "#fefefe" }), [
      "The brand's colour #ffffff can hardly be told from its background #fefefe, so cards and the page show a darker shade of it. Name a stronger brand.colors.primary"
    ])
  })

  it("are not told where the leading colour stands out, or the brand names none", () => {
    assert.deepStrictEqual(told({ primary: "#12404f", accent: "#ffffff", background: "#fefefe" }), [])
    assert.deepStrictEqual(told({ primary: "#e09a00" }), [])
    assert.deepStrictEqual(told({ background: "#ffffff" }), [])
    assert.deepStrictEqual(told(undefined), [])
  })
})
