import { assert, describe, it } from "@effect/vitest"
import * as YtDlpVideoFetcher from "@postwright/providers/media/ytdlp/YtDlpVideoFetcher"
import { Effect, Fiber } from "effect"
import { existsSync } from "node:fs"
import { fakeProgram, type ProgramAnswer, type SeenCall } from "../fakeProgram.ts"

const address = "https://www.youtube.com/watch?v=abc123"

/** Fields of `--dump-single-json`, as yt-dlp's documentation names them (README, output template; 2026-11-22). */
const metadata = {
  _type: "video",
  id: "abc123",
  title: "How we repair\nbicycles \u202egnp.exe",
  webpage_url: address,
  duration: 187,
  channel: "Larkfield",
  language: "en",
  is_live: false,
  subtitles: { en: [{ ext: "vtt" }], live_chat: [{}] },
  automatic_captions: { "en-orig": [{ ext: "vtt" }], de: [{ ext: "vtt" }], "../../x": [{}] }
}

const resolve = () => Promise.resolve([{ address: "142.250.185.78", family: 4 }])

const fetcher = (answer: (call: SeenCall) => ProgramAnswer | undefined, options: YtDlpVideoFetcher.Options = {}) =>
  Effect.map(
    fakeProgram("yt-dlp", (call) => (call.args.includes("--version") ? { output: "2023.03.04\n" } : answer(call))),
    (program) => ({ program, video: YtDlpVideoFetcher.make({ program: program.path, resolve, ...options }) })
  )

const facts = { address, title: "x", captions: [], warnings: [] }

