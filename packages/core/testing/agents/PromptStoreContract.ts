/**
 * Behaviour that every `PromptStore` adapter must have.
 *
 * @since 0.1.0
 */
import { Context, Effect, Exit, Layer, Option, Scope } from "effect"
import { OwnWording, PromptName } from "@postwright/core/agents/OwnWording"
import { type PinnedWording, PromptSettings, PromptStore } from "@postwright/core/agents/PromptStore"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { type Case, check, checkEqual } from "../Check.ts"

/** A place where wordings are kept. */
export interface Place {
  /** A new durable state: every build of the layer opens it again. The one before is closed by then. */
  readonly open: Effect.Effect<Layer.Layer<PromptStore, unknown>, unknown, Scope.Scope>
  /** Whether the state outlives the layer. */
  readonly survivesRestart: boolean
}

/** The suite. */
export const cases = (place: Place): ReadonlyArray<Case> => {
  const scenario = (
    title: string,
    body: (stage: {
      /** Opens the place, after closing what was open. */
      readonly reopen: Effect.Effect<PromptStore["Service"], unknown>
      /** Organizations that no other case uses, with names that look alike. */
      readonly one: OrganizationId
      readonly other: OrganizationId
    }) => Effect.Effect<void, unknown>,
    skip?: string
  ): Case => ({
    title,
    skip,
    run: Effect.gen(function* () {
      const layer = yield* place.open
      let current: Scope.Closeable | undefined
      const close = Effect.suspend(() => (current === undefined ? Effect.void : Scope.close(current, Exit.void)))
      yield* Effect.addFinalizer(() => close)
      const reopen = Effect.gen(function* () {
        yield* close
        current = yield* Scope.make()
        return Context.get(yield* Layer.buildWithScope(Layer.fresh(layer), current), PromptStore)
      })
      const name = `organization-${sha256(title).slice(0, 12)}`
      yield* body({ reopen, one: OrganizationId.make(name), other: OrganizationId.make(`${name.toUpperCase()}/../é `) })
    }).pipe(Effect.scoped)
  })

  return [
    scenario("has nothing chosen and nothing kept for an organization that never did", ({ reopen, one }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const settings = yield* store.settings(one)
        checkEqual(settings.revision, 0, "revision")
        checkEqual(settings.inUse(writer), "built-in", "the wording in use")
        checkEqual(yield* store.versions(one, writer), [], "versions")
        checkEqual(Option.isNone(yield* store.wording(one, writer, 1)), true, "no version 1")
      })
    ),

    scenario("gives choices back as they were made, and those of no other organization", ({ reopen, one, other }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        yield* store.replaceSettings(one, yield* store.settings(one), first)
        checkEqual(yield* store.settings(one), first, "choices")
        checkEqual((yield* store.settings(other)).revision, 0, "revision of the other")
        yield* store.replaceSettings(one, first, second)
        checkEqual(yield* store.settings(one), second, "choices after another change")
      })
    ),

    scenario("refuses to replace choices that are no longer those that were read", ({ reopen, one }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const none = yield* store.settings(one)
        yield* store.replaceSettings(one, none, first)
        for (const before of [none, second]) {
          const error = yield* Effect.flip(store.replaceSettings(one, before, second))
          checkEqual(error.reason._tag, "PromptSettingsChanged", "reason")
          check(error.isRetryable, "isRetryable")
        }
        checkEqual(yield* store.settings(one), first, "choices")
      })
    ),

    scenario("lets one of many win that replace the same choices at once", ({ reopen, one }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const none = yield* store.settings(one)
        const wanted = Array.from({ length: 20 }, (_, index) => settings(1, { version: index + 1, digest: "d" }))
        const won = yield* Effect.forEach(
          wanted,
          (after) => Effect.exit(store.replaceSettings(one, none, after)).pipe(Effect.map(Exit.isSuccess)),
          { concurrency: "unbounded" }
        )
        checkEqual(won.filter(Boolean).length, 1, "how many won")
        checkEqual(yield* store.settings(one), wanted[won.indexOf(true)]!, "the choice of the winner")
      })
    ),

    scenario("keeps every version of a wording, sorted by number, and apart by name", ({ reopen, one, other }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const kept = [10, 2, 1].map((version) => wording(writer, version))
        for (const each of [...kept, wording(helper, 7)]) yield* store.putWording(one, each)
        checkEqual(yield* store.versions(one, writer), [1, 2, 10], "versions")
        checkEqual(yield* store.versions(one, helper), [7], "versions of a name that begins the same")
        for (const each of kept) {
          checkEqual(
            Option.getOrThrow(yield* store.wording(one, writer, each.version)),
            each,
            `version ${each.version}`
          )
        }
        checkEqual(yield* store.versions(other, writer), [], "versions of the other organization")
        checkEqual(Option.isNone(yield* store.wording(other, writer, 1)), true, "no version of the other organization")
      })
    ),

    scenario("takes the same version again, and refuses it with other words", ({ reopen, one }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const kept = wording(writer, 1)
        yield* store.putWording(one, kept)
        yield* store.putWording(one, kept)
        const error = yield* Effect.flip(store.putWording(one, wording(writer, 1, "Other words.")))
        checkEqual(error.reason._tag, "WordingChanged", "reason")
        checkEqual(Option.getOrThrow(yield* store.wording(one, writer, 1)), kept, "the wording")
      })
    ),

    scenario("lets one of many win that put one version with different words at once", ({ reopen, one }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const wanted = Array.from({ length: 20 }, (_, index) => wording(writer, 1, `Words ${index}.`))
        const won = yield* Effect.forEach(
          wanted,
          (each) => Effect.exit(store.putWording(one, each)).pipe(Effect.map(Exit.isSuccess)),
          { concurrency: "unbounded" }
        )
        checkEqual(won.filter(Boolean).length, 1, "how many won")
        checkEqual(
          Option.getOrThrow(yield* store.wording(one, writer, 1)),
          wanted[won.indexOf(true)]!,
          "the wording of the winner"
        )
      })
    ),

    scenario("keeps texts to the letter: line breaks, blanks at the ends, other scripts", ({ reopen, one }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const kept = wording(writer, 1, "  Grüße 👋🏽\r\n\n{{platform}} — 你好\t")
        yield* store.putWording(one, kept)
        checkEqual(Option.getOrThrow(yield* store.wording(one, writer, 1)), kept, "the wording")
      })
    ),

    scenario(
      "keeps choices and wordings over a restart",
      ({ reopen, one }) =>
        Effect.gen(function* () {
          const before = yield* reopen
          yield* before.putWording(one, wording(writer, 1))
          yield* before.replaceSettings(one, yield* before.settings(one), first)
          const after = yield* reopen
          checkEqual(yield* after.settings(one), first, "choices")
          checkEqual(Option.getOrThrow(yield* after.wording(one, writer, 1)), wording(writer, 1), "the wording")
        }),
      place.survivesRestart ? undefined : "it is kept in this process only"
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const writer = PromptName.make("suite-writer")
const helper = PromptName.make("suite-writer-2")

const wording = (name: PromptName, version: number, task = "Write {{count}} titles.") =>
  new OwnWording({ schemaVersion: "1", name, version, system: "You write titles.", task })

const settings = (revision: number, ...chosen: ReadonlyArray<PinnedWording>) =>
  new PromptSettings({ schemaVersion: "1", revision, chosen: { [writer]: chosen } })

const first = settings(1, { version: 1, digest: "first" })
const second = settings(2, { version: 1, digest: "first" }, "built-in")
