/**
 * Sifts what was found of terms in a text: without exceptions, and without matches of one term that overlap.
 */
import type { TermMatch } from "../../TermMatch.ts"

/** Part of a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A place where a term does not count. */
export interface Exception extends Span {
  readonly term: number
}

/**
 * Without what lies within an exception, and of overlapping matches of one term only one: as it is before disguised,
 * else the first, else the longest.
 */
export const sifted = (
  found: ReadonlyArray<TermMatch>,
  exceptions: ReadonlyArray<Exception>
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

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

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
