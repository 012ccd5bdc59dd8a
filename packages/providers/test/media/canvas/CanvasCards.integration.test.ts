import { assert, describe, it } from "@effect/vitest"
import { frameOf } from "../../../src/media/canvas/internal/frame.ts"
import { templates } from "../../../src/media/canvas/internal/templates/templates.ts"
import { aspectSizes, type Card, cardTemplates, type DrawnCard } from "@postwright/core/media/Card"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import { sceneAreas } from "@postwright/core/media/VideoComposition"
import { aspects } from "@postwright/core/media/VisualFrames"
import { failingTitles } from "@postwright/core/testing/Check"
import * as CardRendererContract from "@postwright/core/testing/media/CardRendererContract"
import { decodePng } from "@postwright/core/testing/media/Pixels"
import * as CanvasCards from "@postwright/providers/media/canvas/CanvasCards"
import { Config, ConfigProvider, Effect, Layer } from "effect"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { layFonts } from "../../../src/media/ffmpeg/internal/fonts.ts"
import { makeWorkspace } from "../../../src/media/ffmpeg/internal/workspace.ts"
import { rune, runes } from "../fonts/runes.ts"

const card: Card = {
  template: "statement",
  size: aspectSizes["4:5"],
  language: "en",
  brand: {
    name: "Larkfield",
    colors: { primary: "#12404f", accent: "#c2410c", background: "#fbf7ee" },
    fonts: ["Bitter", "Source Sans 3"]
  },
  words: { heading: "Sixteen bikes go out every week", body: "You may book one week at a time." }
}
const small = { widthPx: 540, heightPx: 675 }

const draw = (wanted: Partial<Card>) => CardRenderer.use((cards) => cards.draw({ ...card, ...wanted }))

/** Height of the tallest word box, in shares of the card. */
const tallest = ({ wordBoxes }: DrawnCard) => Math.max(...wordBoxes.map(({ bottom, top }) => bottom - top))

/** Colours that stand among the words. */
const colorsOf = (wanted: Partial<Card>) =>
  Effect.map(draw({ ...wanted, layer: "words" }), ({ bytes }) => {
    const { rgba } = decodePng(bytes)
    const found = new Set<string>()
    for (let at = 0; at < rgba.length; at += 4) {
      if (rgba[at + 3] === 255) found.add(rgba.subarray(at, at + 3).join())
    }
    return found.size
  })

// No fonts of this machine: the tests say the same on every one.
const withPackages = CanvasCards.layer({ useSystem: false })

