import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect } from "effect"
import { germanFailure } from "../../src/cli/German.ts"
import { Screen } from "../../src/cli/Screen.ts"
import * as Warnings from "../../src/cli/Warnings.ts"

const now = DateTime.makeUnsafe("2027-03-02T12:00:00Z")
const slots = (...times: ReadonlyArray<string>) => times.map((startsAt) => ({ startsAt }))
const document = (source: string, sha256: string, charactersRead = 4_000) => ({
  source,
  sha256,
  text: "Text".repeat(1_000),
  charactersRead
})

describe("recordingsUnused", () => {
  const slots = [
    { id: "slot-001", format: "video" },
    { id: "slot-002", format: "post" },
    { id: "slot-003", format: "video", needsMedia: { code: "beyond-limit" } }
  ]

  it("says nothing where every recording has its video", () => {
    assert.deepStrictEqual(Warnings.recordingsUnused({ slots, recordings: ["slot-001"] }), [])
    assert.deepStrictEqual(Warnings.recordingsUnused({ slots, recordings: [] }), [])
  })

  it("tells recordings of posts and of no slot, and those whose video was not made", () => {
    const [strange, waiting, ...more] = Warnings.recordingsUnused({
      slots,
      recordings: ["slot-001", "slot-002", "slot-003", "slot-999"]
    })
    assert.lengthOf(more, 0)
    assert.include(strange?.message, "is called slot-002, slot-999,")
    assert.include(strange?.message, "begin with slot-001, slot-003")
    assert.include(waiting?.message, "No video was made for slot-003,")
    assert.strictEqual(waiting?.code, "recordings-unused")
  })
})

describe("slotsWithoutPost", () => {
  const gap = (detail: string) => ({
    postId: null,
    evidence: [
      { kind: "gap", detail },
      { kind: "gap", detail: "Add 20 words" }
    ]
  })
  const post = { postId: "post-1", evidence: [] }

  it("says how many slots are empty, why most of them are, and what helps", () => {
    const [warning, ...more] = Warnings.slotsWithoutPost([gap("No hour"), gap("All is told"), post, gap("All is told")])
    assert.lengthOf(more, 0)
    assert.strictEqual(warning?.code, "slots-without-post")
    assert.strictEqual(
      warning?.message,
      '3 of the 4 slots have no post, most often for this reason: "All is told". Add material to the sources, as report.json says, or plan fewer posts with --days and --per-day'
    )
    assert.strictEqual(
      germanFailure(undefined, warning!).message,
      "3 der 4 Plätze haben keinen Post, am häufigsten aus diesem Grund: „All is told“. Ergänze die Quellen, wie report.json es sagt, oder plane mit --days und --per-day weniger Posts"
    )
    const [one] = Warnings.slotsWithoutPost([gap("5 of 7 are told; the other 2 are too short"), post])
    assert.include(one?.message, '1 of the 2 slots has no post, for this reason: "5 of 7 are told; the other 2 are too')
    assert.match(germanFailure(undefined, one!).message, /^1 der 2 Plätze hat keinen Post, aus diesem Grund: „5 of 7/)
  })

  it("says nothing where each slot has a post, and leaves it to the failure where none has", () => {
    assert.isEmpty(Warnings.slotsWithoutPost([post, post]))
    assert.isEmpty(Warnings.slotsWithoutPost([gap("All is told")]))
    assert.isEmpty(Warnings.slotsWithoutPost([]))
  })
})

