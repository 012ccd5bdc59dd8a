import { type Brief } from "../../campaign/Brief.ts"
import { type Finding } from "../../knowledge/Finding.ts"
import { showsLinks } from "../../policy/PlatformRules.ts"
import { findLinks, trackLink } from "../Links.ts"
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
 * The tracked link of a post: the first address that the brief's topic, goals or audience name, else the page that the
 * leading finding comes from. None where the network shows addresses as plain text.
 */
export const linkFor = (slot: LinkedSlot): PostLink | undefined => {
  if (!showsLinks(slot.platform, slot.format)) return undefined
  const { audience, goals, topic } = slot.brief
  const named = findLinks([topic, ...goals, audience].join("\n"))
  const pages = slot.findings.flatMap((finding) => findLinks(finding.citation.source))
  const [url] = [...named, ...pages]
  return url === undefined
    ? undefined
    : trackLink(url, { platform: slot.platform, campaign: slot.campaignId, postId: slot.postId })
}
