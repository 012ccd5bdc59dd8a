/**
 * Claims of a text that nothing it rests on bears out.
 *
 * @since 0.1.0
 */
import type { Claim } from "../knowledge/Claim.ts"
import { claims } from "../knowledge/Claims.ts"
import { primarySubtag } from "../text/Language.ts"
import { detectEntities } from "./Entities.ts"
import { asciiDigits, dateParts, figureOf, foldClaim, unitOf } from "./internal/claimValues.ts"
import { sayingsOf, type WordedClaim, wordedClaims } from "./internal/wordedClaims.ts"

/** What a text may rest on. */
export interface ClaimSupport {
  readonly language: string
  /** Verbatim passages of sources. */
  readonly quotes: ReadonlyArray<string>
  /** Texts of the brief: what the author says needs no citation. @default none */
  readonly facts?: ReadonlyArray<string>
}

/**
 * The claims of the text (figures, dates, names, superlatives) that stand neither in a quote nor in a fact, in order.
 * A figure must stand there with its kind: 42 % does not bear out 42 €; a thousands separator, a worded number and the
 * plural of a unit make no difference. Every part of a date must stand in one date. Addresses, hashtags, mentions and
 * the numbering of lists and threads claim nothing.
 */
export const uncitedClaims = (text: string, support: ClaimSupport): ReadonlyArray<Claim> => {
  const { language } = support
  const prose = withoutMarks(asciiDigits(text))
  const worded = wordedClaims(prose, primarySubtag(language))
  const taken = new Uint8Array(text.length)
  for (const { end, start } of worded) taken.fill(1, start, end)
  const found: ReadonlyArray<WordedClaim> = [
    ...worded,
    ...claims(prose, language).filter(({ end, start }) => !taken.subarray(start, end).includes(1))
  ].sort((a, b) => a.start - b.start)
  if (found.length === 0) return []
  const ground = groundOf([...support.quotes, ...(support.facts ?? [])], language)
  return found
    .map((claim) => (claim.kind === "name" ? withoutOpening(text, claim) : claim))
    .filter((claim) => !isNumbering(text, claim) && !isSupported(claim, ground, primarySubtag(language)))
    .map(({ end, kind, start }) => ({ kind, start, end, text: text.slice(start, end) }))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Ground {
  readonly folded: string
  /** Words of `folded`: what holds none of them need not be searched. */
  readonly words: ReadonlySet<string>
  readonly figures: ReadonlySet<string>
  readonly dates: ReadonlyArray<ReadonlySet<string>>
  readonly sayings: ReadonlySet<string>
}

// The brief's texts come with every post of a month, a quote with every variant that rests on it.
const grounds = new Map<string, Ground>()
const mostRemembered = 2_000

const groundOf = (texts: ReadonlyArray<string>, language: string): Ground => {
  const pieces = texts.map((text) => {
    const key = `${language} ${text}`
    const known = grounds.get(key)
    if (known !== undefined) return known
    const piece = groundOfOne(text, language)
    if (grounds.size >= mostRemembered) grounds.clear()
    grounds.set(key, piece)
    return piece
  })
  return {
    folded: ` ${pieces.map(({ folded }) => folded).join(" \n ")} `,
    words: new Set(pieces.flatMap(({ words }) => [...words])),
    figures: new Set(pieces.flatMap(({ figures }) => [...figures])),
    dates: pieces.flatMap(({ dates }) => dates),
    sayings: new Set(pieces.flatMap(({ sayings }) => [...sayings]))
  }
}

const groundOfOne = (source: string, language: string): Ground => {
  const text = asciiDigits(source)
  const all = claims(text, language)
  const primary = primarySubtag(language)
  const figures = new Set(figureOf(text, primary).map((figure) => `any:${figure}`))
  for (const claim of all) {
    for (const figure of figureOf(claim.text, primary)) {
      figures.add(`${claim.kind}:${figure}`)
      figures.add(`any:${figure}`)
      if (claim.kind === "measure") figures.add(`measure:${figure}:${unitOf(claim.text)}`)
    }
  }
  const folded = foldClaim(text)
  return {
    folded,
    words: new Set(wordsOf(folded)),
    figures,
    dates: all.filter(({ kind }) => kind === "date").map(({ text: date }) => dateParts(date, primary)),
    sayings: new Set(sayingsOf(text, primary))
  }
}

const isSupported = (claim: WordedClaim, ground: Ground, language: string): boolean => {
  if (standsIn(foldClaim(claim.text), ground)) return true
  if (claim.says !== undefined) return ground.sayings.has(claim.says)
  switch (claim.kind) {
    case "money":
    case "percentage":
      return every(figureOf(claim.text, language), (figure) => ground.figures.has(`${claim.kind}:${figure}`))
    case "measure":
      return every(figureOf(claim.text, language), (figure) =>
        ground.figures.has(`measure:${figure}:${unitOf(claim.text)}`)
      )
    case "number":
      return every(figureOf(claim.text, language), (figure) => ground.figures.has(`any:${figure}`))
    case "date": {
      const wanted = dateParts(claim.text, language)
      return wanted.size > 0 && ground.dates.some((date) => [...wanted].every((part) => date.has(part)))
    }
    case "name":
      return every(foldClaim(claim.text).split(" "), (word) => standsIn(word.replace(/'s?$/u, ""), ground))
    case "superlative":
      return standsIn(foldClaim(claim.text).split(" ").at(-1) ?? "", ground)
  }
}

/** `Ask Laura Palmer` at the start of a sentence is `Laura Palmer`: the first of three words may only be capitalised. */
const withoutOpening = (text: string, claim: WordedClaim): WordedClaim => {
  const opening = /^\p{L}+\s(?=\p{Lu}\S*\s\p{Lu})/u.exec(claim.text)?.[0]
  const isStart = /(?:^|[.!?:\n“„"])\s*$/u.test(text.slice(Math.max(0, claim.start - 4), claim.start))
  if (opening === undefined || !isStart) return claim
  return { ...claim, start: claim.start + opening.length, text: claim.text.slice(opening.length) }
}

const every = (items: ReadonlyArray<string>, test: (item: string) => boolean): boolean =>
  items.length > 0 && items.every(test)

const wordsOf = (folded: string): ReadonlyArray<string> => folded.match(/[\p{L}\p{N}]+/gu) ?? []

// As whole words: 12 does not stand in 120.
const standsIn = (piece: string, { folded, words }: Ground): boolean => {
  if (piece === "" || !wordsOf(piece).every((word) => words.has(word))) return false
  for (let at = folded.indexOf(piece); at >= 0; at = folded.indexOf(piece, at + 1)) {
    const [before, after, next] = [folded[at - 1]!, folded[at + piece.length]!, folded[at + piece.length + 1] ?? " "]
    const isDecimal = /[.,]/u.test(after) && /\d/u.test(next) && /\d$/u.test(piece)
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after) && !isDecimal) return true
  }
  return false
}

const addresses = /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}.-])(?:[a-z\d-]+\.)+[a-z]{2,24}[/?]\S*/giu
const numbering = /\p{Nd}\uFE0F?\u20E3|(?<!\p{Nd})\(?\d{1,2}\s?\/\s?\d{1,2}\)?(?!\p{Nd})|^[^\S\n]*\d{1,2}[.)]\s/gmu