describe("videosWithoutPost", () => {
  type Kind = "post" | "none" | "picture"
  const slots = (posts: ReadonlyArray<Kind>) =>
    posts.map((kind) => ({ format: kind === "picture" ? "post" : "video", postId: kind === "none" ? null : "post-1" }))
  const told = (videos: number | "all", ...posts: ReadonlyArray<Kind>) => {
    const [warning, ...more] = Warnings.videosWithoutPost({ slots: slots(posts), videos })
    assert.lengthOf(more, 0)
    return warning === undefined ? undefined : { ...warning, german: germanFailure(undefined, warning).message }
  }

  it("says nothing where nobody asked for videos, or each that was asked for has a post", () => {
    assert.isUndefined(told(0, "none", "none"))
    assert.isUndefined(told(0))
    assert.isUndefined(told(1, "none", "post", "none"))
    assert.isUndefined(told(2, "post", "post", "picture"))
    assert.isUndefined(told("all", "post", "picture"))
  })

  it("says that no video was made where none of the video slots has a post", () => {
    const none = told(1, "none", "none", "picture", "none", "none", "none")
    assert.strictEqual(none?.code, "videos-without-post")
    assert.strictEqual(
      none?.message,
      "No video was made: none of the 5 video slots has a post. The report.json of the kit says what each slot lacks"
    )
    assert.strictEqual(
      none?.german,
      "Es wurde kein Video gemacht: Keiner der 5 Plätze für Videos hat einen Post. Was jedem Platz fehlt, steht in der report.json des Kits"
    )
    assert.match(told("all", "none")?.message ?? "", /^No video was made: the only video slot has no post\. /)
    assert.match(told("all", "none")?.german ?? "", /^Es wurde kein Video gemacht: Der einzige Platz für ein Video /)
  })

  it("says how many video slots have a post where they are fewer than were asked for", () => {
    const some = told(3, "none", "post", "none", "picture")
    assert.match(
      some?.message ?? "",
      /^3 videos were asked for, and only 1 of the 3 video slots has a post\. The report/
    )
    assert.match(
      some?.german ?? "",
      /^3 Videos wurden verlangt, und nur 1 der 3 Plätze für Videos hat einen Post\. Was /
    )
    const all = told("all", "post", "post", "none")
    assert.match(all?.message ?? "", /^All videos were asked for, and only 2 of the 3 video slots have a post\. /)
    assert.match(
      all?.german ?? "",
      /^Alle Videos wurden verlangt, und nur 2 der 3 Plätze für Videos haben einen Post\. /
    )
    assert.match(told(9, "post", "post", "none")?.message ?? "", /^9 videos were asked for, and only 2 of the 3 /)
  })

  it("says how many video slots the plan has where more videos were asked for and each slot has a post", () => {
    const beyond = told(9, "post", "post", "picture", "post")
    assert.strictEqual(beyond?.code, "videos-beyond-plan")
    assert.strictEqual(
      beyond?.message,
      "9 videos were asked for, and the plan has only 3 video slots. For more, name more days, or more networks that take videos, such as tiktok or youtube"
    )
    assert.strictEqual(
      beyond?.german,
      "9 Videos wurden verlangt, und der Plan hat nur 3 Plätze für Videos. Für mehr nenne mehr Tage oder mehr Netzwerke, die Videos nehmen, etwa tiktok oder youtube"
    )
    const single = told(2, "post", "picture")
    assert.match(single?.message ?? "", /^2 videos were asked for, and the plan has only 1 video slot\. For more/)
    assert.match(single?.german ?? "", /^2 Videos wurden verlangt, und der Plan hat nur einen Platz für ein Video\. /)
  })

  it("says so where the plan has no video slot at all", () => {
    const none = told(2, "picture")
    assert.match(none?.message ?? "", /^No video was made: no slot of the plan is a video\. Name /)
    assert.match(none?.german ?? "", /^Es wurde kein Video gemacht: Kein Platz des Plans ist ein Video\. Nenne /)
    assert.isUndefined(told(2))
  })
})

