/**
 * Goes through the posts of a campaign and has made what they lack.
 */
import { Effect } from "effect"
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
import { makeStepLog } from "../stepLog.ts"
import type { GeneratedClip } from "./clipping.ts"
import { makeFitting } from "./fitting.ts"
import { mediaGap } from "./mediaGap.ts"
import { makePictures } from "./pictures.ts"
import { makeVideos } from "./videos.ts"
import type { GeneratedPicture } from "./generating.ts"
import { germanFailure, germanRemedy, type MakingFailure } from "./germanFailure.ts"
import { readSlotMedia } from "./kitMedia.ts"
import { makeKeeping, type MakingOptions } from "./slotMaking.ts"
import { sharedOut, type Waiting, waitingPosts } from "./waiting.ts"

/** Videos that are made where nobody says how many. */
export const usualVideos = 0

/** How often a post may be changed while its media are made. */
const changesEndured = 3

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

  /** What became of it: `made`, `as-before`, or why there are none or the post goes out without. */
  const makeOne = Effect.fnUntraced(function* (opened: OpenPlan, first: Waiting, options: MakingOptions) {
    let waiting = first
    for (let attempt = 1; attempt <= changesEndured; attempt++) {
      const outcome = yield* makeFor(opened, waiting, options)
      if (outcome !== "changed") return outcome
      // Somebody wrote the post anew meanwhile: its media show the words that it has now.
      const { post } = (yield* records.load(opened, waiting.slotId)).content ?? {}
      if (post === undefined || waiting.why !== "needed" || missingMedia(post) === undefined) return "as-before"
      const dossier = (yield* readDossiers(store, opened.key, [post])).get(post.contentHash)
      waiting = { ...waiting, wanted: { ...waiting.wanted, post, dossier } }
    }
    return yield* gapFor(opened, waiting, mediaGap(waiting.needs, "failed", changedMeanwhile))
  })

  /** Notes the gap of a post that cannot go out without; another goes out as it is. */
  const gapFor = Effect.fnUntraced(function* (opened: OpenPlan, { slotId, why }: Waiting, gap: NeedsMedia) {
    if (why === "needed") {
      yield* store.put(opened.key, parts.needsMedia(slotId), gap)
      return gap
    }
    if (gap.code !== "no-pictures") yield* Effect.logWarning(`${slotId} stays as it is`, gap.reason.en)
    return gap.code === "no-pictures" ? ("as-before" as const) : { without: gap }
  })

  const makeFor = Effect.fnUntraced(function* (opened: OpenPlan, waiting: Waiting, options: MakingOptions) {
    const { needs, slotId, wanted } = waiting
    const fitted = yield* Effect.gen(function* () {
      const one = yield* made(waiting, options)
      return one instanceof NeedsMedia || one === "as-before" ? one : yield* fit(wanted, needs, one)
    }).pipe(Effect.catch((error) => Effect.succeed(gapOf(needs, error))))
    if (fitted === "as-before") return fitted
    if (fitted instanceof NeedsMedia) return yield* gapFor(opened, waiting, fitted)
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
        ...(result.clips === undefined || result.clips.length === 0 ? {} : { clips: result.clips.map(clipDetail) }),
        ...(slotMedia.lacks === undefined ? {} : { lacks: slotMedia.lacks.map((lack) => ({ ...lack })) }),
        ...(slotMedia.voice === undefined ? {} : { voice: { ...slotMedia.voice } }),
        ...(slotMedia.chapters === undefined
          ? {}
          : { chapters: slotMedia.chapters.map((chapter) => ({ ...chapter })) }),
        ...(slotMedia.loudness === undefined ? {} : { loudness: { ...slotMedia.loudness } }),
        ...(slotMedia.warnings.length === 0 ? {} : { warnings: [...slotMedia.warnings] })
      }
    })
    const attached = yield* attach(opened, slotId, media, {
      contentHash: wanted.post.contentHash,
      mayUndecide: waiting.why === "needed"
    }).pipe(
      // Others were quicker again and again: the other posts need not wait for them.
      Effect.catchIf(
        (error) => error._tag === "ReviewError" && error.reason._tag === "ReviewConflict",
        () => Effect.succeed(undefined)
      )
    )
    return attached === undefined ? "changed" : "made"
  })

  return Effect.fnUntraced(function* (campaignId: CampaignId, options: MediaOptions) {
    const opened = yield* records.open(campaignId)
    const standing = yield* records.all(opened)
    const posts = standing.flatMap(({ post }) => post ?? [])
    const dossiers = yield* readDossiers(store, opened.key, posts)
    const having = posts.filter(({ media }) => media.length > 0)
    const asksModels = options.images !== undefined || options.clips !== undefined
    const waiting = waitingPosts({
      brief: opened.brief,
      standing,
      dossiers,
      made: asksModels ? yield* readSlotMedia(store, opened.key, having) : [],
      options
    })
    const { later, moving, stills } = sharedOut(waiting, standing, options.videos ?? usualVideos)
    yield* Effect.forEach(later, ({ needs, slotId }) =>
      store.put(opened.key, parts.needsMedia(slotId), mediaGap(needs, "beyond-limit"))
    )
    // Only voices, pictures and clips that somebody chose can cost, and are charged to the campaign.
    const isCharged = options.voice !== undefined || options.recordings !== undefined || asksModels
    const budgets = isCharged ? [campaignBudgetId(campaignId)] : []
    const now = [...stills, ...moving]
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
    const ends = [...(yield* makeEach(stills, 2)), ...(yield* makeEach(moving, 1))]
    const isMade = new Set(now.flatMap(({ slotId }, index) => (ends[index] === "made" ? [slotId] : [])))
    const gaps = new Map<SlotId, NeedsMedia>(
      later.map(({ needs, slotId }) => [slotId, mediaGap(needs, "beyond-limit")])
    )
    const without = new Map<SlotId, NeedsMedia>()
    for (const [index, { slotId }] of now.entries()) {
      const end = ends[index]
      if (end instanceof NeedsMedia) gaps.set(slotId, end)
      else if (typeof end === "object") without.set(slotId, end.without)
    }
    const told = (found: ReadonlyMap<SlotId, NeedsMedia>) =>
      standing.flatMap(({ slot: { id } }) => {
        const needs = found.get(id)
        return needs === undefined ? [] : [{ slotId: id, needs }]
      })
    const result: MadeMedia = {
      made: standing.flatMap(({ slot: { id } }) => (isMade.has(id) ? [id] : [])),
      kept: standing.flatMap(({ post, slot: { id } }) =>
        post !== undefined && post.media.length > 0 && !isMade.has(id) ? [id] : []
      ),
      needs: told(gaps),
      without: told(without)
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

const clipDetail = ({ assetId, clip, visualId }: GeneratedClip) => ({
  visualId,
  sha256: assetId,
  vendor: clip.vendor,
  model: clip.model,
  seconds: clip.durationSeconds,
  costMicroUsd: clip.costMicroUsd ?? null,
  hasContentCredentials: clip.hasContentCredentials
})

const changedMeanwhile = {
  en: "The post was changed again and again while they were made",
  de: "Der Post wurde währenddessen immer wieder geändert"
}

const gapOf = (needs: NeedsMedia["needs"], error: MakingFailure): NeedsMedia => {
  const { reason } = error
  if (reason._tag === "MediaToolMissing") {
    return mediaGap(needs, "no-tool", { en: reason.remedy, de: germanRemedy(reason) })
  }
  return mediaGap(needs, "failed", { en: error.message.replace(/[.\s]+$/u, ""), de: germanFailure(error) })
}