describe("YtDlpVideoFetcher", () => {
  it.live("says what a page says of its video, and that the program is old", () =>
    Effect.gen(function* () {
      const { program, video } = yield* fetcher(() => ({ output: JSON.stringify(metadata) }))
      const described = yield* video.describe(address)
      const { warnings, ...rest } = described
      assert.deepStrictEqual(rest, {
        address,
        title: "How we repair bicycles gnp.exe",
        seconds: 187,
        author: "Larkfield",
        language: "en",
        captions: [
          { language: "en", kind: "author" },
          { language: "en-orig", kind: "automatic" },
          { language: "de", kind: "automatic" }
        ]
      })
      assert.match(warnings[0] ?? "", /^yt-dlp is \d+ days old/)
      const [call] = program.calls()
      assert.deepStrictEqual(call?.args.slice(-2), ["--", address])
      for (const option of ["--no-config", "--no-playlist", "--no-exec", "--skip-download"]) {
        assert.include(call?.args ?? [], option)
      }
      assert.isFalse(existsSync(call?.folder ?? "/"))
    })
  )

  it.live("reads captions that were offered, by their language", () =>
    Effect.gen(function* () {
      const { program, video } = yield* fetcher(() => ({
        files: { "video.de.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nHallo\n" }
      }))
      assert.include(yield* video.captions(facts, { language: "de", kind: "automatic" }), "Hallo")
      const args = program.calls()[0]?.args ?? []
      assert.include(args, "--write-auto-subs")
      assert.strictEqual(args[args.indexOf("--sub-langs") + 1], "de")
      for (const language of ["all", "-x", ".*", "de,en", "../x", ""]) {
        const error = yield* Effect.flip(video.captions(facts, { language, kind: "author" }))
        assert.strictEqual(error.code, "render-failed", language)
      }
      assert.strictEqual(program.calls().length, 1)
    })
  )

  it.live("reads the sound of a video up to its limit", () =>
    Effect.gen(function* () {
      const { program, video } = yield* fetcher(() => ({ files: { "video.m4a": "sound" } }), { maxSoundBytes: 5 })
      const sound = yield* video.sound(facts)
      assert.deepStrictEqual([Buffer.from(sound.bytes).toString(), sound.mediaType], ["sound", "audio/mp4"])
      const args = program.calls()[0]?.args ?? []
      assert.strictEqual(args[args.indexOf("--max-filesize") + 1], "5")
      assert.strictEqual(args[args.indexOf("-o") + 1], "video.%(ext)s")
      const small = yield* fetcher(() => ({ files: { "video.m4a": "sounds" } }), { maxSoundBytes: 5 })
      assert.strictEqual((yield* Effect.flip(small.video.sound(facts))).code, "media-rejected")
    })
  )

  it.live("asks no address that is not a public video's, and gives none as an option", () =>
    Effect.gen(function* () {
      const { program, video } = yield* fetcher(() => ({ output: JSON.stringify(metadata) }))
      for (const wrong of [
        "http://www.youtube.com/watch?v=1",
        "--exec=touch x",
        "file:///etc/passwd",
        "https://user:pass@www.youtube.com/",
        "https://www.youtube.com:8443/",
        "https://youtube.com.evil.example/",
        "https://evil.example/youtube.com",
        "https://127.0.0.1/",
        "ytsearch:bicycles",
        ""
      ]) {
        assert.strictEqual((yield* Effect.flip(video.describe(wrong))).code, "media-rejected", wrong)
      }
      const inside = YtDlpVideoFetcher.make({
        program: program.path,
        resolve: () => Promise.resolve([{ address: "10.0.0.5", family: 4 }])
      })
      assert.include((yield* Effect.flip(inside.describe(address))).message, "not on the public Internet")
      assert.strictEqual(program.calls().length, 0)
    })
  )

  it.live("tells why a video cannot be read", () =>
    Effect.gen(function* () {
      for (const [error, expected] of [
        ["ERROR: [youtube] abc: Private video. Sign in if you've been granted access", "private"],
        ["ERROR: [youtube] abc: Video unavailable. This video has been removed by the uploader", "removed"],
        [
          "ERROR: [youtube] abc: Sign in to confirm your age. This video may be inappropriate for some users.",
          "age limit"
        ],
        ["ERROR: [youtube] abc: Sign in to confirm you're not a bot.", "does not answer this machine"],
        ["ERROR: Unsupported URL: https://www.youtube.com/x", "no video at the address"],
        [
          "ERROR: [youtube] abc: Unable to download API page: [Errno -3] /usr/lib/python3/x.py",
          "Unable to download API page"
        ]
      ] as const) {
        // Without a network it prints this and ends with 1.
        const { video } = yield* fetcher(() => ({ code: 1, error, output: "null\n" }))
        const failure = yield* Effect.flip(video.describe(address))
        assert.include(failure.message, expected)
        assert.notInclude(failure.message, "/usr/lib")
      }
    })
  )

  it.live("refuses lists, live videos, videos that are too long, and what makes no sense", () =>
    Effect.gen(function* () {
      for (const [output, code] of [
        [JSON.stringify({ ...metadata, _type: "playlist" }), "media-rejected"],
        [JSON.stringify({ ...metadata, is_live: true }), "media-rejected"],
        [JSON.stringify({ ...metadata, duration: 100_000 }), "media-rejected"],
        ["null", "render-failed"],
        ["{", "render-failed"],
        [JSON.stringify({ ...metadata, webpage_url: "file:///x" }), "render-failed"]
      ] as const) {
        const { video } = yield* fetcher(() => ({ output }))
        assert.strictEqual((yield* Effect.flip(video.describe(address))).code, code, output)
      }
    })
  )

  it.live("ends the program when nobody waits any longer, or when it takes too long", () =>
    Effect.gen(function* () {
      const { program, video } = yield* fetcher(() => undefined)
      const fiber = yield* Effect.forkChild(video.describe(address))
      while (program.calls().length === 0) yield* Effect.sleep("10 millis")
      yield* Fiber.interrupt(fiber)
      while (program.killed() === 0) yield* Effect.sleep("10 millis")
      const hasty = YtDlpVideoFetcher.make({ program: program.path, resolve, timeout: "1 second" })
      assert.strictEqual((yield* Effect.flip(hasty.describe(address))).code, "render-timed-out")
    })
  )

  it.effect("says what to install where the program is not there", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(
        YtDlpVideoFetcher.make({ program: "/nowhere/yt-dlp", resolve }).describe(address)
      )
      assert.strictEqual(error.code, "media-tool-missing")
      assert.include(error.message, "POSTWRIGHT_YT_DLP")
    })
  )
})