describe("warningsOf", () => {
  it("says nothing about a campaign that is to come and whose sources differ", () => {
    const found = Warnings.warningsOf(
      { slots: slots("2027-03-02T13:00:01+01:00"), documents: [document("a.md", "1"), document("b.md", "2")] },
      now
    )
    assert.deepStrictEqual(found, [])
  })

  it("tells that a campaign lies wholly in the past, by instants and not by the clocks of its zone", () => {
    const [past, ...others] = Warnings.warningsOf(
      { slots: slots("2027-03-01T09:00:00+01:00", "2027-03-02T12:59:00+01:00"), documents: [] },
      now
    )
    assert.lengthOf(others, 0)
    assert.strictEqual(past?.code, "campaign-past")
    assert.include(past?.message, "All 2 slots lie in the past")
    assert.include(past?.message, "2027-03-02")
    assert.include(past?.message, past?.remedy)
  })

  it("tells how much of a campaign lies in the past", () => {
    const [past] = Warnings.warningsOf(
      { slots: slots("2027-03-01T09:00:00Z", "2027-03-02T09:00:00Z", "2027-03-03T09:00:00Z"), documents: [] },
      now
    )
    assert.strictEqual(past?.code, "slots-past")
    assert.include(past?.message, "2 of 3 slots lie in the past")
  })

  it("names sources that are byte for byte the same, each group once", () => {
    const found = Warnings.warningsOf(
      {
        slots: [],
        documents: ["a.md", "b.md", "c.md", "d.md", "e.md"].map((name, index) => document(name, "12121"[index]!))
      },
      now
    )
    assert.deepStrictEqual(
      found.map(({ code, message }) => [code, message.split(", so")[0]]),
      [
        ["sources-alike", "The sources a.md, c.md and e.md are the same byte for byte"],
        ["sources-alike", "The sources b.md and d.md are the same byte for byte"]
      ]
    )
  })

  it("says how much was read of sources that are too long, and names the first few", () => {
    const found = Warnings.warningsOf(
      {
        slots: [],
        documents: [4_000, 2_001, 30, 1_000, 999].map((read, index) => document(`${index}.txt`, String(index), read))
      },
      now
    )
    assert.deepStrictEqual(
      found.map(({ code }) => code),
      ["sources-read-in-part"]
    )
    const [{ message, remedy } = { message: "", remedy: "none" }] = found
    assert.include(
      message,
      "50 % (2,001 of 4,000 characters) of 1.txt, less than 1 % (30 of 4,000 characters) of 2.txt, 25 % (1,000 of 4,000 characters) of 3.txt, and parts of 1 more"
    )
    assert.notInclude(message, "0.txt")
    assert.include(message, remedy)
  })
})

describe("show", () => {
  const warning = { code: "campaign-past", message: "Past\u001b[2J. Do", remedy: "Do" }
  const shown = (options: { readonly json?: boolean; readonly quiet?: boolean; readonly color?: boolean }) => {
    let written = ""
    const screen = Screen.of({
      out: () => Effect.die("warnings belong to standard error"),
      err: (text) =>
        Effect.sync(() => {
          written += text
        }),
      canRedraw: false,
      hasColor: options.color ?? false,
      columns: () => 80
    })
    return Warnings.show([warning], { json: options.json ?? false, quiet: options.quiet ?? false }).pipe(
      Effect.map(() => written),
      Effect.provideService(Screen, screen)
    )
  }

  it.effect("writes a line without control characters, one of JSON on request, and none when it is to be quiet", () =>
    Effect.gen(function* () {
      assert.strictEqual(yield* shown({}), "warning: Past[2J. Do\n")
      assert.strictEqual(yield* shown({ color: true }), "\u001b[33;1mwarning\u001b[0m: Past[2J. Do\n")
      assert.deepStrictEqual(JSON.parse(yield* shown({ json: true })), { type: "warning", ...warning })
      assert.strictEqual(yield* shown({ quiet: true, json: true }), "")
    })
  )
})

