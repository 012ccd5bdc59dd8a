import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber } from "effect"
import * as Progress from "../../src/cli/Progress.ts"
import { printable, Screen } from "../../src/cli/Screen.ts"

const show = (
  options: { readonly json?: boolean; readonly quiet?: boolean; readonly terminal?: number; readonly color?: boolean },
  use: (progress: Progress.Progress) => Effect.Effect<void>
): Effect.Effect<string> => {
  let written = ""
  const screen = Screen.of({
    out: () => Effect.die("progress belongs to standard error"),
    err: (text) =>
      Effect.sync(() => {
        written += text
      }),
    canRedraw: options.terminal !== undefined,
    hasColor: options.color ?? false,
    columns: () => options.terminal ?? 80
  })
  return Progress.make({ json: options.json ?? false, quiet: options.quiet ?? false }).pipe(
    Effect.flatMap(use),
    Effect.map(() => written),
    Effect.provideService(Screen, screen)
  )
}

const campaign = (total: number) => (progress: Progress.Progress) =>
  Effect.gen(function* () {
    yield* progress.report({ stage: "plan", done: 0, total: 1, message: "Choosing ideas" })
    yield* progress.report({ stage: "plan", done: 1, total: 1, message: "Choosing ideas" })
    for (let done = 0; done <= total; done++) {
      yield* progress.report({ stage: "draft", done, total, message: "Writing posts" })
    }
    yield* progress.finish
  })

/** What a terminal shows in the end: later text of a line covers what was drawn before. */
const screenOf = (written: string): ReadonlyArray<string> =>
  written
    .split("\n")
    .map((line) => line.split("\r\u001b[2K").at(-1)!)
    .filter((line) => line !== "")

describe("Progress", () => {
  it.effect("writes a line for each stage and each tenth where there is no terminal", () =>
    Effect.gen(function* () {
      const lines = (yield* show({}, campaign(90))).trimEnd().split("\n")
      assert.deepStrictEqual(lines.slice(0, 3), ["Choosing ideas", "Writing posts", "Writing posts: 9 of 90"])
      assert.strictEqual(lines.at(-1), "Writing posts: 90 of 90")
      assert.lengthOf(lines, 12)
    })
  )

  it.effect("writes a line for each message of a stage that tells more than one", () =>
    Effect.gen(function* () {
      const messages = ["Publishing", "Looking again at 9:00", "Looking again at 9:00", "Looking again at 9:05"]
      const written = yield* show({}, (progress) =>
        Effect.forEach(messages, (message) => progress.report({ stage: "publish", done: 0, total: 0, message }), {
          discard: true
        })
      )
      assert.strictEqual(written, "Publishing\nLooking again at 9:00\nLooking again at 9:05\n")
    })
  )

  it.effect("draws one line again on a terminal and leaves a line for each finished stage", () =>
    Effect.gen(function* () {
      const written = yield* show({ terminal: 80 }, campaign(90))
      assert.deepStrictEqual(screenOf(written), ["✓ Choosing ideas", "✓ Writing posts (90)"])
      assert.include(written, "45/90")
    })
  )

  it.effect("never draws wider than the terminal, so that the line can be drawn again", () =>
    Effect.gen(function* () {
      for (const terminal of [12, 30, 60]) {
        const written = yield* show({ terminal }, campaign(9))
        for (const drawn of written.split(/\r\u001b\[2K|\n/)) {
          if (!drawn.startsWith("✓")) assert.isBelow(Array.from(drawn).length, terminal)
        }
      }
    })
  )

  it.effect("takes the unfinished line back before a failure is told", () =>
    Effect.gen(function* () {
      const written = yield* show({ terminal: 80 }, (progress) =>
        Effect.andThen(progress.report({ stage: "draft", done: 1, total: 9, message: "Writing" }), progress.clear)
      )
      assert.deepStrictEqual(screenOf(written), [])
    })
  )

  it.effect("takes the unfinished line back when the work is interrupted", () =>
    Effect.gen(function* () {
      const written = yield* show({ terminal: 80 }, (progress) =>
        Effect.gen(function* () {
          const isAtWork = yield* Deferred.make<void>()
          const work = progress
            .report({ stage: "draft", done: 1, total: 9, message: "Writing" })
            .pipe(Effect.andThen(Deferred.succeed(isAtWork, undefined)), Effect.andThen(Effect.never))
          const fiber = yield* Effect.forkChild(Progress.clearedOnFailure(work, progress))
          yield* Deferred.await(isAtWork)
          yield* Fiber.interrupt(fiber)
        })
      )
      assert.deepStrictEqual(screenOf(written), [])
    })
  )

  it.effect("writes JSON lines on request, and nothing when it is to be quiet", () =>
    Effect.gen(function* () {
      const json = yield* show({ json: true }, campaign(2))
      assert.deepStrictEqual(JSON.parse(json.split("\n")[0]!), {
        type: "progress",
        stage: "plan",
        done: 0,
        total: 1,
        message: "Choosing ideas"
      })
      assert.strictEqual(yield* show({ quiet: true, terminal: 80 }, campaign(2)), "")
      assert.strictEqual(yield* show({ quiet: true, json: true }, campaign(2)), "")
    })
  )

  it.effect("writes JSON lines of one shape, whatever else a report carries", () =>
    Effect.gen(function* () {
      const event = { _tag: "campaign-progress", id: "e1", stage: "plan", done: 0, total: 1, message: "Choosing ideas" }
      const json = yield* show({ json: true }, (progress) => progress.report(event))
      assert.strictEqual(json, '{"type":"progress","stage":"plan","done":0,"total":1,"message":"Choosing ideas"}\n')
    })
  )

  it.effect("colours only where colours are wanted, and never writes control characters of others", () =>
    Effect.gen(function* () {
      const evil = (progress: Progress.Progress) =>
        Effect.andThen(
          progress.report({ stage: "a", done: 0, total: 0, message: "\u001b[31mred\u0007\u202e\u009b" }),
          progress.finish
        )
      assert.notMatch(yield* show({ terminal: 80 }, campaign(3)), /\u001b\[\d+m/)
      assert.match(yield* show({ terminal: 80, color: true }, campaign(3)), /\u001b\[32m/)
      assert.strictEqual(yield* show({}, evil), "[31mred\n")
      assert.strictEqual(printable("a\tb\u0000\nc"), "a b\nc")
    })
  )
})
