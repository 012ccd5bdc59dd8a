import { assert, describe, it } from "@effect/vitest"
import { MediaProbe } from "@postwright/core/media/MediaProbe"
import { eventually } from "@postwright/core/testing/Check"
import { speechOf } from "@postwright/core/testing/media/MediaMaterial"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll } from "vitest"
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

describe("FfmpegProbe", () => {
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
