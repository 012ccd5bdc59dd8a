/**
 * Words for where a text leaves the voice of a brand, and what would mend it.
 *
 * @since 0.1.0
 */
import { type Place, type VoiceMeasures } from "./VoiceMeasures.ts"
import { type VoiceAddress } from "./VoiceProfile.ts"
import { type RareWord } from "./VoiceWords.ts"

/** A text in English and German. */
export interface BothLanguages {
  readonly en: string
  readonly de: string
}

/** One place, or the whole text, that is not as the examples are. Offsets in UTF-16 code units. */
export interface Deviation {
  readonly message: BothLanguages
  /** What to do. */
  readonly mend: BothLanguages
  readonly start?: number
  readonly end?: number
  /** What stands there. */
  readonly quote?: string
}

/** Where a text asks, exclaims or shows emoji more than the brand; without a place where it does so less. */
export const rateDeviations = (
  feature: "questions" | "exclamations" | "emoji",
  share: number,
  wanted: number,
  own: VoiceMeasures,
  text: string
): ReadonlyArray<Deviation> => {
  const words = rateWords[feature]
  if (share < wanted) return [{ message: words.fewer, mend: words.add }]
  const places = {
    questions: own.sentences.filter(({ asks }) => asks),
    exclamations: own.sentences.filter(({ exclaims }) => exclaims),
    emoji: own.emoji
  }[feature]
  return at(places, text, wanted === 0 ? words.none : words.more, words.remove)
}

/** The words for the reader in a form that is not the brand's. */
export const addressDeviations = (
  own: VoiceMeasures,
  wanted: VoiceAddress,
  isMixed: boolean,
  text: string
): ReadonlyArray<Deviation> => {
  const name = formNames[wanted]
  if (own.addresses.length === 0)
    return [
      {
        message: {
          en: `The brand says ${name.en} to its readers, the text does not`,
          de: `${name.de}, der Text nicht`
        },
        mend: { en: "Speak to the reader", de: "Sprich die Leser an" }
      }
    ]
  if (wanted === "none" || wanted === "mixed") {
    const message = isMixed
      ? { en: "The text mixes “du” and “Sie”", de: "Der Text mischt „du“ und „Sie“" }
      : { en: "The examples do not speak to the reader", de: "Die Beispiele sprechen Leser nicht an" }
    const mend = isMixed
      ? { en: "Keep to one form of address", de: "Bleib bei einer Anrede" }
      : { en: "Say it without a word for the reader", de: "Sag es ohne Anrede" }
    return at(own.addresses, text, message, mend)
  }
  const isFriendly = (form: string) => form === "du" || form === "ihr"
  const others = own.addresses.filter(({ form }) => form !== wanted && !(isFriendly(form) && isFriendly(wanted)))
  return at(
    others,
    text,
    { en: `The brand says ${name.en} to its readers`, de: name.de },
    { en: `Change the form of address to ${name.en}`, de: `Ändere die Anrede zu ${name.short}` }
  )
}

/** The words that stand out, each once. */
export const wordDeviations = (rare: ReadonlyArray<RareWord>, text: string): ReadonlyArray<Deviation> => {
  const seen = new Set<string>()
  return rare
    .filter(({ word }) => !seen.has(word) && seen.add(word))
    .slice(0, most)
    .map(({ end, kind, start }) => ({ ...rareMessages[kind], start, end, quote: text.slice(start, end) }))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Most places that one feature names. */
const most = 5

const at = (
  places: ReadonlyArray<Place>,
  text: string,
  message: BothLanguages,
  mend: BothLanguages
): ReadonlyArray<Deviation> =>
  places.slice(0, most).map(({ end, start }) => ({ message, mend, start, end, quote: text.slice(start, end) }))

interface RateWords {
  readonly none: BothLanguages
  readonly more: BothLanguages
  readonly fewer: BothLanguages
  readonly remove: BothLanguages
  readonly add: BothLanguages
}

const rateWords: Record<"questions" | "exclamations" | "emoji", RateWords> = {
  questions: {
    none: { en: "The examples ask nothing", de: "Die Beispiele fragen nichts" },
    more: { en: "The brand asks less", de: "Die Marke fragt seltener" },
    fewer: { en: "The brand asks more", de: "Die Marke fragt öfter" },
    remove: { en: "Say it as a statement", de: "Sag es als Aussage" },
    add: { en: "Turn a statement into a question", de: "Mach aus einer Aussage eine Frage" }
  },
  exclamations: {
    none: { en: "The examples never exclaim", de: "Die Beispiele haben keine Ausrufe" },
    more: { en: "The brand exclaims less", de: "Die Marke ruft seltener aus" },
    fewer: { en: "The brand exclaims more", de: "Die Marke ruft öfter aus" },
    remove: { en: "Write a full stop", de: "Setze einen Punkt" },
    add: { en: "End a sentence with an exclamation mark", de: "Beende einen Satz mit einem Ausrufezeichen" }
  },
  emoji: {
    none: { en: "The examples have no emoji", de: "Die Beispiele haben keine Emojis" },
    more: { en: "The brand has fewer emoji", de: "Die Marke hat weniger Emojis" },
    fewer: { en: "The brand has more emoji", de: "Die Marke hat mehr Emojis" },
    remove: { en: "Take it out", de: "Nimm es heraus" },
    add: { en: "Add an emoji where it says something", de: "Ergänze ein Emoji, wo es etwas sagt" }
  }
}

const formNames: Record<VoiceAddress, BothLanguages & { readonly short: string }> = {
  none: { en: "no word", de: "Die Marke spricht Leser nicht an", short: "keiner" },
  you: { en: "“you”", de: "Die Marke sagt „you“ zu ihren Lesern", short: "„you“" },
  du: { en: "“du”", de: "Die Marke duzt ihre Leser", short: "„du“" },
  ihr: { en: "“ihr”", de: "Die Marke sagt „ihr“ zu ihren Lesern", short: "„ihr“" },
  sie: { en: "“Sie”", de: "Die Marke siezt ihre Leser", short: "„Sie“" },
  mixed: { en: "different words", de: "Die Marke spricht Leser verschieden an", short: "einer Form" }
}

const rareMessages: Record<RareWord["kind"], Pick<Deviation, "message" | "mend">> = {
  jargon: {
    message: { en: "Jargon that the examples do not use", de: "Jargon, den die Beispiele nicht haben" },
    mend: { en: "Say it in everyday words", de: "Sag es in Alltagswörtern" }
  },
  foreign: {
    message: { en: "A foreign word that the examples do not use", de: "Ein Fremdwort, das die Beispiele nicht haben" },
    mend: { en: "Take a word of the language", de: "Nimm ein Wort der Sprache" }
  },
  long: {
    message: { en: "A longer word than the language is used to", de: "Ein ungewöhnlich langes Wort" },
    mend: { en: "Take a shorter word, or two", de: "Nimm ein kürzeres Wort oder zwei" }
  }
}
