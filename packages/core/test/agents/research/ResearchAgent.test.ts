import { ResearchAgent } from "@postwright/core/agents/research/ResearchAgent"
import { contractJsonSchema } from "@postwright/core/agents/Agent"
import { type Finding } from "@postwright/core/knowledge/Finding"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as fc from "fast-check"
import { floorOf, isSlice, read, research } from "../material.ts"

const textsOf = (findings: ReadonlyArray<Finding>) => findings.map((finding) => finding.texts.join(" "))
const allText = (findings: ReadonlyArray<Finding>) => textsOf(findings).join("\n")
const holding = (findings: ReadonlyArray<Finding>, text: string) =>
  findings.find((finding) => finding.texts.some((one) => one.includes(text)))

const guide = `# How to choose a cargo bike

*By Imogen Thackray, rental coordinator*

Most people choose a cargo bike by looking at the box. The rental desk starts with the garden gate and the steepest street.

## Will the bike fit through your gate?

Measure the gate before you measure anything else. A Puffin is **88 cm** wide and wants a clear opening of one metre.

Steps matter more than width. A trike of 54 kg needs a ramp at every single kerb.

## Buying

Ask any seller three questions before money changes hands:

1. Who repairs the motor, and how long does a repair take?
2. Can the battery be bought separately in five years?
3. What happens if the bike is the wrong shape?
`

