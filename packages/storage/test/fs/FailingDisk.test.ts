import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs/promises"
import { join } from "node:path"
import { Context, Deferred, Effect, Fiber, Layer, Schema } from "effect"
import { AuditRecord, verify } from "@postwright/core/audit/AuditEntry"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { Durable } from "@postwright/core/flow/Durable"
import { RunId } from "@postwright/core/flow/Flow"
import { Flows } from "@postwright/core/flow/Flows"
import * as FlowsJournal from "@postwright/core/flow/FlowsJournal"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { CurrentActor, localOwner, OrganizationId } from "@postwright/core/tenancy/Actor"
import { atomicWrite } from "@postwright/storage/fs/AtomicWrite"
import * as FsStorage from "@postwright/storage/fs/FsStorage"
import { Disk } from "../../src/fs/internal/io.ts"
import { canMount, filesIn, smallDisk, temporaryDirectory } from "./internal/place.ts"

const root = RunId.make("local/campaign.v1/spring")
const memo = (name: string, value: string) => ({ _tag: "memo", runId: root, at: 1, name, value }) as const
const stream = { organizationId: OrganizationId.make("local"), stream: "spring" }
const record = (step: string, text = "") =>
  new AuditRecord({ step, actor: "ada", action: "post-approved", subject: "post-1", detail: { text } })

const errno = (code: string) => Object.assign(new Error(`${code}: the disk failed`), { code })

/** A disk that takes this many bytes more, and writes a part before it fails. */
const diskWith = (limit: { bytes: number; code: string; failsOnSync?: boolean }) =>
  Layer.succeed(Disk, {
    write: async (handle, bytes, position) => {
      const part = bytes.subarray(0, Math.max(0, Math.min(bytes.length, limit.bytes)))
      limit.bytes -= part.length
      if (part.length === 0) throw errno(limit.code)
      return (await handle.write(part, 0, part.length, position)).bytesWritten
    },
    sync: async (handle) => {
      if (limit.failsOnSync === true) throw errno(limit.code)
      await handle.datasync()
    }
  })

