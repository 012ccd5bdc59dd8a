/**
 * Finds the terms of all rules of a policy in one pass over each text.
 */
import type { TargetText } from "../../PolicyContent.ts"
import type { LocalizedMessage, PolicyFinding, Repair } from "../../PolicyFinding.ts"
import type { Term, TermsRule } from "../../Rule.ts"
import type { TermMatch } from "../../TermMatch.ts"
import { compileTerms } from "../../TermMatcher.ts"
import { type Evaluation, findingOf } from "./Evaluation.ts"
import { type Edit, type Replaceable, replacing } from "./termRepairs.ts"

/** Finds what rules on terms have to say. */
export type EvaluateTerms = (
  evaluation: Evaluation,
  /** Whether a rule counts for this post. @default every rule does */
  counts?: (rule: TermsRule) => boolean
) => ReadonlyArray<PolicyFinding>

/**
 * Compiles all terms of the rules at once. The findings are in the order of texts and places; a rule says one thing of
 * one place, about the longest of its terms there. With the repairs of all findings made, no term that has a replacement
 * is left, but within one that has none.
 */
export const compileTermsRules = (rules: ReadonlyArray<TermsRule>): EvaluateTerms => {
  const compiled = rules.flatMap((rule) => rule.terms.map((term) => ({ rule, term })))
  const matcher = compileTerms(
    compiled.map(({ rule: { resistsEvasion = false, within = "text" }, term }) => ({ ...term, resistsEvasion, within }))
  )
  return ({ context: { language }, texts }, counts = () => true) => {
    const counted = new Map(rules.map((rule) => [rule, counts(rule)]))
    const find = (text: string): Hits =>
      sorted(
        matcher
          .find(text, { language })
          .map((match) => ({ ...compiled[match.term]!, match }))
          .filter(({ rule }) => counted.get(rule) === true)
      )
    return texts.flatMap((at) => {
      const { mendable, told } = find(at.text)
      const edits = editsByHit(
        told,
        replacing(at.text, mendable, (text) => find(text).mendable)
      )
      return told.map((hit, index) =>
        findingOf(hit.rule, {
          at,
          span: hit.match,
          message: messageOf(at.text.slice(hit.match.start, hit.match.end), hit),
          repair: repairOf(at, hit.term, edits[index]!)
        })
      )
    })
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A term of a rule in a text. */
interface Hit {
  readonly rule: TermsRule
  readonly term: Term
  readonly match: TermMatch
}

/** Hits as they are told and as they are mended. */
interface Hits {
  /** Without those that lie within another one of their rule; of the same length one that can be mended, else the first. */
  readonly told: ReadonlyArray<Hit>
  /** All that can be mended, but for those within one that cannot. */
  readonly mendable: ReadonlyArray<Replaceable>
}

/** Sorts the hits of a text, which are in order, the longer first: so what a hit lies within came last of its rule. */
const sorted = (hits: ReadonlyArray<Hit>): Hits => {
  const told: Array<Hit> = []
  const mendable: Array<Replaceable> = []
  const lastOf = new Map<TermsRule, number>()
  for (const hit of hits) {
    const { match, rule, term } = hit
    const at = lastOf.get(rule) ?? -1
    const last = told[at]
    const isOwnPlace = last === undefined || match.end > last.match.end
    const isSamePlace = match.start === last?.match.start && match.end === last.match.end
    if (isOwnPlace) {
      lastOf.set(rule, told.length)
      told.push(hit)
    } else if (isSamePlace && last.term.replacement === undefined && term.replacement !== undefined) told[at] = hit
    if (term.replacement === undefined) continue
    const { end, start } = match
    if (isOwnPlace || isSamePlace || last.term.replacement !== undefined)
      mendable.push({ term, start, end, replacement: term.replacement })
  }
  return { told, mendable }
}

/** For each hit the edits in its place. An edit that no repair would make goes with the first hit that has one. */
const editsByHit = (hits: ReadonlyArray<Hit>, edits: ReadonlyArray<Edit>): ReadonlyArray<ReadonlyArray<Edit>> => {
  const left = new Set(edits)
  const found = hits.map(({ match, term }) => {
    if (term.replacement === undefined) return []
    let [low, high] = [0, edits.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (edits[middle]!.end <= match.start) low = middle + 1
      else high = middle
    }
    const own: Array<Edit> = []
    for (let at = low; at < edits.length && edits[at]!.start < match.end; at++) own.push(edits[at]!)
    // The repair of a hit that shares an edit with an earlier one is not made.
    if (own.every((edit) => left.has(edit))) for (const edit of own) left.delete(edit)
    return own
  })
  const first = found.findIndex((own) => own.length > 0)
  return found.map((own, index) => (index === first ? [...own, ...left] : own))
}

const repairOf = ({ target }: TargetText, { replacement }: Term, edits: ReadonlyArray<Edit>): Repair | undefined => {
  const [first, ...others] = edits.map(({ end, start, text }) => ({ target, start, end, replacement: text }))
  if (first === undefined) return undefined
  const written = shownAs(first.replacement)
  return {
    label:
      replacement === "" || written === ""
        ? { en: "Take it out", de: "Herausnehmen" }
        : { en: `Write “${written}”`, de: `„${written}“ schreiben` },
    edits: [first, ...others]
  }
}

const longestShown = 60

/** Words for people: on one line, without control characters, not too long. */
const shownAs = (text: string): string => {
  const line = text
    .slice(0, longestShown * 8)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, (gap) => (/[\s\p{Cc}]/u.test(gap) ? " " : ""))
    .toWellFormed()
    .trim()
  const characters = Array.from(graphemes.segment(line), ({ segment }) => segment)
  return characters.length <= longestShown ? line : `${characters.slice(0, longestShown - 1).join("")}…`
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })

const messageOf = (text: string, { rule, term }: Hit): LocalizedMessage => {
  const shown = shownAs(text)
  const advice = adviceOf(rule, term)
  return {
    en: `“${shown}” goes against the rule “${rule.title.en}”. ${advice.en}`,
    de: `„${shown}“ verstößt gegen die Regel „${rule.title.de}“. ${advice.de}`
  }
}

const adviceOf = ({ severity, within }: TermsRule, { replacement }: Term): LocalizedMessage => {
  if (replacement === "") return { en: "Take it out", de: "Nimm es heraus" }
  if (replacement !== undefined) {
    return { en: `Write “${shownAs(replacement)}”`, de: `Schreibe „${shownAs(replacement)}“` }
  }
  if (severity === "quarantine") {
    return { en: "A person must decide whether it can stay", de: "Ein Mensch muss entscheiden, ob es bleiben kann" }
  }
  if (severity === "warn") return { en: "Check whether it can stay", de: "Prüfe, ob es bleiben kann" }
  return within === "hashtags"
    ? { en: "Choose another hashtag", de: "Wähle einen anderen Hashtag" }
    : { en: "Say it in another way", de: "Formuliere es anders" }
}
