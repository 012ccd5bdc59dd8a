/**
 * `TranscriptionModel` for whisper.cpp on this machine: the program `whisper-cli` with a model file of its own. Neither
 * comes with this package. Nothing leaves the machine.
 *
 * @see https://github.com/ggml-org/whisper.cpp
 * @see https://github.com/ggml-org/whisper.cpp/tree/master/examples/cli
 * @since 0.1.0
 */
import { ModelId } from "@postwright/core/models/ModelChoice"
import { BadResponse, ModelError, ModelToolMissing, TimedOut } from "@postwright/core/models/ModelError"
import {
  decodeTranscription,
  type TranscriptionCapabilities,
  type TranscriptionModel,
  type TranscriptionRequest
} from "@postwright/core/models/TranscriptionModel"
import { TranscriptionModels } from "@postwright/core/models/TranscriptionModels"
import { type UnitPricing } from "@postwright/core/models/UnitUsage"
import { primarySubtag } from "@postwright/core/text/Language"
import { Config, Duration, Effect, Layer, Option } from "effect"
import { access, readFile, stat, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { findProgram, lastLineOf, type ProgramEnd, runProgram, temporaryFolder } from "../shared/Program.ts"
import { answerOf } from "./internal/answer.ts"

/** Where program and model are, and what they may be given. */
export interface Options {
  /** Id in the registry. @default "whisper/" and the name of the model file, such as `whisper/ggml-base` */
  readonly id?: string
  /** The program, a path or a name on the PATH. @default `whisper-cli`, else `whisper-cpp`, on the PATH */
  readonly program?: string
  /** Path of the model file, such as `/opt/whisper/ggml-base.bin`. */
  readonly model?: string
  /**
   * Makes WAV of other kinds of sound and of videos: a path or a name on the PATH. Without it recordings have to be WAV,
   * MP3, FLAC or Ogg. @default `ffmpeg` on the PATH
   */
  readonly ffmpeg?: string
  /** Longest time for one recording. @default 30 minutes */
  readonly timeout?: Duration.Input
  /** Largest recording. @default 500 MB */
  readonly maxBytes?: number
}

/** The name under which usage is counted. */
export const vendor = "whisper"

/**
 * The model. A call fails with `ModelToolMissing` where the program or the model file is not there, with `BadResponse`
 * where the program fails, and with `TimedOut`.
 */
export const make = Effect.fnUntraced(function* (options: Options = {}): Effect.fn.Return<TranscriptionModel> {
  const file = options.model ?? ""
  const name = basename(file).replace(/\.[a-z0-9]+$/i, "") || "whisper.cpp"
  const id = ModelId.make(options.id ?? `whisper/${name}`)
  const timeout = Duration.fromInputUnsafe(options.timeout ?? "30 minutes")
  const ffmpeg = yield* findProgram([options.ffmpeg ?? "ffmpeg"])
  const facts = {
    id,
    vendor,
    model: name,
    capabilities: {
      maxBytes: options.maxBytes ?? 500_000_000,
      mediaTypes: [
        "audio/wav",
        ...Object.keys(endings).filter((type) => type !== "audio/wav"),
        ...(ffmpeg === undefined ? [] : converted)
      ],
      givesWordTimings: true,
      supportsPrompt: true,
      supportsKeywords: false
    } satisfies TranscriptionCapabilities,
    pricing: free
  }
  const missing = (tool: string, remedy: string) =>
    new ModelError({ reason: new ModelToolMissing({ model: id, tool, remedy }) })
  const broken = (detail: string) => new ModelError({ reason: new BadResponse({ model: id, detail }) })

  const run = Effect.fnUntraced(function* (program: string, args: ReadonlyArray<string>, folder: string) {
    const end: ProgramEnd = yield* runProgram({
      file: program,
      args,
      folder,
      timeoutMillis: Duration.toMillis(timeout),
      maxOutputBytes: 20_000_000
    })
    const tool = basename(program)
    if (end.kind === "timed-out") return yield* new ModelError({ reason: new TimedOut({ model: id, after: timeout }) })
    if (end.kind === "failed") return yield* broken(`"${tool}" could not be run (${end.detail})`)
    if (end.kind === "too-much-output") return yield* broken(`"${tool}" wrote without end`)
    if (end.code !== 0) return yield* broken(`"${tool}" failed: ${lastLineOf(end.error)}`)
    return end.error
  })

  const transcribe = Effect.fn("WhisperCppModel.transcribe")(function* (request: TranscriptionRequest) {
    const program = yield* findProgram(
      options.program === undefined ? ["whisper-cli", "whisper-cpp"] : [options.program]
    )
    if (program === undefined) return yield* missing(options.program ?? "whisper-cli", installRemedy)
    if (file === "" || !(yield* isReadable(file)))
      return yield* missing(file === "" ? "a model of whisper.cpp" : basename(file), modelRemedy)
    const folder = yield* temporaryFolder("whisper")
    const ending = endings[request.mediaType]
    const recording = join(folder, `sound.${ending ?? "bin"}`)
    yield* Effect.promise(() => writeFile(recording, request.bytes))
    if (ending === undefined && ffmpeg !== undefined) {
      const sixteen = ["-ar", "16000", "-ac", "1", "-c:a", "pcm_s16le"]
      yield* run(
        ffmpeg,
        ["-nostdin", "-v", "error", "-i", recording, "-vn", ...sixteen, join(folder, "sound.wav")],
        folder
      )
    }
    const sound = ending === undefined ? join(folder, "sound.wav") : recording
    const said = yield* run(program, argumentsFor(request, file, sound, join(folder, "heard")), folder)
    const answer = yield* read(join(folder, "heard.json"))
    const heard = answer === undefined ? undefined : answerOf(answer)
    // It ends well where it does not know an argument or cannot read the sound.
    if (heard === undefined) return yield* broken(`"${basename(program)}" wrote no transcript: ${lastLineOf(said)}`)
    return yield* decodeTranscription(facts, request, { ...heard, usage: { costMicroUsd: 0 } })
  }, Effect.scoped)

  return { ...facts, transcribe }
})

/** Contributes the model to `TranscriptionModels`. */
export const layer = (options: Options = {}): Layer.Layer<never, ModelError, TranscriptionModels> =>
  TranscriptionModels.layerEntry(make(options))

/**
 * As `layer`, with the program from `POSTWRIGHT_WHISPER`, the model file from `POSTWRIGHT_WHISPER_MODEL` and ffmpeg from
 * `POSTWRIGHT_FFMPEG` where the options have none.
 */
export const layerConfig = (
  options: Config.Wrap<Options> = {}
): Layer.Layer<never, ModelError | Config.ConfigError, TranscriptionModels> =>
  Layer.unwrap(
    Effect.gen(function* () {
      const given = yield* Config.unwrap(options)
      const set = yield* Config.all({
        program: Config.option(Config.NonEmptyString("POSTWRIGHT_WHISPER")),
        model: Config.option(Config.NonEmptyString("POSTWRIGHT_WHISPER_MODEL")),
        ffmpeg: Config.option(Config.NonEmptyString("POSTWRIGHT_FFMPEG"))
      })
      return layer({
        ...(Option.isSome(set.program) ? { program: set.program.value } : {}),
        ...(Option.isSome(set.model) ? { model: set.model.value } : {}),
        ...(Option.isSome(set.ffmpeg) ? { ffmpeg: set.ffmpeg.value } : {}),
        ...given
      })
    })
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** It runs here. */
const free: UnitPricing = {
  microUsdPerMillion: {},
  checkedOn: "2026-11-22",
  source: "https://github.com/ggml-org/whisper.cpp"
}

/** What the program reads, by the endings that it wants. */
const endings: Readonly<Record<string, string>> = {
  "audio/wav": "wav",
  "audio/mpeg": "mp3",
  "audio/flac": "flac",
  "audio/ogg": "ogg"
}
/** What ffmpeg makes WAV of. */
const converted = ["audio/mp4", "audio/aac", "audio/webm", "video/mp4", "video/quicktime", "video/webm", "video/mpeg"]

const installRemedy =
  "Install whisper.cpp (https://github.com/ggml-org/whisper.cpp), and set POSTWRIGHT_WHISPER to its whisper-cli where that is not on the PATH"
const modelRemedy =
  "Download a model of whisper.cpp such as ggml-base.bin, and set POSTWRIGHT_WHISPER_MODEL to its path"

/** `heard`: path of the JSON that is written, without its ending. */
const argumentsFor = (
  { language, prompt }: TranscriptionRequest,
  model: string,
  sound: string,
  heard: string
): ReadonlyArray<string> => [
  "-m",
  model,
  "-f",
  sound,
  "-l",
  language === undefined ? "auto" : primarySubtag(language),
  ...(prompt === undefined ? [] : ["--prompt", prompt]),
  "-ojf",
  "-of",
  heard,
  "-np"
]

const isReadable = (path: string): Effect.Effect<boolean> =>
  Effect.promise(() =>
    access(path).then(
      () => true,
      () => false
    )
  )

/** Longer transcripts are none. */
const maxTranscriptBytes = 100_000_000

const read = (path: string): Effect.Effect<Uint8Array | undefined> =>
  Effect.promise(async () => {
    try {
      return (await stat(path)).size > maxTranscriptBytes ? undefined : new Uint8Array(await readFile(path))
    } catch {
      return undefined
    }
  })
