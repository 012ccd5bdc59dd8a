import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs/promises"
import { join } from "node:path"
import { Context, Effect, Layer } from "effect"
import { AuditRecord, verify } from "@postwright/core/audit/AuditEntry"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { RunId } from "@postwright/core/flow/Flow"
import { type JournalEntry, JournalStore } from "@postwright/core/flow/JournalStore"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import * as FsAuditLog from "@postwright/storage/fs/FsAuditLog"
import * as FsJournalStore from "@postwright/storage/fs/FsJournalStore"
import { filesIn, temporaryDirectory } from "./internal/place.ts"

const root = RunId.make("local/campaign.v1/spring")
const memo = (name: string) => ({ _tag: "memo", runId: root, at: 1, name, value: "ä😀" }) as const

const openJournals = (directory: string) =>
  Effect.map(Layer.build(FsJournalStore.layer({ directory })), (context) => Context.get(context, JournalStore))
const openAudit = (directory: string) =>
  Effect.map(Layer.build(FsAuditLog.layer({ directory })), (context) => Context.get(context, AuditLog))

const onlyFile = (directory: string) => Effect.map(filesIn(directory), ([name]) => join(directory, name!))
const readBytes = (path: string) => Effect.promise(() => fs.readFile(path))
const writeBytes = (path: string, bytes: Uint8Array | string) => Effect.promise(() => fs.writeFile(path, bytes))

/** Every byte of the last line, and some before it. */
const cuts = (start: number, end: number): ReadonlyArray<number> => [
  ...Array.from({ length: Math.ceil(start / 17) }, (_, index) => index * 17),
  ...Array.from({ length: end - start + 1 }, (_, index) => start + index)
]

const stream = { organizationId: OrganizationId.make("local"), stream: "spring" }
const record = (step: string) =>
  new AuditRecord({ step, actor: "ada", action: "post-approved", subject: "ä😀", detail: { step } })

