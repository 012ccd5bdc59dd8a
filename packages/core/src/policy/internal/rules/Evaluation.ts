/**
 * What every evaluator of a kind of rule works with.
 */
import type { PolicyContext } from "../../PolicyContext.ts"
import { type PolicyContent, sentTexts, type TargetText } from "../../PolicyContent.ts"
import { type FindingTarget, type LocalizedMessage, PolicyFinding, type Repair } from "../../PolicyFinding.ts"
import type { Rule } from "../../Rule.ts"
import { onGraphemeBorders } from "../../TextLength.ts"

/** A post under examination. */
export interface Evaluation {
  readonly content: PolicyContent
  readonly context: PolicyContext
  /** Every text that readers will see, one by one: text or parts, title, alternative texts. */
  readonly texts: ReadonlyArray<TargetText>
}

/** Finds what one rule has to say. Pure, linear in the texts, and indifferent to odd strings. */
export type Evaluate<R extends Rule> = (rule: R, evaluation: Evaluation) => ReadonlyArray<PolicyFinding>

/** The content with its texts listed. */
export const evaluationOf = (content: PolicyContent, context: PolicyContext): Evaluation => ({
  content,
  context,
  texts: [
    ...sentTexts(content),
    ...(content.title === undefined ? [] : [{ target: { field: "title" as const }, text: content.title }]),
    ...(content.media ?? []).map(({ altText }, index) => ({
      target: { field: "alt-text" as const, index },
      text: altText
    }))
  ]
})

/** A finding of the rule; a span is widened to whole characters of a reader. */
export const findingOf = (
  rule: Rule,
  details: {
    readonly message: LocalizedMessage
    /** Absent: the finding is about the post as a whole. */
    readonly at?: TargetText
    /** Within the text of `at`. Absent: the finding is about all of it. */
    readonly span?: { readonly start: number; readonly end: number }
    readonly repair?: Repair | undefined
    /** Page that states what this finding says. @default the rule's */
    readonly source?: string | undefined
    /** Passages elsewhere that the finding refers to. */
    readonly related?: PolicyFinding["related"] | undefined
  }
): PolicyFinding => {
  const { at, message, related, repair, source, span } = details
  return new PolicyFinding({
    ruleId: rule.id,
    ruleVersion: rule.version,
    severity: rule.severity,
    target: at?.target ?? null,
    span: at === undefined || span === undefined ? null : onGraphemeBorders(at.text, span),
    message,
    source: source ?? rule.source,
    ...(repair === undefined ? {} : { repair }),
    ...(related === undefined ? {} : { related })
  })
}

/** A repair that replaces one span. */
export const replaceSpan = (
  target: FindingTarget,
  span: { readonly start: number; readonly end: number },
  replacement: string,
  label: LocalizedMessage
): Repair => ({ label, edits: [{ target, start: span.start, end: span.end, replacement }] })
