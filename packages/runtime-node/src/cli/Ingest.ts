/**
 * `postwright ingest`: a transcript with times of a video or recording, as a source for a brief.
 *
 * @since 0.1.0
 */
import { MediaTools } from "@postwright/core/media/MediaTools"
import { type Transcript, Transcripts } from "@postwright/core/media/Transcripts"
import { mediaTypeOf } from "@postwright/core/models/Transcriptions"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { LanguageTag } from "@postwright/core/text/Language"
import { Budget, BudgetId } from "@postwright/core/usage/Budget"
import { Ledger } from "@postwright/core/usage/Ledger"
import * as YtDlpVideoFetcher from "@postwright/providers/media/ytdlp/YtDlpVideoFetcher"
import { Effect, FileSystem, Layer, Option, Path, type PlatformError, Schema } from "effect"
import * as Settings from "../config/Settings.ts"
import { hearerFor } from "../config/TranscriptionModels.ts"
import { CliError, FileUnusable, OutputUnusable, UsageInvalid } from "./CliError.ts"
import { germanFailure } from "./German.ts"
import { printable, Screen } from "./Screen.ts"
import { codeOf, readTextFile } from "./TextFile.ts"

/** The command's arguments as they were parsed. */
export interface IngestArguments {
  readonly source: string
  readonly out: Option.Option<string>
  readonly language: Option.Option<string>
  readonly model: Option.Option<string>
  /** US dollars. */
  readonly budget: Option.Option<number>
  readonly messages: "en" | "de"
  readonly json: boolean
  readonly quiet: boolean
}

/** Writes the transcript and says how a brief names it. Nothing is written where there is none. */
export const ingest = Effect.fn("ingest")(function* (args: IngestArguments) {
  const language = yield* languageOf(args.language)
  const isVideo = /^[a-z][a-z0-9+.-]*:\/\//i.test(args.source.trim())
  if (Option.isSome(args.out)) yield* checkFree(args.out.value)
  const hearer = yield* hearerFor(args.model)
  const options = {
    ...(language === undefined ? {} : { language }),
    ...(hearer.id === undefined ? {} : { model: hearer.id }),
    ...(Option.isNone(args.budget) ? {} : { budgets: [budgetId] })
  }
  const ytDlp = yield* Settings.ytDlp
  const stores = Layer.mergeAll(Ledger.layerMemory, ObjectStore.layerMemory)
  const layer = Transcripts.layer.pipe(
    Layer.provideMerge(stores),
    Layer.provide([
      hearer.layer,
      MediaTools.layerVideos.pipe(
        Layer.provide(YtDlpVideoFetcher.layer(Option.isSome(ytDlp) ? { program: ytDlp.value } : {})),
        Layer.provideMerge(MediaTools.layer)
      )
    ])
  )
  const material = isVideo ? undefined : yield* readMaterial(args.source)
  const transcript = yield* Effect.gen(function* () {
    const transcripts = yield* Transcripts
    if (Option.isSome(args.budget)) yield* openBudget(args.budget.value)
    if (material === undefined) return yield* transcripts.ofVideo(args.source.trim(), options)
    return yield* material.text !== undefined
      ? transcripts.ofSubtitles(material, options)
      : transcripts.ofRecording(material, options)
  }).pipe(Effect.provide(layer), Effect.provideService(CurrentActor, localOwner))
  const file = Option.getOrElse(args.out, () => fileNameFor(transcript.title))
  yield* write(file, transcript.vtt)
  yield* tell(args, transcript, file)
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const budgetId = BudgetId.make("ingest")

/** For this one transcript. */
const openBudget = Effect.fnUntraced(function* (dollars: number) {
  const { organizationId } = yield* CurrentActor
  const limits = { microUsd: Math.max(1, Math.round(dollars * 1_000_000)) }
  yield* (yield* Ledger).setBudget(organizationId, new Budget({ id: budgetId, limits, window: { _tag: "total" } }))
})

const maxSubtitleBytes = 10_000_000
const maxRecordingBytes = 500_000_000

const isLanguageTag: (tag: string) => boolean = Schema.is(LanguageTag)

const usage = (detail: string, remedy: string) => new CliError({ reason: new UsageInvalid({ detail, remedy }) })

const languageOf = Effect.fnUntraced(function* (
  given: Option.Option<string>
): Effect.fn.Return<string | undefined, CliError> {
  if (Option.isNone(given)) return undefined
  const tag = given.value.trim()
  if (isLanguageTag(tag)) return tag
  return yield* usage(`The language "${tag.slice(0, 40)}" is no language tag`, "Name it as de, en or pt-BR")
})

const readMaterial = Effect.fnUntraced(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  const name = path.replace(/^.*[\\/]/s, "")
  if (/\.(?:srt|vtt)$/i.test(name)) {
    return { name, text: yield* readTextFile(path, { what: "the file of subtitles", maxBytes: maxSubtitleBytes }) }
  }
  const unusable = (reason: FileUnusable["reason"], detail: string, remedy: string) =>
    new CliError({ reason: new FileUnusable({ path, reason, detail, remedy }) })
  const translate = (error: PlatformError.PlatformError) =>
    error.reason._tag === "NotFound"
      ? unusable("not-found", "the recording does not exist", "Check the path; it is relative to the current folder")
      : unusable(
          "unreadable",
          `the recording cannot be read (${codeOf(error) ?? error.reason._tag})`,
          "Check the file and the disk"
        )
  const info = yield* Effect.mapError(fs.stat(path), translate)
  if (info.type === "Directory") return yield* unusable("is-folder", "the recording is a folder", "Name the file in it")
  // Reading a pipe without a writer could not be stopped.
  if (info.type !== "File") {
    return yield* unusable("unreadable", "a pipe or device is no recording", "Save it into a file and name that")
  }
  const mediaType = mediaTypeOf(name)
  if (mediaType === undefined) {
    return yield* unusable(
      "invalid",
      "the ending of the name tells no recording, video or subtitles",
      "Name a file such as talk.mp3, talk.mp4, talk.srt or talk.vtt; an address begins with https://"
    )
  }
  if (info.size > maxRecordingBytes) {
    return yield* unusable(
      "too-large",
      `the recording is larger than ${maxRecordingBytes} bytes`,
      "Save it as MP3 or M4A"
    )
  }
  return { name, bytes: yield* Effect.mapError(fs.readFile(path), translate), mediaType }
})

/** A name that is one on every system, and in YAML without quotation marks. */
const fileNameFor = (title: string): string => {
  const slug = title
    .normalize("NFKD")
    .replace(/ß/g, "ss")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "")
  return `${slug === "" ? "transcript" : `${slug}-transcript`}.vtt`
}

