/**
 * Goes through the posts of a campaign and has made what they lack.
 */
import { Effect } from "effect"
import { Ledger } from "../../../usage/Ledger.ts"
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
import { makeChoosing } from "./choosing.ts"
import { makeFitting } from "./fitting.ts"
import { mediaGap } from "./mediaGap.ts"
import { makeCards } from "./cards.ts"
import { makeVideos } from "./videos.ts"
import { germanFailure, germanRemedy, type MakingFailure } from "./germanFailure.ts"
import { readSlotMedia } from "./kitMedia.ts"
import { madeDetail } from "./madeDetail.ts"
import { makeKeeping } from "./keeping.ts"
import type { MakingOptions } from "./slotMaking.ts"
import { sharedOut, type Waiting, waitingPosts } from "./waiting.ts"
import { askedInVain, lossOf, spokenAsBefore } from "./bettering.ts"

/** Makes media for the posts of a campaign that wait for some. */
export const makeCampaignMedia = Effect.gen(function* () {
  const store = yield* CampaignStore
  const progress = yield* CampaignProgress
  const log = yield* makeStepLog
  const records = yield* makeRecords
  const { attach } = makeChanges(records, store)
  const keep = yield* makeKeeping
  const fit = yield* makeFitting
  const cards = yield* makeCards
  const video = yield* makeVideos
  const ledger = yield* Ledger
  const choose = yield* makeChoosing

  const make = ({ needs, wanted }: Waiting, options: MakingOptions) =>
    needs === "video" ? video(wanted, options) : cards(wanted, options)

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
    const { standing } = wanted
    const loss = standing === undefined ? undefined : lossOf(standing, options)
    if (loss !== undefined) return yield* gapFor(opened, waiting, mediaGap(needs, "failed", loss))
    const asked = standing === undefined ? options : spokenAsBefore(standing, options)
    const fitted = yield* Effect.gen(function* () {
      const one = yield* make(waiting, asked)
      return one instanceof NeedsMedia || "asked" in one ? one : yield* fit(wanted, needs, one)
    }).pipe(Effect.catch((error) => Effect.succeed(gapOf(needs, error))))
    if ("asked" in fitted) {
      const [sent] = wanted.post.media
      if (standing !== undefined && sent !== undefined && fitted.asked.lacks.length > 0) {
        const told = askedInVain(standing, fitted.asked, options)
        yield* store.put(opened.key, parts.slotMedia(slotId, sent.sha256), told)
      }
      return "as-before" as const
    }
    if (fitted instanceof NeedsMedia) return yield* gapFor(opened, waiting, fitted)
    const { media, slotMedia } = yield* keep(wanted, fitted.made)
    const [first] = media
    if (first === undefined) return yield* Effect.die(new Error(`Nothing to send was made for ${slotId}`))
    yield* store.put(opened.key, parts.slotMedia(slotId, first.sha256), slotMedia)
    yield* log(opened.key.campaignId, {
      step: `media/${slotId}/${first.sha256.slice(0, 12)}`,
      subject: slotId,
      action: "media-made",
      detail: madeDetail(wanted, slotMedia, fitted)
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

  /** Makes them, stills first, and tells how far it is. */
  const makeAll = Effect.fnUntraced(function* (
    opened: OpenPlan,
    { moving, stills }: Pick<ReturnType<typeof sharedOut>, "moving" | "stills">,
    options: MakingOptions
  ) {
    const total = stills.length + moving.length
    let done = 0
    const report = () => progress.report(opened.key.campaignId, { stage: "media", done, total })
    if (total > 0) yield* report()
    const one = Effect.fnUntraced(function* (waiting: Waiting) {
      const end = yield* makeOne(opened, waiting, options)
      done++
      yield* report()
      return [waiting.slotId, end] as const
    })
    const drawn = yield* Effect.forEach(stills, one, { concurrency: 2 })
    return new Map([...drawn, ...(yield* Effect.forEach(moving, one))])
  })

  return Effect.fnUntraced(function* (campaignId: CampaignId, given: MediaOptions) {
    const opened = yield* records.open(campaignId)
    const options = yield* choose(opened.key, given)
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
    if (isCharged && stills.length + moving.length > 0) {
      yield* openCampaignBudget(campaignId, undefined).pipe(Effect.provideService(Ledger, ledger))
    }
    const ends = yield* makeAll(opened, { moving, stills }, { ...options, budgets })
    return toldOf(standing, later, ends)
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** How it ended for one post: `without` are media that it can go out without. */
type End = "made" | "as-before" | NeedsMedia | { readonly without: NeedsMedia }

const toldOf = (
  standing: ReadonlyArray<StandingSlot>,
  later: ReadonlyArray<Waiting>,
  ends: ReadonlyMap<SlotId, End>
): MadeMedia => {
  const beyond = new Map(later.map(({ needs, slotId }) => [slotId, mediaGap(needs, "beyond-limit")]))
  const slots = standing.map(({ post, slot: { id } }) => ({ slotId: id, post, end: ends.get(id) ?? beyond.get(id) }))
  return {
    made: slots.flatMap(({ end, slotId }) => (end === "made" ? [slotId] : [])),
    kept: slots.flatMap(({ end, post, slotId }) =>
      end !== "made" && post !== undefined && post.media.length > 0 ? [slotId] : []
    ),
    needs: slots.flatMap(({ end, slotId }) => (end instanceof NeedsMedia ? [{ slotId, needs: end }] : [])),
    without: slots.flatMap(({ end, slotId }) =>
      typeof end === "object" && "without" in end ? [{ slotId, needs: end.without }] : []
    )
  }
}

/** Videos that are made where nobody says how many: they take about as long as they last. */
const usualVideos = 0

/** How often a post may be changed while its media are made. */
const changesEndured = 3

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
