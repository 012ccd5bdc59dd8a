import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Path } from "effect"
import * as OutputFolder from "../../src/cli/OutputFolder.ts"

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) })

const temporary = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  return yield* fs.makeTempDirectoryScoped({ prefix: "postwright-output-" })
})

const list = (path: string) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    return (yield* fs.readDirectory(path, { recursive: true })).sort()
  })

describe("OutputFolder", () => {
  it.effect("looks at a place without creating anything", () =>
    Effect.gen(function* () {
      const root = yield* temporary
      const folder = yield* OutputFolder.open(`${root}/a/b`)
      assert.strictEqual(folder.existing, root)
      assert.isFalse(folder.hasState)
      assert.deepStrictEqual(yield* list(root), [])
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("places files, replaces its own and removes those that are gone", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const root = yield* temporary
      const folder = yield* OutputFolder.open(`${root}/kit`)
      yield* OutputFolder.place(folder, [file("index.html", "1"), file("posts/a.md", "1"), file("posts/b.md", "1")])
      yield* OutputFolder.place(folder, [file("index.html", "2"), file("posts/b.md", "2")])
      assert.deepStrictEqual(yield* list(folder.path), [
        ".postwright",
        ".postwright/kit.json",
        "index.html",
        "posts",
        "posts/b.md"
      ])
      assert.strictEqual(yield* fs.readFileString(`${folder.path}/index.html`), "2")
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("refuses the root of the file system", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(OutputFolder.open("/"))
      assert.strictEqual(error.code, "output-occupied")
      assert.include(error.message, "folder of its own")
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.effect("refuses to replace what it did not write", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const root = yield* temporary
      const folder = yield* OutputFolder.open(root)
      yield* fs.makeDirectory(`${root}/posts`)
      yield* fs.writeFileString(`${root}/posts/a.md`, "mine")
      const error = yield* Effect.flip(OutputFolder.place(folder, [file("plan.json", "1"), file("posts/a.md", "1")]))
      assert.strictEqual(error.code, "output-occupied")
      assert.include(error.message, "posts/a.md")
      assert.strictEqual(yield* fs.readFileString(`${root}/posts/a.md`), "mine")
      assert.isFalse(yield* fs.exists(`${root}/plan.json`))
      assert.strictEqual((yield* Effect.flip(OutputFolder.open(root))).code, "output-occupied")
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("touches nothing outside of the folder, whatever its list of files says", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const root = yield* temporary
      yield* fs.writeFileString(`${root}/precious.txt`, "mine")
      const folder = yield* OutputFolder.open(`${root}/kit`)
      yield* OutputFolder.place(folder, [file("index.html", "1")])
      yield* fs.writeFileString(
        `${folder.state}/kit.json`,
        JSON.stringify(["index.html", "../precious.txt", `${root}/precious.txt`, "posts/../../precious.txt"])
      )
      yield* OutputFolder.place(folder, [file("plan.json", "1"), file("index.html", "2")])
      assert.strictEqual(yield* fs.readFileString(`${root}/precious.txt`), "mine")
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("goes on from a placing that was cut off", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const root = yield* temporary
      const folder = yield* OutputFolder.open(root)
      yield* fs.makeDirectory(folder.state)
      yield* fs.writeFileString(`${folder.state}/kit.json`, JSON.stringify(["index.html", "plan.json"]))
      yield* fs.writeFileString(`${root}/plan.json`, "half")
      yield* OutputFolder.place(yield* OutputFolder.open(root), [file("index.html", "1"), file("plan.json", "1")])
      assert.strictEqual(yield* fs.readFileString(`${root}/plan.json`), "1")
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("takes back the folders that it created, and only those", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const paths = yield* Path.Path
      const root = yield* temporary
      const folder = yield* OutputFolder.open(paths.join(root, "a/b"))
      yield* OutputFolder.create(folder)
      yield* fs.makeDirectory(folder.state)
      yield* OutputFolder.abandon(folder)
      assert.deepStrictEqual(yield* list(root), [])

      const kept = yield* OutputFolder.open(paths.join(root, "c/d"))
      yield* OutputFolder.create(kept)
      yield* fs.writeFileString(paths.join(root, "c/notes.txt"), "mine")
      yield* OutputFolder.abandon(kept)
      assert.deepStrictEqual(yield* list(root), ["c", "c/notes.txt"])

      yield* fs.makeDirectory(paths.join(root, "e/.postwright"), { recursive: true })
      const resumable = yield* OutputFolder.open(paths.join(root, "e"))
      yield* OutputFolder.abandon(resumable)
      assert.isTrue(yield* fs.exists(paths.join(root, "e/.postwright")))
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )
})
