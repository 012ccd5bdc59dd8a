import { assert, describe, it } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import { Audit } from "@postwright/core/audit/Audit"
import { AuditEntry, AuditRecord, chain, genesisHash, verify } from "@postwright/core/audit/AuditEntry"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { Actor, CurrentActor, localOwner, MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256, sha256Json } from "@postwright/core/text/Digest"
import * as AuditLogContract from "@postwright/core/testing/audit/AuditLogContract"
import { failingTitles } from "@postwright/core/testing/Check"
import { suite } from "@postwright/core/testing/vitest"

const openWith = (change: (log: AuditLog["Service"]) => Partial<AuditLog["Service"]>) =>
  Effect.map(Layer.build(AuditLog.layerMemory), (context) => {
    const inner = Context.get(context, AuditLog)
    return Layer.succeed(AuditLog, AuditLog.of({ ...inner, ...change(inner) }))
  })

suite("AuditLog (memory)", AuditLogContract.cases({ open: openWith(() => ({})), survivesRestart: true }))

describe("the suite of AuditLog catches an adapter", () => {
  const failures = (change: Parameters<typeof openWith>[0]) =>
    failingTitles(AuditLogContract.cases({ open: openWith(change), survivesRestart: true }))

  it.effect("that adds a step again", () =>
    Effect.gen(function* () {
      let count = 0
      const titles = yield* failures((inner) => ({
        append: (stream, record) =>
          inner.append(stream, new AuditRecord({ ...record, step: `${record.step}-${count++}` }))
      }))
      assert.include(titles, "adds nothing for a step that is there, and keeps its first time")
      assert.include(titles, "makes one chain of concurrent appends, each step once")
    })
  )

  it.effect("that forgets which organization a stream belongs to", () =>
    Effect.gen(function* () {
      const one = (stream: { readonly organizationId: OrganizationId; readonly stream: string }) => ({
        organizationId: OrganizationId.make("all"),
        stream: `${stream.organizationId}/${stream.stream}`
      })
      const titles = yield* failures((inner) => ({
        append: (stream, record) => inner.append(one(stream), record),
        read: (stream) => inner.read(one(stream))
      }))
      assert.deepStrictEqual(titles, ["keeps streams and organizations apart, also when their names look alike"])
    })
  )

  it.effect("that hands entries out in another order", () =>
    Effect.gen(function* () {
      const titles = yield* failures((inner) => ({
        read: (stream) => Effect.map(inner.read(stream), (entries) => entries.toReversed())
      }))
      assert.include(titles, "chains entries in the order of their appends, with the time of the Clock")
    })
  )
})

describe("verify", () => {
  const record = (step: string) =>
    new AuditRecord({ step, actor: "ada", action: "post-approved", subject: "post-1", detail: { step } })
  const entries = ["one", "two", "three"].reduce<ReadonlyArray<AuditEntry>>(
    (chained, step) => [...chained, chain(chained.at(-1), record(step), "2026-01-01T00:00:00.000Z")],
    []
  )
  const changed = (entry: AuditEntry, fields: Partial<typeof AuditEntry.Type>) =>
    new AuditEntry({ ...entry, ...fields })

  it("finds an empty and a whole chain intact, and names its head", () => {
    assert.deepStrictEqual(verify([]), { _tag: "Intact", count: 0, head: genesisHash })
    assert.deepStrictEqual(verify(entries), { _tag: "Intact", count: 3, head: entries[2]!.hash })
  })

  it("finds the first entry whose content was changed, whatever the field", () => {
    const [one, two, three] = entries as [AuditEntry, AuditEntry, AuditEntry]
    for (const fields of [
      { step: "two-b" },
      { at: "2026-01-01T00:00:00.001Z" },
      { actor: "eve" },
      { action: "post-rejected" },
      { subject: "post-2" },
      { detail: {} },
      { hash: one.hash }
    ]) {
      assert.deepStrictEqual(verify([one, changed(two, fields), three]), {
        _tag: "Broken",
        index: 1,
        step: "step" in fields ? fields.step! : "two",
        problem: "content"
      })
    }
  })

  it("finds where entries were taken out, moved or put in", () => {
    const [one, two, three] = entries as [AuditEntry, AuditEntry, AuditEntry]
    const brokenAt = (list: ReadonlyArray<AuditEntry>) => {
      const verification = verify(list)
      return verification._tag === "Broken" ? [verification.index, verification.problem] : []
    }
    assert.deepStrictEqual(brokenAt([two, three]), [0, "link"])
    assert.deepStrictEqual(brokenAt([one, three]), [1, "link"])
    assert.deepStrictEqual(brokenAt([one, three, two]), [1, "link"])
    const forged = chain(one, record("evil"), "2026-01-01T00:00:00.000Z")
    assert.deepStrictEqual(brokenAt([one, forged, two, three]), [2, "link"])
    const twice = chain(three, record("one"), "2026-01-01T00:00:00.000Z")
    assert.deepStrictEqual(brokenAt([...entries, twice]), [3, "step-repeated"])
  })

  it("hashes as documented: over the canonical JSON of all fields but the hash", () => {
    const { hash, ...rest } = entries[1]!
    assert.strictEqual(hash, sha256Json(rest))
    assert.strictEqual(
      hash,
      sha256(
        `{"action":"post-approved","actor":"ada","at":"2026-01-01T00:00:00.000Z","detail":{"step":"two"},"prev":"${entries[0]!.hash}","step":"two","subject":"post-1"}`
      )
    )
  })
})

describe("Audit", () => {
  const reviewer = new Actor({ ...localOwner, memberId: MemberId.make("rita"), role: "reviewer" })
  const viewer = new Actor({ ...localOwner, role: "viewer" })
  const layer = Audit.layer.pipe(Layer.provide(AuditLog.layerMemory))
  const input = { step: "one", action: "post-approved", subject: "post-1", detail: {} }

  it.effect("logs as the actor, in its organization, and lets reviewers read and check", () =>
    Effect.gen(function* () {
      const audit = yield* Audit
      yield* Effect.provideService(audit.log("campaign", input), CurrentActor, viewer)
      const entries = yield* Effect.provideService(audit.read("campaign"), CurrentActor, reviewer)
      assert.deepStrictEqual(
        entries.map((entry) => entry.actor),
        ["local"]
      )
      assert.strictEqual((yield* Effect.provideService(audit.check("campaign"), CurrentActor, reviewer))._tag, "Intact")
      const stranger = new Actor({ ...reviewer, organizationId: OrganizationId.make("other") })
      assert.deepStrictEqual(yield* Effect.provideService(audit.read("campaign"), CurrentActor, stranger), [])
    }).pipe(Effect.provide(layer))
  )

  it.effect("keeps the log from who may not read it", () =>
    Effect.gen(function* () {
      const audit = yield* Audit
      const error = yield* Effect.flip(Effect.provideService(audit.read("campaign"), CurrentActor, viewer))
      assert.strictEqual(error.code, "permission-denied")
    }).pipe(Effect.provide(layer))
  )
})
