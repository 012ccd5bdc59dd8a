/**
 * What a campaign knows and has made, kept in the object store: one place for every adapter of bytes.
 *
 * @since 0.1.0
 */
import { Cache, Context, Data, Duration, Effect, Exit, Layer, Option, Schema } from "effect"
import { PostResult } from "../analytics/PostResult.ts"
import { Post } from "../content/Post.ts"
import { Findings } from "../knowledge/Finding.ts"
import { SourceDocument } from "../knowledge/SourceDocument.ts"
import { type ObjectError } from "../objects/ObjectError.ts"
import { keySegment } from "../objects/KeySegment.ts"
import { ObjectStore } from "../objects/ObjectStore.ts"
import type { OrganizationId } from "../tenancy/Actor.ts"
import { sha256 } from "../text/Digest.ts"
import { TrendReport } from "../trends/TrendReport.ts"
import { Direction } from "./Angle.ts"
import { Brief, BriefInput } from "./Brief.ts"
import { Campaign, type CampaignId } from "./Campaign.ts"
import { CampaignPayload } from "./CampaignPayload.ts"
import { CampaignError, CampaignUnreadable } from "./CampaignError.ts"
import { Dossier } from "./Dossier.ts"
import { Editorial, FirstDraft } from "./Editorial.ts"
import { Learned } from "./Learned.ts"
import { MissingPart } from "./MissingPart.ts"
import { Plan, SlotIdea, type SlotId, SlotTime } from "./Plan.ts"
import { Production } from "./Production.ts"
import { PlanJudgement, PostJudgement } from "./PolicyRecheck.ts"
import { Regeneration, RegeneratedSlot, RegenerationEnd } from "./Regeneration.ts"
import { SlotReview } from "./Review.ts"
import { NeedsMedia, SlotMedia } from "./SlotMedia.ts"

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

/** The content of one version of a slot: its post, and the idea that the post carries. */
export const VersionContent = Schema.Struct({ post: Post, idea: SlotIdea })
export type VersionContent = typeof VersionContent.Type

