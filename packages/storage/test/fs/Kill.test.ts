import { assert, describe, it } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import * as FsJournalStore from "@postwright/storage/fs/FsJournalStore"
import { killed, nextLine, startChild } from "./internal/child.ts"
import { temporaryDirectory } from "./internal/place.ts"

/** One value per step: research, six steps of each of ten slots, export. */
const stepCount = 1 + 6 * 10 + 1
const result = 1 + 10 * (0 + 1 + 2 + 3 + 4 + 5) + 6 * 10 * (0 + 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9)

/** The steps whose outcome is in the journal, and what the journal says of its own form. */
const recordedSteps = (directory: string) =>
  Effect.gen(function* () {
    const store = Context.get(yield* Layer.build(FsJournalStore.layer({ directory })), JournalStore)
    const entries = yield* Effect.forEach(yield* store.list, store.read)
    return new Set(
      entries
        .flat()
        .flatMap((entry) =>
          entry._tag === "memo" && entry.name.startsWith("step:") ? [`${entry.runId} ${entry.name.slice(5)}`] : []
        )
    )
  }).pipe(Effect.scoped)

describe("a process that is killed again and again", () => {
  it.effect("ends with the same result, and repeats no step that was recorded", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const ran: Array<string> = []
      const ends: Array<string> = []
      let lives = 0
      // Each life is ended after a few more steps than the one before.
      for (let patience = 1; ends.length === 0; patience += 4) {
        lives += 1
        assert.isBelow(lives, 12)
        const recorded = yield* recordedSteps(directory)
        yield* Effect.scoped(
          Effect.gen(function* () {
            const process = yield* startChild("campaign.ts", directory)
            let line = yield* nextLine(process)
            for (let count = 0; line !== undefined; line = yield* nextLine(process)) {
              if (line.startsWith("result ")) ends.push(line)
              if (!line.startsWith("ran ")) continue
              const step = line.slice("ran ".length)
              assert.isFalse(recorded.has(step), `${step} was recorded and ran again`)
              ran.push(step)
              count += 1
              if (count === patience) yield* killed(process.child)
            }
            if (ran.length === 0) assert.fail(`it did nothing: ${process.errors.join("")}`)
          })
        )
      }
      assert.deepStrictEqual(ends, [`result ${result}`])
      assert.strictEqual(new Set(ran).size, stepCount)
      assert.strictEqual((yield* recordedSteps(directory)).size, stepCount)
      assert.isAtLeast(lives, 4)
    })
  )
})
