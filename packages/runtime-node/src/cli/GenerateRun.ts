/**
 * The run behind `postwright generate`, once its brief and its place are known to be good.
 *
 * @since 0.1.0
 */
import { type PostResult } from "@postwright/core/analytics/PostResult"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { type ParsedBrief } from "@postwright/core/campaign/BriefParser"
import { CampaignId } from "@postwright/core/campaign/Campaign"
import { type CampaignError } from "@postwright/core/campaign/CampaignError"
import { type CampaignEstimate } from "@postwright/core/campaign/CampaignEstimate"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { type KitFile } from "@postwright/core/campaign/Kit"
import { type MediaOptions } from "@postwright/core/campaign/MediaOptions"
import { EventBus } from "@postwright/core/events/EventBus"
import { choosesModel } from "@postwright/core/models/ModelChoice"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { DateTime, Effect, Fiber, Option, Path, Ref, Stream } from "effect"
import { pathToFileURL } from "node:url"
import * as Settings from "../config/Settings.ts"
import * as MediaModels from "../config/MediaModels.ts"
import * as Models from "../config/Models.ts"
import { generateLayer } from "../Main.ts"
import { CliError } from "./CliError.ts"
import { dollars } from "./Dollars.ts"
import { type GenerateArguments } from "./Generate.ts"
import * as Estimate from "./GenerateEstimate.ts"
import { type MadeMediaData, mediaLines, mediaOf } from "./GenerateMedia.ts"
import { generateWords } from "./GenerateWords.ts"
import { pausedBy } from "./GeneratePause.ts"
import { mediaShortfallOf } from "./MediaShortfall.ts"
import * as OutputFolder from "./OutputFolder.ts"
import { germanStages } from "./PlanWords.ts"
import * as Progress from "./Progress.ts"
import * as ReviewedKit from "./ReviewedKit.ts"
import { printable, Screen } from "./Screen.ts"
import { shortfallOf } from "./Shortfall.ts"
import { generator } from "./Version.ts"
import * as Warnings from "./Warnings.ts"

/** What is to be generated, and how it is told. */
export interface GenerateRequest {
  readonly brief: BriefInput
  /** Where its values stand in its text. */
  readonly places: ParsedBrief["places"]
  /** What became of earlier posts; empty: nobody named any. */
  readonly results: ReadonlyArray<PostResult>
  /** How pictures and videos are made; false: none are. */
  readonly media: MediaOptions | false
  /** Folders with fonts, absolute. */
  readonly fonts: ReadonlyArray<string>
  /** Absolute path of the brief's folder: sources are relative to it. */
  readonly folder: string
  /** None: nobody chose, so the built-in rules write. */
  readonly model: Option.Option<string>
  /** US dollars that models may cost. */
  readonly budget: Option.Option<number>
  readonly seed: number
  readonly json: boolean
  readonly quiet: boolean
  /** As they were given, to tell how to go on. */
  readonly args: GenerateArguments
}

/**
 * Makes the campaign, or goes on with it, and places its kit. Leaves nothing behind when it fails before it began. Fails
 * with `NoPosts` after it has placed a kit without a post, and with `MediaUnmade` after one without media that were asked
 * for.
 */