/** What somebody chose once for all media of a campaign. */
export const MediaChoices = Schema.Struct({
  /** SHA-256 of the music's file, which is kept beside it. */
  music: Schema.optionalKey(Schema.NonEmptyString),
  watermark: Schema.optionalKey(Schema.NonEmptyString)
})
export type MediaChoices = typeof MediaChoices.Type

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
  /** What of the moment the campaign follows; only where the brief names trends. */
  trends: { name: "trends.json", schema: TrendReport } satisfies Part<TrendReport>,
  /** How the campaign is made. */
  production: { name: "production.json", schema: Production } satisfies Part<Production>,
  /** Of earlier posts; only where the campaign was given some. */
  results: { name: "results.json", schema: Schema.Array(PostResult) } satisfies Part<ReadonlyArray<PostResult>>,
  /** What followed from them. */
  learned: { name: "learned.json", schema: Learned } satisfies Part<Learned>,
  direction: { name: "direction.json", schema: Direction } satisfies Part<Direction>,
  /** Slots with their instants, before anything is written. */
  times: { name: "times.json", schema: Schema.Array(SlotTime) } satisfies Part<ReadonlyArray<SlotTime>>,
  plan: { name: "plan.json", schema: Plan } satisfies Part<Plan>,
  /** As it was before editing. */
  firstDraft: (slotId: SlotId): Part<FirstDraft> => ({ name: `first-drafts/${slotId}.json`, schema: FirstDraft }),
  /** What became of the drafts. */
  editorial: { name: "editorial.json", schema: Editorial } satisfies Part<Editorial>,
  /** What a post has besides its text, by the hash of its content. */
  dossier: (slotId: SlotId, contentHash: string): Part<Dossier> => ({
    name: `dossiers/${slotId}/${contentHash}.json`,
    schema: Dossier
  }),
  /** Everything that was made for a post, by the digest of its first file. */
  slotMedia: (slotId: SlotId, first: string): Part<SlotMedia> => ({
    name: `media/${slotId}/${first}.json`,
    schema: SlotMedia
  }),
  /** Why the post of a slot had no media when they were made last. */
  needsMedia: (slotId: SlotId): Part<NeedsMedia> => ({ name: `media/${slotId}/needs.json`, schema: NeedsMedia }),
  /** For media that are made later. */
  mediaChoices: { name: "media/choices.json", schema: MediaChoices } satisfies Part<MediaChoices>,
  /** A part that nobody could make, by the digest of its operation and of what it should have been made from. */
  missing: (digest: string): Part<MissingPart> => ({ name: `missing/${digest}.json`, schema: MissingPart }),
  /** As the campaign generated it; versions after it are kept with the review. */
  post: (slotId: SlotId): Part<Post> => ({ name: `posts/${slotId}.json`, schema: Post }),
  /** Written by `CampaignStore.replace` alone. */
  review: (slotId: SlotId): Part<SlotReview> => ({ name: `reviews/${slotId}.json`, schema: SlotReview }),
  /** How the posts were judged when somebody last looked at all of them. */
  judgement: { name: "judgement.json", schema: PlanJudgement } satisfies Part<PlanJudgement>,
  /** How the post of a slot was judged when it was changed after that. */
  postJudgement: (slotId: SlotId): Part<PostJudgement> => ({
    name: `judgements/${slotId}.json`,
    schema: PostJudgement
  }),
  /** By digest, so that two who make a version at once never overwrite each other. */
  version: (slotId: SlotId, digest: string): Part<VersionContent> => ({
    name: `versions/${slotId}/${digest}.json`,
    schema: VersionContent
  }),
  /** The latest regeneration. Written by `CampaignStore.replace` alone. */
  regeneration: { name: "regeneration.json", schema: Regeneration } satisfies Part<Regeneration>,
  /** Ideas of one round of regeneration. */
  roundDirection: (round: number): Part<Direction> => ({
    name: `regenerations/${round}/direction.json`,
    schema: Direction
  }),
  /** New drafts of one round of regeneration. */
  roundDraft: (round: number, slotId: SlotId): Part<RegeneratedSlot> => ({
    name: `regenerations/${round}/drafts/${slotId}.json`,
    schema: RegeneratedSlot
  }),
  /** What became of one round of regeneration. */
  roundEnd: (round: number): Part<RegenerationEnd> => ({
    name: `regenerations/${round}/end.json`,
    schema: RegenerationEnd
  })
} as const

/** A piece as it was read: `stamp` is what `replace` compares with; null where there was none. */
export interface Stamped<A> {
  readonly value: Option.Option<A>
  readonly stamp: string | null
}

export class CampaignStore extends Context.Service<
  CampaignStore,
  {
    /** Writes the piece, atomically and durably. */
    readonly put: <A>(key: CampaignKey, part: Part<A>, value: NoInfer<A>) => Effect.Effect<void, ObjectError>

    /** The piece. Fails with `ObjectNotFound`, and with `CampaignUnreadable` when its bytes no longer fit the schema. */
    readonly get: <A>(key: CampaignKey, part: Part<A>) => Effect.Effect<A, ObjectError | CampaignError>

    /** The piece, if it was written. */
    readonly find: <A>(key: CampaignKey, part: Part<A>) => Effect.Effect<Option.Option<A>, ObjectError | CampaignError>

    /** Keeps a piece of music, durably, and gives its digest. */
    readonly putMusic: (key: CampaignKey, bytes: Uint8Array) => Effect.Effect<string, ObjectError>

    /** The music with this digest, if it was kept. */
    readonly findMusic: (key: CampaignKey, digest: string) => Effect.Effect<Option.Option<Uint8Array>, ObjectError>

    /**
     * The first `count` documents. They are written once and can be large, so those of the campaigns that were asked
     * for last are kept in memory for a while.
     */
    readonly documents: (
      key: CampaignKey,
      count: number
    ) => Effect.Effect<ReadonlyArray<SourceDocument>, ObjectError | CampaignError>

    /** The piece, if it was written, with the stamp that `replace` takes. */
    readonly findStamped: <A>(key: CampaignKey, part: Part<A>) => Effect.Effect<Stamped<A>, ObjectError | CampaignError>

    /** Writes the piece only where it is still the one that was read. Says whether it did. */
    readonly replace: <A>(
      key: CampaignKey,
      part: Part<A>,
      stamp: string | null,
      value: NoInfer<A>
    ) => Effect.Effect<boolean, ObjectError>
  }
