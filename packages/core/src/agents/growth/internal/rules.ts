import { Result } from "effect"
import { findAddresses } from "../../../brand/FormOfAddress.ts"
import { wordsIn } from "../../../brand/WordMatch.ts"
import { growthLimits } from "../../../content/GrowthPlan.ts"
import { detectHashtags } from "../../../policy/Entities.ts"
import { engagementBaitPack } from "../../../policy/packs/EngagementBaitPack.ts"
import { riskyHashtagsPack } from "../../../policy/packs/RiskyHashtagsPack.ts"
import { policyContentOf } from "../../../policy/PolicyContent.ts"
import { type CompiledPolicy, compilePolicy } from "../../../policy/PolicyEngine.ts"
import { composePolicy } from "../../../policy/PolicySet.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { countGraphemes } from "../../../text/Segmentation.ts"
import { brandAddress } from "../../BrandAddress.ts"
import { foreignEntities, unsupportedClaims } from "../../Foreign.ts"
import { ungrounded } from "../../Grounding.ts"
import { type GrowthInput } from "../GrowthInput.ts"

/** What is wrong with a line that asks readers for something. */
export const callProblems = (text: string, input: GrowthInput): ReadonlyArray<string> => {
  const { brief, format, language, platform } = input
  const verdict = bait().check(policyContentOf({ text }), { platform, format, language })
  const form = primarySubtag(language) === "de" ? brandAddress(brief, language) : undefined
  const other = form === undefined ? undefined : findAddresses(text, language).find((one) => one.form !== form)
  return [
    ...(countGraphemes(text) > growthLimits.maxCallLength
      ? [`has more than ${growthLimits.maxCallLength} characters`]
      : []),
    ...verdict.findings.map(({ message }) => `begs for a reaction: ${message.en}`),
    ...(detectHashtags(text).length > 0 ? ["holds a hashtag; hashtags have their own place"] : []),
    ...(other === undefined
      ? []
      : [`says “${text.slice(other.start, other.end)}”; the brand's readers are “${form === "sie" ? "Sie" : form}”`]),
    ...textProblems(text, input)
  ]
}

/** What is wrong with a text for people: claims, figures, links and names that nobody gave. */
export const textProblems = (text: string, input: GrowthInput): ReadonlyArray<string> => {
  const { brief, findings, variants } = input
  const told = [...variants.flatMap((variant) => [variant.text, variant.title ?? ""]), brief.topic, ...brief.goals]
  const quotes = told.filter((quote) => quote !== "").map((quote) => ({ ...findings[0].citation, quote }))
  const never = [...brief.competitors, ...(brief.brand.bannedWords ?? [])]
  return [
    ...foreignEntities([text], input).map((entity) => `“${entity}” is no link, mention or hashtag of the brief`),
    ...ungrounded([text], quotes, findings, brief.brand.name).map(
      (claim) => `“${claim}” claims what nothing bears out; leave it out`
    ),
    ...unsupportedClaims([text], told, input).map((claim) => `“${claim}” claims what nothing bears out; leave it out`),
    ...wordsIn(text, never).map((word) => `“${word}” must not occur`)
  ]
}

/** Why a hashtag is said to cost readers; undefined where it is not. */
export const riskIn = (tag: string, language: string): string | undefined => {
  const content = policyContentOf({ text: `#${tag}` })
  const [finding] = risky().check(content, { platform: "instagram", format: "post", language }).findings
  return finding === undefined ? undefined : `is risky: ${finding.message.en}`
}

const once = (make: () => CompiledPolicy): (() => CompiledPolicy) => {
  let made: CompiledPolicy | undefined
  return () => (made ??= make())
}

// Compiling takes time for all terms, so it waits for the first question.
const bait = once(() => compilePolicy(Result.getOrThrow(composePolicy([engagementBaitPack]))))
const risky = once(() => compilePolicy(Result.getOrThrow(composePolicy([riskyHashtagsPack]))))
