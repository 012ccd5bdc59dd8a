/**
 * Use cases of campaigns: make one from a brief, look at it, hand it over.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Effect, Layer, Option } from "effect"
import { AgentRunner } from "../agents/AgentRunner.ts"
import type { PostResult } from "../analytics/PostResult.ts"
import type { ResultsError } from "../analytics/ResultsError.ts"
import { checkCount } from "../analytics/ResultsLimit.ts"
import type { AuditError } from "../audit/AuditError.ts"
import { Audit } from "../audit/Audit.ts"
import type { Post } from "../content/Post.ts"
import type { FlowError, FlowStopped } from "../flow/FlowError.ts"
import { Flows } from "../flow/Flows.ts"
import { readSources } from "../knowledge/DocumentReader.ts"
import type { KnowledgeError } from "../knowledge/KnowledgeError.ts"
import type { SourceDocument } from "../knowledge/SourceDocument.ts"
import { type SourceBase, SourceReaders } from "../knowledge/SourceReader.ts"
import { choosesModel, taskKinds } from "../models/ModelChoice.ts"
import { AssetLibrary } from "../media/AssetLibrary.ts"
import type { AssetError } from "../media/AssetError.ts"
import { MediaTools } from "../media/MediaTools.ts"
import type { ModelError } from "../models/ModelError.ts"
import { ModelRouter } from "../models/ModelRouter.ts"
import type { ObjectError } from "../objects/ObjectError.ts"
import { Policies } from "../policy/Policies.ts"
import type { PolicyError } from "../policy/PolicyError.ts"
import type { ScheduleError } from "../schedule/ScheduleError.ts"
import { type CurrentActor, requirePermission } from "../tenancy/Actor.ts"
import type { TenancyError } from "../tenancy/TenancyError.ts"
import { Ledger } from "../usage/Ledger.ts"
import type { UsageError } from "../usage/UsageError.ts"
import type { Brief, BriefInput } from "./Brief.ts"
import { resolveBrief } from "./BriefDefaults.ts"
import type { BriefError } from "./BriefError.ts"
import { Campaign, type CampaignId } from "./Campaign.ts"
import { campaignSpending, type CampaignSpending, openCampaignBudget } from "./CampaignBudget.ts"
import { CampaignError, CampaignInterrupted, CampaignPaused } from "./CampaignError.ts"
import type { CampaignEstimate } from "./CampaignEstimate.ts"
import { CampaignFlow, DraftFlow, ProduceFlow } from "./CampaignFlow.ts"
import { CampaignMedia, type CampaignMediaError, type MadeMedia } from "./CampaignMedia.ts"
import { CampaignPayload } from "./CampaignPayload.ts"
import { CampaignProgress } from "./CampaignProgress.ts"
import type { ModelChoiceData, Seed } from "./CampaignRequest.ts"
import { CampaignSteps } from "./CampaignSteps.ts"
import { type CampaignKey, CampaignStore, parts } from "./CampaignStore.ts"
import { campaignIdOf } from "./internal/campaignId.ts"
import { choosesPaidMedia, makeMediaModels } from "./internal/chosenMedia.ts"
import { estimateCampaign } from "./internal/estimating.ts"
import { checkFloorLanguages } from "./internal/floorLanguages.ts"
import { readingOf } from "./internal/reading.ts"
import { makeKitReading } from "./internal/kitReading.ts"
import { plannedSlots, registered } from "./internal/registered.ts"
import { runToEnd, stoppedBy } from "./internal/runToEnd.ts"
import { slotTimes } from "./internal/slotTimes.ts"
import { sourceLanguages } from "./internal/sourceLanguages.ts"
import { standingSlot } from "./internal/review/reviewed.ts"
import type { KitFile } from "./Kit.ts"
import type { MediaOptions } from "./MediaOptions.ts"
import { Plan } from "./Plan.ts"

/** How a campaign is generated. */
export interface GenerateOptions {
  /** What relative sources are relative to. @default none: only inline sources and addresses can be read */
  readonly base?: SourceBase
  /** @default 0 */
  readonly seed?: Seed
  /** @default "none" */
  readonly model?: ModelChoiceData
  /** Whether floors may answer when every chosen model failed. @default false */
  readonly allowFloor?: boolean
  /**
   * What models may cost, in millionths of a US dollar. A campaign that has used it up pauses; with a higher budget it
   * goes on. @default the limit that it has, else the brief's, else none
   */
  readonly budgetMicroUsd?: number
  /** Whether wordings are told by `wording-written` events while models write them. @default false */
  readonly tellsWordings?: boolean
  /**
   * What became of earlier posts, up to `resultsLimits.maxResults`. What they bear out moves slots to better hours, and
   * is told to the orchestrator; other results make another campaign. @default none
   */
  readonly results?: ReadonlyArray<PostResult>
  /**
   * How pictures and videos are made once the posts stand; false: none are. Without tools none are either, and each slot
   * says what it needs. @default with the defaults of `MediaOptions`
   */
  readonly media?: MediaOptions | false
}

