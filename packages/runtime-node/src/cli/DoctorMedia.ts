/**
 * What this machine has of what makes, measures and hears media. All of it is optional.
 *
 * @since 0.1.0
 */
import * as Fonts from "@postwright/providers/media/fonts/Fonts"
import * as Programs from "@postwright/providers/media/ffmpeg/Programs"
import { installedVersion } from "@postwright/providers/media/InstalledPackage"
import { findProgram } from "@postwright/providers/media/shared/Program"
import { Effect, FileSystem, Option, Result } from "effect"
import { ChildProcess, ChildProcessSpawner } from "effect/process"
import * as Settings from "../config/Settings.ts"
import { fontFolders } from "./FontFolder.ts"
import { type Check } from "./Doctor.ts"

/** The checks, in the order in which media are made. */
export const mediaChecks = Effect.gen(function* () {
  const programs = yield* Settings.mediaPrograms
  return yield* Effect.all(
    [
      ffmpeg("ffmpeg", "videos", programs, programs.ffmpegPath !== undefined),
      ffmpeg("ffprobe", "the check of media files", programs, programs.ffprobePath !== undefined),
      library("canvas", "@napi-rs/canvas", "cards"),
      fonts,
      library("espeak", "@echogarden/espeak-ng-emscripten", "an offline voice; it is under the GPL"),
      whisper,
      ytDlp
    ],
    { concurrency: 3 }
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const ok = (name: string, detail: string): Check => ({ name, status: "ok", detail, remedy: "" })

/** What is set and does not work has to be mended; what is not there at all is missing. */
const ffmpeg = (name: "ffmpeg" | "ffprobe", purpose: string, programs: Settings.MediaPrograms, isSet: boolean) =>
  Programs.find(name, programs).pipe(
    Effect.match({
      onSuccess: ({ path, version }) => ok(name, `${version}, ${path}`),
      onFailure: ({ remedy }): Check => {
        const [first = "", ...more] = remedy.split(/(?<=\w)\. (?=[A-Z])/)
        return isSet
          ? { name, status: "problem", detail: first, remedy: more.join(". ") }
          : { name, status: "missing", detail: `${first}; needed only for ${purpose}`, remedy: more.join(". ") }
      }
    })
  )

const library = (name: string, packageName: string, purpose: string) =>
  Effect.map(
    installedVersion(packageName),
    Option.match({
      onSome: (version) => ok(name, `${packageName} ${version}`),
      onNone: (): Check => ({
        name,
        status: "missing",
        detail: `${packageName} is not installed; needed only for ${purpose}`,
        remedy: `npm i ${packageName} when you want that`
      })
    })
  )

const textFamilies = ["Bitter", "Source Sans 3", Fonts.fallbackFamily]

const fonts = Effect.gen(function* () {
  const named = yield* Effect.result(fontFolders())
  if (Result.isFailure(named)) {
    const { message, remedy } = named.failure
    return { name: "fonts", status: "problem", detail: message.replace(`. ${remedy}`, ""), remedy } satisfies Check
  }
  const folders = named.success
  const isThere = (family: string) => Effect.map(Fonts.filesOf(family, { folders }), (files) => files.length > 0)
  const text = yield* Effect.filter(textFamilies, isThere)
  const emoji = yield* Effect.filter(Fonts.emojiFamilies, isThere)
  if (text.length > 0) {
    return ok("fonts", `${text.join(", ")}; emoji: ${emoji.length === 0 ? "none" : emoji.join(", ")}`)
  }
  return {
    name: "fonts",
    status: "missing",
    detail: "neither the fonts of the templates nor Noto Sans are there; needed only for cards and videos",
    remedy: "npm i @expo-google-fonts/noto-sans @expo-google-fonts/noto-emoji when you want those"
  } satisfies Check
})

const whisper = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const set = yield* Settings.whisper
  const model = yield* Settings.whisperModel
  const found = yield* findProgram(
    Option.match(set, { onNone: () => ["whisper-cli", "whisper-cpp"], onSome: (one) => [one] })
  )
  const hasModel = Option.isSome(model) && (yield* Effect.orElseSucceed(fs.exists(model.value), () => false))
  const install = "Install whisper.cpp, and set POSTWRIGHT_WHISPER to its whisper-cli where that is not on the PATH"
  const download = "Download a model of whisper.cpp, and set POSTWRIGHT_WHISPER_MODEL to its path"
  if (found === undefined) {
    return absent("whisper", set, "the transcription of recordings on this machine", install)
  }
  if (hasModel) return ok("whisper", `${found}, ${model.value}`)
  if (Option.isNone(model)) {
    return { name: "whisper", status: "missing", detail: `${found}, without a model`, remedy: download } satisfies Check
  }
  const detail = `the model ${model.value} is not there`
  return { name: "whisper", status: "problem", detail, remedy: download } satisfies Check
})

const ytDlp = Effect.gen(function* () {
  const spawner = yield* ChildProcessSpawner.ChildProcessSpawner
  const set = yield* Settings.ytDlp
  const found = yield* findProgram([Option.getOrElse(set, () => "yt-dlp")])
  const install = "Install yt-dlp, and set POSTWRIGHT_YT_DLP to its path where it is not on the PATH"
  if (found === undefined) return absent("yt-dlp", set, "the transcripts of videos by their address", install)
  const version = yield* spawner
    .string(ChildProcess.make(found, ["--version"]))
    .pipe(Effect.timeout("10 seconds"), Effect.option)
  const said = Option.filter(
    Option.map(version, (text) => text.trim().slice(0, 40)),
    (text) => /^\d/.test(text)
  )
  return Option.match(said, {
    onSome: (text) => ok("yt-dlp", `${text}, ${found}`),
    onNone: (): Check => ({ name: "yt-dlp", status: "problem", detail: `${found} does not start`, remedy: install })
  })
})

const absent = (name: string, set: Option.Option<string>, purpose: string, remedy: string): Check =>
  Option.match(set, {
    onNone: () => ({ name, status: "missing", detail: `not found; needed only for ${purpose}`, remedy }),
    onSome: (path) => ({ name, status: "problem", detail: `${path} cannot be run`, remedy })
  })
