/**
 * The commands and their options. What a command does is loaded when it runs, so that `--help` is quick.
 *
 * @since 0.1.0
 */
import { briefLimits } from "@postwright/core/campaign/Brief"
import { cardChoices } from "@postwright/core/campaign/MediaOptions"
import { Effect, Option, Schema } from "effect"
import { Argument, CliError, Command, Flag } from "effect/cli"
import { json, messages, quiet, usDollars } from "./CommonFlags.ts"
import { reply, translate } from "./CommunityCommands.ts"
import { ingest } from "./IngestCommand.ts"
import { insights } from "./InsightsCommand.ts"
import { media } from "./MediaCommands.ts"
import { plan } from "./PlanCommands.ts"
import { policy } from "./PolicyCommands.ts"

/**
 * A flag for a whole number, whose message names its limits. `isLenient`: a number beyond them passes, because who
 * takes it tells of it together with everything else that is wrong.
 */
const wholeNumber = (name: string, minimum: number, maximum: number, options?: { readonly isLenient: boolean }) =>
  Flag.String(name).pipe(
    Flag.withMetavar("NUMBER"),
    Flag.filterMap(
      (text) => {
        const number = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN
        const isWithin = options?.isLenient === true || (number >= minimum && number <= maximum)
        return Number.isSafeInteger(number) && isWithin ? Option.some(number) : Option.none()
      },
      () => `a whole number from ${minimum} to ${maximum}`
    )
  )

/** As the command line says it of a flag that is always required. */
const missing = (command: string, option: string) =>
  Effect.fail(
    new CliError.ShowHelp({
      commandPath: ["postwright", command],
      errors: [new CliError.MissingOption({ option })]
    })
  )