describe("a disk that fails in the middle of a write", () => {
  it.effect("leaves a journal as it was before the append, at whichever byte it fails", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const limit = { bytes: Number.MAX_SAFE_INTEGER, code: "ENOSPC" }
      yield* Effect.gen(function* () {
        const store = yield* JournalStore
        limit.bytes = 20
        yield* Effect.flip(store.append(root, [memo("a", "first")]))
        assert.deepStrictEqual(yield* store.read(root), [])
        assert.deepStrictEqual(yield* store.list, [])
        limit.bytes = Number.MAX_SAFE_INTEGER
        yield* store.append(root, [memo("a", "first")])
        for (let bytes = 0; bytes < 120; bytes += 7) {
          limit.bytes = bytes
          const error = yield* Effect.flip(store.append(root, [memo("b", "x".repeat(200))]))
          assert.strictEqual(error.code, "journal-unavailable")
          assert.match(error.message, /No space is left to write .*journals.*Free some space/)
          assert.deepStrictEqual(yield* store.read(root), [memo("a", "first")])
        }
        limit.bytes = Number.MAX_SAFE_INTEGER
        yield* store.append(root, [memo("c", "after")])
        assert.deepStrictEqual(yield* store.read(root), [memo("a", "first"), memo("c", "after")])
      }).pipe(Effect.provide(FsStorage.layer({ directory })), Effect.provide(diskWith(limit)))
      const reopened = yield* Layer.build(FsStorage.layer({ directory }))
      assert.strictEqual((yield* Context.get(reopened, JournalStore).read(root)).length, 2)
    })
  )

  it.effect("takes back what it wrote when it cannot make it durable", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const limit = { bytes: Number.MAX_SAFE_INTEGER, code: "EIO", failsOnSync: false }
      yield* Effect.gen(function* () {
        const store = yield* JournalStore
        yield* store.append(root, [memo("a", "first")])
        limit.failsOnSync = true
        const error = yield* Effect.flip(store.append(root, [memo("b", "second")]))
        assert.include(error.message, "EIO")
        assert.deepStrictEqual(yield* store.read(root), [memo("a", "first")])
      }).pipe(Effect.provide(FsStorage.layer({ directory })), Effect.provide(diskWith(limit)))
    })
  )

  it.effect("fails all audit appends that were written together, and chains the next ones rightly", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const limit = { bytes: Number.MAX_SAFE_INTEGER, code: "EDQUOT" }
      yield* Effect.gen(function* () {
        const log = yield* AuditLog
        yield* log.append(stream, record("a"))
        limit.bytes = 100
        const failures = yield* Effect.forEach(
          ["b", "c", "d"],
          (step) => Effect.flip(log.append(stream, record(step))),
          {
            concurrency: "unbounded"
          }
        )
        for (const error of failures) assert.strictEqual(error.code, "audit-unavailable")
        limit.bytes = Number.MAX_SAFE_INTEGER
        yield* Effect.forEach(["c", "b"], (step) => log.append(stream, record(step)), { concurrency: "unbounded" })
        const entries = yield* log.read(stream)
        assert.deepStrictEqual(
          entries.map((entry) => entry.step),
          ["a", "c", "b"]
        )
        assert.strictEqual(verify(entries)._tag, "Intact")
      }).pipe(Effect.provide(FsStorage.layer({ directory })), Effect.provide(diskWith(limit)))
    })
  )

  it.effect("leaves the old object, and no temporary file", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const limit = { bytes: Number.MAX_SAFE_INTEGER, code: "ENOSPC" }
      yield* Effect.gen(function* () {
        const store = yield* ObjectStore
        yield* store.put("kits/plan.json", new TextEncoder().encode("old"))
        limit.bytes = 10
        const error = yield* Effect.flip(store.put("kits/plan.json", new Uint8Array(100)))
        assert.strictEqual(error.code, "object-store-unavailable")
        assert.match(error.message, /No space is left to write .*plan\.json/)
        assert.strictEqual(new TextDecoder().decode(yield* store.get("kits/plan.json")), "old")
      }).pipe(Effect.provide(FsStorage.layer({ directory })), Effect.provide(diskWith(limit)))
      assert.deepStrictEqual(yield* filesIn(directory), ["objects/kits/plan.json"])
    })
  )

  for (const [code, expected] of [
    ["EROFS", "path-forbidden"],
    ["EACCES", "path-forbidden"],
    ["EPERM", "path-forbidden"],
    ["ENOSPC", "disk-full"],
    ["EDQUOT", "disk-full"],
    ["EMFILE", "io-failed"],
    ["EIO", "io-failed"]
  ] as const) {
    it.effect(`says ${expected} for ${code}, naming the path`, () =>
      Effect.gen(function* () {
        const path = join(yield* temporaryDirectory, "plan.json")
        const error = yield* atomicWrite(path, "x").pipe(Effect.provide(diskWith({ bytes: 0, code })), Effect.flip)
        assert.strictEqual(error.code, expected)
        assert.include(error.message, path)
        assert.notStrictEqual(error.remedy, "")
        assert.strictEqual(error.isRetryable, ["ENOSPC", "EDQUOT", "EMFILE"].includes(code))
      })
    )
  }
})

