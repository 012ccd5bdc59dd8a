/**
 * What stands behind the promise door: the services, run as promises.
 *
 * @since 0.1.0
 */
import { Effect, Fiber, Layer, Logger, ManagedRuntime, Stream } from "effect"
import { decodeResults } from "../../analytics/ResultsDecoder.ts"
import { decodeBrief } from "../../campaign/BriefParser.ts"
import { CampaignId } from "../../campaign/Campaign.ts"
import { Campaigns } from "../../campaign/Campaigns.ts"
import { EventBus } from "../../events/EventBus.ts"
import * as Core from "../../Postwright.ts"
import { type Actor, CurrentActor, localOwner } from "../../tenancy/Actor.ts"
import type { Ledger } from "../../usage/Ledger.ts"
import type { Adapter } from "../Adapter.ts"
import type { Brief, Progress } from "../Formats.ts"
import type { CampaignEstimate } from "../Models.ts"
import type { GenerateOptions, KitFile } from "../Generate.ts"
import type { WordedAgent } from "../Postwright.ts"
import type { OrganizationPrompts } from "../Prompts.ts"
import type { InsightReport, InsightsOptions } from "../Results.ts"
import type { CampaignReview, ReviewOptions } from "../Review.ts"
import type { IngestOptions, Transcript, TranscriptMaterial } from "../Transcripts.ts"
import { type AgentCalls, agentCalls, promptsLayer } from "./agentCalls.ts"
import { type CommunityCalls, communityCalls } from "./communityCalls.ts"
import { closedError } from "./closedError.ts"
import type { Feed } from "./feed.ts"
import { composeAdapters } from "./composeAdapters.ts"
import { type CampaignData, campaignData, progressOf } from "./plainData.ts"
import { mediaOptions } from "./mediaOptions.ts"
import { type PolicyCalls, policyCalls } from "./policyCalls.ts"
import { promptCalls } from "./promptCalls.ts"
import { insightCalls } from "./resultCalls.ts"
import { reviewCalls } from "./reviewCalls.ts"
import { ingestCall } from "./transcriptCalls.ts"
import { toPostwrightError } from "./toPostwrightError.ts"

/** The operations of one `createPostwright`. All reject with `PostwrightError`. */
export interface Engine extends CommunityCalls {
  /** Progress goes to the feed while it runs. */
  readonly generate: (brief: Brief, options: GenerateOptions, feed: Feed<Progress>) => Promise<CampaignData>
  readonly estimate: (brief: Brief, options: GenerateOptions) => Promise<CampaignEstimate>
  readonly kit: (campaignId: string) => Promise<ReadonlyArray<KitFile>>
  readonly review: (campaignId: string, options: ReviewOptions) => CampaignReview
  readonly policy: PolicyCalls
  readonly prompts: OrganizationPrompts
  readonly runAgent: AgentCalls["run"]
  readonly runBuiltIn: AgentCalls["runBuiltIn"]
  readonly insights: (options: InsightsOptions) => Promise<InsightReport>
  readonly ingest: (material: TranscriptMaterial, options: IngestOptions) => Promise<Transcript>
  readonly close: () => Promise<void>
}