describe("ResearchAgent floor", () => {
  it.effect("quotes whole statements exactly, each sentence within its statement, none overlapping", () =>
    Effect.gen(function* () {
      const { documents, findings } = yield* research({ "guide.md": guide })
      assert.isAbove(findings.length, 3)
      const taken = new Array<boolean>()
      for (const finding of findings) {
        assert.isTrue(isSlice(documents, finding.citation))
        for (const sentence of finding.sentences) {
          assert.isTrue(isSlice(documents, sentence))
          assert.isAtLeast(sentence.start, finding.citation.start)
          assert.isAtMost(sentence.end, finding.citation.end)
        }
        for (let index = finding.citation.start; index < finding.citation.end; index++) {
          assert.isUndefined(taken[index])
          taken[index] = true
        }
        assert.strictEqual(finding.texts.length, finding.sentences.length)
        assert.strictEqual(finding.opens.length, finding.sentences.length)
      }
    })
  )

  it.effect("shows sentences without markup while the citation keeps it", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({ "guide.md": guide })
      const finding = holding(findings, "A Puffin is 88 cm wide")
      assert.include(finding?.citation.quote, "**88 cm**")
    })
  )

  it.effect("gives a question of a heading to the paragraph that answers it and to no other", () =>
    Effect.gen(function* () {
      const { documents, findings } = yield* research({ "guide.md": guide })
      const opener = holding(findings, "Measure the gate")?.opener
      assert.strictEqual(opener?.kind, "question")
      assert.strictEqual(opener?.text, "Will the bike fit through your gate?")
      assert.isTrue(opener !== undefined && isSlice(documents, opener.citation))
      assert.isUndefined(holding(findings, "Steps matter more than width")?.opener)
    })
  )

  it.effect("takes a list whole, with the line that announces it and the order of its steps", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({ "guide.md": guide })
      const list = findings.find((finding) => finding.kind === "list")
      assert.strictEqual(list?.opener?.text, "Ask any seller three questions before money changes hands:")
      assert.strictEqual(list?.sentences.length, 3)
      assert.isTrue(list?.isOrdered)
      assert.strictEqual(allText(findings).split("Ask any seller").length, 1)
    })
  )

  it.effect("leaves out bylines, contact lines, greetings and sentences about the document", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({
        "note.txt": `Hi all,

quick note before the weekend. The bike library at Harbour Street lends six cargo bikes from Saturday on.

See section 4 for the list of bikes. Each section below says what went wrong in the workshop.

The press desk answers on 01632 960148 between nine and five on all weekdays.`,
        "guide.md": guide
      })
      const text = allText(findings)
      assert.include(text, "The bike library at Harbour Street")
      for (const absent of ["Hi all", "quick note", "section", "01632", "Imogen Thackray, rental"]) {
        assert.notInclude(text, absent)
      }
    })
  )

  it.effect("quotes guests by name, with the host’s question, and never the host", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({
        "talk.vtt": `WEBVTT

00:01.000 --> 00:04.000
<v Host>Welcome to the workshop at the yard.</v>

00:04.000 --> 00:06.000
<v Host>What did you change after the first week?</v>

00:06.000 --> 00:12.000
<v Anjali Dutta>A wooden lattice changed everything in my cargo bike.</v>

00:12.000 --> 00:16.000
<v Anjali Dutta>Each bucket stands in its own square now.</v>

00:16.000 --> 00:18.000
<v Host>And where did the bike sleep at night?</v>

00:18.000 --> 00:24.000
<v Graham Stott>My Puffin slept in a shed with a gate of 92 centimetres.</v>`
      })
      assert.deepStrictEqual([...new Set(findings.map((finding) => finding.speaker))].sort(), [
        "Anjali Dutta",
        "Graham Stott"
      ])
      const lattice = holding(findings, "A wooden lattice")
      assert.strictEqual(lattice?.kind, "quotation")
      assert.strictEqual(lattice?.opener?.text, "What did you change after the first week?")
      assert.isUndefined(holding(findings, "My Puffin slept")?.opener)
    })
  )

  it.effect("names reviewers with what they bought, and passes over those who were let down", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({
        "reviews.csv": `date,name,bike,rating,comment
"2026-06-09","Helen Marsh","Wren",5,"The Wren carried two children and a week of groceries without a complaint."
"2026-07-26","Grace Oyelaran","Puffin",2,"The Puffin did not fit through our gate, so it lived on the pavement all week."`
      })
      assert.deepStrictEqual(
        findings.map(({ speaker, speakerDetail }) => [speaker, speakerDetail]),
        [["Helen Marsh", "Wren"]]
      )
    })
  )

  it.effect("begins no statement with a sentence that points back", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({
        "case.txt": `The second surprise was bread. Sourdough sweated in the sealed box on two mornings.

Money came second. The bakery paid 550 pounds a month for its van.

However, the van was sold in September. It had served for twelve years.

Weight decides the order of the stops. Heavy loaves leave the box of the cargo bike first.`
      })
      assert.deepStrictEqual(textsOf(findings), [
        "Weight decides the order of the stops. Heavy loaves leave the box of the cargo bike first."
      ])
    })
  )

  it.effect("obeys constraints that forbid a topic, banned words and the names of competitors", () =>
    Effect.gen(function* () {
      const { findings } = yield* research(
        {
          "facts.txt": `A cargo bike improves the fitness and the health of everyone who rides it daily.

A cargo bike is a real game-changer for every family in the old town.

Harbour Haul Bikes lends forty cargo bikes in the same town for the same price.

A healthy brake lever of a cargo bike stops two fingers before the grip.`
        },
        {
          constraints: ["No claims about health, fitness or guaranteed savings"],
          avoidedWords: ["game-changer", "Harbour Haul Bikes"]
        }
      )
      assert.deepStrictEqual(textsOf(findings), [
        "A healthy brake lever of a cargo bike stops two fingers before the grip."
      ])
    })
  )

  it.effect("finds a forbidden German topic inside compounds", () =>
    Effect.gen(function* () {
      const { findings } = yield* research(
        {
          "fakten.txt": `Die Amortisationszeit eines Balkonkraftwerks hängt vom Strompreis und vom Schatten ab.

Ein Balkonkraftwerk mit zwei Modulen liefert im Juni an sonnigen Tagen vier Kilowattstunden.`
        },
        { constraints: ["Keine Aussagen zu Amortisation, Rendite oder garantierten Einsparungen"] }
      )
      assert.strictEqual(findings.length, 1)
      assert.include(allText(findings), "vier Kilowattstunden")
    })
  )

  it.effect("names measured figures as the constraints ask, and only those", () =>
    Effect.gen(function* () {
      const { findings } = yield* research(
        {
          "pilot-report.txt": `Borrowers of the pilot rode 5,109 miles on 1,834 trips in fourteen weeks.

Borrowers should bring a helmet, and the pilot desk has 12 of them to lend.`
        },
        { constraints: ["Pilot figures are always named as Larkfield’s own measurements from 2026"] }
      )
      assert.deepStrictEqual(holding(findings, "5,109 miles")?.label, {
        text: "Pilot figures: Larkfield’s own measurements from 2026",
        sentences: [0]
      })
      assert.isUndefined(holding(findings, "bring a helmet")?.label)
    })
  )

  it.effect("dates announcements and drops those that are over before the campaign begins", () =>
    Effect.gen(function* () {
      const { findings } = yield* research(
        {
          "dates.txt": `Larkfield opens the booking of cargo bikes on Monday 1 March 2027 at 9 am.

In February the bakery plans to add a second round with its cargo bike.

The bakery borrowed its first cargo bike on 15 June 2026 for one week.`
        },
        { startsOn: "2027-02-20" }
      )
      assert.strictEqual(holding(findings, "opens the booking")?.expiresOn, "2027-03-01")
      assert.isUndefined(holding(findings, "15 June 2026")?.expiresOn)
      const later = yield* research(
        { "dates.txt": "In February the bakery plans to add a second round with its cargo bike." },
        { startsOn: "2027-03-01" }
      )
      assert.strictEqual(later.findings.length, 0)
    })
  )

  it.effect("gives German headings in capitals their case back, or none where it cannot be known", () =>
    Effect.gen(function* () {
      const { findings } = yield* research({
        "notizen.txt": `NOTIZEN AUS DER WERKSTATT

WIE WARM DARF DIE STECKDOSE WERDEN?

Eine gesunde Steckdose bleibt bei voller Einspeisung unter 40 Grad. Zu warm darf sie nie werden.

LEITERN UND VERNUNFT

Ab dem ersten Obergeschoss montieren wir jedes Modul vom Balkon aus und zu zweit.`
      })
      assert.strictEqual(holding(findings, "unter 40 Grad")?.opener?.text, "Wie warm darf die Steckdose werden?")
      assert.isUndefined(holding(findings, "Obergeschoss")?.opener)
      assert.include(holding(findings, "Obergeschoss")?.headings.join(), "Leitern und Vernunft")
    })
  )

  it.effect("keeps to the languages of the brief", () =>
    Effect.gen(function* () {
      const sources = {
        "en.txt": "A cargo bike with two children on board stops from 15 mph in eight metres on a dry road.",
        "de.txt":
          "Ein Lastenrad mit zwei Kindern hält auf trockener Straße aus zwanzig Kilometern pro Stunde in acht Metern."
      }
      const both = yield* research(sources)
      assert.strictEqual(both.findings.length, 2)
      const german = yield* research(sources, { languages: ["de-AT"] })
      assert.deepStrictEqual(
        german.findings.map((finding) => finding.citation.source),
        ["de.txt"]
      )
    })
  )

  it.effect("says the same thing once", () =>
    Effect.gen(function* () {
      const sentence = "A cargo bike with two children on board stops from 15 mph in eight metres on a dry road."
      const { findings } = yield* research({
        "a.txt": sentence,
        "b.txt": `${sentence} Wet cobbles need eleven metres.`
      })
      assert.strictEqual(findings.length, 1)
    })
  )

  it.effect("finds nothing in nothing", () =>
    Effect.gen(function* () {
      const none = yield* research({})
      assert.deepStrictEqual([none.findings.length, none.all.keyphrases.length], [0, 0])
      const thin = yield* research({ "a.txt": "Coming soon." })
      assert.strictEqual(thin.findings.length, 0)
    })
  )

  it("answers any text in its own contract", async () => {
    const piece = fc.constantFrom(
      "A bike weighs 31 kg.",
      "“Hello,” says Ann.",
      "# Title",
      "- item one",
      "1. step",
      "Why?",
      "It ends.\n",
      "\n\n",
      "**bold** text is here.",
      "| a | b |"
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), async (pieces) => {
        const text = `A first sentence is always there. ${pieces.join("\n")}`
        const found = await Effect.runPromise(research({ "any.md": text }))
        return found.findings.every(
          (finding) =>
            isSlice(found.documents, finding.citation) &&
            finding.sentences.every((sentence) => isSlice(found.documents, sentence))
        )
      }),
      { numRuns: 60 }
    )
  })
})

