import { assert, describe, it } from "@effect/vitest"
import * as SourceReaderContract from "@postwright/core/testing/knowledge/SourceReaderContract"
import { suite } from "@postwright/core/testing/vitest"
import { SourceReaders } from "@postwright/core/knowledge/SourceReader"
import * as FsSourceReader from "@postwright/storage/fs/FsSourceReader"
import { Effect, Layer } from "effect"
import { execFileSync } from "node:child_process"
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"

const temporaryFolder = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "postwright-sources-"))),
  (folder) => Effect.promise(() => rm(folder, { recursive: true, force: true }))
)

// The brief lies in a folder below, so that there is something outside of it.
const site = Effect.gen(function* () {
  const outer = yield* temporaryFolder
  const folder = join(outer, "brief")
  yield* Effect.promise(() => mkdir(folder))
  yield* Effect.promise(() => writeFile(join(outer, "secret.txt"), "secret"))
  yield* Effect.promise(() => symlink(join(outer, "secret.txt"), join(folder, "link.txt")))
  yield* Effect.promise(() => symlink(outer, join(folder, "out")))
  return {
    outer,
    folder,
    reader: FsSourceReader.make(),
    base: { folder },
    put: (name: string, bytes: Uint8Array) =>
      Effect.promise(() => writeFile(join(folder, name), bytes).then(() => name)),
    missing: "sources/none.md",
    foreign: ["https://example.com/a.md", "file:///etc/hostname", "data:text/plain,hello", "FTP://example.com/a"],
    forbidden: [
      "../secret.txt",
      "../not-even-there.txt",
      join(outer, "secret.txt"),
      "link.txt",
      "out/secret.txt",
      "a/../../secret.txt",
      "..",
      "/etc/hostname"
    ]
  }
})

suite("SourceReader (files)", SourceReaderContract.cases(site))

describe("FsSourceReader", () => {
  const reasonOf = (reference: string, folder?: string) =>
    Effect.gen(function* () {
      const place = yield* site
      const error = yield* place.reader.read(reference, { folder: folder ?? place.folder }).pipe(Effect.flip)
      return { place, error, tag: error.reason._tag }
    })

  it.effect("names a folder as such", () =>
    Effect.gen(function* () {
      const { reader, base, folder } = yield* site
      yield* Effect.promise(() => mkdir(join(folder, "sources")))
      assert.strictEqual((yield* reader.read("sources", base).pipe(Effect.flip)).reason._tag, "SourceIsDirectory")
      assert.strictEqual((yield* reader.read(".", base).pipe(Effect.flip)).reason._tag, "SourceIsDirectory")
    })
  )

  it.live("refuses pipes, sockets and devices at once", () =>
    Effect.gen(function* () {
      const { reader, base, folder } = yield* site
      execFileSync("mkfifo", [join(folder, "pipe.txt")])
      const server = createServer()
      yield* Effect.acquireRelease(
        Effect.promise(() => new Promise<void>((done) => server.listen(join(folder, "socket.txt"), done))),
        () => Effect.promise(() => new Promise((done) => server.close(done)))
      )
      yield* Effect.promise(() => symlink("/dev/zero", join(folder, "zero.txt")))
      for (const name of ["pipe.txt", "socket.txt", "zero.txt"]) {
        const error = yield* reader.read(name, base).pipe(Effect.flip, Effect.timeout("2 seconds"))
        assert.strictEqual(error._tag === "KnowledgeError" ? error.reason._tag : error._tag, "SourceNotAllowed", name)
      }
    })
  )

  it.effect("follows links that stay in the folder, and absolute paths into it", () =>
    Effect.gen(function* () {
      const { reader, base, folder, put } = yield* site
      yield* put("real.md", new TextEncoder().encode("# Real"))
      yield* Effect.promise(() => symlink("real.md", join(folder, "alias.md")))
      for (const reference of ["alias.md", join(folder, "real.md"), "./sub/../real.md"]) {
        const content = yield* reader.read(reference, base)
        assert.strictEqual(content.resolvedName, "real.md")
      }
    })
  )

  it.effect("reads below a folder that is itself reached through a link", () =>
    Effect.gen(function* () {
      const { reader, outer, folder, put } = yield* site
      yield* put("real.md", new TextEncoder().encode("# Real"))
      yield* Effect.promise(() => symlink(folder, join(outer, "shortcut")))
      const content = yield* reader.read("real.md", { folder: join(outer, "shortcut") })
      assert.strictEqual(content.resolvedName, "real.md")
      assert.strictEqual(
        (yield* reader.read("out/secret.txt", { folder: join(outer, "shortcut") }).pipe(Effect.flip)).reason._tag,
        "SourceNotAllowed"
      )
    })
  )

  it.effect("finds a name whose letters the file system keeps decomposed", () =>
    Effect.gen(function* () {
      const { reader, base, put } = yield* site
      yield* put("A\u0308pfel.md", new TextEncoder().encode("# Apfel"))
      assert.strictEqual((yield* reader.read("Äpfel.md", base)).bytes.length, 7)
    })
  )

  it.effect("fails for links in a circle, names that cannot be, and a brief without a folder", () =>
    Effect.gen(function* () {
      const { reader, base, folder } = yield* site
      yield* Effect.promise(() => symlink("loop.md", join(folder, "loop.md")))
      assert.strictEqual((yield* reader.read("loop.md", base).pipe(Effect.flip)).reason._tag, "SourceNotAllowed")
      assert.strictEqual((yield* reasonOf("a\0b.md")).tag, "SourceNotAllowed")
      assert.strictEqual((yield* reasonOf(`${"a".repeat(5_000)}.md`)).tag, "SourceNotFound")
      assert.strictEqual((yield* reasonOf("notes.md/inner.md")).tag, "SourceNotFound")
      assert.strictEqual((yield* reader.read("a.md", {}).pipe(Effect.flip)).reason._tag, "SourceNotAllowed")
    })
  )

  it.effect("serves through the registry", () =>
    Effect.gen(function* () {
      const { base, put } = yield* site
      yield* put("real.md", new TextEncoder().encode("# Real"))
      const readers = yield* SourceReaders
      assert.strictEqual((yield* readers.read("real.md", base)).mediaType, "text/markdown")
      const error = yield* readers.read("file:///etc/hostname", base).pipe(Effect.flip)
      assert.strictEqual(error.reason._tag, "SourceNotAllowed")
      assert.include(error.message, "file:")
    }).pipe(Effect.provide(FsSourceReader.layer().pipe(Layer.provideMerge(SourceReaders.layer))))
  )
})
