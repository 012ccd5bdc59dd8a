import {
  type CardMaterial,
  designCards,
  designCover,
  designWatermark,
  designScenes,
  designThumbnail
} from "@postwright/core/media/CardDesign"
import { sceneAreas } from "@postwright/core/media/VideoComposition"
import { Script } from "@postwright/core/media/Script"
import { VisualBrief, VisualId } from "@postwright/core/media/VisualBrief"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"

const base: CardMaterial = {
  platform: "instagram",
  format: "post",
  language: "en",
  text: "",
  brand: { name: "Larkfield" },
  link: "https://www.larkfield.example/week?utm_source=x"
}

const said = (material: Partial<CardMaterial>) =>
  designCards({ ...base, ...material }).map(({ card: { place, template, words } }) => ({
    template,
    ...words,
    ...(place === undefined ? {} : { place: `${place.number}/${place.of}` })
  }))

const visuals = (...overlays: ReadonlyArray<string | undefined>) =>
  Schema.decodeUnknownSync(VisualBrief)({
    language: "en",
    visuals: overlays.map((overlay, index) => ({
      id: `visual-0${index + 1}`,
      role: index === 0 ? "cover" : "slide",
      aspect: "4:5",
      prompt: "A bike",
      avoid: [],
      altText: `Picture ${index + 1}`,
      ...(overlay === undefined ? {} : { overlay })
    }))
  })

const carousel: Partial<CardMaterial> = {
  format: "carousel",
  text: [
    "What Larkfield changed",
    "1/4 Can I extend my week? A Cargo Week cannot be extended.\n2/4 A refundable deposit of £100 now secures each booking.\n3/4 A joint with one millimetre of movement gets replaced, because at the handlebar that millimetre becomes a wobble.\n4/4 No bike has to be inspected and handed over on the same morning any more.",
    "Pilot figures: Larkfield’s own measurements from 2026.",
    "https://www.larkfield.example/week?utm_source=instagram",
    "#CargoBike #CargoWeek"
  ].join("\n\n")
}

describe("the cards of a carousel", () => {
  it("are a cover, a slide for each point in the post's own words, and the brand with its address", () => {
    assert.deepStrictEqual(said(carousel), [
      { template: "statement", heading: "What Larkfield changed" },
      {
        template: "question",
        heading: "Can I extend my week?",
        body: "A Cargo Week cannot be extended.",
        place: "1/4"
      },
      {
        template: "figure",
        heading: "Deposit of £100",
        body: "A refundable deposit of £100 now secures each booking. Pilot figures: Larkfield’s own measurements from 2026.",
        place: "2/4"
      },
      {
        template: "statement",
        heading:
          "A joint with one millimetre of movement gets replaced, because at the handlebar that millimetre becomes a wobble.",
        place: "3/4"
      },
      {
        template: "statement",
        heading: "No bike has to be inspected and handed over on the same morning any more.",
        place: "4/4"
      },
      {
        template: "closing",
        heading: "Larkfield",
        body: "Pilot figures: Larkfield’s own measurements from 2026.",
        attribution: "larkfield.example/week"
      }
    ])
  })

  it("divide a long sentence where its overlay ends", () => {
    const brief = visuals(
      "What Larkfield changed",
      undefined,
      undefined,
      "A joint with one millimetre of movement gets replaced"
    )
    const [, , , slide] = said({ ...carousel, visuals: brief })
    assert.strictEqual(slide?.heading, "A joint with one millimetre of movement gets replaced")
    assert.strictEqual(slide?.body, "because at the handlebar that millimetre becomes a wobble.")
    const subject = visuals("What Larkfield changed", undefined, undefined, "A joint with one millimetre")
    assert.notProperty(said({ ...carousel, visuals: subject })[3], "body", "a subject alone is no headline")
  })

  it("are numbered where all of them are steps, and nowhere else", () => {
    const templates = (...points: ReadonlyArray<string>) =>
      said({
        format: "carousel",
        text: `Before you ride\n\n${points.map((one, at) => `${at + 1}/${points.length} ${one}`).join("\n")}`
      })
        .slice(1, -1)
        .map(({ template }) => template)
    assert.deepStrictEqual(templates("Check the brakes.", "Check the tyres."), ["step", "step"])
    assert.deepStrictEqual(templates("Who checks the brakes?", "Check the tyres."), ["question", "statement"])
  })

  it("say nothing that the post, its overlays or the brand do not say", () => {
    const all = `${carousel.text} Larkfield larkfield.example/week`.replace(/\s+/gu, " ")
    for (const card of said(carousel)) {
      // A heading begins with a capital letter.
      assert.include(all.toLowerCase(), card.heading.toLowerCase())
      assert.include(all, card.attribution ?? "")
      for (const word of (card.body ?? "").split(" ")) assert.include(all, word)
    }
  })

  it("of a text without numbered slides are its sentences, no more than the network takes", () => {
    const text = `A start.\n\n${Array.from({ length: 30 }, (_, index) => `Sentence number ${index} stands here.`).join(" ")}`
    const cards = said({ format: "carousel", text })
    assert.strictEqual(cards.length, 10)
    assert.strictEqual(cards[1]?.heading, "Sentence number 0 stands here.")
  })

  it("stand on a colour at both ends and on paper between, and the next post the other way round", () => {
    const looks = (look: number) =>
      designCards({ ...base, ...carousel, look }).map(({ card }) => ((card.look ?? 0) % 2 === 0 ? "colour" : "paper"))
    assert.deepStrictEqual(looks(0), ["colour", "paper", "paper", "paper", "paper", "colour"])
    assert.deepStrictEqual(looks(1), ["paper", "colour", "colour", "colour", "colour", "paper"])
  })
})

