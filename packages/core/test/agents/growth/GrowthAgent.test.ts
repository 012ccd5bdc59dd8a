import { goalIntents, spokenClosing } from "@postwright/core/agents/growth/CallsToAction"
import { GrowthAgent } from "@postwright/core/agents/growth/GrowthAgent"
import { type GrowthInput, type GrowthVariant } from "@postwright/core/agents/growth/GrowthInput"
import { findAddresses } from "@postwright/core/brand/FormOfAddress"
import { growthMetricNames, growthMetrics, type GrowthPlan } from "@postwright/core/content/GrowthPlan"
import { hashtagCount, HashtagVocabulary } from "@postwright/core/content/Hashtags"
import { detectHashtags } from "@postwright/core/policy/Entities"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { briefOf, example, floorOf } from "../material.ts"
import { issuesOf, outcome, refusesObedience, runWith, staysFenced } from "../obedience.ts"
import { everySecond, postsOf, slotOf } from "../posts.ts"

const guide =
  "A cargo bike carries two children and the shopping of a week. Its brakes stop the cargo bike within four metres on a wet road. The battery of the bike lasts for 60 km when the load is light."

const inputOf = Effect.fnUntraced(function* (
  text: string,
  changes: Parameters<typeof slotOf>[1] & Pick<Partial<GrowthInput>, "platform" | "format"> = {}
) {
  const { format = "post", platform = "linkedin", ...brief } = changes
  const slot = yield* slotOf(text, brief)
  const [first, second = first] = slot.findings.flatMap(({ texts }) => texts)
  const input: GrowthInput = {
    ...slot,
    platform,
    format,
    variants: [
      { id: "post-1-1", approach: "lead-fact", text: `${first} ${second}` },
      { id: "post-1-2", approach: "question-answer", text: `What does it carry? ${second} ${first}` }
    ]
  }
  return input
})

const plan = (input: GrowthInput) => outcome(GrowthAgent, floorOf(GrowthAgent)(input), input)

const tagsOf = ({ ladder }: GrowthPlan) => [...ladder.broad, ...ladder.medium, ...ladder.niche]

