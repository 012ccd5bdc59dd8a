import { detectEntities } from "../../../policy/Entities.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { singleLine } from "../../../text/Normalisation.ts"

/** The text as a voice says it: abbreviations written out, without emoji, on one line, with an end. */
export const spoken = (text: string, language: string): string => {
  const line = singleLine(text.replace(allPictures, " ")).replace(/ +(?=[.!?…]+$)/u, "")
  const told = abbreviationsOf(language).reduce(
    (said, { pattern, word }) =>
      // An abbreviation at the end of the text keeps its full stop.
      said.replace(pattern, (match: string, offset: number, whole: string) =>
        match.endsWith(".") && offset + match.length === whole.length ? `${word}.` : word
      ),
    line
  )
  const closed = told
    .replace(/(?<!\.)([.!?…])\.$/u, "$1")
    .replace(/\s*[:;,–—-]+$/u, "")
    .trim()
  return closed === "" || /[.!?…]["”“’»)]*$/u.test(closed) ? closed : `${closed}.`
}

/** What a voice stumbles over: links, hashtags, mentions, emoji, abbreviations. For a model, with what to do. */
export const unspeakable = (text: string, language: string): ReadonlyArray<string> => {
  const found = detectEntities(text).map(({ end, start }) => text.slice(start, end))
  // Networks make links of known domains alone; a voice stumbles over any.
  const addresses = (text.match(address) ?? []).filter((one) => !found.some((other) => other.includes(one)))
  const entities = [...found, ...addresses]
  return [
    ...entities.map((entity) => `“${entity}” cannot be spoken; leave links, hashtags and mentions out`),
    ...(pictures.test(text) ? ["emoji cannot be spoken; leave them out"] : []),
    ...abbreviationsOf(language).flatMap(({ pattern, word }) => {
      const [found] = text.match(pattern) ?? []
      return found === undefined ? [] : [`“${found}” cannot be spoken; write “${word}”`]
    })
  ]
}

/** Whether a sentence of a source can be narrated: nothing but abbreviations has to be changed. */
export const isSpeakable = (text: string, language: string): boolean => {
  const said = spoken(text, language)
  return /\p{L}/u.test(said) && unspeakable(said, language).length === 0
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
        `(?<![\\p{L}\\p{N}])${short.replace(/[.*+?^$(){}|[\]\\/]/g, "\\$&").replace(/ /g, "\\s?")}${/[.&]$/.test(short) ? "" : "(?![\\p{L}\\p{N}])"}`,
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
    & = and
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
    & = und
    km/h = Kilometer pro Stunde`)
}

const abbreviationsOf = (language: string): ReadonlyArray<Abbreviation> => abbreviations[primarySubtag(language)] ?? []