describe("the card of a post", () => {
  it("quotes whoever is quoted, under what was asked", () => {
    const text = "Who had a wet day?\n\n“Wednesday was a washout. I rode home.”\n— Callum Reith\n\n#CargoBike"
    assert.deepStrictEqual(said({ text }), [
      {
        template: "quote",
        heading: "“Wednesday was a washout. I rode home.”",
        attribution: "Callum Reith",
        kicker: "Who had a wet day?"
      }
    ])
  })

  it("ends a quotation that is too long after a whole sentence", () => {
    const [card] = said({ text: `„${"Das Modul liefert Strom. ".repeat(40).trim()}“\n— Anna`, language: "de" })
    assert.match(card?.heading ?? "", /^„Das Modul .*Strom\.“$/u)
    assert.isAtMost(card?.heading.length ?? 0, 302)
  })

  it("shows the only figure of its first sentence large, and names where figures come from", () => {
    const text = "Ten bikes made 131 loans.\n\nPilot figures: our own measurements from 2026.\n\n#CargoBike"
    assert.deepStrictEqual(said({ text }), [
      {
        template: "figure",
        heading: "131 loans",
        body: "Ten bikes made 131 loans. Pilot figures: our own measurements from 2026."
      }
    ])
  })

  it("takes dates, money, shares and measures in English and German for figures, but neither years nor two figures", () => {
    const figureOf = (text: string, language = "en") => {
      const [card] = said({ text, language })
      return card?.template === "figure" ? card.heading : undefined
    }
    assert.strictEqual(figureOf("Booking opens on 1 March 2027."), "1 March 2027")
    assert.strictEqual(figureOf("Anmelden kann man sich ab dem 1. März 2027.", "de"), "1. März 2027")
    assert.strictEqual(figureOf("Das Abo kostet 1.149 Euro im Jahr.", "de"), "1.149 Euro im Jahr")
    assert.strictEqual(figureOf("Wir nutzten 71 Prozent davon selbst.", "de"), "71 Prozent")
    assert.strictEqual(figureOf("The round measures 14.6 miles by bike."), "14.6 miles")
    assert.isUndefined(figureOf("The pilot ran in 2026."))
    assert.isUndefined(figureOf("Thumbs are poor instruments above 40 psi."), "a bound")
    assert.isUndefined(figureOf("Simon manages the Trust, which gave £12,000 to the bikes."), "told by the way")
    assert.isUndefined(figureOf("Collection is from 10 am to 1 pm."))
    assert.isUndefined(figureOf("It costs £28 for a Wren and £34 for a Heron."))
  })

  it("shows a figure with the words that it needs to say something, else the whole sentence", () => {
    const shown = (text: string, language = "en") => {
      const [card] = said({ text, language })
      return [card?.template, card?.heading]
    }
    const figures = [
      ["With sixteen places a week, Larkfield can offer 416 loans.", "416 loans", "en"],
      ["The 416 electric bikes are ready.", "416 electric bikes", "en"],
      ["Ten cargo bikes made 131 seven-day loans.", "131 seven-day loans", "en"],
      ["Borrowing a Wren costs £10 a day.", "£10 a day", "en"],
      ["A deposit of £100 now secures each booking.", "Deposit of £100", "en"],
      ["Wir haben 250 neue Module gesetzt.", "250 neue Module", "de"],
      ["Das kostet 10 Euro im Monat.", "10 Euro im Monat", "de"]
    ] as const
    for (const [text, heading, language] of figures) assert.deepStrictEqual(shown(text, language), ["figure", heading])
    for (const text of [
      "Two places in every week are reserved for people on a tight budget at a price of £10.",
      "The Trust contributed £12,000 to it.",
      "Eighty of the 118 people who answered did not subscribe.",
      "Collection takes place at 14 Chandler’s Yard.",
      "The record is 416 and nobody has come near it."
    ]) {
      assert.deepStrictEqual(shown(text), ["statement", text])
    }
  })

  it("does not say a figure twice where its sentence begins with it", () => {
    assert.deepStrictEqual(said({ text: "1 March 2027, 9 am: booking opens by telephone." }), [
      { template: "figure", heading: "1 March 2027", body: "9 am: booking opens by telephone." }
    ])
  })

  it("lists short points under what announces them", () => {
    const text = "Ask any seller:\n\n• Who repairs the motor?\n• Are the tyres standard?\n\n#CargoBike"
    assert.deepStrictEqual(said({ text }), [
      { template: "list", heading: "Ask any seller", points: ["Who repairs the motor?", "Are the tyres standard?"] }
    ])
  })

  it("puts a question over its answer", () => {
    const [card] = said({ text: "When can I book?\n\nBooking opens on Monday. More later." })
    assert.deepStrictEqual(card, {
      template: "question",
      heading: "When can I book?",
      body: "Booking opens on Monday."
    })
  })

  it("says in its alternative text what stands on it, and what is to be seen only where a picture is", () => {
    const brief = visuals("When can I book?")
    const material = { ...base, text: "When can I book?", visuals: brief }
    assert.strictEqual(designCards(material)[0]?.altText, "Card with the words: When can I book?")
    const pictures = new Map([[VisualId.make("visual-01"), new Uint8Array([1])]])
    const [pictured] = designCards({ ...material, pictures })
    assert.strictEqual(pictured?.card.template, "photo")
    assert.strictEqual(pictured?.altText, "Picture 1. When can I book?")
  })

  it("of hostile or empty text is plain words, or none", () => {
    assert.deepStrictEqual(said({ text: "  \n\n#CargoBike\nhttps://a.example" }), [])
    const [card] = said({ text: String.raw`{\an8}%{pts}':\ <b>bold</b>` })
    assert.strictEqual(card?.heading, String.raw`{\an8}%{pts}':\ <b>bold</b>`)
    assert.isAtMost((said({ text: "word ".repeat(2_000) })[0]?.heading ?? "").length, 131)
  })
})

