/**
 * How X counts and stores the text of a post, as far as the simulator needs it.
 *
 * @see https://docs.x.com/fundamentals/counting-characters (read 2026-08-22)
 * @see https://github.com/twitter/twitter-text/blob/master/config/v3.json
 * @since 0.1.0
 */

/** A link as X reports it: positions count code points in the stored text. */
export interface UrlEntity {
  readonly start: number
  readonly end: number
  /** The `t.co` address that stands in the text. */
  readonly url: string
  /** The address as it was written, with a scheme. */
  readonly expanded_url: string
  readonly display_url: string
}

/** A text as X keeps it. */
export interface StoredText {
  /** Links replaced by `t.co` addresses, and `& < >` escaped. */
  readonly text: string
  readonly urls: ReadonlyArray<UrlEntity>
}

/** Length in X's unit: 280 fit into a usual post. */
export const weightedLength = (text: string): number => {
  const normal = text.normalize("NFC")
  const links = linksOf(normal)
  const rest = links.reduceRight((left, link) => left.slice(0, link.start) + left.slice(link.end), normal)
  const graphemes = [...segmenter.segment(rest)].map((item) => item.segment)
  const weight = graphemes.reduce(
    (sum, grapheme) =>
      sum + (emoji.test(grapheme) ? defaultWeight : [...grapheme].reduce((all, point) => all + weightOf(point), 0)),
    0
  )
  return weight / scale + links.length * transformedUrlLength
}

/** Whether the text has a link: what makes a post dear. */
export const hasLink = (text: string): boolean => linksOf(text).length > 0

/** What X keeps of a text. */
export const store = (text: string): StoredText => {
  const normal = text.normalize("NFC").trim()
  const pieces: Array<string> = []
  const urls: Array<UrlEntity> = []
  let from = 0
  let length = 0
  const push = (piece: string) => {
    pieces.push(piece)
    length += [...piece].length
  }
  for (const link of linksOf(normal)) {
    push(escape(normal.slice(from, link.start)))
    const written = normal.slice(link.start, link.end)
    const expanded = /^https?:\/\//i.test(written) ? written : `http://${written}`
    const short = `https://t.co/${shortName(expanded)}`
    const start = length
    push(short)
    urls.push({
      start,
      end: length,
      url: short,
      expanded_url: expanded,
      display_url: written.replace(/^https?:\/\//i, "").slice(0, 26)
    })
    from = link.end
  }
  push(escape(normal.slice(from)))
  return { text: pieces.join(""), urls }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// twitter-text config v3
const scale = 100
const defaultWeight = 200
const transformedUrlLength = 23
const ranges = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247]
] as const

const weightOf = (character: string): number => {
  const point = character.codePointAt(0) ?? 0
  return ranges.some(([start, end]) => point >= start && point <= end) ? 100 : defaultWeight
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" })
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20e3/u

// With a scheme any host; without one only hosts under a few well-known endings. The real list is every top-level domain.
const link =
  /(?:https?:\/\/[^\s<>"]{1,2000}|(?<![@\w.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}(?:com|org|net|io|dev|app|info|edu|gov|co|eu|de|at|ch|uk|fr|us|ai)(?![\w-])(?:\/[^\s<>"]{0,2000})?)/gi

const linksOf = (text: string): ReadonlyArray<{ readonly start: number; readonly end: number }> =>
  [...text.matchAll(link)].map((match) => {
    // Punctuation after a link belongs to the sentence.
    const written = match[0].replace(/[.,;:!?)\]'"]+$/, "")
    return { start: match.index, end: match.index + written.length }
  })

// Ten characters that the same address always gets. Not a digest for anything but this.
const shortName = (address: string): string => {
  let [low, high] = [0x811c9dc5, 0x01000193]
  for (const character of address) {
    low = Math.imul(low ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
    high = Math.imul(high ^ low, 0x85ebca6b) >>> 0
  }
  return `${low.toString(36)}${high.toString(36)}`.padEnd(10, "0").slice(0, 10)
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
