import { BadResponse, ModelError } from "@postwright/core/models/ModelError"
import type { ModerationModel } from "@postwright/core/policy/ModerationModel"
import { fromPromises } from "@postwright/core/policy/ModerationModelFromPromises"
import type { ModerationLabel } from "@postwright/core/policy/PolicyContext"
import { failingTitles } from "@postwright/core/testing/Check"
import type { VendorFailure } from "@postwright/core/testing/models/ScriptedLanguageModel"
import * as ModerationModelContract from "@postwright/core/testing/policy/ModerationModelContract"
import * as ScriptedModerationModel from "@postwright/core/testing/policy/ScriptedModerationModel"
import { suite } from "@postwright/core/testing/vitest"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"

const { cases, ModerationModelUnderTest } = ModerationModelContract
const scripted = {
  capabilities: {
    takesImages: { mediaTypes: ["image/png", "image/jpeg", "image/webp"], maxBytes: 1_000, categories: ["violence"] }
  }
} satisfies ScriptedModerationModel.ScriptedOptions
const { capabilities } = ScriptedModerationModel.make(scripted).model
const secret = "sk-secret"

suite(
  "ModerationModel (scripted)",
  cases(
    Layer.sync(ModerationModelUnderTest, () => ModerationModelUnderTest.of(ScriptedModerationModel.make(scripted))),
    { capabilities, secret }
  )
)

const statuses: Record<VendorFailure, number | undefined> = {
  Overloaded: 503,
  RateLimited: 429,
  Unauthorized: 401,
  OutOfCredit: 402,
  Unreachable: undefined,
  BadResponse: 500,
  ContextTooLong: 413,
  RequestRejected: 400
}

/** A vendor's library as a stranger would wrap it: HTTP statuses on rejections, an AbortSignal, percents as scores. */
const promised = () => {
  const seen: Array<ScriptedModerationModel.SeenRequest> = []
  let cancelled = 0
  let answer: (request: ScriptedModerationModel.SeenRequest) => ScriptedModerationModel.VendorAnswer = () =>
    ScriptedModerationModel.harmless
  const said = async (request: ScriptedModerationModel.SeenRequest, signal: AbortSignal) => {
    seen.push(request)
    const next = answer(request)
    switch (next.kind) {
      case "labels":
        return next
      case "silence":
        return new Promise<never>((_, reject) => {
          signal.addEventListener("abort", () => {
            cancelled++
            reject(signal.reason)
          })
        })
      case "failure":
        throw Object.assign(new Error(next.reason), {
          status: statuses[next.reason],
          request: { headers: { authorization: `Bearer ${secret}` } },
          ...(next.retryAfterSeconds === undefined ? {} : { retryAfterMillis: next.retryAfterSeconds * 1_000 })
        })
    }
  }
  const model = fromPromises({
    id: "own/guard",
    capabilities,
    moderate: async (request, { signal }) => (await said(request, signal)).labels,
    moderateImages: async ({ images }, { signal }) => (await said({ texts: [], images }, signal)).imageLabels ?? []
  })
  return {
    model,
    control: {
      answerWith: (next: typeof answer) =>
        Effect.sync(() => {
          answer = next
        }),
      requests: Effect.sync(() => [...seen]),
      cancelled: Effect.sync(() => cancelled)
    }
  }
}

suite(
  "ModerationModel (fromPromises)",
  cases(
    Layer.sync(ModerationModelUnderTest, () => ModerationModelUnderTest.of(promised())),
    { capabilities, secret }
  )
)

type Moderate = ModerationModel["moderate"]

/** The titles of the cases that a scripted model fails after a change. */
const broken = (change: (moderate: Moderate) => Moderate) =>
  failingTitles(
    cases(
      Layer.sync(ModerationModelUnderTest, () => {
        const { control, model } = ScriptedModerationModel.make(scripted)
        return ModerationModelUnderTest.of({ control, model: { ...model, moderate: change(model.moderate) } })
      }),
      { capabilities, secret }
    )
  )

const relabelled =
  (change: (label: ModerationLabel) => ModerationLabel) =>
  (moderate: Moderate): Moderate =>
  (request) =>
    Effect.map(moderate(request), (labels) => labels.map(change))

const mentions = "gives every label to the text that it is about, with its category"
const scores = "gives scores from 0 to 1 as the vendor means them"
const places = "marks places in UTF-16 code units of their text"
const interruption = "ends at once when it is interrupted, and cancels the vendor's request"
const apart = "keeps concurrent answers apart"
const failures = Object.keys(statuses).map((failure) => `fails with ${failure} when the vendor says so`)
const senseless = ModerationModelContract.senselessLabels.map(
  (label) => `fails with BadResponse, and hides nothing, for a label without sense (${label})`
)
const waits = "passes on how long the vendor asks to wait"
const asksOnce = "asks once and leaves the next try to the caller"
const noKey = "shows no key in a failure"

