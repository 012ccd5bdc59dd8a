/**
 * The written form of a term: what must stand in a text for the term to stand there as it is. `textScan.ts` reads texts
 * by the same rules.
 */
import { characterOf, expansionOf, foldedOf, foldedPoints, Kind, kindOf, pointAt } from "./characters.ts"
import { hashtagParts } from "./hashtagParts.ts"
import { foldedSign, Gap, looseLetters, marksFrom, withFewMarks } from "./reading.ts"

/** Between two words: white space or a hyphen. In a text also the beginning of a word. */
export const separator = -1
/** In front of a word that no separator leads to. */
export const border = -2
/** More white space and hyphens than a separator. In a text also the beginning of a word. */
export const wideGap = -3

/** Folded code points, separators and borders, in order, without separators at the ends. */
export type Form = ReadonlyArray<number>

/**
 * All forms that a text can show the term in. One is the rule. A term with a wide gap is found with one and with a
 * narrow one, and a name of a hashtag within a term is read as a word and by its words.
 */
export const writtenForms = (term: string): ReadonlyArray<Form> => {
  const form = writtenForm(term, false)
  const forms = hashtag.test(term) ? [form, writtenForm(term, true)] : [form]
  const narrow = form.includes(wideGap)
    ? forms.map((one) => one.map((point) => (point === wideGap ? separator : point)))
    : []
  const all = [...forms, ...narrow]
  return all.length === 1 ? all : [...new Map(all.map((one) => [one.join(), one])).values()]
}

/** Whether any text can show the term: not when it holds only gaps, and characters without a shape. */
export const isFindable = (term: string): boolean =>
  /[a-z0-9]/i.test(term) || writtenForms(withFewMarks(term)).some(({ length }) => length > 0)

/** Whether a form that ends here must be followed by the end of a word. */
export const endsInWord = (form: Form): boolean => {
  const kinds = form.map((point) => (point < 0 ? undefined : kindOf(characterOf(point))))
  const last = kinds.findLast((kind) => kind !== Kind.mark)
  // A mark alone is a vowel of Hangul.
  return last === Kind.word || last === Kind.underscore || (last === undefined && kinds.at(-1) === Kind.mark)
}

/** The form without its separators, as a hashtag spells it; undefined when there are none or not only letters. */
export const spelledForm = (form: Form): Form | undefined => {
  if (!form.includes(separator)) return undefined
  const letters = form.filter((point) => point >= 0)
  return letters.every((point) => kindOf(characterOf(point)) === Kind.word) ? [border, ...letters] : undefined
}

/** The term with German umlauts written out and the other way round, where that makes a difference. */
export const germanVariants = (term: string): ReadonlyArray<string> => {
  if (!mayVary.test(term)) return []
  const composed = term.normalize("NFC").toLowerCase()
  const spelledOut = composed.replaceAll("ä", "ae").replaceAll("ö", "oe").replaceAll("ü", "ue")
  const drawnTogether = composed.replaceAll("ae", "ä").replaceAll("oe", "ö").replaceAll("ue", "ü")
  return [...new Set([spelledOut, drawnTogether])].filter((variant) => variant !== composed)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mayVary = /[äöü]|\u0308|[aou]e/iu

/** One that is not the end of the term, and of which a text may be read in two ways. */
const hashtag = /[#＃]./su

type Last = "letter" | "ideograph" | "gap" | "symbol"

const writtenForm = (term: string, dividesTags: boolean): Form => {
  const reader = new FormReader(term)
  for (let at = 0; at < term.length;) at = reader.read(at, dividesTags)
  return reader.form
}

/** Reads a term as the scan reads a text. */
class FormReader {
  readonly form: Array<number> = []
  private readonly term: string
  private last: Last = "symbol"
  private gap: number = Gap.none
  /** Offset after the character that was read last, where it begins, and the length of the form in front of it. */
  private next = -1
  private base = 0
  private lengthBefore = 0

  constructor(term: string) {
    this.term = term
  }

  /** Reads the character at the offset with its marks, and returns the offset after it. */
  read(at: number, dividesTags: boolean): number {
    const { term } = this
    const point = pointAt(term, at)
    const character = characterOf(point)
    const kind = kindOf(character)
    const next = at + (point > 0xffff ? 2 : 1)
    switch (kind) {
      case Kind.hidden:
        break
      case Kind.space:
        this.gap = Gap.afterSpace[this.gap]!
        this.last = "gap"
        break
      case Kind.hyphen:
        this.gap = Gap.afterHyphen[this.gap]!
        this.last = "gap"
        break
      case Kind.mark:
        return this.readMarks(at)
      case Kind.expanding:
        this.add(expansionOf(point), "letter", at, next)
        break
      case Kind.ideograph:
        this.add([foldedOf(character)], "ideograph", at, next)
        break
      case Kind.word:
      case Kind.underscore:
        this.add([foldedOf(character)], "letter", at, next)
        break
      default: {
        const opensTag = kind === Kind.hash && dividesTags && this.last !== "letter"
        this.add([foldedSign(term, at)], "symbol", at, next)
        return opensTag ? this.readName(next) : next
      }
    }
    return next
  }

  private add(points: ReadonlyArray<number>, kind: Last, at: number, next: number): void {
    const { form, last } = this
    if (this.gap !== Gap.none && form.length > 0) form.push(this.gap === Gap.hard ? wideGap : separator)
    else if (kind === "ideograph" || (kind === "letter" && last !== "letter")) form.push(border)
    this.gap = Gap.none
    this.lengthBefore = form.length
    form.push(...points)
    this.last = kind
    this.base = at
    this.next = next
  }

  private readMarks(at: number): number {
    const { form, last, term } = this
    const run = marksFrom(term, at)
    if (this.next === at && (last === "letter" || last === "ideograph")) {
      form.length = this.lengthBefore
      form.push(...foldedPoints(term.slice(this.base, run.end)))
    } else {
      const { end, from } = last === "letter" ? { from: at, end: run.end } : looseLetters(term, run, at)
      if (from < end) this.add(foldedPoints(term.slice(from, end)), "letter", at, -1)
    }
    return run.next
  }

  /** Reads the words of a name; at the end of the term a text shows the name as one word too. */
  private readName(from: number): number {
    const { end, parts } = hashtagParts(this.term, from)
    if (end === this.term.length) return from
    for (const [index, part] of parts.entries()) {
      if (index > 0) {
        this.gap = 1
        this.last = "gap"
      }
      for (let at = part.start; at < part.end;) at = this.read(at, false)
    }
    return end
  }
}
