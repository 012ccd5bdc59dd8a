import { type Finding } from "../../../knowledge/Finding.ts"
import { textLimit } from "../../../policy/PlatformRules.ts"
import { textLength } from "../../../policy/TextLength.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { allUnits, type Composition, type Place, type Section } from "./composition.ts"
import { titlesOf } from "./titles.ts"
import { attribution, hasWords, isLedToWords, quoted, speakerName, type Unit } from "./units.ts"

/** A variant as its network shows it. */
export interface Rendered {
  readonly composition: Composition
  readonly body: string
  readonly parts?: ReadonlyArray<string>
  readonly title?: string
  /** What the text is made of. */
  readonly units: ReadonlyArray<Unit>
  readonly usesOpener: boolean
  /** Every place of the sources that the text or title rests on. */
  readonly cited: ReadonlyArray<{ readonly finding: Finding; readonly quote: string }>
}

/**
 * The composition as text, once for each title that suits it, the best title first. What is too long loses whole
 * sentences from its end; none where it cannot be told within the network's limits without cutting a sentence or a list.
 */
export const render = (composition: Composition, place: Place): ReadonlyArray<Rendered> => {
  const limits = limitsOf(place)
  let current: Composition | undefined = shortened(composition, limits.maxUnits)
  const tells = (one: Composition) =>
    allUnits(one).length >= limits.minUnits || one.sections.some((section) => section.layout !== "prose")
  while (current !== undefined && tells(current)) {
    const made: ReadonlyArray<Rendered> =
      place.format === "thread"
        ? thread(current, limits)
        : place.format === "carousel"
          ? carousel(current, limits)
          : single(current, place, limits)
    if (made.length > 0) return made
    current = withoutLast(current, limits)
  }
  return []
}

/** What stands at the end of a text with figures that the brief wants named. */
export const labelsOf = (units: ReadonlyArray<Unit>): ReadonlyArray<string> => [
  ...new Set(units.flatMap(({ label }) => (label === undefined ? [] : [`${label.replace(/[.\s]+$/, "")}.`])))
]

interface Limits {
  readonly minUnits: number
  readonly maxUnits: number
  /** Sentences in a paragraph. */
  readonly paragraph: number
  readonly fits: (text: string) => boolean
}

/** Room that a post of X leaves for its hashtags, in weighted characters. */
const hashtagRoom = 36

const limitsOf = ({ format, platform }: Place): Limits => {
  const limit = textLimit(platform, format)
  const room = platform === "x" ? hashtagRoom : 200
  const fits = (text: string) => limit === undefined || textLength(text, limit.unit) <= limit.limit - room
  if (format === "thread") return { minUnits: 4, maxUnits: 14, paragraph: 3, fits }
  if (format === "carousel") return { minUnits: 3, maxUnits: 12, paragraph: 1, fits }
  if (format === "video") return { minUnits: 1, maxUnits: 5, paragraph: 5, fits }
  switch (platform) {
    case "x":
      return { minUnits: 1, maxUnits: 3, paragraph: 3, fits }
    case "linkedin":
      return { minUnits: 2, maxUnits: 9, paragraph: 2, fits }
    case "facebook":
      return { minUnits: 1, maxUnits: 8, paragraph: 4, fits }
    default:
      return { minUnits: 1, maxUnits: 6, paragraph: 2, fits }
  }
}

const isWhole = (section: Section): boolean => section.units[0].finding.kind === "list"

// What leads to somebody's words says little without them.
const endsInWords = ({ layout, units }: Section): boolean => {
  const last = units.at(-1)
  return layout === "prose" && last !== undefined && isLedToWords(last.finding) && hasWords(last)
}

const shortened = (composition: Composition, maxUnits: number): Composition | undefined => {
  let current: Composition | undefined = composition
  while (current !== undefined && allUnits(current).length > maxUnits) current = dropLast(current)
  return current
}

const withoutLast = (composition: Composition, limits: Limits): Composition | undefined => {
  const next = dropLast(composition)
  return next === undefined || allUnits(next).length < limits.minUnits ? undefined : next
}

const dropLast = (composition: Composition): Composition | undefined => {
  const last = composition.sections.at(-1)
  if (last === undefined || isWhole(last) || endsInWords(last)) return undefined
  const [first, ...before] = composition.sections.slice(0, -1)
  const [unit, ...others] = last.units.slice(0, -1)
  // One bullet is no list, so a list of points goes as a whole.
  const kept = unit === undefined || (last.layout === "bullets" && others.length === 0) ? undefined : unit
  if (kept !== undefined) {
    const section: Section = { ...last, units: [kept, ...others] }
    return { ...composition, sections: first === undefined ? [section] : [first, ...before, section] }
  }
  return first === undefined ? undefined : { ...composition, sections: [first, ...before] }
}

