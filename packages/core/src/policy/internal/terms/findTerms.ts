/**
 * Finds the terms of a compiled list in a text: reads it, searches what may hide something, and sifts what was found.
 */
import { primarySubtag } from "../../../text/Language.ts"
import { type DetectedEntity, detectHashtags } from "../../Entities.ts"
import { type Disguise, disguises as allDisguises, type TermMatch } from "../../TermMatch.ts"
import { characterOf, Kind, kindOf, pointAt } from "./characters.ts"
import type { CompiledList } from "./compiledList.ts"
import { GraphemeSpans } from "./graphemes.ts"
import { TextLetters } from "./ordinaryLetters.ts"

/** The matches in order of their place, the longer first. */
export const findTerms = (list: CompiledList, text: string, language: string | undefined): ReadonlyArray<TermMatch> => {
  const { disguised, languages, scan, search, terms, written } = list
  const primary = language === undefined ? undefined : primarySubtag(language)
  const counts = (term: number, isGerman: boolean): boolean =>
    primary === undefined || ((!isGerman || primary === "de") && languages[term]?.has(primary) !== false)

  const found: Array<TermMatch> = []
  const exceptions: Array<Span & { readonly term: number }> = []
  const stretches: Array<Span> = []
  const spans = new GraphemeSpans(text)
  const tags = new Hashtags(text)
  const letters = new TextLetters(text, language)

  const span = (start: number, end: number): Span => ({ start: spans.before(start), end: spans.after(end) })
  const add = (term: number, start: number, end: number, disguises: ReadonlyArray<Disguise>): void => {
    const whole = span(start, end)
    if (terms[term]!.within !== "hashtags" || tags.holds(whole)) found.push({ term, ...whole, disguises })
  }
  scan(
    text,
    {
      key: (key, start, last, isWordEnd) => {
        for (const entry of written[key]!) {
          const { isException, isGerman, isSpelled, needsWordEnd, term } = entry
          if (needsWordEnd !== isWordEnd || !counts(term, isGerman)) continue
          if (isSpelled && !tags.holds({ start, end: last + 1 })) continue
          if (isException) exceptions.push({ term, ...span(start, last + 1) })
          else add(term, start, last + 1, hasHidden(text, start, last) ? hiddenOnly : asItIs)
        }
      },
      stretch: (start, end) => stretches.push({ start, end })
    },
    search === undefined ? undefined : (start, end) => letters.isOrdinary(start, end)
  )
  if (search !== undefined) {
    for (const { end, start } of widened(stretches, text, search.mostWords - 1)) {
      search.find(start, end, letters, (index, from, to, disguises) => {
        const { isGerman, term } = disguised[index]!
        if (counts(term, isGerman)) add(term, from, to, inOrder(disguises))
      })
    }
  }
  return sifted(found, exceptions)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Span {
  readonly start: number
  readonly end: number
}

const asItIs: ReadonlyArray<Disguise> = []
const hiddenOnly: ReadonlyArray<Disguise> = ["hidden"]

const inOrder = (disguises: ReadonlyArray<Disguise>): ReadonlyArray<Disguise> =>
  allDisguises.filter((disguise) => disguises.includes(disguise))

const hasHidden = (text: string, start: number, last: number): boolean => {
  for (let at = start; at < last; at++) {
    if (kindOf(characterOf(pointAt(text, at))) === Kind.hidden) return true
  }
  return false
}

/** The hashtags of a text, looked for when first asked. */
class Hashtags {
  private readonly text: string
  private tags: ReadonlyArray<DetectedEntity> | undefined

  constructor(text: string) {
    this.text = text
  }

  /** Whether the span is part of the name of a hashtag. */
  holds({ end, start }: Span): boolean {
    this.tags ??= detectHashtags(this.text)
    let [low, high] = [0, this.tags.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.tags[middle]!.start < start) low = middle + 1
      else high = middle
    }
    const tag = this.tags[low - 1]
    return tag !== undefined && end <= tag.end
  }
}

