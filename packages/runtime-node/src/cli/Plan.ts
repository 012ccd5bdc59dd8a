/**
 * `postwright plan`: reviews the plan of a kit's folder: approve, lock, reject, edit, comment, regenerate.
 *
 * A decision is about what the kit shows: a post that is not the one in `posts.json` any more is refused. After each
 * change the kit's files are written anew.
 *
 * @since 0.1.0
 */
import { type Slot } from "@postwright/core/campaign/Plan"
import { PlanReview, type PlanReviewError } from "@postwright/core/campaign/PlanReview"
import { type ReviewError } from "@postwright/core/campaign/ReviewError"
import { type ReviewedSlot, type SlotChoice } from "@postwright/core/campaign/ReviewInput"
import { EventBus } from "@postwright/core/events/EventBus"
import { SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { type CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, Fiber, Option, Stream } from "effect"
import { CliError, UsageInvalid } from "./CliError.ts"
import { germanFailure } from "./German.ts"
import * as PlanFolder from "./PlanFolder.ts"
import { select, type SelectionArguments } from "./PlanSelection.ts"
import { diffText, historyText, partsOf, slotData, slotLine, slotPage } from "./PlanText.ts"
import { germanStages, planWords, type PlanWords } from "./PlanWords.ts"
import * as Progress from "./Progress.ts"
import { printable, Screen } from "./Screen.ts"
import { readTextFile } from "./TextFile.ts"

/** What every subcommand takes. */
export interface PlanArguments {
  readonly kit: string
  /** Id of the member who does it. */
  readonly as: string
  readonly json: boolean
  readonly quiet: boolean
  /** Language of what rules say. */
  readonly messages: "en" | "de"
}

export interface DecideArguments extends PlanArguments, SelectionArguments {
  readonly reason: Option.Option<string>
}

export interface ApproveArguments extends DecideArguments {
  readonly accounts: ReadonlyArray<string>
  readonly notBefore: Option.Option<string>
  readonly notAfter: Option.Option<string>
}

export interface EditArguments extends PlanArguments {
  readonly slot: string
  readonly textFile: Option.Option<string>
  readonly variant: Option.Option<string>
  readonly title: Option.Option<string>
  readonly reason: Option.Option<string>
}

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
    const { slot } = yield* one(yield* PlanFolder.slots(plan, args), args.slot)
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
    const { slot } = yield* one(yield* PlanFolder.slots(plan, args), args.slot)
    const said = yield* PlanFolder.changing(plan, review.comment(plan.campaignId, slot.id, args.text))
    yield* tell(args, plan, [said], slotLine(said, args.messages))
  })
  yield* PlanFolder.run(plan, args.as, work)
})

/** Lists the versions of a post. */
export const history = Effect.fn("plan.history")(function* (args: PlanArguments & { readonly slot: string }) {
  const plan = yield* PlanFolder.open(args.kit)
  const work = Effect.gen(function* () {
    const [review, screen] = [yield* PlanReview, yield* Screen]
    const { slot } = yield* one(yield* PlanFolder.slots(plan, args), args.slot)
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
    const { slot } = yield* one(yield* PlanFolder.slots(plan, args), args.slot)
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

const tell = Effect.fnUntraced(function* (
  args: PlanArguments,
  plan: PlanFolder.PlanFolder,
  slots: ReadonlyArray<ReviewedSlot>,
  text: string,
  facts: Readonly<Record<string, unknown>> = {}
) {
  const screen = yield* Screen
  if (args.json) {
    const result = { type: "result", schemaVersion: "1", campaignId: plan.campaignId, out: plan.folder.path }
    return yield* screen.out(
      `${JSON.stringify({ ...result, slots: slots.map((slot) => slotData(slot, args.messages)), ...facts })}\n`
    )
  }
  if (!args.quiet) yield* screen.out(text)
})

const one = (slots: ReadonlyArray<ReviewedSlot>, name: string): Effect.Effect<ReviewedSlot, CliError> =>
  select(
    slots.map(({ slot }) => slot),
    { slots: [name], all: false, platforms: [], week: Option.none() },
    { isEligible: () => true, isAllByDefault: false }
  ).pipe(
    Effect.flatMap(({ slots: [found] }) => {
      const reviewed = slots.find(({ slot }) => slot.id === found?.id)
      return reviewed === undefined
        ? Effect.die(new Error(`${name} was selected and is not there`))
        : Effect.succeed(reviewed)
    })
  )

const usage = (detail: string, remedy: string): CliError =>
  new CliError({ reason: new UsageInvalid({ detail, remedy }) })

const slotLines = (slots: ReadonlyArray<ReviewedSlot>, messages: "en" | "de"): string =>
  slots.map((slot) => slotLine(slot, messages)).join("")

const said = (error: ReviewError, messages: "en" | "de"): string =>
  messages === "en" ? error.message : germanFailure(error, error).message

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
