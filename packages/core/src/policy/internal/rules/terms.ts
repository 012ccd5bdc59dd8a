/**
 * Finds the terms of all rules of a policy in one pass over each text.
 */
import type { LocalizedMessage, PolicyFinding, Repair } from "../../PolicyFinding.ts"
import type { TargetText } from "../../PolicyContent.ts"
import type { Term, TermsRule } from "../../Rule.ts"
import { compileTerms } from "../../TermMatcher.ts"
import { type Evaluation, findingOf, replaceSpan } from "./Evaluation.ts"

/** Finds what rules on terms have to say. */
export type EvaluateTerms = (
  evaluation: Evaluation,
  /** Whether a rule counts for this post. @default every rule does */
  counts?: (rule: TermsRule) => boolean
) => ReadonlyArray<PolicyFinding>

/** Compiles all terms of the rules at once; the findings are in the order of texts and places. */
export const compileTermsRules = (rules: ReadonlyArray<TermsRule>): EvaluateTerms => {
  const compiled = rules.flatMap((rule) => rule.terms.map((term) => ({ rule, term })))
  const matcher = compileTerms(
    compiled.map(({ rule: { resistsEvasion = false, within = "text" }, term }) => ({ ...term, resistsEvasion, within }))
  )
  return ({ context: { language }, texts }, counts = () => true) =>
    texts.flatMap((at) =>
      matcher.find(at.text, { language }).flatMap(({ end, start, term: index }) => {
        const { rule, term } = compiled[index]!
        if (!counts(rule)) return []
        const shown = shownAs(at.text.slice(start, end))
        return [
          findingOf(rule, {
            at,
            span: { start, end },
            message: messageOf(shown, rule, term),
            repair: repairOf(at, { start, end }, term)
          })
        ]
      })
    )
}

const longestShown = 60

/** The words for people: on one line, without control characters, not too long. */
const shownAs = (text: string): string => {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .toWellFormed()
    .trim()
  const characters = [...line]
  return characters.length <= longestShown ? line : `${characters.slice(0, longestShown - 1).join("")}…`
}

const messageOf = (shown: string, { title }: TermsRule, { replacement }: Term): LocalizedMessage => {
  const [en, de] =
    replacement === undefined
      ? ["Say it in another way", "Formuliere es anders"]
      : replacement === ""
        ? ["Take it out", "Nimm es heraus"]
        : [`Write “${shownAs(replacement)}”`, `Schreibe „${shownAs(replacement)}“`]
  return {
    en: `“${shown}” stands against “${title.en}”. ${en}`,
    de: `„${shown}“ steht gegen „${title.de}“. ${de}`
  }
}

const repairOf = (
  { target, text }: TargetText,
  span: { readonly start: number; readonly end: number },
  { replacement }: Term
): Repair | undefined => {
  if (replacement === undefined) return undefined
  if (replacement === "") {
    return replaceSpan(target, span, "", { en: "Take it out", de: "Herausnehmen" })
  }
  const written = withCaseOf(text.slice(span.start, span.end), replacement)
  return replaceSpan(target, span, written, {
    en: `Write “${shownAs(written)}”`,
    de: `„${shownAs(written)}“ schreiben`
  })
}

/** The replacement with a capital in front when the text has one there. */
const withCaseOf = (original: string, replacement: string): string =>
  /^\P{L}*\p{Lu}/u.test(original) ? replacement.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : replacement
