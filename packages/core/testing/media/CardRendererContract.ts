/**
 * Behaviour that every adapter of `CardRenderer` must have.
 *
 * @since 0.1.0
 */
import { type Card, type CardBrand, cardTemplates, type DrawnCard } from "@postwright/core/media/Card"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import { type MediaError } from "@postwright/core/media/MediaError"
import { readImageFile } from "@postwright/core/models/ImageFile"
import { Effect, type Layer } from "effect"
import { type Case, check, checkEqual } from "../Check.ts"
import { decodePng, encodePng, laidOver } from "./Pixels.ts"

/** The suite. Each case builds the layer anew. */
export const cases = <E>(layer: Layer.Layer<CardRenderer, E>): ReadonlyArray<Case> => {
  const define = (title: string, run: (draw: Draw) => Effect.Effect<void, unknown>): Case => ({
    title,
    run: Effect.provide(
      Effect.flatMap(CardRenderer, (cards) => run((wanted) => cards.draw({ ...card, ...wanted }))),
      layer
    )
  })

  return [
    define("draws every template in every shape and look, in the size asked for, with words that can be read", (draw) =>
      Effect.gen(function* () {
        for (const template of cardTemplates) {
          for (const [index, size] of sizes.entries()) {
            const drawn = yield* draw({ template, size, look: index, words: fullWords, place: { number: 2, of: 5 } })
            const what = `${template} ${size.widthPx}x${size.heightPx}`
            const file = readImageFile(drawn.bytes)
            checkEqual([file?.widthPx, file?.heightPx], [size.widthPx, size.heightPx], `size of ${what}`)
            checkEqual([drawn.widthPx, drawn.heightPx], [size.widthPx, size.heightPx], `size told of ${what}`)
            check(drawn.contrast >= 4.5, `${what} has a contrast of 4.5, not of ${drawn.contrast}`)
            checkInside(drawn, { left: 0, top: 0, right: 1, bottom: 1 }, what)
          }
        }
      })
    ),

    define("writes JPEG or PNG as asked for, and words alone as PNG", (draw) =>
      Effect.gen(function* () {
        const kinds = [
          [{}, "image/jpeg"],
          [{ format: "png" }, "image/png"],
          [{ layer: "ground" }, "image/jpeg"],
          [{ layer: "words" }, "image/png"],
          [{ layer: "words", format: "jpeg" }, "image/png"]
        ] as const
        for (const [wanted, mediaType] of kinds) {
          const drawn = yield* draw(wanted)
          checkEqual([drawn.mediaType, readImageFile(drawn.bytes)?.mediaType], [mediaType, mediaType], "kind of file")
        }
      })
    ),

    define("gives the same picture whole and as words laid over their ground", (draw) =>
      Effect.gen(function* () {
        const [whole, ground, words] = yield* Effect.forEach(["whole", "ground", "words"] as const, (layer) =>
          Effect.map(draw({ layer, format: "png" }), ({ bytes }) => decodePng(bytes))
        )
        if (whole === undefined || ground === undefined || words === undefined) return
        check(
          ground.rgba.every((value, index) => index % 4 !== 3 || value === 255),
          "the ground is opaque"
        )
        check(words.rgba[3] === 0, "words stand on nothing")
        const laid = laidOver(ground, words)
        const apart = laid.rgba.reduce(
          (most, value, index) => Math.max(most, Math.abs(value - (whole.rgba[index] ?? 0))),
          0
        )
        check(apart <= 3, `a channel differs by ${apart} of 255`)
        check(
          ground.rgba.some((value, index) => value !== whole.rgba[index]),
          "the ground is without words"
        )
      })
    ),

    define("draws the same card with the same bytes, also beside others", (draw) =>
      Effect.gen(function* () {
        const first = yield* draw({})
        const others = yield* Effect.forEach([0, 1, 0, 1, 0], (look) => draw({ look }), { concurrency: "unbounded" })
        for (const index of [0, 2, 4]) {
          check(sameBytes(others[index]?.bytes, first.bytes), "the bytes are the same")
        }
        check(!sameBytes(others[1]?.bytes, first.bytes), "another look is another picture")
      })
    ),

    define("keeps words inside the safe area, from left to right and from right to left", (draw) =>
      Effect.gen(function* () {
        const safeArea = { left: 0.06, top: 0.15, right: 0.7, bottom: 0.6 }
        for (const template of cardTemplates) {
          for (const language of ["en", "ar"]) {
            const wanted = { template, language, safeArea, words: fullWords, size: sizes[0] }
            checkInside(yield* draw(wanted), safeArea, `${template} in ${language}`)
          }
        }
      })
    ),

    define("makes words that do not fit smaller, then shorter, and says so", (draw) =>
      Effect.gen(function* () {
        for (const heading of ["word ".repeat(2_000), "a".repeat(10_000), "Donaudampfschifffahrt".repeat(40)]) {
          const drawn = yield* draw({ words: { heading, body: heading }, language: "de" })
          check(drawn.warnings.length > 0, "a warning says that words were shortened")
          checkInside(drawn, { left: 0, top: 0, right: 1, bottom: 1 }, "huge words")
          const safeArea = { left: 0.06, top: 0.15, right: 0.84, bottom: 0.4 }
          checkInside(yield* draw({ words: { heading }, safeArea }), safeArea, "huge words in a small area")
        }
        const short = yield* draw({ words: { heading: "Short" } })
        checkEqual(short.warnings, [], "warnings of short words")
      })
    ),

    define("takes words for words: nothing in them is markup, and what is not visible draws nothing", (draw) =>
      Effect.gen(function* () {
        const plain = yield* draw({ words: { heading: "Two lines" } })
        const hidden = yield* draw({ words: { heading: "Two\n\u200b li\u0000nes\u202e\ud800 " } })
        check(sameBytes(plain.bytes, hidden.bytes), "invisible characters draw nothing")
        for (const heading of [
          "{\\an8}Two lines",
          "%{pts}Two lines",
          "<b>Two lines</b>",
          "Two \\n lines",
          "'Two: lines'"
        ]) {
          const drawn = yield* draw({ words: { heading } })
          check(!sameBytes(drawn.bytes, plain.bytes), `${heading} is drawn as it is written`)
        }
      })
    ),

    define("keeps words readable on whatever colours a brand has", (draw) =>
      Effect.gen(function* () {
        for (const colors of oddColors) {
          for (const look of [0, 1, 2, 3]) {
            const drawn = yield* draw({ brand: { name: "Brand", colors }, look, words: fullWords, template: "figure" })
            check(drawn.contrast >= 4.5, `contrast ${drawn.contrast} on ${JSON.stringify(colors)}, look ${look}`)
          }
        }
      })
    ),

    define("keeps words readable on a restless picture", (draw) =>
      Effect.gen(function* () {
        for (const template of cardTemplates) {
          for (const look of [0, 1]) {
            const drawn = yield* draw({ template, look, picture: { bytes: restless }, words: fullWords })
            check(drawn.contrast >= 4.5, `contrast ${drawn.contrast} of ${template}, look ${look}`)
          }
        }
      })
    ),

    define("keeps words readable over a clip, whatever it shows, and lets it be seen", (draw) =>
      Effect.gen(function* () {
        const size = { widthPx: 540, heightPx: 960 }
        for (const [look, template] of cardTemplates.entries()) {
          const over = { template, size, look, words: fullWords, isOverClip: true } as const
          const veil = yield* draw({ ...over, layer: "veil" })
          const words = yield* draw({ ...over, layer: "words" })
          check(Math.min(veil.contrast, words.contrast) >= 4.5, `${template} has a contrast of ${words.contrast}`)
          checkEqual([veil.mediaType, words.mediaType], ["image/png", "image/png"], "kind of file")
          const { rgba } = decodePng(veil.bytes)
          const seen = rgba.filter((value, index) => index % 4 === 3 && value < 130).length / (rgba.length / 4)
          check(seen > 0.5, `the clip is seen behind ${template}, not in ${Math.round(seen * 100)} % of it`)
        }
        const wrong = yield* Effect.forEach([{ isOverClip: true }, { layer: "veil" }] as const, (card) =>
          Effect.flip(draw(card))
        )
        checkEqual(
          wrong.map(({ reason }) => reason._tag),
          ["MediaRejected", "MediaRejected"],
          "what cannot be drawn"
        )
      })
    ),

    define("draws a watermark as a layer that can be read over anything, and on no other layer", (draw) =>
      Effect.gen(function* () {
        const size = { widthPx: 540, heightPx: 960 }
        const marked = { size, watermark: "@brand" }
        const mark = yield* draw({ ...marked, layer: "watermark" })
        checkEqual(mark.mediaType, "image/png", "kind of file")
        check(mark.contrast >= 4.5, `contrast ${mark.contrast}`)
        const { rgba } = decodePng(mark.bytes)
        const drawn = rgba.filter((value, index) => index % 4 === 3 && value > 0).length / (rgba.length / 4)
        check(drawn > 0.001 && drawn < 0.1, `the watermark takes ${drawn} of the picture`)
        const other = yield* draw({ ...marked, watermark: "@other", layer: "watermark" })
        check(!isSame(mark.bytes, other.bytes), "another watermark looks otherwise")
        const grounds = yield* Effect.forEach(["@brand", "@other"], (watermark) =>
          draw({ size, watermark, layer: "ground", format: "png" })
        )
        check(isSame(grounds[0]!.bytes, grounds[1]!.bytes), "the ground says nothing of the watermark")
      })
    ),

    define("says which font is missing, and draws with another", (draw) =>
      Effect.gen(function* () {
        const drawn = yield* draw({ brand: { fonts: ["No Such Font 12"] } })
        check(
          drawn.warnings.some((warning) => warning.includes("No Such Font 12")),
          "a warning names the font"
        )
      })
    ),

    define("refuses a card without words and one of a senseless size", (draw) =>
      Effect.gen(function* () {
        for (const heading of ["", "  \n\t ", "\u200b\u0000\ud800"]) {
          checkEqual(yield* reasonOf(draw({ words: { heading } })), "MediaRejected", "no words")
        }
        for (const widthPx of [0, -5, 1.5, Number.NaN, 1_000_000]) {
          checkEqual(yield* reasonOf(draw({ size: { widthPx, heightPx: 600 } })), "MediaRejected", `${widthPx} px wide`)
        }
        for (const place of [
          { number: 0, of: 3 },
          { number: 4, of: 3 },
          { number: Number.NaN, of: 3 }
        ]) {
          checkEqual(yield* reasonOf(draw({ place })), "MediaRejected", `${place.number} of ${place.of}`)
        }
      })
    ),

    define("tells a picture that is none", (draw) =>
      Effect.gen(function* () {
        for (const bytes of [new Uint8Array(), new TextEncoder().encode("<svg/>"), restless.subarray(0, 60)]) {
          checkEqual(yield* reasonOf(draw({ picture: { bytes } })), "MediaUnreadable", "picture")
        }
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index])

type Draw = (wanted: Partial<Card>) => Effect.Effect<DrawnCard, MediaError>

// The shapes of networks at half their size: what is to be seen is the same.
const sizes = [
  { widthPx: 540, heightPx: 960 },
  { widthPx: 540, heightPx: 675 },
  { widthPx: 540, heightPx: 540 },
  { widthPx: 960, heightPx: 540 }
] as const

const brand: CardBrand = { name: "Larkfield", colors: { primary: "#12404f", accent: "#c2410c", background: "#fbf7ee" } }

const card: Card = {
  template: "statement",
  size: sizes[1],
  language: "en",
  brand,
  words: { heading: "Sixteen bikes go out every week", body: "You may book one week at a time." }
}

const fullWords = {
  kicker: "Before you book",
  heading: "A joint with one millimetre of movement gets replaced",
  body: "At the handlebar that millimetre becomes a wobble.",
  points: ["Booking opens on 1 March", "First collection on 20 March", "Last handover in September"],
  attribution: "Callum Reith"
}

const oddColors: ReadonlyArray<NonNullable<CardBrand["colors"]>> = [
  {},
  { primary: "#777777", accent: "#777777", background: "#777777" },
  { primary: "#ffffff", accent: "#ffffff", background: "#ffffff" },
  { primary: "#000000", accent: "#000000", background: "#000000" },
  { primary: "#ffff00", accent: "#00ffff", background: "#ff00ff" },
  { primary: "red", accent: "#12", background: "url(javascript:1)" }
]

/** Squares of black, white and colours. */
const restless = encodePng({
  widthPx: 64,
  heightPx: 64,
  rgba: Uint8Array.from({ length: 64 * 64 * 4 }, (_, at) => {
    const [pixel, channel] = [Math.floor(at / 4), at % 4]
    return channel === 3 ? 255 : ((pixel * 7 + Math.floor(pixel / 64) * 13) * (channel + 3)) % 5 > 2 ? 255 : 0
  })
})

const checkInside = (
  drawn: DrawnCard,
  area: { left: number; top: number; right: number; bottom: number },
  what: string
) => {
  check(drawn.wordBoxes.length > 0, `${what} tells where its words are`)
  // A hair's breadth: side bearings of letters round differently.
  const edge = 0.004
  for (const { bottom, left, right, top } of drawn.wordBoxes) {
    check(
      left >= area.left - edge && top >= area.top - edge && right <= area.right + edge && bottom <= area.bottom + edge,
      `${what} keeps its words inside: ${[left, top, right, bottom].map((share) => share.toFixed(3)).join(" ")}`
    )
  }
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array): boolean =>
  a !== undefined && a.length === b.length && a.every((value, index) => value === b[index])

const reasonOf = (drawing: Effect.Effect<DrawnCard, MediaError>): Effect.Effect<string> =>
  Effect.match(drawing, { onFailure: ({ reason }) => reason._tag, onSuccess: () => "drawn" })
