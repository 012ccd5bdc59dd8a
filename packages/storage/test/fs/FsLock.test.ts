import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs/promises"
import { hostname } from "node:os"
import { join } from "node:path"
import { Effect, Exit, Layer } from "effect"
import * as FsLock from "@postwright/storage/fs/FsLock"
import * as FsStorage from "@postwright/storage/fs/FsStorage"
import { ended, killed, nextLine, startChild } from "./internal/child.ts"
import { temporaryDirectory } from "./internal/place.ts"

const locks = (directory: string) => Effect.promise(() => fs.readdir(directory))
const acquireBriefly = (directory: string) => Effect.scoped(FsLock.acquire(directory))
const writeLock = (directory: string, pid: number, content: string) =>
  Effect.promise(() => fs.writeFile(join(directory, `.lock-${pid}-00000000-0000`), content))
const claim = (fields: object) =>
  JSON.stringify({ started: null, host: hostname(), since: "2026-01-01T00:00:00Z", ...fields })

describe("FsLock", () => {
  it.effect("refuses a directory that another process holds, naming the process and the directory", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const holder = yield* startChild("holding.ts", directory)
      assert.strictEqual(yield* nextLine(holder), "held", holder.errors.join(""))
      const error = yield* Effect.flip(acquireBriefly(directory))
      assert(error.reason._tag === "DirectoryLocked")
      assert.strictEqual(error.reason.pid, holder.child.pid)
      assert.include(error.message, `${directory} is in use by process ${holder.child.pid}`)
      assert.strictEqual((yield* locks(directory)).length, 1)
      const storage = yield* Effect.flip(Effect.scoped(Layer.build(FsStorage.layer({ directory }))))
      assert.strictEqual(storage.code, "directory-locked")
      yield* ended(holder.child)
      assert.deepStrictEqual(
        (yield* locks(directory)).filter((name) => name.startsWith(".lock-")),
        []
      )
      yield* acquireBriefly(directory)
    })
  )

  it.effect("takes over from a process that was killed", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const holder = yield* startChild("holding.ts", directory)
      assert.strictEqual(yield* nextLine(holder), "held", holder.errors.join(""))
      yield* killed(holder.child)
      assert.strictEqual((yield* locks(directory)).length, 1)
      yield* acquireBriefly(directory)
      assert.deepStrictEqual(yield* locks(directory), [])
    })
  )

  it.effect("lets one of several processes that come at once hold it", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* writeLock(directory, 2 ** 22 + 1, claim({ pid: 2 ** 22 + 1 }))
      const children = yield* Effect.forEach([1, 2, 3, 4], () => startChild("holding.ts", directory))
      const answers = yield* Effect.forEach(children, nextLine, { concurrency: "unbounded" })
      assert.deepStrictEqual(answers.toSorted(), ["directory-locked", "directory-locked", "directory-locked", "held"])
    })
  )

  it.effect("never lets two of many fibers of one process hold it", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      let holding = 0
      let most = 0
      const exits = yield* Effect.forEach(
        Array.from({ length: 12 }),
        () =>
          Effect.exit(
            Effect.scoped(
              Effect.gen(function* () {
                yield* FsLock.acquire(directory)
                holding += 1
                most = Math.max(most, holding)
                yield* Effect.promise(() => fs.readdir(directory))
                holding -= 1
              })
            )
          ),
        { concurrency: "unbounded" }
      )
      assert.isAtMost(most, 1)
      for (const exit of exits) {
        if (Exit.isFailure(exit)) assert.include(String(exit.cause), "in use by process")
      }
      assert.deepStrictEqual(yield* locks(directory), [])
    })
  )

  it.effect.skipIf(process.platform !== "linux")("is not fooled by a new process with the id of a dead one", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* writeLock(directory, process.ppid, claim({ pid: process.ppid, started: "another boot:1" }))
      yield* acquireBriefly(directory)
    })
  )

  it.effect("leaves a lock of another host alone, and says which file to delete", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* writeLock(directory, 7, claim({ pid: 7, host: "elsewhere.example" }))
      const error = yield* Effect.flip(acquireBriefly(directory))
      assert.include(error.message, "process 7 on elsewhere.example")
      assert.include(error.remedy, join(directory, ".lock-7-00000000-0000"))
      assert.strictEqual((yield* locks(directory)).length, 1)
    })
  )

  it.effect("judges a lock file that a power failure emptied by the process in its name", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* writeLock(directory, process.ppid, "")
      const error = yield* Effect.flip(acquireBriefly(directory))
      assert(error.reason._tag === "DirectoryLocked")
      assert.strictEqual(error.reason.pid, process.ppid)
      yield* Effect.promise(() => fs.rm(join(directory, `.lock-${process.ppid}-00000000-0000`)))
      yield* writeLock(directory, 2 ** 22 + 1, "")
      yield* acquireBriefly(directory)
    })
  )
})
