/**
 * `postwright plan approve`, `lock`, `unlock` and `reject`: decides on posts.
 *
 * A decision is about what the kit shows: a post that is not the one in `posts.json` any more is refused. After it the
 * kit's files are written anew.
 *
 * @since 0.1.0
 */
import { type Slot } from "@postwright/core/campaign/Plan"
import { PlanReview, type PlanReviewError } from "@postwright/core/campaign/PlanReview"
import { type ReviewError } from "@postwright/core/campaign/ReviewError"
import { type ReviewedSlot, type SlotChoice } from "@postwright/core/campaign/ReviewInput"
import { SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { type CurrentActor } from "@postwright/core/tenancy/Actor"
import { Effect, Option } from "effect"
import { germanFailure } from "./German.ts"
import { type PlanArguments, tell } from "./PlanAnswer.ts"
import * as PlanFolder from "./PlanFolder.ts"
import { select, type SelectionArguments } from "./PlanSelection.ts"
import { slotLines } from "./PlanText.ts"
import { planWords, type PlanWords } from "./PlanWords.ts"
import { printable } from "./Screen.ts"

/** Which posts are decided on, and why. */
export interface DecideArguments extends PlanArguments, SelectionArguments {
  readonly reason: Option.Option<string>
}

/** `notBefore`, `notAfter`: instants as they are written. */
export interface ApproveArguments extends DecideArguments {
  readonly accounts: ReadonlyArray<string>
  readonly notBefore: Option.Option<string>
  readonly notAfter: Option.Option<string>
}

/** Approves what the kit shows. */
export const approve = Effect.fn("plan.approve")(function* (args: ApproveArguments) {
  const window = {
    ...(Option.isSome(args.notBefore) ? { notBefore: args.notBefore.value } : {}),
    ...(Option.isSome(args.notAfter) ? { notAfter: args.notAfter.value } : {})
  }
  yield* decide(
    args,
    "approved",
    ({ postId, status }) => postId !== null && status === "proposed",
    (review, id, slots) =>
      review.approve(id, slots, {
        reason: Option.getOrUndefined(args.reason),
        ...(args.accounts.length === 0
          ? {}
          : { accounts: args.accounts.map((account) => SocialAccountId.make(account)) }),
        ...(Object.keys(window).length === 0 ? {} : { window })
      })
  )
})

/** Locks approved posts. */
export const lock = Effect.fn("plan.lock")(function* (args: DecideArguments) {
  yield* decide(
    args,
    "locked",
    ({ status }) => status === "approved",
    (review, id, slots) => review.lock(id, slots, { reason: Option.getOrUndefined(args.reason) })
  )
})

/** Takes locks off. */
export const unlock = Effect.fn("plan.unlock")(function* (args: DecideArguments) {
  yield* decide(
    args,
    "unlocked",
    ({ status }) => status === "locked",
    (review, id, slots) => review.unlock(id, slots, { reason: Option.getOrUndefined(args.reason) })
  )
})

/** Rejects posts. */
export const reject = Effect.fn("plan.reject")(function* (args: DecideArguments) {
  const isOpen = ({ postId, status }: Slot) => postId !== null && (status === "proposed" || status === "approved")
  yield* decide(args, "rejected", isOpen, (review, id, slots) =>
    review.reject(id, slots, { reason: Option.getOrUndefined(args.reason) })
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Decide = (
  review: PlanReview["Service"],
  campaignId: PlanFolder.PlanFolder["campaignId"],
  slots: ReadonlyArray<SlotChoice>
) => Effect.Effect<ReadonlyArray<ReviewedSlot>, PlanReviewError, CurrentActor>

/**
 * Named slots are decided on together or not at all. Of filtered ones those are taken that can be, and the others are
 * told.
 */
const decide = Effect.fnUntraced(function* (
  args: DecideArguments,
  verb: keyof PlanWords["decided"],
  isEligible: (slot: Slot) => boolean,
  operation: Decide
) {
  const plan = yield* PlanFolder.open(args.kit)
  const work = Effect.gen(function* () {
    const review = yield* PlanReview
    const all = yield* PlanFolder.slots(plan, args)
    const { isNamed, slots } = yield* select(
      all.map(({ slot }) => slot),
      args,
      { isEligible, isAllByDefault: false }
    )
    const choices = slots.map(({ id }): SlotChoice => ({ slotId: id, expectedHash: plan.hashes.get(id) }))
    const together = (some: ReadonlyArray<SlotChoice>) =>
      some.length === 0 ? Effect.succeed([]) : operation(review, plan.campaignId, some)
    const left: Array<{ readonly slotId: string; readonly error: ReviewError }> = []
    const apart = (some: ReadonlyArray<SlotChoice>) =>
      Effect.forEach(some, (choice) =>
        together([choice]).pipe(
          Effect.catchTag("ReviewError", (error) =>
            Effect.sync((): ReadonlyArray<ReviewedSlot> => {
              left.push({ slotId: choice.slotId, error })
              return []
            })
          )
        )
      ).pipe(Effect.map((shown) => shown.flat()))
    // What the rules have no doubt about is quicker decided on at once.
    const doubtful = new Set(all.flatMap(({ slot, verdict }) => (verdict?.isAllowed === true ? [] : [slot.id])))
    const [clear, unclear] = [
      choices.filter(({ slotId }) => !doubtful.has(slotId)),
      choices.filter(({ slotId }) => doubtful.has(slotId))
    ]
    const filtered = Effect.gen(function* () {
      const first = yield* together(clear).pipe(Effect.catchTag("ReviewError", () => apart(clear)))
      const decided = new Map([...first, ...(yield* apart(unclear))].map((one) => [one.slot.id, one]))
      return slots.flatMap(({ id }) => decided.get(id) ?? [])
    })
    const decided = yield* PlanFolder.changing(plan, isNamed ? together(choices) : filtered)
    const words = planWords[args.messages]
    const others = left.map(({ error, slotId }) => ({ slotId, code: error.code, message: said(error, args.messages) }))
    const told = others.map(({ message, slotId }) => `${slotId}  ${words.leftOut}: ${message}\n`)
    const lines = slotLines(decided, args.messages) + printable(told.join(""))
    yield* tell(args, plan, decided, `${lines}${words.decided[verb](decided.length)}\n`, { left: others })
  })
  yield* PlanFolder.run(plan, args.as, work)
})

const said = (error: ReviewError, messages: "en" | "de"): string =>
  messages === "en" ? error.message : germanFailure(error, error).message
