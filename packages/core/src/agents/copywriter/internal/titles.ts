import { titleLimit } from "../../../policy/PlatformRules.ts"
import { textLength } from "../../../policy/TextLength.ts"
import { words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { isStopWord } from "../../../text/StopWords.ts"
import { namesPart, withoutGenre } from "../../research/Headings.ts"
import { allUnits, type Composition, nonEmpty, type Place, type Section } from "./composition.ts"
import { quoted, type Unit } from "./units.ts"

/** A title, where the network has one, and the text below it. */
export interface Titled {
  readonly title?: string
  /** What the title leaves to tell. */
  readonly rest: Composition
}

/**
 * Titles that suit the composition, the best first: the opener, or a quotation, or else the first sentence where the
 * next one goes on without it, another sentence that the others do without, headings of the section, and the title of
 * the document. A sentence that is a title does not stand in the text again.
 */
export const titlesOf = (composition: Composition, place: Place): ReadonlyArray<Titled> => {
  const limit = titleLimit(place.platform, place.format)
  if (limit === undefined) return [{ rest: composition }]
  // Of somebody's words it would not say whose they are.
  const fits = (text: string) => textLength(text, limit.unit) <= limit.limit && !/[<>]|^["“„]/.test(text)
  const { opener, ...others } = composition
  if (opener !== undefined && fits(opener.text)) return [{ title: opener.text, rest: others }]
  const [section] = composition.sections
  const [first] = section.units
  const { finding } = first
  const made: Array<Titled> = []
  if (section.layout === "quotation") {
    const short = section.units.find((unit) => fits(quotedTitle(unit)))
    if (short !== undefined) made.push({ title: quotedTitle(short), rest: composition })
  } else {
    const rest = finding.kind === "list" || !fits(withoutPeriod(first.text)) ? undefined : without(composition, first)
    if (rest !== undefined) made.push({ title: withoutPeriod(first.text), rest })
    const named = namingOf(
      allUnits(composition).filter(
        (unit) => unit !== first && unit.finding.kind !== "list" && fits(withoutPeriod(unit.text))
      )
    )
    const others = named === undefined ? undefined : without(composition, named)
    if (named !== undefined && others !== undefined) made.push({ title: withoutPeriod(named.text), rest: others })
  }
  const headings = finding.headings
    .map(withoutGenre)
    .filter((text) => fits(text) && !namesPart(text) && (finding.opener !== undefined || isAbout(text, composition)))
  const document = withoutGenre(finding.headings[0] ?? "")
  const ofSection = headings.filter((text) => text !== document).toReversed()
  const bySense = ofSection.toSorted((a, b) => Number(a.endsWith("?")) - Number(b.endsWith("?")))
  const last = headings.filter((text) => text === document)
  return [...made, ...[...bySense, ...last].map((title) => ({ title, rest: composition }))]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// What does not stand first below a heading may be about something else.
const isAbout = (heading: string, composition: Composition): boolean => {
  const units = allUnits(composition)
  const told = new Set(units.flatMap((unit) => stems(unit.text, unit.finding.language)))
  return stems(heading, units[0]?.finding.language ?? "und").some((word) => told.has(word))
}

const stems = (text: string, language: string): ReadonlyArray<string> =>
  words(text, language)
    .filter((word) => !isStopWord(word.text, language))
    .map((word) => stem(word.text, language))

// What is left when the title tells one of its sentences: one or more, of which none leans on that one.
const without = (composition: Composition, told: Unit): Composition | undefined => {
  const units = allUnits(composition)
  const next = units[units.indexOf(told) + 1]
  if (units.length < 2 || (next !== undefined && !next.standsAlone)) return undefined
  const sections = composition.sections.flatMap((section): ReadonlyArray<Section> => {
    const left = nonEmpty(section.units.filter((unit) => unit !== told))
    // One bullet is no list.
    if (left === undefined) return []
    const isSingle = section.layout === "bullets" && left.length === 1 && section.units.length > 1
    return [{ ...section, units: left, ...(isSingle ? { layout: "prose" as const } : {}) }]
  })
  const [first, ...rest] = sections
  return first === undefined ? undefined : { ...composition, sections: [first, ...rest] }
}

// The sentence that says best what all of them are about: the first of its finding, one with a figure or with a leading
// keyphrase, and short.
const namingOf = (units: ReadonlyArray<Unit>): Unit | undefined =>
  units
    .filter((unit) => unit.opens && unit.finding.speaker === undefined && (unit.index === 0 || isTelling(unit)))
    .map((unit) => ({
      unit,
      weight: (unit.index === 0 ? 40 : 0) + (/\p{N}/u.test(unit.text) ? 20 : 0) - Math.abs(unit.text.length - 60)
    }))
    .toSorted((a, b) => b.weight - a.weight)[0]?.unit

const isTelling = ({ finding: { keyphrases }, text }: Unit): boolean =>
  /\p{N}/u.test(text) || keyphrases.slice(0, Math.ceil(keyphrases.length / 2)).some((phrase) => text.includes(phrase))

const withoutPeriod = (text: string): string => text.replace(/(?<![.…])\.$/, "")

const quotedTitle = ({ finding, text }: Unit): string =>
  `${finding.speaker ?? ""}: ${quoted(withoutPeriod(text), finding.language)}`
