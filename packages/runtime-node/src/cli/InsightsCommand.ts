/**
 * The options of `postwright insights`. What it does is loaded when it runs.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { json, messages, usDollars } from "./CommonFlags.ts"

/** `postwright insights`. */
export const insights = Command.make(
  "insights",
  {
    results: Argument.String("results").pipe(
      Argument.withDescription(
        "What became of posts: a CSV file with a line for each post, or JSON; - reads standard input. docs/formats.md lists the columns"
      )
    ),
    brief: Flag.String("brief").pipe(
      Flag.withMetavar("FILE"),
      Flag.withDescription("Brief that the posts were for: a model chooses by its topic, audience and goals"),
      Flag.optional
    ),
    model: Flag.String("model").pipe(
      Flag.withMetavar("NAME"),
      Flag.withDescription(
        "Model that chooses and words the insights, as for generate; the numbers are computed. Else POSTWRIGHT_MODEL, else none"
      ),
      Flag.optional
    ),
    budget: usDollars("budget").pipe(Flag.withDescription("What models may cost, in US dollars"), Flag.optional),
    messages,
    json
  },
  Effect.fnUntraced(function* (args) {
    const { insights } = yield* Effect.promise(() => import("./Insights.ts"))
    yield* insights(args)
  })
).pipe(
  Command.withDescription(
    "Say what the results of posts say: which formats, hours, lengths and kinds did better, as far as the numbers bear it out"
  ),
  Command.withShortDescription("Say what the results of posts say"),
  Command.withExamples([
    { command: "postwright insights results.csv", description: "What five months of posts say" },
    { command: "postwright insights results.json --messages de --json", description: "In German, for a program" }
  ])
)
