/**
 * The engine: a composed policy made ready, which says of a post whether it may be sent.
 *
 * @since 0.1.0
 */
import * as claims from "./internal/rules/claims.ts"
import * as compliance from "./internal/rules/compliance.ts"
import * as disclosure from "./internal/rules/disclosure.ts"
import { type Evaluation, evaluationOf } from "./internal/rules/Evaluation.ts"
import * as links from "./internal/rules/links.ts"
import * as moderation from "./internal/rules/moderation.ts"
import * as personalData from "./internal/rules/personalData.ts"
import * as requiredTerms from "./internal/rules/requiredTerms.ts"
import * as similarity from "./internal/rules/similarity.ts"
import * as spam from "./internal/rules/spam.ts"
import { compileTermsRules } from "./internal/rules/terms.ts"
import * as voice from "./internal/rules/voice.ts"
import { applies } from "./internal/ruleScope.ts"
import { checkFormat, checkLimit } from "./PlatformPolicy.ts"
import { applyRepairs, type PolicyContent } from "./PolicyContent.ts"
import type { PolicyContext } from "./PolicyContext.ts"
import { PolicyFinding } from "./PolicyFinding.ts"
import type { PolicySet } from "./PolicySet.ts"
import type { Rule, TermsRule } from "./Rule.ts"
import { type CheckStatus, type Verdict, verdictOf } from "./Verdict.ts"

/** Longest text that is examined, in UTF-16 code units; no network takes as much. */
export const maxExaminedLength = 100_000

/** A policy ready to be asked, any number of times. Pure: the same content in the same context gives the same verdict. */
export interface CompiledPolicy {
  readonly set: PolicySet
  /** What all rules find, the worst first. Linear in the length of the texts. */
  readonly check: (content: PolicyContent, context: PolicyContext) => Verdict
  /**
   * The content with the repairs made, and the verdict on it. Repairs can bring up others (a shorter text loses a link),
   * so it goes on until none is left, four rounds at most.
   *
   * @param which findings are mended. @default those that block or are to be fixed; what a person must look at or may
   *   leave stays
   */
  readonly repair: (
    content: PolicyContent,
    context: PolicyContext,
    which?: (finding: PolicyFinding) => boolean
  ) => RepairedContent
}

/** What repairs made of a content. */
export interface RepairedContent {
  readonly content: PolicyContent
  readonly verdict: Verdict
  /** Findings whose repairs were made, in the order in which they were made. */
  readonly repaired: ReadonlyArray<PolicyFinding>
}