/** What a run takes that is no part of the campaign. */
export type RunOptions = Pick<GenerateOptions, "budgetMicroUsd" | "tellsWordings" | "media">

/** A campaign that is ready to start: its sources are read and stored, nothing is generated yet. */
export interface PreparedCampaign {
  readonly payload: CampaignPayload
  readonly brief: Brief
}

/** A generated campaign. */
export interface GeneratedCampaign {
  readonly campaignId: CampaignId
  readonly brief: Brief
  readonly plan: Plan
  /** In the order of the plan. */
  readonly posts: ReadonlyArray<Post>
  /** In the order of the brief. */
  readonly documents: ReadonlyArray<SourceDocument>
  /** What became of its pictures and videos in the call that gives this; absent where it made none. */
  readonly media?: MadeMedia
}

/** What can go wrong with a brief and its sources before anything is generated. */
export type PrepareError =
  | BriefError
  | ResultsError
  | KnowledgeError
  | ModelError
  | ScheduleError
  | CampaignError
  | ObjectError
  | TenancyError

/** What `generate` fails with. */
export type GenerateError = PrepareError | FlowError | AuditError | UsageError | CampaignMediaError

/** All operations need an actor; `generate` needs `campaign:write`, the others `campaign:read`. */
export class Campaigns extends Context.Service<
  Campaigns,
  {
    /**
     * Checks the brief, reads its sources and stores both. The same brief but for its budget, the same sources,
     * results, seed and model choice are the same campaign. Refuses what could not be generated: contradictions,
     * unreadable sources, a model that is not set up, a language without material where no model was chosen. Writes
     * nothing when it fails.
     */
    readonly prepare: (
      brief: BriefInput,
      options?: GenerateOptions
    ) => Effect.Effect<PreparedCampaign, PrepareError, CurrentActor>

    /**
     * Starts the prepared campaign or goes on with it where it stood, and waits for its end. A finished campaign is
     * returned as it is. Interrupting it pauses the campaign: the next call goes on. Fails with `CampaignPaused` when a
     * step met what it could not deal with; its remedy says what to do.
     */
    readonly run: (
      payload: CampaignPayload,
      options?: RunOptions
    ) => Effect.Effect<GeneratedCampaign, GenerateError, CurrentActor>

    /** What the prepared campaign is going to cost, with its media at most. Asks no model. */
    readonly estimate: (
      prepared: PreparedCampaign,
      options?: Pick<GenerateOptions, "media">
    ) => Effect.Effect<CampaignEstimate, PrepareError, CurrentActor>

    /** What the campaign has used, and what it may use. */
    readonly spending: (
      campaignId: CampaignId
    ) => Effect.Effect<CampaignSpending, UsageError | TenancyError, CurrentActor>

    /** `prepare`, then `run`. */
    readonly generate: (
      brief: BriefInput,
      options?: GenerateOptions
    ) => Effect.Effect<GeneratedCampaign, GenerateError, CurrentActor>

    /** Where the campaign stands. Fails with `CampaignNotFound`. */
    readonly get: (
      campaignId: CampaignId
    ) => Effect.Effect<Campaign, CampaignError | ObjectError | TenancyError, CurrentActor>

    /** The generated campaign as it stands after its review. Fails with `CampaignNotFound`, `CampaignUnfinished`. */
    readonly result: (
      campaignId: CampaignId
    ) => Effect.Effect<GeneratedCampaign, CampaignError | ObjectError | TenancyError, CurrentActor>

    /**
     * The files of the campaign's kit, sorted by path, the archive of all of them last. Every wording is judged anew by
     * the rules as they are.
     */
    readonly kit: (
      campaignId: CampaignId,
      options: { /** Name and version of the calling program. */ readonly generator: string }
    ) => Effect.Effect<
      ReadonlyArray<KitFile>,
      CampaignError | ObjectError | TenancyError | AuditError | PolicyError | UsageError | AssetError,
      CurrentActor
    >
  }
