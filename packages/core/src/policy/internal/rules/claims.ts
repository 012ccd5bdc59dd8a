/**
 * Finds claims that neither a cited quote nor the brief bears out.
 */
import type { Claim, ClaimKind } from "../../../knowledge/Claim.ts"
import type { LocalizedMessage } from "../../PolicyFinding.ts"
import type { ClaimGroup, ClaimsRule } from "../../Rule.ts"
import { uncitedClaims } from "../../UncitedClaims.ts"
import { type Evaluate, findingOf } from "./Evaluation.ts"

export const evaluate: Evaluate<ClaimsRule> = (rule, { context, texts }) => {
  const { citations, facts, language = "en" } = context
  if (citations === undefined) return []
  const quotes = citations.map(({ quote }) => quote)
  return texts
    .filter(({ target }) => target.field !== "alt-text")
    .flatMap((at) =>
      uncitedClaims(at.text, { language, quotes, ...(facts === undefined ? {} : { facts }) })
        .filter(({ kind }) => rule.claims.includes(groups[kind]))
        .map((claim) => findingOf(rule, { at, span: claim, message: uncited(claim) }))
    )
}

const groups: Record<ClaimKind, ClaimGroup> = {
  number: "number",
  measure: "number",
  percentage: "number",
  money: "number",
  date: "date",
  name: "name",
  superlative: "superlative"
}

const kinds: Record<ClaimGroup, LocalizedMessage> = {
  number: { en: "The figure", de: "Die Angabe" },
  date: { en: "The date", de: "Das Datum" },
  name: { en: "The name", de: "Der Name" },
  superlative: { en: "The superlative", de: "Der Superlativ" }
}

const uncited = ({ kind, text }: Claim): LocalizedMessage => ({
  en: `${kinds[groups[kind]].en} “${text}” stands neither in a cited source nor in the brief. Cite where it comes from, or take it out`,
  de: `${kinds[groups[kind]].de} „${text}“ steht weder in einer zitierten Quelle noch im Briefing. Nenne die Quelle oder streiche es`
})