describe("a journal file cut at any byte", () => {
  it.effect("keeps all whole appends, and takes new ones after them", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const store = yield* openJournals(directory)
      yield* store.append(root, [memo("a")])
      const path = yield* onlyFile(directory)
      const first = yield* readBytes(path)
      yield* store.append(root, [memo("b"), memo("c")])
      const whole = yield* readBytes(path)
      for (const length of cuts(first.length, whole.length)) {
        yield* writeBytes(path, whole.subarray(0, length))
        const expected: ReadonlyArray<string> =
          length === whole.length ? ["a", "b", "c"] : length >= first.length ? ["a"] : []
        const reopened = yield* openJournals(directory)
        const names = (entries: ReadonlyArray<JournalEntry>): ReadonlyArray<string> =>
          entries.map((entry) => (entry._tag === "memo" ? entry.name : entry._tag))
        if (length % 2 === 0) {
          assert.deepStrictEqual(names(yield* reopened.read(root)), expected, `cut at ${length}`)
        }
        yield* reopened.append(root, [memo("d")])
        assert.deepStrictEqual(names(yield* reopened.read(root)), [...expected, "d"], `added at ${length}`)
        const again = yield* openJournals(directory)
        assert.deepStrictEqual(names(yield* again.read(root)), [...expected, "d"], `reopened at ${length}`)
        assert.deepStrictEqual(yield* again.list, [root])
      }
    })
  )

  it.effect("takes zeros, which a power failure can leave at the end, for a line that was never written", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* (yield* openJournals(directory)).append(root, [memo("a")])
      const path = yield* onlyFile(directory)
      const whole = yield* readBytes(path)
      for (const rest of ["\0".repeat(4096), '[{"_tag"\0\0\0\0\n', "\0\n"]) {
        yield* writeBytes(path, Buffer.concat([whole, Buffer.from(rest)]))
        const store = yield* openJournals(directory)
        assert.strictEqual((yield* store.read(root)).length, 1)
        yield* store.append(root, [memo("b")])
        assert.strictEqual((yield* (yield* openJournals(directory)).read(root)).length, 2)
      }
    })
  )

  it.effect("is refused with file and line when a whole line is damaged, and is left as it is", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const store = yield* openJournals(directory)
      yield* store.append(root, [memo("a")])
      yield* store.append(root, [memo("b")])
      const path = yield* onlyFile(directory)
      const [header, a, b] = (yield* readBytes(path)).toString("utf8").split("\n") as [string, string, string]
      const damaged: ReadonlyArray<readonly [Uint8Array | string, number, string]> = [
        [`${header}\n${a.slice(0, -3)}\n${b}\n`, 2, "file-damaged"],
        [`${header}\n${a}\n{}\n`, 3, "file-damaged"],
        [`${header}\n${a}\nnonsense\n`, 3, "file-damaged"],
        [Buffer.concat([Buffer.from(`${header}\n${a}\n`), Buffer.from([0xff, 0xfe, 0x0a])]), 3, "file-damaged"],
        [`${a}\n`, 1, "file-damaged"],
        [`${header.replace("spring", "autumn")}\n${a}\n`, 1, "file-damaged"],
        [`${header.replace('"version":1', '"version":2')}\n${a}\n`, 0, "format-unsupported"]
      ]
      for (const [content, line, code] of damaged) {
        yield* writeBytes(path, content)
        const before = yield* readBytes(path)
        const error = yield* Effect.flip((yield* openJournals(directory)).read(root))
        assert(error.reason._tag === "JournalUnavailable")
        assert.include(error.message, path)
        if (line > 0) assert.include(error.message, `line ${line}`)
        assert.strictEqual((error.reason.cause as { readonly code?: string }).code, code)
        assert.deepStrictEqual(yield* readBytes(path), before)
      }
    })
  )

  it.effect("is not continued when it became shorter while it was in use", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const store = yield* openJournals(directory)
      yield* store.append(root, [memo("a")])
      const path = yield* onlyFile(directory)
      yield* Effect.promise(() => fs.truncate(path, 10))
      const error = yield* Effect.flip(store.append(root, [memo("b")]))
      assert.include(error.message, "shorter")
      yield* Effect.promise(() => fs.rm(path))
      yield* store.append(root, [memo("c")])
      assert.strictEqual((yield* store.read(root)).length, 1)
    })
  )
})

describe("an audit file cut at any byte", () => {
  it.effect("keeps all whole entries, and goes on with the chain", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const log = yield* openAudit(directory)
      yield* log.append(stream, record("a"))
      const path = yield* onlyFile(directory)
      const first = yield* readBytes(path)
      yield* log.append(stream, record("b"))
      const whole = yield* readBytes(path)
      for (const length of cuts(first.length, whole.length)) {
        yield* writeBytes(path, whole.subarray(0, length))
        const reopened = yield* openAudit(directory)
        yield* reopened.append(stream, record("c"))
        const entries = yield* (yield* openAudit(directory)).read(stream)
        const expected = length === whole.length ? ["a", "b", "c"] : length >= first.length ? ["a", "c"] : ["c"]
        assert.deepStrictEqual(
          entries.map((entry) => entry.step),
          expected,
          `cut at ${length}`
        )
        assert.strictEqual(verify(entries)._tag, "Intact")
      }
    })
  )

  it.effect("takes nothing more once its chain was tampered with", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const log = yield* openAudit(directory)
      yield* log.append(stream, record("a"))
      yield* log.append(stream, record("b"))
      const path = yield* onlyFile(directory)
      const text = (yield* readBytes(path)).toString("utf8")
      yield* writeBytes(path, text.replace('"actor":"ada"', '"actor":"eve"'))
      const error = yield* Effect.flip((yield* openAudit(directory)).append(stream, record("c")))
      assert.strictEqual(error.code, "audit-chain-broken")
      assert.include(error.message, "entry 1")
      assert.strictEqual((yield* readBytes(path)).length, Buffer.byteLength(text))
    })
  )
})
