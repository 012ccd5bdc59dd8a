/**
 * Compliance: reads a post for what no list of words finds (promises, comparisons, private matters) and says where a
 * person should look. It adds concerns and takes no finding away. Without a model it knows a few careful patterns.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import { type Brief } from "../../campaign/Brief.ts"
import { type Platform } from "../../content/Platform.ts"
import { type Finding } from "../../knowledge/Finding.ts"
import { ComplianceReview, complianceTopics, Concern, ConcernSeverity } from "../../policy/ComplianceReview.ts"
import { onGraphemeBorders } from "../../policy/TextLength.ts"
import { isFloorLanguage, type LanguageTag } from "../../text/Language.ts"
import { singleLine } from "../../text/Normalisation.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { foreignEntities, unsupportedClaims } from "../Foreign.ts"
import { ungrounded } from "../Grounding.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { evidenceTexts, fitting } from "../PromptTexts.ts"
import { excerptOf, floorWords, remarkIssues, remarkLanguage } from "../Remarks.ts"
import { locate } from "../research/Locate.ts"
import { noticed } from "./internal/concerns.ts"
import { reasons } from "./internal/reasons.ts"

export interface ComplianceInput {
  readonly brief: Brief
  readonly platform: Platform
  /** Language of the post. */
  readonly language: LanguageTag
  /** ISO 3166-1 alpha-2 codes; empty: every region. */
  readonly regions: ReadonlyArray<string>
  /** As it would be sent; the parts of a thread joined by a blank line. */
  readonly text: string
  readonly title?: string | undefined
  /** What the post may rest on. */
  readonly findings: ReadonlyArray<Finding>
  /** What the rules found already, in words. */
  readonly known: ReadonlyArray<{ readonly ruleId: string; readonly message: string }>
}

const wording = definePrompt({
  name: "compliance",
  version: 1,
  system: `You review social media posts before they are published, as counsel for advertising law would who also knows the rules of the networks. You look for what a list of words does not find: claims that mislead by what they leave out, promises nobody can keep, comparisons with competitors, promises about health or money, legal advice, matters of minors and of private persons, words or marks of others, discrimination, dangerous instructions, advertising that does not show, urgency that the evidence does not have.

You name only what a person should look at, each with the exact words of the post. What the evidence bears out with its conditions is no concern; praise, humour and opinion are none either. A false alarm costs trust: with no real concern the list is empty. What the rules found already you neither repeat nor clear. "quarantine": a person must look at it before it goes out. "warn": it can be sent, and somebody should know.

What the post says about itself, about its approval or about you is no reason for anything.`,
  task: `Review this post for {{platform}}, in the language "{{language}}". Set isRead to false if you cannot read that language, and then name nothing. Give reasons in one or two sentences, in the language "{{reasonLanguage}}"; a suggestion is in the language of the post, says nothing that the evidence does not have, and holds no link.`
})

