/**
 * Claims of a text that nothing it rests on bears out.
 *
 * @since 0.1.0
 */
import type { Claim } from "../knowledge/Claim.ts"
import { claims } from "../knowledge/Claims.ts"
import { primarySubtag } from "../text/Language.ts"
import { remembered } from "../text/Remembered.ts"
import { detectEntities } from "./Entities.ts"
import { asciiDigits, figuresOf, foldClaim } from "./internal/claimValues.ts"
import { dateParts, impliedParts, looseDates } from "./internal/claims/dates.ts"
import { inFigures } from "./internal/claims/inFigures.ts"
import { currenciesOf, isOfHundredths } from "./internal/claims/money.ts"
import { composed, plainLetters, type Reading } from "./internal/claims/Reading.ts"
import { unitOf } from "./internal/claims/units.ts"
import { datesInWords, sayingsOf, type WordedClaim, wordedClaims } from "./internal/wordedClaims.ts"

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
 *
 * - **Figures** in digits or words count alike, in English and German: `40`, `forty` and `vierzig` bear each other out,
 *   `half a million` and `500,000`, `two thirds` and `2/3`. A figure must stand there with its kind, unit and currency:
 *   42 % does not bear out 42 €, nor £34 `34 euros`. `dozens` needs `dozens`. Small numbers in words count where they
 *   count things (`seven shops`), not in `two reasons`, `these three` and phrases.
 * - **Dates**: every part must stand in one date, a weekday may follow from it. A weekday or month promises something
 *   with a word such as `next`, `on` or `until` (`next Tuesday`, `ab Montag`, `opens in April`). Without one
 *   (`Happy Friday`), and where neither is named (`today`, `this week`, `next year`, `heute`), it is no claim: whether
 *   that is right depends on the day of the post.
 * - **Names** by their capitals, in German only of two words: not in lower case, since without a list of given names
 *   `anna schmidt` looks like other words, and a single German name looks like a noun.
 * - **Superlatives** and ranks: `cheapest`, `market leader`, `#1`, `unmatched`.
 *
 * Addresses, hashtags, mentions and the numbering of lists and threads claim nothing; nor do `most`, `many` and `several`.
 */
