/**
 * The options of `postwright policy`. What a subcommand does is loaded when it runs.
 *
 * @since 0.1.0
 */
import { Effect, Option, Schema } from "effect"
import { Argument, Command, Flag } from "effect/cli"

const json = Flag.Boolean("json").pipe(
  Flag.withDescription("Write the result as JSON to standard output, errors as JSON lines to standard error"),
  Flag.withoutNegation,
  Flag.withDefault(false)
)

const rulePacks = Flag.String("rules").pipe(
  Flag.withMetavar("FILE"),
  Flag.withDescription("A rule pack of your own, YAML or JSON; may be repeated"),
  Flag.atLeast(0)
)

const severities = Flag.String("severity").pipe(
  Flag.withMetavar("RULE=SEVERITY"),
  Flag.withDescription("How grave a rule is: off, warn, quarantine, fix or block; may be repeated"),
  Flag.atLeast(0)
)

const messages = Flag.Literals("messages", ["en", "de"]).pipe(
  Flag.withDescription("Language of the explanations"),
  Flag.withDefault("en")
)

const judgedKit = Flag.String("kit").pipe(
  Flag.withMetavar("DIR"),
  Flag.withDescription("Kit whose settings count; by default those of the kit that is checked, if it is one"),
  Flag.optional
)

const check = Command.make(
  "check",
  {
    file: Argument.String("file").pipe(
      Argument.withDescription(
        "A kit's folder, a posts.json, one of its posts, or a text file with --platform; - reads standard input"
      )
    ),
    brief: Flag.String("brief").pipe(
      Flag.withMetavar("FILE"),
      Flag.withDescription("Brief whose brand, competitors, tone, disclosure, regions and facts count"),
      Flag.optional
    ),
    platform: Flag.String("platform").pipe(
      Flag.withMetavar("NAME"),
      Flag.withDescription("Network to check for, instead of the posts' own"),
      Flag.optional
    ),
    format: Flag.Literals("format", ["post", "thread", "carousel", "video"]).pipe(
      Flag.withDescription("Format to check for, instead of the posts' own"),
      Flag.optional
    ),
    language: Flag.String("language").pipe(
      Flag.withMetavar("TAG"),
      Flag.withDescription("Language of the texts, such as de, instead of what the file says or the text tells"),
      Flag.optional
    ),
    regions: Flag.String("region").pipe(
      Flag.withMetavar("CODE"),
      Flag.withDescription("Country the posts are for, such as DE; may be repeated; every country when none is named"),
      Flag.atLeast(0)
    ),
    allVariants: Flag.Boolean("all-variants").pipe(
      Flag.withDescription("Check every variant, not only the first"),
      Flag.withoutNegation,
      Flag.withDefault(false)
    ),
    kit: judgedKit,
    rules: rulePacks,
    severities,
    messages,
    json
  },
  Effect.fnUntraced(function* (args) {
    const { check } = yield* Effect.promise(() => import("./Policy.ts"))
    yield* check(args)
  })
).pipe(
  Command.withDescription(
    "Say of posts whether they may be sent, and why not. Ends with code 1 when one may not go out as it is"
  ),
  Command.withShortDescription("Check posts by all rules"),
  Command.withExamples([
    { command: "postwright policy check kit", description: "All posts of a kit" },
    { command: "postwright policy check draft.txt --platform x", description: "A text of your own" }
  ])
)

const rules = Command.make(
  "rules",
  { kit: judgedKit, rules: rulePacks, severities, messages, json },
  Effect.fnUntraced(function* (args) {
    const { rules } = yield* Effect.promise(() => import("./Policy.ts"))
    yield* rules(args)
  })
).pipe(Command.withDescription("List the rules that count, with their severities"))

const quiet = Flag.Boolean("quiet").pipe(
  Flag.withAlias("q"),
  Flag.withDescription("Write nothing but errors; with --json the result too"),
  Flag.withoutNegation,
  Flag.withDefault(false)
)

const kit = Flag.String("kit").pipe(
  Flag.withSchema(Schema.NonEmptyString),
  Flag.withMetavar("DIR"),
  Flag.withDescription("Folder that generate wrote: its .postwright keeps the settings")
)

const as = Flag.String("as").pipe(
  Flag.withMetavar("NAME"),
  Flag.withDescription("Who does it, for the audit log"),
  Flag.withDefault("local")
)

const setting = { kit, as, json, quiet }

const use = Command.make(
  "use",
  {
    file: Argument.String("file").pipe(
      Argument.withDescription("A rule pack of your own, YAML or JSON; - reads standard input")
    ),
    ...setting
  },
  Effect.fnUntraced(function* (args) {
    yield* (yield* load).use(args)
  })
).pipe(
  Command.withDescription(
    "Use a rule pack for everything that is judged from now on, instead of another version of it. A version that was used once is kept and never changes"
  ),
  Command.withShortDescription("Use a rule pack of your own from now on"),
  Command.withExamples([
    { command: "postwright policy use acme.yaml --kit kit --as anna", description: "The rules of your house" }
  ])
)

const drop = Command.make(
  "drop",
  {
    pack: Argument.String("pack").pipe(Argument.withDescription("Id of a pack of your own, such as acme")),
    ...setting
  },
  Effect.fnUntraced(function* (args) {
    yield* (yield* load).drop(args)
  })
).pipe(Command.withDescription("Use a rule pack of your own no longer; its versions stay"))

const severity = Command.make(
  "severity",
  {
    rule: Argument.String("rule").pipe(
      Argument.withDescription("Id of the rule, such as spam/shouting; policy rules lists them")
    ),
    severity: Argument.Literals("severity", ["block", "fix", "quarantine", "warn", "off", "default"]).pipe(
      Argument.withDescription("How grave it is from now on; off takes the rule out, default is as its pack says")
    ),
    reason: Flag.String("reason").pipe(
      Flag.withMetavar("TEXT"),
      Flag.withDescription("Why; kept in the audit log"),
      Flag.filterMap(
        (text) => (/\S/u.test(text) && text.length <= 2_000 ? Option.some(text) : Option.none()),
        () => "why, in words, at most 2000 characters"
      )
    ),
    ...setting
  },
  Effect.fnUntraced(function* (args) {
    yield* (yield* load).severity(args)
  })
).pipe(
  Command.withDescription("Set how grave a rule is for everything that is judged from now on"),
  Command.withExamples([
    {
      command: 'postwright policy severity alcohol/drinks off --kit kit --reason "We are a brewery" --as anna',
      description: "A rule that is not for you"
    }
  ])
)

const settings = Command.make(
  "settings",
  { kit, json, quiet },
  Effect.fnUntraced(function* (args) {
    yield* (yield* load).settings(args)
  })
).pipe(Command.withDescription("Show the severities that were set and the rule packs of your own"))

const load = Effect.promise(() => import("./PolicyChanges.ts"))

/** `postwright policy` with its subcommands. */
export const policy = Command.make("policy").pipe(
  Command.withDescription("Check posts by the rules of networks and brands, and set these rules for a kit"),
  Command.withShortDescription("Check posts by rules, and set these"),
  Command.withSubcommands([check, rules, settings, severity, use, drop])
)