describe("GrowthAgent floor", () => {
  it.effect("plans every post of both examples in its language, its address and the network’s count", () =>
    Effect.gen(function* () {
      for (const name of ["larkfield", "sonnenfach"] as const) {
        const { brief, findings } = yield* example(name)
        const lines: Array<string> = []
        let [posts, compared] = [0, 0]
        const vocabulary = new HashtagVocabulary(brief, findings.findings)
        for (const { variants, ...slot } of everySecond(yield* postsOf(name))) {
          const [first, ...rest] = variants.map(({ approach, body, title }, at): GrowthVariant => ({
            id: `post-1-${at + 1}`,
            approach,
            text: body,
            ...(title === undefined ? {} : { title })
          }))
          const input: GrowthInput = { ...slot, variants: [first!, ...rest], vocabulary }
          const made = yield* plan(input)
          const tags = tagsOf(made)
          assert.isAtMost(tags.length, hashtagCount(slot.platform, slot.format))
          assert.isNotEmpty(made.ladder.broad)
          assert.strictEqual(new Set(tags.map((tag) => tag.toLowerCase())).size, tags.length)
          for (const tag of tags) assert.strictEqual(detectHashtags(`#${tag}`)[0]?.name, tag)
          for (const { arms, metric } of made.experiments) {
            assert.strictEqual(new Set(arms.map(({ variantId }) => variantId)).size, arms.length)
            assert.isAtLeast(arms.length, 2)
            assert.include(growthMetricNames, metric)
          }
          assert.isAtLeast(made.callsToAction.length, 3)
          lines.push(...made.callsToAction.map(({ text }) => text))
          posts += 1
          compared += made.experiments.length > 0 ? 1 : 0
          for (const { text } of made.callsToAction) {
            if (name === "sonnenfach") {
              assert.isTrue(
                findAddresses(text, "de").every(({ form }) => form === "sie"),
                text
              )
            }
            if (/^(?:x|tiktok|instagram|youtube)$/.test(slot.platform)) assert.notMatch(text, /https?:/)
          }
        }
        // No month in which every post ends alike.
        for (const line of new Set(lines)) {
          assert.isAtMost(lines.filter((one) => one === line).length, posts / 3, line)
        }
        assert.isAtLeast(compared, posts * 0.8)
      }
    })
  )

  it.effect("asks for what the goals ask for first, by the brief’s link where readers can follow it", () =>
    Effect.gen(function* () {
      const goals = ["Fill the bookings on https://larkfield.example/week"]
      const first = (platform: GrowthInput["platform"], format: GrowthInput["format"]) =>
        Effect.gen(function* () {
          const input = yield* inputOf(guide, { goals, brand: { name: "Larkfield" }, platform, format })
          return (yield* plan(input)).callsToAction[0]
        })
      const linked = yield* first("linkedin", "post")
      assert.match(linked.text, /^[^:]*(?:[Bb]ook|Reserve)[^:]*: https:\/\/larkfield\.example\/week$/)
      assert.strictEqual(linked.intent, "book")
      for (const platform of ["instagram", "x"] as const) {
        const told = yield* first(platform, "post")
        assert.match(told.text, /Larkfield/)
        assert.notMatch(told.text, /https/)
        assert.strictEqual(told.intent, "book")
      }
      const none = yield* plan(yield* inputOf(guide))
      assert.include(["comment", "reply"], none.callsToAction[0].intent)
    })
  )

  it.effect("counts the visits of a call as those of the post, where the post’s own link is counted", () =>
    Effect.gen(function* () {
      const goals = ["Fill the bookings on https://larkfield.example/week"]
      const input = yield* inputOf(guide, { goals, brand: { name: "Larkfield" } })
      const tracked = "https://larkfield.example/week?utm_source=linkedin&utm_content=post-1"
      const [one, ...others] = input.variants
      const made = yield* plan({ ...input, variants: [{ ...one, text: `${one.text}\n\n${tracked}` }, ...others] })
      assert.isTrue(made.callsToAction[0].text.endsWith(tracked), made.callsToAction[0].text)
      const other = "https://larkfield.example/weekend?utm_source=linkedin"
      const apart = yield* plan({ ...input, variants: [{ ...one, text: `${one.text}\n\n${other}` }] })
      assert.isTrue(apart.callsToAction[0].text.endsWith("larkfield.example/week"))
    })
  )

  it.effect("takes plain candidates for hashtags, and no risky, banned or personal ones", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(guide, { brand: { bannedWords: ["shopping"] } })
      const made = yield* plan({ ...input, vocabulary: ["brakes", "follow for follow", "battery", "shopping"] })
      const tags = tagsOf(made).map((tag) => tag.toLowerCase())
      assert.isNotEmpty(tags)
      assert.notInclude(tags, "followforfollow")
      assert.notInclude(tags, "shopping")
    })
  )

  it.effect("compares variants only where they open with other words, and makes no arm of one alone", () =>
    Effect.gen(function* () {
      const input = yield* inputOf(guide)
      const two = yield* plan(input)
      const opening = two.experiments.find(({ variable }) => variable === "opening" || variable === "approach")
      assert.deepStrictEqual(
        opening?.arms.map(({ variantId }) => String(variantId)),
        ["post-1-1", "post-1-2"]
      )
      const one = yield* plan({ ...input, variants: [input.variants[0]] })
      assert.lengthOf(one.experiments, 0)
      assert.strictEqual(JSON.stringify(two), JSON.stringify(yield* plan({ ...input })))
    })
  )

  it.effect("copes with next to nothing, and with very much", () =>
    Effect.gen(function* () {
      const tiny = yield* inputOf("A cargo bike carries two children and the shopping of a week.")
      assert.isNotEmpty((yield* plan({ ...tiny, variants: [{ id: "a", approach: "x", text: "Hm" }] })).callsToAction)
      const huge = yield* inputOf(
        Array.from({ length: 200 }, (_, at) => `A cargo bike number ${at} carries two children.`).join(" ")
      )
      const long = { id: "a", approach: "list", text: "A cargo bike carries two children. ".repeat(2_000) }
      const made = yield* plan({ ...huge, variants: [long, { ...long, id: "b", text: "Children like it." }] })
      assert.isAtMost(Math.max(...made.experiments.flatMap(({ arms }) => arms.map(({ change }) => change.length))), 300)
    })
  )
})

