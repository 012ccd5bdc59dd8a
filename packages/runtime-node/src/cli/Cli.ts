/**
 * The commands and their options. What a command does is loaded when it runs, so that `--help` is quick.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { Argument, Command, Flag } from "effect/cli"

const json = Flag.Boolean("json").pipe(
  Flag.withDescription(
    "Write the result as JSON to standard output, progress and errors as JSON lines to standard error"
  ),
  Flag.withoutNegation,
  Flag.withDefault(false)
)

const quiet = Flag.Boolean("quiet").pipe(
  Flag.withAlias("q"),
  Flag.withDescription("Write nothing but errors"),
  Flag.withoutNegation,
  Flag.withDefault(false)
)

const generate = Command.make(
  "generate",
  {
    brief: Argument.String("brief").pipe(
      Argument.withDescription("The brief: a YAML or JSON file, or Markdown with front matter")
    ),
    out: Flag.String("out").pipe(
      Flag.withAlias("o"),
      Flag.withMetavar("DIR"),
      Flag.withDescription(
        "Folder for the kit; made if it is not there. Its .postwright holds what a stopped run goes on from"
      )
    ),
    days: Flag.Int("days").pipe(Flag.withDescription("Days of the campaign, instead of the brief's"), Flag.optional),
    perDay: Flag.Int("per-day").pipe(Flag.withDescription("Posts a day, instead of the brief's"), Flag.optional),
    platforms: Flag.String("platform").pipe(
      Flag.withMetavar("NAME"),
      Flag.withDescription(
        "Network to write for, instead of the brief's: tiktok, instagram, x, linkedin, facebook or youtube; may be repeated"
      ),
      Flag.atLeast(0)
    ),
    start: Flag.String("start").pipe(
      Flag.withMetavar("DATE"),
      Flag.withDescription("First local date or date-time, instead of the brief's: 2027-03-01 or 2027-03-01T09:00"),
      Flag.optional
    ),
    model: Flag.String("model").pipe(
      Flag.withMetavar("NAME"),
      Flag.withDescription("Model that writes, or none for the built-in rules; else POSTWRIGHT_MODEL, else none"),
      Flag.optional
    ),
    seed: Flag.Int("seed").pipe(
      Flag.withDescription("Number that decides between equally good choices; the same seed gives the same campaign"),
      Flag.withSchema(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))),
      Flag.withDefault(0)
    ),
    json,
    quiet
  },
  Effect.fnUntraced(function* (args) {
    const { generate } = yield* Effect.promise(() => import("./Generate.ts"))
    yield* generate(args)
  })
).pipe(
  Command.withDescription(
    "Turn a brief and its sources into a campaign kit: plan, posts, schedule, and a page to look at"
  ),
  Command.withShortDescription("Turn a brief into a campaign kit"),
  Command.withExamples([
    { command: "postwright generate brief.yaml --out kit", description: "A month of posts, as the brief says" },
    {
      command: "postwright generate brief.yaml --out week --days 7 --per-day 2 --platform x --platform linkedin",
      description: "A week for two networks"
    }
  ])
)

const doctor = Command.make(
  "doctor",
  { json },
  Effect.fnUntraced(function* (args) {
    const { doctor } = yield* Effect.promise(() => import("./Doctor.ts"))
    yield* doctor(args)
  })
).pipe(Command.withDescription("Look whether this machine has what Postwright needs or can use"))

/** `postwright` with all its commands. */
export const postwright = Command.make("postwright").pipe(
  Command.withDescription("Turn a brief into a month of finished, checked and scheduled posts"),
  Command.withSubcommands([generate, doctor])
)
