import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { SchedulerAgent } from "@postwright/core/agents/scheduler/SchedulerAgent"
import { type SchedulerInput, type SchedulerSlot } from "@postwright/core/agents/scheduler/SchedulerInput"
import { type PostResult } from "@postwright/core/analytics/PostResult"
import { type Platform } from "@postwright/core/content/Platform"
import { ScheduleAdvice } from "@postwright/core/schedule/ScheduleAdvice"
import { collisions, schedule } from "@postwright/core/schedule/Scheduling"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { assert, describe, it } from "@effect/vitest"
import { DateTime, Effect, Schema } from "effect"
import { chance, metricsOf, normal, resultOf } from "../../analytics/results.ts"
import { assertFenced } from "../fences.ts"
import { layerRunner } from "../fixtures.ts"
import { attacks } from "../injection/attacks.ts"
import { briefOf, example, floorOf, slotsOn } from "../material.ts"
import { options } from "../running.ts"

/** Posts of 60 days at these local hours of Berlin, of which those at the best hour get twice the engagement. */
const resultsAt = (
  hours: ReadonlyArray<number>,
  best: number | undefined,
  { count = 160, platform = "linkedin", seed = 1 }: { count?: number; platform?: Platform; seed?: number } = {}
): ReadonlyArray<PostResult> => {
  const random = chance(seed)
  return Array.from({ length: count }, (_, index) => {
    const hour = hours[Math.floor(random() * hours.length)] ?? 9
    // Winter: Berlin is an hour ahead.
    const at = DateTime.makeUnsafe({ year: 2027, month: 1, day: 1 + (index % 60), hour: hour - 1 })
    return resultOf({
      postId: `${platform}-${index}`,
      platform,
      publishedAt: DateTime.formatIso(at),
      metrics: metricsOf(0.03 * Math.exp(0.4 * normal(random)) * (hour === best ? 2 : 1))
    })
  })
}

const evenings = resultsAt([9, 12, 15, 18], 18)

const slot = (changes: Partial<SchedulerSlot> = {}): SchedulerSlot => ({
  slotId: "slot-1",
  platform: "linkedin",
  startsAt: "2027-03-01T09:15:00+01:00",
  timeZone: "Europe/Berlin",
  isFixed: false,
  ...changes
})

const inputOf = (changes: Partial<SchedulerInput> = {}): SchedulerInput => ({
  slots: [slot()],
  results: evenings,
  now: "2027-02-28T12:00:00Z",
  ...changes
})

type Wire = Parameters<typeof SchedulerAgent.toDomain>[0]
const advise = (input: SchedulerInput) => SchedulerAgent.toDomain(floorOf(SchedulerAgent)(input), input)
const movesOf = (input: SchedulerInput) =>
  advise(input).pipe(Effect.map(({ moves }) => moves.map(({ slotId, to }) => `${slotId} ${to}`)))
const move = (to: string, changes: Partial<Wire["moves"][number]> = {}): Wire["moves"][number] => ({
  slotId: "slot-1",
  to,
  reason: "Evenings do better.",
  ...changes
})
const issuesOf = (moves: ReadonlyArray<Wire["moves"][number]>, input = inputOf()) =>
  SchedulerAgent.toDomain({ moves: [...moves] }, input).pipe(
    Effect.flip,
    Effect.map(({ issues }) => issues.map(String).join("; "))
  )

