/**
 * Goes through the posts of a campaign and has made what they lack.
 */
import { Effect } from "effect"
import type { MediaError } from "../../../media/MediaError.ts"
import type { NarrationFailure } from "../../../media/Narration.ts"
import { Ledger } from "../../../usage/Ledger.ts"
import { platformNames } from "../../../content/Platform.ts"
import type { CampaignId } from "../../Campaign.ts"
import type { MadeMedia } from "../../CampaignMedia.ts"
import { campaignBudgetId, openCampaignBudget } from "../../CampaignBudget.ts"
import { CampaignProgress } from "../../CampaignProgress.ts"
import { CampaignStore, parts } from "../../CampaignStore.ts"
import type { MediaOptions } from "../../MediaOptions.ts"
import type { SlotId } from "../../Plan.ts"
import { NeedsMedia } from "../../SlotMedia.ts"
import { readDossiers } from "../dossiers.ts"
import { missingMedia } from "../kit/MissingMedia.ts"
import { makeChanges } from "../review/changes.ts"
import { makeRecords, type OpenPlan } from "../review/records.ts"
import type { StandingSlot } from "../review/reviewed.ts"
import { makeStepLog } from "../stepLog.ts"
import { makeFitting } from "./fitting.ts"
import { mediaGap } from "./mediaGap.ts"
import { makePictures } from "./pictures.ts"
import { makeVideos } from "./videos.ts"
import type { GeneratedPicture, GeneratingFailure } from "./generating.ts"
import { makeKeeping, type MakingOptions, type Wanted } from "./slotMaking.ts"

/** Videos that are made where nobody says how many. */
export const usualVideos = 0

/** A post that lacks media. */
interface Waiting {
  readonly slotId: SlotId
  readonly needs: NeedsMedia["needs"]
  readonly wanted: Wanted
}

