import { CopywriterAgent, type CopywriterInput } from "@postwright/core/agents/copywriter/CopywriterAgent"
import { findAddresses } from "@postwright/core/brand/FormOfAddress"
import { carriesPost } from "@postwright/core/agents/copywriter/Wordings"
import { Angle, AngleId } from "@postwright/core/campaign/Angle"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { type Format, formatsByPlatform, type Platform, platforms } from "@postwright/core/content/Platform"
import { type Finding } from "@postwright/core/knowledge/Finding"
import { textLimit, titleLimit } from "@postwright/core/policy/PlatformRules"
import { textLength } from "@postwright/core/policy/TextLength"
import { sentences } from "@postwright/core/text/Segmentation"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { briefOf, example, floorOf, research } from "../material.ts"

const angle = (findings: ReadonlyArray<Finding>) =>
  new Angle({
    id: AngleId.make("angle-01"),
    kind: "claim",
    title: "Gates",
    keyphrases: ["cargo bike"],
    findingIds: findings.map(({ id }) => id)
  })

const inputOf = Effect.fnUntraced(function* (
  sources: Readonly<Record<string, string>>,
  platform: Platform,
  format: Format,
  changes: Partial<BriefInput> & { readonly language?: string } = {}
) {
  const { language = "en", ...brief } = changes
  const { findings } = yield* research(sources, { constraints: brief.constraints ?? [] })
  const [first, ...rest] = findings.toSorted((a, b) => a.citation.start - b.citation.start)
  if (first === undefined) return yield* Effect.die("The sources give no finding")
  const input: CopywriterInput = {
    slotId: "slot-001",
    platform,
    format,
    language,
    angle: angle(findings),
    findings: [first, ...rest],
    brief: yield* briefOf({ topic: "Cargo bikes", platforms: [platform], ...brief }),
    seed: 1
  }
  return input
})

const write = Effect.fnUntraced(function* (input: CopywriterInput) {
  return yield* CopywriterAgent.toDomain(floorOf(CopywriterAgent)(input), input)
})

const gate = {
  "guide.md": `# Guide

## Will the bike fit through your gate?

Measure the gate before you measure anything else. A Puffin is 88 cm wide and wants one metre, because nobody steers a trike perfectly. A Heron needs only 66 cm, yet a side passage can defeat its length of 2.48 m.

A garden cane cut to 2.5 m is the cheapest way to check a side passage. Carry the cane level from the street to the shed. Any corner the cane cannot turn will stop the Heron.`
}

const review = {
  "reviews.csv": `name,bike,rating,comment
"Helen Marsh","Wren",5,"The Wren carried ""everything"" from Millgate without a complaint. Only the Monday start was stressful for all of us."
"Abigail Stone","Puffin",4,"A two-metre tree travelled home in the Puffin with two straps. Half of our street came out and took photographs."`
}