describe("SchedulerAgent floor", () => {
  it.effect("moves a slot to the hour of its day that did better, and says what to expect of it", () =>
    Effect.gen(function* () {
      const { kept, moves, tooLittle } = yield* advise(inputOf())
      const [first] = moves
      assert.lengthOf(moves, 1)
      assert.strictEqual(kept, 0)
      assert.isUndefined(tooLittle)
      assert.strictEqual(first?.from, "2027-03-01T09:15:00+01:00")
      assert.strictEqual(first?.to, "2027-03-01T18:15:00+01:00")
      // Twice as much was put in; shrinking takes some of it.
      assert.isAbove(first?.expectedLift ?? 0, 0.5)
      assert.isBelow(first?.expectedLift ?? 9, 1.3)
      assert.isAtLeast(first?.sample ?? 0, 5)
      assert.match(
        first?.reason ?? "",
        /^On LinkedIn, posts on working days at 18:00–19:00 do better than at 09:00–10:00: about \d+% more engagement is to be expected \(\d+ posts there, \d+ at the old time\)\.$/
      )
    })
  )

  it.effect("says so in German", () =>
    Effect.gen(function* () {
      const { brief } = yield* example("sonnenfach")
      const { moves } = yield* advise(inputOf({ brief }))
      assert.match(
        moves[0]?.reason ?? "",
        /^Auf LinkedIn kommen Posts an Werktagen von 18:00–19:00 Uhr besser an als von 09:00–10:00 Uhr: etwa \d+ % mehr/
      )
      const { tooLittle } = yield* advise(inputOf({ brief, results: [] }))
      assert.match(tooLittle ?? "", /^Es liegen noch keine Ergebnisse vor/)
    })
  )

  it.effect("moves nothing without results, and says why", () =>
    Effect.gen(function* () {
      const cases: ReadonlyArray<readonly [Partial<SchedulerInput>, RegExp]> = [
        [{ results: [] }, /no results yet/],
        [{ results: [resultOf({ metrics: { likes: 4 } })] }, /No post has a known number/],
        [{ results: evenings.slice(0, 8) }, /8 posts with known engagement are too few/],
        [{ results: resultsAt([9, 12, 15, 18], 18, { platform: "x" }) }, /too few/],
        [{ results: resultsAt([9, 12, 15, 18], undefined) }, /no free hour is clearly better/],
        [{ slots: [slot({ isFixed: true })] }, /No slot can move/],
        [{ slots: [] }, /No slot can move/]
      ]
      for (const [changes, why] of cases) {
        const { kept, moves, tooLittle } = yield* advise(inputOf(changes))
        assert.isEmpty(moves)
        assert.strictEqual(kept, (changes.slots ?? [slot()]).length)
        assert.match(tooLittle ?? "", why)
      }
    })
  )

  it.effect("finds better hours in no more than one of twenty plans where no hour is better", () =>
    Effect.gen(function* () {
      let moved = 0
      for (let seed = 1; seed <= 200; seed++) {
        const results = resultsAt([8, 10, 12, 14, 16, 18, 20], undefined, { seed, count: 90 })
        moved += floorOf(SchedulerAgent)(inputOf({ results })).moves.length
      }
      assert.isAtMost(moved, 10)
    })
  )

  it.effect("praises no hour for the format that was posted at it", () =>
    Effect.gen(function* () {
      const results = resultsAt([9, 12, 15, 18], undefined, { count: 200 }).map((result, index) => {
        const isCarousel = index % 3 === 0
        const at = isCarousel ? result.publishedAt.replace(/T\d\d/, "T17") : result.publishedAt
        const [likes, factor] = [result.metrics.likes ?? 0, isCarousel ? 4 : 1]
        return resultOf({
          ...result,
          format: isCarousel ? "carousel" : "post",
          publishedAt: at,
          metrics: { ...result.metrics, likes: likes * factor }
        })
      })
      assert.isEmpty(yield* movesOf(inputOf({ results })))
    })
  )

  it.effect("leaves fixed slots, past ones and those of other networks, and moves nothing before now", () =>
    Effect.gen(function* () {
      assert.isEmpty(yield* movesOf(inputOf({ slots: [slot({ isFixed: true })] })))
      assert.isEmpty(yield* movesOf(inputOf({ slots: [slot({ platform: "facebook" })] })))
      assert.isEmpty(yield* movesOf(inputOf({ now: "2027-03-01T08:16:00Z" })))
      const late = slot({ startsAt: "2027-03-01T18:15:00+01:00" })
      const mornings = inputOf({ slots: [late], results: resultsAt([9, 12, 15, 18], 9) })
      assert.deepStrictEqual(yield* movesOf(mornings), ["slot-1 2027-03-01T09:15:00+01:00"])
      assert.deepStrictEqual(yield* movesOf({ ...mornings, now: "2027-03-01T08:20:00Z" }), [
        "slot-1 2027-03-01T09:30:00+01:00"
      ])
      assert.isEmpty(yield* movesOf({ ...mornings, now: "2027-03-01T09:00:00Z" }))
    })
  )

  it.effect("keeps to the window", () =>
    Effect.gen(function* () {
      assert.isEmpty(yield* movesOf(inputOf({ windows: { fromHour: 7, toHour: 18 } })))
      assert.lengthOf(yield* movesOf(inputOf({ windows: { fromHour: 18, toHour: 19 } })), 1)
    })
  )

  it.effect("goes a day on only where that is allowed, and never beyond the last day of a post that ages", () =>
    Effect.gen(function* () {
      // Friday to Saturday: only weekends were any better.
      const weekends = resultsAt([9, 12, 15, 18], undefined, { count: 300 }).map((result) => {
        const { weekDay } = DateTime.toPartsUtc(DateTime.makeUnsafe(result.publishedAt))
        const isWeekend = weekDay === 0 || weekDay === 6
        return isWeekend
          ? resultOf({ ...result, metrics: { ...result.metrics, likes: (result.metrics.likes ?? 0) * 3 } })
          : result
      })
      const friday = slot({ startsAt: "2027-03-05T09:15:00+01:00" })
      const input = inputOf({ slots: [friday], results: weekends })
      assert.isEmpty(yield* movesOf(input))
      const [moved] = yield* movesOf({ ...input, maxDayShift: 1 })
      assert.match(moved ?? "", /slot-1 2027-03-06T/)
      assert.isEmpty(yield* movesOf({ ...input, slots: [{ ...friday, expiresOn: "2027-03-05" }], maxDayShift: 1 }))
    })
  )

  it.effect("moves nothing onto another slot, and keeps the gap of a network to fixed ones too", () =>
    Effect.gen(function* () {
      const fixed = slot({ slotId: "fixed", startsAt: "2027-03-01T18:15:00+01:00", isFixed: true })
      assert.isEmpty(yield* movesOf(inputOf({ slots: [slot(), fixed] })))
      // Another network may lie near, not at the same instant.
      const other = { ...fixed, platform: "x" as const }
      assert.deepStrictEqual(yield* movesOf(inputOf({ slots: [slot(), other] })), ["slot-1 2027-03-01T18:00:00+01:00"])
      const rival = slot({ slotId: "slot-2", startsAt: "2027-03-01T12:15:00+01:00" })
      assert.lengthOf(yield* movesOf(inputOf({ slots: [slot(), rival] })), 1)
    })
  )

  it.effect("improves whole plans without a collision, on every network and in every zone", () =>
    Effect.gen(function* () {
      for (const timeZone of ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"]) {
        const times = yield* Effect.fromResult(
          schedule({ start: "2027-03-20", timeZone, days: 30, perDay: 6, platforms: ["linkedin", "x"], seed: 1 })
        )
        const slots = times.map(({ platform, startsAt }, index) =>
          slot({ slotId: `slot-${index}`, platform, startsAt, timeZone, isFixed: index % 5 === 0 })
        )
        const results = [...evenings, ...resultsAt([9, 12, 15, 18], 12, { platform: "x" })]
        const input = inputOf({ slots, results, now: "2027-03-01T00:00:00Z" })
        const { kept, moves } = yield* advise(input)
        assert.isAbove(moves.length, 20)
        assert.strictEqual(kept + moves.length, slots.length)
        const to = new Map(moves.map((one) => [String(one.slotId), one.to]))
        const after = slots.map(({ platform, slotId, startsAt }) => ({
          id: slotId,
          platform,
          startsAt: to.get(slotId) ?? startsAt
        }))
        assert.isEmpty(collisions(after))
        for (const { from, to: then } of moves) assert.strictEqual(from.slice(0, 10), then.slice(0, 10))
        for (const { isFixed, slotId } of slots) assert.isFalse(isFixed && to.has(slotId))
        assert.deepStrictEqual(floorOf(SchedulerAgent)(input), floorOf(SchedulerAgent)(input))
      }
    })
  )

  it.effect("takes the first of a time that comes twice, and never one that the clocks skip", () =>
    Effect.gen(function* () {
      const nights = resultsAt([9, 12, 15, 18], 18, { count: 300 }).map((result) =>
        resultOf({ ...result, timeZone: "UTC", publishedAt: result.publishedAt.replace("T17", "T02") })
      )
      const on = (startsAt: string) =>
        inputOf({ slots: [slot({ startsAt })], results: nights, windows: { fromHour: 0, toHour: 24 } })
      assert.deepStrictEqual(yield* movesOf(on("2027-03-21T11:15:00+01:00")), ["slot-1 2027-03-21T02:15:00+01:00"])
      // 28 March 2027: two o'clock does not exist in Berlin. 31 October 2027: it comes twice.
      assert.isEmpty(yield* movesOf(on("2027-03-28T11:15:00+02:00")))
      assert.deepStrictEqual(yield* movesOf(on("2027-10-31T11:15:00+01:00")), ["slot-1 2027-10-31T02:15:00+02:00"])
      assert.include(yield* issuesOf([move("2027-03-28T02:15")], on("2027-03-28T11:15:00+02:00")), "does not exist")
    })
  )

  it.effect("is plain JSON, and answers for the example campaigns and the largest plan in a moment", () =>
    Effect.gen(function* () {
      for (const name of ["larkfield", "sonnenfach"] as const) {
        const { brief, slots } = yield* example(name)
        const planned = slots.map(({ platform, slotId, startsAt }) =>
          slot({ slotId, platform, startsAt, timeZone: brief.plan.timeZone })
        )
        const results = brief.platforms.flatMap((platform) => resultsAt([9, 12, 15, 18], 18, { platform }))
        const made = yield* advise(inputOf({ slots: planned, results, brief }))
        assert.isAbove(made.moves.length, 0)
        const json = JSON.parse(JSON.stringify(Schema.encodeSync(ScheduleAdvice)(made)))
        assert.deepStrictEqual(Schema.decodeUnknownSync(ScheduleAdvice)(json), made)
      }
      const many = slotsOn(["linkedin", "x"], 2_000).map(({ platform, slotId, startsAt }) =>
        slot({ slotId, platform, startsAt })
      )
      const { kept, moves } = yield* advise(inputOf({ slots: many, results: [...evenings, ...evenings] }))
      assert.strictEqual(kept + moves.length, 2_000)
      assert.isBelow(SchedulerAgent.prompt(inputOf({ slots: many })).messages[0].content.length, 90_000)
    })
  )

  it.effect("passes by slots whose time or zone nobody understands", () =>
    Effect.gen(function* () {
      const slots = [slot({ timeZone: "Europe/Atlantis" }), slot({ slotId: "slot-2", startsAt: "soon" })]
      const { kept, moves } = yield* advise(inputOf({ slots }))
      assert.isEmpty(moves)
      assert.strictEqual(kept, 2)
    })
  )
})

