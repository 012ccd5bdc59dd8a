import { detectEntities } from "../../../policy/Entities.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { singleLine } from "../../../text/Normalisation.ts"
import { type ScriptInput } from "../ScriptInput.ts"

/** A language, and the name of the brand: it stays as it is written. */
export interface Wording {
  readonly language: string
  readonly brandName: string | undefined
}

export const wordingOf = ({ brief, language }: ScriptInput): Wording => ({ language, brandName: brief.brand.name })

/**
 * The text as a script has it: abbreviations written out, without emoji, on one line, with an end. Signs such as `&` stay:
 * what is said for them is the voice's.
 */
export const spoken = (text: string, { brandName, language }: Wording): string => {
  const line = withoutPictures(text).replace(/ +(?=[.!?…]+$)/u, "")
  const told = abbreviationsOf(language).reduce((said, { pattern, word }) => {
    const isOfName = withinName(said, brandName)
    return said.replace(pattern, (match: string, offset: number, whole: string) => {
      if (isOfName(offset)) return match
      // An abbreviation at the end of the text keeps its full stop.
      return match.endsWith(".") && offset + match.length === whole.length ? `${word}.` : word
    })
  }, line)
  const closed = told
    .replace(/(?<!\.)([.!?…])\.$/u, "$1")
    .replace(/\s*[:;,–—-]+$/u, "")
    .trim()
  return closed === "" || /[.!?…]["”“’»)]*$/u.test(closed) ? closed : `${closed}.`
}

/** What a voice stumbles over: links, hashtags, mentions, emoji, abbreviations. For a model, with what to do. */
export const unspeakable = (text: string, { brandName, language }: Wording): ReadonlyArray<string> => {
  const isOfName = withinName(text, brandName)
  const found = detectEntities(text).map(({ end, start }) => text.slice(start, end))
  // Networks make links of known domains alone; a voice stumbles over any.
  const addresses = (text.match(address) ?? []).filter((one) => !found.some((other) => other.includes(one)))
  const entities = [...found, ...addresses]
  return [
    ...entities.map((entity) => `“${entity}” cannot be spoken; leave links, hashtags and mentions out`),
    ...(pictures.test(text) ? ["emoji cannot be spoken; leave them out"] : []),
    ...abbreviationsOf(language).flatMap(({ pattern, word }) => {
      const found = [...text.matchAll(pattern)].find(({ index }) => !isOfName(index))?.[0]
      return found === undefined ? [] : [`“${found}” cannot be spoken; write “${word}”`]
    })
  ]
}

/** Whether a sentence of a source can be narrated: nothing but abbreviations has to be changed. */
export const isSpeakable = (text: string, wording: Wording): boolean => {
  const said = spoken(text, wording)
  return /\p{L}/u.test(said) && unspeakable(said, wording).length === 0
}

const withoutPictures = (text: string): string => singleLine(text.replace(allPictures, " "))

/** Whether what begins at an offset of the text belongs to the brand's name. */
const withinName = (text: string, brandName: string | undefined): ((offset: number) => boolean) => {
  const name = withoutPictures(brandName ?? "")
  const starts: Array<number> = []
  if (name !== "") for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) starts.push(at)
  return (offset) => starts.some((start) => offset >= start && offset < start + name.length)
}

const address = /(?:https?:\/\/|www\.)[^\s<>"]*[^\s<>".,;:!?)]/giu

const pictures =
  /\p{Extended_Pictographic}(?:\uFE0F|\u200D|\p{Emoji_Modifier}|\p{Extended_Pictographic})*|\p{Regional_Indicator}+/u
const allPictures = new RegExp(pictures, "gu")

interface Abbreviation {
  readonly pattern: RegExp
  readonly word: string
}

const listed = (lines: string): ReadonlyArray<Abbreviation> =>
  lines
    .trim()
    .split("\n")
    .map((line) => line.trim().split(" = "))
    .map(([short = "", word = ""]) => ({
      word,
      // `z. B.` and `z.B.`, with a narrow or a no-break space too.
      pattern: new RegExp(
        `(?<![\\p{L}\\p{N}])${short.replace(/[.*+?^$(){}|[\]\\/]/g, "\\$&").replace(/ /g, "\\s?")}${short.endsWith(".") ? "" : "(?![\\p{L}\\p{N}])"}`,
        "gu"
      )
    }))

const abbreviations: Readonly<Record<string, ReadonlyArray<Abbreviation>>> = {
  en: listed(`
    e.g. = for example
    i.e. = that is
    etc. = and so on
    approx. = approximately
    incl. = including
    excl. = excluding
    max. = at most
    min. = at least
    vs. = versus
    vs = versus
    w/o = without
    w/ = with
    km/h = kilometres per hour
    mph = miles per hour`),
  de: listed(`
    z. B. = zum Beispiel
    d. h. = das heißt
    u. a. = unter anderem
    i. d. R. = in der Regel
    o. Ä. = oder Ähnliches
    u. U. = unter Umständen
    bzw. = beziehungsweise
    usw. = und so weiter
    etc. = und so weiter
    ca. = etwa
    evtl. = eventuell
    ggf. = gegebenenfalls
    inkl. = inklusive
    exkl. = exklusive
    zzgl. = zuzüglich
    vgl. = vergleiche
    sog. = sogenannt
    max. = höchstens
    mind. = mindestens
    Nr. = Nummer
    Std. = Stunden
    Mio. = Millionen
    Mrd. = Milliarden
    km/h = Kilometer pro Stunde`)
}

const abbreviationsOf = (language: string): ReadonlyArray<Abbreviation> => abbreviations[primarySubtag(language)] ?? []
