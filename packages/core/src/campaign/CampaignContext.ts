/**
 * What the posts of a campaign are judged beside.
 *
 * @since 0.1.0
 */
import type { Post } from "../content/Post.ts"
import type { SourceDocument } from "../knowledge/SourceDocument.ts"
import type { PolicyContext } from "../policy/PolicyContext.ts"
import type { Brief } from "./Brief.ts"
import { briefFacts } from "./BriefFacts.ts"

/** What is the same for every post of a campaign. */
export type CampaignContext = Required<Pick<PolicyContext, "regions" | "disclosure" | "facts" | "earlier">> &
  Pick<PolicyContext, "sources">

/** Sources that are longer together are not compared with word by word; the verdict says so. */
const mostSourceText = 1_000_000

/**
 * The context of a campaign: the brief's declarations, its posts in the order of the plan, and its sources where they
 * are short enough. Make it once for all posts: what is compared with is read once for each value.
 */
export const campaignContext = ({
  brief,
  documents,
  posts
}: {
  readonly brief: Brief
  readonly documents: ReadonlyArray<SourceDocument>
  readonly posts: ReadonlyArray<Post>
}): CampaignContext => {
  const length = documents.reduce((sum, { text }) => sum + text.length, 0)
  return {
    regions: brief.regions,
    disclosure: brief.disclosure,
    facts: briefFacts(brief),
    earlier: posts.map(({ id, variants: [{ text }] }) => ({ id: String(id), text })),
    ...(length > mostSourceText ? {} : { sources: documents.map(({ source, text }) => ({ id: source, text })) })
  }
}
