/**
 * Puts the question to the rules for every wording of a campaign, and gathers the answers.
 */
import type { Post, Variant } from "../../content/Post.ts"
import type { SourceDocument } from "../../knowledge/SourceDocument.ts"
import type { PolicyItem, PolicyScope } from "../../policy/Policies.ts"
import { policyContentOf } from "../../policy/PolicyContent.ts"
import type { PolicyContext } from "../../policy/PolicyContext.ts"
import { brandRulesOf } from "../../policy/packs/BrandPack.ts"
import { type CheckStatus, checksOfAll, Verdict } from "../../policy/Verdict.ts"
import type { Brief } from "../Brief.ts"
import { type CampaignContext, campaignContext } from "../CampaignContext.ts"
import type { Dossier } from "../Dossier.ts"
import type { SlotId } from "../Plan.ts"
import { PlanJudgement, PostJudgement } from "../PolicyRecheck.ts"
import { PolicyReport, VariantVerdict } from "../PolicyReport.ts"
import type { Production } from "../Production.ts"
import type { Dossiers } from "./dossiers.ts"

/** One wording, and what is asked about it. */
export interface Question extends PolicyItem {
  readonly post: Post
  readonly variant: Variant
}

/** What a campaign is judged from. */
export interface Judged {
  readonly brief: Brief
  /** In the order of the plan. */
  readonly posts: ReadonlyArray<Post>
  readonly documents: ReadonlyArray<SourceDocument>
  readonly dossiers: Dossiers
}

/** Every variant of every post, in their order: the first variant of each post is the one that is sent. */
export const questionsOf = (judged: Judged): ReadonlyArray<Question> => {
  const context = campaignContext(judged)
  return judged.posts.flatMap((post) =>
    post.variants.map((variant) => ({
      post,
      variant,
      ...questionOf(post, context, judged.dossiers.get(post.contentHash), variant)
    }))
  )
}

/** One wording. What the compliance agent said counts where the words stand that it is about. @param variant @default the first */
export const questionOf = (
  post: Post,
  context: CampaignContext,
  dossier: Dossier | undefined,
  variant: Variant = post.variants[0]
): PolicyItem => {
  const concerns = concernsOf(post, variant, dossier)
  return {
    // Media that are not made yet are no reason to refuse the text.
    content: policyContentOf({ ...variant, ...(post.media.length === 0 ? {} : { media: post.media }) }),
    context: {
      ...context,
      postId: post.id,
      platform: post.platform,
      format: post.format,
      language: post.language,
      generatedBy: post.generatedBy,
      citations: post.citations,
      ...(concerns === undefined ? {} : { concerns })
    }
  }
}

/** Whose rules count for a campaign of this brief. */
export const policyScopeOf = (brief: Brief): PolicyScope => ({ brand: brandRulesOf(brief) })

/**
 * The verdict, with whether anybody rated the text: what the campaign was to do beside what the rules ask. Translations
 * are made without the stages of a campaign, so none of them lacks a rating.
 */
export const withAppraisal = (
  verdict: Verdict,
  post: Post,
  dossier: Dossier | undefined,
  production: Production | undefined
): Verdict => {
  const isTranslation = production === undefined && post.translatedFrom !== undefined
  if (isTranslation || production?.runs("judge") === false) return verdict
  const isRated = dossier?.isOf(post) === true && dossier.appraisal !== undefined
  const check: CheckStatus = isRated
    ? { check: "appraisal", status: "done" }
    : { check: "appraisal", status: "absent", detail: unrated }
  return new Verdict({ ...verdict, checks: [...verdict.checks, check] })
}

/** The verdicts on posts as they would be sent, in the order of the posts, as they are kept for a later comparison. */
export const judgementOf = (at: string, posts: ReadonlyArray<Post>, verdicts: ReadonlyArray<Verdict>): PlanJudgement =>
  new PlanJudgement({
    schemaVersion: "1",
    at,
    packs: verdicts[0]?.packs ?? [],
    posts: posts.map((post, index) => postJudgement(post, verdicts[index]!))
  })

/** The verdict on one post, as it is kept. */
export const postJudgement = ({ contentHash, slotId }: Post, { decision, findings }: Verdict): PostJudgement =>
  new PostJudgement({ slotId, contentHash, decision, findings })

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
    // What is only another wording of a post goes nowhere before somebody puts it first.
    checks: checksOfAll(verdicts.filter((_, index) => isSent(questions[index]!))),
    verdicts: questions.map(({ post, variant }, index) => {
      const { checks, decision, findings } = verdicts[index]!
      const absent = isSent(questions[index]!) ? checks.filter(({ status }) => status !== "done") : []
      return new VariantVerdict({
        postId: post.id,
        slotId: slotIdOf(post),
        variantId: variant.id,
        decision,
        findings,
        ...(absent.length === 0 ? {} : { checksMissing: absent })
      })
    })
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const unrated = {
  en: "Nobody rated this text",
  de: "Niemand hat diesen Text bewertet"
}

const isSent = ({ post, variant }: Question): boolean => variant.id === post.variants[0].id

/**
 * All of them for the text that was reviewed. For another text those whose words still stand in it: whoever changes a
 * word elsewhere lifts no concern. Undefined: nobody reviewed this text, and nothing is known against it.
 */
const concernsOf = (
  post: Post,
  variant: Variant,
  dossier: Dossier | undefined
): PolicyContext["concerns"] | undefined => {
  const review = dossier?.compliance
  if (review?.isRead !== true) return undefined
  if (dossier?.isOf(post) === true && variant.id === post.variants[0].id) return review.concerns
  const standing = review.concerns.filter(({ quote }) => `${variant.title ?? ""}\n${variant.text}`.includes(quote))
  return standing.length === 0 ? undefined : standing
}