>()("@postwright/core/campaign/Campaigns") {
  /** Registers the campaign's flows with `Flows` for as long as the layer lives. */
  static readonly layerNoDeps = Layer.effect(
    Campaigns,
    Effect.gen(function* () {
      const store = yield* CampaignStore
      const flows = yield* Flows
      const progress = yield* CampaignProgress
      const readers = yield* SourceReaders
      const router = yield* ModelRouter
      const runner = yield* AgentRunner
      const ledger = yield* Ledger
      const kitOf = yield* makeKitReading
      const media = yield* CampaignMedia
      const mediaModels = yield* makeMediaModels
      const tools = yield* MediaTools

      const prepare = Effect.fn("Campaigns.prepare")(function* (input: BriefInput, options?: GenerateOptions) {
        const { organizationId } = yield* requirePermission("campaign:write")
        const documents = yield* readSources(input.sources ?? [], options?.base ?? {}, readingOf(input)).pipe(
          Effect.provideService(SourceReaders, readers)
        )
        const languages = sourceLanguages(documents)
        const brief = yield* resolveBrief(input, { now: yield* DateTime.now, detectedLanguages: languages })
        const results = options?.results ?? []
        yield* checkCount(results)
        const seed = options?.seed ?? 0
        const model = options?.model ?? "none"
        if (!choosesModel(model)) yield* checkFloorLanguages(brief, languages)
        yield* Effect.forEach(taskKinds, (task) => router.route(model, task), { discard: true })
        yield* Effect.fromResult(slotTimes(brief, seed))
        const payload = new CampaignPayload({
          campaignId: campaignIdOf(input, documents, { seed, model }, results),
          seed,
          model,
          allowFloor: options?.allowFloor ?? false,
          documents: documents.length,
          ...(results.length === 0 ? {} : { results: results.length })
        })
        const key: CampaignKey = { organizationId, campaignId: payload.campaignId }
        if (Option.isNone(yield* store.find(key, parts.campaign))) {
          yield* store.put(key, parts.briefInput, input)
          yield* store.put(key, parts.request, payload)
          yield* Effect.forEach(documents, (document, index) => store.put(key, parts.document(index), document))
          if (results.length > 0) yield* store.put(key, parts.results, results)
          // Last, so that a campaign that is there has all that its flow reads.
          yield* store.put(
            key,
            parts.campaign,
            new Campaign({ id: payload.campaignId, topic: brief.topic, state: "created" })
          )
        }
        return { payload, brief }
      })

      const run = Effect.fn("Campaigns.run")(function* (payload: CampaignPayload, options?: RunOptions) {
        if (options?.tellsWordings === true) yield* progress.watchWordings(payload.campaignId)
        const { organizationId } = yield* requirePermission("campaign:write")
        if (choosesModel(payload.model) || choosesPaidMedia(options?.media)) {
          const input = yield* store.get({ organizationId, campaignId: payload.campaignId }, parts.briefInput)
          const spent = yield* spending(payload.campaignId)
          const limit = options?.budgetMicroUsd ?? spent.budgetMicroUsd ?? budgetOf(input)
          yield* openCampaignBudget(payload.campaignId, limit).pipe(Effect.provideService(Ledger, ledger))
        }
        yield* runToEnd(flows, CampaignFlow, payload).pipe(
          Effect.catchTag("FlowStopped", (stopped) => Effect.fail(toCampaignError(payload.campaignId, stopped)))
        )
        const isMade = options?.media !== false && (yield* tools.has("cards"))
        const made = isMade ? yield* media.make(payload.campaignId, options?.media || undefined) : undefined
        yield* progress.finished(payload.campaignId)
        const campaign = yield* result(payload.campaignId)
        return made === undefined ? campaign : { ...campaign, media: made }
      }, Effect.scoped)

      const generate = Effect.fn("Campaigns.generate")(function* (input: BriefInput, options?: GenerateOptions) {
        const { payload } = yield* prepare(input, options)
        return yield* run(payload, options)
      })

      const estimate = Effect.fn("Campaigns.estimate")(function* (
        { brief, payload }: PreparedCampaign,
        { media }: Pick<GenerateOptions, "media"> = {}
      ) {
        const { organizationId } = yield* requirePermission("campaign:write")
        const { campaignId, model, seed } = payload
        const key: CampaignKey = { organizationId, campaignId }
        return yield* estimateCampaign({
          campaignId,
          brief,
          documents: yield* store.documents(key, payload.documents),
          results: payload.results === undefined ? [] : yield* store.get(key, parts.results),
          now: yield* DateTime.now,
          times: yield* Effect.fromResult(slotTimes(brief, seed)),
          seed,
          model,
          media: media === undefined || media === false ? undefined : yield* mediaModels(media),
          runner,
          route: (task) => router.route(model, task)
        })
      })

      const spending = Effect.fn("Campaigns.spending")(function* (campaignId: CampaignId) {
        yield* requirePermission("campaign:read")
        return yield* campaignSpending(campaignId).pipe(Effect.provideService(Ledger, ledger))
      })

      const keyOf = Effect.fnUntraced(function* (campaignId: CampaignId) {
        const { organizationId } = yield* requirePermission("campaign:read")
        return { organizationId, campaignId }
      })

      const get = Effect.fn("Campaigns.get")(function* (campaignId: CampaignId) {
        return yield* registered(store, yield* keyOf(campaignId))
      })

      const result = Effect.fn("Campaigns.result")(function* (campaignId: CampaignId) {
        const key = yield* keyOf(campaignId)
        const generated = yield* plannedSlots(store, key)
        const standing = yield* Effect.forEach(generated.slots, (slot) => standingSlot(store, key, slot), {
          concurrency: 8
        })
        const plan = new Plan({ ...generated, slots: standing.map(({ slot }) => slot) })
        const posts = standing.flatMap(({ post }) => (post === undefined ? [] : [post]))
        const brief = yield* store.get(key, parts.brief)
        const documents = yield* store.documents(key, brief.sources.length)
        return { campaignId, brief, plan, posts, documents }
      })

      const kit = Effect.fn("Campaigns.kit")(function* (
        campaignId: CampaignId,
        options: { readonly generator: string }
      ) {
        const generated = yield* result(campaignId)
        const [key, spent] = [yield* keyOf(campaignId), yield* spending(campaignId)]
        return yield* kitOf({ key, generated, spent, generator: options.generator })
      })

      return Campaigns.of({ prepare, run, generate, estimate, spending, get, result, kit })
    })
  ).pipe(
    Layer.provideMerge(Layer.mergeAll(Flows.layer(CampaignFlow), Flows.layer(DraftFlow), Flows.layer(ProduceFlow)))
  )

  /** With the steps and stores of the campaign capability. */
  static readonly layer = this.layerNoDeps.pipe(
    Layer.provide(
      Layer.mergeAll(
        CampaignSteps.layer,
        CampaignProgress.layer,
        CampaignStore.layer,
        Audit.layer,
        Policies.layer,
        AssetLibrary.layer,
        CampaignMedia.layer,
        ModelRouter.layer
      )
    )
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const toCampaignError = (campaignId: CampaignId, stopped: FlowStopped): CampaignError =>
  new CampaignError({
    reason:
      stopped.status === "Interrupted"
        ? new CampaignInterrupted({ campaignId })
        : new CampaignPaused({ campaignId, ...stoppedBy(stopped, "a step met a defect") })
  })

/** In micro-USD, as the brief is read. */
const budgetOf = ({ budget }: BriefInput): number | undefined =>
  budget === undefined ? undefined : Math.max(1, Math.round(budget * 1_000_000))