describe("the cards of a video", () => {
  const scene = (id: number, onScreen: string, narration = "Somebody says something.") => ({
    id: `scene-0${id}`,
    narration,
    onScreen,
    visual: "A bike",
    seconds: 3,
    citations: []
  })
  const script = Schema.decodeUnknownSync(Script)({
    language: "en",
    seconds: 12,
    scenes: [
      scene(1, "Two wheels or three?"),
      scene(2, "1.9 miles shorter"),
      scene(3, "", "A trike does not lean. It slows down."),
      scene(4, "Larkfield")
    ]
  })

  it("are one for each scene, inside the area that networks leave free, the brand last", () => {
    const scenes = designScenes({ ...base, format: "video", script })
    assert.deepStrictEqual(
      scenes.map(({ card: { template, words } }) => [template, words.heading, words.body ?? words.attribution]),
      [
        ["question", "Two wheels or three?", undefined],
        ["figure", "1.9 miles", "shorter"],
        ["statement", "A trike does not lean.", undefined],
        ["closing", "Larkfield", "larkfield.example/week"]
      ]
    )
    for (const { card, sceneId } of scenes) {
      assert.deepStrictEqual(card.safeArea, sceneAreas(base.platform).words)
      assert.isDefined(sceneId)
    }
  })

  it("have a watermark of their own to be laid over all of them, where one is wanted", () => {
    const mark = designWatermark({ ...base, format: "video", script, watermark: "@larkfield" })
    assert.deepInclude(mark, { layer: "watermark", watermark: "@larkfield", safeArea: sceneAreas("instagram").words })
    assert.isUndefined(designWatermark({ ...base, format: "video", script }))
    assert.isUndefined(designWatermark({ ...base, format: "video", script, watermark: "  " }))
  })

  it("stand on another ground than the one before, whatever the look of the post", () => {
    for (const look of [0, 1, 2, 3, 7]) {
      const looks = designScenes({ ...base, format: "video", script, look }).map(({ card }) => card.look)
      looks.slice(1).forEach((one, index) => assert.notStrictEqual(one, looks[index]))
    }
  })

  it("show a figure large only where its sentence says more than the figure", () => {
    const shown = (onScreen: string) => {
      const spoken = Schema.decodeUnknownSync(Script)({
        language: "en",
        seconds: 6,
        scenes: [scene(1, onScreen), scene(2, "Larkfield")]
      })
      const [first] = designScenes({ ...base, format: "video", script: spoken })
      return [first?.card.template, first?.card.words.heading]
    }
    assert.deepStrictEqual(shown("About 16 percent"), ["statement", "About 16 percent"])
    assert.deepStrictEqual(shown("16 percent of all trips to school"), ["figure", "16 percent"])
  })

  it("have a cover with the title", () => {
    const cover = designCover({ ...base, format: "video", script, title: "Two or three?" })
    assert.deepStrictEqual([cover?.card.words.heading, cover?.card.size.heightPx], ["Two or three?", 1920])
    assert.deepStrictEqual(designCards({ ...base, format: "video", script }), [])
  })

  it("have a wide thumbnail where the network takes one, with words that are read when it is small", () => {
    const title = "A long title that nobody reads in a list of videos, on which it stands two fingers wide at most"
    const thumbnail = designThumbnail({ ...base, platform: "youtube", format: "video", script, title })
    assert.deepStrictEqual(thumbnail?.card.size, { widthPx: 1280, heightPx: 720 })
    assert.strictEqual(thumbnail?.card.words.heading, "Two wheels or three?")
    assert.include(thumbnail?.altText, "Two wheels or three?")
    const short = designThumbnail({ ...base, platform: "youtube", format: "video", script, title: "Two or three?" })
    assert.strictEqual(short?.card.words.heading, "Two or three?")
    for (const platform of ["instagram", "tiktok", "facebook"] as const) {
      assert.isUndefined(designThumbnail({ ...base, platform, format: "video", script, title }))
    }
  })
})
