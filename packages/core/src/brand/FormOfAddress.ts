/**
 * Who a text speaks to, and in which form: the German `du`, `ihr` and `Sie` by their pronouns and verbs, `you`
 * elsewhere. What stands in quotation marks is said by somebody else and does not count.
 *
 * @since 0.1.0
 */
import { detectEntities } from "../policy/Entities.ts"
import { primarySubtag } from "../text/Language.ts"
import { sentences } from "../text/Segmentation.ts"

/** A form in which readers are spoken to. */
export const addressForms = ["you", "du", "ihr", "sie"] as const
export type AddressForm = (typeof addressForms)[number]

/** A word that speaks to the reader: offsets in UTF-16 code units. */
export interface AddressMatch {
  readonly form: AddressForm
  readonly start: number
  readonly end: number
}

/**
 * The words that speak to the reader, in order. A German `Sie` that begins a sentence may be she or they: it counts
 * before a plural verb, where nothing stands before it that it could mean, or where the text says `Sie` for certain.
 */
export const findAddresses = (text: string, language: string): ReadonlyArray<AddressMatch> => {
  const spoken = withoutQuotations(withoutEntities(text))
  return primarySubtag(language) === "de" ? germanAddresses(spoken, language) : matches(spoken, you, "you")
}

/** The text with addresses, hashtags and mentions as spaces: every other character keeps its offset. */
export const withoutEntities = (text: string): string => {
  let rest = ""
  let at = 0
  for (const { end, start } of detectEntities(text)) {
    if (start < at) continue
    rest += text.slice(at, start) + " ".repeat(end - start)
    at = end
  }
  return rest + text.slice(at)
}

/** Whether a sentence begins with a request, such as `Read it first.` or `Messen Sie die Wand.` */
export const isRequest = (sentence: string, language: string): boolean => {
  if (/\?\W*$/u.test(sentence)) return false
  if (primarySubtag(language) !== "de") return englishRequest.test(sentence)
  return politeRequest.test(sentence) || duRequest.test(sentence) || ihrRequest.test(sentence)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const word = (list: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${list})(?![\\p{L}\\p{M}\\p{N}])`, flags)

const you = word("you|your|yours|yourself|yourselves|you['’](?:re|ll|ve|d)", "giu")

const quotations = /„[^„“”]{1,600}[“”]|“[^“”]{1,600}”|»[^»«]{1,600}«|«[^»«]{1,600}»|"[^"\n]{1,600}"/gu

// A text that is one quotation speaks itself.
const withoutQuotations = (text: string): string => {
  const spoken = text.replace(quotations, (quotation) => " ".repeat(quotation.length))
  return /\p{L}/u.test(spoken) ? spoken : text
}

const duPronoun = word("du|dich|dir|dein(?:e[mnrs]?|s)?", "giu")
// The word itself, as in `per du` and `das Du`.
const namesDu = /(?:^|[^\p{L}])(?:das|per|zum|beim|ein)\s+$/iu
// Forms that no other person has; with a capital they may be nouns (`die Hast`).
const duVerb = word(
  "kannst|hast|bist|willst|musst|sollst|darfst|magst|wirst|weißt|brauchst|möchtest|könntest|solltest|hättest|wärst|würdest|findest|bekommst|suchst|kommst|gehst|machst|siehst|fährst|sparst|erhältst|planst|fragst",
  "gu"
)
const ihrVerb = word(
  "könnt|habt|seid|wollt|müsst|sollt|dürft|werdet|wisst|mögt|möchtet|könntet|solltet|müsstet|dürftet|hättet|wärt|würdet|wolltet|konntet|hattet",
  "gu"
)
const ihrPronoun = word("euch|euer|eure[mnrs]?", "giu")
const pluralVerb =
  "kommt|macht|braucht|findet|bekommt|sucht|spart|geht|seht|lest|fahrt|fragt|kennt|plant|meldet|bestellt|holt|nehmt|probiert|schaut|könnt|habt|seid|wollt|müsst|sollt|dürft|werdet|wisst|mögt|möchtet"
// `ihr kommt`, and `kommt ihr` where no noun follows that could be hers.
const ihrWithVerb = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:[Ii]hr(?= (?:${pluralVerb})(?![\\p{L}]))|(?<=(?:${pluralVerb}) )ihr(?! \\p{Lu})(?![\\p{L}]))`,
  "giu"
)
const sieInside = /(?<=[\p{L}\p{N},;)] |-)(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)(?![\p{L}\p{M}])/gu
const sieBeginning =
  /^[^\p{L}\p{N}]*(Sie(?= \p{Ll}+(?:en|ern|eln)[^\p{L}]| sind | tun )|Ihnen|Ihre?[mnrs]?)(?![\p{L}\p{M}])/u
