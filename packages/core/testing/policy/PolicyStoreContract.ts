/**
 * Behaviour that every `PolicyStore` adapter must have.
 *
 * @since 0.1.0
 */
import { Context, Effect, Exit, Layer, Option, Schema, Scope } from "effect"
import type { ModerationLabel } from "@postwright/core/policy/PolicyContext"
import { PolicySettings, PolicyStore } from "@postwright/core/policy/PolicyStore"
import { RulePack, type RulePackRef } from "@postwright/core/policy/RulePack"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { type Case, check, checkEqual } from "../Check.ts"

/** A place where policies are kept. */
export interface Place {
  /** A new durable state: every build of the layer opens it again. The one before is closed by then. */
  readonly open: Effect.Effect<Layer.Layer<PolicyStore, unknown>, unknown, Scope.Scope>
  /** Whether the state outlives the layer. */
  readonly survivesRestart: boolean
}

/** The suite. */
export const cases = (place: Place): ReadonlyArray<Case> => {
  const scenario = (
    title: string,
    body: (stage: {
      /** Opens the place, after closing what was open. */
      readonly reopen: Effect.Effect<PolicyStore["Service"], unknown>
      /** Organizations that no other case uses, with names that look alike. */
      readonly one: OrganizationId
      readonly other: OrganizationId
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
        return Context.get(yield* Layer.buildWithScope(Layer.fresh(layer), current), PolicyStore)
      })
      const name = `organization-${sha256(title).slice(0, 12)}`
      yield* body({ reopen, one: OrganizationId.make(name), other: OrganizationId.make(`${name.toUpperCase()}/../é `) })
    }).pipe(Effect.scoped)
  })

  return [
    scenario("has nothing set for an organization that never set anything", ({ reopen, one }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const settings = yield* store.settings(one)
        checkEqual(settings.revision, 0, "revision")
        checkEqual(settings.severities, {}, "severities")
        checkEqual(settings.packs, [], "packs")
        checkEqual(yield* store.packs(one), [], "versions of packs")
      })
    ),

    scenario("gives settings back as they were set, and those of no other organization", ({ reopen, one, other }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        yield* store.replaceSettings(one, yield* store.settings(one), first)
        checkEqual(yield* store.settings(one), first, "settings")
        checkEqual((yield* store.settings(other)).revision, 0, "revision of the other")
        yield* store.replaceSettings(one, first, second)
        checkEqual(yield* store.settings(one), second, "settings after another change")
      })
    ),

    scenario("refuses to replace settings that are no longer those that were read", ({ reopen, one }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const none = yield* store.settings(one)
        yield* store.replaceSettings(one, none, first)
        for (const before of [none, second]) {
          const error = yield* Effect.flip(store.replaceSettings(one, before, second))
          checkEqual(error.reason._tag, "PolicySettingsChanged", "reason")
          check(error.isRetryable, "isRetryable")
        }
        checkEqual(yield* store.settings(one), first, "settings")
      })
    ),

    scenario("lets one of many win that replace the same settings at once", ({ reopen, one }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const none = yield* store.settings(one)
        const wanted = Array.from({ length: 20 }, (_, index) => settings(1, { [`suite/rule-${index}`]: "block" }))
        const won = yield* Effect.forEach(
          wanted,
          (after) => Effect.exit(store.replaceSettings(one, none, after)).pipe(Effect.map(Exit.isSuccess)),
          { concurrency: "unbounded" }
        )
        checkEqual(won.filter(Boolean).length, 1, "how many won")
        checkEqual(yield* store.settings(one), wanted[won.indexOf(true)]!, "the settings of the winner")
      })
    ),

    scenario("keeps every version of a pack, sorted by id and then by number", ({ reopen, one, other }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const packs = [pack("suite-b", 1), pack("suite-a", 10), pack("suite-a", 2), pack("suite-a", 1)]
        for (const each of packs) yield* store.putPack(one, each)
        checkEqual(
          (yield* store.packs(one)).map(named),
          ["suite-a@1", "suite-a@2", "suite-a@10", "suite-b@1"],
          "versions"
        )
        for (const each of packs) checkEqual(yield* store.pack(one, each), each, named(each))
        checkEqual(yield* store.packs(other), [], "versions of the other organization")
        const missing = yield* Effect.flip(store.pack(other, pack("suite-a", 1)))
        checkEqual(missing.reason._tag, "ObjectNotFound", "reason for a version that is not there")
      })
    ),

    scenario("takes the same version again, and refuses it with other rules", ({ reopen, one }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const kept = pack("suite-a", 1)
        yield* store.putPack(one, kept)
        yield* store.putPack(one, kept)
        const error = yield* Effect.flip(store.putPack(one, pack("suite-a", 1, "other")))
        checkEqual(error.reason._tag, "RulePackChanged", "reason")
        checkEqual(yield* store.pack(one, kept), kept, "the pack")
      })
    ),

    scenario("lets one of many win that put one version with different rules at once", ({ reopen, one }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const wanted = Array.from({ length: 20 }, (_, index) => pack("suite-a", 1, `word${index}`))
        const won = yield* Effect.forEach(
          wanted,
          (each) => Effect.exit(store.putPack(one, each)).pipe(Effect.map(Exit.isSuccess)),
          { concurrency: "unbounded" }
        )
        checkEqual(won.filter(Boolean).length, 1, "how many won")
        checkEqual(yield* store.pack(one, wanted[0]!), wanted[won.indexOf(true)]!, "the pack of the winner")
      })
    ),

    scenario("remembers answers of moderation models as they were kept, also that nothing was found", (stage) =>
      Effect.gen(function* () {
        const { one } = stage
        const store = yield* stage.reopen
        checkEqual(Option.isNone(yield* store.moderation(one, digest("a"))), true, "none before")
        yield* store.keepModeration(one, digest("a"), labels)
        yield* store.keepModeration(one, digest("b"), [])
        checkEqual(Option.getOrUndefined(yield* store.moderation(one, digest("a"))), labels, "labels")
        checkEqual(Option.getOrUndefined(yield* store.moderation(one, digest("b"))), [], "no labels")
        yield* store.keepModeration(one, digest("a"), [])
        checkEqual(Option.getOrUndefined(yield* store.moderation(one, digest("a"))), [], "the second answer")
      })
    ),

    scenario("keeps answers of organizations and questions apart, and from settings and packs", (stage) =>
      Effect.gen(function* () {
        const { one, other } = stage
        const store = yield* stage.reopen
        yield* store.keepModeration(one, digest("a"), labels)
        checkEqual(Option.isNone(yield* store.moderation(other, digest("a"))), true, "the other organization")
        checkEqual(Option.isNone(yield* store.moderation(one, digest("b"))), true, "the other question")
        checkEqual((yield* store.settings(one)).revision, 0, "revision")
        checkEqual(yield* store.packs(one), [], "versions of packs")
      })
    ),

    {
      ...scenario("keeps settings, packs and answers over a restart", ({ reopen, one }) =>
        Effect.gen(function* () {
          const before = yield* reopen
          yield* before.replaceSettings(one, yield* before.settings(one), first)
          yield* before.putPack(one, pack("suite-a", 1))
          yield* before.keepModeration(one, digest("a"), labels)
          const after = yield* reopen
          checkEqual(yield* after.settings(one), first, "settings")
          checkEqual(yield* after.pack(one, pack("suite-a", 1)), pack("suite-a", 1), "the pack")
          checkEqual(Option.getOrUndefined(yield* after.moderation(one, digest("a"))), labels, "labels")
          yield* after.replaceSettings(one, first, second)
        })
      ),
      ...(place.survivesRestart ? {} : { skip: "the adapter forgets its policies when it closes" })
    }
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const settings = (revision: number, severities: PolicySettings["severities"]): PolicySettings =>
  new PolicySettings({ schemaVersion: "1", revision, severities, packs: [] })

const first = settings(1, { "grounding/repeats-post": "block", "spam/shouting": "off" })
const second = settings(2, { "grounding/repeats-post": "warn" })

const title = { en: "Suite", de: "Prüfung" }

const decodeRulePack = Schema.decodeUnknownSync(RulePack)

const pack = (id: string, version: number, word = "word"): RulePack => {
  const rule = {
    kind: "terms",
    id: `${id}/rule`,
    version: 1,
    severity: "warn",
    title,
    source: null,
    category: "tone",
    terms: [{ text: word }]
  }
  return decodeRulePack({ schemaVersion: "1", id, version, title, sources: [], rules: [rule] })
}

const named = ({ id, version }: RulePackRef): string => `${id}@${version}`

const digest = (name: string): string => sha256(name)

const labels: ReadonlyArray<ModerationLabel> = [
  { category: "hate", score: 0.875, text: 0 },
  { category: "self-harm", score: 1, text: 2, span: { start: 3, end: 9 } }
]
