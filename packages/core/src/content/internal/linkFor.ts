import { type Brief } from "../../campaign/Brief.ts"
import { type Finding } from "../../knowledge/Finding.ts"
import { showsLinks } from "../../policy/PlatformRules.ts"
import { DraftVariant } from "../Draft.ts"
import { becomesLink, briefLinks, linkTo, type LinkTracking, trackLink, trackLinks } from "../Links.ts"
import { type Format, type Platform } from "../Platform.ts"
import { type PostId, type PostLink } from "../Post.ts"

/** A slot as far as its link goes. */
export interface LinkedSlot {
  readonly brief: Brief
  readonly campaignId: string
  readonly postId: PostId
  readonly platform: Platform
  readonly format: Format
  readonly findings: ReadonlyArray<Finding>
}

/**
 * The link of a post: the first http or https address that the brief names, looked for in its topic, then its goals,
 * then its audience; else the first web page among the sources of the findings, the leading finding's first. The
 * brief's address is tracked, and a source that is the brand's own page. None where the network shows addresses as
 * plain text or makes no link of this one, and none for material from files alone.
 */
export const linkFor = (slot: LinkedSlot): PostLink | undefined => {
  if (!showsLinks(slot.platform, slot.format)) return undefined
  const tracking = trackingOf(slot)
  for (const url of briefLinks(slot.brief)) {
    const link = trackLink(url, tracking)
    if (link !== undefined && becomesLink(link.trackedUrl, slot.platform)) return link
  }
  // A source is an address as a whole or not at all: one within the name of a file is another page.
  for (const { citation } of slot.findings) {
    const link = linkTo(citation.source, slot.brief, tracking)
    if (link !== undefined && becomesLink(link.trackedUrl, slot.platform)) return link
  }
  return undefined
}

/** The draft with the addresses of the brand's own pages tracked, and all links that it has. */
export const withTrackedLinks = (
  draft: DraftVariant,
  slot: LinkedSlot
): { readonly draft: DraftVariant; readonly links: ReadonlyArray<PostLink> } => {
  if (!showsLinks(slot.platform, slot.format)) return { draft, links: [] }
  const tracked = (text: string) => trackLinks(text, slot.brief, trackingOf(slot))
  const body = tracked(draft.body)
  const parts = draft.parts?.map((part) => tracked(part).text)
  return {
    draft: new DraftVariant({ ...draft, body: body.text, ...(parts === undefined ? {} : { parts }) }),
    links: body.links
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const trackingOf = ({ campaignId, platform, postId }: LinkedSlot): LinkTracking => ({
  platform,
  campaign: campaignId,
  postId
})
