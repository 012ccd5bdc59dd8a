/**
 * What the policy says about a post as it would be sent: the one place that asks it, for the campaign and its review.
 *
 * @since 0.1.0
 */
import type { Brief } from "../campaign/Brief.ts"
import { checkContent } from "../policy/ContentPolicy.ts"
import { policyContentOf } from "../policy/PolicyContent.ts"
import type { Verdict } from "../policy/Verdict.ts"
import type { Post } from "./Post.ts"

/** The verdict on the variant that is sent. */
export const verdictOn = (
  { format, language, platform, variants: [variant] }: Pick<Post, "platform" | "format" | "language" | "variants">,
  brief: Pick<Brief, "brand" | "disclosure">
): Verdict =>
  checkContent(policyContentOf(variant), {
    platform,
    format,
    language,
    brand: brief.brand,
    disclosure: brief.disclosure
  })
