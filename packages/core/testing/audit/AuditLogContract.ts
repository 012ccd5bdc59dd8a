/**
 * Behaviour that every `AuditLog` adapter must have.
 *
 * @since 0.1.0
 */
import { Context, Effect, Exit, Layer, Scope } from "effect"
import { TestClock } from "effect/testing"
import { AuditRecord, type AuditStream, genesisHash, verify } from "@postwright/core/audit/AuditEntry"
import { AuditLog } from "@postwright/core/audit/AuditLog"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { type Case, check, checkEqual } from "../Check.ts"

/** A place where logs are kept. */
export interface Place {
  /** A new durable state: every build of the layer opens it again. The one before is closed by then. */
  readonly open: Effect.Effect<Layer.Layer<AuditLog, unknown>, unknown, Scope.Scope>
  /** Whether the state outlives the layer. */
  readonly survivesRestart: boolean
}

/** The suite. */
export const cases = (place: Place): ReadonlyArray<Case> => {
  const scenario = (
    title: string,
    body: (stage: {
      /** Opens the place, after closing what was open. */
      readonly reopen: Effect.Effect<AuditLog["Service"], unknown>
      /** A stream that no other case uses. */
      readonly stream: AuditStream
    }) => Effect.Effect<void, unknown>
  ): Case => ({
    title,
    run: Effect.gen(function* () {
      const layer = yield* place.open
      let current: Scope.Closeable | undefined
      const close = Effect.suspend(() => (current === undefined ? Effect.void : Scope.close(current, Exit.void)))
      yield* Effect.addFinalizer(() => close)
      const reopen = Effect.gen(function* () {
        yield* close
        current = yield* Scope.make()
        return Context.get(yield* Layer.buildWithScope(Layer.fresh(layer), current), AuditLog)
      })
      const organizationId = OrganizationId.make(`organization-${sha256(title).slice(0, 12)}`)
      yield* body({ reopen, stream: { organizationId, stream: "campaign" } })
    }).pipe(Effect.scoped, Effect.provide(TestClock.layer()))
  })

  return [
    scenario("chains entries in the order of their appends, with the time of the Clock", ({ reopen, stream }) =>
      Effect.gen(function* () {
        const log = yield* reopen
        yield* TestClock.setTime(Date.UTC(2026, 0, 31, 23, 59, 59, 7))
        const first = yield* log.append(stream, record("one"))
        yield* TestClock.adjust("1 day")
        const second = yield* log.append(stream, record("two"))
        const entries = yield* log.read(stream)
        checkEqual(entries, [first, second], "the entries")
        checkEqual(first.prev, genesisHash, "the first link")
        checkEqual(second.prev, first.hash, "the second link")
        checkEqual(first.at, "2026-01-31T23:59:59.007Z", "the first time")
        checkEqual(second.at, "2026-02-01T23:59:59.007Z", "the second time")
        checkEqual(verify(entries), { _tag: "Intact", count: 2, head: second.hash }, "the verification")
      })
    ),

    scenario("adds nothing for a step that is there, and keeps its first time", ({ reopen, stream }) =>
      Effect.gen(function* () {
        const log = yield* reopen
        const first = yield* log.append(stream, record("one", { a: 1, b: [2, { c: null }] }))
        yield* log.append(stream, record("two"))
        yield* TestClock.adjust("1 hour")
        const again = yield* log.append(stream, record("one", { b: [2, { c: null }], a: 1 }))
        checkEqual(again, first, "the entry of the second append")
        checkEqual((yield* log.read(stream)).length, 2, "the number of entries")
      })
    ),

    scenario("refuses a step that is there with other content", ({ reopen, stream }) =>
      Effect.gen(function* () {
        const log = yield* reopen
        yield* log.append(stream, record("one", { a: 1 }))
        const error = yield* Effect.flip(log.append(stream, record("one", { a: 2 })))
        checkEqual(error.reason._tag, "AuditConflict", "the reason")
        checkEqual((yield* log.read(stream)).length, 1, "the number of entries")
      })
    ),

    scenario("makes one chain of concurrent appends, each step once", ({ reopen, stream }) =>
      Effect.gen(function* () {
        const log = yield* reopen
        const steps = Array.from({ length: 40 }, (_, index) => `step-${index % 20}`)
        yield* Effect.forEach(steps, (step) => log.append(stream, record(step)), { concurrency: "unbounded" })
        const entries = yield* log.read(stream)
        checkEqual(new Set(entries.map((entry) => entry.step)).size, 20, "the number of steps")
        checkEqual(entries.length, 20, "the number of entries")
        checkEqual(verify(entries)._tag, "Intact", "the verification")
      })
    ),

    scenario("keeps streams and organizations apart, also when their names look alike", ({ reopen, stream }) =>
      Effect.gen(function* () {
        const log = yield* reopen
        const other = OrganizationId.make(`${stream.organizationId}/campaign`)
        const streams: ReadonlyArray<AuditStream> = [
          stream,
          { ...stream, stream: "CAMPAIGN" },
          { ...stream, stream: "../campaign" },
          { ...stream, stream: "campaign/a" },
          { organizationId: other, stream: "a" },
          { ...stream, stream: "\u00e4\n" },
          { ...stream, stream: "x".repeat(600) }
        ]
        for (const [index, one] of streams.entries()) yield* log.append(one, record("one", { index }))
        const read = yield* Effect.forEach(streams, (one) => log.read(one))
        checkEqual(
          read.map((entries) => entries.map((entry) => entry.detail["index"])),
          streams.map((_, index) => [index]),
          "the entries"
        )
      })
    ),

    scenario("has no entries in a stream that was never written", ({ reopen, stream }) =>
      Effect.gen(function* () {
        checkEqual(yield* (yield* reopen).read(stream), [], "the entries")
      })
    ),

    {
      ...scenario("goes on with the chain after a restart, and still knows its steps", ({ reopen, stream }) =>
        Effect.gen(function* () {
          const first = yield* reopen
          yield* first.append(stream, record("one", { text: "line\nbreak \u2028 \u{1f600}" }))
          const second = yield* reopen
          yield* second.append(stream, record("one", { text: "line\nbreak \u2028 \u{1f600}" }))
          yield* second.append(stream, record("two"))
          const third = yield* reopen
          yield* third.append(stream, record("three"))
          const entries = yield* third.read(stream)
          checkEqual(
            entries.map((entry) => entry.step),
            ["one", "two", "three"],
            "the steps"
          )
          check(verify(entries)._tag === "Intact", "The chain must be intact")
        })
      ),
      ...(place.survivesRestart ? {} : { skip: "the adapter forgets its entries when it closes" })
    }
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const record = (step: string, detail: AuditRecord["detail"] = {}) =>
  new AuditRecord({ step, actor: "ada", action: "post-approved", subject: "post-1", detail })
