/**
 * The options of `postwright plan`. What a subcommand does is loaded when it runs.
 *
 * @since 0.1.0
 */
import { Effect, Option, Schema } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { as, json, messages, quiet } from "./CommonFlags.ts"

const kit = Argument.String("kit").pipe(Argument.withDescription("Folder that generate wrote"))

const common = { kit, as, json, quiet, messages }

const reason = Flag.String("reason").pipe(
  Flag.withMetavar("TEXT"),
  Flag.withDescription("Why; kept with the decision"),
  Flag.optional
)

const counting = (name: string, description: string) =>
  Flag.Int(name).pipe(
    Flag.withMetavar("NUMBER"),
    Flag.withDescription(description),
    Flag.withSchema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 }))),
    Flag.optional
  )

const selection = {
  slots: Argument.String("slot").pipe(
    Argument.withDescription("Slots or posts by their ids, such as slot-003 post-007"),
    Argument.variadic()
  ),
  all: Flag.Boolean("all").pipe(
    Flag.withDescription("Every slot that it can be done with, instead of named ones"),
    Flag.withoutNegation,
    Flag.withDefault(false)
  ),
  platforms: Flag.String("platform").pipe(
    Flag.withMetavar("NAME"),
    Flag.withDescription("Slots of this network; may be repeated"),
    Flag.atLeast(0)
  ),
  week: counting("week", "Slots of this week; the campaign's first seven days are week 1")
}

const slot = Argument.String("slot").pipe(Argument.withDescription("The slot or its post, such as slot-003"))

const showing = Effect.promise(() => import("./PlanShow.ts"))
const changing = Effect.promise(() => import("./PlanChange.ts"))
const decisions = Effect.promise(() => import("./PlanDecide.ts"))

const show = Command.make(
  "show",
  {
    ...common,
    ...selection,
    status: Flag.Literals("status", ["proposed", "approved", "locked", "rejected", "needs-material"]).pipe(
      Flag.withDescription("Slots with this status"),
      Flag.optional
    )
  },
  Effect.fnUntraced(function* (args) {
    yield* (yield* showing).show(args)
  })
).pipe(Command.withDescription("List the slots with their status, or show all about those that are named"))

const approve = Command.make(
  "approve",
  {
    ...common,
    ...selection,
    reason,
    accounts: Flag.String("account").pipe(
      Flag.withMetavar("ID"),
      Flag.withDescription("Account that it may be sent to, may be repeated; every account when none is named"),
      Flag.withSchema(Schema.NonEmptyString.check(Schema.isMaxLength(200))),
      Flag.atLeast(0)
    ),
    notBefore: Flag.String("not-before").pipe(
      Flag.withMetavar("TIME"),
      Flag.withDescription("First instant at which it may be sent, instead of 12 hours before the slot's time"),
      Flag.optional
    ),
    notAfter: Flag.String("not-after").pipe(
      Flag.withMetavar("TIME"),
      Flag.withDescription("Instant from which on it may not be sent, instead of 24 hours after the slot's time"),
      Flag.optional
    )
  },
  Effect.fnUntraced(function* (args) {
    yield* (yield* decisions).approve(args)
  })
).pipe(
  Command.withDescription(
    "Approve posts exactly as the kit shows them. Whatever changes one afterwards takes its approval back"
  ),
  Command.withShortDescription("Approve posts as the kit shows them"),
  Command.withExamples([
    { command: "postwright plan approve kit slot-003 slot-007 --as anna", description: "Two posts" },
    { command: "postwright plan approve kit --platform x --week 2", description: "What X gets in the second week" }
  ])
)

const deciding = (name: "lock" | "unlock" | "reject", description: string) =>
  Command.make(
    name,
    { ...common, ...selection, reason },
    Effect.fnUntraced(function* (args) {
      yield* (yield* decisions)[name](args)
    })
  ).pipe(Command.withDescription(description))

