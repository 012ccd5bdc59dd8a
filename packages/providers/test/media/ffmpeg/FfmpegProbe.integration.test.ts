import { assert, describe, it } from "@effect/vitest"
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { Renderer } from "@postwright/core/media/Renderer"
import { eventually } from "@postwright/core/testing/Check"
import { speechOf } from "@postwright/core/testing/media/MediaMaterial"
import ffmpegOfNpm from "@ffmpeg-installer/ffmpeg"
import ffprobeOfNpm from "@ffprobe-installer/ffprobe"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
import { composition } from "./material.ts"
import { ffmpeg } from "./underTest.ts"

const folder = mkdtempSync(join(tmpdir(), "postwright-test-probe-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const noted = join(folder, "pid")
const silentProbe = join(folder, "ffprobe")
const script = `#!/bin/sh
case "$*" in
  *-version*) echo "ffprobe version 7.1"; echo "libavfilter     10.  4.100" ;;
  *) echo $$ > '${noted}'; exec sleep 600 ;;
esac
`
writeFileSync(silentProbe, script, { mode: 0o755 })

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

describe.skipIf(process.platform === "win32")("the programs", () => {
  it.effect("get no key of ours: they read files of strangers", () =>
    Effect.gen(function* () {
      const log = join(folder, "environments")
      const spying = (name: "ffmpeg" | "ffprobe", real: string) => {
        const path = join(folder, `spying-${name}`)
        writeFileSync(path, `#!/bin/sh\nenv >> '${log}'\nexec '${real}' "$@"\n`, { mode: 0o755 })
        return path
      }
      const programs = {
        ffmpegPath: spying("ffmpeg", process.env["POSTWRIGHT_FFMPEG"] ?? ffmpegOfNpm.path),
        ffprobePath: spying("ffprobe", process.env["POSTWRIGHT_FFPROBE"] ?? ffprobeOfNpm.path)
      }
      process.env["OPENAI_API_KEY"] = "sk-not-for-programs"
      const { facts } = yield* Effect.flatMap(Renderer, ({ render }) => render(composition())).pipe(
        Effect.provide(ffmpeg(programs)),
        Effect.ensuring(Effect.sync(() => delete process.env["OPENAI_API_KEY"]))
      )
      assert.strictEqual(facts.kind, "video")
      const seen = readFileSync(log, "utf8")
      assert.isAtLeast(seen.match(/^PATH=/gmu)?.length ?? 0, 5)
      assert.notInclude(seen, "sk-not-for-programs")
    }).pipe(Effect.scoped)
  )
})

describe("FfmpegProbe", () => {
  it.effect.skipIf(process.platform === "win32")(
    "asks a program once what it is, however many files come at once",
    () =>
      Effect.gen(function* () {
        const log = join(folder, "questions")
        const ffprobePath = join(folder, "counting-ffprobe")
        const real = process.env["POSTWRIGHT_FFPROBE"] ?? ffprobeOfNpm.path
        writeFileSync(ffprobePath, `#!/bin/sh\necho "$*" >> '${log}'\nexec '${real}' "$@"\n`, { mode: 0o755 })
        const { probe } = yield* MediaProbe.pipe(Effect.provide(ffmpeg({ ffprobePath })))
        const sounds = [1, 2, 3].map((seconds) => probe({ bytes: speechOf(seconds) }))
        const probed = yield* Effect.all(sounds, { concurrency: "unbounded" })
        assert.deepEqual(
          probed.map(({ kind }) => kind),
          ["audio", "audio", "audio"]
        )
        const questions = readFileSync(log, "utf8").trim().split("\n")
        assert.deepEqual([questions.filter((args) => args.includes("-version")).length, questions.length], [1, 4])
      }).pipe(Effect.scoped)
  )

  it.effect.skipIf(process.platform === "win32")("ends an ffprobe that does not answer", () =>
    Effect.gen(function* () {
      const { probe } = yield* MediaProbe
      const asking = yield* Effect.forkChild(Effect.flip(probe({ bytes: speechOf(1) })))
      yield* eventually(
        "ffprobe is asked",
        Effect.sync(() => existsSync(noted) && readFileSync(noted, "utf8").endsWith("\n"))
      )
      const pid = Number(readFileSync(noted, "utf8"))
      assert.isTrue(isRunning(pid))
      yield* TestClock.adjust("5 minutes")
      const { message, reason } = yield* Fiber.join(asking)
      assert.strictEqual(reason._tag, "RenderTimedOut")
      assert.include(message, '"ffprobe" did not finish within 300 seconds')
      yield* eventually(
        "it is ended",
        Effect.sync(() => !isRunning(pid))
      )
    }).pipe(Effect.provide(ffmpeg({ ffprobePath: silentProbe })))
  )
})
