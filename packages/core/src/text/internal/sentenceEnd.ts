/**
 * Decides whether a terminator that is followed by white space ends its sentence.
 *
 * @since 0.1.0
 */
import {
  abbreviationsOf,
  isMonth,
  isStarter,
  isTimeSuffix,
  letterNouns,
  ordinalContext,
  ordinalLanguages,
  speechVerbs
} from "./abbreviations.ts"

/** A terminator with its closing marks. Offsets point into `paragraph`. */
export interface Candidate {
  readonly paragraph: string
  /** Where the running sentence starts. */
  readonly start: number
  readonly termStart: number
  readonly termEnd: number
  /** After the closing quotation marks and brackets. */
  readonly closeEnd: number
  /** The paragraph has no capital letter at all, so a small one may start a sentence. */
  readonly isCaseless: boolean
  /** Primary subtag. */
  readonly language: string
}

/** Whether the sentence ends at `closeEnd`. Looks at a bounded stretch of text on either side. */
export const endsSentence = (candidate: Candidate): boolean => {
  const { paragraph, language, isCaseless } = candidate
  const term = paragraph.slice(candidate.termStart, candidate.termEnd)
  const next = nextToken(paragraph, candidate.closeEnd)
  if (next === undefined) return true
  if (/^[,;:]/u.test(next.raw)) return false
  const follows = next.word
  const startsLower = /^\p{Ll}/u.test(follows)
  const isStart = !startsLower || isCaseless || /^\p{Ll}\p{L}?\p{Lu}/u.test(follows)
  if (isInsideBrackets(candidate) && !isStarter(follows, language)) return false
  if (/[^.…]/u.test(term)) return isStart && !isSpeechAfter(candidate, next)
  if (!isStart) return false
  if (term.length > 1 || term === "…") return endsAtEllipsis(candidate, follows)
  return endsAtFullStop(candidate, follows, next.raw)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Token {
  /** With the marks around it. */
  readonly raw: string
  /** Without them. */
  readonly word: string
  readonly end: number
}

const tokenAhead = /\s*(\S{1,60})/uy
const edgeMarks = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu

const nextToken = (text: string, from: number): Token | undefined => {
  tokenAhead.lastIndex = from
  const match = tokenAhead.exec(text)
  const raw = match?.[1]
  if (raw === undefined) return undefined
  return { raw, word: raw.replace(edgeMarks, ""), end: tokenAhead.lastIndex }
}

// The token that the terminator closes, without brackets and quotation marks before it, and the one before that.
const tokensBehind = (
  candidate: Candidate
): { readonly token: string; readonly before: string; readonly isFirst: boolean } => {
  const from = Math.max(candidate.start, candidate.termStart - 80)
  const behind = candidate.paragraph.slice(from, candidate.termStart).trimStart().split(/\s+/u)
  const last = behind.at(-1) ?? ""
  const token = last.replace(/^[^\p{L}\p{N}]+/u, "")
  // `5 °C`: the degree sign counts as the token before the unit.
  return {
    token,
    before: last.includes("°") ? "°" : (behind.at(-2) ?? ""),
    isFirst: behind.length === 1 && from === candidate.start
  }
}

const endsAtEllipsis = (candidate: Candidate, follows: string): boolean => {
  const isAttached = /\S/u.test(candidate.paragraph.charAt(candidate.termStart - 1))
  return isAttached || candidate.closeEnd > candidate.termEnd || isStarter(follows, candidate.language)
}

const endsAtFullStop = (candidate: Candidate, follows: string, raw: string): boolean => {
  const { language } = candidate
  const { token, before, isFirst } = tokensBehind(candidate)
  if (token === "") return true
  const startsNew = isStarter(follows, language)
  const lower = token.toLowerCase()
  if (/^(?:\d{1,3}|[IVXLC]{2,6})$/u.test(token)) {
    return endsAtNumber(candidate, { token, before: before.toLowerCase(), isFirst, follows, raw, startsNew })
  }
  const known = abbreviationsOf(language)
  const spaced = `${before.replace(/^[^\p{L}]+/u, "").toLowerCase()}${lower}`
  if (/^\p{L}$/u.test(token)) {
    if (known.never.has(spaced) || known.never.has(lower) || (known.opening.has(lower) && spacedSecond.test(follows)))
      return false
    return endsAtLetter(candidate, { token, before, follows, startsNew, isKnown: known.maybe.has(spaced) })
  }
  if (known.never.has(lower)) return false
  if (known.beforeNumber.has(lower)) return !/^(?:\p{N}|[IVXLC]{2,}$)/u.test(follows)
  if (language === "de" && /\p{Ll}str$/u.test(token)) return startsNew
  if (isTimeSuffix(lower)) return !isMonth(follows, language) && !/^[A-Z]{2,4}$/u.test(follows)
  if (known.closing.has(lower)) return !/^\p{N}/u.test(follows)
  if (known.maybe.has(lower) || /^(?:\p{L}\.)+\p{L}$/u.test(token)) return startsNew
  return true
}

const spacedSecond = /^(?:\p{L}|Chr|Zt|Hd|dgl)$/u

const endsAtNumber = (
  candidate: Candidate,
  facts: {
    readonly token: string
    readonly before: string
    readonly isFirst: boolean
    readonly follows: string
    readonly raw: string
    readonly startsNew: boolean
  }
): boolean => {
  if (facts.isFirst) return false
  if (!ordinalLanguages.has(candidate.language)) {
    // English writes no ordinals with a full stop, but one-letter numerals are also initials (`Malcolm X. Larkfield`).
    return /\d/u.test(facts.token) || facts.token.length > 1 || facts.startsNew || facts.before === ""
  }
  if (isMonth(facts.follows, candidate.language)) return false
  if (/\d/u.test(facts.token) === false) return facts.startsNew
  if (/^\d/u.test(facts.follows)) return !/^\d{1,2}\.$/u.test(facts.before) && !/^\d{1,2}\./u.test(facts.raw)
  if (facts.startsNew) return true
  return !ordinalContext.has(facts.before.replace(/^[^\p{L}\p{N}]+|,$/gu, "")) && !/^\d{1,3}\.$/u.test(facts.before)
}

const endsAtLetter = (
  candidate: Candidate,
  facts: {
    readonly token: string
    readonly before: string
    readonly follows: string
    readonly startsNew: boolean
    readonly isKnown: boolean
  }
): boolean => {
  const before = facts.before.replace(edgeMarks, "")
  if (facts.isKnown) return facts.startsNew
  if (candidate.language === "en" && facts.token === "I") return true
  // Another letter with a full stop ahead: the first part of a spaced abbreviation or of two initials.
  if (/^\p{L}$/u.test(facts.follows) && facts.follows !== "I" && !facts.startsNew) return false
  if (letterNouns.has(before.toLowerCase())) return true
  if (/\d$|°$/u.test(facts.before)) return true
  return facts.startsNew && before !== ""
}

const quotes = /["“”„»«'‘’]/u

// `“Stop!” Anna called.`: the exclamation ends the speech, not the sentence.
const isSpeechAfter = (candidate: Candidate, next: Token): boolean => {
  if (!quotes.test(candidate.paragraph.slice(candidate.termEnd, candidate.closeEnd))) return false
  let token: Token | undefined = next
  for (let count = 0; count < 3 && token !== undefined; count++) {
    if (quotes.test(token.raw)) return false
    if (speechVerbs.has(token.word.toLowerCase())) return true
    token = nextToken(candidate.paragraph, token.end)
  }
  return false
}

const longestBracket = 400

// A terminator within round brackets that opened in mid-sentence does not end that sentence.
const isInsideBrackets = (candidate: Candidate): boolean => {
  const { paragraph, start, termStart } = candidate
  const from = Math.max(start, termStart - longestBracket)
  let depth = 0
  for (let index = termStart - 1; index >= from; index--) {
    const char = paragraph.charAt(index)
    if (char === ")") depth++
    else if (char === "(" && depth > 0) depth--
    else if (char === "(") {
      if (!/[\p{L}\p{N}]/u.test(paragraph.slice(start, index))) return false
      return paragraph.slice(termStart, index + longestBracket).includes(")")
    }
  }
  return false
}