describe("atomicWrite", () => {
  it.effect("cleans up when it is interrupted in the middle of a large file", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const path = join(directory, "large.bin")
      yield* Effect.promise(() => fs.writeFile(path, "old"))
      const begun = yield* Deferred.make<void>()
      let writes = 0
      const slow = Layer.succeed(Disk, {
        write: async (handle, bytes, position) => {
          writes += 1
          Deferred.doneUnsafe(begun, Effect.void)
          return (await handle.write(bytes, 0, bytes.length, position)).bytesWritten
        },
        sync: (handle) => handle.datasync()
      })
      const fiber = yield* atomicWrite(path, new Uint8Array(64 * 1024 * 1024)).pipe(
        Effect.provide(slow),
        Effect.forkChild
      )
      yield* Deferred.await(begun)
      yield* Fiber.interrupt(fiber)
      assert.isBelow(writes, 64)
      assert.deepStrictEqual(yield* filesIn(directory), ["large.bin"])
      assert.strictEqual(yield* Effect.promise(() => fs.readFile(path, "utf8")), "old")
    })
  )

  it.effect("replaces a symbolic link instead of writing through it", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const outside = join(yield* temporaryDirectory, "secret")
      yield* Effect.promise(() => fs.writeFile(outside, "untouched"))
      yield* Effect.promise(() => fs.symlink(outside, join(directory, "link")))
      yield* atomicWrite(join(directory, "link"), "new")
      assert.strictEqual(yield* Effect.promise(() => fs.readFile(outside, "utf8")), "untouched")
      assert.isTrue((yield* Effect.promise(() => fs.lstat(join(directory, "link")))).isFile())
    })
  )

  it.effect("tells a missing directory, a file in its place, a directory at the path and a name that is too long", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* Effect.promise(() => fs.writeFile(join(directory, "file"), ""))
      yield* Effect.promise(() => fs.mkdir(join(directory, "folder")))
      const codeOf = (path: string) =>
        Effect.map(Effect.flip(atomicWrite(join(directory, path), "x")), (error) => error.code)
      assert.strictEqual(yield* codeOf("missing/x"), "path-missing")
      assert.strictEqual(yield* codeOf("file/x"), "path-wrong-kind")
      assert.strictEqual(yield* codeOf("folder"), "path-wrong-kind")
      assert.strictEqual(yield* codeOf("x".repeat(300)), "path-too-long")
      assert.deepStrictEqual(yield* filesIn(directory), ["file"])
    })
  )
})

describe("a data directory that cannot be used", () => {
  const open = (directory: string) => Effect.flip(Effect.scoped(Layer.build(FsStorage.layer({ directory }))))

  it.effect("is a file, or below one", () =>
    Effect.gen(function* () {
      const path = join(yield* temporaryDirectory, "file")
      yield* Effect.promise(() => fs.writeFile(path, ""))
      assert.strictEqual((yield* open(path)).code, "path-wrong-kind")
      assert.strictEqual((yield* open(join(path, "data"))).code, "path-wrong-kind")
    })
  )

  it.effect("has a link in place of a folder that leads out of it", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const outside = yield* temporaryDirectory
      yield* Effect.promise(() => fs.symlink(outside, join(directory, "journals")))
      assert.strictEqual((yield* open(directory)).code, "path-leaves-directory")
      assert.deepStrictEqual(yield* filesIn(outside), [])
    })
  )

  it.effect.skipIf(!canMount)("is on a read-only file system", () =>
    Effect.gen(function* () {
      const disk = yield* smallDisk(64, ",ro")
      const error = yield* open(join(disk, "data"))
      assert.strictEqual(error.code, "path-forbidden")
      assert.include(error.message, disk)
    })
  )
})

