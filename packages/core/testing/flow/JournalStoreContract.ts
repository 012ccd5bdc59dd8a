/**
 * Behaviour that every `JournalStore` adapter must have.
 *
 * @since 0.1.0
 */
import { Context, Effect, Exit, Layer, Scope } from "effect"
import { RunId, RunProblem } from "@postwright/core/flow/Flow"
import { type JournalEntry, JournalStore } from "@postwright/core/flow/JournalStore"
import { MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { type Case, check, checkEqual } from "../Check.ts"

/** A place where journals are kept. */
export interface Place {
  /** A new durable state: every build of the layer opens it again. The one before is closed by then. */
  readonly open: Effect.Effect<Layer.Layer<JournalStore, unknown>, unknown, Scope.Scope>
  /** Whether the state outlives the layer. */
  readonly survivesRestart: boolean
}

/** The suite. */
export const cases = (place: Place): ReadonlyArray<Case> => {
  const scenario = (
    title: string,
    body: (stage: {
      /** Opens the place, after closing what was open. */
      readonly reopen: Effect.Effect<JournalStore["Service"], unknown>
      /** A root that no other case uses. */
      readonly root: RunId
    }) => Effect.Effect<void, unknown>
  ): Case => ({
    title,
    run: Effect.scoped(
      Effect.gen(function* () {
        const layer = yield* place.open
        let current: Scope.Closeable | undefined
        const close = Effect.suspend(() => (current === undefined ? Effect.void : Scope.close(current, Exit.void)))
        yield* Effect.addFinalizer(() => close)
        const reopen = Effect.gen(function* () {
          yield* close
          current = yield* Scope.make()
          return Context.get(yield* Layer.buildWithScope(Layer.fresh(layer), current), JournalStore)
        })
        yield* body({ reopen, root: RunId.make(`organization/suite.v1/${sha256(title).slice(0, 12)}`) })
      })
    )
  })

  const restarting = (item: Case): Case =>
    place.survivesRestart ? item : { ...item, skip: "the adapter forgets its journals when it closes" }

  return [
    scenario("reads the entries of all appends in order", ({ reopen, root }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const entries = everyKind(root)
        yield* store.append(root, entries.slice(0, 3))
        yield* store.append(root, entries.slice(3, 4))
        yield* store.append(root, entries.slice(4))
        checkEqual(yield* store.read(root), entries, "the entries")
      })
    ),

    scenario("has no entries for a root that was never written", ({ reopen, root }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        checkEqual(yield* store.read(root), [], "the entries")
        check(!(yield* store.list).includes(root), "The root must not be listed")
        yield* store.remove(root)
      })
    ),

    scenario("hands out entries that later appends do not change", ({ reopen, root }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        yield* store.append(root, [memo(root, "a", 1)])
        const before = yield* store.read(root)
        yield* store.append(root, [memo(root, "b", 2)])
        checkEqual(before.length, 1, "the number of entries read before")
      })
    ),

    scenario("keeps roots apart whose ids look alike, and lists them in code-unit order", ({ reopen, root }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const roots = ["A", "a", "a b", "a/b", "a%2Fb", "../a", "a\u0000", "a\n", "\u00e4", "a\u0308", "x".repeat(900)]
          .map((key) => RunId.make(`${root}${key}`))
          .sort()
        yield* Effect.forEach(roots, (id, index) => store.append(id, [memo(id, "index", index)]), {
          concurrency: "unbounded"
        })
        const read = yield* Effect.forEach(roots, (id) => store.read(id))
        checkEqual(
          read.map((entries) => entries.map((entry) => (entry._tag === "memo" ? entry.value : undefined))),
          roots.map((_, index) => [index]),
          "the entries"
        )
        const listed = (yield* store.list).filter((id) => id.startsWith(root))
        checkEqual(listed, roots, "the list")
      })
    ),

    scenario("keeps any JSON value exactly, up to the record limit", ({ reopen, root }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const values = [
          null,
          true,
          -1.5e-7,
          Number.MAX_SAFE_INTEGER,
          'line\nbreak\r\n\u2028\u2029 "quote" \\ \u0000 \u{1f600} \ufeff',
          "x".repeat(256 * 1024),
          { nested: { list: [1, [2, [3]], {}], "": "empty key" } }
        ]
        const entries = values.map((value, index) => memo(root, String(index), value))
        yield* store.append(root, entries)
        checkEqual(yield* store.read(root), entries, "the entries")
      })
    ),

    scenario("adds a thousand entries one by one", ({ reopen, root }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const entries = Array.from({ length: 1000 }, (_, index) => memo(root, `n${index}`, index))
        for (const entry of entries.slice(0, 100)) yield* store.append(root, [entry])
        yield* store.append(root, entries.slice(100))
        checkEqual((yield* store.read(root)).length, 1000, "the number of entries")
      })
    ),

    scenario("replaces all entries, and adds after that", ({ reopen, root }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        yield* store.append(root, [memo(root, "a", 1), memo(root, "b", 2)])
        yield* store.replace(root, [memo(root, "c", 3)])
        yield* store.append(root, [memo(root, "d", 4)])
        checkEqual(yield* store.read(root), [memo(root, "c", 3), memo(root, "d", 4)], "the entries")
      })
    ),

    scenario("forgets a removed journal, and begins anew", ({ reopen, root }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        yield* store.append(root, [memo(root, "a", 1)])
        yield* store.remove(root)
        checkEqual(yield* store.read(root), [], "the entries after the removal")
        check(!(yield* store.list).includes(root), "The root must not be listed")
        yield* store.append(root, [memo(root, "b", 2)])
        checkEqual(yield* store.read(root), [memo(root, "b", 2)], "the entries after a new append")
      })
    ),

    restarting(
      scenario("keeps everything over a restart, and adds after it", ({ reopen, root }) =>
        Effect.gen(function* () {
          const entries = everyKind(root)
          yield* (yield* reopen).append(root, entries.slice(0, 4))
          const second = yield* reopen
          yield* second.append(root, entries.slice(4))
          const third = yield* reopen
          checkEqual(yield* third.read(root), entries, "the entries")
          check((yield* third.list).includes(root), "The root must be listed")
        })
      )
    ),

    restarting(
      scenario("keeps a replacement and a removal over a restart", ({ reopen, root }) =>
        Effect.gen(function* () {
          const first = yield* reopen
          const other = RunId.make(`${root}-other`)
          yield* first.append(root, [memo(root, "a", 1)])
          yield* first.append(other, [memo(other, "a", 1)])
          yield* first.replace(root, [memo(root, "b", 2)])
          yield* first.remove(other)
          const second = yield* reopen
          checkEqual(yield* second.read(root), [memo(root, "b", 2)], "the replaced entries")
          checkEqual(yield* second.read(other), [], "the removed entries")
        })
      )
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const memo = (runId: RunId, name: string, value: Extract<JournalEntry, { readonly _tag: "memo" }>["value"]) =>
  ({ _tag: "memo", runId, at: 1_700_000_000_000, name, value }) as const

/** One entry of each kind, of a run and its child. */
const everyKind = (root: RunId): ReadonlyArray<JournalEntry> => {
  const child = RunId.make(`${root}>part.v1/one`)
  const at = 1_700_000_000_000
  const actor = {
    organizationId: OrganizationId.make("organization"),
    memberId: MemberId.make("ada"),
    role: "editor"
  } as const
  const start = { _tag: "start", at, payload: { id: "one" }, digest: sha256("one"), actor } as const
  return [
    { ...start, runId: root, flow: "suite.v1" },
    { ...start, runId: child, flow: "part.v1" },
    memo(child, "step:one", { ok: 1 }),
    { _tag: "timer", runId: root, at, name: "nap", until: at + 1000 },
    { _tag: "signal", runId: root, at, name: "approval", value: "yes" },
    { _tag: "pause", runId: child, at, problem: new RunProblem({ message: "out of paper", code: "paper" }) },
    { _tag: "resume", runId: child, at },
    { _tag: "end", runId: child, at, outcome: "failed", value: { why: "no" } },
    { _tag: "end", runId: root, at, outcome: "interrupted", value: null }
  ]
}
