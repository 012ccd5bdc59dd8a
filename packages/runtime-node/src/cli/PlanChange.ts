/**
 * `postwright plan edit`, `comment` and `regenerate`: changes posts, and says something about them.
 *
 * An edit is of what the kit shows: a post that is not the one in `posts.json` any more is refused. After each change the
 * kit's files are written anew.
 *
 * @since 0.1.0
 */
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { EventBus } from "@postwright/core/events/EventBus"
import { localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, Fiber, Option, Stream } from "effect"
import { CliError, UsageInvalid } from "./CliError.ts"
import { type PlanArguments, tell } from "./PlanAnswer.ts"
import * as PlanFolder from "./PlanFolder.ts"
import { select, selectOne, type SelectionArguments } from "./PlanSelection.ts"
import { partsOf, slotData, slotLine, slotLines, slotPage } from "./PlanText.ts"
import { germanStages, planWords } from "./PlanWords.ts"
import * as Progress from "./Progress.ts"
import { printable, Screen } from "./Screen.ts"
import { readTextFile } from "./TextFile.ts"

/** The new text, the variant, or both. */
export interface EditArguments extends PlanArguments {
  readonly slot: string
  readonly textFile: Option.Option<string>
  readonly variant: Option.Option<string>
  readonly title: Option.Option<string>
  readonly reason: Option.Option<string>
}

/** Gives a post another text, another variant, or both. */
export const edit = Effect.fn("plan.edit")(function* (args: EditArguments) {
  const variant = Option.getOrUndefined(args.variant)
  if (Option.isNone(args.textFile) && variant === undefined) {
    return yield* usage("Nothing is said about the post", "Name a text with --text-file, or a variant with --variant")
  }
  const text = Option.isNone(args.textFile)
    ? undefined
    : yield* readTextFile(args.textFile.value, { what: "the text", maxBytes: 1_000_000 })
  if (text === undefined && Option.isSome(args.title)) {
    return yield* usage("--title goes with a text", "Name the text with --text-file")
  }
  const plan = yield* PlanFolder.open(args.kit)
  const work = Effect.gen(function* () {
    const review = yield* PlanReview
    const { slot } = yield* selectOne(yield* PlanFolder.slots(plan, args), args.slot)
    const common = { reason: Option.getOrUndefined(args.reason), expectedHash: plan.hashes.get(slot.id) }
    const change =
      text === undefined
        ? review.chooseVariant(plan.campaignId, slot.id, { ...common, variant: variant ?? "1" })
        : review.edit(plan.campaignId, slot.id, {
            ...common,
            ...(slot.format === "thread" ? { parts: partsOf(text) } : { text }),
            variant,
            title: Option.getOrUndefined(args.title)
          })
    const changed = yield* PlanFolder.changing(plan, change)
    yield* tell(args, plan, [changed], slotPage(changed, args.messages))
  })
  yield* PlanFolder.run(plan, args.as, work)
})

/** Says something about a slot. */
export const comment = Effect.fn("plan.comment")(function* (
  args: PlanArguments & { readonly slot: string; readonly text: string }
) {
  const plan = yield* PlanFolder.open(args.kit)
  const work = Effect.gen(function* () {
    const review = yield* PlanReview
    const { slot } = yield* selectOne(yield* PlanFolder.slots(plan, args), args.slot)
    const said = yield* PlanFolder.changing(plan, review.comment(plan.campaignId, slot.id, args.text))
    yield* tell(args, plan, [said], slotLine(said, args.messages))
  })
  yield* PlanFolder.run(plan, args.as, work)
})

/** Has posts written anew. */
export const regenerate = Effect.fn("plan.regenerate")(function* (
  args: PlanArguments & SelectionArguments & { readonly seed: Option.Option<number> }
) {
  const plan = yield* PlanFolder.open(args.kit)
  const progress = yield* Progress.make(args)
  const work = Effect.gen(function* () {
    const [review, screen] = [yield* PlanReview, yield* Screen]
    const before = yield* PlanFolder.slots(plan, args)
    const { isNamed, slots } = yield* select(
      before.map(({ slot }) => slot),
      args,
      {
        isEligible: ({ status }) => status !== "approved" && status !== "locked",
        isAllByDefault: true
      }
    )
    const isEvery = !isNamed && args.platforms.length === 0 && Option.isNone(args.week)
    const change = review.regenerate(plan.campaignId, {
      ...(isEvery ? {} : { slots: slots.map(({ id }) => id) }),
      seed: Option.getOrUndefined(args.seed)
    })
    const end = yield* PlanFolder.changing(
      plan,
      Effect.scoped(Effect.andThen(shownProgress(progress, args.messages), change))
    )
    yield* progress.finish
    const after = yield* review.slots(plan.campaignId)
    const written = after.filter(({ slot }) => end.regenerated.includes(slot.id))
    if (args.json) {
      const result = { type: "result", schemaVersion: "1", campaignId: plan.campaignId, out: plan.folder.path, ...end }
      return yield* screen.out(
        `${JSON.stringify({ ...result, slots: written.map((slot) => slotData(slot, args.messages)) })}\n`
      )
    }
    if (args.quiet) return
    const words = planWords[args.messages]
    // A new text has no pictures or video of its own yet.
    const bare = written.filter(({ post, slot }) => post?.media.length === 0 && slot.needsMedia !== undefined).length
    const media = bare === 0 ? "" : `${words.needMedia(bare)}\n`
    const kept = end.kept.map(({ reason, slotId }) => `${slotId}  ${words.keeps(reason)}\n`)
    yield* screen.out(
      printable(
        `${slotLines(written, args.messages)}${kept.join("")}${words.regenerated(end.regenerated.length)}\n${media}`
      )
    )
  })
  yield* Progress.clearedOnFailure(PlanFolder.runWithModels(plan, args.as, work), progress)
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const usage = (detail: string, remedy: string): CliError =>
  new CliError({ reason: new UsageInvalid({ detail, remedy }) })

/** Until the scope closes. */
const shownProgress = Effect.fnUntraced(function* (progress: Progress.Progress, messages: "en" | "de") {
  const events = yield* (yield* EventBus).subscribe(localOwner.organizationId)
  const fiber = yield* Effect.forkScoped(
    Stream.runForEach(events, (event) => {
      if (event._tag !== "campaign-progress") return Effect.void
      const message = (messages === "de" ? germanStages[event.stage] : undefined) ?? event.message
      return progress.report({ ...event, message })
    })
  )
  yield* Effect.addFinalizer(() => Fiber.interrupt(fiber))
})