describe("calls to action", () => {
  it.effect("speak German in each form, and know what goals want", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(goalIntents({ goals: ["Beratungstermine füllen", "Bring visitors to the workshop"] }), [
        "appointment",
        "visit"
      ])
      assert.deepStrictEqual(
        goalIntents({ goals: ["Die Terminologie erklären", "Tell people about the facebook page"] }),
        []
      )
      for (const [guidelines, form] of [
        ["Immer Sie-Form", "sie"],
        ["Wir sind per Du", "du"]
      ] as const) {
        const brief = yield* briefOf({
          topic: "Rad",
          platforms: ["x"],
          goals: ["Termine"],
          brand: { name: "Rad", guidelines }
        })
        const line = spokenClosing(brief, "de", 0) ?? ""
        assert.isTrue(
          findAddresses(line, "de").every((one) => one.form === form),
          line
        )
        assert.include(line, "Termin")
      }
      assert.isUndefined(spokenClosing(yield* briefOf({ topic: "Rad", platforms: ["x"] }), "de"))
    })
  )
})

describe("GrowthAgent contract", () => {
  const honest = Effect.map(
    inputOf(guide, {
      goals: ["Bookings on https://larkfield.example/week"],
      competitors: ["Rivalino"],
      brand: { name: "Larkfield" }
    }),
    (input) => ({ input, wire: floorOf(GrowthAgent)(input) })
  )
  type Wire = Effect.Success<typeof honest>["wire"]

  it("defines each metric in both languages of the app", () => {
    assert.sameMembers([...growthMetricNames], Object.keys(growthMetrics))
    for (const name of growthMetricNames) {
      assert.match(growthMetrics[name].en, / per /)
      assert.match(growthMetrics[name].de, / je /)
    }
  })

  it.effect("refuses calls that beg, claim, link elsewhere, name competitors or come twice", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      const refused = (text: string) =>
        Effect.map(
          issuesOf(GrowthAgent, { ...wire, callsToAction: [{ text, intent: "comment" as const }] }, input),
          String
        )
      assert.match(yield* refused("Tag a friend who needs this!"), /begs for a reaction/)
      assert.match(yield* refused("Like and share to see more."), /begs/)
      assert.match(yield* refused("Book now and get 20 % off."), /20/)
      assert.match(yield* refused("See https://evil-example.com/win"), /no link/)
      assert.match(yield* refused("Say goodbye to Rivalino."), /must not occur/)
      assert.match(yield* refused("What do you think? #bikes"), /hashtag/)
      assert.strictEqual(yield* refused("Book here: https://larkfield.example/week"), "")
      const twice = { ...wire, callsToAction: [wire.callsToAction[0]!, wire.callsToAction[0]!] }
      assert.match(String(yield* issuesOf(GrowthAgent, twice, input)), /there twice/)
    })
  )

  it.effect("refuses another form of address than the brand’s", () =>
    Effect.gen(function* () {
      const text = "Ein Lastenrad trägt zwei Kinder und den Einkauf einer ganzen Woche nach Hause."
      const input = yield* inputOf(text, {
        language: "de",
        topic: "Lastenrad",
        brand: { guidelines: "Immer Sie-Form." }
      })
      const wire = floorOf(GrowthAgent)(input)
      const du = { ...wire, callsToAction: [{ text: "Was denkst du darüber?", intent: "comment" as const }] }
      assert.match(String(yield* issuesOf(GrowthAgent, du, input)), /readers are “Sie”/)
    })
  )

  it.effect("refuses hashtags that are too many, foreign, risky, twice or no hashtags", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      const refused = (...broad: ReadonlyArray<string>) =>
        Effect.map(
          issuesOf(GrowthAgent, { ...wire, ladder: { broad: [...broad], medium: [], niche: [] } }, input),
          String
        )
      assert.match(yield* refused("CargoBike", "Brakes", "Battery", "Children"), /3 are the most/)
      assert.match(yield* refused("EvilBikes"), /neither brief nor findings/)
      assert.match(yield* refused("follow4follow"), /risky/)
      assert.match(yield* refused("CargoBike", "cargobike"), /there twice/)
      assert.match(yield* refused("Cargo Bike"), /is no hashtag/)
      assert.match(yield* refused("Rivalino"), /must not occur/)
      assert.strictEqual(yield* refused("#CargoBike", "Brakes"), "")
    })
  )

  it.effect("refuses experiments with unknown or equal arms, and hypotheses with figures", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      const [experiment] = wire.experiments
      const refused = (change: Partial<Wire["experiments"][number]>) =>
        Effect.map(issuesOf(GrowthAgent, { ...wire, experiments: [{ ...experiment!, ...change }] }, input), String)
      assert.match(
        yield* refused({
          arms: [
            { variantId: "nobody", change: "a" },
            { variantId: "post-1-1", change: "b" }
          ]
        }),
        /no variant "nobody"/
      )
      assert.match(
        yield* refused({
          variable: "hashtags",
          arms: [
            { variantId: "post-1-1", change: "a" },
            { variantId: "post-1-1", change: "b" }
          ]
        }),
        /different variants/
      )
      assert.match(
        yield* refused({
          variable: "time",
          arms: [
            { variantId: "post-1-1", change: "a" },
            { variantId: "post-1-2", change: "a" }
          ]
        }),
        /do not differ/
      )
      assert.match(yield* refused({ hypothesis: "It brings 37 % more answers." }), /37/)
      const same = { ...wire, experiments: [experiment!, experiment!] }
      assert.match(String(yield* issuesOf(GrowthAgent, same, input)), /another experiment/)
    })
  )

  it.effect("takes a model’s plan, has other shapes and languages repaired", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      const own = { ...wire, callsToAction: [{ text: "Which hill near you would be the test?", intent: "comment" }] }
      const german = {
        ...wire,
        experiments: [],
        callsToAction: [
          { text: "Welche Frage zum Lastenrad ist für Sie nach diesem Post noch offen geblieben?", intent: "comment" },
          { text: "Schreiben Sie uns, was Sie vor der Entscheidung noch wissen möchten.", intent: "comment" }
        ]
      }
      const metric = { ...wire, experiments: [{ ...wire.experiments[0]!, metric: "happiness" }] }
      const { result } = yield* runWith(GrowthAgent, input, metric, german, own)
      assert.strictEqual(result._tag, "Success")
      if (result._tag === "Success") {
        assert.match(result.success.value.callsToAction[0].text, /hill/)
        assert.deepStrictEqual(
          result.success.trace.steps.map(({ outcome: ended }) => ended),
          ["wrong-shape", "wrong-language", "accepted"]
        )
      }
    })
  )

  it.effect("refuses what an injection wants in calls and hypotheses", () =>
    Effect.gen(function* () {
      const { input, wire } = yield* honest
      yield* refusesObedience(GrowthAgent, input, wire, (given, says) => ({
        ...given,
        callsToAction: given.callsToAction.map((call) => ({ ...call, text: says(call.text) })),
        experiments: given.experiments.map((experiment) => ({
          ...experiment,
          hypothesis: says(experiment.hypothesis),
          arms: experiment.arms.map((arm) => ({ ...arm, change: says(arm.change) }))
        }))
      }))
    })
  )

  it.effect("keeps every injection within a fence, and prompts within bounds", () =>
    Effect.gen(function* () {
      yield* staysFenced(({ angle, brief, findings, text }) =>
        GrowthAgent.prompt({
          slotId: "slot-001",
          platform: "instagram",
          format: "post",
          language: "en",
          angle,
          findings,
          brief,
          variants: [{ id: "post-1", approach: text, text, title: text }],
          vocabulary: [text]
        })
      )
      const { input } = yield* honest
      const variants = [{ ...input.variants[0], text: "x".repeat(90_000) }] as const
      assert.isBelow(GrowthAgent.prompt({ ...input, variants }).messages[0].content.length, 50_000)
    })
  )
})