/** The stretches with so many pieces of the text on both sides, joined where they meet. */
const widened = (stretches: ReadonlyArray<Span>, text: string, pieces: number): ReadonlyArray<Span> => {
  if (pieces <= 0) return stretches
  const wide: Array<{ start: number; end: number }> = []
  for (const [index, { end, start }] of stretches.entries()) {
    const last = wide.at(-1)
    const from = piecesBefore(text, start, pieces, last?.end ?? 0)
    const to = piecesAfter(text, end, pieces, stretches[index + 1]?.start ?? text.length)
    if (last !== undefined && from <= last.end) last.end = to
    else wide.push({ start: from, end: to })
  }
  return wide
}

const isSpaceAt = (text: string, at: number): boolean => kindOf(characterOf(text.charCodeAt(at))) === Kind.space

const piecesBefore = (text: string, start: number, pieces: number, least: number): number => {
  let at = start
  for (let piece = 0; piece < pieces && at > least; piece++) {
    while (at > least && isSpaceAt(text, at - 1)) at--
    while (at > least && !isSpaceAt(text, at - 1)) at--
  }
  return at
}

const piecesAfter = (text: string, end: number, pieces: number, most: number): number => {
  let at = end
  for (let piece = 0; piece < pieces && at < most; piece++) {
    while (at < most && isSpaceAt(text, at)) at++
    while (at < most && !isSpaceAt(text, at)) at++
  }
  return at
}

/**
 * Without what lies within an exception, and of overlapping matches of one term only one: as it is before disguised,
 * else the first, else the longest.
 */
const sifted = (
  found: Array<TermMatch>,
  exceptions: ReadonlyArray<Span & { readonly term: number }>
): ReadonlyArray<TermMatch> => {
  if (found.length === 0) return found
  const contexts = new Map<number, Array<Span>>()
  for (const exception of exceptions) {
    const known = contexts.get(exception.term)
    if (known === undefined) contexts.set(exception.term, [exception])
    else known.push(exception)
  }
  for (const known of contexts.values()) known.sort((a, b) => a.start - b.start)
  const counted = found.filter(({ end, start, term }) => !isWithin(contexts.get(term), start, end))

  const order = (a: TermMatch, b: TermMatch): number => a.start - b.start || b.end - a.end || a.term - b.term
  const kept: Array<TermMatch> = []
  const keep = (matches: ReadonlyArray<TermMatch>): void => {
    const ends = new Map<number, number>()
    for (const match of matches) {
      if (match.start < (ends.get(match.term) ?? 0)) continue
      ends.set(match.term, match.end)
      kept.push(match)
    }
  }
  const isDisguised = ({ disguises }: TermMatch): boolean => disguises.some((disguise) => disguise !== "hidden")
  counted.sort(order)
  keep(counted.filter((match) => !isDisguised(match)))
  const asTheyAre = spansByTerm(kept)
  keep(counted.filter((match) => isDisguised(match) && !overlapsAny(asTheyAre.get(match.term), match)))
  return kept.sort(order)
}

const spansByTerm = (matches: ReadonlyArray<TermMatch>): ReadonlyMap<number, ReadonlyArray<Span>> => {
  const spans = new Map<number, Array<Span>>()
  for (const match of matches) {
    const known = spans.get(match.term)
    if (known === undefined) spans.set(match.term, [match])
    else known.push(match)
  }
  return spans
}

/** The last of the spans, ordered by start, that begins before or at the offset. */
const lastUpTo = (spans: ReadonlyArray<Span>, offset: number): number => {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (spans[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Spans of one term do not overlap here. */
const overlapsAny = (spans: ReadonlyArray<Span> | undefined, { end, start }: Span): boolean => {
  const last = spans?.[lastUpTo(spans, end - 1)]
  return last !== undefined && last.end > start
}

const isWithin = (spans: ReadonlyArray<Span> | undefined, start: number, end: number): boolean => {
  if (spans === undefined) return false
  // Exceptions are few words long, so only a few of them can begin in front of a place and reach beyond it.
  for (let at = lastUpTo(spans, start); at >= 0 && at > lastUpTo(spans, start) - 8; at--) {
    if (spans[at]!.end >= end) return true
  }
  return false
}