const faults: ReadonlyArray<readonly [string, (moderate: Moderate) => Moderate, ReadonlyArray<string>]> = [
  [
    "gives scores in percent",
    relabelled((label) => ({ ...label, score: label.score * 100 })),
    [mentions, scores, places, apart]
  ],
  [
    "counts texts from 1",
    relabelled((label) => ({ ...label, text: label.text + 1 })),
    [mentions, scores, places, apart]
  ],
  [
    "marks places beyond the text",
    relabelled((label) => ({ ...label, span: { start: 0, end: 10_000 } })),
    [mentions, scores, places, apart]
  ],
  [
    "marks places in code points",
    relabelled(({ span, ...label }) =>
      span === undefined ? label : { ...label, span: { start: span.start - 2, end: span.end - 2 } }
    ),
    [places]
  ],
  [
    "names categories that it does not declare",
    relabelled((label) => ({ ...label, category: label.category.toUpperCase() })),
    [mentions, scores, places, apart]
  ],
  [
    "takes a vendor's nonsense for harmless",
    (moderate) => (request) =>
      Effect.catchReason(moderate(request), "ModelError", "BadResponse", () => Effect.succeed([])),
    [...senseless, "fails with BadResponse when the vendor says so", noKey]
  ],
  [
    "cuts texts off",
    (moderate) => (request) => moderate({ ...request, texts: request.texts.map((text) => text.slice(0, 500)) }),
    ["sends every text whole, up to its longest"]
  ],
  ["retries by itself", (moderate) => (request) => Effect.retry(moderate(request), { times: 1 }), [asksOnce]],
  [
    "throws instead of failing",
    (moderate) => (request) =>
      Effect.catch(moderate(request), (error) => {
        throw error
      }),
    [...senseless, ...failures, waits, asksOnce, noKey]
  ],
  [
    "fails with an error of its own",
    // What untyped code can do to the port.
    (moderate) => (request) => Effect.mapError(moderate(request), () => JSON.parse('"it broke"')),
    [...senseless, ...failures, waits, asksOnce, noKey]
  ],
  [
    "goes on after it was interrupted",
    (moderate) => (request) => Effect.forkDetach(moderate(request)).pipe(Effect.flatMap(Fiber.join)),
    [interruption]
  ],
  ["hangs past the signal", (moderate) => (request) => Effect.uninterruptible(moderate(request)), [interruption]],
  [
    "shows its key in a failure",
    (moderate) => (request) =>
      Effect.catchReason(moderate(request), "ModelError", "BadResponse", () =>
        Effect.fail(new ModelError({ reason: new BadResponse({ model: "m", detail: `with header Bearer ${secret}` }) }))
      ),
    [noKey]
  ],
  [
    "mixes concurrent answers up",
    (moderate) => {
      let latest: ReadonlyArray<ModerationLabel> = []
      return (request) =>
        moderate(request).pipe(
          Effect.tap((labels) =>
            Effect.sync(() => {
              latest = labels
            })
          ),
          Effect.tap(Effect.yieldNow),
          Effect.map(() => latest)
        )
    },
    [apart]
  ]
]

describe("ModerationModelContract", () => {
  it.effect("catches a model that throws before it gives an effect", () =>
    Effect.gen(function* () {
      const failing = yield* broken(() => () => {
        throw new Error("at once")
      })
      for (const title of [mentions, ...failures, interruption]) assert.include(failing, title)
    })
  )

  for (const [fault, change, titles] of faults) {
    it.effect(`catches a model that ${fault}`, () =>
      Effect.gen(function* () {
        assert.sameMembers([...(yield* broken(change))], [...titles])
      })
    )
  }
})

describe("ModerationModelContract on images", () => {
  type ModerateImages = NonNullable<ModerationModel["moderateImages"]>

  const brokenOnImages = (change: (moderate: ModerateImages) => ModerateImages | undefined) =>
    failingTitles(
      cases(
        Layer.sync(ModerationModelUnderTest, () => {
          const { control, model } = ScriptedModerationModel.make(scripted)
          const { moderateImages, ...rest } = model
          const changed = moderateImages === undefined ? undefined : change(moderateImages)
          return ModerationModelUnderTest.of({
            control,
            model: { ...rest, ...(changed === undefined ? {} : { moderateImages: changed }) }
          })
        }),
        { capabilities, secret }
      )
    )
  const labelled = "gives every label to the image that it is about, with its category and score"
  const whole = "sends every image whole, with its type"
  const failing = Object.keys(statuses).map((failure) => `fails with ${failure} for an image when the vendor says so`)

  it.effect("catches an adapter that gives its labels to the wrong image", () =>
    Effect.gen(function* () {
      const titles = yield* brokenOnImages(
        (moderate) => (request) =>
          Effect.map(moderate(request), (labels) => labels.map((label) => ({ ...label, image: label.image - 1 })))
      )
      assert.deepStrictEqual(titles, [labelled])
    })
  )

  it.effect("catches an adapter that sends the first image alone, or none at all", () =>
    Effect.gen(function* () {
      const first = yield* brokenOnImages(
        (moderate) =>
          ({ images }) =>
            moderate({ images: [images[0]] })
      )
      assert.deepStrictEqual(first, [whole, labelled])
      const none = yield* brokenOnImages(() => () => Effect.succeed([]))
      assert.deepStrictEqual(none, [whole, labelled, ...failing])
    })
  )

  it.effect("catches an adapter that declares images and cannot look at them", () =>
    Effect.gen(function* () {
      assert.includeMembers([...(yield* brokenOnImages(() => undefined))], [whole, labelled])
    })
  )

  it("is told to those who wrap a function that takes images in words alone", () => {
    assert.throws(
      () => fromPromises({ id: "own/guard", capabilities, moderate: () => Promise.resolve([]) }),
      /takesImages, and the function moderateImages/
    )
  })
})
