import { assert, describe, it } from "@effect/vitest"
import { Brief } from "@postwright/core/campaign/Brief"
import { makeKit } from "@postwright/core/campaign/Kit"
import { LanguageTag } from "@postwright/core/text/Language"
import { exampleCampaign } from "./Fixture.ts"

const input = exampleCampaign("larkfield")

type Colors = Brief["brand"]["colors"]

const fileOf = (name: string, colors: Colors, { language = "en" } = {}): string => {
  const { colors: _, ...brand } = input.brief.brand
  const languages = [LanguageTag.make(language)] as const
  const brief = new Brief({
    ...input.brief,
    languages,
    brand: { ...brand, ...(colors === undefined ? {} : { colors }) }
  })
  return new TextDecoder().decode(makeKit({ ...input, brief }).find(({ path }) => path === name)!.bytes)
}

const told = (colors: Colors): ReadonlyArray<string> => {
  const { warnings } = JSON.parse(fileOf("report.json", colors)) as {
    readonly warnings: ReadonlyArray<{ readonly code: string; readonly message: string }>
  }
  return warnings.filter(({ code }) => code === "brand-colors-pale").map(({ message }) => message)
}

describe("brand colours that are nearly those of their background", () => {
  it("are told with the colour to name instead", () => {
    assert.deepStrictEqual(told({ accent: "#ffffff", background: "#fefefe" }), [
      "The brand's colour #ffffff can hardly be told from the light background #fefefe, so cards and the page show a darker shade of it. Name a stronger brand.colors.primary"
    ])
  })

  it("are told on the page, above the posts and in its language", () => {
    const pale = { accent: "#ffffff", background: "#fefefe" }
    const page = fileOf("index.html", pale)
    const [note = ""] = /<div class="gap" role="note">.*?<\/div>/s.exec(page) ?? []
    assert.include(note, "The brand&#39;s colour is not quite as named")
    assert.include(note, "#ffffff can hardly be told from the light background #fefefe")
    assert.isBelow(page.indexOf(note), page.indexOf('class="day"'))
    const german = fileOf("index.html", pale, { language: "de" })
    assert.include(german, "#ffffff ist vom hellen Hintergrund #fefefe kaum zu unterscheiden")
    assert.notInclude(fileOf("index.html", { primary: "#12404f" }), 'role="note"')
  })

  it("are not told where the leading colour stands out, or the brand names none", () => {
    assert.deepStrictEqual(told({ primary: "#12404f", accent: "#ffffff", background: "#fefefe" }), [])
    assert.deepStrictEqual(told({ primary: "#e09a00" }), [])
    assert.deepStrictEqual(told({ background: "#ffffff" }), [])
    assert.deepStrictEqual(told(undefined), [])
  })
})