// After these a sentence may begin anew: `Merke: Sie halten lange.`
const sieAfterColon =
  /(?<=[:–—…] )(?:Sie(?= \p{Ll}+(?:en|ern|eln)[^\p{L}]| sind | tun )|Ihnen|Ihr(?:e[mnrs]?)?)(?![\p{L}\p{M}])/gu

const duRequest =
  /^[^\p{L}\p{N}]*((?:Komm|Schaue?|Hole?|Nimm|Probiere?|Entdecke|Bestelle?|Lies|Sieh|Mache?|Bringe?|Melde|Schreibe?|Teste|Sichere|Vergiss|Denke?|Lass|Gehe?|Gib|Prüfe?|Kaufe|Frag|Erzähle?|Klicke?|Besuche|Wähle?|Starte|Nutze?|Höre?|Iss|Trinke?|Fahre?|Setze?|Stelle?|Lege?|Warte|Sag|Zeige?|Verpasse?|Genieße?|Erlebe?|Hilf|Triff|Sprich)(?! (?:ich|er|sie|es)(?!\p{L}))|(?:Miss|Ruf|Kauf|Frage|Folge|Spare?)(?= (?:\p{Ll}|\d))(?! (?:ich|er|sie|es|des|der|an|von|und)(?!\p{L})))(?![\p{L}\p{M}])/u
const ihrRequest =
  /^[^\p{L}\p{N}]*((?:Kommt|Schaut|Holt|Nehmt|Probiert|Entdeckt|Bestellt|Lest|Seht|Macht|Bringt|Meldet|Schreibt|Ruft|Testet|Vergesst|Denkt|Lasst|Geht|Gebt|Messt|Fragt|Erzählt|Klickt|Folgt|Besucht|Wählt)(?= (?:vorbei|mal|doch|bitte|einfach|ruhig|gern|uns)(?!\p{L})))/u
const politeRequest = /^[^\p{L}\p{N}]*\p{Lu}\p{L}+n (?:bitte )?Sie(?!\p{L})/u

const englishRequest =
  /^[^\p{L}\p{N}]*(?:add|ask|avoid|be|book|bring|build|buy|call|check|choose|clean|come|count|discover|don['’]t|drop|fill|find|follow|forget|get|give|go|grab|have|join|keep|learn|leave|let|look|make|measure|meet|never|order|pack|pick|plan|put|read|remember|ride|save|say|see|send|share|show|sign|start|stop|take|tell|test|think|try|turn|use|visit|wait|walk|watch|write)(?: \p{L}|[,.!:]|$)/iu

const matches = (text: string, pattern: RegExp, form: AddressForm): Array<AddressMatch> =>
  Array.from(text.matchAll(pattern), (match) => ({ form, start: match.index, end: match.index + match[0].length }))

const germanAddresses = (text: string, language: string): ReadonlyArray<AddressMatch> => {
  const certain: Array<AddressMatch> = []
  const possible: Array<AddressMatch> = []
  for (const [index, { start, text: sentence }] of sentences(text, language).entries()) {
    const at = (match: AddressMatch): AddressMatch => ({ ...match, start: match.start + start, end: match.end + start })
    const atStart = (pattern: RegExp, form: AddressForm): Array<AddressMatch> => {
      const found = pattern.exec(sentence)
      if (found?.[1] === undefined) return []
      const from = found[0].lastIndexOf(found[1])
      return [at({ form, start: from, end: from + found[1].length })]
    }
    // A verb that begins a sentence has a capital: `Hast Fragen?`
    const lowered = sentence.replace(/^[^\p{L}\p{N}]*\p{Lu}/u, (beginning) => beginning.toLowerCase())
    const ihr = [
      ...matches(sentence, ihrPronoun, "ihr"),
      ...matches(lowered, ihrVerb, "ihr"),
      ...matches(lowered, ihrWithVerb, "ihr")
    ].map(at)
    certain.push(
      ...matches(sentence, duPronoun, "du")
        .filter((match) => !namesDu.test(sentence.slice(0, match.start)))
        .map(at),
      ...matches(lowered, duVerb, "du").map(at),
      ...atStart(duRequest, "du"),
      ...ihr,
      ...atStart(ihrRequest, "ihr")
    )
    const isIhr = (match: AddressMatch) => ihr.some((other) => other.start === match.start)
    certain.push(
      ...matches(sentence, sieInside, "sie")
        .map(at)
        .filter((match) => !isIhr(match))
    )
    const beginning = atStart(sieBeginning, "sie").filter((match) => !isIhr(match))
    const isOpening =
      index === 0 && beginning.some((match) => match.end - match.start === 3 && text.startsWith("Sie", match.start))
    ;(isOpening ? certain : possible).push(...beginning)
    possible.push(...matches(sentence, sieAfterColon, "sie").map(at))
  }
  const found = certain.some(({ form }) => form === "sie") ? [...certain, ...possible] : certain
  const byStart = new Map(found.toReversed().map((match) => [match.start, match]))
  return [...byStart.values()].sort((a, b) => a.start - b.start)
}
