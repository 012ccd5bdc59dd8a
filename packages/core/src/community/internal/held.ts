import { floorWords, remarkLanguage } from "../../agents/Remarks.ts"
import { briefFacts } from "../../campaign/BriefFacts.ts"
import type { Brief } from "../../campaign/Brief.ts"
import { formatsByPlatform } from "../../content/Platform.ts"
import type { GeneratedBy } from "../../content/Post.ts"
import { type BrandRules, brandRulesOf } from "../../policy/packs/BrandPack.ts"
import type { PolicyItem } from "../../policy/Policies.ts"
import { policyContentOf } from "../../policy/PolicyContent.ts"
import { type Verdict, verdictOf } from "../../policy/Verdict.ts"
import { singleLine } from "../../text/Normalisation.ts"
import type { Comment } from "../Comment.ts"
import { type Reply, ReplyAdvice, urgencies, type Urgency } from "../ReplyAdvice.ts"

/**
 * The reply as the rules read it: a text of the comment's network. What has to be declared, and the words that every
 * post has, stand in the post that it is below.
 */
export const questionOf = (
  reply: Reply,
  comment: Comment,
  { brief, generatedBy }: { readonly brief: Brief; readonly generatedBy: GeneratedBy }
): PolicyItem => ({
  content: policyContentOf({ text: reply.text }),
  context: {
    platform: comment.platform,
    format: formatsByPlatform[comment.platform][0],
    language: reply.language,
    regions: brief.regions,
    facts: briefFacts(brief),
    citations: reply.citations,
    generatedBy
  }
})

/**
 * The verdict without what rules ask of titles, which a reply has none of, and without the checks that are not made of
 * replies: they take the words of sources, and the same question gets the same answer.
 */
export const ofReply = (verdict: Verdict): Verdict => {
  const findings = verdict.findings.filter(({ target }) => target?.field !== "title")
  const checks = verdict.checks.filter(({ check }) => check !== "sources" && check !== "earlier-posts")
  return verdictOf(findings, { packs: verdict.packs, checks })
}

/** The rules of the brand that count for replies. */
export const replyRulesOf = (brief: Brief): BrandRules => {
  const known = made.get(brief)
  if (known !== undefined) return known
  const { requiredWords: _, ...rules } = brandRulesOf(brief)
  made.set(brief, rules)
  return rules
}

/** The advice without its reply, for a person: the rules do not let it out as it is. */
export const heldBack = (advice: ReplyAdvice, { findings }: Verdict, brief: Brief): ReplyAdvice => {
  const language = floorWords(remarkLanguage(brief))
  const why = findings.find(({ severity }) => severity !== "warn")?.message[language]
  return escalated(advice, `${words[language].held}${why === undefined ? "" : ` ${singleLine(why)}`}`, "today")
}

/** The advice for a person, where no agent's answer can be used. */
export const withoutAnswer = (advice: ReplyAdvice, why: "budget" | "answer", brief: Brief): ReplyAdvice =>
  escalated(advice, words[floorWords(remarkLanguage(brief))][why], "later")

// One value for a brief, so that its rules are made ready once.
const made = new WeakMap<Brief, BrandRules>()

const words = {
  en: {
    held: "The rules hold the proposed reply back:",
    budget: "The budget for models is used up, so nobody has read this comment.",
    answer: "No model gave an answer that can be used, so nobody has read this comment."
  },
  de: {
    held: "Die Regeln halten die vorgeschlagene Antwort zurück:",
    budget: "Das Budget für Modelle ist aufgebraucht, deshalb hat niemand diesen Kommentar gelesen.",
    answer: "Kein Modell gab eine brauchbare Antwort, deshalb hat niemand diesen Kommentar gelesen."
  }
} as const

const escalated = (advice: ReplyAdvice, reason: string, atLatest: Urgency): ReplyAdvice => {
  const { reply: _, ...rest } = advice
  const urgency = Math.min(urgencies.indexOf(advice.urgency), urgencies.indexOf(atLatest))
  return new ReplyAdvice({ ...rest, action: "escalate", reason, urgency: urgencies[urgency] ?? advice.urgency })
}
