/**
 * By which words and which fields of the networks advertising and artificial intelligence are shown.
 */
import type { Platform } from "../../content/Platform.ts"

/** Words that show a paid partnership to readers. */
export const disclosureWords: ReadonlyArray<string> = [
  ..."ad,advert,advertisement,sponsored,paid partnership,paid promotion,in paid partnership with".split(","),
  ..."Anzeige,Werbung,Werbeanzeige,gesponsert,bezahlte Partnerschaft,bezahlte Werbung".split(",")
]

/** A field of a network's publishing interface, and the page that documents it. */
export interface DisclosureField {
  readonly name: string
  readonly source: string
}

const tiktok = "https://developers.tiktok.com/doc/content-posting-api-reference-direct-post"
const xChanges = "https://docs.x.com/changelog"
const youtube = "https://developers.google.com/youtube/v3/docs/videos"
const instagram = "https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media"
const facebook = "https://developers.facebook.com/documentation/video-api/guides/reels-publishing"

/** The fields there are. A network that is missing has none. */
export const disclosureFields: Record<
  "paid-partnership" | "own-brand" | "ai-generated",
  Partial<Record<Platform, DisclosureField>>
> = {
  "paid-partnership": {
    tiktok: { name: "brand_content_toggle", source: tiktok },
    x: { name: "paid_partnership", source: xChanges },
    youtube: { name: "paidProductPlacementDetails.hasPaidProductPlacement", source: youtube }
  },
  "own-brand": { tiktok: { name: "brand_organic_toggle", source: tiktok } },
  "ai-generated": {
    tiktok: { name: "is_aigc", source: tiktok },
    instagram: { name: "is_ai_generated", source: instagram },
    facebook: { name: "is_ai_generated", source: facebook },
    youtube: { name: "containsSyntheticMedia", source: youtube },
    x: { name: "made_with_ai", source: xChanges }
  }
}
