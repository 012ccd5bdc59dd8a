/**
 * `postwright plan show`, `history` and `diff`: what stands in the plan of a kit's folder, and what became of a post.
 *
 * @since 0.1.0
 */
import { type Slot } from "@postwright/core/campaign/Plan"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { type ReviewedSlot } from "@postwright/core/campaign/ReviewInput"
import { Effect, Option } from "effect"
import { type PlanArguments, tell } from "./PlanAnswer.ts"
import * as PlanFolder from "./PlanFolder.ts"
import { select, selectOne, type SelectionArguments } from "./PlanSelection.ts"
import { diffText, historyText, slotLines, slotPage } from "./PlanText.ts"
import { planWords } from "./PlanWords.ts"
import { Screen } from "./Screen.ts"

/** Writes a line for each slot, or all about those that are named. */
export const show = Effect.fn("plan.show")(function* (
  args: PlanArguments & SelectionArguments & { readonly status: Option.Option<Slot["status"]> }
) {
  const plan = yield* PlanFolder.open(args.kit)
  const work = Effect.gen(function* () {
    const all = yield* PlanFolder.slots(plan, args)
    const isEligible = ({ status }: Slot) => Option.isNone(args.status) || args.status.value === status
    const { isNamed, slots } = yield* select(
      all.map(({ slot }) => slot),
      args,
      { isEligible, isAllByDefault: true }
    )
    const shown = all.filter(({ slot }) => slots.some(({ id }) => id === slot.id))
    yield* tell(
      args,
      plan,
      shown,
      isNamed
        ? shown.map((slot) => slotPage(slot, args.messages)).join("\n")
        : slotLines(shown, args.messages) + counted(shown, args.messages)
    )
  })
  yield* PlanFolder.run(plan, args.as, work)
})

/** Lists the versions of a post. */
export const history = Effect.fn("plan.history")(function* (args: PlanArguments & { readonly slot: string }) {
  const plan = yield* PlanFolder.open(args.kit)
  const work = Effect.gen(function* () {
    const [review, screen] = [yield* PlanReview, yield* Screen]
    const { slot } = yield* selectOne(yield* PlanFolder.slots(plan, args), args.slot)
    const versions = yield* review.history(plan.campaignId, slot.id)
    if (args.json) {
      const result = { type: "result", schemaVersion: "1", campaignId: plan.campaignId, slotId: slot.id }
      return yield* screen.out(`${JSON.stringify({ ...result, versions: versions.map(versionData) })}\n`)
    }
    if (args.quiet) return
    yield* screen.out(
      versions.length === 0 ? `${planWords[args.messages].noPost(slot.id)}\n` : historyText(versions, args.messages)
    )
  })
  yield* PlanFolder.run(plan, args.as, work)
})

/** Shows what changed between two versions. */
export const diff = Effect.fn("plan.diff")(function* (
  args: PlanArguments & {
    readonly slot: string
    readonly from: Option.Option<number>
    readonly to: Option.Option<number>
  }
) {
  const plan = yield* PlanFolder.open(args.kit)
  const work = Effect.gen(function* () {
    const [review, screen] = [yield* PlanReview, yield* Screen]
    const { slot } = yield* selectOne(yield* PlanFolder.slots(plan, args), args.slot)
    const made = yield* review.diff(plan.campaignId, slot.id, {
      from: Option.getOrUndefined(args.from),
      to: Option.getOrUndefined(args.to)
    })
    const result = { type: "result", schemaVersion: "1", campaignId: plan.campaignId, slotId: slot.id, ...made }
    if (args.json) return yield* screen.out(`${JSON.stringify(result)}\n`)
    if (!args.quiet) yield* screen.out(diffText(made, args.messages, screen.hasColor))
  })
  yield* PlanFolder.run(plan, args.as, work)
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const counted = (slots: ReadonlyArray<ReviewedSlot>, messages: "en" | "de"): string => {
  const counts = new Map<Slot["status"], number>()
  for (const { slot } of slots) counts.set(slot.status, (counts.get(slot.status) ?? 0) + 1)
  const each = [...counts].map(([status, count]) => [count, status] as const)
  return `${planWords[messages].counted(slots.length, each)}\n`
}

const versionData = ({
  digest: _digest,
  findingIds: _findingIds,
  ...version
}: {
  readonly digest: string
  readonly findingIds: unknown
}) => version
