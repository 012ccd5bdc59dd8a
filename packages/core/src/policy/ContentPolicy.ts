/**
 * All first rules at once: the network's limits, the brand's words and the declared disclosure.
 *
 * @since 0.1.0
 */
import type { BrandBrief } from "../campaign/Brief.ts"
import { checkBrand } from "./BrandRules.ts"
import type { Disclosure, DisclosureLabels } from "./Disclosure.ts"
import { evaluate as checkDisclosure } from "./internal/rules/disclosure.ts"
import { evaluationOf } from "./internal/rules/Evaluation.ts"
import { disclosurePack } from "./packs/DisclosurePack.ts"
import { checkPlatform, type PlatformTarget } from "./PlatformPolicy.ts"
import type { PolicyContent } from "./PolicyContent.ts"
import { type Verdict, verdictOf } from "./Verdict.ts"

/** Where the post shall go, and what was declared for it. */
export interface ContentTarget extends PlatformTarget {
  readonly brand?: Pick<BrandBrief, "bannedWords" | "requiredWords">
  readonly disclosure?: Disclosure
  readonly labels?: DisclosureLabels
}

/** The verdict on the content by every rule that applies. Pure: the same content gives the same verdict. */
export const checkContent = (content: PolicyContent, target: ContentTarget): Verdict =>
  verdictOf([
    ...checkPlatform(content, target),
    ...(target.brand === undefined ? [] : checkBrand(content, target.brand)),
    ...disclosurePack.rules.flatMap((rule) =>
      rule.kind === "disclosure" ? checkDisclosure(rule, evaluationOf(content, target)) : []
    )
  ])
