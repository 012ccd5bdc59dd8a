/**
 * Puts the question to the rules for every wording of a campaign, and gathers the answers.
 */
import type { Post, Variant } from "../../content/Post.ts"
import type { SourceDocument } from "../../knowledge/SourceDocument.ts"
import type { PolicyItem, PolicyScope } from "../../policy/Policies.ts"
import { policyContentOf } from "../../policy/PolicyContent.ts"
import type { PolicyContext } from "../../policy/PolicyContext.ts"
import { brandRulesOf } from "../../policy/packs/BrandPack.ts"
import { checksOfAll, type Verdict } from "../../policy/Verdict.ts"
import type { Brief } from "../Brief.ts"
import { briefFacts } from "../BriefFacts.ts"
import type { SlotId } from "../Plan.ts"
import { PlanJudgement, PostJudgement } from "../PolicyRecheck.ts"
import { PolicyReport, VariantVerdict } from "../PolicyReport.ts"

/** One wording, and what is asked about it. */
export interface Question extends PolicyItem {
  readonly post: Post
  readonly variant: Variant
}

/** The posts of the campaign in the order of the plan, and its sources where they are short enough. */
export type Compared = Pick<PolicyContext, "earlier" | "sources">

/** What a campaign is judged from. */
export interface Judged {
  readonly brief: Brief
  /** In the order of the plan. */
  readonly posts: ReadonlyArray<Post>
  readonly documents: ReadonlyArray<SourceDocument>
}

/** Sources that are longer together are not compared with word by word; the verdict says so. */
const mostSourceText = 1_000_000

/** Every variant of every post, in their order: the first variant of each post is the one that is sent. */
export const questionsOf = (judged: Judged): ReadonlyArray<Question> => {
  const compared = comparedWith(judged)
  return judged.posts.flatMap((post) =>
    post.variants.map((variant) => ({ post, variant, ...questionOf(judged.brief, post, compared, variant) }))
  )
}

/** What every post of a campaign is compared with. Made once for all of them: it is read but once. */
export const comparedWith = ({ documents, posts }: Pick<Judged, "documents" | "posts">): Compared => {
  const earlier = posts.map(({ id, variants: [{ text }] }) => ({ id: String(id), text }))
  const length = documents.reduce((sum, { text }) => sum + text.length, 0)
  return length > mostSourceText
    ? { earlier }
    : { earlier, sources: documents.map(({ source, text }) => ({ id: source, text })) }
}

/** One wording. @param variant @default the first */
export const questionOf = (
  brief: Brief,
  post: Post,
  compared: Compared,
  variant: Variant = post.variants[0]
): PolicyItem => ({
  // Media that are not made yet are no reason to refuse the text.
  content: policyContentOf({ ...variant, ...(post.media.length === 0 ? {} : { media: post.media }) }),
  context: {
    ...compared,
    postId: post.id,
    platform: post.platform,
    format: post.format,
    language: post.language,
    regions: brief.regions,
    disclosure: brief.disclosure,
    generatedBy: post.generatedBy,
    citations: post.citations,
    facts: briefFacts(brief)
  }
})

/** Whose rules count for a campaign of this brief. */
export const policyScopeOf = (brief: Brief): PolicyScope => ({ brand: brandRulesOf(brief) })

/** The verdicts on posts as they would be sent, in the order of the posts, as they are kept for a later comparison. */
export const judgementOf = (at: string, posts: ReadonlyArray<Post>, verdicts: ReadonlyArray<Verdict>): PlanJudgement =>
  new PlanJudgement({
    schemaVersion: "1",
    at,
    packs: verdicts[0]?.packs ?? [],
    posts: posts.map(({ contentHash, slotId }, index) => {
      const { decision, findings } = verdicts[index]!
      return new PostJudgement({ slotId, contentHash, decision, findings })
    })
  })

/** The verdicts, in the order of the questions, as the kit shows them. */
export const policyReportOf = (
  campaignId: string,
  questions: ReadonlyArray<Question>,
  verdicts: ReadonlyArray<Verdict>,
  slotIdOf: (post: Post) => SlotId
): PolicyReport => {
  const [first] = verdicts
  return new PolicyReport({
    schemaVersion: "1",
    campaignId,
    packs: first?.packs ?? [],
    checks: checksOfAll(verdicts),
    verdicts: questions.map(({ post, variant }, index) => {
      const { decision, findings } = verdicts[index]!
      return new VariantVerdict({
        postId: post.id,
        slotId: slotIdOf(post),
        variantId: variant.id,
        decision,
        findings
      })
    })
  })
}
