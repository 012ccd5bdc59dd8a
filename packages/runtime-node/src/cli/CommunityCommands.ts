/**
 * The options of `postwright translate` and `postwright reply`. What they do is loaded when they run.
 *
 * @since 0.1.0
 */
import { platforms } from "@postwright/core/content/Platform"
import { Effect, Schema } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { as, json, messages, quiet, usDollars } from "./CommonFlags.ts"

const model = Flag.String("model").pipe(
  Flag.withMetavar("NAME"),
  Flag.withDescription(
    "Model to ask, such as openai/gpt-5-mini; several with commas; cheapest, fastest or best. Else POSTWRIGHT_MODEL"
  ),
  Flag.optional
)

const budget = usDollars("budget").pipe(
  Flag.withDescription("What models may cost, in US dollars; with more the same command goes on"),
  Flag.optional
)

/** `postwright translate`. */
export const translate = Command.make(
  "translate",
  {
    kit: Argument.String("kit").pipe(Argument.withDescription("Folder that generate wrote")),
    to: Flag.String("to").pipe(
      Flag.withMetavar("LOCALE"),
      Flag.withDescription("Language, with the region whose idioms and formats count: de-AT, fr-CA, en")
    ),
    out: Flag.String("out").pipe(
      Flag.withAlias("o"),
      Flag.withSchema(Schema.NonEmptyString),
      Flag.withMetavar("DIR"),
      Flag.withDescription("Folder for the translated kit; <kit>-<locale> beside the kit when it is not named"),
      Flag.optional
    ),
    model,
    budget,
    keep: Flag.String("keep").pipe(
      Flag.withMetavar("TERM"),
      Flag.withDescription("Name or term that stays as it is, besides those of the brand; may be repeated"),
      Flag.withSchema(Schema.NonEmptyString.check(Schema.isMaxLength(200))),
      Flag.atLeast(0)
    ),
    address: Flag.Literals("address", ["du", "ihr", "sie"]).pipe(
      Flag.withDescription("How German readers are spoken to, instead of as the brief wishes"),
      Flag.optional
    ),
    notes: Flag.String("notes").pipe(
      Flag.withMetavar("TEXT"),
      Flag.withDescription("What the translator should know about the texts"),
      Flag.withSchema(Schema.NonEmptyString.check(Schema.isMaxLength(2_000))),
      Flag.optional
    ),
    as,
    json,
    quiet,
    messages
  },
  Effect.fnUntraced(function* (args) {
    const { translate } = yield* Effect.promise(() => import("./Translate.ts"))
    yield* translate(args)
  })
).pipe(
  Command.withDescription(
    "Write a kit in another language: its posts translated by a model, checked, and not approved. Run again, it translates what is new or changed"
  ),
  Command.withShortDescription("Write a kit in another language"),
  Command.withExamples([
    { command: "postwright translate kit --to de-DE --model openai/gpt-5-mini", description: "Into kit-de-DE" }
  ])
)

/** `postwright reply`. */
export const reply = Command.make(
  "reply",
  {
    comments: Argument.String("comments").pipe(
      Argument.withDescription(
        'A JSON file with a list of comments, [{ "text": "…", "platform": "x" }]; - reads standard input'
      ),
      Argument.optional
    ),
    comment: Flag.String("comment").pipe(
      Flag.withMetavar("TEXT"),
      Flag.withDescription("One comment, instead of a file"),
      Flag.optional
    ),
    brief: Flag.String("brief").pipe(
      Flag.withMetavar("FILE"),
      Flag.withDescription("Brief with the brand and the sources that replies rest on"),
      Flag.optional
    ),
    kit: Flag.String("kit").pipe(
      Flag.withMetavar("DIR"),
      Flag.withDescription("Folder that generate wrote: replies rest on its campaign, and comments name its posts"),
      Flag.optional
    ),
    platform: Flag.Literals("platform", platforms).pipe(
      Flag.withDescription("Network of comments that name none, instead of the first one of brief or kit"),
      Flag.optional
    ),
    model,
    budget,
    as,
    json,
    messages
  },
  Effect.fnUntraced(function* (args) {
    const { reply } = yield* Effect.promise(() => import("./Reply.ts"))
    yield* reply(args)
  })
).pipe(
  Command.withDescription(
    "Say of comments what to do: a reply that rests on the sources and keeps the rules, or a person, with the reason. Nothing is sent"
  ),
  Command.withShortDescription("Say what to reply to comments"),
  Command.withExamples([
    { command: "postwright reply comments.json --kit kit", description: "Comments below the posts of a kit" },
    { command: 'postwright reply --comment "How long does it last?" --brief brief.yaml', description: "One comment" }
  ])
)
