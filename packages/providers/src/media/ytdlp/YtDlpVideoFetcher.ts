/**
 * `VideoFetcher` by yt-dlp, a program that is installed on the machine. It does not come with this package. It is called
 * with arguments as a list, without anybody's settings, in a folder of its own that is removed.
 *
 * @see https://github.com/yt-dlp/yt-dlp#usage-and-options
 * @since 0.1.0
 */
import { MediaError, MediaToolMissing, RenderFailed, RenderTimedOut } from "@postwright/core/media/MediaError"
import { type OfferedCaptions, VideoFetcher, type VideoFacts } from "@postwright/core/media/VideoFetcher"
import { mediaTypeOf } from "@postwright/core/models/Transcriptions"
import { Clock, Config, Duration, Effect, Layer, Option } from "effect"
import { readdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { hostRefusal, type PublicAddressOptions } from "../../sources/web/PublicAddress.ts"
import { findProgram, runProgram, temporaryFolder } from "../shared/Program.ts"
import { factsOf, type PageFacts } from "./internal/metadata.ts"
import { failureOf, rejected } from "./internal/failures.ts"

/** What is asked, of whom, and for how long. */
export interface Options extends PublicAddressOptions {
  /** The program, a path or a name on the PATH. @default `yt-dlp` on the PATH */
  readonly program?: string
  /** Hosts that may be asked, with all below them. @default YouTube, Vimeo, TikTok, Instagram, Facebook, X, LinkedIn, Dailymotion */
  readonly hosts?: ReadonlyArray<string>
  /** Longest video. @default 3 hours */
  readonly maxDuration?: Duration.Input
  /** Largest file of sound. @default 200 MB */
  readonly maxSoundBytes?: number
  /** Longest time for a page or its captions; for sound ten times that. @default 90 seconds */
  readonly timeout?: Duration.Input
}

/** A fetcher. */
export const make = (options: Options = {}): VideoFetcher["Service"] => {
  const maxSeconds = Duration.toSeconds(Duration.fromInputUnsafe(options.maxDuration ?? "3 hours"))
  const maxSoundBytes = options.maxSoundBytes ?? 200_000_000

  const run = runWith(options)

  const describe = Effect.fn("YtDlpVideoFetcher.describe")(function* (address: string) {
    const folder = yield* temporaryFolder("video")
    const { output, program } = yield* run(["--skip-download", "--dump-single-json"], address, folder)
    const facts = factsOf(output)
    if (facts === undefined) return yield* failed("what it says of the page cannot be read")
    const refusal = refusalOf(facts, maxSeconds)
    if (refusal !== undefined) return yield* refusal
    const age = yield* ageOf(program, folder)
    const warnings =
      age === undefined || age < oldDays ? [] : [`yt-dlp is ${age} days old, and networks change often. Update it`]
    return { ...facts.video, warnings }
  }, Effect.scoped)

  const captions = Effect.fn("YtDlpVideoFetcher.captions")(function* (video: VideoFacts, wanted: OfferedCaptions) {
    // It takes a pattern for the language.
    if (!/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/.test(wanted.language) || wanted.language === "all") {
      return yield* failed(`it has no captions "${wanted.language.slice(0, 40)}"`)
    }
    const folder = yield* temporaryFolder("captions")
    const kind = wanted.kind === "author" ? "--write-subs" : "--write-auto-subs"
    yield* run(
      ["--skip-download", kind, "--sub-langs", wanted.language, "--sub-format", "vtt", ...named],
      video.address,
      folder
    )
    const file = yield* fileIn(folder, ({ name }) => name.endsWith(".vtt"), maxCaptionBytes)
    if (file === undefined) return yield* failed("it wrote no captions, or too many")
    return new TextDecoder().decode(file.bytes)
  }, Effect.scoped)

  const sound = Effect.fn("YtDlpVideoFetcher.sound")(function* (video: VideoFacts) {
    const folder = yield* temporaryFolder("sound")
    const formats = ["-f", "ba[ext=m4a]/ba[ext=webm]/ba/b", "--max-filesize", String(maxSoundBytes)]
    yield* run([...formats, ...named], video.address, folder, soundPatience)
    const file = yield* fileIn(folder, ({ name }) => !name.endsWith(".part"), maxSoundBytes)
    if (file === undefined) {
      return yield* rejectedWith(
        `The sound of the video has more than ${Math.round(maxSoundBytes / 1_000_000)} MB`,
        "Name a shorter video, or its transcript"
      )
    }
    const mediaType = mediaTypeOf(file.name)
    if (mediaType === undefined) return yield* failed("it gave sound of an unknown kind")
    return { bytes: file.bytes, mediaType: mediaType === "video/webm" ? "audio/webm" : mediaType }
  }, Effect.scoped)

  return { describe, captions, sound }
}

/** The fetcher. */
export const layer = (options: Options = {}): Layer.Layer<VideoFetcher> =>
  Layer.sync(VideoFetcher, () => VideoFetcher.of(make(options)))

/** As `layer`, with the program from `POSTWRIGHT_YT_DLP` where the options have none. */
export const layerConfig = (options: Config.Wrap<Options> = {}): Layer.Layer<VideoFetcher, Config.ConfigError> =>
  Layer.unwrap(
    Effect.gen(function* () {
      const given = yield* Config.unwrap(options)
      const program = yield* Config.option(Config.NonEmptyString("POSTWRIGHT_YT_DLP"))
      return layer({ ...(Option.isSome(program) ? { program: program.value } : {}), ...given })
    })
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const defaultHosts = [
  "youtube.com",
  "youtu.be",
  "youtube-nocookie.com",
  "vimeo.com",
  "tiktok.com",
  "instagram.com",
  "facebook.com",
  "x.com",
  "twitter.com",
  "linkedin.com",
  "dailymotion.com"
]

const alone =
  "--no-config --no-playlist --no-warnings --no-progress --no-cache-dir --no-exec --restrict-filenames --no-part --no-mtime --socket-timeout 20 --retries 2".split(
    " "
  )
/** Nothing of the page stands in a name. */
const named = ["-o", "video.%(ext)s"]

const maxMetadataBytes = 30_000_000
const maxCaptionBytes = 10_000_000
const oldDays = 180

const missing = (program: string | undefined) =>
  new MediaToolMissing({
    tool: program ?? "yt-dlp",
    remedy:
      "Install yt-dlp (https://github.com/yt-dlp/yt-dlp), and set POSTWRIGHT_YT_DLP to its path where it is not on the PATH; or name a transcript (.vtt, .srt)"
  })

const failed = (detail: string) => new MediaError({ reason: new RenderFailed({ tool: "yt-dlp", detail }) })
const rejectedWith = (summary: string, remedy: string) => new MediaError({ reason: rejected(summary, remedy) })

/** Runs the program on an address that may be asked, once; `patience`: times the usual timeout. */
const runWith = (options: Options) => {
  const hosts = options.hosts ?? defaultHosts
  const usual = Duration.toMillis(Duration.fromInputUnsafe(options.timeout ?? "90 seconds"))
  return Effect.fnUntraced(function* (args: ReadonlyArray<string>, address: string, folder: string, patience = 1) {
    const timeoutMillis = usual * patience
    // Nobody installs a program for an address that is refused then.
    const url = yield* allowed(address, hosts)
    const program = yield* findProgram([options.program ?? "yt-dlp"])
    if (program === undefined) return yield* new MediaError({ reason: missing(options.program) })
    yield* checkPublic(url, options)
    const end = yield* runProgram({
      file: program,
      // Nobody's settings, one video, and nothing behind the `--` is an option.
      args: [...alone, ...args, "--", url.href],
      folder,
      timeoutMillis,
      maxOutputBytes: maxMetadataBytes
    })
    if (end.kind === "timed-out") {
      return yield* new MediaError({ reason: new RenderTimedOut({ tool: "yt-dlp", seconds: timeoutMillis / 1_000 }) })
    }
    if (end.kind === "too-much-output") return yield* failed("the page says more than can be read")
    if (end.kind === "failed") return yield* failed(`it could not be run (${end.detail})`)
    // Without a network it prints `null` and ends with 1: what it printed counts only where it ended well.
    if (end.code !== 0) return yield* new MediaError({ reason: failureOf(end.error) })
    return { program, output: end.output }
  })
}

/** A file of sound takes so many times as long as a page. */
const soundPatience = 10

/** Why a video that is there is not read. */
const refusalOf = ({ isLive, isPlaylist, video: { seconds = 0 } }: PageFacts, maxSeconds: number) => {
  if (isPlaylist) return rejectedWith("The address is a list of videos", "Name one video of it")
  if (isLive) return rejectedWith("The video is live or has not begun", "Wait until it has ended")
  if (seconds <= maxSeconds) return undefined
  return rejectedWith(
    `The video has ${Math.round(seconds / 60)} minutes, and at most ${Math.round(maxSeconds / 60)} are read`,
    "Name a shorter video"
  )
}

const allowed = Effect.fnUntraced(function* (
  address: string,
  hosts: ReadonlyArray<string>
): Effect.fn.Return<URL, MediaError> {
  const url = URL.parse(address.trim())
  if (url === null) return yield* rejectedWith("The address is malformed", "Check it; it begins with https://")
  if (url.protocol !== "https:")
    return yield* rejectedWith("The address does not begin with https://", "Name it with https://")
  if (url.username !== "" || url.password !== "" || url.port !== "") {
    return yield* rejectedWith("The address holds a user name, a password or a port", "Leave them out")
  }
  const host = url.hostname.toLowerCase().replace(/\.$/, "")
  if (!hosts.some((allowed) => host === allowed || host.endsWith(`.${allowed}`))) {
    return yield* rejectedWith(
      `Videos of "${host}" are not read`,
      `Name one of ${hosts.join(", ")}; or a transcript of the video (.vtt, .srt)`
    )
  }
  return url
})

const checkPublic = Effect.fnUntraced(function* (
  url: URL,
  options: PublicAddressOptions
): Effect.fn.Return<void, MediaError> {
  const refusal = yield* hostRefusal(url, options)
  // A name that this machine cannot resolve may be one that its proxy can.
  if (refusal === undefined || refusal.kind === "unresolved") return
  return yield* rejectedWith(`The address cannot be read: ${refusal.detail}`, "Name a public address")
})

/** Days since the version's date: versions are called `2026.11.02`. */
const ageOf = Effect.fnUntraced(function* (program: string, folder: string) {
  const end = yield* runProgram({
    file: program,
    args: ["--version"],
    folder,
    timeoutMillis: 20_000,
    maxOutputBytes: 10_000
  })
  if (end.kind !== "ended" || end.code !== 0) return undefined
  const [, year, month, day] = /^(\d{4})\.(\d{1,2})\.(\d{1,2})/.exec(new TextDecoder().decode(end.output).trim()) ?? []
  if (year === undefined) return undefined
  const released = Date.UTC(Number(year), Number(month) - 1, Number(day))
  return Math.floor(((yield* Clock.currentTimeMillis) - released) / 86_400_000)
})

const fileIn = (folder: string, isWanted: (file: { readonly name: string }) => boolean, maxBytes: number) =>
  Effect.promise(async () => {
    try {
      const name = (await readdir(folder)).sort().find((file) => isWanted({ name: file }))
      if (name === undefined) return undefined
      const found = await stat(join(folder, name))
      if (!found.isFile() || found.size === 0 || found.size > maxBytes) return undefined
      return { name, bytes: new Uint8Array(await readFile(join(folder, name))) }
    } catch {
      return undefined
    }
  })
