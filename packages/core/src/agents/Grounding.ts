/**
 * Whether the figures and quotations of a text stand in what it cites.
 *
 * @since 0.1.0
 */
import { findWords } from "../brand/WordMatch.ts"
import { type Citation } from "../knowledge/Citation.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { visibleText } from "../text/Normalisation.ts"

/**
 * Figures and quotations of the texts that stand neither in what they cite nor in how the brief names its figures.
 * Numbers of slides and list items do not count, nor do those of the brand's names: `Studio 54` claims nothing.
 */
export const ungrounded = (
  texts: ReadonlyArray<string>,
  citations: ReadonlyArray<Citation>,
  findings: ReadonlyArray<Finding>,
  ...brandNames: ReadonlyArray<string | undefined>
): ReadonlyArray<string> => {
  const grounds = [
    ...citations.map((citation) => citation.quote),
    ...findings.flatMap((finding) => [
      ...finding.headings,
      finding.label?.text ?? "",
      finding.speakerDetail ?? "",
      finding.opener?.text ?? "",
      // `2 of 3`: the place of an item in its list.
      finding.kind === "list" ? finding.sentences.map((_, index) => index + 1).join(" ") : ""
    ])
  ].join("\n")
  const known = new Set(figuresIn(visibleText(grounds)))
  const said = plain(grounds)
  return texts.flatMap((text) => {
    const prose = brandNames
      .reduce<string>(withoutName, text)
      .replace(/^\s*(?:\d{1,2}\/\d{1,2}|\d{1,2}[.)])(?=\s)/gm, "")
    const figures = figuresIn(prose).filter((figure) => !known.has(figure))
    const quotes = Array.from(prose.matchAll(quotation), (match) => match[1] ?? match[2] ?? "").filter(
      (quote) => quote.split(/\s+/).length >= 4 && !said.includes(plain(quote))
    )
    return [...figures, ...quotes]
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// A name that is a figure alone would make that figure true everywhere.
const withoutName = (text: string, name: string | undefined): string =>
  name === undefined || !/[^\p{N}\s.,:]/u.test(name) || !/\p{N}/u.test(name)
    ? text
    : findWords(text, [name]).reduceRight((rest, { end, start }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)

const quotation = /“([^“”„]{10,2000})”|„([^“”„]{10,2000})[“”]/g

const figuresIn = (text: string): ReadonlyArray<string> =>
  Array.from(text.matchAll(/\p{N}+(?:[.,:]\p{N}+)*/gu), (match) => match[0].replaceAll(/[.,:]/g, ""))

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "")
