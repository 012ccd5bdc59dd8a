/**
 * Port: the own wordings of organizations, and which of them are in use.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, Option, Schema } from "effect"
import { keySegment } from "../objects/KeySegment.ts"
import type { ObjectError } from "../objects/ObjectError.ts"
import { ObjectStore } from "../objects/ObjectStore.ts"
import type { OrganizationId } from "../tenancy/Actor.ts"
import { sha256, sha256Json } from "../text/Digest.ts"
import { OwnWording, type PromptName, WordingVersion } from "./OwnWording.ts"
import { PromptError, PromptSettingsChanged, PromptUnreadable, WordingChanged } from "./PromptError.ts"

/** A wording that was chosen: the program's own, or a version with its digest, so that it cannot change unnoticed. */
export const PinnedWording = Schema.Union([
  Schema.Literal("built-in"),
  Schema.Struct({ version: WordingVersion, digest: Schema.String })
])
export type PinnedWording = typeof PinnedWording.Type

/** Which wordings an organization uses. */
export class PromptSettings extends Schema.Class<PromptSettings>("@postwright/core/agents/PromptSettings")({
  schemaVersion: Schema.Literal("1"),
  /** Rises with every change; 0 while nothing was chosen. */
  revision: Schema.Int,
  /** By name of the prompt: what was chosen in its order, the one in use last. Before the first it is the built-in one. */
  chosen: Schema.Record(Schema.String, Schema.Array(PinnedWording))
}) {
  /** The one in use. */
  inUse(name: PromptName): PinnedWording {
    return (Object.hasOwn(this.chosen, name) ? this.chosen[name]?.at(-1) : undefined) ?? "built-in"
  }
}

export class PromptStore extends Context.Service<
  PromptStore,
  {
    /** What is in use; nothing chosen when none was stored. Fails with `PromptUnreadable`, `ObjectStoreUnavailable`. */
    readonly settings: (organizationId: OrganizationId) => Effect.Effect<PromptSettings, PromptError | ObjectError>

    /**
     * Replaces the settings that were read, atomically and durably. Fails with `PromptSettingsChanged` when they are no
     * longer those.
     */
    readonly replaceSettings: (
      organizationId: OrganizationId,
      before: PromptSettings,
      after: PromptSettings
    ) => Effect.Effect<void, PromptError | ObjectError>

    /**
     * Keeps a version for ever. The same version again changes nothing; with other words it fails with `WordingChanged`,
     * also where both come at once.
     */
    readonly putWording: (
      organizationId: OrganizationId,
      wording: OwnWording
    ) => Effect.Effect<void, PromptError | ObjectError>

    /** The version; none: it was never kept. Fails with `PromptUnreadable`, `ObjectStoreUnavailable`. */
    readonly wording: (
      organizationId: OrganizationId,
      name: PromptName,
      version: number
    ) => Effect.Effect<Option.Option<OwnWording>, PromptError | ObjectError>

    /** The versions that were kept of the prompt, lowest first. */
    readonly versions: (
      organizationId: OrganizationId,
      name: PromptName
    ) => Effect.Effect<ReadonlyArray<number>, ObjectError>
  }
>()("@postwright/core/agents/PromptStore") {
  /** Over any `ObjectStore`, under `prompts/<organization>/`. */
  static readonly layer: Layer.Layer<PromptStore, never, ObjectStore> = Layer.effect(
    PromptStore,
    Effect.gen(function* () {
      const objects = yield* ObjectStore

      const find = Effect.fnUntraced(function* <A>(key: string, schema: Schema.Codec<A, unknown>) {
        const bytes = yield* objects.get(key).pipe(
          Effect.map(Option.some),
          Effect.catchReason("ObjectError", "ObjectNotFound", () => Effect.succeedNone)
        )
        if (Option.isNone(bytes)) return Option.none<A>()
        const text = new TextDecoder().decode(bytes.value)
        return yield* Schema.decodeUnknownEffect(Schema.fromJsonString(schema))(text).pipe(
          Effect.map(Option.some),
          Effect.mapError((cause) => new PromptError({ reason: new PromptUnreadable({ key, cause }) }))
        )
      })

      // A value that does not fit its own schema is a bug, not a failure of the caller.
      const encode = <A>(schema: Schema.Codec<A, unknown>, value: NoInfer<A>) =>
        Schema.encodeEffect(Schema.fromJsonString(schema))(value).pipe(
          Effect.orDie,
          Effect.map((json) => new TextEncoder().encode(json))
        )

      const settings = Effect.fn("PromptStore.settings")(function* (organizationId: OrganizationId) {
        const found = yield* find(settingsKey(organizationId), PromptSettings)
        return Option.getOrElse(found, () => new PromptSettings({ schemaVersion: "1", revision: 0, chosen: {} }))
      })

      const replaceSettings = Effect.fn("PromptStore.replaceSettings")(function* (
        organizationId: OrganizationId,
        before: PromptSettings,
        after: PromptSettings
      ) {
        const expected = before.revision === 0 ? null : sha256(yield* encode(PromptSettings, before))
        const bytes = yield* encode(PromptSettings, after)
        const isReplaced = yield* objects.replace(settingsKey(organizationId), expected, bytes)
        if (!isReplaced) {
          return yield* new PromptError({ reason: new PromptSettingsChanged({ revision: before.revision }) })
        }
      })

      const wording = Effect.fn("PromptStore.wording")(
        (organizationId: OrganizationId, name: PromptName, version: number) =>
          find(wordingKey(organizationId, name, version), OwnWording)
      )

      const putWording = Effect.fn("PromptStore.putWording")(function* (
        organizationId: OrganizationId,
        own: OwnWording
      ) {
        const { name, version } = own
        const key = wordingKey(organizationId, name, version)
        if (yield* objects.replace(key, null, yield* encode(OwnWording, own))) return
        const kept = yield* find(key, OwnWording)
        if (Option.isNone(kept) || sha256Json(kept.value) !== sha256Json(own)) {
          return yield* new PromptError({ reason: new WordingChanged({ name, version }) })
        }
      })

      const versions = Effect.fn("PromptStore.versions")(function* (organizationId: OrganizationId, name: PromptName) {
        const prefix = wordingsPrefix(organizationId, name)
        const keys = yield* objects.list(prefix)
        return keys
          .flatMap((key) => {
            const [, version] = /^(\d+)\.json$/.exec(key.slice(prefix.length)) ?? []
            return version === undefined ? [] : [Number(version)]
          })
          .sort((a, b) => a - b)
      })

      return PromptStore.of({ settings, replaceSettings, putWording, wording, versions })
    })
  )

  /** In this process only; lost on restart. */
  static readonly layerMemory: Layer.Layer<PromptStore> = this.layer.pipe(
    Layer.provide(Layer.fresh(ObjectStore.layerMemory))
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const home = (organizationId: OrganizationId): string => `prompts/${keySegment(organizationId)}`

const settingsKey = (organizationId: OrganizationId): string => `${home(organizationId)}/settings.json`

const wordingsPrefix = (organizationId: OrganizationId, name: PromptName): string =>
  `${home(organizationId)}/wordings/${keySegment(name)}/`

const wordingKey = (organizationId: OrganizationId, name: PromptName, version: number): string =>
  `${wordingsPrefix(organizationId, name)}${version}.json`
