/**
 * Finds claims that neither a cited quote nor the brief bears out.
 */
import type { Claim, ClaimKind } from "../../../knowledge/Claim.ts"
import { detectPersonalData } from "../../PersonalData.ts"
import type { PolicyContext } from "../../PolicyContext.ts"
import type { LocalizedMessage } from "../../PolicyFinding.ts"
import type { ClaimGroup, ClaimsRule } from "../../Rule.ts"
import { uncitedClaims } from "../../UncitedClaims.ts"
import { foldClaim } from "../claimValues.ts"
import { type Evaluate, findingOf } from "./Evaluation.ts"

/** A finding for each claim, where it first stands in the post. What is personal data claims nothing. */
export const evaluate: Evaluate<ClaimsRule> = (rule, { context, texts }) => {
  const { citations, facts, language = "en" } = context
  if (citations === undefined) return []
  const quotes = citations.map(({ quote }) => quote)
  const told = new Set<string>()
  return texts
    .filter(({ target }) => target.field !== "alt-text")
    .flatMap((at) => {
      const found = uncitedClaims(at.text, { language, quotes, ...(facts === undefined ? {} : { facts }) }).filter(
        ({ kind }) => rule.claims.includes(groups[kind])
      )
      return outsidePersonalData(at.text, found, context)
        .filter((claim) => {
          const said = `${groups[claim.kind]} ${foldClaim(claim.text)}`
          return !told.has(said) && told.add(said)
        })
        .map((claim) => findingOf(rule, { at, span: claim, message: uncited(claim) }))
    })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Another rule tells of a phone number or a card: its figures are not told again one by one.
const outsidePersonalData = (
  text: string,
  found: ReadonlyArray<Claim>,
  { language, regions }: PolicyContext
): ReadonlyArray<Claim> => {
  if (found.length === 0) return found
  const data = detectPersonalData(text, { language, regions })
  return found.filter(({ end, start }) => !data.some((datum) => datum.start < end && start < datum.end))
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

const itsPronoun: Record<ClaimGroup, string> = { number: "sie", date: "es", name: "ihn", superlative: "ihn" }

const uncited = ({ kind, text }: Claim): LocalizedMessage => ({
  en: `${kinds[groups[kind]].en} “${text}” stands neither in a cited source nor in the brief. Cite where it comes from, or take it out`,
  de: `${kinds[groups[kind]].de} „${text}“ steht weder in einer zitierten Quelle noch im Briefing. Nenne die Quelle oder streiche ${itsPronoun[groups[kind]]}`
})
