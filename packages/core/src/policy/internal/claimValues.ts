/**
 * What claims say, apart from how they are written.
 */
import { inFigures } from "./claims/inFigures.ts"

/** Lower case, one kind of apostrophe, hyphen and space. */
export const foldClaim = (text: string): string =>
  asciiDigits(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’ʼ]/gu, "'")
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim()

/** Digits of other scripts, such as `３２` and `٣٢`, as 0 to 9. The length stays the same. */
export const asciiDigits = (text: string): string =>
  text.replace(/(?!\d)\p{Nd}/gu, (digit) => {
    if (digit.length > 1) return digit
    const code = digit.charCodeAt(0)
    // Every row of ten digits begins at a code that ends in 0 or 6.
    const isFromZero = /\p{Nd}/u.test(String.fromCharCode(code & ~15))
    return String((code & 15) - (isFromZero ? 0 : 6))
  })

/** What helps to read figures. */
export interface FigureOptions {
  readonly language: string
  /** Whether `m` behind a figure is metres, not millions. @default false */
  readonly isMeasure?: boolean
}

/** The values of the figures in the text, in one spelling: `1,312` and `1.312` are `1312`, `two million` is `2000000`. */
export const figuresOf = (text: string, { isMeasure = false, language }: FigureOptions): ReadonlyArray<string> => {
  const figures: Array<string> = []
  let figureEnd = -1
  for (const match of foldClaim(inFigures(text, language, "all").text).matchAll(/\p{Nd}+(?:[.,]\p{Nd}+)*|\p{L}+/gu)) {
    const [word] = match
    const end = match.index + word.length
    if (/^\p{Nd}/u.test(word)) {
      figures.push(String(digitsValue(word)))
      figureEnd = end
      continue
    }
    const scale = word === "m" && isMeasure ? undefined : scaleOf(word, language)
    if (scale === undefined || figures.length === 0 || match.index - figureEnd > 1) continue
    figures[figures.length - 1] = String(Math.round(Number(figures.at(-1)) * scale * 1e6) / 1e6)
    figureEnd = end
  }
  return figures
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const digitsValue = (word: string): number => {
  const isGrouped = /^[1-9]\p{Nd}{0,2}(?:[.,]\p{Nd}{3})+$/u.test(word)
  if (isGrouped) return Number(word.replace(/[.,]/gu, ""))
  const last = Math.max(word.lastIndexOf("."), word.lastIndexOf(","))
  return last < 0 ? Number(word) : Number(`${word.slice(0, last).replace(/[.,]/gu, "")}.${word.slice(last + 1)}`)
}

const scales: Readonly<Record<string, number>> = {
  thousand: 1e3,
  tausend: 1e3,
  k: 1e3,
  tsd: 1e3,
  million: 1e6,
  millionen: 1e6,
  mio: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  milliarde: 1e9,
  milliarden: 1e9,
  mrd: 1e9,
  trillion: 1e12
}

// A German Billion is an English trillion.
const scaleOf = (word: string, language: string): number | undefined => {
  if (language === "de" && /^billion(?:en)?$/u.test(word)) return 1e12
  return Object.hasOwn(scales, word) ? scales[word] : undefined
}
