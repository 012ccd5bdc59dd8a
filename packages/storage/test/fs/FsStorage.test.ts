import { assert, describe, it } from "@effect/vitest"
import * as fs from "node:fs/promises"
import { join } from "node:path"
import { Effect, Layer } from "effect"
import { AuditRecord } from "@postwright/core/audit/AuditEntry"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import * as FlowsJournal from "@postwright/core/flow/FlowsJournal"
import { RunId } from "@postwright/core/flow/Flow"
import { JournalStore } from "@postwright/core/flow/JournalStore"
import { ObjectStore } from "@postwright/core/objects/ObjectStore"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import * as AuditLogContract from "@postwright/core/testing/audit/AuditLogContract"
import * as FlowsContract from "@postwright/core/testing/flow/FlowsContract"
import * as JournalStoreContract from "@postwright/core/testing/flow/JournalStoreContract"
import * as ObjectStoreContract from "@postwright/core/testing/objects/ObjectStoreContract"
import { suite } from "@postwright/core/testing/vitest"
import * as FsAuditLog from "@postwright/storage/fs/FsAuditLog"
import * as FsJournalStore from "@postwright/storage/fs/FsJournalStore"
import * as FsObjectStore from "@postwright/storage/fs/FsObjectStore"
import * as FsStorage from "@postwright/storage/fs/FsStorage"
import { filesIn, temporaryDirectory } from "./internal/place.ts"

const survivesRestart = true
const open = Effect.map(temporaryDirectory, (directory) => FsStorage.layer({ directory }))

suite(
  "JournalStore (files)",
  JournalStoreContract.cases({
    open: Effect.map(temporaryDirectory, (directory) => FsJournalStore.layer({ directory })),
    survivesRestart
  })
)
suite(
  "Flows (journal in files)",
  FlowsContract.cases({
    open: Effect.map(open, (storage) => FlowsJournal.layer.pipe(Layer.provide(storage))),
    survivesRestart
  })
)
suite(
  "ObjectStore (files)",
  ObjectStoreContract.cases({
    open: Effect.map(temporaryDirectory, (directory) => FsObjectStore.layer({ directory })),
    survivesRestart
  })
)
suite(
  "AuditLog (files)",
  AuditLogContract.cases({
    open: Effect.map(temporaryDirectory, (directory) => FsAuditLog.layer({ directory })),
    survivesRestart
  })
)

const root = RunId.make("local/campaign.v1/Spring Sale 2026")
const memo = { _tag: "memo", runId: root, at: 1, name: "step:a", value: { ok: 1 } } as const
const stream = { organizationId: OrganizationId.make("local"), stream: "spring" }
const record = new AuditRecord({ step: "a", actor: "ada", action: "post-approved", subject: "post-1", detail: {} })

describe("FsStorage", () => {
  it.effect("keeps everything for the owner alone, under names that people recognise", () =>
    Effect.gen(function* () {
      const directory = join(yield* temporaryDirectory, "data")
      yield* Effect.gen(function* () {
        yield* (yield* JournalStore).append(root, [memo])
        yield* (yield* AuditLog).append(stream, record)
        yield* (yield* ObjectStore).put("kits/spring/plan.json", Uint8Array.of(1))
      }).pipe(Effect.provide(FsStorage.layer({ directory })))
      const files = yield* filesIn(directory)
      assert.deepStrictEqual(
        files.map((name) => name.replace(/-[0-9a-f]{32}\./, "-*.")),
        [
          "audit/local-spring-*.jsonl",
          "journals/local-campaign.v1-spring-sale-2026-*.jsonl",
          "objects/kits/spring/plan.json"
        ]
      )
      const modeOf = (path: string) => Effect.promise(async () => (await fs.stat(join(directory, path))).mode & 0o777)
      for (const file of files) assert.strictEqual(yield* modeOf(file), 0o600, file)
      for (const folder of [".", "audit", "journals", "objects", "objects/kits", "temporary"]) {
        assert.strictEqual(yield* modeOf(folder), 0o700, folder)
      }
    })
  )

  it.effect("writes journals and audit logs in their documented forms", () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      yield* Effect.gen(function* () {
        const store = yield* JournalStore
        yield* store.append(root, [memo, memo])
        yield* store.append(root, [memo])
        yield* (yield* AuditLog).append(stream, record)
      }).pipe(Effect.provide(FsStorage.layer({ directory })))
      const [audit, journal] = yield* Effect.forEach(yield* filesIn(directory), (name) =>
        Effect.promise(() => fs.readFile(join(directory, name), "utf8"))
      )
      const entry =
        '{"runId":"local/campaign.v1/Spring Sale 2026","at":1,"_tag":"memo","name":"step:a","value":{"ok":1}}'
      assert.deepStrictEqual(
        journal!.split("\n").map((line) => (line === "" ? "" : JSON.parse(line))),
        [
          { format: "postwright-journal", version: 1, root: "local/campaign.v1/Spring Sale 2026" },
          [JSON.parse(entry), JSON.parse(entry)],
          [JSON.parse(entry)],
          ""
        ]
      )
      assert.deepStrictEqual(Object.keys(JSON.parse(audit!)).toSorted(), [
        "action",
        "actor",
        "at",
        "detail",
        "hash",
        "prev",
        "step",
        "subject"
      ])
    })
  )
})
