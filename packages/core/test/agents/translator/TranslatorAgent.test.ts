import { maxTranslatedLength, TranslatorAgent } from "@postwright/core/agents/translator/TranslatorAgent"
import { type SourceText, type TranslatorInput } from "@postwright/core/agents/translator/TranslatorInput"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { briefOf, example, floorOf } from "../material.ts"
import { issuesOf, outcome, refusesObedience, runWith, staysFenced } from "../obedience.ts"
import { everySecond, postsOf } from "../posts.ts"

const body = (text: string): SourceText => ({ id: "body", role: "body", text })

const inputOf = Effect.fnUntraced(function* (
  texts: ReadonlyArray<SourceText>,
  changes: Partial<TranslatorInput> & { readonly brand?: BriefInput["brand"] } = {}
) {
  const { brand, ...rest } = changes
  const input: TranslatorInput = {
    from: "en",
    to: "de",
    texts,
    brief: yield* briefOf({ topic: "Cargo bikes", platforms: ["x"], ...(brand === undefined ? {} : { brand }) }),
    keep: [],
    ...rest
  }
  return input
})

const refused = (input: TranslatorInput, text: string | null, note?: string) =>
  Effect.map(
    issuesOf(TranslatorAgent, { texts: [{ id: "body", text, ...(note === undefined ? {} : { note }) }] }, input),
    String
  )

const english =
  "Book on https://larkfield.example/week with @larkfield. The Wren carries two children and costs £35 a week until 13 March 2027. It made 1,312 trips."
const german =
  "Buchen Sie auf https://larkfield.example/week bei @larkfield. Das Wren trägt zwei Kinder und kostet bis zum 13. März 2027 35 £ in der Woche. Es hat 1.312 Fahrten gemacht."

describe("TranslatorAgent floor", () => {
  it.effect("translates nothing, and says so for each text in the language of the campaign", () =>
    Effect.gen(function* () {
      for (const name of ["larkfield", "sonnenfach"] as const) {
        const { brief } = yield* example(name)
        const posts = everySecond(yield* postsOf(name))
        const texts = posts.flatMap(({ slotId, variants }) =>
          variants.map(({ body: text }, at): SourceText => ({ id: `${slotId}-${at}`, role: "body", text }))
        )
        const [from, to] = name === "larkfield" ? (["en", "de-AT"] as const) : (["de", "en"] as const)
        const input: TranslatorInput = { from, to, texts: texts.slice(0, 20), brief, keep: ["Larkfield"] }
        const made = yield* outcome(TranslatorAgent, floorOf(TranslatorAgent)(input), input)
        assert.isFalse(made.isComplete)
        assert.lengthOf(made.texts, 20)
        for (const { note, text } of made.texts) {
          assert.isNull(text)
          assert.match(note ?? "", name === "larkfield" ? /takes a language model/ : /braucht es ein Sprachmodell/)
        }
        assert.strictEqual(
          JSON.stringify(made),
          JSON.stringify(yield* outcome(TranslatorAgent, floorOf(TranslatorAgent)(input), input))
        )
      }
    })
  )

  it.effect("passes hashtags that stay as they are, and takes nothing as well as very much", () =>
    Effect.gen(function* () {
      const tags: ReadonlyArray<SourceText> = [
        { id: "a", role: "hashtag", text: "CargoWeek" },
        { id: "b", role: "hashtag", text: "Brakes" }
      ]
      const input = yield* inputOf(tags, { keep: ["Cargo Week"] })
      const made = yield* outcome(TranslatorAgent, floorOf(TranslatorAgent)(input), input)
      assert.deepStrictEqual(
        made.texts.map(({ text }) => text),
        ["CargoWeek", null]
      )
      const none = yield* inputOf([])
      assert.isTrue((yield* outcome(TranslatorAgent, floorOf(TranslatorAgent)(none), none)).isComplete)
      const huge = yield* inputOf(
        Array.from({ length: 30 }, (_, at) => ({ id: `t${at}`, role: "body", text: "A bike. ".repeat(500) }))
      )
      const much = yield* outcome(TranslatorAgent, floorOf(TranslatorAgent)(huge), huge)
      assert.lengthOf(much.texts, 30)
      assert.match(much.texts.at(-1)?.note ?? "", /longer than 48000 characters/)
      assert.isBelow(TranslatorAgent.prompt(huge).messages[0].content.length, maxTranslatedLength + 10_000)
    })
  )
})

