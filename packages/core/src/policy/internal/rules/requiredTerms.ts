/**
 * Looks for terms that a post should hold in its words or hashtags.
 */
import { wordsIn, wordsSpelledBy } from "../../../brand/WordMatch.ts"
import type { LocalizedMessage } from "../../PolicyFinding.ts"
import type { RequiredTermsRule } from "../../Rule.ts"
import { type Evaluate, findingOf } from "./Evaluation.ts"

export const evaluate: Evaluate<RequiredTermsRule> = (rule, { content: { hashtags }, texts }) => {
  const everything = [...texts.map(({ text }) => text), ...hashtags].join("\n")
  const held = new Set([
    ...wordsIn(everything, rule.terms),
    ...hashtags.flatMap((hashtag) => wordsSpelledBy(hashtag, rule.terms))
  ])
  const missing = rule.terms.filter((term) => !held.has(term))
  const isKept = rule.require === "all" ? missing.length === 0 : missing.length < rule.terms.length
  return isKept ? [] : [findingOf(rule, { message: missingTerms(missing, rule) })]
}

const missingTerms = (
  missing: ReadonlyArray<string>,
  { require, title }: Pick<RequiredTermsRule, "require" | "title">
): LocalizedMessage => {
  const en = missing.map((term) => `“${term}”`).join(", ")
  const de = missing.map((term) => `„${term}“`).join(", ")
  if (require === "any" && missing.length > 1) {
    return {
      en: `${title.en}: the post holds none of ${en}. Add at least one`,
      de: `${title.de}: Der Post enthält nichts von ${de}. Ergänze mindestens eines`
    }
  }
  return {
    en: `${title.en}: ${en} ${missing.length === 1 ? "is" : "are"} missing. Add ${missing.length === 1 ? "it" : "them"}`,
    de: `${title.de}: ${de} ${missing.length === 1 ? "fehlt" : "fehlen"}. Ergänze ${missing.length === 1 ? "es" : "sie"}`
  }
}
