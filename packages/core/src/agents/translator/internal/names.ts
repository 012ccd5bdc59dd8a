import { claims } from "../../../knowledge/Claims.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { sentences } from "../../../text/Segmentation.ts"
import { isStopWord } from "../../../text/StopWords.ts"
import { type SourceText, type TranslatorInput } from "../TranslatorInput.ts"
import { isPhrase, legalForm, sharesKind } from "./kinds.ts"

/**
 * Names of several words that neither the text, the terms that stay nor the brief have. Notes give a name only beside
 * a name of the text, to say how that one is written. Names that translate are passed: what shares a word or the kind
 * of thing with the text (`Federal Network Agency`), countries, and what an abbreviation of the text stands for.
 */
export const strangeNames = (
  { role, text: source }: SourceText,
  text: string,
  input: TranslatorInput
): ReadonlyArray<string> => {
  if (role === "hashtag") return []
  const { from, to } = input
  const hasMore = role !== "title" && sentences(text, to).length > sentences(source, from).length
  const found = namesIn(text, to, hasMore)
  if (found.length === 0) return []
  const known = wordsKnown([source, ...givenTexts(input), ...spellings(source, input)])
  const strange = [...new Set(found)].filter((name) => {
    const parts = partsOf(name, to).filter((part) => !legalForm.test(part))
    return isCompany(name)
      ? !parts.every(known)
      : !parts.some(isPhrase) && !parts.some(known) && !isTranslated(name, source, input)
  })
  if (strange.length === 0) return []
  const isShort = isAbbreviated(source, text)
  const countries = countriesIn(to)
  return strange.filter((name) => isCompany(name) || (!isShort && !countries.has(folded(name))))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const namesIn = (text: string, language: string, hasMore: boolean): ReadonlyArray<string> => {
  const primary = primarySubtag(language)
  const found =
    primary === "en" || primary === "de"
      ? claims(text, language).filter(({ kind, text: name }) => kind === "name" && /\s/u.test(name))
      : capitalRuns(text)
  return found.flatMap((name) => {
    const isSure =
      isCompany(name.text) ||
      (primary === "de" ? isGermanName(text, name, hasMore) : primary === "en" ? !isHeadline(text, name) : hasMore)
    return isSure ? [name.text + (possessed.exec(text.slice(name.end, name.end + 40))?.[0] ?? "")] : []
  })
}

// `Tenants’ Association` is one name.
const possessed = /^['’]s?(?:\s\p{Lu}[\p{L}\p{M}-]+)+/u

const isCompany = (name: string): boolean => name.split(/\s+/u).some((word) => legalForm.test(word))

interface Span {
  readonly start: number
  readonly end: number
  readonly text: string
}

const capitalRuns = (text: string): ReadonlyArray<Span> =>
  Array.from(text.matchAll(/\p{Lu}[\p{L}\p{M}]+(?:\s\p{Lu}[\p{L}\p{M}]+)+/gu), ({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
    text: run
  }))

// In a line whose every word has a capital it tells nothing.
const isHeadline = (text: string, { end, start }: Span): boolean => {
  const before = text.slice(0, start)
  const after = text.slice(end)
  const rest = `${before.slice(before.lastIndexOf("\n") + 1)} ${after.split("\n", 1)[0] ?? ""}`
  const others = (rest.match(/[\p{L}\p{M}'’-]+/gu) ?? []).filter((word) => !isStopWord(word, "en"))
  return others.every((word) => /^\p{Lu}/u.test(word))
}

// German nouns have capitals, and two stand side by side without a name (`damit Kinder Platz haben`): three seldom do.
const isGermanName = (text: string, { start, text: name }: Span, hasMore: boolean): boolean => {
  const before = text.slice(Math.max(0, start - 200), start)
  const near = before.slice(-24)
  if (/(?<!\p{L})(?:laut|sagt|sagte|meint|meinte|erklärt|erklärte|Dr\.|Prof\.)\s$/u.test(near)) return true
  if (/^(?:Herrn?|Frau)\s/u.test(name)) return !/(?<!\p{L})(?:eine?[nmrs]?|die|der|den|dem|des)\s$/iu.test(near)
  if (/[\d½¼¾]\s?$/u.test(near)) return false
  return (name.match(sideBySide) ?? []).some((run) => {
    const words = run.split(/\s/u)
    if (words.some((word) => quantities.has(word))) return false
    // `Gute Bremsen …`: an adjective that opens a sentence.
    const opens = name.startsWith(run) && /(?:^|[.!?:\n“„"»•–-])\s*$/u.test(near)
    const count = opens && /e[nmrs]?$/u.test(words[0] ?? "") ? words.length - 1 : words.length
    if (count > 2) return true
    // `schenkt Familien Zeit`, and what a conjunction opens: object beside object, or subject beside object.
    return hasMore && count === 2 && words[0]?.endsWith("n") !== true && !subordinate.test(before)
  })
}

const sideBySide = /\p{Lu}[\p{L}\p{N}'’&-]*(?:\s\p{Lu}[\p{L}\p{N}'’&-]*)+/gu
const subordinate =
  /(?<!\p{L})(?:damit|dass|weil|wenn|ob|als|wo|wie|was|wer|bevor|nachdem|sobald|bis)\s(?:[^.!?,;:–]*\s)?$/iu

const quantities: ReadonlySet<string> = new Set(
  (
    "Millimeter Zentimeter Meter Metern Kilometer Kilometern Quadratmeter Meilen Gramm Kilo Kilogramm Tonnen Liter Litern " +
    "Watt Kilowatt Kilowattstunden Volt Grad Prozent Euro Cent Pfund Franken Dollar Sekunden Minuten Stunde Stunden Tag " +
    "Tage Tagen Woche Wochen Monat Monate Monaten Jahr Jahre Jahren Million Millionen Milliarden Dutzend Hundert Tausend " +
    "Paar Stück Tasse Tassen Glas Teil Hälfte Drittel Viertel Ende Anfang Mitte Richtung Art Sorte Nummer Stufe Handvoll"
  ).split(" ")
)

const partsOf = (name: string, language: string): ReadonlyArray<string> =>
  (name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).filter(
    (part) => /^\p{Lu}/u.test(part) && !isStopWord(part, language) && !/^(?:Herrn?|Frau)$/u.test(part)
  )

// Not its guidelines: they say how to write.
const givenTexts = ({ brief: { audience, brand, goals, topic }, keep }: TranslatorInput): ReadonlyArray<string> => [
  topic,
  audience,
  ...goals,
  brand.name ?? "",
  ...(brand.requiredWords ?? []),
  ...(brand.preferredWords ?? []).map(({ use }) => use),
  ...keep
]

/** Sentences of the notes that name something of the text. */
const spellings = (source: string, { from, notes = "" }: TranslatorInput): ReadonlyArray<string> => {
  const said = new Set(source.match(/[\p{L}\p{M}]+/gu))
  return sentences(notes, from)
    .map((sentence) => sentence.text)
    .filter((sentence) => {
      const named = Array.from(sentence.matchAll(/(?<=[\s“„"'‘«(-])\p{Lu}[\p{L}\p{M}]{3,}/gu), ([word]) => word)
      return named.some((word) => said.has(word))
    })
}

const shortest = 4
const stemLength = 5

const wordsKnown = (texts: ReadonlyArray<string>): ((word: string) => boolean) => {
  const all = texts.map(folded).join("\n")
  const words = new Set(all.match(/[\p{L}\p{N}]+/gu))
  return (word) => {
    const one = folded(word)
    if (words.has(one)) return true
    if (one.length < shortest) return false
    // Parts of compounds, and forms of a word: `Hallenfurter`.
    return all.includes(one) || (one.length > stemLength && [...words].some((given) => sharesStem(one, given)))
  }
}

const sharesStem = (one: string, other: string): boolean =>
  other.length >= stemLength && one.slice(0, stemLength) === other.slice(0, stemLength)

const folded = (text: string): string =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss")

// `DSGVO` becomes `General Data Protection Regulation`.
const isAbbreviated = (source: string, text: string): boolean =>
  (source.match(/(?<![\p{L}\p{N}])\p{Lu}{2,6}(?![\p{L}\p{N}])/gu) ?? []).some((short) => !text.includes(short))

const isTranslated = (text: string, source: string, { from, to }: TranslatorInput): boolean =>
  sharesKind({ text, language: to }, { text: source, language: from })

const countriesIn = (language: string): ReadonlySet<string> => {
  const names = new Intl.DisplayNames([language], { type: "region" })
  return new Set(regions.map((code) => folded(names.of(code) ?? "")))
}

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
const regions = letters.flatMap((first) => letters.map((second) => first + second))