const generate = Command.make(
  "generate",
  {
    brief: Argument.String("brief").pipe(
      Argument.withDescription("The brief: a YAML or JSON file, or Markdown with front matter; - reads standard input")
    ),
    out: Flag.String("out").pipe(
      Flag.withAlias("o"),
      Flag.withSchema(Schema.NonEmptyString),
      Flag.withMetavar("DIR"),
      Flag.withDescription(
        "Folder for the kit; made if it is not there. Its .postwright holds what a stopped run goes on from. Only --dry-run needs none"
      ),
      Flag.optional
    ),
    days: wholeNumber("days", 1, briefLimits.maxDays, { isLenient: true }).pipe(
      Flag.withDescription("Days of the campaign, instead of the brief's"),
      Flag.optional
    ),
    perDay: wholeNumber("per-day", 1, briefLimits.maxPerDay, { isLenient: true }).pipe(
      Flag.withDescription("Posts a day, instead of the brief's"),
      Flag.optional
    ),
    platforms: Flag.String("platform").pipe(
      Flag.withMetavar("NAME"),
      Flag.withDescription(
        "Network to write for, instead of the brief's: tiktok, instagram, x, linkedin, facebook or youtube; may be repeated, or name several with commas"
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
      Flag.withDescription(
        "Model that writes, such as openai/gpt-5-mini; several with commas; cheapest, fastest or best; or none for the built-in rules. Else POSTWRIGHT_MODEL, else none"
      ),
      Flag.optional
    ),
    results: Flag.String("results").pipe(
      Flag.withMetavar("FILE"),
      Flag.withDescription(
        "What became of earlier posts, as CSV or JSON: slots move to hours that did better, where the results bear it out"
      ),
      Flag.optional
    ),
    budget: usDollars("budget").pipe(
      Flag.withDescription(
        "What models may cost, in US dollars; the campaign pauses when it is used up, and goes on with more. Else the brief's"
      ),
      Flag.optional
    ),
    media: Flag.Boolean("media").pipe(
      Flag.withDescription("Pictures of posts and carousels, and videos as --videos says; --no-media makes none"),
      Flag.withDefault(true)
    ),
    videos: Flag.String("videos").pipe(
      Flag.withMetavar("NUMBER"),
      Flag.filterMap(
        (text): Option.Option<number | "all"> =>
          text === "all" ? Option.some(text) : /^\d{1,4}$/.test(text) ? Option.some(Number(text)) : Option.none(),
        () => "a whole number from 0, or all"
      ),
      Flag.withDescription(
        "How many posts get a video, the earliest first, or all; a video takes about as long as it lasts. The same command with more goes on. Where one of them cannot be made, the kit is written and the exit code is 1"
      ),
      Flag.withDefault(0)
    ),
    voice: Flag.String("voice").pipe(
      Flag.withMetavar("MODEL"),
      Flag.withDescription(
        "Speech model of the videos, with a colon and a voice if wanted: espeak/espeak-ng, openai/gpt-4o-mini-tts:coral; or none for captions alone"
      ),
      Flag.optional
    ),
    recordings: Flag.String("recordings").pipe(
      Flag.withMetavar("DIR"),
      Flag.withDescription("Folder with your own recordings instead of the voice, named slot-003.wav and so on"),
      Flag.optional
    ),
    images: Flag.String("images").pipe(
      Flag.withMetavar("MODEL"),
      Flag.withDescription(
        "Image model of the pictures on cards and in videos, charged to the budget: openai/gpt-image-2; without one they show words on the brand's colours. Named later, it brings pictures to what was made without"
      ),
      Flag.optional
    ),
    clips: Flag.String("clips").pipe(
      Flag.withMetavar("MODEL"),
      Flag.withDescription(
        "Video model of the footage that scenes of videos show, charged to the budget, minutes for each: openrouter/google/veo-3.1; without one they show cards. Named later, it brings clips to videos that were made without"
      ),
      Flag.optional
    ),
    cards: Flag.Literals("cards", cardChoices).pipe(
      Flag.withDescription(
        "Which posts get pictures: those whose network asks for them (needed), Facebook and LinkedIn too (usual, where none is named), or every post that pictures were designed for (all)"
      ),
      Flag.optional
    ),
    music: Flag.String("music").pipe(
      Flag.withMetavar("FILE"),
      Flag.withDescription("Music under the voice of the videos; kept for those that are made later, none drops it"),
      Flag.optional
    ),
    watermark: Flag.String("watermark").pipe(
      Flag.withMetavar("TEXT"),
      Flag.withSchema(Schema.NonEmptyString.check(Schema.isMaxLength(100))),
      Flag.withDescription(
        "Small mark in a corner of every picture, such as a handle; kept for those that are made later, none drops it"
      ),
      Flag.optional
    ),
    fonts: Flag.String("fonts").pipe(
      Flag.withMetavar("DIR"),
      Flag.withDescription(
        "Folder with fonts for pictures, videos and report.pdf, looked at before those that are installed. Else POSTWRIGHT_FONTS, which plan and translate look at too"
      ),
      Flag.optional
    ),
    dryRun: Flag.Boolean("dry-run").pipe(
      Flag.withDescription("Only tell what models would cost and how many slots the sources fill; nothing is written"),
      Flag.withoutNegation,
      Flag.withDefault(false)
    ),
    seed: wholeNumber("seed", 0, Number.MAX_SAFE_INTEGER).pipe(
      Flag.withDescription("Number that decides between equally good choices; the same seed gives the same campaign"),
      Flag.withDefault(0)
    ),
    json,
    quiet,
    messages
  },
  Effect.fnUntraced(function* (args) {
    if (Option.isNone(args.out) && !args.dryRun) return yield* missing("generate", "out")
    const { generate } = yield* Effect.promise(() => import("./Generate.ts"))
    yield* generate({ ...args, out: Option.getOrElse(args.out, () => "") })
  })
).pipe(
  Command.withDescription(
    "Turn a brief and its sources into a campaign kit: plan, posts, schedule, and a page to look at. Exit codes: 0 done; 1 paused, or videos, pictures or clips that were asked for are missing; 2 something has to be changed first; 130 stopped"
  ),
  Command.withShortDescription("Turn a brief into a campaign kit"),
  Command.withExamples([
    { command: "postwright generate brief.yaml --out kit", description: "A month of posts, as the brief says" },
    {
      command: "postwright generate brief.yaml --out week --days 7 --per-day 2 --platform x --platform linkedin",
      description: "A week for two networks"
    },
    {
      command: "postwright generate brief.yaml --out kit --results results.csv",
      description: "At the hours that did better for earlier posts"
    }
  ])
)

const doctor = Command.make(
  "doctor",
  {
    kit: Argument.String("kit").pipe(
      Argument.withDescription("Folder that generate wrote: looks at it too"),
      Argument.optional
    ),
    json
  },
  Effect.fnUntraced(function* (args) {
    const { doctor } = yield* Effect.promise(() => import("./Doctor.ts"))
    yield* doctor(args)
  })
).pipe(
  Command.withDescription(
    "Look whether this machine has what Postwright needs or can use, and whether a kit is in order"
  )
)

const simulateX = Command.make(
  "x",
  {
    port: wholeNumber("port", 0, 65_535).pipe(
      Flag.withDescription("Port on this machine; 0 takes any that is free"),
      Flag.withDefault(8787)
    ),
    faults: Flag.String("fault").pipe(
      Flag.withMetavar("KIND"),
      Flag.withDescription(
        "What goes wrong with the next request, such as accept-then-hang or status,status=429,times=2; may be repeated"
      ),
      Flag.atLeast(0)
    ),
    tier: Flag.Literals("tier", ["self-serve", "enterprise"]).pipe(
      Flag.withDescription("Whose rules on replies it has: self-serve refuses threads"),
      Flag.withDefault("self-serve")
    ),
    json
  },
  Effect.fnUntraced(function* (args) {
    const { simulateX } = yield* Effect.promise(() => import("./Simulate.ts"))
    return yield* simulateX(args)
  })
).pipe(Command.withDescription("Run a simulated X on this machine until ctrl-C"))

const simulate = Command.make("simulate").pipe(
  Command.withDescription("Run a simulated network to try publishing without an account"),
  Command.withSubcommands([simulateX])
)

const publish = Command.make(
  "publish",
  {
    file: Argument.String("post").pipe(
      Argument.withDescription(
        'A kit\'s folder or posts.json, a file with one of its posts, or a file with { "platform": "x", "text": "…" }; - reads standard input'
      )
    ),
    account: Flag.String("account").pipe(
      Flag.withMetavar("ID"),
      Flag.withDescription(
        "Account of postwright.accounts.json (or POSTWRIGHT_ACCOUNTS); any name when POSTWRIGHT_X_ACCESS_TOKEN is set"
      )
    ),
    post: Flag.String("post").pipe(Flag.withMetavar("ID"), Flag.withDescription("Which post of a kit"), Flag.optional),
    variant: Flag.String("variant").pipe(
      Flag.withMetavar("ID"),
      Flag.withDescription("Which variant, instead of the first"),
      Flag.optional
    ),
    baseUrl: Flag.String("base-url").pipe(
      Flag.withMetavar("URL"),
      Flag.withDescription("Origin of a simulator, such as http://127.0.0.1:8787"),
      Flag.optional
    ),
    state: Flag.String("state").pipe(
      Flag.withMetavar("DIR"),
      Flag.withDescription("Where it is kept what was sent; .postwright beside the file when it is not named"),
      Flag.optional
    ),
    threads: Flag.Boolean("threads").pipe(
      Flag.withDescription("Send threads as chained replies; X refuses them to most apps"),
      Flag.withoutNegation,
      Flag.withDefault(false)
    ),
    paidPartnership: Flag.Boolean("paid-partnership").pipe(
      Flag.withDescription("Declare that somebody paid for the post"),
      Flag.withoutNegation,
      Flag.withDefault(false)
    ),
    ownBrand: Flag.Boolean("own-brand").pipe(
      Flag.withDescription("Declare that the post promotes your own business"),
      Flag.withoutNegation,
      Flag.withDefault(false)
    ),
    sponsor: Flag.String("sponsor").pipe(
      Flag.withMetavar("NAME"),
      Flag.withDescription("Who paid for the post"),
      Flag.withSchema(Schema.NonEmptyString),
      Flag.optional
    ),
    wait: wholeNumber("wait", 0, 1_440).pipe(
      Flag.withMetavar("MINUTES"),
      Flag.withDescription("How long to wait for certainty when the network does not answer"),
      Flag.withDefault(20)
    ),
    decide: Flag.String("decide").pipe(
      Flag.withMetavar("WHAT"),
      Flag.withDescription("What you found out about a post that is held: live:ID, not-live or give-up"),
      Flag.optional
    ),
    reason: Flag.String("reason").pipe(
      Flag.withMetavar("TEXT"),
      Flag.withDescription("Why a post may go out that the rules want a person to look at"),
      Flag.withSchema(Schema.NonEmptyString.check(Schema.isMaxLength(5_000))),
      Flag.optional
    ),
    dryRun: Flag.Boolean("dry-run").pipe(
      Flag.withDescription("Show what would be sent and what it would cost, and send nothing"),
      Flag.withoutNegation,
      Flag.withDefault(false)
    ),
    json,
    quiet
  },
  Effect.fnUntraced(function* (args) {
    const { publish } = yield* Effect.promise(() => import("./Publish.ts"))
    yield* publish(args)
  })
).pipe(
  Command.withDescription("Send one post to one social account now, and wait until it is certain that it is live"),
  Command.withShortDescription("Send one post to one social account"),
  Command.withExamples([
    {
      command: "postwright publish kit --post post-004 --account larkfield",
      description: "A post of a kit"
    }
  ])
)

/** `postwright` with all its commands. */
export const postwright = Command.make("postwright").pipe(
  Command.withDescription("Turn a brief into a month of finished, checked and scheduled posts"),
  Command.withSubcommands([
    generate,
    ingest,
    insights,
    plan,
    translate,
    publish,
    reply,
    policy,
    media,
    simulate,
    doctor
  ])
)
