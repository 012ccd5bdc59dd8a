import { assert, describe, it } from "@effect/vitest"
import { Slot, SlotId } from "@postwright/core/campaign/Plan"
import type { Platform } from "@postwright/core/content/Platform"
import { PostId } from "@postwright/core/content/Post"
import { Effect, Option } from "effect"
import { select, type SelectionArguments } from "../../src/cli/PlanSelection.ts"
import { partsOf } from "../../src/cli/PlanText.ts"

const slotAt = (number: number, startsAt: string, platform: Platform): Slot =>
  new Slot({
    id: SlotId.make(`slot-00${number}`),
    startsAt,
    timeZone: "Europe/Berlin",
    platform,
    format: "post",
    angleId: "angle-01",
    angle: "An idea",
    confidence: 0.5,
    evidence: [],
    rationale: "Because",
    status: "proposed",
    postId: PostId.make(`post-00${number}`)
  })

const plan = [
  slotAt(1, "2027-03-25T23:30:00+01:00", "x"),
  slotAt(2, "2027-03-31T23:30:00+02:00", "linkedin"),
  slotAt(3, "2027-04-01T00:30:00+02:00", "x"),
  slotAt(4, "2027-04-08T12:00:00+02:00", "x")
]

const none: SelectionArguments = { slots: [], all: false, platforms: [], week: Option.none() }
const ids = (args: Partial<SelectionArguments>, isAllByDefault = false) =>
  select(plan, { ...none, ...args }, { isEligible: ({ id }) => id !== "slot-004", isAllByDefault }).pipe(
    Effect.map(({ slots }) => slots.map(({ id }) => Number(id.slice(-1))))
  )

describe("the slots that a command is about", () => {
  it.effect("are the named ones in the order of the plan, each once, by their own id or their post's", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* ids({ slots: ["slot-004", "post-001", "slot-001"] }), [1, 4])
    })
  )

  it.effect(
    "are counted into weeks by local days from the campaign's first one, also over a change of the clocks",
    () =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* ids({ week: Option.some(1) }), [1, 2])
        assert.deepStrictEqual(yield* ids({ week: Option.some(2) }), [3])
        assert.deepStrictEqual(yield* ids({ week: Option.some(3) }), [])
        assert.deepStrictEqual(yield* ids({ week: Option.some(2), platforms: ["linkedin"] }), [])
      })
  )

  it.effect("are those that it can be done with, where filters choose", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* ids({ all: true }), [1, 2, 3])
      assert.deepStrictEqual(yield* ids({ platforms: ["x", "facebook"] }), [1, 3])
      assert.deepStrictEqual(yield* ids({}, true), [1, 2, 3])
    })
  )

  it.effect.each([
    [{}, "No slot is named"],
    [{ slots: ["slot-01"] }, "Did you mean slot-001?"],
    [{ slots: ["2"] }, "Did you mean slot-002?"],
    [{ slots: ["slot-999"] }, 'no slot "slot-999". Name one from'],
    [{ slots: ["everything"] }, "Name one from slot-001 to slot-004"],
    [{ slots: ["slot-001"], all: true }, "Use one or the other"],
    [{ platforms: ["linkdin"] }, "Did you mean linkedin?"]
  ] satisfies ReadonlyArray<[Partial<SelectionArguments>, string]>)("are refused for %j", ([args, message]) =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(ids(args))
      assert.strictEqual(error.code, "usage-invalid")
      assert.include(error.message, message)
    })
  )
})

describe("the parts of a thread in a text file", () => {
  it("stand between lines of three dashes", () => {
    assert.deepStrictEqual(
      partsOf("One -- or --- more.\r\n---\r\nTwo.\n --- \nThree.\n").map((part) => part.trim()),
      ["One -- or --- more.", "Two.", "Three."]
    )
    assert.deepStrictEqual(partsOf("One."), ["One."])
  })
})
