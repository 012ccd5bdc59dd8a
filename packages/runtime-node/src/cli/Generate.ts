/**
 * `postwright generate`: a brief becomes a campaign kit.
 *
 * The work is done in `<out>/.postwright`, where a stopped run goes on from. The kit is placed when it is complete.
 *
 * @since 0.1.0
 */
import { briefLimits } from "@postwright/core/campaign/Brief"
import { type BriefError } from "@postwright/core/campaign/BriefError"
import { decodeBrief, type ParsedBrief, parseWithPlaces } from "@postwright/core/campaign/BriefParser"
import { Effect, type FileSystem, Option, Path, type Stdio } from "effect"
import * as Settings from "../config/Settings.ts"
import { type CliError } from "./CliError.ts"
import { fontFolders } from "./FontFolder.ts"
import { type MediaArguments, readMedia } from "./MediaInput.ts"
import * as OutputFolder from "./OutputFolder.ts"
import * as PipeFile from "./PipeFile.ts"
import { readResults } from "./ResultsInput.ts"
import { readTextFile } from "./TextFile.ts"

/** The command's arguments as they were parsed. */
export interface GenerateArguments {
  readonly brief: string
  /** Empty where a dry run has none. */
  readonly out: string
  readonly days: Option.Option<number>
  readonly perDay: Option.Option<number>
  /** Empty: those of the brief. */
  readonly platforms: ReadonlyArray<string>
  readonly start: Option.Option<string>
  /** File with what became of earlier posts. */
  readonly results: Option.Option<string>
  readonly model: Option.Option<string>
  /** US dollars. */
  readonly budget: Option.Option<number>
  /** False: neither pictures nor videos. */
  readonly media: boolean
  readonly videos: MediaArguments["videos"]
  readonly voice: MediaArguments["voice"]
  readonly images: MediaArguments["images"]
  readonly clips: MediaArguments["clips"]
  readonly cards: MediaArguments["cards"]
  readonly music: MediaArguments["music"]
  readonly recordings: MediaArguments["recordings"]
  readonly watermark: MediaArguments["watermark"]
  /** Folder with fonts. */
  readonly fonts: Option.Option<string>
  readonly dryRun: boolean
  readonly seed: number
  readonly json: boolean
  readonly quiet: boolean
  /** Language of what is said to people. */
  readonly messages: "en" | "de"
}

export const generate = Effect.fn("generate")(function* (args: GenerateArguments) {
  const { input, places } = yield* readBrief(args)
  const results = Option.isNone(args.results) ? [] : yield* readResults(args.results.value, { briefFrom: args.brief })
  const fonts = yield* fontFolders(args.fonts)
  const media = args.media ? yield* readMedia(args) : (false as const)
  const setting = yield* Settings.model
  const model = Option.orElse(args.model, () => setting)
  const request = {
    ...args,
    args,
    brief: input,
    places,
    results,
    media,
    fonts,
    model,
    folder: PipeFile.folderOf(args.brief, yield* Path.Path)
  }
  if (args.dryRun) {
    const { estimateOnly } = yield* Effect.promise(() => import("./GenerateEstimate.ts"))
    return yield* estimateOnly(request)
  }
  const folder = yield* OutputFolder.open(args.out, { hasMedia: args.media })
  // A brief that cannot be used is told at once, before everything that writes posts is loaded.
  const { generateInto } = yield* Effect.promise(() => import("./GenerateRun.ts"))
  yield* generateInto(folder, request)
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const readBrief = Effect.fnUntraced(function* (
  args: GenerateArguments
): Effect.fn.Return<ParsedBrief, CliError | BriefError, FileSystem.FileSystem | Stdio.Stdio> {
  const text = yield* readTextFile(args.brief, { what: "the brief", maxBytes: briefLimits.maxBriefBytes })
  const name = PipeFile.isDescriptor(args.brief) ? "brief" : args.brief
  const parsed = yield* parseWithPlaces(text, { name })
  const { input, places } = parsed
  const platforms = [...new Set(args.platforms.flatMap((names) => names.split(",")).map((name) => name.trim()))]
  const plan = {
    ...input.plan,
    ...Option.match(args.days, { onNone: () => ({}), onSome: (days) => ({ days }) }),
    ...Option.match(args.perDay, { onNone: () => ({}), onSome: (perDay) => ({ perDay }) }),
    ...Option.match(args.start, { onNone: () => ({}), onSome: (start) => ({ start }) })
  }
  const overrides = [
    ...(Option.isSome(args.days) ? ["--days"] : []),
    ...(Option.isSome(args.perDay) ? ["--per-day"] : []),
    ...(args.platforms.length > 0 ? ["--platform"] : []),
    ...(Option.isSome(args.start) ? ["--start"] : [])
  ]
  if (overrides.length === 0) return parsed
  const overridden = yield* decodeBrief(
    { ...input, plan, platforms: platforms.length > 0 ? platforms : input.platforms },
    { name: `${name} with ${overrides.join(", ")}` }
  )
  // The options change no source, so these still stand where they stood.
  return { input: overridden, places }
})
