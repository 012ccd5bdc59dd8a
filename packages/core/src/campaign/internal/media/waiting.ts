/**
 * Which posts of a campaign media are made for, and in which order.
 */
import type { Post } from "../../../content/Post.ts"
import type { Dossiers } from "../dossiers.ts"
import type { CardChoice, MediaOptions } from "../../MediaOptions.ts"
import type { SlotId } from "../../Plan.ts"
import type { NeededMedia, SlotMedia } from "../../SlotMedia.ts"
import type { Brief } from "../../Brief.ts"
import { missingMedia } from "../kit/MissingMedia.ts"
import type { StandingSlot } from "../review/reviewed.ts"
import { mayGetBetter } from "./bettering.ts"
import type { Wanted } from "./slotMaking.ts"

/**
 * A post that media are made for. `needed`: its network takes it with them alone; `usual`: it is the better for them;
 * `mended`: it has some that go without pictures or clips of a model.
 */
export interface Waiting {
  readonly slotId: SlotId
  readonly why: "needed" | "usual" | "mended"
  readonly needs: NeededMedia
  readonly wanted: Wanted
}

/** What decides which posts wait for media. */
export interface WaitingInput {
  readonly brief: Brief
  readonly standing: ReadonlyArray<StandingSlot>
  readonly dossiers: Dossiers
  /** Of posts that have media. */
  readonly made: ReadonlyArray<SlotMedia>
  readonly options: MediaOptions
}

/** In the order of the plan. */
export const waitingPosts = ({ brief, dossiers, made, options, standing }: WaitingInput): ReadonlyArray<Waiting> => {
  const madeFor = new Map(made.map((one) => [one.slotId, one]))
  return standing.flatMap(({ post, slot }): ReadonlyArray<Waiting> => {
    if (post === undefined) return []
    const dossier = dossiers.get(post.contentHash)
    const wanted = { brief, post, dossier, watermark: options.watermark }
    const missing = missingMedia(post)
    if (missing !== undefined) return [{ slotId: slot.id, why: "needed", needs: missing, wanted }]
    // What somebody decided on stays as it was then, where it can go out so.
    if (slot.status !== "proposed") return []
    if (post.media.length > 0) {
      const has = madeFor.get(slot.id)
      if (has === undefined || dossier?.visuals === undefined || !mayGetBetter(has, post.format, options)) return []
      const needs = post.format === "video" ? "video" : post.format === "carousel" ? "slides" : "picture"
      return [{ slotId: slot.id, why: "mended", needs, wanted: { ...wanted, standing: has } }]
    }
    const isWanted = isUsual(post, options.cards ?? "usual") && dossier?.visuals !== undefined
    return isWanted ? [{ slotId: slot.id, why: "usual", needs: "picture", wanted }] : []
  })
}

/** Whether a post that is written so gets pictures. */
export const isPictured = (post: Pick<Post, "format" | "platform">, cards: CardChoice = "usual"): boolean =>
  missingMedia({ ...post, media: [] }) !== undefined || isUsual(post, cards)

/** What is made now, what networks ask for first, and videos that were not asked for. */
export const sharedOut = (
  waiting: ReadonlyArray<Waiting>,
  standing: ReadonlyArray<StandingSlot>,
  videos: number | "all"
): {
  readonly stills: ReadonlyArray<Waiting>
  readonly moving: ReadonlyArray<Waiting>
  readonly later: ReadonlyArray<Waiting>
} => {
  const there = standing.filter(({ post }) => post?.format === "video" && post.media.length > 0).length
  const room = videos === "all" ? Number.POSITIVE_INFINITY : Math.max(0, videos - there)
  const isNew = ({ needs, why }: Waiting) => needs === "video" && why === "needed"
  const asked = waiting.filter(isNew)
  // One without a script takes nobody's place: it is only told why it has no video.
  const isWritten = ({ wanted: { dossier } }: Waiting) => dossier?.script !== undefined
  const written = asked.filter(isWritten)
  const stills = waiting.filter(({ needs }) => needs !== "video")
  return {
    stills: order.flatMap((why) => stills.filter((one) => one.why === why)),
    moving: [
      ...written.slice(0, room),
      ...waiting.filter((one) => one.needs === "video" && !(isNew(one) && isWritten(one)))
    ],
    later: written.slice(room)
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Where the budget ends, what can go out without comes last. */
const order = ["needed", "mended", "usual"] as const

/** Networks where a post without a picture is passed by. On X a post is its text. */
const pictured: ReadonlySet<Post["platform"]> = new Set<Post["platform"]>(["facebook", "linkedin"])

const isUsual = ({ format, platform }: Pick<Post, "format" | "platform">, cards: CardChoice): boolean =>
  format !== "video" && (cards === "all" || (cards === "usual" && pictured.has(platform)))