describe("ResearchAgent contract", () => {
  const source = "notes.txt"
  const text = `Measure the gate before you measure\nanything else. A Puffin is 88 cm wide.\n\nSteps matter more than “width”.`
  const setup = Effect.gen(function* () {
    const document = yield* read(source, text)
    return { topic: "Gates", audience: "", goals: [], constraints: [], languages: [], documents: [document] }
  })
  const answer = (...findings: ReadonlyArray<{ source: string; quote: string }>) => ({
    findings: findings.map((finding) => ({ ...finding, kind: "claim" as const })),
    keyphrases: []
  })

  it.effect("finds a model’s quote with other white space and quotation marks, and cites what stands there", () =>
    Effect.gen(function* () {
      const input = yield* setup
      const { findings } = yield* ResearchAgent.toDomain(
        answer(
          { source, quote: "Measure the gate before you measure anything else." },
          { source, quote: 'Steps matter more than "width".' }
        ),
        input
      )
      assert.deepStrictEqual(findings.map((finding) => finding.citation.quote).sort(), [
        "Measure the gate before you measure\nanything else.",
        "Steps matter more than “width”."
      ])
    })
  )

  it.effect("widens a model’s quote to whole sentences", () =>
    Effect.gen(function* () {
      const { findings } = yield* ResearchAgent.toDomain(answer({ source, quote: "Puffin is 88" }), yield* setup)
      assert.strictEqual(findings[0]?.citation.quote, "A Puffin is 88 cm wide.")
    })
  )

  it.effect("refuses what stands nowhere, what overlaps and what spans paragraphs, each by its place", () =>
    Effect.gen(function* () {
      const violation = yield* ResearchAgent.toDomain(
        answer(
          { source, quote: "Measure the door." },
          { source: "other.txt", quote: "Steps" },
          { source, quote: "A Puffin is 88 cm wide." },
          { source, quote: "A Puffin is 88 cm wide." },
          { source, quote: "anything else. A Puffin is 88 cm wide. Steps matter" }
        ),
        yield* setup
      ).pipe(Effect.flip)
      assert.deepStrictEqual(violation.issues.map(String), [
        'findings.0.quote: does not stand in "notes.txt"',
        'findings.1.source: no source "other.txt"',
        "findings.3.quote: overlaps another finding",
        "findings.4.quote: overlaps another finding"
      ])
    })
  )

  it("describes its answer as JSON Schema and fences every source", () =>
    Effect.runPromise(
      Effect.gen(function* () {
        assert.strictEqual(contractJsonSchema(ResearchAgent.contract)["type"], "object")
        const prompt = ResearchAgent.prompt(yield* setup)
        assert.include(prompt.messages[0].content, text)
        assert.match(prompt.messages[0].content, /<<<untrusted-[0-9a-f]{16} "notes\.txt">>>/)
        assert.match(prompt.promptVersion ?? "", /^research@1#/)
      })
    ))

  it.effect("gives the same answer twice", () =>
    Effect.gen(function* () {
      const input = yield* setup
      const floor = floorOf(ResearchAgent)
      assert.deepStrictEqual(floor({ ...input }), floor({ ...input }))
    })
  )
})
