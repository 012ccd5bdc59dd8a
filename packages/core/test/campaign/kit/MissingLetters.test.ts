import { assert, describe, it } from "@effect/vitest"
import { type KitInput, makeKit } from "@postwright/core/campaign/Kit"
import { SlotMedia } from "@postwright/core/campaign/SlotMedia"
import { exampleCampaign } from "./Fixture.ts"

const input = exampleCampaign("larkfield")
const [first, second, third] = input.posts

const mediaOf = (slotId: string | undefined, ...warnings: ReadonlyArray<string>) =>
  new SlotMedia({ slotId: slotId ?? "", files: [], generatedBy: [], warnings, hasAiMedia: false })

const told = (kit: Partial<KitInput>): ReadonlyArray<string> => {
  const report = makeKit({ ...input, ...kit }).find(({ path }) => path === "report.json")!
  const { warnings } = JSON.parse(new TextDecoder().decode(report.bytes)) as {
    readonly warnings: ReadonlyArray<{ readonly code: string; readonly message: string }>
  }
  return warnings.filter(({ code }) => code === "letters-without-font").map(({ message }) => message)
}

const hebrew = "npm i @expo-google-fonts/noto-sans-hebrew"
const korean = "npm i @expo-google-fonts/noto-sans-kr"
const anew = "then make the campaign anew in an empty folder: media that stand are kept as they are"

describe("letters that no font has", () => {
  it("are told once for all posts and the print, with one command that installs every font", () => {
    const slotMedia = [
      mediaOf(first?.slotId, `No font has ש ל. Install ${hebrew}`, "the model takes no seed; it was left out"),
      mediaOf(second?.slotId, `visual-01: No font has ל ו 한 and others. Install ${hebrew}, ${korean}`),
      mediaOf(third?.slotId, "The heading was shortened: it does not fit")
    ]
    const reportPdf = { bytes: new Uint8Array(1), warnings: [`No font has ם. Install ${hebrew}`] }
    assert.deepStrictEqual(told({ slotMedia, reportPdf }), [
      `No font has ש ל ו 한 ם and others: boxes stand for them in the media of 2 posts and report.pdf. Install the fonts (${hebrew} @expo-google-fonts/noto-sans-kr), ${anew}`
    ])
  })

  it("are told of one post, or of the print alone, and without a package by the folder", () => {
    const warnings = ["No font has ᚠ. Name a folder with a font that has them"]
    const remedy = `Name a folder with a font that has them, ${anew}`
    assert.deepStrictEqual(told({ slotMedia: [mediaOf(first?.slotId, ...warnings)] }), [
      `No font has ᚠ: boxes stand for them in the media of one post. ${remedy}`
    ])
    assert.deepStrictEqual(told({ reportPdf: { bytes: new Uint8Array(1), warnings } }), [
      `No font has ᚠ: boxes stand for them in report.pdf. ${remedy}`
    ])
  })

  it("name twelve letters at most, and are not told where every letter has a font or no post shows them", () => {
    const many = Array.from("אבגדהוזחטיכלמנ").join(" ")
    const [message = ""] = told({ slotMedia: [mediaOf(first?.slotId, `No font has ${many}. Install ${hebrew}`)] })
    assert.include(message, "No font has א ב ג ד ה ו ז ח ט י כ ל and others:")
    assert.deepStrictEqual(told({}), [])
    assert.deepStrictEqual(told({ reportPdf: { missing: "No font has ᚠ. Name a folder with a font" } }), [])
    assert.deepStrictEqual(told({ slotMedia: [mediaOf("slot-999", `No font has ש. Install ${hebrew}`)] }), [])
  })
})
