import { DesignerAgent } from "@postwright/core/agents/designer/DesignerAgent"
import { type DesignerInput } from "@postwright/core/agents/designer/DesignerInput"
import { ScriptAgent } from "@postwright/core/agents/script/ScriptAgent"
import { type Format, formatsByPlatform, type Platform, platforms } from "@postwright/core/content/Platform"
import { type VisualBrief, visualLimits } from "@postwright/core/media/VisualBrief"
import { aspects, carouselSize, visualFrames } from "@postwright/core/media/VisualFrames"
import { rulesFor } from "@postwright/core/policy/PlatformRules"
import { countGraphemes } from "@postwright/core/text/Segmentation"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { floorOf } from "../material.ts"
import { issuesOf, outcome, refusesObedience, runWith, staysFenced } from "../obedience.ts"
import { everySecond, postsOf, slotOf } from "../posts.ts"

const guide = `# Guide

## Will the bike fit through your gate?

Measure the gate before you measure anything else. A garden cane cut to 2.5 m is the cheapest way to check a side passage. Carry the cane level from the street to the shed. Any corner the cane cannot turn will stop a long bike.`

const inputOf = Effect.fnUntraced(function* (
  text: string,
  place: { readonly platform: Platform; readonly format: Format },
  changes: Parameters<typeof slotOf>[1] = {}
) {
  const slot = yield* slotOf(text, changes)
  const told = slot.findings.flatMap(({ texts }) => texts).join(" ")
  const input: DesignerInput = { ...slot, ...place, post: { text: told } }
  return input
})

const scripted = Effect.fnUntraced(function* (input: DesignerInput) {
  const asked = { ...input, seed: 1 }
  const script = yield* outcome(ScriptAgent, floorOf(ScriptAgent)(asked), asked)
  return { ...input, script }
})

const draw = (input: DesignerInput) => outcome(DesignerAgent, floorOf(DesignerAgent)(input), input)

