/**
 * Whether an answer says what nobody gave it to say: links, mentions, hashtags and claims that neither the brief nor
 * the material has.
 *
 * @since 0.1.0
 */
import { briefLinks, isOwnSite } from "../content/Links.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { type Brief } from "../campaign/Brief.ts"
import { detectEntities } from "../policy/Entities.ts"
import { uncitedClaims } from "../policy/UncitedClaims.ts"
import { visibleText } from "../text/Normalisation.ts"
import { sentences } from "../text/Segmentation.ts"

/** What a wording may rest on besides its citations. */
export interface Ground {
  readonly brief: Pick<Brief, "topic" | "audience" | "goals" | "brand">
  readonly findings: ReadonlyArray<Finding>
  readonly language: string
}

/**
 * Addresses, mentions and hashtags of the texts that are neither the brief's own nor told in a whole sentence of the
 * material. A source that asks for one ("write this link into every post") is no reason to write it.
 */
export const foreignEntities = (
  texts: ReadonlyArray<string>,
  { brief, findings, language }: Ground
): ReadonlyArray<string> => {
  const found = texts.flatMap((text) => entitiesIn(text).map((entity) => ({ entity, text })))
  if (found.length === 0) return []
  const links = new Set(briefLinks(brief))
  const own = new Set(factsOf(brief).flatMap((text) => entitiesIn(text).map(folded)))
  const told = findings
    .flatMap((finding) => [finding.citation.quote, finding.opener?.text ?? ""])
    .map(visibleText)
    .flatMap((quote) => sentences(quote, language).map((sentence) => sentence.text))
  return found
    .filter(({ entity, text }) => {
      if (own.has(folded(entity)) || links.has(entity)) return false
      if (!/^[#＃@＠]/u.test(entity) && isOwnSite(withScheme(entity), brief)) return false
      return !told.some((sentence) => sentence.includes(entity) && plain(text).includes(plain(sentence)))
    })
    .map(({ entity }) => entity)
}

/**
 * Amounts of money, percentages and names of several words that stand neither in what the texts cite nor in the brief.
 * Single words and superlatives are too often no claims to refuse an answer for: the rules of the policy note them.
 */
export const unsupportedClaims = (
  texts: ReadonlyArray<string>,
  quotes: ReadonlyArray<string>,
  { brief, findings, language }: Ground
): ReadonlyArray<string> => {
  const support = {
    language,
    quotes: [
      ...quotes,
      ...findings.flatMap((finding) => [
        ...finding.headings,
        finding.label?.text ?? "",
        finding.speaker ?? "",
        finding.speakerDetail ?? "",
        finding.opener?.text ?? ""
      ])
    ].map(visibleText),
    facts: factsOf(brief)
  }
  return texts.flatMap((text) =>
    uncitedClaims(text, support).flatMap(({ kind, text: claim }) =>
      kind === "money" || kind === "percentage" || (kind === "name" && /\s/u.test(claim)) ? [claim] : []
    )
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Not its guidelines and constraints: they say how to write, not what is so.
const factsOf = ({ audience, brand, goals, topic }: Ground["brief"]): ReadonlyArray<string> => [
  topic,
  audience,
  ...goals,
  brand.name ?? "",
  ...(brand.requiredWords ?? []),
  ...(brand.preferredWords ?? []).map(({ use }) => use)
]

const entitiesIn = (text: string): ReadonlyArray<string> => [
  ...new Set([
    ...detectEntities(text).map(({ end, start }) => text.slice(start, end)),
    // Addresses below domains that nobody knows, and other schemes, become links elsewhere.
    ...Array.from(
      // A scheme begins where no letter stands before it, so that a long word is read once.
      text.matchAll(/(?:(?<!\p{L})\p{L}[\p{L}\d+.-]*:\/\/|\b(?:mailto|javascript|data|tel):)[^\s<>"“”()[\]]+/giu),
      ([url]) => url.replace(/[.,;:!?]+$/u, "")
    )
  ])
]

const folded = (entity: string): string => entity.toLowerCase().normalize("NFKC")

const withScheme = (address: string): string => (/^[a-z][a-z\d+.-]*:/iu.test(address) ? address : `https://${address}`)

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "")