describe("cards on the canvas", () => {
  it.layer(withPackages)((it) => {
    it.effect("stand in the brand's fonts from their packages, at the full size of each shape", () =>
      Effect.gen(function* () {
        for (const aspect of aspects) {
          const drawn = yield* draw({ size: aspectSizes[aspect] })
          assert.isAtLeast(drawn.contrast, 4.5, aspect)
          assert.deepStrictEqual(drawn.warnings, [], aspect)
        }
      })
    )

    it.effect(
      "of scenes have shapes below their words, where captions stand and a flat ground would look unfinished",
      () =>
        Effect.gen(function* () {
          const size = { widthPx: 540, heightPx: 960 }
          for (const template of ["statement", "figure", "quote", "question", "closing"] as const) {
            for (const look of [0, 1, 2, 3]) {
              const { bytes } = yield* draw({
                template,
                look,
                size,
                safeArea: sceneAreas("instagram").words,
                format: "png"
              })
              const { rgba } = decodePng(bytes)
              const foot = rgba.subarray(Math.round(rgba.length * 0.7))
              let ground = 0
              for (let at = 0; at < foot.length; at += 4) {
                if (foot.subarray(at, at + 3).join() === foot.subarray(0, 3).join()) ground += 4
              }
              assert.isBelow(ground / foot.length, 0.98, `${template} ${look}`)
            }
          }
        })
    )

    it.effect("show how far a series has come over whatever shape is behind the bar", () =>
      Effect.gen(function* () {
        const size = small
        const { content, unit } = frameOf({ ...card, size }, false)
        const row = Math.round(content.y + content.height - 4 * unit)
        const above = Math.round(content.y + content.height - 14 * unit)
        for (const template of cardTemplates) {
          for (const look of [0, 1, 2, 3]) {
            const { bytes } = yield* draw({ template, look, size, place: { number: 6, of: 6 }, format: "png" })
            const { rgba } = decodePng(bytes)
            const at = (x: number, y: number) =>
              [0, 1, 2].map((channel) => rgba[(y * size.widthPx + x) * 4 + channel] ?? 0)
            let hidden = 0
            for (let x = Math.round(content.x) + 2; x < content.x + content.width - 2; x++) {
              const behind = at(x, above)
              if (at(x, row).reduce((sum, value, channel) => sum + Math.abs(value - (behind[channel] ?? 0)), 0) < 60) {
                hidden++
              }
            }
            // Gaps between the six parts.
            assert.isBelow(hidden / content.width, 0.08, `${template} ${look}`)
          }
        }
      })
    )

    it.effect("stand clear of the large mark that closes a quotation, however long it is", () =>
      Effect.gen(function* () {
        const size = { widthPx: 540, heightPx: 540 }
        for (const sentences of [1, 3, 5, 7]) {
          for (const attribution of ["Maya Huber", "Maya Huber, who borrowed a bike for all of the last winter"]) {
            const heading = Array.from({ length: sentences }, () => "I was there sooner than the bus.").join(" ")
            const wanted = { template: "quote", size, look: 0, words: { heading, attribution } } as const
            const { wordBoxes } = yield* draw(wanted)
            const { rgba } = decodePng((yield* draw({ ...wanted, layer: "ground", format: "png" })).bytes)
            for (const { bottom, left, right, top } of wordBoxes) {
              const colors = new Set<string>()
              for (let y = Math.ceil(top * 540); y < bottom * 540; y++) {
                for (let x = Math.ceil(left * 540); x < right * 540; x++) {
                  const at = (y * 540 + x) * 4
                  colors.add(rgba.subarray(at, at + 3).join())
                }
              }
              assert.strictEqual(colors.size, 1, `${sentences} of ${attribution}`)
            }
          }
        }
      })
    )

    it.effect("keep a light colour of the brand as it is, under dark words", () =>
      Effect.gen(function* () {
        const colors = { primary: "#ffcc00", accent: "#5bcefa", background: "#ffffff" }
        for (const [look, ground] of [
          [0, [255, 204, 0]],
          [2, [91, 206, 250]]
        ] as const) {
          const drawn = yield* draw({ look, brand: { ...card.brand, colors }, format: "png" })
          const { rgba } = decodePng(drawn.bytes)
          // At the foot on the left, where no shape is.
          const at = rgba.length - 1_080 * 4 * 4
          assert.deepStrictEqual(
            [...rgba.subarray(at, at + 3)].map((value, index) => Math.abs(value - (ground[index] ?? 0)) <= 12),
            [true, true, true]
          )
          assert.isAtLeast(drawn.contrast, 4.5)
        }
      })
    )

    it.effect("set headings without a line that is much shorter than the others", () =>
      Effect.gen(function* () {
        const heading = "What happens when the weather is terrible?"
        for (const look of [0, 1, 2, 3]) {
          const { wordBoxes } = yield* draw({ template: "question", look, words: { heading } })
          const widths = wordBoxes.map(({ left, right }) => right - left)
          assert.isAtLeast(Math.min(...widths) / Math.max(...widths), 0.48, `look ${look}`)
        }
      })
    )

    it.effect("write the few words under a heading larger than many", () =>
      Effect.gen(function* () {
        const many = "You may book one week at a time, and another one when the next season begins in March."
        for (const template of ["statement", "figure"] as const) {
          const under = (body: string) =>
            Effect.map(draw({ template, words: { heading: "1 March 2027", body } }), ({ wordBoxes }) => {
              const { bottom = 0, top = 0 } = wordBoxes.at(-1) ?? {}
              return bottom - top
            })
          assert.isAbove(yield* under("By March"), 1.3 * (yield* under(many)), template)
        }
      })
    )

    it("lay out a statement in another way in each of its looks, since most scenes of a video are statements", () => {
      assert.strictEqual(new Set(templates.statement.map(({ design }) => design)).size, 4)
    })

    it.effect("divide German compounds instead of letting them run out or become tiny", () =>
      Effect.gen(function* () {
        const words = {
          heading: "Donaudampfschifffahrtsgesellschaftskapitän prüft Wechselrichterleistungsbegrenzungen"
        }
        const german = yield* draw({ size: small, language: "de", words })
        const english = yield* draw({ size: small, language: "und", words })
        for (const { left, right } of german.wordBoxes) {
          assert.isAtLeast(left, 0)
          assert.isAtMost(right, 1 - 0.08)
        }
        assert.isAbove(tallest(german), tallest(english) * 0.99)
        assert.isAbove(german.wordBoxes.length, 3)
        assert.deepStrictEqual(german.warnings, [])
      })
    )

    it.effect("show emoji in colour: joined ones, flags, skin tones and those with a sign for text", () =>
      Effect.gen(function* () {
        const plain = yield* colorsOf({ size: small, words: { heading: "Loading" } })
        for (const emoji of ["👩‍👩‍👧‍👦", "🇩🇪", "👍🏽", "❤️", "1️⃣", "☀️"]) {
          const words = { heading: `Loading ${emoji}` }
          assert.isAbove(yield* colorsOf({ size: small, words }), plain, emoji)
          assert.deepStrictEqual((yield* draw({ size: small, words })).warnings, [], emoji)
        }
      })
    )

    it.effect(
      "begin on the right where words run from right to left, and name the package that has their letters",
      () =>
        Effect.gen(function* () {
          for (const [language, heading, install] of [
            ["ar", "ست عشرة دراجة", "npm i @expo-google-fonts/noto-sans-arabic"],
            ["he", "לשאול את בעלת הבית", "npm i @expo-google-fonts/noto-sans-hebrew"]
          ] as const) {
            const { warnings, wordBoxes } = yield* draw({ language, size: small, words: { heading } })
            for (const { left, right } of wordBoxes) assert.isAbove(left + right, 1, language)
            assert.include(warnings.join(), install)
          }
        })
    )

    it.effect("keep the watermark of a video off the name on all of its scenes, whatever each is headed with", () =>
      Effect.gen(function* () {
        const arabic = "ست عشرة دراجة"
        const scene = { size: { widthPx: 540, heightPx: 960 }, format: "png" } as const
        for (const [language, watermark] of [
          ["ar", "@larkfield"],
          ["ar", arabic],
          ["en", arabic]
        ] as const) {
          // As a video has it: its heading is the watermark itself.
          const marked = { ...scene, language, watermark, words: { heading: watermark } }
          const mark = decodePng((yield* draw({ ...marked, layer: "watermark" })).bytes).rgba
          for (const heading of ["Larkfield 450", arabic, "450"]) {
            const layer = { ...scene, language, watermark, layer: "ground", words: { heading } } as const
            const named = decodePng((yield* draw(layer)).bytes).rgba
            const bare = decodePng((yield* draw({ ...layer, brand: { ...card.brand, name: "" } })).bytes).rgba
            const isName = (at: number) => named[at] !== bare[at] || named[at + 1] !== bare[at + 1]
            let hidden = 0
            let name = 0
            for (let at = 0; at < mark.length; at += 4) {
              if (isName(at)) name++
              if (isName(at) && (mark[at + 3] ?? 0) > 0) hidden++
            }
            assert.isAbove(name, 50, `${language} ${heading}`)
            assert.strictEqual(hidden, 0, `${language}, ${watermark} over the name beside ${heading}`)
          }
        }
      })
    )

    it.effect("set a quotation in the marks of its language, whichever it had", () =>
      Effect.gen(function* () {
        const quote = { template: "quote", size: small, format: "png" } as const
        const typewriter = yield* draw({ ...quote, language: "de", words: { heading: '"Guten Tag"' } })
        const german = yield* draw({ ...quote, language: "de", words: { heading: "„Guten Tag“" } })
        assert.deepStrictEqual(typewriter.bytes, german.bytes)
        const english = yield* draw({ ...quote, language: "en", words: { heading: "Guten Tag" } })
        assert.notDeepEqual(english.bytes, german.bytes)
      })
    )

    it.effect("are refused where the area for words is senseless", () =>
      Effect.gen(function* () {
        const error = yield* Effect.flip(draw({ safeArea: { left: 0.5, right: 0.4, top: 0, bottom: 1 } }))
        assert.strictEqual(error.code, "media-rejected")
        assert.include(error.message, "at least a fifth")
      })
    )
  })

  it.effect("are set in a font of a named folder where no other has a letter, in cards and in captions", () =>
    Effect.gen(function* () {
      const folder = yield* Effect.acquireRelease(
        Effect.promise(() => mkdtemp(join(tmpdir(), "postwright-fonts-"))),
        (path) => Effect.promise(() => rm(path, { recursive: true }))
      )
      yield* Effect.promise(() => writeFile(join(folder, "runes.ttf"), runes()))
      const words = { heading: `Sixteen ${rune} bikes` }
      const drawn = (options: CanvasCards.Options) =>
        draw({ words, brand: { ...card.brand, fonts: ["Noto Sans"] }, format: "png" }).pipe(
          Effect.provide(CanvasCards.layer({ useSystem: false, ...options }))
        )
      const [without, having] = [yield* drawn({}), yield* drawn({ folders: [folder] })]
      assert.include(without.warnings.join(), `No font has ${rune}. Name a folder with a font that has them`)
      assert.deepStrictEqual(having.warnings, [])
      assert.notDeepEqual(decodePng(having.bytes).rgba, decodePng(without.bytes).rgba)

      const laid = (text: string, options: CanvasCards.Options) =>
        Effect.gen(function* () {
          const workspace = yield* makeWorkspace
          const linked: Array<string> = []
          const noting = { ...workspace, link: (path: string) => Effect.sync(() => void linked.push(basename(path))) }
          yield* layFonts(noting, ["Noto Sans"], text, options)
          return linked.includes("runes.ttf")
        })
      assert.isTrue(yield* laid(words.heading, { folders: [folder] }))
      assert.isFalse(yield* laid(words.heading, {}))
      assert.isFalse(yield* laid("Sixteen bikes", { folders: [folder] }))
    })
  )

  it.effect("say what to install where no font is there at all", () =>
    Effect.gen(function* () {
      const folder = yield* Effect.promise(() => mkdtemp(join(tmpdir(), "postwright-fonts-")))
      const families = { "Noto Sans": [join(folder, "none.ttf")], Inter: [], "Source Sans 3": [], Arial: [] }
      const layer = CanvasCards.layer({ families, useSystem: false })
      const error = yield* Effect.flip(
        Effect.provide(draw({ brand: {} }), layer).pipe(
          Effect.ensuring(Effect.promise(() => rm(folder, { recursive: true })))
        )
      )
      assert.strictEqual(error.code, "media-tool-missing")
      assert.include(error.message, "npm i @expo-google-fonts/noto-sans")
    })
  )

  it.effect("take their options from the configuration", () =>
    Effect.gen(function* () {
      const layer = CanvasCards.layerConfig({ jpegQuality: Config.Number("JPEG_QUALITY") })
      const coarse = yield* Effect.provide(draw({ size: small }), layer)
      const fine = yield* Effect.provide(draw({ size: small }), withPackages)
      assert.isBelow(coarse.bytes.length, fine.bytes.length)
    }).pipe(Effect.provide(ConfigProvider.layer(ConfigProvider.fromUnknown({ JPEG_QUALITY: 40 }))))
  )
})

