/**
 * Port: what an organization has set about its policy, and what moderation models answered it.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, Option, Schema } from "effect"
import { keySegment } from "../objects/KeySegment.ts"
import type { ObjectError } from "../objects/ObjectError.ts"
import { ObjectStore } from "../objects/ObjectStore.ts"
import type { OrganizationId } from "../tenancy/Actor.ts"
import { sha256, sha256Json } from "../text/Digest.ts"
import { ModerationLabel } from "./PolicyContext.ts"
import { PolicyError, PolicySettingsChanged, PolicyUnreadable, RulePackChanged } from "./PolicyError.ts"
import { SeveritySetting } from "./PolicySet.ts"
import { RulePack, RulePackRef } from "./RulePack.ts"

/** An organization's choices. */
export class PolicySettings extends Schema.Class<PolicySettings>("@postwright/core/policy/PolicySettings")({
  schemaVersion: Schema.Literal("1"),
  /** Rises with every change; 0 while nothing was set. */
  revision: Schema.Int,
  /** By rule id. */
  severities: Schema.Record(Schema.String, SeveritySetting),
  /** Own packs in use, each in one version, sorted by id. */
  packs: Schema.Array(RulePackRef)
}) {}

export class PolicyStore extends Context.Service<
  PolicyStore,
  {
    /** The settings; nothing set when none were stored. Fails with `PolicyUnreadable`, `ObjectStoreUnavailable`. */
    readonly settings: (organizationId: OrganizationId) => Effect.Effect<PolicySettings, PolicyError | ObjectError>

    /**
     * Replaces the settings that were read, atomically and durably. Fails with `PolicySettingsChanged` when they are no
     * longer those.
     */
    readonly replaceSettings: (
      organizationId: OrganizationId,
      before: PolicySettings,
      after: PolicySettings
    ) => Effect.Effect<void, PolicyError | ObjectError>

    /**
     * Keeps a version of a pack for ever. The same version again changes nothing; with other rules it fails with
     * `RulePackChanged`, also where both come at once.
     */
    readonly putPack: (organizationId: OrganizationId, pack: RulePack) => Effect.Effect<void, PolicyError | ObjectError>

    /** The version of the pack. Fails with `ObjectNotFound`, `PolicyUnreadable`. */
    readonly pack: (
      organizationId: OrganizationId,
      ref: RulePackRef
    ) => Effect.Effect<RulePack, PolicyError | ObjectError>

    /** Every version of every pack that was kept, sorted by id, then version. */
    readonly packs: (organizationId: OrganizationId) => Effect.Effect<ReadonlyArray<RulePackRef>, ObjectError>

    /**
     * What a moderation model once answered to the question with this digest; none: it was not asked. Fails with
     * `PolicyUnreadable`, `ObjectStoreUnavailable`.
     */
    readonly moderation: (
      organizationId: OrganizationId,
      digest: string
    ) => Effect.Effect<Option.Option<ReadonlyArray<ModerationLabel>>, PolicyError | ObjectError>

    /** Keeps the answer, durably on return; a second one replaces the first. Holds no text but what labels hold. */
    readonly keepModeration: (
      organizationId: OrganizationId,
      digest: string,
      labels: ReadonlyArray<ModerationLabel>
    ) => Effect.Effect<void, ObjectError>
  }
