/**
 * Which slots a command of `postwright plan` is about: named ones, or those that filters let through.
 *
 * @since 0.1.0
 */
import { type Slot, type SlotId } from "@postwright/core/campaign/Plan"
import { type ReviewedSlot } from "@postwright/core/campaign/ReviewInput"
import { type Platform, platforms } from "@postwright/core/content/Platform"
import { nearest } from "@postwright/core/text/Nearest"
import { DateTime, Duration, Effect, Option } from "effect"
import { CliError, UsageInvalid } from "./CliError.ts"

/** As the arguments say it. */
export interface SelectionArguments {
  /** Ids of slots or posts. */
  readonly slots: ReadonlyArray<string>
  readonly all: boolean
  readonly platforms: ReadonlyArray<string>
  /** From 1: the campaign's first seven days are week 1. */
  readonly week: Option.Option<number>
}

/** The slots, and whether each was named: then one that cannot be taken is an error. */
export interface Selection {
  readonly slots: ReadonlyArray<Slot>
  readonly isNamed: boolean
}

/**
 * The slots in the order of the plan. `isEligible`: which of the filtered ones are meant. Fails with `UsageInvalid` for
 * an unknown slot or network, for names beside filters, and for neither where nothing is meant by that.
 */
export const select = Effect.fnUntraced(function* (
  plan: ReadonlyArray<Slot>,
  args: SelectionArguments,
  options: {
    readonly isEligible: (slot: Slot) => boolean
    /** Whether no name and no filter means all. */
    readonly isAllByDefault: boolean
  }
): Effect.fn.Return<Selection, CliError> {
  const hasFilter = args.all || args.platforms.length > 0 || args.week._tag === "Some"
  if (args.slots.length > 0) {
    if (hasFilter) return yield* usage("Slots are named beside --all, --platform or --week", "Use one or the other")
    const named = yield* Effect.forEach(args.slots, (name) => slotOf(plan, name))
    return { slots: plan.filter((slot) => named.includes(slot.id)), isNamed: true }
  }
  if (!hasFilter && !options.isAllByDefault) {
    return yield* usage("No slot is named", "Name slots such as slot-003, or use --all, --platform or --week")
  }
  const wanted = yield* Effect.forEach(args.platforms, platformOf)
  const week = args.week._tag === "Some" ? args.week.value : undefined
  const first = plan[0]?.startsAt.slice(0, 10)
  const slots = plan.filter(
    (slot) =>
      (wanted.length === 0 || wanted.includes(slot.platform)) &&
      (week === undefined || first === undefined || weekOf(slot, first) === week) &&
      options.isEligible(slot)
  )
  return { slots, isNamed: false }
})

/** The one slot of that name, or whose post has it. Fails with `UsageInvalid` for an unknown one. */
export const selectOne = (slots: ReadonlyArray<ReviewedSlot>, name: string): Effect.Effect<ReviewedSlot, CliError> =>
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

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const usage = (detail: string, remedy: string): CliError =>
  new CliError({ reason: new UsageInvalid({ detail, remedy }) })

const slotOf = (plan: ReadonlyArray<Slot>, name: string): Effect.Effect<SlotId, CliError> => {
  const found = plan.find(({ id, postId }) => id === name || postId === name)
  if (found !== undefined) return Effect.succeed(found.id)
  const ids = plan.map(({ id }) => String(id))
  // Of a number with other zeros that slot is meant, of one beyond the plan none.
  const number = /^(?:slot|post)?[- ]?0*(\d+)$/i.exec(name)?.[1]
  const close =
    number === undefined ? nearest(name, ids) : ids.find((id) => Number(/\d+$/.exec(id)?.[0]) === Number(number))
  const known = `Name one from ${ids[0] ?? "slot-001"} to ${ids.at(-1) ?? "slot-001"}`
  return Effect.fail(
    usage(
      `The plan has no slot "${name.slice(0, 40)}"`,
      close === undefined ? known : `Did you mean ${close}? ${known}`
    )
  )
}

const platformOf = (name: string): Effect.Effect<Platform, CliError> => {
  const found = platforms.find((platform) => platform === name)
  if (found !== undefined) return Effect.succeed(found)
  const close = nearest(name, platforms)
  const advice = close === undefined ? "" : `Did you mean ${close}? `
  return Effect.fail(
    usage(`--platform "${name.slice(0, 40)}" is no network`, `${advice}Use one of ${platforms.join(", ")}`)
  )
}

// Local dates, as they are written.
const weekOf = (slot: Slot, first: string): number => {
  const [from, day] = [first, slot.startsAt.slice(0, 10)].map((date) => DateTime.makeUnsafe(`${date}T00:00:00Z`))
  return Math.floor(Duration.toDays(DateTime.distance(from!, day!)) / 7) + 1
}