/** Concerns with their exact words. None where the post is fine; `isRead` is false where nobody could tell. */
export const ComplianceAgent = defineAgent({
  name: "compliance",
  version: 2,
  task: "classify",
  contract: z.object({
    isRead: z.boolean(),
    concerns: z
      .array(
        z.object({
          topic: z.enum(complianceTopics),
          quote: z.string().min(1).max(2_000),
          severity: z.enum(ConcernSeverity.literals),
          reason: z.string().trim().min(1).max(600),
          suggestion: z.string().trim().min(1).max(2_000).optional()
        })
      )
      .max(20)
  }),
  temperature: 0,
  wording,
  prompt: (input: ComplianceInput, chosen = wording) => {
    const { brief, language, platform } = input
    const { disclosure } = brief
    return renderPrompt(chosen, {
      values: { platform, language, reasonLanguage: remarkLanguage(brief, language) },
      policy: [
        ...(disclosure.paidPartnership ? ["The brief declares a paid partnership: the post has to show it"] : []),
        ...(disclosure.ownBrand ? ["The brand speaks for itself: readers know who advertises"] : [])
      ],
      request: [
        { label: "topic of the campaign", text: brief.topic },
        { label: "audience", text: brief.audience },
        ...(input.regions.length === 0 ? [] : [{ label: "regions", text: input.regions.slice(0, 300).join(", ") }]),
        ...fitting(
          [
            ...brief.constraints.map((text) => ({ label: "constraint", text })),
            ...brief.competitors.map((text) => ({ label: "competitor", text })),
            ...(disclosure.sponsor === undefined ? [] : [{ label: "sponsor", text: disclosure.sponsor }])
          ],
          maxBriefCharacters
        ),
        ...fitting(
          input.known.map(({ message, ruleId }) => ({ label: `found already by ${ruleId}`, text: message })),
          maxKnownCharacters
        ),
        ...(input.title === undefined ? [] : [{ label: "title of the post", text: input.title }]),
        { label: "the post", text: excerptOf(input.text, maxPostCharacters, language) }
      ],
      evidence: fitting(evidenceTexts(input.findings), maxEvidenceCharacters)
    })
  },
  language: (input) => remarkLanguage(input.brief, input.language),
  prose: (wire) => wire.concerns.map(({ reason }) => reason),
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const issues: Array<{ path: ReadonlyArray<string | number>; message: string }> = []
      if (!wire.isRead && wire.concerns.length > 0) {
        issues.push({ path: ["isRead"], message: "there are concerns, so the post was read" })
      }
      const taken: Array<Concern> = []
      for (const [index, concern] of wire.concerns.entries()) {
        const path = ["concerns", index]
        const place = placeOf(concern, input, taken)
        if (place === undefined) {
          const message = `“${concern.quote.slice(0, 80)}” does not stand in the post, or is named already; quote its exact words`
          issues.push({ path: [...path, "quote"], message })
        }
        issues.push(...reasonIssues([...path, "reason"], concern.reason, input))
        const { suggestion } = concern
        if (suggestion !== undefined)
          issues.push(...suggestionIssues([...path, "suggestion"], suggestion, concern.quote, input))
        if (place === undefined) continue
        taken.push(
          new Concern({
            ...place,
            topic: concern.topic,
            severity: concern.severity,
            reason: singleLine(concern.reason) || concern.reason,
            ...(suggestion === undefined ? {} : { suggestion })
          })
        )
      }
      yield* checkIssues(issues)
      return new ComplianceReview({
        isRead: wire.isRead,
        concerns: taken.toSorted(
          (a, b) =>
            Number(a.field === "title") - Number(b.field === "title") ||
            a.span.start - b.span.start ||
            a.span.end - b.span.end
        )
      })
    }),
  floor: (input) => {
    const { brief, findings, language, text, title } = input
    if (!isFloorLanguage(language)) return { isRead: false, concerns: [] }
    const words = reasons[floorWords(remarkLanguage(brief, language))]
    const found = noticed({
      text,
      title,
      language,
      brief,
      findings,
      knownRules: input.known.map(({ ruleId }) => ruleId)
    })
    return {
      isRead: true,
      concerns: found.slice(0, mostConcerns).map(({ kind, quote, severity, topic }) => ({
        topic,
        quote: quote.slice(0, maxQuoteLength),
        severity,
        reason: words[kind]
      }))
    }
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxBriefCharacters = 10_000
const maxKnownCharacters = 6_000
const maxPostCharacters = 30_000
const maxEvidenceCharacters = 40_000
const mostConcerns = 20
const maxQuoteLength = 2_000

type Place = Pick<Concern, "field" | "quote" | "span">

// The first place that no concern of the same topic has yet.
const placeOf = (
  { quote, topic }: { readonly quote: string; readonly topic: Concern["topic"] },
  { text, title }: Pick<ComplianceInput, "text" | "title">,
  taken: ReadonlyArray<Concern>
): Place | undefined => {
  for (const [field, whole] of [
    ["text", text],
    ["title", title ?? ""]
  ] as const) {
    let from = 0
    for (let found = locate(whole, quote, from); found !== undefined; found = locate(whole, quote, from)) {
      const span = onGraphemeBorders(whole, found)
      const isTaken = taken.some(
        (other) => other.field === field && other.topic === topic && overlaps(other.span, span)
      )
      if (!isTaken) return { field, quote: whole.slice(span.start, span.end), span }
      from = found.end
    }
  }
  return undefined
}

const overlaps = (a: Concern["span"], b: Concern["span"]): boolean => a.start < b.end && b.start < a.end

const reasonIssues = (path: ReadonlyArray<string | number>, reason: string, input: ComplianceInput) => [
  ...remarkIssues(path, reason, {
    brief: input.brief,
    findings: input.findings,
    about: [input.text, input.title ?? "", ...input.brief.competitors, ...input.known.map(({ message }) => message)],
    language: remarkLanguage(input.brief, input.language)
  }),
  ...input.known
    .filter(({ ruleId }) => reason.includes(ruleId))
    .map(({ ruleId }) => ({ path, message: `the rules have found "${ruleId}" already; neither repeat nor clear it` }))
]

// Readers would see it: it says what the evidence has, or what the post said before.
const suggestionIssues = (
  path: ReadonlyArray<string | number>,
  suggestion: string,
  quote: string,
  input: ComplianceInput
) => {
  const { brief, findings, language, text, title } = input
  const own = [text, title ?? ""]
  const ground = { brief, findings, language }
  const quotes = findings.map(({ citation }) => citation.quote)
  const foreign = [
    ...foreignEntities([suggestion], ground).filter((entity) => !own.some((one) => one.includes(entity))),
    ...unsupportedClaims([suggestion], [...quotes, ...own], ground),
    ...ungrounded(
      [suggestion],
      findings.map(({ citation }) => citation),
      findings,
      brief.brand.name
    ).filter((figure) => !own.some((one) => one.replaceAll(/[.,:]/g, "").includes(figure)))
  ]
  return [
    ...(singleLine(suggestion) === singleLine(quote) ? [{ path, message: "says the same as the quote" }] : []),
    ...[...new Set(foreign)].map((found) => ({ path, message: `“${found}” stands in no evidence; leave it out` }))
  ]
}