const sectionText = (section: Section, limits: Limits, approach: string): string => {
  if (section.layout === "enumeration") return enumeration(section)
  if (section.layout === "excerpt" || section.layout === "counted-excerpt") return excerpt(section)
  const text = unledText(section, limits, approach)
  return section.lead === undefined ? text : `${section.lead.text}\n\n${text}`
}

// `You need: flour, water and salt.`
const enumeration = ({ lead, units }: Section): string => {
  const texts = units.map((unit) => unit.text)
  const and = primarySubtag(units[0].finding.language) === "de" ? "und" : "and"
  const items = `${texts.slice(0, -1).join(", ")} ${and} ${texts.at(-1)}.`
  return lead === undefined ? items : `${lead.text.replace(/[\s:.]+$/, "")}: ${items}`
}

// `The three most common mistakes, 2 of 3: The salt comes too early.`
const excerpt = ({ layout, lead, units }: Section): string => {
  const { finding } = units[0]
  const of = primarySubtag(finding.language) === "de" ? "von" : "of"
  const place = ({ index }: Unit) => `${index + 1} ${of} ${finding.sentences.length}`
  const line = lead?.text.replace(/[\s:.]+$/, "") ?? ""
  const lines = units.map((unit, at) => {
    // No second colon in one line.
    const mark = /:\s/.test(unit.text) && !unit.text.includes(" – ") ? " –" : ":"
    if (layout === "counted-excerpt") return `${at === 0 ? `${line}, ` : ""}${place(unit)}${mark} ${unit.text}`
    return at === 0 ? `${line}${/[?!]$/.test(line) ? "" : mark} ${unit.text}` : `• ${unit.text}`
  })
  return lines.join("\n\n")
}

const unledText = (section: Section, limits: Limits, approach: string): string => {
  const texts = section.units.map((unit) => unit.text)
  const isLong = texts.some((text) => text.length > 110)
  switch (section.layout) {
    case "enumeration":
    case "excerpt":
    case "counted-excerpt":
      return texts.join(", ")
    case "bullets":
      return texts.map((text) => `• ${text}`).join(isLong ? "\n\n" : "\n")
    case "numbers":
      return section.units.map(({ index, text }) => `${index + 1}. ${text}`).join(isLong ? "\n\n" : "\n")
    case "quotation": {
      const { finding } = section.units[0]
      const said = quoted(texts.join(" "), finding.language)
      return approach === "speaker-first" ? `${speakerName(finding)}:\n${said}` : `${said}\n${attribution(finding)}`
    }
    case "prose": {
      const paragraphs: Array<string> = []
      for (let index = 0; index < texts.length; index += limits.paragraph) {
        paragraphs.push(texts.slice(index, index + limits.paragraph).join(" "))
      }
      return paragraphs.join("\n\n")
    }
  }
}

const finished = (composition: Composition, body: string): Rendered => {
  const units = allUnits(composition)
  const { finding } = composition.sections[0].units[0]
  const opening = composition.opener === undefined ? [] : [{ finding, quote: composition.opener.citation.quote }]
  const leads = composition.sections.flatMap(({ lead, units: [unit] }) =>
    lead === undefined ? [] : [{ finding: unit.finding, quote: lead.citation.quote }]
  )
  const voices = new Set(units.flatMap((unit) => (unit.finding.speaker === undefined ? [] : [unit.finding])))
  const named = [...voices].flatMap((voice) =>
    (voice.voiceCitations ?? []).map(({ quote }) => ({ finding: voice, quote }))
  )
  const said = units.map((unit) => ({ finding: unit.finding, quote: unit.citation.quote }))
  const cited = [...opening, ...leads, ...said, ...named]
  return { composition, body, units, usesOpener: composition.opener !== undefined, cited }
}

const openingOf = ({ opener }: Composition): string | undefined => opener?.text

// A sentence of prose that opens a text stands on its own line.
const hooked = (sections: Composition["sections"], opening: string | undefined): ReadonlyArray<Section> => {
  const [first, ...rest] = sections
  const [hook, next, ...others] = first.units
  if (opening !== undefined || first.layout !== "prose" || next === undefined) return sections
  return [{ ...first, units: [hook] }, { ...first, units: [next, ...others] }, ...rest]
}