const edit = Command.make(
  "edit",
  {
    ...common,
    slot,
    textFile: Flag.String("text-file").pipe(
      Flag.withMetavar("FILE"),
      Flag.withDescription("The new text; - reads standard input. Parts of a thread stand between lines of ---"),
      Flag.optional
    ),
    variant: Flag.String("variant").pipe(
      Flag.withMetavar("NUMBER"),
      Flag.withDescription("The variant that is sent from now on; with --text-file the one that gets the text"),
      Flag.optional
    ),
    title: Flag.String("title").pipe(
      Flag.withMetavar("TEXT"),
      Flag.withDescription("Title, where the network has one"),
      Flag.optional
    ),
    reason
  },
  Effect.fnUntraced(function* (args) {
    yield* (yield* changing).edit(args)
  })
).pipe(
  Command.withDescription("Give a post another text or another of its variants"),
  Command.withExamples([
    { command: "postwright plan edit kit slot-003 --text-file new.txt --as anna", description: "A text of your own" },
    { command: "postwright plan edit kit slot-003 --variant 2", description: "The second variant" }
  ])
)

const comment = Command.make(
  "comment",
  { ...common, slot, text: Argument.String("text").pipe(Argument.withDescription("What you have to say")) },
  Effect.fnUntraced(function* (args) {
    yield* (yield* changing).comment(args)
  })
).pipe(Command.withDescription("Say something about a slot"))

const history = Command.make(
  "history",
  { ...common, slot },
  Effect.fnUntraced(function* (args) {
    yield* (yield* showing).history(args)
  })
).pipe(Command.withDescription("List the versions of a post"))

const diff = Command.make(
  "diff",
  {
    ...common,
    slot,
    from: counting("from", "Earlier version; the one before by default"),
    to: counting("to", "Later version; the latest by default")
  },
  Effect.fnUntraced(function* (args) {
    yield* (yield* showing).diff(args)
  })
).pipe(Command.withDescription("Show word by word what changed between two versions of a post"))

const regenerate = Command.make(
  "regenerate",
  {
    ...common,
    ...selection,
    seed: Flag.String("seed").pipe(
      Flag.withMetavar("NUMBER"),
      Flag.withDescription("Number that decides between equally good choices; another one for each round by default"),
      Flag.filterMap(
        (text) => (/^\d{1,15}$/.test(text) ? Option.some(Number(text)) : Option.none()),
        () => "a whole number from 0"
      ),
      Flag.optional
    )
  },
  Effect.fnUntraced(function* (args) {
    yield* (yield* changing).regenerate(args)
  })
).pipe(
  Command.withDescription(
    "Have posts written anew that nobody approved. Approved and locked ones stay, and so do slots with their times"
  ),
  Command.withShortDescription("Have posts written anew that nobody approved")
)

const recheck = Command.make(
  "recheck",
  {
    ...common,
    dryRun: Flag.Boolean("dry-run").pipe(
      Flag.withDescription("Only tell: take no approval back, and change no file"),
      Flag.withoutNegation,
      Flag.withDefault(false)
    )
  },
  Effect.fnUntraced(function* (args) {
    yield* (yield* Effect.promise(() => import("./PlanRecheck.ts"))).recheck(args)
  })
).pipe(
  Command.withDescription(
    "Judge the posts by the rules as they are now, and list what changed since the last time. An approval is taken back where the rules forbid the post, and nowhere else"
  ),
  Command.withShortDescription("Judge the posts by the rules as they are now")
)

/** `postwright plan` with its subcommands. */
export const plan = Command.make("plan").pipe(
  Command.withDescription("Review the plan of a kit: approve, lock, edit, reject, discuss and regenerate its posts"),
  Command.withShortDescription("Review the plan of a kit"),
  Command.withSubcommands([
    show,
    approve,
    deciding("lock", "Lock approved posts: nobody changes them any more"),
    deciding("unlock", "Take the lock off; the posts stay approved"),
    deciding("reject", "Reject posts, with a --reason by which the next drafts are written"),
    edit,
    comment,
    history,
    diff,
    regenerate,
    recheck
  ])
)