describe("the report of a kit", () => {
  const kit = (warnings: ReadonlyArray<object>) => [
    { path: "report.json", bytes: new TextEncoder().encode(JSON.stringify({ warnings })) }
  ]

  it("is warned of where no trend fits or posts were not rated, with what to do", () => {
    const trend = { code: "no-trend-fits", source: null, message: "The trend fits no post. Leave it out" }
    const media = { code: "media-missing", source: null, message: "One post lacks a video. Make it" }
    assert.deepStrictEqual(Warnings.reported(kit([media, trend])), [
      { code: "no-trend-fits", message: trend.message, remedy: "Leave it out" }
    ])
    assert.deepStrictEqual(Warnings.reported([]), [])
  })

  it("is warned of once for all letters without a font, and of what else is printed otherwise", () => {
    const letters = {
      code: "letters-without-font",
      source: null,
      message:
        "No font has ש ל and others: boxes stand for them in the media of 2 posts and report.pdf. Install the font (npm i @x/hebrew), then make the campaign anew in an empty folder: media that stand are kept as they are"
    }
    const printed = (message: string) => ({ code: "report-printed-otherwise", source: null, message })
    const font = printed(
      'report.pdf: The font "Lora" is not installed; "Bitter" is used. Install it (npm i @x/lora), or name a folder that has it'
    )
    const pictures = printed("report.pdf: 2 pictures could not be read and are left out")
    const print = printed("report.pdf: No font has ש ל. Install npm i @x/hebrew")
    const found = Warnings.reported(kit([print, font, pictures, letters]))
    assert.deepStrictEqual(
      found.map(({ message }) => message),
      [font.message, pictures.message, letters.message]
    )
    assert.deepStrictEqual(
      found.map((one) => germanFailure(undefined, one)),
      [
        {
          message:
            "report.pdf: Die Schrift „Lora“ ist nicht installiert; stattdessen steht „Bitter“. Installiere sie (npm i @x/lora), oder nenne einen Ordner, in dem sie liegt",
          remedy: "Installiere sie (npm i @x/lora), oder nenne einen Ordner, in dem sie liegt"
        },
        {
          message: "report.pdf: 2 Bilder waren nicht zu lesen und fehlen",
          remedy: "report.pdf: 2 Bilder waren nicht zu lesen und fehlen"
        },
        {
          message:
            "Keine Schrift hat ש ל und andere: Kästchen stehen dafür in den Medien von 2 Posts und in report.pdf. Installiere die Schrift (npm i @x/hebrew) und mach die Kampagne dann in einem leeren Ordner neu: Medien, die schon da sind, bleiben, wie sie sind",
          remedy:
            "Installiere die Schrift (npm i @x/hebrew) und mach die Kampagne dann in einem leeren Ordner neu: Medien, die schon da sind, bleiben, wie sie sind"
        }
      ]
    )
  })

  it.each([
    ["the media of one post", "den Medien eines Posts"],
    ["the media of one post and report.pdf", "den Medien eines Posts und in report.pdf"],
    ["the media of 3 posts", "den Medien von 3 Posts"],
    ["report.pdf", "report.pdf"]
  ])("says in German that boxes stand in %s", (en, de) => {
    const remedy =
      "Name a folder with a font that has them with --fonts, then make the campaign anew in an empty folder: media that stand are kept as they are"
    const { message } = germanFailure(undefined, {
      message: `No font has ᚠ: boxes stand for them in ${en}. ${remedy}`,
      remedy
    })
    assert.include(message, `Keine Schrift hat ᚠ: Kästchen stehen dafür in ${de}. Nenne mit --fonts einen Ordner mit`)
    assert.notInclude(message, "auf Englisch")
  })

  it("is warned of where the brand's colours are nearly those of its background, in both languages", () => {
    const message =
      "The brand's colour #ffffff can hardly be told from the light background #fefefe, so cards and the page show a darker shade of it. Name a stronger brand.colors.primary"
    const [found] = Warnings.reported(kit([{ code: "brand-colors-pale", source: null, message }]))
    assert.strictEqual(found?.message, message)
    assert.strictEqual(
      germanFailure(undefined, found!).message,
      "Die Farbe #ffffff der Marke ist vom hellen Hintergrund #fefefe kaum zu unterscheiden; Karten und Seite zeigen sie deshalb dunkler. Nenne in brand.colors.primary eine kräftigere"
    )
  })
})