const output = (path: string, reason: OutputUnusable["reason"], detail: string, remedy: string) =>
  new CliError({ reason: new OutputUnusable({ path, reason, detail, remedy }) })

const occupied = (path: string) => output(path, "occupied", "is there already", "Name another file with --out")

/** Before anything is asked or paid for. */
const checkFree = Effect.fnUntraced(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  if (yield* Effect.orElseSucceed(fs.exists(path), () => false)) return yield* occupied(path)
  const folder = paths.dirname(paths.resolve(path))
  if (yield* Effect.orElseSucceed(fs.exists(folder), () => false)) return
  return yield* output(
    path,
    "failed",
    "lies in a folder that does not exist",
    "Make the folder, or name another file with --out"
  )
})

/** Never replaces a file. */
const write = Effect.fnUntraced(function* (path: string, text: string) {
  const fs = yield* FileSystem.FileSystem
  yield* fs.writeFileString(path, text, { flag: "wx" }).pipe(
    Effect.mapError((error) => {
      const code = codeOf(error) ?? error.reason._tag
      if (error.reason._tag === "AlreadyExists" || code === "EEXIST") return occupied(path)
      if (code === "ENOSPC" || code === "EDQUOT")
        return output(
          path,
          "disk-full",
          "cannot be written: the disk is full",
          "Make room, or name another file with --out"
        )
      return output(path, "failed", `cannot be written (${code})`, "Name another file with --out")
    })
  )
})

const tell = Effect.fnUntraced(function* (args: IngestArguments, transcript: Transcript, file: string) {
  const screen = yield* Screen
  const { address, author, cues, language, origin, seconds, title, warnings } = transcript
  if (args.json) {
    const about = { title, address, author, seconds, language, captions: cues.length, origin, warnings }
    return yield* screen.out(
      `${JSON.stringify({ type: "result", schemaVersion: "1", file, ...about, sources: [file] })}\n`
    )
  }
  if (args.quiet) return
  const words = args.messages === "de" ? german : english
  for (const warning of warnings) {
    const told = args.messages === "de" ? germanFailure(undefined, { message: warning, remedy: "" }).message : warning
    yield* screen.err(`${words.warning}: ${printable(told)}\n`)
  }
  const lines = [
    words.written(file, cues.length, lengthOf(seconds)),
    `${words.title}: ${title}`,
    ...(author === undefined ? [] : [`${words.author}: ${author}`]),
    ...(address === undefined ? [] : [`${words.address}: ${address}`]),
    `${words.origin}: ${originOf(transcript, words)}`,
    "",
    words.source,
    "",
    "sources:",
    `  - ${/^[\w./-]+$/.test(file) ? file : JSON.stringify(file)}`,
    ""
  ]
  yield* screen.out(printable(lines.join("\n")))
})

const lengthOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`

const originOf = ({ origin }: Transcript, words: typeof english): string => {
  if (origin.kind === "model")
    return words.model(origin.model === origin.name ? origin.name : `${origin.model} (${origin.name})`)
  if (origin.kind === "file") return words.file
  return origin.kind === "author" ? words.byAuthor(origin.captions) : words.automatic(origin.captions)
}

const english = {
  warning: "warning",
  written: (file: string, captions: number, length: string) =>
    `Wrote ${file}: ${captions} ${captions === 1 ? "caption" : "captions"}, ${length} min`,
  title: "Title",
  author: "By",
  address: "Address",
  origin: "From",
  byAuthor: (language: string) => `captions of the author (${language})`,
  automatic: (language: string) => `automatic captions (${language})`,
  model: (name: string) => `what the model ${name} heard`,
  file: "a file of subtitles",
  source: "A brief in the same folder names it so, and citations point into it:"
}

const german: typeof english = {
  warning: "Hinweis",
  written: (file, captions, length) => `${file} geschrieben: ${captions} Untertitel, ${length} min`,
  title: "Titel",
  author: "Von",
  address: "Adresse",
  origin: "Aus",
  byAuthor: (language) => `Untertiteln des Urhebers (${language})`,
  automatic: (language) => `automatischen Untertiteln (${language})`,
  model: (name) => `dem, was das Modell ${name} gehört hat`,
  file: "einer Untertiteldatei",
  source: "Ein Brief im selben Ordner nennt sie so, und Belege zeigen hinein:"
}
