import * as NodeServices from "@effect/platform-node/NodeServices"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Path, Stdio, Stream } from "effect"
import { execFileSync, spawn } from "node:child_process"
import { existsSync, writeFileSync } from "node:fs"
import { open, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { folderOf, isDescriptor } from "../../src/cli/PipeFile.ts"
import { readTextFile } from "../../src/cli/TextFile.ts"
import { makeFolder } from "./Program.ts"

const folder = makeFolder()
afterAll(folder.remove)

const read = (path: string, maxBytes = 1_000) => readTextFile(path, { what: "the brief", maxBytes })
const onPosix = it.effect.skipIf(process.platform === "win32")

let count = 0
const makePipe = (): string => {
  const path = join(folder.path, `pipe-${(count += 1)}`)
  execFileSync("mkfifo", [path])
  return path
}

describe("readTextFile", () => {
  it.effect("reads a file, and refuses one that is larger than allowed", () =>
    Effect.gen(function* () {
      const path = join(folder.path, "brief.yaml")
      writeFileSync(path, "topic: Grüße")
      assert.strictEqual(yield* read(path), "topic: Grüße")
      const error = yield* Effect.flip(read(path, 12))
      assert.strictEqual(error.code, "file-too-large")
    }).pipe(Effect.provide(NodeServices.layer))
  )

  onPosix("reads a pipe to its end, however it is cut into pieces", () =>
    Effect.gen(function* () {
      const path = makePipe()
      const reading = yield* Effect.forkChild(read(path, 300_000))
      const text = "ü".repeat(100_000)
      yield* Effect.promise(() => writeFile(path, text))
      assert.strictEqual(yield* Fiber.join(reading), text)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  onPosix("stops at the limit of a pipe and of a device that never end", () =>
    Effect.gen(function* () {
      const path = makePipe()
      const writer = spawn("sh", ["-c", `yes > '${path}'`], { stdio: "ignore" })
      const ended = new Promise((resolve) => writer.once("close", resolve))
      assert.strictEqual((yield* Effect.flip(read(path))).code, "file-too-large")
      // Nobody reads any more, so the system stops the writer.
      yield* Effect.promise(() => ended)
      if (existsSync("/dev/zero")) assert.strictEqual((yield* Effect.flip(read("/dev/zero"))).code, "file-too-large")
    }).pipe(Effect.provide(NodeServices.layer))
  )

  onPosix("can be interrupted while it waits for the writer of a pipe, and closes the pipe", () =>
    Effect.gen(function* () {
      const path = makePipe()
      const reading = yield* Effect.forkChild(read(path))
      // Opening it for writing waits for the reader.
      const writer = yield* Effect.promise(() => open(path, "w"))
      yield* Fiber.interrupt(reading)
      const refused = yield* Effect.promise(() => writer.write("late").then(() => "written", String))
      assert.include(refused, "EPIPE")
      yield* Effect.promise(() => writer.close())
    }).pipe(Effect.provide(NodeServices.layer))
  )

  onPosix("takes a pipe that is closed without a word for an empty text", () =>
    Effect.gen(function* () {
      const path = makePipe()
      const reading = yield* Effect.forkChild(read(path))
      const writer = yield* Effect.promise(() => open(path, "w"))
      yield* Effect.promise(() => writer.close())
      assert.strictEqual(yield* Fiber.join(reading), "")
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("reads standard input by its usual names, up to the limit", () =>
    Effect.gen(function* () {
      for (const name of ["-", "/dev/stdin", "/dev/fd/0"]) assert.strictEqual(yield* read(name), "topic: T")
      const error = yield* Effect.flip(read("-", 7))
      assert.strictEqual(error.message, "standard input: the brief is larger than 7 bytes. Shorten it")
    }).pipe(
      Effect.provide(
        Stdio.layerTest({ stdin: Stream.make(new TextEncoder().encode("topic"), new TextEncoder().encode(": T")) })
      ),
      Effect.provide(NodeServices.layer)
    )
  )

  it.effect("tells of a descriptor that is not open", () =>
    Effect.gen(function* () {
      assert.strictEqual((yield* Effect.flip(read("/dev/fd/987"))).code, "file-not-found")
    }).pipe(Effect.provide(NodeServices.layer))
  )
})

describe("folderOf", () => {
  it.effect("is the folder of a file, and the current one of what has no folder", () =>
    Effect.gen(function* () {
      const paths = yield* Path.Path
      assert.strictEqual(folderOf("a/brief.yaml", paths), paths.resolve("a"))
      for (const path of ["-", "/dev/stdin", "/dev/fd/63", "/proc/self/fd/12"]) {
        assert.isTrue(isDescriptor(path))
        assert.strictEqual(folderOf(path, paths), paths.resolve())
      }
    }).pipe(Effect.provide(NodeServices.layer))
  )
})