/** Builds nothing before the first operation. */
export const openEngine = (adapters: ReadonlyArray<Adapter>, agents: ReadonlyArray<WordedAgent>): Engine => {
  const runtime = ManagedRuntime.make(
    Layer.merge(Core.layer, promptsLayer(agents)).pipe(
      Layer.provideMerge(composeAdapters(adapters)),
      // The console is the host's. An adapter's layer may bring a logger.
      Layer.provideMerge(Logger.layer([]))
    )
  )
  let isClosed = false

  const run = <A, E>(
    effect: Effect.Effect<A, E, Core.Services | Ledger | CurrentActor>,
    signal?: AbortSignal,
    actor: Actor = localOwner
  ): Promise<A> => {
    // What needs no waiting would be done before the signal is looked at.
    if (signal?.aborted === true) return Promise.reject(toPostwrightError(signal.reason, signal))
    return runtime
      .runPromise(Effect.provideService(effect, CurrentActor, actor), signal === undefined ? {} : { signal })
      .catch((cause: unknown) => Promise.reject(isClosed ? closedError() : toPostwrightError(cause, signal)))
  }

  const prepare = Effect.fnUntraced(function* (brief: Brief, given: GenerateOptions) {
    const { allowFloor, budget, folder, model, media, results, seed, tellsWordings } = given
    const campaigns = yield* Campaigns
    const input = yield* decodeBrief(brief)
    const options = {
      ...(allowFloor === undefined ? {} : { allowFloor }),
      ...(model === undefined ? {} : { model }),
      ...(results === undefined ? {} : { results: results.length === 0 ? [] : yield* decodeResults(results) }),
      ...(seed === undefined ? {} : { seed }),
      ...(tellsWordings === undefined ? {} : { tellsWordings }),
      ...(budget === undefined ? {} : { budgetMicroUsd: Math.round(budget * 1_000_000) }),
      ...(folder === undefined ? {} : { base: { folder } }),
      ...(media === undefined ? {} : { media: mediaOptions(media) })
    }
    return { campaigns, options, prepared: yield* campaigns.prepare(input, options) }
  })

  const generate: Engine["generate"] = (brief, given, feed) =>
    run(
      Effect.gen(function* () {
        const bus = yield* EventBus
        const { campaigns, options, prepared } = yield* prepare(brief, given)
        const { payload } = prepared
        const events = yield* bus.subscribe(localOwner.organizationId)
        const reporting = yield* events.pipe(
          Stream.filter((event) => "campaignId" in event && event.campaignId === payload.campaignId),
          Stream.takeUntil((event) => event._tag === "campaign-stage-changed" && event.to === "reviewing"),
          Stream.runForEach((event) => Effect.sync(() => feed.push(...progressOf(event)))),
          Effect.forkScoped
        )
        const campaign = yield* campaigns.run(payload, options)
        yield* Fiber.join(reporting)
        return campaignData(campaign)
      }).pipe(Effect.scoped),
      given.signal
    )

  const estimate: Engine["estimate"] = (brief, given) =>
    run(
      Effect.gen(function* () {
        const { campaigns, prepared } = yield* prepare(brief, given)
        const options = given.media === undefined ? {} : { media: mediaOptions(given.media) }
        const { agents, costMicroUsd, material, media, mostMicroUsd } = yield* campaigns.estimate(prepared, options)
        const { campaignId } = prepared.payload
        return {
          campaignId,
          agents: agents.map((agent) => ({ ...agent })),
          ...(material === undefined ? {} : { material: { ...material } }),
          ...(media === undefined ? {} : { media: media.map((one) => ({ ...one })) }),
          costMicroUsd,
          mostMicroUsd
        }
      }),
      given.signal
    )

  const kit: Engine["kit"] = (campaignId) =>
    run(
      Effect.flatMap(Campaigns, (campaigns) => campaigns.kit(CampaignId.make(campaignId), { generator: "postwright" }))
    )

  const review: Engine["review"] = (campaignId, options) =>
    reviewCalls((effect, { actor, signal }) => run(effect, signal, actor), campaignId, options)

  const policy = policyCalls((effect, { actor, signal }) => run(effect, signal, actor))

  const prompts = promptCalls((effect, { actor }) => run(effect, undefined, actor))

  const community = communityCalls((effect, { actor, signal }) => run(effect, signal, actor))

  const { run: runAgent, runBuiltIn } = agentCalls((effect, { actor, signal }) => run(effect, signal, actor))

  const insights = insightCalls(run)
  const ingest = ingestCall(run)

  const close = () => {
    isClosed = true
    return runtime.dispose()
  }

  return {
    generate,
    estimate,
    kit,
    review,
    policy,
    prompts,
    ...community,
    runAgent,
    runBuiltIn,
    insights,
    ingest,
    close
  }
}
