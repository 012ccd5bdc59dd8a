/**
 * What `postwright generate` says about pictures and videos.
 *
 * @since 0.1.0
 */
import { type GeneratedCampaign } from "@postwright/core/campaign/Campaigns"
import { generateWords } from "./GenerateWords.ts"

/** What a campaign has and lacks, as plain data. */
export interface MadeMediaData {
  /** Posts with pictures. */
  readonly pictures: number
  /** Posts with a video. */
  readonly videos: number
  /** Posts that cannot go out for want of media, in the order of the plan. */
  readonly needed: ReadonlyArray<{
    readonly slotId: string
    readonly needs: string
    readonly code: string
    readonly reason: { readonly en: string; readonly de: string }
  }>
}

export const mediaOf = ({ plan, posts }: Pick<GeneratedCampaign, "plan" | "posts">): MadeMediaData => {
  const having = posts.filter(({ media }) => media.length > 0)
  const videos = having.filter(({ format }) => format === "video").length
  return {
    pictures: having.length - videos,
    videos,
    needed: plan.slots.flatMap(({ id, needsMedia }) =>
      needsMedia === undefined
        ? []
        : [{ slotId: id, needs: needsMedia.needs, code: needsMedia.code, reason: { ...needsMedia.reason } }]
    )
  }
}

/** For people: what was made, and what to do about the rest. Nothing where no post needs any. */
export const mediaLines = (media: MadeMediaData, messages: "en" | "de"): ReadonlyArray<string> => {
  const words = generateWords[messages]
  const beyond = media.needed.filter(({ code }) => code === "beyond-limit").length
  const others = media.needed.filter(({ code }) => code !== "beyond-limit")
  const [first] = others
  return [
    ...(media.pictures + media.videos === 0 ? [] : [words.made(media.pictures, media.videos)]),
    ...(beyond === 0 ? [] : [words.moreVideos(beyond)]),
    ...(first === undefined ? [] : [words.needMedia(others.length, `${first.slotId}: ${first.reason[messages]}`)])
  ]
}