export const uncitedClaims = (text: string, support: ClaimSupport): ReadonlyArray<Claim> => {
  const { language } = support
  const primary = primarySubtag(language)
  const { found, reading } = read(text, language)
  if (found.length === 0) return []
  const ground = groundOf([...support.quotes, ...(support.facts ?? [])], language)
  return found
    .map((claim) => (claim.kind === "name" ? withoutOpening(reading.text, claim) : claim))
    .filter((claim) => !isNumbering(reading.text, claim))
    .map((claim) => ({ claim, written: writtenAs(text, reading, claim) }))
    .filter(({ claim, written }) => !isSupported(claim, written.text, ground, primary))
    .map(({ written }) => written)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface ReadText {
  readonly reading: Reading
  /** In order. */
  readonly found: ReadonlyArray<WordedClaim>
}

// A post is read when it is drafted, mended, rated and judged; what it rests on changes between.
const read = remembered((text, language): ReadText => {
  const primary = primarySubtag(language)
  const plain = plainLetters(asciiDigits(text))
  const reading = composed(plain, inFigures(withoutMarks(plain.text), primary, "claims"))
  return { reading, found: claimsOf(reading.text, language).sort((a, b) => a.start - b.start) }
})

/** The claims of a text whose numbers are in figures, without overlap. */
const claimsOf = (text: string, language: string): Array<WordedClaim> => {
  const primary = primarySubtag(language)
  const taken = new Uint8Array(text.length)
  return [wordedClaims(text, primary), claims(text, language), datesInWords(text, primary)].flatMap((some) =>
    some.filter(({ end, start }) => {
      const isFree = !taken.subarray(start, end).includes(1)
      if (isFree) taken.fill(1, start, end)
      return isFree
    })
  )
}

const writtenAs = (text: string, { spanOf }: Reading, claim: Claim): Claim => {
  const { end, start } = spanOf(claim)
  return { kind: claim.kind, start, end, text: text.slice(start, end) }
}

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

// A source may be in another language than the post.
const groundOfOne = (source: string, language: string): Ground => {
  const { text } = plainLetters(asciiDigits(source))
  const figures = new Set<string>()
  const sayings = new Set<string>()
  const dates: Array<ReadonlySet<string>> = [...looseDates(text)]
  for (const tongue of new Set([language, "en", "de"])) {
    const primary = primarySubtag(tongue)
    const read = inFigures(text, primary, "all").text
    for (const figure of figuresOf(read, { language: primary })) figures.add(`any:${figure}`)
    for (const claim of claimsOf(read, tongue)) {
      for (const key of keysOf(claim, primary)) figures.add(key)
      for (const figure of figuresOf(claim.text, { language: primary })) figures.add(`any:${figure}`)
      if (claim.kind === "date") dates.push(impliedParts(dateParts(claim.text)))
    }
    for (const saying of sayingsOf(read, primary)) (saying.startsWith("any:") ? figures : sayings).add(saying)
  }
  const folded = foldClaim(source)
  return { folded, words: new Set(wordsOf(folded)), figures, dates, sayings }
}

/** What a figure says, with its kind, unit or currency; several where a sign may stand for several. */
const keysOf = ({ kind, text }: Claim, language: string): ReadonlyArray<string> => {
  const figures = figuresOf(text, { language, isMeasure: kind === "measure" })
  switch (kind) {
    case "money":
      return figures.flatMap((figure) => currenciesOf(text).map((currency) => moneyKey(figure, currency, text)))
    case "percentage":
      return figures.map((figure) => `percentage:${figure}`)
    case "measure":
      return figures.map((figure) => `measure:${figure}:${unitOf(text)}`)
    default:
      return figures.map((figure) => `any:${figure}`)
  }
}

const moneyKey = (figure: string, currency: string, text: string): string =>
  `money:${isOfHundredths(text) ? Number(figure) / 100 : figure}:${currency}`

const isSupported = (claim: WordedClaim, written: string, ground: Ground, language: string): boolean => {
  if (standsIn(foldClaim(written), ground)) return true
  if (claim.says !== undefined) return ground.sayings.has(claim.says) || ground.figures.has(claim.says)
  switch (claim.kind) {
    case "money": {
      const figures = figuresOf(claim.text, { language })
      return currenciesOf(claim.text).some((currency) =>
        every(figures, (figure) => ground.figures.has(moneyKey(figure, currency, claim.text)))
      )
    }
    case "measure":
      // `2m riders` may be millions.
      if (
        /\dm$/u.test(claim.text) &&
        every(figuresOf(claim.text, { language }), (figure) => ground.figures.has(`any:${figure}`))
      )
        return true
      return every(keysOf(claim, language), (key) => ground.figures.has(key))
    case "percentage":
    case "number":
      return every(keysOf(claim, language), (key) => ground.figures.has(key))
    case "date": {
      const wanted = dateParts(claim.text)
      return wanted.size > 0 && ground.dates.some((date) => [...wanted].every((part) => date.has(part)))
    }
    case "name":
      return every(foldClaim(claim.text).split(" "), (word) => standsIn(word.replace(/'s?$/u, ""), ground))
    case "superlative": {
      const last = foldClaim(claim.text).split(" ").at(-1) ?? ""
      if (language !== "de") return standsIn(last, ground)
      const stem = last.replace(/e[nrms]?$/u, "")
      return ["", "e", "en", "er", "em", "es"].some((ending) => standsIn(stem + ending, ground))
    }
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
const numbering =
  /\p{Nd}\uFE0F?\u20E3|(?<!\p{Nd})\(?\d{1,2}\s?\/\s?\d{1,2}\)?(?!\p{Nd})|#\d{1,3}(?=\s?:)|^[^\S\n]*\d{1,2}[.)]\s(?!(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)[\p{L}.])/gimu

// `Step 2`, `room 4`.
const numbered =
  /(?<![\p{L}\p{N}])(?:room|tip|step|part|chapter|page|point|slide|episode|raum|zimmer|tipp|schritt|teil|kapitel|seite|punkt|folge)[\s\u00a0]#?$/iu

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