/** Makes the policy ready: takes time for its terms once, so keep the result. */
export const compilePolicy = (set: PolicySet): CompiledPolicy => {
  const findTerms = compileTermsRules(set.rules.filter(isTerms))
  const others = set.rules.filter((rule) => rule.kind !== "terms")

  const check = (content: PolicyContent, context: PolicyContext): Verdict => {
    const evaluation = evaluationOf(content, context)
    const tooLong = evaluation.texts.find(({ text }) => text.length > maxExaminedLength)
    if (tooLong !== undefined) return verdictOf([unexamined(tooLong.target)], { packs: set.packs })
    const findings = [
      ...evaluation.texts.flatMap(({ target, text }) => (text.isWellFormed() ? [] : [broken(target)])),
      ...checkFormat(context),
      ...findTerms(evaluation, ({ scope }) => applies(scope, context)),
      ...others.flatMap((rule) => (applies(rule.scope, context) ? evaluate(rule, evaluation) : []))
    ]
    return verdictOf(findings, { packs: set.packs, checks: checksOf(set.rules, context) })
  }

  const repair = (
    content: PolicyContent,
    context: PolicyContext,
    which: (finding: PolicyFinding) => boolean = (finding) => finding.isBlocking
  ): RepairedContent => {
    let current = content
    let verdict = check(content, context)
    const repaired: Array<PolicyFinding> = []
    for (let round = 0; round < mostRounds; round++) {
      const mendable = verdict.findings.filter((finding) => finding.repair !== undefined && which(finding))
      if (mendable.length === 0) break
      current = applyRepairs(
        current,
        mendable.map((finding) => finding.repair!)
      )
      repaired.push(...mendable)
      verdict = check(current, context)
    }
    return { content: current, verdict, repaired }
  }

  return { set, check, repair }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mostRounds = 4

const isTerms = (rule: Rule): rule is TermsRule => rule.kind === "terms"

const evaluate = (rule: Exclude<Rule, TermsRule>, evaluation: Evaluation): ReadonlyArray<PolicyFinding> => {
  switch (rule.kind) {
    case "platform-limit":
      return checkLimit(rule, evaluation.content, evaluation.context)
    case "required-terms":
      return requiredTerms.evaluate(rule, evaluation)
    case "voice":
      return voice.evaluate(rule, evaluation)
    case "personal-data":
      return personalData.evaluate(rule, evaluation)
    case "claims":
      return claims.evaluate(rule, evaluation)
    case "similarity":
      return similarity.evaluate(rule, evaluation)
    case "links":
      return links.evaluate(rule, evaluation)
    case "spam":
      return spam.evaluate(rule, evaluation)
    case "moderation":
      return moderation.evaluate(rule, evaluation)
    case "compliance":
      return compliance.evaluate(rule, evaluation)
    case "disclosure":
      return disclosure.evaluate(rule, evaluation)
  }
}

const checksOf = (rules: ReadonlyArray<Rule>, context: PolicyContext): ReadonlyArray<CheckStatus> => {
  const compares = (to: "earlier-posts" | "sources") =>
    rules.some((rule) => rule.kind === "similarity" && rule.to === to)
  return [
    ...(rules.some(({ kind }) => kind === "claims") ? [status("claims", context.citations !== undefined)] : []),
    ...(compares("earlier-posts") ? [status("earlier-posts", context.earlier !== undefined)] : []),
    ...(compares("sources") ? [status("sources", context.sources !== undefined)] : []),
    ...(rules.some(({ kind }) => kind === "moderation") ? moderation.statusesOf(context.moderation) : []),
    ...(rules.some(({ kind }) => kind === "compliance") ? [compliance.statusOf(context)] : [])
  ]
}

const status = (check: keyof typeof lacks, isDone: boolean): CheckStatus =>
  isDone ? { check, status: "done" } : { check, status: "absent", detail: lacks[check] }

const lacks = {
  claims: {
    en: "No citations were given, so claims were not compared with sources",
    de: "Ohne Belege wurden Behauptungen nicht mit Quellen verglichen"
  },
  "earlier-posts": {
    en: "No earlier posts were given to compare with",
    de: "Es gab keine früheren Posts zum Vergleichen"
  },
  sources: { en: "No source texts were given to compare with", de: "Es gab keine Quelltexte zum Vergleichen" }
} as const

const broken = (target: PolicyFinding["target"]): PolicyFinding =>
  new PolicyFinding({
    ruleId: "engine/text-broken",
    ruleVersion: 1,
    severity: "block",
    target,
    span: null,
    message: {
      en: "The text holds half of a character (a lone surrogate), in whose place something else would be sent. Write the text anew",
      de: "Der Text enthält ein halbes Zeichen (ein einzelnes Surrogat), an dessen Stelle etwas anderes gesendet würde. Schreibe den Text neu"
    },
    source: null
  })

const unexamined = (target: PolicyFinding["target"]): PolicyFinding =>
  new PolicyFinding({
    ruleId: "engine/text-too-long",
    ruleVersion: 1,
    severity: "block",
    target,
    span: null,
    message: {
      en: `The text has more than ${maxExaminedLength} UTF-16 units and was not examined. No network takes as much: shorten it`,
      de: `Der Text hat mehr als ${maxExaminedLength} UTF-16-Einheiten und wurde nicht geprüft. Kein Netzwerk nimmt so viel: Kürze ihn`
    },
    source: null
  })
