import { it } from "@effect/vitest"
import { Renderer } from "@postwright/core/media/Renderer"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import { spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, assert, beforeAll, describe } from "vitest"
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

/** Ids of processes that render a scene in a folder of renderings below ours. */
const working = (): ReadonlyArray<number> =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, "utf8")
        return line.includes(`${own}/postwright-media-`) && line.includes("scene-000.mp4")
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