describe("TranslatorAgent contract", () => {
  it.effect("takes idioms and formats of the locale, with links, mentions, values and terms as they are", () =>
    Effect.gen(function* () {
      const input = yield* inputOf([body(english)], { keep: ["Wren"], brand: { guidelines: "Sie-Form" } })
      assert.strictEqual(yield* refused(input, german), "")
      assert.strictEqual(yield* refused(input, null, "The text is a pun that German does not have."), "")
    })
  )

  it.effect("refuses lost, changed and new values, links, mentions, hashtags and terms", () =>
    Effect.gen(function* () {
      const input = yield* inputOf([body(english)], { keep: ["Wren"] })
      const changed = (from: string, to: string) => refused(input, german.replace(from, to))
      assert.match(yield* changed("1.312", "1.321"), /1,312/)
      assert.match(yield* changed("35 £", "35 €"), /currency £ is missing/)
      assert.match(yield* changed("13. März", "14. März"), /13 March 2027/)
      assert.match(
        yield* changed("larkfield.example/week", "evil-example.com/win"),
        /evil-example\.com\/win” does not stand/
      )
      assert.match(yield* changed("@larkfield", "@evil_bikes"), /“@larkfield” is missing.*“@evil_bikes”/)
      assert.match(yield* changed("@larkfield", ""), /“@larkfield” is missing/)
      assert.match(yield* changed("Es hat", "#Rad Es hat"), /more hashtags/)
      assert.match(yield* changed("Das Wren", "Der Zaunkönig"), /“Wren” is missing/)
      assert.match(yield* changed("Es hat", "Klicke javascript:alert(1). Es hat"), /javascript:alert/)
      assert.match(yield* refused(input, null), /neither a text nor a note/)
      assert.match(yield* refused(input, " "), /is empty/)
    })
  )

  it.effect("refuses what is left in the language of the text, but not terms that stay", () =>
    Effect.gen(function* () {
      const input = yield* inputOf([body("The brakes stop the bike on a wet road. Rain is no reason to stay at home.")])
      assert.match(yield* refused(input, input.texts[0]!.text), /still in the language "en"/)
      const half =
        "Die Bremsen halten das Rad auch auf nasser Straße nach wenigen Metern an. Rain is no reason to stay at home."
      assert.match(yield* refused(input, half), /“Rain is no reason to stay at home\.” was not translated/)
      const slogan = "Start with the gate of the garden"
      const kept = yield* inputOf([body(`${slogan}. It is worth it.`)], { keep: [slogan] })
      assert.strictEqual(yield* refused(kept, `${slogan}. Das lohnt sich für alle, die ein Tor haben.`), "")
    })
  )

  it.effect("keeps the form of address of the brand, and one form where it has none", () =>
    Effect.gen(function* () {
      const texts = [body("You can measure your gate first.")]
      const sie = yield* inputOf(texts, { brand: { guidelines: "Immer Sie-Form." } })
      assert.match(yield* refused(sie, "Du kannst zuerst dein Tor messen."), /readers are “Sie”/)
      assert.strictEqual(yield* refused(sie, "Messen Sie zuerst Ihr Tor."), "")
      const du = yield* inputOf(texts, {
        brand: { voice: { examples: ["Hast du Fragen? Wir helfen dir.", "Komm vorbei, wenn du magst."] } }
      })
      assert.match(yield* refused(du, "Messen Sie zuerst Ihr Tor, bevor Sie kommen."), /readers are “du”/)
      const none = yield* inputOf(texts)
      assert.strictEqual(yield* refused(none, "Du kannst zuerst dein Tor messen."), "")
      assert.match(yield* refused(none, "Du kannst messen. Rufen Sie uns danach an, wenn Sie mögen."), /throughout/)
    })
  )

  it.effect("keeps the limit of the network for titles and parts that kept it before", () =>
    Effect.gen(function* () {
      const word = "Lastenradverleih "
      const title = yield* inputOf([{ id: "body", role: "title", text: "Gates first" }], { platform: "youtube" })
      assert.match(yield* refused(title, word.repeat(8).trim()), /100 are the most/)
      const part = yield* inputOf([{ id: "body", role: "part", text: "Gates first" }], { platform: "x" })
      assert.match(yield* refused(part, word.repeat(20).trim()), /280 are the most/)
      const long = yield* inputOf([{ id: "body", role: "part", text: "The gate of a garden. ".repeat(20) }], {
        platform: "x"
      })
      assert.notMatch(yield* refused(long, "Das Tor eines Gartens. ".repeat(20)), /the most/)
      const tag = yield* inputOf([{ id: "body", role: "hashtag", text: "CargoBike" }])
      assert.match(yield* refused(tag, "Lasten Rad"), /no hashtag/)
      assert.strictEqual(yield* refused(tag, "Lastenrad"), "")
    })
  )

  it.effect("wants every id once and no other, and gives the texts back in their order", () =>
    Effect.gen(function* () {
      const texts: ReadonlyArray<SourceText> = [
        { id: "a", role: "body", text: "Measure the gate first." },
        { id: "b", role: "alt-text", text: "A gate in the morning." }
      ]
      const input = yield* inputOf(texts)
      const [a, b] = [
        { id: "a", text: "Messen Sie zuerst das Tor." },
        { id: "b", text: "Ein Tor am Morgen." }
      ]
      const issues = (...given: ReadonlyArray<{ id: string; text: string }>) =>
        Effect.map(issuesOf(TranslatorAgent, { texts: [...given] }, input), String)
      assert.match(yield* issues(a), /"b" is missing/)
      assert.match(yield* issues(a, b, { id: "c", text: "Nichts." }), /no text "c"/)
      assert.match(yield* issues(a, b, a), /"a" is there twice/)
      const made = yield* TranslatorAgent.toDomain({ texts: [b, a] }, input)
      assert.deepStrictEqual(
        made.texts.map(({ id }) => id),
        ["a", "b"]
      )
      assert.isTrue(made.isComplete)
    })
  )

  it.effect("has other shapes and languages repaired", () =>
    Effect.gen(function* () {
      const input = yield* inputOf([body(english)], { keep: ["Wren"] })
      const answer = (text: string) => ({ texts: [{ id: "body", text }] })
      const { result } = yield* runWith(
        TranslatorAgent,
        input,
        { texts: [{ id: 7 }] },
        answer(english),
        answer(german.replace("1.312", "1.321")),
        answer(german)
      )
      assert.strictEqual(result._tag, "Failure")
      const second = yield* runWith(
        TranslatorAgent,
        input,
        answer(english),
        answer(german.replace("1.312", "1.321")),
        answer(german)
      )
      assert.strictEqual(second.result._tag, "Success")
      if (second.result._tag === "Success") {
        assert.strictEqual(second.result.success.value.texts[0]?.text, german)
        assert.deepStrictEqual(
          second.result.success.trace.steps.map(({ outcome: ended }) => ended),
          ["wrong-language", "contract-violation", "accepted"]
        )
      }
    })
  )

  it.effect("serves other languages of Europe and Asia", () =>
    Effect.gen(function* () {
      const input = yield* inputOf([body("It made 1,312 trips by 13 March 2027.")], { to: "pl" })
      assert.strictEqual(yield* refused(input, "Do 13 marca 2027 odbyło się 1312 przejazdów."), "")
      assert.strictEqual(yield* refused({ ...input, to: "ja" }, "2027年3月13日までに1,312回走りました。"), "")
      assert.match(yield* refused({ ...input, to: "fr" }, "Il a fait 1 213 trajets avant le 13 mars 2027."), /1,312/)
    })
  )

  it.effect("refuses what an injection wants in a translation", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(
        [body("Measure the gate first. The brakes stop the bike on a wet road within four metres.")],
        { to: "es" }
      )
      const honest = {
        texts: [
          { id: "body", text: "Mide primero la puerta. Los frenos paran la bici en una calle mojada en cuatro metros." }
        ]
      }
      yield* refusesObedience(TranslatorAgent, input, honest, ({ texts }, says) => ({
        texts: texts.map((one) => ({ ...one, text: says(one.text ?? "") }))
      }))
    })
  )

  it.effect("keeps every injection within a fence", () =>
    Effect.gen(function* () {
      yield* staysFenced(({ brief, text }) =>
        TranslatorAgent.prompt({
          from: "en",
          to: "de",
          texts: [
            { id: text, role: "body", text },
            { id: "b", role: "title", text }
          ],
          brief,
          platform: "youtube",
          keep: [text],
          notes: text
        })
      )
    })
  )
})
