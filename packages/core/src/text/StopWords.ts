/**
 * Stop words: the frequent words of a language that say nothing about a topic.
 *
 * @see {@link https://github.com/fergiemcdowall/stopword | stopword}
 * @since 0.1.0
 */
import * as packaged from "stopword"
import { isStarter } from "./internal/abbreviations.ts"
import { primarySubtag } from "./Language.ts"

/** The stop words of a language, lower-case. Empty for a language without a list. */
export const stopWords = (language: string): ReadonlySet<string> => {
  const primary = primarySubtag(language)
  const known = sets.get(primary)
  if (known !== undefined) return known
  const made = new Set(
    [...(lists[primary] ?? []), ...(additions[primary] ?? "").split(/\s+/)].filter((word) => word !== "")
  )
  if (lists[primary] !== undefined) sets.set(primary, made)
  return made
}

/** Whether a word is a stop word of the language. Compared without case and with straight apostrophes. */
export const isStopWord = (word: string, language: string): boolean =>
  stopWords(language).has(word.toLowerCase().replaceAll("’", "'"))

/** Whether sentences often start with a word: articles, pronouns, conjunctions. English and German only. */
export const isSentenceOpener = (word: string, language: string): boolean => isStarter(word, primarySubtag(language))

/** Primary subtags of the languages that have a list, in code-unit order. */
export const stopWordLanguages = (): ReadonlyArray<string> => Object.keys(lists).sort()

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const sets = new Map<string, ReadonlySet<string>>()

const lists: Partial<Record<string, ReadonlyArray<string>>> = Object.fromEntries(
  (
    "ca:cat cs:ces da:dan de:deu el:ell en:eng es:spa et:est fi:fin fr:fra hr:hrv hu:hun id:ind it:ita lt:lit lv:lav " +
    "nb:nob nl:nld no:nob pl:pol pt:por ro:ron ru:rus sk:slk sl:slv sv:swe tr:tur uk:ukr"
  )
    .split(" ")
    .map((pair) => pair.split(":"))
    .map(([tag = "", code = ""]) => [tag, listNamed(code)])
)

// What the package's English list lacks, above all contractions, and a few German ones.
const additions: Partial<Record<string, string>> = {
  en: `i'm i've i'd i'll you're you've you'd you'll he's she's it's we're we've we'd we'll they're they've they'd they'll
    isn't aren't wasn't weren't don't doesn't didn't can't cannot couldn't won't wouldn't shouldn't hasn't haven't hadn't
    there's here's that's what's who's let's let yet upon within without per via etc however therefore thus hence ever
    every few own off again once during until whose whom may shall lot lots one two three four five six seven eight nine
    ten eleven twelve first second third further below above down just else rather quite perhaps almost enough already
    always often sometimes usually really instead despite across along among around behind beside besides beyond near
    nearly nobody nothing anybody anything everybody everyone everything somebody someone something somewhere nor though
    although whether whatever whenever wherever yes no ok okay less least several others another being does done doing
    having us ours yours theirs its hers itself herself themselves yourself yourselves ourselves myself himself till
    toward towards unless either neither so not when why how up out there then them him these those each any both same
    than too very here where which while who whom whose if else because since such been were was are is am be has had
    did do only over under own against between into onto through throughout before after from by with for about as at
    of on off in out to a an the and or but s t re ve ll d m`,
  es: `es está están son fue era muy más pero como con sin sobre entre nuestro nuestra nuestros nuestras qué cuánto cuánta
    dónde cuándo quién hasta desde hay ser este esta esto estos estas ese esa no sí ya también porque cuando donde todo
    toda todos todas cada otro otra mucho mucha muchos demasiado se le les lo los las un una y o si su sus al del`,
  fr: `nous vous ils elles notre votre leur leurs cette ces cet très trop pour avec sans dans sur sous entre mais donc car
    est sont était avons avez ont plus moins tout toute tous toutes avant après quand comment pourquoi combien où`,
  it: `è sono era nostro nostra nostri vostro loro questo questa questi queste molto troppo più meno per con senza tra fra
    ma perché quando come dove quanto quale ci vi si non anche prima dopo ogni tutto tutti`,
  pt: `é são era nosso nossa nossos muito demais mais menos para com sem sobre entre mas porque quando como onde quanto qual
    isso isto este esta também antes depois cada todo todos não sim já por pelo pela ao à os as um uma`,
  nl: `we wij ons onze hun zijn was waren heeft hebben te eerst dus omdat wanneer hoe waar welke elke alle zeer veel
    meer minder voor met zonder over tussen maar ook niet geen wel nog`,
  de: `dass daß ne 's mal halt eh sowieso bzw usw etc ca inkl je pro samt sodass so'n`
}

function listNamed(code: string): ReadonlyArray<string> {
  const entry = Object.entries(packaged).find(([name]) => name === code)?.[1]
  return Array.isArray(entry) ? entry : []
}