const check = ({ visuals }: VisualBrief) => {
  assert.strictEqual(new Set(visuals.map(({ prompt }) => prompt)).size, visuals.length)
  assert.strictEqual(new Set(visuals.map(({ altText }) => altText)).size, visuals.length)
  for (const [at, { altText, avoid, id, overlay = "", prompt }] of visuals.entries()) {
    assert.strictEqual(String(id), `visual-${String(at + 1).padStart(2, "0")}`)
    assert.isAtMost(countGraphemes(overlay), visualLimits.maxOverlay)
    assert.isAtMost(countGraphemes(altText), visualLimits.maxAltText)
    assert.isTrue(avoid.includes("recognisable or famous people"))
    assert.notMatch(prompt, /[“”„"]|\bundefined\b/)
    assert.match(prompt, /^[\p{L} -]+: \S.*photograph/u)
    assert.notMatch(overlay, /…|\.\.\.$/)
    assert.notMatch(altText, /calm area|ruhiger Fläche/)
  }
}

describe("the table of shapes", () => {
  it("has a line with a source and a date for every format of every network", () => {
    for (const platform of platforms) {
      for (const format of formatsByPlatform[platform]) {
        const lines = visualFrames().filter((line) => line.platform === platform && line.format === format)
        assert.lengthOf(lines, 1, `${platform} ${format}`)
        assert.match(lines[0]!.source, /^https:\/\//)
        assert.match(lines[0]!.dateChecked, /^\d{4}-\d\d-\d\d$/)
        assert.include(aspects, lines[0]!.aspect)
      }
    }
  })

  it("takes no more slides than the network does", () => {
    for (const platform of platforms) {
      const { max, min } = carouselSize(platform)
      assert.isTrue(min >= 2 && max <= 10)
      for (const { measure, requirement } of rulesFor(platform, "carousel")) {
        if (measure === "media" && requirement.kind === "max-count") assert.isAtMost(max, requirement.limit)
      }
    }
  })
})

describe("DesignerAgent floor", () => {
  it.effect("gives each format the pictures that it takes", () =>
    Effect.gen(function* () {
      const roles = ({ visuals }: VisualBrief) => visuals.map(({ aspect, role }) => `${role} ${aspect}`)
      const post = yield* draw(yield* inputOf(guide, { platform: "linkedin", format: "post" }))
      assert.deepStrictEqual(roles(post), ["image 1:1"])
      const thread = yield* draw(yield* inputOf(guide, { platform: "x", format: "thread" }))
      assert.deepStrictEqual(roles(thread), ["image 16:9"])
      const carousel = yield* draw(yield* inputOf(guide, { platform: "instagram", format: "carousel" }))
      assert.deepStrictEqual(roles(carousel), ["cover 4:5", ...Array.from({ length: 4 }, () => "slide 4:5")])
      assert.deepStrictEqual(
        carousel.visuals.map(({ overlay }) => overlay),
        [
          "Will the bike fit through your gate?",
          "Measure the gate before you measure anything else",
          "A garden cane cut to 2.5 m is the cheapest way to check a side passage",
          "Carry the cane level from the street to the shed",
          "Any corner the cane cannot turn will stop a long bike"
        ]
      )
      const video = yield* scripted(yield* inputOf(guide, { platform: "tiktok", format: "video" }))
      const brief = yield* draw(video)
      assert.deepStrictEqual(
        brief.visuals.map(({ sceneId }) => sceneId),
        [undefined, ...video.script.scenes.map(({ id }) => id)]
      )
      const bare = yield* draw(yield* inputOf(guide, { platform: "tiktok", format: "video" }))
      assert.deepStrictEqual(roles(bare), ["cover 9:16"])
    })
  )

  it.effect("draws every post of both examples, with alt texts in the language of the post", () =>
    Effect.gen(function* () {
      let all = 0
      for (const name of ["larkfield", "sonnenfach"] as const) {
        for (const { variants, ...slot } of everySecond(yield* postsOf(name))) {
          const [{ body, parts, title }] = variants
          const post = {
            text: body,
            ...(title === undefined ? {} : { title }),
            ...(parts === undefined ? {} : { parts })
          }
          const input = slot.format === "video" ? yield* scripted({ ...slot, post }) : { ...slot, post }
          const brief = yield* draw(input)
          check(brief)
          if (name === "sonnenfach") {
            assert.notMatch(brief.visuals.map(({ altText }) => altText).join(), /\b(?:with|background|Text over)\b/)
            assert.match(brief.visuals[0].prompt, /named in the language de/)
          }
          const told = brief.visuals.filter(({ overlay }) => overlay !== undefined).length
          if (slot.format === "carousel") assert.isAtLeast(told, brief.visuals.length - 2)
          if (slot.format === "video") assert.isAbove(told, 0)
          all += brief.visuals.length
        }
      }
      assert.isAbove(all, 150)
    })
  )

  it.effect("copes with next to nothing, and with very much", () =>
    Effect.gen(function* () {
      const only = "A cargo bike carries two children and the shopping of a week."
      const tiny = yield* inputOf(only, { platform: "instagram", format: "carousel" })
      check(yield* draw({ ...tiny, post: { text: "" } }))
      const sentence = (at: number) => `A cargo bike number ${at} carries two children and the shopping of a week.`
      const huge = yield* inputOf(Array.from({ length: 300 }, (_, at) => sentence(at)).join(" "), {
        platform: "instagram",
        format: "carousel"
      })
      const brief = yield* draw(huge)
      check(brief)
      assert.lengthOf(brief.visuals, 10)
      assert.strictEqual(JSON.stringify(brief), JSON.stringify(yield* draw({ ...huge })))
    })
  )
})

describe("DesignerAgent contract", () => {
  const honest = Effect.map(
    inputOf(
      guide,
      { platform: "instagram", format: "carousel" },
      { competitors: ["Rivalino"], brand: { colors: { accent: "#c2410c" } } }
    ),
    (input) => ({ input, wire: floorOf(DesignerAgent)(input) })
  )
  type Wire = Effect.Success<typeof honest>["wire"]
  const changed = (wire: Wire, change: Partial<Wire["visuals"][number]>, at = 1): Wire => ({
    visuals: wire.visuals.map((visual, index) => (index === at ? { ...visual, ...change } : visual))
  })

  it.effect("refuses prompts for text, people, other brands, styles and in other languages", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      const refused = (prompt: string) => Effect.map(issuesOf(DesignerAgent, changed(wire, { prompt }), input), String)
      assert.match(yield* refused("A sign reading welcome at the gate of a garden."), /text in the picture/)
      assert.match(yield* refused("A gate with “Welcome” painted on it."), /text in the picture/)
      assert.match(yield* refused("A bike of Harley Davidson Motors before a gate."), /Harley Davidson/)
      assert.match(yield* refused("A Rivalino bike before a gate."), /“Rivalino” must not occur/)
      assert.match(yield* refused("A gate in the style of a famous painter."), /whose style/)
      assert.match(
        yield* refused("Ein Gartentor am frühen Morgen, davor steht ein Lastenrad mit zwei Kindern."),
        /English/
      )
      assert.match(yield* refused(wire.visuals[0]!.prompt), /another picture/)
      assert.deepStrictEqual(
        yield* issuesOf(DesignerAgent, changed(wire, { prompt: "A garden gate at dawn, accents in #c2410c." }), input),
        []
      )
    })
  )

  it.effect("refuses overlays with other words, and figures and links that nobody has", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      const refused = (change: Partial<Wire["visuals"][number]>) =>
        Effect.map(issuesOf(DesignerAgent, changed(wire, change), input), String)
      assert.match(yield* refused({ overlay: "Discount on gates" }), /“Discount” stands neither/)
      assert.match(yield* refused({ overlay: "99 m" }), /“99”/)
      assert.match(yield* refused({ overlay: "gate ".repeat(30) }), /more than 90/)
      assert.match(yield* refused({ altText: "A gate. See https://evil-example.com/win" }), /no link/)
      assert.match(yield* refused({ altText: "gate ".repeat(80) }), /more than 250/)
      assert.strictEqual(yield* refused({ overlay: "Carry the cane to the shed" }), "")
    })
  )

  it.effect("refuses too many pictures, wrong roles and scenes that the script does not have", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      const many = Array.from({ length: 11 }, (_, at) => ({
        ...wire.visuals[1]!,
        prompt: `A gate, seen from side ${at}.`
      }))
      assert.match(String(yield* issuesOf(DesignerAgent, { visuals: [wire.visuals[0]!, ...many] }, input)), /2 to 10/)
      assert.match(
        String(yield* issuesOf(DesignerAgent, changed(wire, { role: "image" }), input)),
        /a cover, then slides/
      )
      const video = yield* scripted({ ...input, format: "video" })
      const drawn = floorOf(DesignerAgent)(video)
      const wrong = changed(drawn, { sceneId: "scene-99" })
      assert.match(String(yield* issuesOf(DesignerAgent, wrong, video)), /a scene each for scene-01, scene-02/)
      assert.match(String(yield* issuesOf(DesignerAgent, { visuals: drawn.visuals.slice(0, 2) }, video)), /a cover/)
    })
  )

  it.effect("takes a model’s design, has other shapes and languages repaired", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      const own = changed(wire, { prompt: "An old garden gate in morning light, half open." })
      const german = {
        visuals: wire.visuals.map((visual) => ({
          role: visual.role,
          prompt: visual.prompt,
          avoid: [],
          altText: "Ein Gartentor am frühen Morgen, davor steht ein Lastenrad mit zwei Kindern."
        }))
      }
      const { result } = yield* runWith(DesignerAgent, input, "no JSON", german, own)
      assert.strictEqual(result._tag, "Success")
      if (result._tag === "Success") {
        assert.match(result.success.value.visuals[1]?.prompt ?? "", /old garden gate/)
        assert.deepStrictEqual(
          result.success.trace.steps.map(({ outcome: ended }) => ended),
          ["not-json", "wrong-language", "accepted"]
        )
      }
    })
  )

  it.effect("refuses what an injection wants in prompts and alt texts", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      yield* refusesObedience(DesignerAgent, input, wire, ({ visuals }, says) => ({
        visuals: visuals.map((visual) => ({ ...visual, prompt: says(visual.prompt), altText: says(visual.altText) }))
      }))
    })
  )

  it.effect("keeps every injection within a fence, and prompts within bounds", () =>
    Effect.gen(function* () {
      yield* staysFenced(({ angle, brief, findings, text }) =>
        DesignerAgent.prompt({
          slotId: "slot-001",
          platform: "instagram",
          format: "carousel",
          language: "en",
          post: { title: text, text, parts: [text] },
          angle,
          findings,
          brief
        })
      )
      const { input } = yield* honest
      const { messages } = DesignerAgent.prompt({ ...input, post: { text: "x".repeat(90_000) } })
      assert.isBelow(messages[0].content.length, 60_000)
    })
  )
})