describe("CopywriterAgent floor", () => {
  it.effect("opens with the real question of a heading and answers it", () =>
    Effect.gen(function* () {
      const { variants } = yield* write(yield* inputOf(gate, "linkedin", "post"))
      const asked = variants.find((variant) => variant.approach === "question-answer")
      assert.match(asked?.body ?? "", /^Will the bike fit through your gate\?\n\nMeasure the gate before/)
      assert.isTrue(asked?.citations.some(({ quote }) => quote === "Will the bike fit through your gate?"))
    })
  )

  it.effect("tells what happened, was announced or is done step by step in its order", () =>
    Effect.gen(function* () {
      const told = {
        story: `The bakery borrowed the only Drake in the third loan week, starting on 15 June 2026. Femi Adeyemi, who had driven the van for four years, rode the complete round on the Monday. By Wednesday the van stayed in the yard.`,
        fault: `In a flat in Fennel Road the router lost the inverter. The app showed no watts for forty-one days, although the set worked as usual. The counter of the inverter counted in the end.`,
        lap: `Bethan Price and her handover team spend forty minutes with every borrower of a cargo bike, including a practice loop in the yard. Puffin borrowers get an extra lap, since a trike steers differently from anything with two wheels.`,
        share: `Thirty-eight borrowers subscribed, which is 29 per cent of all loans. Larkfield had hoped for a quarter. Eighty of the 118 people who answered did not subscribe in that season.`
      }
      for (const [name, text] of Object.entries(told)) {
        for (const format of ["video", "post"] as const) {
          const { variants } = yield* write(
            yield* inputOf({ "notes.md": `# Notes on the cargo bike\n\n${text}` }, "instagram", format)
          ).pipe(Effect.orElseSucceed(() => ({ variants: [] })))
          for (const { approach, body } of variants) {
            const places = text
              .split(/(?<=[.]) (?=\p{Lu})/u)
              .map((sentence) => body.indexOf(sentence))
              .filter((place) => place >= 0)
            assert.deepStrictEqual(
              places,
              places.toSorted((a, b) => a - b),
              `${name} ${approach}: ${body}`
            )
            assert.notMatch(body, /^(?:By Wednesday|Larkfield had hoped|Puffin borrowers)/)
          }
        }
      }
    })
  )

  it.effect("tells what happened in its order in German too", () =>
    Effect.gen(function* () {
      const text = `Die Lindenhof eG hat das Haus nach zwölf Monaten besichtigt. Hausverwalterin Monika Trautwein prüfte Geländer, Fassade und Kabelwege und fand zwei Beanstandungen. Ein Kabelbinder fehlte, und an einem Westbalkon hatte ein Haken die Farbe zerkratzt. Katrin Vogt ersetzte den Haken noch am selben Tag für 85 Euro und prüfte alle anderen.`
      const { variants } = yield* write(
        yield* inputOf({ "haus.md": `# Das Haus\n\n${text}` }, "instagram", "video", { language: "de" })
      ).pipe(Effect.orElseSucceed(() => ({ variants: [] })))
      for (const { body } of variants) {
        assert.notInclude(
          variants.map(({ approach }) => approach),
          "detail-first"
        )
        assert.notMatch(body, /^Katrin/)
      }
    })
  )

  it.effect("gives a video a title that its text does not repeat, and no kind of text for one", () =>
    Effect.gen(function* () {
      const briefing = `# Press briefing: Larkfield opens Cargo Week to all of Harrowmouth

Saltings Bakehouse is one of the businesses that stayed with its bike. The bakery sold its van at the end of September. Between July and December, the Drake covered 147 of 151 delivery mornings.

Weigh one real load on the bathroom scales. Eight full shopping bags come to roughly 40 kg, and a bag of compost weighs far more wet than dry. People guess low: customers underestimate their own weekly shop by about a third.`
      const { variants } = yield* write(yield* inputOf({ "press.md": briefing }, "youtube", "video"))
      for (const { body, title = "" } of variants) {
        assert.notInclude(body, title)
        assert.notMatch(title, /^Press briefing/)
      }
    })
  )

  it.effect("quotes a person with name and product, in the marks of the language", () =>
    Effect.gen(function* () {
      const english = yield* write(yield* inputOf(review, "instagram", "post"))
      assert.strictEqual(english.variants.length, 2)
      for (const { approach, body } of english.variants) {
        const said = /“The Wren carried ‘everything’ from Millgate.*us\.”|“A two-metre tree .* photographs\.”/.exec(
          body
        )
        const name = body.includes("Wren carried") ? "Helen Marsh (Wren)" : "Abigail Stone (Puffin)"
        assert.strictEqual(body, approach === "quotation" ? `${said?.[0]}\n— ${name}` : `${name}:\n${said?.[0]}`)
      }
      const german = yield* write(
        yield* inputOf(
          {
            "stimmen.csv": `name,set,bewertung,kommentar
"Renate Kolb","Fach Eins",5,"Für meinen Zweipersonenhaushalt reicht ein einziges Modul. Herr Reimer hat mir vom größeren Set abgeraten, obwohl ich es schon bestellen wollte."
"Emre Yıldız","Fach Zwei",5,"Die Mappe für den Vermieter war Gold wert. Drei Wochen später lag die Zustimmung im Briefkasten."`
          },
          "instagram",
          "post",
          { language: "de", topic: "Balkonkraftwerke" }
        )
      )
      assert.match(
        german.variants.find((variant) => variant.approach === "quotation")?.body ?? "",
        /^„(?:Für meinen .* wollte\.“\n– Renate Kolb \(Fach Eins\)|Die Mappe .* Briefkasten\.“\n– Emre Yıldız \(Fach Zwei\))$/
      )
    })
  )

  it.effect("lays out steps by number, and slides with their count", () =>
    Effect.gen(function* () {
      const steps = {
        "plan.md": `# Plan

## Find out in a week

Every bike shows its character in an ordinary week. Seven days are enough for most families. A note on the fridge remembers each trip that worked and each trip that did not. By the following Saturday it knows more than any salesperson.

Do these three things first:

1. Ride the practice loop with an empty box.
2. Repeat the school run on a quiet Sunday.
3. Carry your heaviest load of the week.`
      }
      const list = (input: CopywriterInput): CopywriterInput => {
        const [first, ...rest] = input.findings.toSorted((a) => (a.kind === "list" ? -1 : 1))
        return { ...input, findings: [first!, ...rest] }
      }
      const post = yield* write(list(yield* inputOf(steps, "linkedin", "post")))
      assert.include(
        post.variants.find((variant) => variant.approach === "numbered-steps")?.body,
        "Do these three things first:\n\n1. Ride the practice loop with an empty box.\n2. Repeat"
      )
      const slides = yield* write(list(yield* inputOf(steps, "instagram", "carousel")))
      assert.isAbove(slides.variants.length, 1)
      const listed = slides.variants.filter(({ body }) => body.includes("Do these three things first"))
      assert.isNotEmpty(listed)
      for (const { body } of listed) {
        assert.include(body, "\n1/3 Ride the practice loop with an empty box.\n2/3 ")
      }
    })
  )

  it.effect("names measured figures in the brief’s own line", () =>
    Effect.gen(function* () {
      const { variants } = yield* write(
        yield* inputOf(
          {
            "pilot.txt":
              "Borrowers of the pilot rode 5,109 miles in fourteen weeks. A lap of the yard says little about a wet Tuesday."
          },
          "facebook",
          "post",
          { constraints: ["Pilot figures are always named as our own measurements from 2026"] }
        )
      )
      for (const { body } of variants) {
        assert.strictEqual(body.includes("Pilot figures: our own measurements from 2026."), body.includes("5,109"))
      }
      assert.isTrue(variants.some(({ body }) => body.includes("5,109")))
    })
  )

  it.effect("begins a second wording with a later sentence, never one that leans on what stood before it", () =>
    Effect.gen(function* () {
      const sources = {
        "rain.md": `# Rain

## Is a bike any use in the rain?

Rain is a clothing question for the rider and a cover question for the cargo. A canopy with a zipped side keeps two children dry in anything short of a gale. Riders in Harrowmouth settle on waterproof trousers and a spare pair of socks.`
      }
      const [first, second] = (yield* write(yield* inputOf(sources, "tiktok", "video"))).variants
      assert.match(first.body, /^Is a bike any use in the rain\?\n\nRain is .* A canopy .* Riders in /)
      assert.match(second?.body ?? "", /^Riders in .* socks\.\n\nRain is .* A canopy .* gale\.$/)
      const leaning = {
        "rain.md": sources["rain.md"].replace("Riders in Harrowmouth settle on", "For those reasons Riders settle on")
      }
      for (const { body } of (yield* write(yield* inputOf(leaning, "tiktok", "video"))).variants) {
        assert.notMatch(body, /^For those/)
      }
    })
  )

  it.effect("keeps a person’s sentences in their order", () =>
    Effect.gen(function* () {
      for (const name of ["larkfield", "sonnenfach"] as const) {
        const { brief, findings } = yield* example(name)
        for (const finding of findings.findings.filter(({ speaker }) => speaker !== undefined)) {
          const place = { platform: "facebook", format: "post" } as const
          if (!carriesPost([finding], place, false)) continue
          const { language } = finding
          const findings = [finding] as const
          const input = { ...place, slotId: "slot-001", language, angle: angle(findings), findings, brief, seed: 1 }
          for (const { body } of (yield* write(input)).variants) {
            const at = finding.texts.map((text) => plain(body).indexOf(plain(text))).filter((index) => index >= 0)
            assert.isNotEmpty(at)
            assert.deepStrictEqual(
              at,
              at.toSorted((a, b) => a - b),
              body
            )
          }
        }
      }
    })
  )

  it.effect("carries with more findings what it carries with one", () =>
    Effect.gen(function* () {
      let carried = 0
      const { findings } = (yield* example("sonnenfach")).findings
      for (const [index, finding] of findings.entries()) {
        const other = findings[(index + 1) % findings.length]!
        const platform = platforms[index % platforms.length]!
        for (const format of formatsByPlatform[platform]) {
          for (const isStrict of [false, true]) {
            if (!carriesPost([finding], { platform, format }, isStrict)) continue
            assert.isTrue(carriesPost([finding, other], { platform, format }, isStrict))
            assert.isTrue(carriesPost([other, finding], { platform, format }, isStrict))
            carried++
          }
        }
      }
      assert.isAbove(carried, 100)
    })
  )

  it.effect("gives a thread in parts that each fit, and a title where the network has one", () =>
    Effect.gen(function* () {
      const thread = yield* write(yield* inputOf(gate, "x", "thread"))
      for (const { body, parts = [] } of thread.variants) {
        assert.isAbove(parts.length, 2)
        for (const part of parts) assert.isAtMost(textLength(part, "x-weighted"), 280)
        assert.strictEqual(body, parts.join("\n\n"))
      }
      const video = yield* write(yield* inputOf(gate, "youtube", "video"))
      for (const { title } of video.variants) assert.isTrue(title !== undefined && title.length <= 100)
      assert.strictEqual(new Set(video.variants.map(({ title }) => title)).size, video.variants.length)
      const other = yield* write(yield* inputOf(gate, "tiktok", "video"))
      for (const { title } of other.variants) assert.isUndefined(title)
    })
  )

  it.effect("keeps its promises on every network and format, with all material of both examples", () =>
    Effect.gen(function* () {
      let written = 0
      for (const name of ["larkfield", "sonnenfach"] as const) {
        const { brief, findings } = yield* example(name)
        const all = findings.findings
        for (const [index, finding] of all.entries()) {
          const platform = platforms[index % platforms.length]!
          for (const format of formatsByPlatform[platform]) {
            const partner = all.find(
              (other) => other !== finding && other.headings.join() === finding.headings.join() && other.kind !== "list"
            )
            for (const group of partner === undefined ? [[finding]] : [[finding], [finding, partner]]) {
              if (!carriesPost(group, { platform, format }, false)) continue
              const [first, ...rest] = group
              const draft = yield* write({
                slotId: `slot-${index}`,
                platform,
                format,
                language: finding.language,
                angle: angle(group),
                findings: [first!, ...rest],
                brief,
                seed: index
              })
              for (const variant of draft.variants) checkVariant(variant, group, platform, format)
              checkDifferent(draft.variants)
              written += draft.variants.length
            }
          }
        }
      }
      assert.isAbove(written, 800)
    })
  )

  it.effect("writes the same for the same seed", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(gate, "linkedin", "post")
      assert.strictEqual(JSON.stringify(yield* write(input)), JSON.stringify(yield* write({ ...input })))
    })
  )
})