export const generateInto = Effect.fn("generateInto")(function* (
  folder: OutputFolder.OutputFolder,
  request: GenerateRequest
) {
  const choice = yield* Models.parse(Option.getOrElse(request.model, () => "none"))
  const models = yield* Models.layerFor(choice)
  const mediaModels = yield* MediaModels.layerFor(request.media === false ? {} : request.media)
  const { messages } = request.args
  const words = generateWords[messages]
  const progress = yield* Progress.make({ ...request, messages })
  const hasBegun = yield* Ref.make(false)
  const posts = yield* Ref.make<Posts | undefined>(undefined)

  const work = Effect.gen(function* () {
    const campaigns = yield* Campaigns
    yield* progress.report({ stage: "sources", done: 0, total: 0, message: words.reading })
    const { brief, places, results, seed } = request
    const options = { base: { folder: request.folder }, seed, model: choice, results }
    const campaign = yield* Effect.scoped(
      Effect.gen(function* () {
        const events = yield* (yield* EventBus).subscribe(localOwner.organizationId)
        const shown = yield* Effect.forkScoped(
          Stream.runForEach(events, (event) =>
            event._tag === "campaign-progress"
              ? Effect.all([
                  Ref.set(hasBegun, true),
                  event.stage === "draft" ? Ref.set(posts, event) : Effect.void,
                  progress.report({
                    ...event,
                    message: (messages === "de" ? germanStages[event.stage] : undefined) ?? event.message
                  })
                ])
              : Effect.void
          )
        )
        const prepared = yield* campaigns
          .prepare(brief, options)
          .pipe(Effect.catchTag("KnowledgeError", (error) => Effect.fail(error.locatedIn(places))))
        const { payload } = prepared
        const estimate = choosesModel(choice)
          ? yield* campaigns.estimate(prepared, { media: request.media })
          : undefined
        const spent = yield* campaigns.spending(payload.campaignId)
        yield* estimate === undefined
          ? tellModel(request, progress)
          : tellEstimate(request, progress, estimate, spent.usedMicroUsd)
        yield* ReviewedKit.keep(folder, payload.campaignId, "generate")
        const generated = yield* campaigns
          .run(payload, {
            media: request.media,
            ...Option.match(request.budget, {
              onNone: () => ({}),
              onSome: () => ({ budgetMicroUsd: Estimate.budgetOf(request)! })
            })
          })
          .pipe(Effect.catchTag("CampaignError", (error) => tellPause(error, { campaigns, request, estimate, posts })))
        yield* Fiber.interrupt(shown)
        return generated
      })
    )
    yield* progress.report({ stage: "kit", done: 0, total: 0, message: words.writingKit })
    const files = yield* campaigns.kit(campaign.campaignId, { generator })
    yield* OutputFolder.place(folder, files)
    yield* progress.finish
    const { documents, plan } = campaign
    const withoutPosts = shortfallOf(plan.slots)
    const warnings = [
      ...Warnings.warningsOf({ slots: plan.slots, documents }, yield* DateTime.now),
      ...Warnings.slotsWithoutPost(plan.slots),
      ...Warnings.recordingsUnused({
        slots: plan.slots,
        recordings: request.media === false ? [] : (request.media.recordings?.keys() ?? [])
      }),
      // Where no slot has a post at all, that is the failure.
      ...(withoutPosts === undefined
        ? Warnings.videosWithoutPost({ slots: plan.slots, videos: request.media === false ? 0 : request.args.videos })
        : []),
      ...Warnings.reported(files)
    ]
    yield* Warnings.show(warnings, { ...request, messages })
    const shortfall = withoutPosts ?? mediaShortfallOf(request.args, campaign, files)
    const { usedMicroUsd } = yield* campaigns.spending(campaign.campaignId)
    yield* tell(request, folder, files, {
      campaignId: campaign.campaignId,
      slots: plan.slots.length,
      posts: campaign.posts.length,
      costMicroUsd: usedMicroUsd,
      media: mediaOf(campaign),
      warnings,
      ...(shortfall === undefined
        ? {}
        : { problem: { code: shortfall.code, message: shortfall.message, remedy: shortfall.remedy } })
    })
    return shortfall
  })

  const provided = work.pipe(
    Effect.provide(
      generateLayer({
        stateFolder: folder.state,
        models,
        mediaModels,
        programs: yield* Settings.mediaPrograms,
        fonts: request.fonts
      })
    ),
    Effect.provideService(CurrentActor, localOwner)
  )
  const shortfall = yield* OutputFolder.create(folder).pipe(
    Effect.andThen(Progress.clearedOnFailure(provided, progress)),
    // A command that never began leaves nothing behind; one that was stopped later goes on from what it left.
    Effect.onError(() =>
      Effect.flatMap(Ref.get(hasBegun), (begun) => (begun ? Effect.void : OutputFolder.abandon(folder)))
    )
  )
  if (shortfall !== undefined) return yield* new CliError({ reason: shortfall })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Posts {
  readonly done: number
  readonly total: number
}

/** A pause in the words of this command; where the place has to be mended, and all else, as it is. */
const tellPause = Effect.fnUntraced(function* (
  error: CampaignError,
  at: {
    readonly campaigns: Campaigns["Service"]
    readonly request: GenerateRequest
    readonly estimate: CampaignEstimate | undefined
    readonly posts: Ref.Ref<Posts | undefined>
  }
) {
  const paused = error.reason
  if (paused._tag !== "CampaignPaused" || paused.problemCode?.endsWith("-unavailable") === true) return yield* error
  const reason = pausedBy({
    paused,
    spending: yield* at.campaigns.spending(CampaignId.make(paused.campaignId)),
    posts: yield* Ref.get(at.posts),
    estimateMicroUsd: at.estimate?.costMicroUsd ?? null,
    args: at.request.args
  })
  return yield* new CliError({ reason })
})

/** Before the first question is asked. */
const tellEstimate = Effect.fnUntraced(function* (
  request: GenerateRequest,
  progress: Progress.Progress,
  estimate: CampaignEstimate,
  usedMicroUsd: number
): Effect.fn.Return<void, never, Screen> {
  if (request.quiet) return
  const { err } = yield* Screen
  yield* progress.finish
  yield* err(
    request.json
      ? `${JSON.stringify({ type: "estimate", ...Estimate.estimateData(estimate, Estimate.budgetOf(request)) })}\n`
      : printable(
          Estimate.estimateText(estimate, Estimate.budgetOf(request), { usedMicroUsd, messages: request.args.messages })
        )
  )
})

/** Said aloud, because it decides what the posts are like; not before the input was accepted. */
const tellModel = Effect.fnUntraced(function* (
  request: GenerateRequest,
  progress: Progress.Progress
): Effect.fn.Return<void, never, Screen> {
  if (Option.isSome(request.model) || request.json || request.quiet) return
  const { err } = yield* Screen
  yield* progress.finish
  yield* err(`${generateWords[request.args.messages].noModel}\n`)
})

const tell = Effect.fnUntraced(function* (
  request: GenerateRequest,
  folder: OutputFolder.OutputFolder,
  files: ReadonlyArray<KitFile>,
  campaign: {
    readonly campaignId: string
    readonly slots: number
    readonly posts: number
    readonly costMicroUsd: number
    readonly media: MadeMediaData
    readonly warnings: ReadonlyArray<Warnings.Warning>
    /** Why there is no post at all. */
    readonly problem?: { readonly code: string; readonly message: string; readonly remedy: string }
  }
): Effect.fn.Return<void, never, Screen | Path.Path> {
  const screen = yield* Screen
  const paths = yield* Path.Path
  const index = pathToFileURL(paths.join(folder.path, "index.html")).href
  const archive = paths.join(folder.path, files.find((file) => file.path.endsWith(".zip"))?.path ?? "")
  const needsMaterial = campaign.slots - campaign.posts
  if (request.json) {
    const result = { type: "result", schemaVersion: "1", ...campaign, needsMaterial, out: folder.path, index, archive }
    return yield* screen.out(`${JSON.stringify({ ...result, files: files.map((file) => file.path) })}\n`)
  }
  if (request.quiet) return
  const { labels, needMaterial, posts } = generateWords[request.args.messages]
  const missing = needsMaterial === 0 ? "" : `; ${needMaterial(needsMaterial)}`
  yield* screen.out(
    printable(
      [
        `${posts(campaign.posts, campaign.slots)}${missing}`,
        ...mediaLines(campaign.media, request.args.messages),
        `${campaign.posts === 0 ? labels.add : labels.look}${index}`,
        `${labels.files}${folder.path}`,
        `${labels.archive}${archive}`,
        ...(campaign.costMicroUsd === 0 ? [] : [`${labels.cost}${dollars(campaign.costMicroUsd)}`]),
        ""
      ].join("\n")
    )
  )
})