const single = (composition: Composition, place: Place, limits: Limits): ReadonlyArray<Rendered> =>
  titlesOf(composition, place).flatMap(({ rest, title }) => {
    const opening = openingOf(rest)
    const paragraphs = [
      ...(opening === undefined ? [] : [opening]),
      ...hooked(rest.sections, opening).map((section) => sectionText(section, limits, rest.approach)),
      // A title tells a sentence, too.
      ...labelsOf(allUnits(composition))
    ]
    const body = paragraphs.join("\n\n")
    return limits.fits(body) ? [{ ...finished(composition, body), ...(title === undefined ? {} : { title }) }] : []
  })

const carousel = (composition: Composition, limits: Limits): ReadonlyArray<Rendered> => {
  const units = allUnits(composition)
  const [first, ...others] = units
  if (first === undefined) return []
  // A list has its items on the slides; what stands before it is the caption.
  const list = composition.sections.find((section) => section.units[0].finding.kind === "list")
  const before = list === undefined ? [] : units.filter((unit) => !list.units.includes(unit))
  const opening = openingOf(composition)
  const caption =
    list === undefined
      ? [opening ?? first.text]
      : [...(opening === undefined ? [] : [opening]), ...before.map((unit) => unit.text)]
  const lead = list?.lead === undefined || opening !== undefined ? [] : [list.lead.text]
  const told = list === undefined ? (opening === undefined ? others : units) : list.units
  const slides = slideTexts(told, composition)
  if (slides.length < minSlides || slides.length > maxSlides) return []
  const body = [
    caption.join(list === undefined ? "\n\n" : " "),
    ...lead,
    slides.map((text, index) => `${index + 1}/${slides.length} ${text}`).join("\n"),
    ...labelsOf(units)
  ].join("\n\n")
  return limits.fits(body) ? [finished(composition, body)] : []
}

const minSlides = 3
const maxSlides = 10
const slideLength = 230

// A sentence that leans on the one before it shares its slide where both fit.
const slideTexts = (units: ReadonlyArray<Unit>, composition: Composition): ReadonlyArray<string> => {
  // A question that heads a later section stands on the slide of its answer.
  const leads = new Map(
    composition.sections.flatMap(({ lead, units: [unit] }) =>
      lead === undefined || unit.finding.kind === "list" ? [] : [[unit, lead.text] as const]
    )
  )
  const slides: Array<string> = []
  for (const [index, unit] of units.entries()) {
    const last = slides.at(-1)
    const said = unit.finding.speaker === undefined ? unit.text : quoted(unit.text, unit.finding.language)
    const question = leads.get(unit)
    const text = question === undefined ? said : `${question} ${said}`
    const leans = !unit.standsAlone && units[index - 1]?.finding === unit.finding && unit.finding.kind !== "list"
    const enoughWithout = slides.length + (units.length - index) > minSlides
    if (last !== undefined && leans && enoughWithout && last.length + text.length < slideLength) {
      slides[slides.length - 1] = `${last} ${text}`
    } else {
      slides.push(text)
    }
  }
  return slides
}

const thread = (composition: Composition, limits: Limits): ReadonlyArray<Rendered> => {
  const opening = openingOf(composition)
  const units = allUnits(composition)
  const parts: Array<string> = []
  for (const section of composition.sections) {
    const isList = section.units[0].finding.kind === "list"
    let startsSection = true
    for (const unit of section.units) {
      const isFirst = parts.length === 0
      const text = section.layout === "quotation" ? quoted(unit.text, unit.finding.language) : unit.text
      const heading = isFirst ? opening : startsSection ? section.lead?.text : undefined
      const headed = heading === undefined ? text : `${heading}\n\n${text}`
      if (heading !== undefined && !limits.fits(headed)) parts.push(heading)
      const begin = limits.fits(headed) ? headed : text
      const last = parts.at(-1)
      const joined = isList ? `${last}\n${text}` : `${last} ${text}`
      const wants = isList ? joined.length < 150 : parts.length > 1 && (!unit.standsAlone || joined.length < 180)
      if (!startsSection && section.layout !== "quotation" && wants && limits.fits(joined)) {
        parts[parts.length - 1] = joined
      } else {
        parts.push(begin)
      }
      startsSection = false
    }
  }
  const labels = labelsOf(units)
  const last = parts.at(-1)
  if (last !== undefined && labels.length > 0) {
    const labelled = [last, ...labels].join("\n\n")
    if (limits.fits(labelled)) parts[parts.length - 1] = labelled
    else parts.push(labels.join("\n"))
  }
  if (parts.length < 3 || !parts.every(limits.fits)) return []
  return [{ ...finished(composition, parts.join("\n\n")), parts }]
}