describe("SchedulerAgent", () => {
  it.effect("computes the lift itself and takes the reason from the answer", () =>
    Effect.gen(function* () {
      const [mine] = (yield* advise(inputOf())).moves
      const { moves } = yield* SchedulerAgent.toDomain({ moves: [move("2027-03-01T18:30")] }, inputOf())
      assert.strictEqual(moves[0]?.expectedLift, mine?.expectedLift)
      assert.strictEqual(moves[0]?.sample, mine?.sample)
      assert.strictEqual(moves[0]?.reason, "Evenings do better.")
      assert.strictEqual(moves[0]?.to, "2027-03-01T18:30:00+01:00")
      const kept = yield* SchedulerAgent.toDomain({ moves: [] }, inputOf())
      assert.deepInclude(kept, { moves: [], kept: 1 })
      assert.notProperty(kept, "tooLittle")
    })
  )

  for (const [what, moves, changes, why] of [
    ["unknown slots", [move("2027-03-01T18:15", { slotId: "slot-9" })], {}, 'no slot "slot-9"'],
    ["a slot moved twice", [move("2027-03-01T18:15"), move("2027-03-01T18:30")], {}, "moves twice"],
    ["fixed slots", [move("2027-03-01T18:15")], { slots: [slot({ isFixed: true })] }, "is fixed"],
    ["slots in the past", [move("2027-03-01T18:15")], { now: "2027-03-01T10:00:00Z" }, "lies in the past"],
    ["times in the past", [move("2027-03-01T08:15")], { now: "2027-03-01T08:00:00Z" }, "lies in the past"],
    ["the time that the slot has", [move("2027-03-01T09:15")], {}, "is there already"],
    ["hours outside of the window", [move("2027-03-01T23:15")], {}, "outside of the hours from 7 to 22"],
    ["other days", [move("2027-03-02T18:15")], {}, "is another day than 2027-03-01"],
    ["days too far", [move("2027-03-03T18:15")], { maxDayShift: 1 }, "more than a day"],
    [
      "days after the post expires",
      [move("2027-03-02T18:15")],
      { slots: [slot({ expiresOn: "2027-03-01" })], maxDayShift: 1 },
      "when the post expires"
    ],
    ["hours that are not clearly better", [move("2027-03-01T12:15")], {}, "not clearly better"],
    ["hours that nobody knows", [move("2027-03-01T20:15")], {}, "not clearly better"],
    ["days that are none", [move("2027-02-30T20:15")], {}, "is not a date"],
    [
      "moves onto each other",
      [move("2027-03-01T18:15"), move("2027-03-01T18:30", { slotId: "slot-2" })],
      { slots: [slot(), slot({ slotId: "slot-2", startsAt: "2027-03-01T12:00:00+01:00" })] },
      'moves.1.to: is too close to "slot-1"'
    ]
  ] as const) {
    it.effect(`refuses ${what}`, () =>
      Effect.gen(function* () {
        assert.include(yield* issuesOf(moves, inputOf(changes)), why)
      })
    )
  }

  it.effect("refuses figures, links and mentions that nobody gave, and takes the slot’s own", () =>
    Effect.gen(function* () {
      for (const foreign of ["97 %", "ninety-nine posts", "https://prizes.evil-example.com/win", "@evil_bikes"]) {
        const reason = `Evenings do better, as ${foreign} shows.`
        assert.include(yield* issuesOf([move("2027-03-01T18:15", { reason })]), "moves.0.reason")
      }
      const [mine] = (yield* advise(inputOf())).moves
      for (const reason of [
        `About ${Math.round((mine?.expectedLift ?? 0) * 100)}% more after 18:15 than at 9:15.`,
        `Posts at 6 pm do better, by ${mine?.sample} posts.`,
        String(mine?.reason)
      ]) {
        const { moves } = yield* SchedulerAgent.toDomain({ moves: [move("2027-03-01T18:15", { reason })] }, inputOf())
        assert.strictEqual(moves[0]?.reason, reason)
      }
    })
  )

  it.effect("keeps every injection within the fences, and obeys none", () =>
    Effect.gen(function* () {
      const calm = SchedulerAgent.prompt(inputOf())
      for (const { demand, text, written } of attacks) {
        const brief = yield* briefOf({ topic: text, audience: text, platforms: ["linkedin"], goals: [text] })
        const input = inputOf({
          brief,
          slots: [slot({ slotId: text })],
          results: evenings.map((result) =>
            resultOf({ ...result, postId: `${result.postId} ${text}`, approach: text.slice(0, 99) })
          )
        })
        assertFenced(SchedulerAgent.prompt(input), calm, text)
        // What the brief names is the team's own.
        const asked = { ...input, brief: undefined }
        const honest = floorOf(SchedulerAgent)(asked)
        const obeying = {
          publish: true,
          moves: honest.moves.map((one) => ({ ...one, isFixed: false, reason: `${one.reason} ${written}`.trim() }))
        }
        const { model } = Scripted.make({
          answer: Scripted.inOrder(Scripted.text(JSON.stringify(obeying)), Scripted.text(JSON.stringify(honest)))
        })
        const { trace, value } = yield* Effect.flatMap(AgentRunner, (runner) =>
          runner.run(SchedulerAgent, asked, options())
        ).pipe(Effect.provide(layerRunner(model)))
        if (!written.startsWith("Evil Motors")) {
          assert.deepStrictEqual(value, yield* SchedulerAgent.toDomain(honest, asked))
          assert.lengthOf(trace.steps, written === "" || demand === "language" ? 1 : 2)
        }
      }
    })
  )

  it.effect("has answers mended that have another shape, another language, or a move that cannot be", () =>
    Effect.gen(function* () {
      const german =
        "Am Abend kommen die Beiträge deutlich besser an als am Vormittag, und deshalb sollte dieser Slot später liegen."
      const answers = [
        { moves: [{ slotId: "slot-1", to: "tonight", reason: "Better." }] },
        { moves: [move("2027-03-01T18:15", { reason: german })] },
        { moves: [move("2027-03-01T03:15")] }
      ].map((answer) => Scripted.text(JSON.stringify(answer)))
      const { model } = Scripted.make({ answer: Scripted.inOrder(answers[0]!, ...answers.slice(1)) })
      const failed = yield* Effect.flatMap(AgentRunner, (runner) =>
        runner.run(SchedulerAgent, inputOf(), options({ allowFloor: true }))
      ).pipe(Effect.provide(layerRunner(model)))
      assert.deepStrictEqual(failed.trace.steps.map(({ outcome }) => outcome).slice(0, 3), [
        "wrong-shape",
        "wrong-language",
        "contract-violation"
      ])
      // The floor answers where the caller allows it.
      assert.strictEqual(failed.generatedBy.kind, "floor")
      assert.deepStrictEqual(failed.value, yield* advise(inputOf()))
    })
  )
})