// `Step 2`, `room 4`.
const numbered =
  /(?<![\p{L}\p{N}])(?:room|tip|step|part|chapter|page|point|slide|episode|raum|zimmer|tipp|schritt|teil|kapitel|seite|punkt|folge)[\s\u00a0]$/iu

const isNumbering = (text: string, { kind, start, text: claim }: Claim): boolean =>
  kind === "number" && /^\p{Nd}{1,3}$/u.test(claim) && numbered.test(text.slice(Math.max(0, start - 12), start))

// `1. brake 2. lean` within a line: from one on, in order; two days of a month are none.
const listNumber =
  /(?<![\p{L}\p{N}.,])(\d{1,2})[.)]\s(?!(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez))/giu

const listNumbers = (line: string): string => {
  const found = [...line.matchAll(listNumber)]
  const first = found.findIndex(
    ({ 1: value, index }) => value === "1" && /(?:^|[.!?:;,(–—-])\s*$/u.test(line.slice(Math.max(0, index - 4), index))
  )
  const items = first < 0 ? [] : found.slice(first).filter(({ 1: value }, at) => value === String(at + 1))
  if (items.length < 2) return line
  let rest = line
  for (const { 1: value, index } of items) {
    rest = rest.slice(0, index) + ".".repeat(value!.length) + rest.slice(index + value!.length)
  }
  return rest
}

// The same length, so that spans stay right.
const withoutMarks = (text: string): string => {
  let rest = ""
  let at = 0
  for (const { end, start } of detectEntities(text)) {
    if (start < at) continue
    rest += text.slice(at, start) + " ".repeat(end - start)
    at = end
  }
  const blank = (match: string) => " ".repeat(match.length)
  return (rest + text.slice(at))
    .replace(addresses, blank)
    .replace(/[^\r\n]+/gu, listNumbers)
    .replace(numbering, (match) => match.replace(/\S/gu, "."))
}
