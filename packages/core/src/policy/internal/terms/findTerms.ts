/**
 * Finds the terms of a compiled list in a text: reads it, searches what may hide something, and sifts what was found.
 */
import { primarySubtag } from "../../../text/Language.ts"
import { type DetectedEntity, detectHashtags } from "../../Entities.ts"
import { type Disguise, disguises as allDisguises, type TermMatch } from "../../TermMatch.ts"
import { usesLetter } from "./alphabets.ts"
import { characterOf, isSpaceAt, Kind, kindOf, pointAt } from "./characters.ts"
import { type CompiledList, compileList, Entry, termOf } from "./compiledList.ts"
import { GraphemeSpans } from "./graphemes.ts"
import { TextLetters } from "./ordinaryLetters.ts"
import { type Exception, sifted, type Span } from "./sifting.ts"
import type { UsesLetter } from "./plainProse.ts"
import type { ScanSink } from "./textScan.ts"
import { type TurnedText, turnedTexts } from "./turnedText.ts"
import { type UnmarkedText, unmarkedText } from "./unmarkedText.ts"

/** The matches in order of their place, the longer first. */
export const findTerms = (list: CompiledList, text: string, language: string | undefined): ReadonlyArray<TermMatch> => {
  const run = runIn(list, text, language)
  if (run.stretches.length > 0) {
    for (const turned of turnedTexts(text, run.stretches)) {
      const { exceptions, found } = runIn(list, turned.text, language)
      run.addTurned(sifted(found, exceptions), turned)
    }
    const unmarked = list.search === undefined ? undefined : unmarkedText(text)
    if (unmarked !== undefined) {
      const { exceptions, found } = runIn(list, unmarked.text, language)
      run.addUnmarked(sifted(found, exceptions), unmarked)
    }
  }
  return run.found.length === 0 ? nothing : sifted(run.found, run.exceptions)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const nothing: ReadonlyArray<TermMatch> = []
const asItIs: ReadonlyArray<Disguise> = []
const hiddenOnly: ReadonlyArray<Disguise> = ["hidden"]

/** Reads a text as it stands there. */
const runIn = (list: CompiledList, text: string, language: string | undefined): Run => {
  lasting ??= new Run(compileList([]), "", undefined).withAll()
  const run = new Run(list, text, language)
  const { scan, search } = list
  scan(text, run, search !== undefined)
  if (search !== undefined && run.stretches.length > 0) {
    for (const { end, start } of widened(run.stretches, text, search.mostWords - 1)) {
      search.find(start, end, run.letters, run)
    }
  }
  return run
}

/** One search in one text. What only some texts need is made when it is first asked for. */
class Run implements ScanSink {
  readonly found: Array<TermMatch> = []
  readonly exceptions: Array<Exception> = []
  readonly stretches: Array<Span> = []
  private readonly list: CompiledList
  private readonly text: string
  private readonly primary: string | undefined
  readonly usesLetter: UsesLetter
  private ownLetters: TextLetters | undefined
  private spans: GraphemeSpans | undefined
  private tags: ReadonlyArray<DetectedEntity> | undefined

  constructor(list: CompiledList, text: string, language: string | undefined) {
    this.list = list
    this.text = text
    this.primary = language === undefined ? undefined : primarySubtag(language)
    this.usesLetter = usesLetter(language)
  }

  /** With what is only made when it is asked for. */
  withAll(): this {
    this.ownLetters = new TextLetters(this.text, this.usesLetter)
    this.spans = new GraphemeSpans(this.text)
    return this
  }

  get letters(): TextLetters {
    return (this.ownLetters ??= new TextLetters(this.text, this.usesLetter))
  }

  isOrdinary(start: number, end: number): boolean {
    return this.letters.isOrdinary(start, end)
  }

  stretch(start: number, end: number): void {
    this.stretches.push({ start, end })
  }

  key(key: number, start: number, last: number, isWordEnd: boolean): void {
    const { written } = this.list
    for (let at = written.first(key); at >= 0; at = written.next(at)) {
      const entry = written.value(at)
      if (((entry & Entry.needsWordEnd) !== 0) !== isWordEnd || !this.counts(entry)) continue
      if ((entry & Entry.isSpelled) !== 0 && !this.isInHashtag(start, last + 1)) continue
      const term = termOf(entry)
      if ((entry & Entry.isException) !== 0) this.exceptions.push({ term, ...this.whole(start, last + 1) })
      else this.add(term, start, last + 1, hasHidden(this.text, start, last) ? hiddenOnly : asItIs)
    }
  }

  disguised(index: number, start: number, end: number, disguises: ReadonlyArray<Disguise>): void {
    const entry = this.list.disguised[index]!
    if (!this.counts(entry)) return
    this.add(
      termOf(entry),
      start,
      end,
      allDisguises.filter((disguise) => disguises.includes(disguise))
    )
  }

  /** Takes what is found in a turned part of the text, of the terms that are looked for in disguise. */
  addTurned(matches: ReadonlyArray<TermMatch>, { disguise, place }: TurnedText): void {
    for (const { disguises, end, start, term } of matches) {
      if (this.list.terms[term]!.resistsEvasion !== true) continue
      const { end: to, start: from } = place(start, end)
      if (from >= to) continue
      const all = allDisguises.filter((one) => one === disguise || disguises.includes(one))
      this.add(term, from, to, all)
    }
  }

  /** Takes what only shows without markup, of the terms that are looked for in disguise. */
  addUnmarked(matches: ReadonlyArray<TermMatch>, { place }: UnmarkedText): void {
    for (const { disguises, end, start, term } of matches) {
      if (this.list.terms[term]!.resistsEvasion !== true) continue
      const whole = place(start, end)
      if (whole.end - whole.start === end - start) continue
      const all = allDisguises.filter((one) => one === "punctuation" || disguises.includes(one))
      this.add(term, whole.start, whole.end, all)
    }
  }

  /** Whether the entry counts in the language of the text. */
  private counts(entry: number): boolean {
    const { primary } = this
    if (primary === undefined) return true
    if ((entry & Entry.isGerman) !== 0 && primary !== "de") return false
    return this.list.languages.get(termOf(entry))?.has(primary) !== false
  }

  private add(term: number, from: number, to: number, disguises: ReadonlyArray<Disguise>): void {
    const { end, start } = this.whole(from, to)
    if (this.list.terms[term]!.within === "hashtags" && !this.isInHashtag(start, end)) return
    this.found.push({ term, start, end, disguises })
  }

  private whole(start: number, end: number): Span {
    this.spans ??= new GraphemeSpans(this.text)
    return { start: this.spans.before(start), end: this.spans.after(end) }
  }

  /** Whether the span is part of the name of a hashtag. */
  private isInHashtag(start: number, end: number): boolean {
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

/**
 * One search that lasts. If all searches died with their texts, the engine would throw away the code that it has
 * optimised for them whenever it collects its garbage.
 */
let lasting: Run | undefined

const hasHidden = (text: string, start: number, last: number): boolean => {
  for (let at = start; at < last; at++) {
    if (kindOf(characterOf(pointAt(text, at))) === Kind.hidden) return true
  }
  return false
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