export const makeCampaignMedia = Effect.gen(function* () {
  const store = yield* CampaignStore
  const progress = yield* CampaignProgress
  const log = yield* makeStepLog
  const records = yield* makeRecords
  const { attach } = makeChanges(records, store)
  const keep = yield* makeKeeping
  const fit = yield* makeFitting
  const pictures = yield* makePictures
  const videos = yield* makeVideos
  const ledger = yield* Ledger

  const made = (waiting: Waiting, options: MakingOptions) =>
    waiting.needs === "video" ? videos(waiting.wanted, options) : pictures(waiting.wanted, options)

  /** Why there are none, or undefined where there are. */
  const makeOne = Effect.fnUntraced(function* (opened: OpenPlan, waiting: Waiting, options: MakingOptions) {
    const { needs, slotId, wanted } = waiting
    const fitted = yield* made(waiting, options).pipe(
      Effect.flatMap((one) => (one instanceof NeedsMedia ? Effect.succeed(one) : fit(wanted, needs, one))),
      Effect.catch((error) => Effect.succeed(gapOf(needs, error)))
    )
    if (fitted instanceof NeedsMedia) {
      yield* store.put(opened.key, parts.needsMedia(slotId), fitted)
      return fitted
    }
    const { fittings, made: result } = fitted
    const { media, slotMedia } = yield* keep(wanted, result)
    const [first] = media
    if (first === undefined) return yield* Effect.die(new Error(`Nothing to send was made for ${slotId}`))
    yield* store.put(opened.key, parts.slotMedia(slotId, first.sha256), slotMedia)
    yield* log(opened.key.campaignId, {
      step: `media/${slotId}/${first.sha256.slice(0, 12)}`,
      subject: slotId,
      action: "media-made",
      detail: {
        platform: platformNames[wanted.post.platform],
        files: slotMedia.files.map(({ assetId, path }) => ({ path, sha256: assetId })),
        hasAiMedia: slotMedia.hasAiMedia,
        ...(fittings.length === 0 ? {} : { checks: fittings.map((fitting) => ({ ...fitting })) }),
        ...(result.pictures === undefined || result.pictures.length === 0
          ? {}
          : { pictures: result.pictures.map(pictureDetail) }),
        ...(slotMedia.voice === undefined ? {} : { voice: { ...slotMedia.voice } }),
        ...(slotMedia.chapters === undefined
          ? {}
          : { chapters: slotMedia.chapters.map((chapter) => ({ ...chapter })) }),
        ...(slotMedia.loudness === undefined ? {} : { loudness: { ...slotMedia.loudness } }),
        ...(slotMedia.warnings.length === 0 ? {} : { warnings: [...slotMedia.warnings] })
      }
    })
    yield* attach(opened, slotId, media)
    return undefined
  })

  return Effect.fnUntraced(function* (campaignId: CampaignId, options: MediaOptions) {
    const opened = yield* records.open(campaignId)
    const standing = yield* records.all(opened)
    const posts = standing.flatMap(({ post }) => post ?? [])
    const dossiers = yield* readDossiers(store, opened.key, posts)
    const waiting = standing.flatMap(({ post, slot }): ReadonlyArray<Waiting> => {
      const needs = post === undefined ? undefined : missingMedia(post)
      if (post === undefined || needs === undefined) return []
      const wanted = {
        brief: opened.brief,
        post,
        dossier: dossiers.get(post.contentHash),
        watermark: options.watermark
      }
      return [{ slotId: slot.id, needs, wanted }]
    })
    const { now, later } = sharedOut(waiting, standing, options.videos ?? usualVideos)
    yield* Effect.forEach(later, ({ needs, slotId }) =>
      store.put(opened.key, parts.needsMedia(slotId), mediaGap(needs, "beyond-limit"))
    )
    // Only voices and pictures that somebody chose can cost, and are charged to the campaign.
    const isCharged = options.voice !== undefined || options.recordings !== undefined || options.images !== undefined
    const budgets = isCharged ? [campaignBudgetId(campaignId)] : []
    if (isCharged && now.length > 0) {
      yield* openCampaignBudget(campaignId, undefined).pipe(Effect.provideService(Ledger, ledger))
    }
    const total = now.length
    let done = 0
    const report = () => progress.report(campaignId, { stage: "media", done, total })
    if (total > 0) yield* report()
    const makeEach = (some: ReadonlyArray<Waiting>, concurrency: number) =>
      Effect.forEach(
        some,
        (one) =>
          Effect.tap(makeOne(opened, one, { ...options, budgets }), () => {
            done++
            return report()
          }),
        { concurrency }
      )
    const [stills, moving] = [
      now.filter(({ needs }) => needs !== "video"),
      now.filter(({ needs }) => needs === "video")
    ]
    const ends = [...(yield* makeEach(stills, 2)), ...(yield* makeEach(moving, 1))]
    const gaps = new Map<SlotId, NeedsMedia>(
      later.map(({ needs, slotId }) => [slotId, mediaGap(needs, "beyond-limit")])
    )
    for (const [index, { slotId }] of [...stills, ...moving].entries()) {
      const gap = ends[index]
      if (gap !== undefined) gaps.set(slotId, gap)
    }
    const result: MadeMedia = {
      made: now.filter(({ slotId }) => !gaps.has(slotId)).map(({ slotId }) => slotId),
      kept: standing.filter(({ post }) => post !== undefined && post.media.length > 0).map(({ slot }) => slot.id),
      needs: standing.flatMap(({ slot: { id } }) => {
        const needs = gaps.get(id)
        return needs === undefined ? [] : [{ slotId: id, needs }]
      })
    }
    return result
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What the audit trail says of a picture: what it cost when it was made, null where nobody knows. */
const pictureDetail = ({ assetId, picture, visualId }: GeneratedPicture) => ({
  visualId,
  sha256: assetId,
  vendor: picture.vendor,
  model: picture.model,
  costMicroUsd: picture.costMicroUsd ?? null,
  hasContentCredentials: picture.hasContentCredentials
})

const gapOf = (needs: NeedsMedia["needs"], error: MediaError | NarrationFailure | GeneratingFailure): NeedsMedia => {
  const { reason } = error
  if (reason._tag === "MediaToolMissing") return mediaGap(needs, "no-tool", reason.remedy)
  return mediaGap(needs, "failed", error.message.replace(/[.\s]+$/u, ""))
}

/** Everything that is no video, and as many videos as there is room for beside those that are there. */
const sharedOut = (
  waiting: ReadonlyArray<Waiting>,
  standing: ReadonlyArray<StandingSlot>,
  videos: number | "all"
): { readonly now: ReadonlyArray<Waiting>; readonly later: ReadonlyArray<Waiting> } => {
  const there = standing.filter(({ post }) => post?.format === "video" && post.media.length > 0).length
  let room = videos === "all" ? Number.POSITIVE_INFINITY : Math.max(0, videos - there)
  const later: Array<Waiting> = []
  const now = waiting.filter((one) => {
    if (one.needs !== "video") return true
    if (room > 0) {
      room--
      return true
    }
    later.push(one)
    return false
  })
  return { now, later }
}
