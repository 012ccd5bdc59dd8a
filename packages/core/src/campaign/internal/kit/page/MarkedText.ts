/**
 * The text of a post as its network shows it, with findings of the policy marked where they stand.
 */
import type { PolicyFinding } from "../../../../policy/PolicyFinding.ts"
import { element, escapeHtml, type Html, html } from "./Html.ts"

/** A finding on this text. */
export type PlacedFinding = Pick<PolicyFinding, "severity" | "message"> & {
  readonly span: NonNullable<PolicyFinding["span"]>
}

/**
 * Hashtags, mentions and addresses in the network's colour, findings underlined by severity. Nothing of the text is left
 * out, and white space stays. What comes after `cut` stands in a span of its own, which the reader can open.
 */
export const markedText = (
  text: string,
  findings: ReadonlyArray<PlacedFinding>,
  locale: "en" | "de",
  cut: number = text.length
): Html => {
  const tokens = tokensOf(text)
  const placed = findings.filter(({ span }) => span.start < span.end && span.end <= text.length)
  const cuts = [
    ...new Set([0, cut, text.length, ...tokens.flatMap(ends), ...placed.flatMap(({ span }) => ends(span))])
  ].sort((a, b) => a - b)
  const head: Array<Html> = []
  const tail: Array<Html> = []
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1]
    if (end === undefined) break
    const token = tokens.find((candidate) => candidate.start <= start && end <= candidate.end)
    const here = placed.filter(({ span }) => span.start <= start && end <= span.end)
    const plain = text.slice(start, end)
    const shown = token === undefined ? plain : element("span", token.attributes, plain)
    const pieces = start < cut ? head : tail
    pieces.push(here.length === 0 ? html`${shown}` : mark(shown, here, locale))
  }
  return html`${head}${tail.length > 0 && element("span", 'class="tail"', tail)}`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Token {
  readonly start: number
  readonly end: number
  readonly attributes: string
}

const ends = ({ end, start }: { readonly start: number; readonly end: number }): ReadonlyArray<number> => [start, end]

const tokensOf = (text: string): ReadonlyArray<Token> =>
  Array.from(text.matchAll(/(?:^|(?<=[\s([{"'“„]))[#@][\p{L}\p{N}_]+|https?:\/\/[^\s<>"']+/gu), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    attributes: match[0].startsWith("http") ? 'class="tag url"' : 'class="tag"'
  }))

const order = ["block", "fix", "quarantine", "warn"] as const

const mark = (shown: string | Html, findings: ReadonlyArray<PlacedFinding>, locale: "en" | "de"): Html => {
  const worst = order.find((severity) => findings.some((finding) => finding.severity === severity)) ?? "warn"
  const title = findings.map(({ message }) => message[locale]).join("\n")
  return element("mark", `class="found found-${worst}" title="${escapeHtml(title)}"`, shown)
}
