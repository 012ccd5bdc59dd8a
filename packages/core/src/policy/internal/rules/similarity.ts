/**
 * Finds what a text repeats of earlier posts or of its sources.
 */
import { NgramIndex } from "../../../text/Ngrams.ts"
import type { NamedText } from "../../PolicyContext.ts"
import type { LocalizedMessage, PolicyFinding, RelatedPassage } from "../../PolicyFinding.ts"
import type { SimilarityRule } from "../../Rule.ts"
import { PassageIndex, type SharedPassage } from "../../SharedPassages.ts"
import { type Evaluate, findingOf } from "./Evaluation.ts"

export const evaluate: Evaluate<SimilarityRule> = (rule, { content, context, texts }) => {
  const others = rule.to === "sources" ? context.sources : context.earlier
  const [first] = texts
  if (others === undefined || others.length === 0 || first === undefined) return []
  const index = indexOf(others)
  const own = rule.to === "sources" || context.postId === undefined ? undefined : index.places.get(context.postId)
  const isBefore = (id: string): boolean => own === undefined || index.places.get(id)! < own
  const at = { target: { field: "text" as const }, text: content.text }
  const closest = index.ngrams.closest(content.text, isBefore)
  const findings: Array<PolicyFinding> = []
  const isThread = content.parts !== undefined && content.parts.length > 0
  const place = isThread ? undefined : at

  if (closest !== undefined && closest.overlap > rule.maxShare) {
    const shared = index.passages.shared(content.text, closest.id)
    findings.push(
      findingOf(rule, {
        message: tooSimilar(rule, closest.id, closest.overlap),
        ...located(place, shared),
        related: related(others, closest.id, shared)
      })
    )
  } else if (rule.maxWords !== undefined) {
    for (const { id } of others) {
      if (!isBefore(id)) continue
      const shared = index.passages.shared(content.text, id).filter(({ words }) => words > rule.maxWords!)
      const longest = shared.reduce((most, { words }) => Math.max(most, words), 0)
      if (longest === 0) continue
      findings.push(
        findingOf(rule, {
          message: tooLong(rule, id, longest),
          ...located(place, shared),
          related: related(others, id, shared)
        })
      )
    }
  }
  return findings
}

interface Index {
  readonly ngrams: NgramIndex
  readonly passages: PassageIndex
  readonly places: ReadonlyMap<string, number>
}

// A month is compared with the same list again and again.
const indexes = new WeakMap<ReadonlyArray<NamedText>, Index>()

const indexOf = (others: ReadonlyArray<NamedText>): Index => {
  const known = indexes.get(others)
  if (known !== undefined) return known
  const index = {
    ngrams: new NgramIndex(5),
    passages: new PassageIndex(others),
    places: new Map(others.map(({ id }, at) => [id, at]))
  }
  for (const { id, text } of others) index.ngrams.add(id, text)
  indexes.set(others, index)
  return index
}

const located = (
  at: { readonly target: { readonly field: "text" }; readonly text: string } | undefined,
  shared: ReadonlyArray<SharedPassage>
) => {
  const [first] = shared
  if (at === undefined || first === undefined) return {}
  const longest = shared.reduce((best, passage) => (passage.words > best.words ? passage : best), first)
  return { at, span: { start: longest.start, end: longest.end } }
}

const mostPassages = 10

const related = (
  others: ReadonlyArray<NamedText>,
  id: string,
  shared: ReadonlyArray<SharedPassage>
): readonly [RelatedPassage, ...Array<RelatedPassage>] | undefined => {
  const text = others.find((other) => other.id === id)?.text ?? ""
  const [first, ...rest] = shared.slice(0, mostPassages).map(({ otherEnd, otherStart }) => ({
    id,
    start: otherStart,
    end: otherEnd,
    text: text.slice(otherStart, otherEnd)
  }))
  return first === undefined ? undefined : [first, ...rest]
}

const tooSimilar = ({ maxShare, to }: SimilarityRule, id: string, share: number): LocalizedMessage => {
  const [found, allowed] = [Math.round(share * 100), Math.round(maxShare * 100)]
  return {
    en: `${found} % of the text stands word for word in ${named.en[to]} “${id}”; at most ${allowed} % may. Say it in another way`,
    de: `${found} % des Textes stehen wörtlich ${named.de[to]} „${id}“; höchstens ${allowed} % dürfen es. Formuliere es anders`
  }
}

const tooLong = ({ maxWords, to }: SimilarityRule, id: string, words: number): LocalizedMessage => ({
  en: `${words} words in a row stand word for word in ${named.en[to]} “${id}”; at most ${maxWords} may. Say it in your own words or mark it as a quotation`,
  de: `${words} Wörter hintereinander stehen wörtlich ${named.de[to]} „${id}“; höchstens ${maxWords} dürfen es. Sag es mit eigenen Worten oder kennzeichne es als Zitat`
})

const named = {
  en: { "earlier-posts": "the earlier post", sources: "the source" },
  de: { "earlier-posts": "im früheren Post", sources: "in der Quelle" }
} as const