interface Written {
  readonly approach: string
  readonly body: string
  readonly parts?: ReadonlyArray<string>
  readonly title?: string
  readonly citations: ReadonlyArray<{ readonly quote: string }>
}

const checkVariant = (variant: Written, findings: ReadonlyArray<Finding>, platform: Platform, format: Format) => {
  const { body, citations, parts, title } = variant
  const limit = textLimit(platform, format)
  for (const text of parts ?? [body]) {
    if (limit !== undefined) assert.isAtMost(textLength(text, limit.unit), limit.limit, body)
  }
  const titled = titleLimit(platform, format)
  if (titled !== undefined) assert.isTrue(title !== undefined && textLength(title, titled.unit) <= titled.limit, body)
  assert.notMatch(body, /…|\.\.\.|\*\*|^#|\t| {2}/m)
  // Below a title a list may begin at once.
  assert.isTrue(/^(?:• |1\. )?[“„‘"(]?[\p{Lu}\p{N}£$€]/u.test(body), body)
  assert.strictEqual((body.match(/“|”|„/g) ?? []).length % 2, 0, body)
  // Every sentence stands in what is cited, or is how the brief names its figures, or says who speaks.
  const cited = plain(citations.map(({ quote }) => quote).join(" "))
  const known = findings.flatMap((finding) => [
    finding.label?.text ?? "",
    finding.opener?.text ?? "",
    `${finding.speaker ?? ""} ${finding.speakerDetail ?? ""}`
  ])
  const lines = body.split("\n").map((line) => line.replace(/^(?:\d+\/\d+|\d+\.|•)\s/, ""))
  const told = lines.flatMap((line) => sentences(line, findings[0]!.language).map((sentence) => sentence.text))
  for (const sentence of told) {
    assert.isTrue(
      cited.includes(plain(sentence)) ||
        known.some((text) => text !== "" && plain(sentence).startsWith(plain(text))) ||
        variant.approach === "enumeration",
      `${sentence}\n---\n${body}`
    )
  }
  const repeated = told.filter((sentence, index) => sentence.length > 30 && told.indexOf(sentence) !== index)
  assert.isEmpty(repeated, body)
}

const checkDifferent = (variants: ReadonlyArray<Written>) => {
  assert.isAtLeast(variants.length, 2)
  assert.strictEqual(new Set(variants.map(({ approach }) => approach)).size, variants.length)
  assert.strictEqual(new Set(variants.map(({ body }) => body.split("\n")[0])).size, variants.length)
  // No variant is another one in a different order.
  const sets = variants.map(({ body }) => body.split(/\n+/).sort().join("\n"))
  assert.strictEqual(new Set(sets).size, variants.length)
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "")

describe("CopywriterAgent contract", () => {
  const answer = (body: string, findingId: string, quote: string) => ({
    variants: [
      { approach: "lead-fact", body, citations: [{ findingId, quote }] },
      { approach: "story", body: "Measure the gate.", citations: [{ findingId, quote: "Measure the gate" }] }
    ],
    hashtags: ["#Gates", "Gates", "bikes"]
  })

  it.effect("accepts a model’s own words when figures and quotations stand in what they cite", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(gate, "facebook", "post")
      const [{ id }] = input.findings
      const draft = yield* CopywriterAgent.toDomain(
        answer("Got 88 cm? A Puffin needs a bit more.", id, "A Puffin is 88 cm wide"),
        input
      )
      assert.deepStrictEqual(draft.hashtags, ["Gates", "bikes"])
      assert.strictEqual(draft.variants[0].citations[0]?.quote, "A Puffin is 88 cm wide")
    })
  )

  it.effect("refuses invented figures and quotations, quotes that stand nowhere, and two variants of one kind", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(gate, "facebook", "post")
      const [{ id }] = input.findings
      const [first] = answer(
        "It is 92 cm wide, “said nobody in particular ever”.",
        id,
        "A Puffin is 88 cm wide"
      ).variants
      const violation = yield* CopywriterAgent.toDomain(
        {
          variants: [first!, { ...first!, body: "Fine.", citations: [{ findingId: id, quote: "not in there" }] }],
          hashtags: []
        },
        input
      ).pipe(Effect.flip)
      assert.deepStrictEqual(violation.issues.map(String), [
        "variants.0.body: “92” stands in no sentence that the variant cites",
        "variants.0.body: “said nobody in particular ever” stands in no sentence that the variant cites",
        'variants.1.approach: another variant is a "lead-fact" too',
        `variants.1.citations.0: the quote does not stand in "${id}"`
      ])
    })
  )

  it.effect("leaves out a variant that says another one again, and asks for others when none is left", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(gate, "facebook", "post")
      const [{ id }] = input.findings
      const said = [
        "Measure the gate of your yard first. A Puffin wants a metre of room.",
        "Measure the gate of your yard first.\n\n• A Puffin wants a metre of room.",
        "Side passages defeat many a long Heron."
      ]
      const wire = (bodies: ReadonlyArray<string>) => ({
        variants: bodies.map((body, index) => ({
          approach: `approach ${index + 1}`,
          body,
          citations: [{ findingId: id, quote: "Measure the gate" }]
        })),
        hashtags: []
      })
      const draft = yield* CopywriterAgent.toDomain(wire(said), input)
      assert.deepStrictEqual(
        draft.variants.map(({ body }) => body),
        [said[0], said[2]]
      )
      const violation = yield* CopywriterAgent.toDomain(wire(said.slice(0, 2)), input).pipe(Effect.flip)
      assert.match(
        violation.issues.map(String).join(),
        /^variants: all tell nearly the same in the same order; open each/
      )
    })
  )

  it.effect("puts last what speaks to readers in another form than the brand's examples", () =>
    Effect.gen(function* () {
      const mixed = {
        "dach.md": `# Dach

## Was tut ein Sturm dem Dach?

Prüfen Sie nach jedem Sturm die 12 Ziegel am First, denn dort beginnt der Schaden. Rufen Sie uns an, bevor Sie auf das Dach steigen.

Du siehst nasse Ziegel erst nach 3 Tagen, wenn du auf dem Dachboden stehst. Miss die Feuchte dort, wo du den Schornstein siehst.`
      }
      const first = (examples: ReadonlyArray<string>) =>
        Effect.gen(function* () {
          const changes = { language: "de", brand: { voice: { examples } } }
          const { variants } = yield* write(yield* inputOf(mixed, "x", "post", changes))
          return findAddresses(variants[0].body, "de").map(({ form }) => form)
        })
      assert.notInclude(yield* first(["Messen Sie die Wand.", "Wir helfen Ihnen."]), "du")
      assert.notInclude(yield* first(["Miss die Wand.", "Wir helfen dir."]), "sie")
    })
  )

  it.effect("tells how the brand's examples are written, in short lines within the fence", () =>
    Effect.gen(function* () {
      const brand = { voice: { examples: ["Oil the chain. You'll hear it.", "Pump the tyres. You'll feel it."] } }
      const { messages, system } = CopywriterAgent.prompt(yield* inputOf(gate, "x", "post", { brand }))
      assert.include(messages[0].content, "how the examples are written")
      assert.include(messages[0].content, "Use no exclamation marks\nUse no emoji\nSpeak to readers as “you”")
      assert.notInclude(system, "Speak to readers")
      const { messages: without } = CopywriterAgent.prompt(yield* inputOf(gate, "x", "post"))
      assert.notInclude(without[0].content, "how the examples are written")
    })
  )

  it.effect("asks with the limits of the network and fences everything that others wrote", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(gate, "x", "post", { brand: { bannedWords: ["cheap"] } })
      const { messages, system } = CopywriterAgent.prompt(input)
      assert.include(system, "at most 240 characters (x-weighted)")
      assert.include(messages[0].content, "cheap")
      assert.include(messages[0].content, input.findings[0].citation.quote)
    })
  )
})
