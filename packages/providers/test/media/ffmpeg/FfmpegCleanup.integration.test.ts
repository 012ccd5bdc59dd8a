import { it } from "@effect/vitest"
import { Renderer, type RenderOptions } from "@postwright/core/media/Renderer"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { execFile, spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, assert, beforeAll, describe } from "vitest"
import { given } from "./given.ts"
import { composition, scene } from "./material.ts"
import { ffmpeg } from "./underTest.ts"

const system = tmpdir()
const own = realpathSync(mkdtempSync(join(system, "postwright-test-cleanup-")))

beforeAll(() => {
  process.env["TMPDIR"] = own
})
afterAll(() => {
  process.env["TMPDIR"] = system
  rmSync(own, { recursive: true, force: true })
})

/** Ids of processes that render a scene, or edit, in a folder of renderings below ours. */
const working = (): ReadonlyArray<number> =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, "utf8")
        return line.includes(`${own}/postwright-media-`) && /scene-000\.mp4|edited\.mp4/u.test(line)
      } catch {
        return false
      }
    })
    .map(Number)

const folders = () => readdirSync(own).filter((name) => name.startsWith("postwright-media-"))

const long = composition({
  size: { widthPx: 1_080, heightPx: 1_920 },
  scenes: [scene("#203040", { seconds: 500, motion: "push-in" })]
})

const start = Effect.scoped(Effect.flatMap(Renderer, ({ render }) => render(long))).pipe(Effect.provide(ffmpeg()))

/** An hour, small: to edit them takes longer than any test. */
const endless = () => {
  const minute = given("-f lavfi -i testsrc2=size=64x64:rate=30:duration=60 -c:v libx264 -preset ultrafast", "a.mp4")
  return given("-stream_loop 59 -i a.mp4 -c copy", "b.mp4", { "a.mp4": minute })
}

const startEdit = (bytes: Uint8Array, options: RenderOptions = {}) =>
  Effect.scoped(
    Effect.flatMap(Renderer, ({ edit }) =>
      edit({ bytes }, [{ kind: "pad", widthPx: 1_080, heightPx: 1_920, fill: "blur" }], options)
    )
  ).pipe(Effect.provide(ffmpeg()))

describe.skipIf(process.platform !== "linux")("what a rendering leaves", () => {
  it.effect("is nothing when it is interrupted", () =>
    Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(start)
      yield* eventuallyLong(() => working().length > 0)
      yield* Fiber.interrupt(fiber)
      assert.deepEqual(working(), [])
      assert.deepEqual(folders(), [])
    })
  )

  it.effect("is nothing when its time is over", () =>
    Effect.gen(function* () {
      const fiber = yield* Effect.forkChild(
        Effect.scoped(Effect.flatMap(Renderer, ({ render }) => Effect.flip(render(long, { timeoutSeconds: 20 })))).pipe(
          Effect.provide(ffmpeg())
        )
      )
      yield* eventuallyLong(() => working().length > 0)
      yield* TestClock.adjust("21 seconds")
      const error = yield* Fiber.join(fiber)
      assert.strictEqual(error.reason._tag, "RenderTimedOut")
      assert.include(error.message, "20 seconds")
      assert.deepEqual(working(), [])
      assert.deepEqual(folders(), [])
    })
  )

  it.effect("is nothing when an edit is interrupted, or its time is over", () =>
    Effect.gen(function* () {
      const bytes = endless()
      const interrupted = yield* Effect.forkChild(startEdit(bytes))
      yield* eventuallyLong(() => working().length > 0)
      yield* Fiber.interrupt(interrupted)
      assert.deepEqual([working(), folders()], [[], []])
      const late = yield* Effect.forkChild(Effect.flip(startEdit(bytes, { timeoutSeconds: 20 })))
      yield* eventuallyLong(() => working().length > 0)
      yield* TestClock.adjust("21 seconds")
      assert.strictEqual((yield* Fiber.join(late)).reason._tag, "RenderTimedOut")
      assert.deepEqual([working(), folders()], [[], []])
    })
  )

  it.effect("is removed at the next start when its process is killed, with what still works in it", () =>
    Effect.gen(function* () {
      const program = join(import.meta.dirname, "renderLong.ts")
      const killed = spawn(process.execPath, ["--conditions=@postwright/source", program], {
        env: { ...process.env, TMPDIR: own },
        stdio: "ignore"
      })
      const gone = new Promise<void>((resolve) => killed.on("exit", () => resolve()))
      yield* eventuallyLong(() => working().length > 0)
      killed.kill("SIGKILL")
      yield* Effect.promise(() => gone)
      assert.isAbove(working().length, 0, "ffmpeg outlives the process that started it")
      assert.lengthOf(folders(), 1)
      yield* Effect.scoped(Effect.asVoid(Renderer)).pipe(Effect.provide(ffmpeg()))
      yield* eventuallyLong(() => working().length === 0)
      assert.deepEqual(folders(), [])
    })
  )

  it.effect.skipIf(process.platform !== "linux")("is no copy of a program that may not be run where it lies", () =>
    Effect.promise(async () => {
      const programs = join(import.meta.dirname, "../../../src/media/ffmpeg/internal/programs.ts")
      // Nobody, not even root, can make a file of the kernel one that runs.
      const code = `import { runnable } from ${JSON.stringify(programs)}
        const copies = await Promise.all([runnable("/proc/version"), runnable("/proc/version")])
        console.log(JSON.stringify([...copies, (await import("node:fs")).statSync(copies[0]).mode & 0o777]))`
      const args = ["--conditions=@postwright/source", "--input-type=module", "--eval", code]
      const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, TMPDIR: own } })
      const [copy, again, mode] = JSON.parse(stdout)
      assert.match(copy, /\/postwright-media-\w+\/version$/u)
      assert.deepEqual([again, mode], [copy, 0o755])
      assert.deepEqual(folders(), [])
    })
  )

  it.effect("stays while its owner lives, and where nobody can tell who owns it", () =>
    Effect.gen(function* () {
      const stat = readFileSync(`/proc/${process.pid}/stat`, "latin1")
      const startedAt = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]
      for (const [name, owner] of [
        ["postwright-media-alive", { pid: process.pid, startedAt }],
        ["postwright-media-reused", { pid: process.pid, startedAt: "1" }],
        ["postwright-media-dead", { pid: 2 ** 22 + 1, startedAt: "1" }]
      ] as const) {
        mkdirSync(join(own, name))
        writeFileSync(join(own, name, "owner.json"), JSON.stringify(owner))
      }
      mkdirSync(join(own, "postwright-media-nobody"))
      // A clock that is behind that of the disk says nothing about age either.
      for (const time of [0, Math.floor(performance.timeOrigin + performance.now())]) {
        yield* TestClock.setTime(time)
        yield* Effect.asVoid(Renderer).pipe(Effect.provide(ffmpeg()))
        assert.deepEqual(folders(), ["postwright-media-alive", "postwright-media-nobody"])
      }
    })
  )
})

/** As `eventually`, for what takes up to ten seconds on a busy machine. */
function eventuallyLong(condition: () => boolean): Effect.Effect<void> {
  let tries = 0
  return Effect.promise(async () => {
    while (!condition()) {
      tries += 1
      assert.isBelow(tries, 2_000, "it came about")
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })
}
