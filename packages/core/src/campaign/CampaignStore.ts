/**
 * What a campaign knows and has made, kept in the object store: one place for every adapter of bytes.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, Option, Schema } from "effect"
import { Post } from "../content/Post.ts"
import { Findings } from "../knowledge/Finding.ts"
import { SourceDocument } from "../knowledge/SourceDocument.ts"
import { type ObjectError } from "../objects/ObjectError.ts"
import { keySegment } from "../objects/KeySegment.ts"
import { ObjectStore } from "../objects/ObjectStore.ts"
import type { OrganizationId } from "../tenancy/Actor.ts"
import { Direction } from "./Angle.ts"
import { Brief, BriefInput } from "./Brief.ts"
import { Campaign, type CampaignId } from "./Campaign.ts"
import { CampaignPayload } from "./CampaignPayload.ts"
import { CampaignError, CampaignUnreadable } from "./CampaignError.ts"
import { Plan, type SlotId, SlotTime } from "./Plan.ts"

/** A campaign within its tenant. */
export interface CampaignKey {
  readonly organizationId: OrganizationId
  readonly campaignId: CampaignId
}

/** A named piece of a campaign and how it is encoded. Each is written whole; writing it again replaces it. */
export interface Part<A> {
  /** Path under the campaign. */
  readonly name: string
  readonly schema: Schema.Codec<A, unknown>
}

/** The pieces there are. */
export const parts = {
  campaign: { name: "campaign.json", schema: Campaign } satisfies Part<Campaign>,
  /** What the flow was started with. */
  request: { name: "request.json", schema: CampaignPayload } satisfies Part<CampaignPayload>,
  /** As the author wrote it. */
  briefInput: { name: "brief-input.json", schema: BriefInput } satisfies Part<typeof BriefInput.Type>,
  /** With every default filled in. */
  brief: { name: "brief.json", schema: Brief } satisfies Part<Brief>,
  document: (index: number): Part<SourceDocument> => ({
    name: `documents/${String(index + 1).padStart(3, "0")}.json`,
    schema: SourceDocument
  }),
  findings: { name: "findings.json", schema: Findings } satisfies Part<Findings>,
  direction: { name: "direction.json", schema: Direction } satisfies Part<Direction>,
  /** Slots with their instants, before anything is written. */
  times: { name: "times.json", schema: Schema.Array(SlotTime) } satisfies Part<ReadonlyArray<SlotTime>>,
  plan: { name: "plan.json", schema: Plan } satisfies Part<Plan>,
  post: (slotId: SlotId): Part<Post> => ({ name: `posts/${slotId}.json`, schema: Post })
} as const

export class CampaignStore extends Context.Service<
  CampaignStore,
  {
    /** Writes the piece, atomically and durably. */
    readonly put: <A>(key: CampaignKey, part: Part<A>, value: NoInfer<A>) => Effect.Effect<void, ObjectError>

    /** The piece. Fails with `ObjectNotFound`, and with `CampaignUnreadable` when its bytes no longer fit the schema. */
    readonly get: <A>(key: CampaignKey, part: Part<A>) => Effect.Effect<A, ObjectError | CampaignError>

    /** The piece, if it was written. */
    readonly find: <A>(key: CampaignKey, part: Part<A>) => Effect.Effect<Option.Option<A>, ObjectError | CampaignError>
  }
>()("@postwright/core/campaign/CampaignStore") {
  /** Over any `ObjectStore`, under `campaigns/<organization>/<campaign>/`. */
  static readonly layer: Layer.Layer<CampaignStore, never, ObjectStore> = Layer.effect(
    CampaignStore,
    Effect.gen(function* () {
      const objects = yield* ObjectStore

      const put = Effect.fnUntraced(function* <A>(key: CampaignKey, part: Part<A>, value: NoInfer<A>) {
        // A value that does not fit its own schema is a bug, not a failure of the caller.
        const json = yield* Effect.orDie(Schema.encodeEffect(Schema.fromJsonString(part.schema))(value))
        yield* objects.put(objectKey(key, part.name), new TextEncoder().encode(json))
      })

      const get = Effect.fnUntraced(function* <A>(key: CampaignKey, part: Part<A>) {
        const path = objectKey(key, part.name)
        const bytes = yield* objects.get(path)
        return yield* Schema.decodeUnknownEffect(Schema.fromJsonString(part.schema))(
          new TextDecoder().decode(bytes)
        ).pipe(Effect.mapError((cause) => new CampaignError({ reason: new CampaignUnreadable({ key: path, cause }) })))
      })

      const find = <A>(key: CampaignKey, part: Part<A>) =>
        get(key, part).pipe(
          Effect.map(Option.some),
          Effect.catchReason("ObjectError", "ObjectNotFound", () => Effect.succeed(Option.none<A>()))
        )

      return CampaignStore.of({ put, get, find })
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const objectKey = (key: CampaignKey, name: string): string =>
  `campaigns/${keySegment(key.organizationId)}/${keySegment(key.campaignId)}/${name}`
