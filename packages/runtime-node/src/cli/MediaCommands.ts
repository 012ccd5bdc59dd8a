/**
 * The options of `postwright media`. What a subcommand does is loaded when it runs.
 *
 * @since 0.1.0
 */
import { formats } from "@postwright/core/content/Platform"
import { Effect, Schema } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { as, json, messages, quiet } from "./CommonFlags.ts"

const files = Argument.String("file").pipe(
  Argument.withDescription("Pictures, videos or documents; write -- in front of names that begin with a dash"),
  Argument.variadic({ min: 1 })
)

const platforms = Flag.String("platform").pipe(
  Flag.withMetavar("NAME"),
  Flag.withDescription(
    "Network to check for: tiktok, instagram, x, linkedin, facebook or youtube; may be repeated, or name several with commas"
  ),
  Flag.atLeast(1)
)

const format = Flag.Literals("format", formats).pipe(
  Flag.withDescription(
    "Format of the post; by default what the network makes of such a file. Several pictures of a carousel are one post"
  ),
  Flag.optional
)

const use = Flag.Literals("use", ["media", "cover", "thumbnail"]).pipe(
  Flag.withDescription(
    "Whether it is what the post is made of, the picture in front of a video, or the wide one of YouTube's lists"
  ),
  Flag.withDefault("media")
)

const probe = Command.make(
  "probe",
  {
    files,
    loudness: Flag.Boolean("loudness").pipe(
      Flag.withDescription("Measure the loudness too: reads the whole file"),
      Flag.withoutNegation,
      Flag.withDefault(false)
    ),
    json,
    messages
  },
  Effect.fnUntraced(function* (args) {
    const { probe } = yield* Effect.promise(() => import("./Media.ts"))
    yield* probe(args)
  })
).pipe(
  Command.withDescription("Say what media files are, as measured on them"),
  Command.withExamples([
    { command: "postwright media probe reel.mp4 --loudness", description: "Size, codecs, length and loudness" }
  ])
)

const check = Command.make(
  "check",
  { files, platforms, format, use, json, messages },
  Effect.fnUntraced(function* (args) {
    const { check } = yield* Effect.promise(() => import("./Media.ts"))
    yield* check(args)
  })
).pipe(
  Command.withDescription(
    "Say of media files whether networks take them, and why not. Ends with code 1 when a network refuses one"
  ),
  Command.withShortDescription("Say whether networks take media files"),
  Command.withExamples([
    { command: "postwright media check reel.mp4 --platform instagram,tiktok", description: "One file, two networks" },
    {
      command: "postwright media check slides/*.jpg --platform instagram --format carousel",
      description: "The pictures of one carousel"
    }
  ])
)

const repair = Command.make(
  "repair",
  {
    files: Argument.String("file").pipe(
      Argument.withDescription(
        "Pictures or videos, which stay as they are; write -- in front of names that begin with a dash"
      ),
      Argument.variadic({ min: 1 })
    ),
    platform: Flag.String("platform").pipe(
      Flag.withMetavar("NAME"),
      Flag.withDescription("Network that shall take it: tiktok, instagram, x, linkedin, facebook or youtube")
    ),
    format,
    use,
    out: Flag.String("out").pipe(
      Flag.withAlias("o"),
      Flag.withSchema(Schema.NonEmptyString),
      Flag.withMetavar("PATH"),
      Flag.withDescription("File for the result, complete or not there at all, never the input; of several a folder")
    ),
    force: Flag.Boolean("force").pipe(
      Flag.withDescription("Replace what is at --out"),
      Flag.withoutNegation,
      Flag.withDefault(false)
    ),
    trim: Flag.Boolean("trim").pipe(
      Flag.withDescription("Cut the end off a video that lasts too long"),
      Flag.withoutNegation,
      Flag.withDefault(false)
    ),
    json,
    quiet,
    messages
  },
  Effect.fnUntraced(function* (args) {
    const { repair } = yield* Effect.promise(() => import("./MediaRepair.ts"))
    yield* repair(args)
  })
).pipe(
  Command.withDescription(
    "Make files that a network takes: encode, resize, pad, and with --trim cut. Shows what they were before and after. Ends with code 1 when something remains"
  ),
  Command.withShortDescription("Make a media file fit for a network"),
  Command.withExamples([
    {
      command: "postwright media repair card.png --platform instagram --out card.jpg",
      description: "A JPEG, as Instagram wants it"
    },
    {
      command: "postwright media repair talk.mov --platform facebook --format video --trim --out reel.mp4",
      description: "A reel of at most 90 seconds"
    },
    { command: "postwright media repair photos/*.png --platform instagram --out ready", description: "A whole folder" }
  ])
)

const kit = Argument.String("kit").pipe(Argument.withDescription("Folder that generate wrote"))

const words = (name: string, description: string) =>
  Flag.String(name).pipe(
    Flag.withSchema(Schema.NonEmptyString.check(Schema.isMaxLength(500))),
    Flag.withMetavar("TEXT"),
    Flag.withDescription(description),
    Flag.optional
  )

const list = Command.make(
  "list",
  { kit, json, messages },
  Effect.fnUntraced(function* (args) {
    const { list } = yield* Effect.promise(() => import("./MediaLibrary.ts"))
    yield* list(args)
  })
).pipe(Command.withDescription("List the media files that a kit's campaign keeps, with source and rights"))

const rights = Command.make(
  "rights",
  {
    kit,
    asset: Argument.String("asset").pipe(
      Argument.withSchema(Schema.String.check(Schema.isPattern(/^[0-9a-fA-F]{6,64}$/))),
      Argument.withDescription("The asset's id, or its beginning, as list shows it")
    ),
    holder: words("holder", "Who holds the rights"),
    licence: words("licence", "Name or address of the licence"),
    credit: words("credit", "What has to be said beside it"),
    expires: Flag.String("expires").pipe(
      Flag.withMetavar("TIME"),
      Flag.withDescription("When it may not be used any more, such as 2027-12-31T23:59:59Z; or never"),
      Flag.optional
    ),
    as,
    json,
    messages
  },
  Effect.fnUntraced(function* (args) {
    const { rights } = yield* Effect.promise(() => import("./MediaLibrary.ts"))
    yield* rights(args)
  })
).pipe(
  Command.withDescription("Say who may use a media file how long; what is not given stays"),
  Command.withExamples([
    {
      command:
        "postwright media library rights kit 3f2a9c0d81b7 --credit 'Photo: A. Berg' --expires 2027-12-31T23:59:59Z",
      description: "A photo with a right that ends"
    }
  ])
)

const library = Command.make("library").pipe(
  Command.withDescription("Look at the media files that a kit's campaign keeps, and set their rights"),
  Command.withSubcommands([list, rights])
)

/** `postwright media` with its subcommands. */
export const media = Command.make("media").pipe(
  Command.withDescription("Measure pictures and videos, check them against the networks' rules, and mend them"),
  Command.withSubcommands([probe, check, repair, library])
)
