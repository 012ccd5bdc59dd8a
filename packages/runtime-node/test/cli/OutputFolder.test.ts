import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { sha256 } from "@postwright/core/text/Digest"
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

  it.effect("tells of somebody else's pictures and videos before any are made", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const root = yield* temporary
      const folder = yield* OutputFolder.open(root, { hasMedia: true })
      yield* OutputFolder.place(folder, [file("media/slot-001.mp4", "made")])
      yield* fs.writeFileString(`${root}/media/holiday photo.JPG`, "mine, and no file of a kit")
      yield* OutputFolder.open(root, { hasMedia: true })
      for (const name of ["slot-002.jpg", "slot-001.mp4"]) {
        yield* fs.writeFileString(`${root}/media/${name}`, "mine")
        const error = yield* Effect.flip(OutputFolder.open(root, { hasMedia: true }))
        assert.strictEqual(error.code, "output-occupied")
        assert.include(error.message, `media/${name}`)
        yield* OutputFolder.open(root)
        yield* fs.remove(`${root}/media/${name}`)
      }
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
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

  it.effect("believes no list of files that was tampered with", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const root = yield* temporary
      const folder = yield* OutputFolder.open(`${root}/kit`)
      yield* OutputFolder.place(folder, [file("index.html", "1")])
      const paths = yield* Path.Path
      const mine = ["notes.md", "posts/mine.md", "posts/.env", "src/main.ts", "sources/data.csv", "sub/posts/a.md"]
      for (const name of ["../precious.txt", ...mine]) {
        yield* fs.makeDirectory(paths.dirname(paths.join(folder.path, name)), { recursive: true })
        yield* fs.writeFileString(paths.join(folder.path, name), "mine")
      }
      const names = ["../precious.txt", `${root}/precious.txt`, "posts/../../precious.txt", ...mine]
      const own = { path: "index.html", sha256: sha256("1") }
      const forged: ReadonlyArray<ReadonlyArray<unknown>> = [
        ["index.html", ...names],
        [own, ...names.map((path) => ({ path, sha256: sha256("something else") }))],
        // Only names that a kit has; `posts/mine.md` is one, so what it holds decides.
        [
          own,
          ...names.filter((path) => path !== "posts/mine.md").map((path) => ({ ...own, path, sha256: sha256("mine") }))
        ]
      ]
      for (const entries of forged) {
        yield* fs.writeFileString(`${folder.state}/kit.json`, JSON.stringify(entries))
        yield* Effect.ignore(OutputFolder.place(folder, [file("plan.json", "1"), file("index.html", "1")]))
        for (const name of names) assert.strictEqual(yield* fs.readFileString(paths.resolve(folder.path, name)), "mine")
      }
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("keeps a file that was changed and is no longer part of the kit", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const folder = yield* OutputFolder.open(`${yield* temporary}/kit`)
      yield* OutputFolder.place(folder, [file("index.html", "1"), file("posts/a.md", "1"), file("posts/b.md", "1")])
      yield* fs.writeFileString(`${folder.path}/posts/a.md`, "better")
      yield* OutputFolder.place(folder, [file("index.html", "2")])
      assert.deepStrictEqual(yield* fs.readDirectory(`${folder.path}/posts`), ["a.md"])
      assert.strictEqual(yield* fs.readFileString(`${folder.path}/posts/a.md`), "better")
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("can be used again after a kit that left nothing of its own in a folder", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const root = yield* temporary
      const first = [file("index.html", "1"), file("posts/a.md", "1"), file("sources/a.txt", "1")]
      yield* OutputFolder.place(yield* OutputFolder.open(root), first)
      yield* fs.writeFileString(`${root}/posts/a.md`, "better")
      yield* OutputFolder.place(yield* OutputFolder.open(root), [file("index.html", "2")])
      yield* OutputFolder.place(yield* OutputFolder.open(root), [file("index.html", "3"), file("posts/b.md", "3")])
      assert.deepStrictEqual((yield* fs.readDirectory(`${root}/posts`)).sort(), ["a.md", "b.md"])
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("refuses to replace a file that was changed, and replaces it once it is moved away", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const root = yield* temporary
      const folder = yield* OutputFolder.open(root)
      const kit = (text: string) => [file("index.html", text), file("posts/a.md", text), file("schedule.csv", text)]
      yield* OutputFolder.place(folder, kit("1"))
      yield* fs.writeFileString(`${root}/posts/a.md`, "better")
      const error = yield* Effect.flip(OutputFolder.place(yield* OutputFolder.open(root), kit("2")))
      assert.strictEqual(error.code, "output-occupied")
      assert.include(error.message, "posts/a.md, which was changed since this program wrote it")
      assert.strictEqual(yield* fs.readFileString(`${root}/index.html`), "1")
      yield* fs.rename(`${root}/posts/a.md`, `${root}/mine.md`)
      yield* OutputFolder.place(yield* OutputFolder.open(root), kit("2"))
      assert.strictEqual(yield* fs.readFileString(`${root}/posts/a.md`), "2")
      yield* fs.writeFileString(`${root}/schedule.csv`, "better")
      assert.include((yield* Effect.flip(OutputFolder.open(root))).message, "schedule.csv, which was changed")
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("writes and removes nothing through a link in the folder", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const root = yield* temporary
      const folder = yield* OutputFolder.open(`${root}/kit`)
      yield* OutputFolder.place(folder, [file("index.html", "1"), file("posts/a.md", "1")])
      yield* fs.rename(`${folder.path}/posts`, `${root}/elsewhere`)
      yield* fs.symlink(`${root}/elsewhere`, `${folder.path}/posts`)
      yield* fs.symlink(`${root}/elsewhere/a.md`, `${folder.path}/plan.json`)
      const error = yield* Effect.flip(OutputFolder.open(folder.path))
      assert.strictEqual(error.code, "output-occupied")
      assert.include(error.message, "plan.json")
      assert.include(error.message, "posts")
      const refused = yield* Effect.flip(OutputFolder.place(folder, [file("index.html", "2"), file("posts/a.md", "2")]))
      assert.strictEqual(refused.code, "output-occupied")
      yield* OutputFolder.place(folder, [file("index.html", "2")])
      assert.strictEqual(yield* fs.readFileString(`${root}/elsewhere/a.md`), "1")
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("keeps no state behind a link", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const root = yield* temporary
      yield* fs.makeDirectory(`${root}/kit`)
      yield* fs.makeDirectory(`${root}/elsewhere/staging`, { recursive: true })
      yield* fs.symlink(`${root}/elsewhere`, `${root}/kit/.postwright`)
      const error = yield* Effect.flip(OutputFolder.open(`${root}/kit`))
      assert.strictEqual(error.code, "output-occupied")
      assert.include(error.message, ".postwright")
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("says where a link leads that leads nowhere, and takes one that leads to a folder", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const root = yield* temporary
      yield* fs.symlink(`${root}/nowhere`, `${root}/link`)
      for (const path of [`${root}/link`, `${root}/link/kit`]) {
        const error = yield* Effect.flip(OutputFolder.open(path))
        assert.strictEqual(error.code, "output-dangling-link")
        assert.include(error.message, `is a link to ${root}/nowhere, which does not exist`)
      }
      yield* fs.makeDirectory(`${root}/nowhere`)
      yield* OutputFolder.place(yield* OutputFolder.open(`${root}/link`), [file("index.html", "1")])
      assert.strictEqual(yield* fs.readFileString(`${root}/nowhere/index.html`), "1")
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.effect("goes on from a placing that was cut off", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const root = yield* temporary
      const folder = yield* OutputFolder.open(root)
      const names = ["index.html", "plan.json", "posts/a.md"]
      const kit = (text: string) => names.map((name) => file(name, text))
      yield* OutputFolder.place(folder, kit("1"))
      // The second file of the new kit was not moved any more.
      const entries = ["1", "2"].flatMap((text) => names.map((path) => ({ path, sha256: sha256(text) })))
      yield* fs.writeFileString(`${folder.state}/kit.json`, JSON.stringify(entries))
      yield* fs.writeFileString(`${root}/plan.json`, "2")
      yield* OutputFolder.place(yield* OutputFolder.open(root), kit("3"))
      for (const name of names) assert.strictEqual(yield* fs.readFileString(`${root}/${name}`), "3")
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