>()("@postwright/core/campaign/CampaignStore") {
  /** Over any `ObjectStore`, under `campaigns/<organization>/<campaign>/`. */
  static readonly layer: Layer.Layer<CampaignStore, never, ObjectStore> = Layer.effect(
    CampaignStore,
    Effect.gen(function* () {
      const objects = yield* ObjectStore

      // A value that does not fit its own schema is a bug, not a failure of the caller.
      const encode = <A>(part: Part<A>, value: NoInfer<A>) =>
        Effect.map(Effect.orDie(Schema.encodeEffect(Schema.fromJsonString(part.schema))(value)), (json) =>
          new TextEncoder().encode(json)
        )

      const read = Effect.fnUntraced(function* <A>(key: CampaignKey, part: Part<A>) {
        const path = objectKey(key, part.name)
        const bytes = yield* objects.get(path)
        const value = yield* Schema.decodeUnknownEffect(Schema.fromJsonString(part.schema))(
          new TextDecoder().decode(bytes)
        ).pipe(Effect.mapError((cause) => new CampaignError({ reason: new CampaignUnreadable({ key: path, cause }) })))
        return { value, bytes }
      })

      const put = Effect.fnUntraced(function* <A>(key: CampaignKey, part: Part<A>, value: NoInfer<A>) {
        yield* objects.put(objectKey(key, part.name), yield* encode(part, value))
      })

      const replace = Effect.fnUntraced(function* <A>(
        key: CampaignKey,
        part: Part<A>,
        stamp: string | null,
        value: NoInfer<A>
      ) {
        return yield* objects.replace(objectKey(key, part.name), stamp, yield* encode(part, value))
      })

      const get = <A>(key: CampaignKey, part: Part<A>) => Effect.map(read(key, part), ({ value }) => value)

      const findStamped = <A>(key: CampaignKey, part: Part<A>) =>
        read(key, part).pipe(
          Effect.map(({ bytes, value }): Stamped<A> => ({ value: Option.some(value), stamp: sha256(bytes) })),
          Effect.catchReason("ObjectError", "ObjectNotFound", () =>
            Effect.succeed<Stamped<A>>({ value: Option.none<A>(), stamp: null })
          )
        )

      const find = <A>(key: CampaignKey, part: Part<A>) =>
        get(key, part).pipe(
          Effect.map(Option.some),
          Effect.catchReason("ObjectError", "ObjectNotFound", () => Effect.succeed(Option.none<A>()))
        )

      const musicKey = (key: CampaignKey, digest: string) => objectKey(key, `media/music/${digest}`)

      const putMusic = Effect.fnUntraced(function* (key: CampaignKey, bytes: Uint8Array) {
        const digest = sha256(bytes)
        yield* objects.put(musicKey(key, digest), bytes)
        return digest
      })

      const findMusic = (key: CampaignKey, digest: string) =>
        objects.get(musicKey(key, digest)).pipe(
          Effect.map(Option.some),
          Effect.catchReason("ObjectError", "ObjectNotFound", () => Effect.succeed(Option.none<Uint8Array>()))
        )

      const kept = yield* Cache.makeWith(
        ({ count, key }: DocumentsKey) =>
          Effect.forEach(
            Array.from({ length: count }, (_, index) => parts.document(index)),
            (part) => get(key, part)
          ),
        // A failure is not kept: what could not be read may be mended.
        { capacity: 2, timeToLive: (exit) => (Exit.isSuccess(exit) ? Duration.minutes(5) : Duration.zero) }
      )

      const documents = (key: CampaignKey, count: number) =>
        Cache.get(kept, new DocumentsKey({ key: { ...key }, count }))

      return CampaignStore.of({ put, replace, get, find, documents, findStamped, putMusic, findMusic })
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

class DocumentsKey extends Data.Class<{ readonly key: CampaignKey; readonly count: number }> {}

const objectKey = (key: CampaignKey, name: string): string =>
  `campaigns/${keySegment(key.organizationId)}/${keySegment(key.campaignId)}/${name}`