describe("the suite of card renderers", () => {
  const broken = (change: (drawn: DrawnCard, wanted: Card) => DrawnCard) =>
    Layer.effect(
      CardRenderer,
      Effect.map(CardRenderer, ({ draw: whole, shrink }) => ({
        shrink,
        draw: (wanted) => Effect.map(whole(wanted), (drawn) => change(drawn, wanted))
      }))
    ).pipe(Layer.provide(withPackages))

  const caught = (title: string, change: (drawn: DrawnCard, wanted: Card) => DrawnCard) =>
    Effect.gen(function* () {
      const wanted = CardRendererContract.cases(broken(change)).filter((one) => one.title.startsWith(title))
      assert.strictEqual(wanted.length, 1)
      assert.strictEqual((yield* failingTitles(wanted)).length, 1, title)
    })

  it.effect("catches one that gives other bytes each time, other layers, or words where they may not stand", () =>
    Effect.gen(function* () {
      let count = 0
      yield* caught("draws the same card", (drawn) => ({ ...drawn, bytes: Uint8Array.from([...drawn.bytes, count++]) }))
      yield* caught("writes JPEG or PNG", (drawn) => ({ ...drawn, mediaType: "image/png" }))
      yield* caught("keeps words inside", (drawn) => ({
        ...drawn,
        wordBoxes: [{ left: 0.5, top: 0.5, right: 0.9, bottom: 0.6 }]
      }))
      yield* caught("says which font", (drawn) => ({ ...drawn, warnings: [] }))
      yield* caught("keeps words readable on whatever", (drawn) => ({ ...drawn, contrast: 3 }))
    })
  )
})
