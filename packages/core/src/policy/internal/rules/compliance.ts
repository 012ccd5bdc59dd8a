/**
 * Turns the concerns of a compliance review into findings, and says whether there was a review.
 */
import type { Concern } from "../../ComplianceReview.ts"
import type { PolicyContext } from "../../PolicyContext.ts"
import { partSeparator, type TargetText } from "../../PolicyContent.ts"
import type { Severity } from "../../PolicyFinding.ts"
import type { ComplianceRule } from "../../Rule.ts"
import type { CheckStatus } from "../../Verdict.ts"
import { type Evaluate, type Evaluation, findingOf } from "./Evaluation.ts"

/** A finding for each concern of the rule's topic, at its words; about the whole post where they are gone. */
export const evaluate: Evaluate<ComplianceRule> = (rule, evaluation) =>
  (evaluation.context.concerns ?? [])
    .filter(({ topic }) => topic === rule.topic)
    .map((concern) => {
      const { reason, suggestion } = concern
      return findingOf(
        { ...rule, severity: severityOf(rule.severity, concern) },
        {
          ...placeOf(concern, evaluation),
          message: {
            en: `${rule.title.en}: ${reason}${suggestion === undefined ? "" : ` Suggested instead: “${suggestion}”`}`,
            de: `${rule.title.de}: ${reason}${suggestion === undefined ? "" : ` Vorschlag dafür: „${suggestion}“`}`
          }
        }
      )
    })

/** `done` where somebody has reviewed the post, whatever came of it. */
export const statusOf = ({ concerns }: Pick<PolicyContext, "concerns">): CheckStatus =>
  concerns === undefined
    ? { check: "compliance", status: "absent", detail: nobody }
    : { check: "compliance", status: "done" }

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// A review rates its concerns itself, up to `quarantine`. A rule that is set to less holds all of them down; one that
// is set to more counts for all of them.
const severityOf = (rule: Severity, { severity }: Concern): Severity => (rule === "quarantine" ? severity : rule)

const placeOf = (
  { field, quote, span }: Concern,
  { content, texts }: Evaluation
): { readonly at?: TargetText; readonly span?: { readonly start: number; readonly end: number } } => {
  const whole = field === "title" ? content.title : content.text
  if (whole?.slice(span.start, span.end) === quote) {
    // The parts of a thread are joined in the text that was reviewed.
    let offset = 0
    for (const at of texts) {
      if (field === "title" ? at.target.field !== "title" : at.target.field !== "text" && at.target.field !== "part")
        continue
      const start = span.start - offset
      if (start >= 0 && start < at.text.length) {
        return { at, span: { start, end: Math.min(span.end - offset, at.text.length) } }
      }
      offset += at.text.length + partSeparator.length
    }
  }
  // The text was changed since: the words may have moved.
  for (const at of texts) {
    const start = at.text.indexOf(quote)
    if (start >= 0) return { at, span: { start, end: start + quote.length } }
  }
  return {}
}

const nobody = {
  en: "No compliance review was made: nobody but the rules has looked for promises, comparisons and private matters",
  de: "Es gab keine Compliance-Prüfung: Nur die Regeln haben nach Versprechen, Vergleichen und Privatem gesehen"
}