describe("links within the objects", () => {
  it.effect("lead nowhere: neither reading, writing, listing nor deleting follows them out", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const outside = yield* temporaryDirectory
      yield* Effect.promise(() => fs.writeFile(join(outside, "secret"), "secret"))
      const context = yield* Layer.build(FsStorage.layer({ directory }))
      const store = Context.get(context, ObjectStore)
      yield* store.put("a", Uint8Array.of(1))
      yield* Effect.promise(async () => {
        await fs.symlink(outside, join(directory, "objects/folder"))
        await fs.symlink(join(outside, "secret"), join(directory, "objects/file"))
        await fs.symlink(join(directory, "objects/a"), join(directory, "objects/inside"))
      })
      for (const use of [
        store.get("folder/secret"),
        store.put("folder/new", Uint8Array.of(1)),
        store.remove("folder/secret"),
        store.get("file"),
        store.get("inside")
      ] as ReadonlyArray<Effect.Effect<unknown, { readonly message: string; readonly code: string }>>) {
        const error = yield* Effect.flip(use)
        assert.strictEqual(error.code, "object-store-unavailable")
        assert.include(error.message, "symbolic link")
      }
      assert.isFalse(yield* store.exists("file"))
      assert.deepStrictEqual(yield* store.list(""), ["a"])
      yield* store.put("file", Uint8Array.of(7))
      assert.deepStrictEqual(yield* filesIn(outside), ["secret"])
      assert.strictEqual(yield* Effect.promise(() => fs.readFile(join(outside, "secret"), "utf8")), "secret")
    })
  )

  it.effect("says which object stands where a folder should be", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const store = Context.get(yield* Layer.build(FsStorage.layer({ directory })), ObjectStore)
      yield* store.put("a/b", Uint8Array.of(1))
      assert.include((yield* Effect.flip(store.put("a/b/c", Uint8Array.of(1)))).message, "a/b")
      assert.include((yield* Effect.flip(store.put("a", Uint8Array.of(1)))).message, "objects/a")
      assert.deepStrictEqual(yield* store.list(""), ["a/b"])
    })
  )

  it.effect("deletes temporary files of a crash when it opens, and empty folders when their last object goes", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* Effect.promise(() => fs.mkdir(join(directory, "temporary"), { recursive: true }))
      yield* Effect.promise(() => fs.writeFile(join(directory, "temporary/.postwright-tmp-1-x"), "torn"))
      const store = Context.get(yield* Layer.build(FsStorage.layer({ directory })), ObjectStore)
      yield* store.put("a/b/c", Uint8Array.of(1))
      yield* store.put("a/d", Uint8Array.of(1))
      yield* store.remove("a/b/c")
      const all = yield* Effect.promise(() => fs.readdir(directory, { recursive: true }))
      const names = all.filter((name) => !name.startsWith(".lock-")).toSorted()
      assert.deepStrictEqual(names, ["audit", "journals", "objects", "objects/a", "objects/a/d", "temporary"])
    })
  )
})

describe("a full disk", () => {
  const Payload = Schema.Struct({ id: Schema.String })
  const flow = {
    name: "fill",
    version: 1,
    payload: Payload,
    success: Schema.Int,
    error: Schema.Never,
    idempotencyKey: (payload: typeof Payload.Type) => payload.id,
    run: () =>
      Effect.gen(function* () {
        const durable = yield* Durable
        let sum = 0
        for (let index = 0; index < 20; index++) {
          const text = yield* durable.step(
            `step-${index}`,
            { success: Schema.String },
            Effect.sync(() => String(index % 10).repeat(8 * 1024))
          )
          sum += text.length
        }
        return sum
      })
  }

  it.effect.skipIf(!canMount)("pauses a run, which the next process goes on with once there is space", () =>
    Effect.gen(function* () {
      const disk = yield* smallDisk(320)
      const ballast = join(disk, "ballast")
      yield* Effect.promise(() => fs.writeFile(ballast, Buffer.alloc(240 * 1024)))
      const layer = Flows.layer(flow).pipe(
        Layer.provideMerge(FlowsJournal.layer),
        Layer.provide(FsStorage.layer({ directory: join(disk, "data") }))
      )
      const runId = yield* Effect.gen(function* () {
        const flows = yield* Flows
        const error = yield* Effect.flip(flows.run(flow, { id: "a" }))
        assert(error._tag === "FlowStopped")
        assert.strictEqual(error.problem?.code, "journal-unavailable")
        assert.include(error.message, "No space is left")
        assert.include(error.message, "Free some space")
        return error.runId
      }).pipe(Effect.provide(layer))
      yield* Effect.promise(() => fs.rm(ballast))
      // A full disk is no bug of the body: the next process goes on without being told to.
      yield* Effect.gen(function* () {
        const flows = yield* Flows
        assert.strictEqual(yield* flows.run(flow, { id: "a" }), 20 * 8 * 1024)
        assert.strictEqual((yield* flows.status(flow, runId))._tag, "Succeeded")
      }).pipe(Effect.provide(layer))
    }).pipe(Effect.provideService(CurrentActor, localOwner))
  )
})