>()("@postwright/core/policy/PolicyStore") {
  /** Over any `ObjectStore`, under `policy/<organization>/`. */
  static readonly layer: Layer.Layer<PolicyStore, never, ObjectStore> = Layer.effect(
    PolicyStore,
    Effect.gen(function* () {
      const objects = yield* ObjectStore

      const read = Effect.fnUntraced(function* <A>(key: string, schema: Schema.Codec<A, unknown>) {
        const bytes = yield* objects.get(key)
        return yield* Schema.decodeUnknownEffect(Schema.fromJsonString(schema))(new TextDecoder().decode(bytes)).pipe(
          Effect.mapError((cause) => new PolicyError({ reason: new PolicyUnreadable({ key, cause }) }))
        )
      })

      // A value that does not fit its own schema is a bug, not a failure of the caller.
      const encode = <A>(schema: Schema.Codec<A, unknown>, value: NoInfer<A>) =>
        Schema.encodeEffect(Schema.fromJsonString(schema))(value).pipe(
          Effect.orDie,
          Effect.map((json) => new TextEncoder().encode(json))
        )

      const find = <A>(key: string, schema: Schema.Codec<A, unknown>) =>
        read(key, schema).pipe(
          Effect.map(Option.some),
          Effect.catchReason("ObjectError", "ObjectNotFound", () => Effect.succeed(Option.none<A>()))
        )

      const settings = Effect.fn("PolicyStore.settings")(function* (organizationId: OrganizationId) {
        const found = yield* find(settingsKey(organizationId), PolicySettings)
        return Option.getOrElse(
          found,
          () => new PolicySettings({ schemaVersion: "1", revision: 0, severities: {}, packs: [] })
        )
      })

      const replaceSettings = Effect.fn("PolicyStore.replaceSettings")(function* (
        organizationId: OrganizationId,
        before: PolicySettings,
        after: PolicySettings
      ) {
        const expected = before.revision === 0 ? null : sha256(yield* encode(PolicySettings, before))
        const bytes = yield* encode(PolicySettings, after)
        const isReplaced = yield* objects.replace(settingsKey(organizationId), expected, bytes)
        if (!isReplaced) {
          return yield* new PolicyError({ reason: new PolicySettingsChanged({ revision: before.revision }) })
        }
      })

      const putPack = Effect.fn("PolicyStore.putPack")(function* (organizationId: OrganizationId, pack: RulePack) {
        const key = packKey(organizationId, pack)
        const isFirst = yield* objects.replace(key, null, yield* encode(RulePack, pack))
        if (!isFirst && sha256Json(yield* read(key, RulePack)) !== sha256Json(pack)) {
          return yield* new PolicyError({ reason: new RulePackChanged({ packId: pack.id, version: pack.version }) })
        }
      })

      const pack = Effect.fn("PolicyStore.pack")((organizationId: OrganizationId, ref: RulePackRef) =>
        read(packKey(organizationId, ref), RulePack)
      )

      const packs = Effect.fn("PolicyStore.packs")(function* (organizationId: OrganizationId) {
        const prefix = `${home(organizationId)}/packs/`
        const keys = yield* objects.list(prefix)
        return keys
          .flatMap((key) => {
            const [, id, version] = /^([a-z0-9-]+)\/(\d+)\.json$/.exec(key.slice(prefix.length)) ?? []
            return id === undefined ? [] : [decodeRef({ id, version: Number(version) })]
          })
          .sort((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1))
      })

      const moderation = Effect.fn("PolicyStore.moderation")(function* (
        organizationId: OrganizationId,
        digest: string
      ) {
        const found = yield* find(moderationKey(organizationId, digest), KeptModeration)
        return Option.map(found, ({ labels }) => labels)
      })

      const keepModeration = Effect.fn("PolicyStore.keepModeration")(function* (
        organizationId: OrganizationId,
        digest: string,
        labels: ReadonlyArray<ModerationLabel>
      ) {
        const bytes = yield* encode(KeptModeration, { schemaVersion: "1", labels })
        yield* objects.put(moderationKey(organizationId, digest), bytes)
      })

      return PolicyStore.of({ settings, replaceSettings, putPack, pack, packs, moderation, keepModeration })
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const KeptModeration = Schema.Struct({
  schemaVersion: Schema.Literal("1"),
  labels: Schema.Array(ModerationLabel)
})

const decodeRef = Schema.decodeUnknownSync(RulePackRef)

const home = (organizationId: OrganizationId): string => `policy/${keySegment(organizationId)}`

const settingsKey = (organizationId: OrganizationId): string => `${home(organizationId)}/settings.json`

const packKey = (organizationId: OrganizationId, { id, version }: RulePackRef): string =>
  `${home(organizationId)}/packs/${id}/${version}.json`

const moderationKey = (organizationId: OrganizationId, digest: string): string =>
  `${home(organizationId)}/moderation/${keySegment(digest)}.json`
