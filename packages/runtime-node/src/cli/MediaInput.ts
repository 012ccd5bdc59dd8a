/**
 * Media files that a person names on the command line: music, and recordings by slot.
 *
 * @since 0.1.0
 */
import {
  type CardChoice,
  type ClipModel,
  type MediaOptions,
  type PictureModel,
  type VideoVoice
} from "@postwright/core/campaign/MediaOptions"
import { SlotId } from "@postwright/core/campaign/Plan"
import { unreadPictureOf } from "@postwright/core/media/UnreadPictures"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { Effect, FileSystem, Option, Path, type PlatformError, Schema } from "effect"
import { CliError, FileUnusable } from "./CliError.ts"
import { codeOf } from "./TextFile.ts"

/** The most that one recording or piece of music may have: 200 MB. */
export const maxSoundFileBytes = 200_000_000

/** What the command line says about media. */
export interface MediaArguments {
  readonly videos: number | "all"
  /** `none`, or a speech model, with a colon and a voice behind it. */
  readonly voice: Option.Option<string>
  /** An image model. */
  readonly images: Option.Option<string>
  /** A video model. */
  readonly clips: Option.Option<string>
  /** Which posts get pictures. None: nobody chose, so the usual ones do. */
  readonly cards: Option.Option<CardChoice>
  /** `none` drops what the campaign keeps, as that of the watermark does. */
  readonly music: Option.Option<string>
  /** Folder of files that are named like slots: `slot-003.wav`. */
  readonly recordings: Option.Option<string>
  readonly watermark: Option.Option<string>
}

/** Reads the files. Fails with `FileUnusable` before anything is made. */
export const readMedia = Effect.fn("readMedia")(function* (
  args: MediaArguments
): Effect.fn.Return<MediaOptions, CliError, FileSystem.FileSystem | Path.Path> {
  const voice = Option.isNone(args.voice) ? undefined : yield* voiceOf(args.voice.value)
  const images = Option.isNone(args.images)
    ? undefined
    : yield* modelOf(args.images.value, "--images", "image", "openai/gpt-image-2")
  const clips = Option.isNone(args.clips)
    ? undefined
    : yield* modelOf(args.clips.value, "--clips", "video", "openrouter/google/veo-3.1")
  return {
    videos: args.videos,
    ...(Option.isNone(args.cards) ? {} : { cards: args.cards.value }),
    ...(voice === undefined ? {} : { voice }),
    ...(images === undefined ? {} : { images }),
    ...(clips === undefined ? {} : { clips }),
    ...(Option.isNone(args.music)
      ? {}
      : { music: args.music.value === "none" ? "none" : yield* readSound(args.music.value, "the music") }),
    ...(Option.isNone(args.recordings) ? {} : { recordings: yield* readRecordings(args.recordings.value) }),
    ...(Option.isNone(args.watermark) ? {} : { watermark: args.watermark.value })
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isModelId = Schema.is(ModelId)

const unusable = (path: string, reason: FileUnusable["reason"], detail: string, remedy: string): CliError =>
  new CliError({ reason: new FileUnusable({ path, reason, detail, remedy }) })

const voiceOf = (text: string): Effect.Effect<VideoVoice | "none", CliError> => {
  if (text === "none") return Effect.succeed("none")
  const [, model = "", voice] = /^([^:]*)(?::(.+))?$/s.exec(text) ?? []
  return isModelId(model)
    ? Effect.succeed({ model, ...(voice === undefined ? {} : { voice }) })
    : Effect.fail(
        unusable(
          "--voice",
          "invalid",
          `"${text}" is no speech model`,
          "Write none, or a model such as espeak/espeak-ng, or openai/gpt-4o-mini-tts:coral"
        )
      )
}

const modelOf = (
  model: string,
  option: string,
  kind: "image" | "video",
  example: string
): Effect.Effect<PictureModel & ClipModel, CliError> =>
  isModelId(model)
    ? Effect.succeed({ model })
    : Effect.fail(unusable(option, "invalid", `"${model}" is no ${kind} model`, `Write a model such as ${example}`))

const readSound = Effect.fnUntraced(function* (path: string, what: string) {
  const fs = yield* FileSystem.FileSystem
  const translated = (error: PlatformError.PlatformError) =>
    error.reason._tag === "NotFound"
      ? unusable(path, "not-found", `${what} does not exist`, "Check the path; it is relative to the current folder")
      : unusable(
          path,
          error.reason._tag === "PermissionDenied" ? "no-access" : "unreadable",
          `${what} cannot be read (${codeOf(error) ?? error.reason._tag})`,
          "Check the file and your rights on it"
        )
  const info = yield* Effect.mapError(fs.stat(path), translated)
  if (info.type === "Directory") return yield* unusable(path, "is-folder", `${what} is a folder`, "Name the file in it")
  if (info.type !== "File") return yield* unusable(path, "unreadable", `${what} is no file`, "Name a file")
  if (Number(info.size) > maxSoundFileBytes) {
    return yield* unusable(path, "too-large", `${what} is larger than ${maxSoundFileBytes} bytes`, "Shorten it")
  }
  const bytes = yield* Effect.mapError(fs.readFile(path), translated)
  if (isSound(bytes)) return bytes
  return yield* unusable(path, "invalid", `${what} is no sound that is known`, "Save it as WAV, MP3, M4A, OGG or FLAC")
})

/** By its first bytes: names are given by people, and pictures and posts would be made before anything listens to it. */
const isSound = (bytes: Uint8Array): boolean => {
  if (unreadPictureOf(bytes) !== undefined) return false
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  const [first = 0, second = 0] = bytes
  return (
    (text(0, 4) === "RIFF" && ["WAVE", "AVI "].includes(text(8, 12))) ||
    ["OggS", "fLaC", "\u001aE\u00df\u00a3"].includes(text(0, 4)) ||
    ["ftyp", "moov", "mdat", "wide", "free", "skip"].includes(text(4, 8)) ||
    text(0, 3) === "ID3" ||
    // Frames of AAC and MP3.
    (first === 0xff && ((second & 0xf6) === 0xf0 || (second & 0xe6) === 0xe2))
  )
}

const recordingName = /^(slot-\d{3,})\.(?:wav|mp3|m4a|aac|flac|ogg|oga|opus|webm)$/i

const readRecordings = Effect.fnUntraced(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const names = yield* Effect.mapError(fs.readDirectory(folder), (error) =>
    unusable(
      folder,
      error.reason._tag === "NotFound" ? "not-found" : "unreadable",
      `the folder of recordings cannot be read (${codeOf(error) ?? error.reason._tag})`,
      "Name a folder with files such as slot-003.wav"
    )
  )
  const found = names.sort().flatMap((name) => {
    const slot = recordingName.exec(name)?.[1]
    return slot === undefined ? [] : [{ name, slotId: SlotId.make(slot.toLowerCase()) }]
  })
  if (found.length === 0) {
    const remedy = "Name its files like the slots they are for, such as slot-003.wav"
    return yield* unusable(folder, "invalid", "the folder has no recording", remedy)
  }
  const twice = found.find(({ slotId }, index) => found.findIndex((other) => other.slotId === slotId) !== index)
  if (twice !== undefined) {
    const detail = `there are several recordings for ${twice.slotId}`
    return yield* unusable(folder, "invalid", detail, "Keep one of them")
  }
  const files = yield* Effect.forEach(found, ({ name, slotId }) =>
    Effect.map(readSound(path.join(folder, name), `the recording ${name}`), (bytes) => [slotId, bytes] as const)
  )
  return new Map(files)
})
