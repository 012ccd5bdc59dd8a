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
 * The tracked link of a post: the first http or https address that the brief names, looked for in its topic, then its
 * goals, then its audience; else the first web page among the sources of the findings, the leading finding's first.
 * None where the network shows addresses as plain text, and none for material from files alone.
 */
export const linkFor = (slot: LinkedSlot): PostLink | undefined => {
  if (!showsLinks(slot.platform, slot.format)) return undefined
  const { audience, goals, topic } = slot.brief
  const named = findLinks([topic, ...goals, audience].join("\n"))
  const tracking = { platform: slot.platform, campaign: slot.campaignId, postId: slot.postId }
  // A source is an address as a whole or not at all: one within the name of a file is another page.
  for (const url of [...named, ...slot.findings.map(({ citation }) => citation.source)]) {
    const link = trackLink(url, tracking)
    if (link !== undefined) return link
  }
  return undefined
}
