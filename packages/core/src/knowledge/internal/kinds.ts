/**
 * What a sentence does for a reader: gives a figure, advises, quotes, compares, tells, defines, answers or lists.
 *
 * @since 0.1.0
 */
import { isSentenceOpener } from "../../text/StopWords.ts"
import { type Claim } from "../Claim.ts"
import { type FindingKind } from "../Finding.ts"
import { type Block } from "../SourceDocument.ts"

/** What the kinds are told by. */
export interface KindFacts {
  readonly display: string
  /** Primary subtag. */
  readonly language: string
  readonly claims: ReadonlyArray<Claim>
  readonly block: Block
  readonly isImperative: boolean
  /** The nearest heading is a question, and the block follows it directly. */
  readonly isUnderQuestion: boolean
}

/** Every kind that fits with its strength from 0 to 1, the strongest first; `claim` is always among them. */
export const kindsOf = (facts: KindFacts): ReadonlyArray<{ readonly kind: FindingKind; readonly strength: number }> => {
  const { display, block } = facts
  const words = wordsOf[facts.language]
  const strengths: ReadonlyArray<readonly [FindingKind, number]> = [
    ["quotation", quotationStrength(display, block)],
    ["how-to", facts.isImperative ? 0.85 : words?.advice.test(display) === true ? 0.6 : 0],
    ["statistic", statisticStrength(facts.claims)],
    ["answer", facts.isUnderQuestion ? 0.68 : 0],
    ["comparison", words?.comparison.test(display) === true ? 0.66 : 0],
    ["definition", words?.definition.test(display) === true ? 0.58 : 0],
    ["story", storyStrength(facts, words?.past)],
    ["list", block.kind === "list-item" ? 0.5 : 0],
    ["claim", 0.2]
  ]
  return strengths
    .filter(([, strength]) => strength > 0)
    .map(([kind, strength]) => ({ kind, strength }))
    .sort((a, b) => b.strength - a.strength)
}

/** Whether a sentence tells the reader to do something. */
export const isImperative = (display: string, language: string): boolean => {
  if (/\?["'”’»]?$/u.test(display)) return false
  if (language === "de") return imperativeDe.test(display)
  if (language !== "en") return false
  const bare = display.replace(/^[^\p{L}\p{N}]+/u, "").replace(leadIn, "")
  if (/^(?:don['’]t|do not|never|always|please|let['’]s|make sure|be sure|remember|avoid)\b/iu.test(bare)) return true
  const match = /^(\p{L}+)(?:\s+(?:up|down|out|off|in|on|back|over|away))?\s+(\p{L}+)/u.exec(bare)
  const [, first = "", second = ""] = match ?? []
  const verb = first.toLowerCase()
  if (nounVerbs.has(verb) && afterNounVerbs.has(second.toLowerCase())) return true
  if (verbs.has(verb))
    return !/^(?:is|are|was|were|has|have|had|will|can|of|and|or|does|did|takes?|costs?|makes?|rooms?|times?)$/iu.test(
      second
    )
  // A word that a determiner follows is a verb: `Rock the bike`.
  return (
    objectStarters.has(second.toLowerCase()) &&
    !isSentenceOpener(first, "en") &&
    !notVerbs.has(verb) &&
    !/(?:ing|ed|ly|s|wards?)$/u.test(verb)
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const countable = new Set(["percentage", "measure", "money", "number"])

// Figures in words (`seven days`) are often no more than a way of speaking.
const statisticStrength = (claims: ReadonlyArray<Claim>): number => {
  const figures = claims.filter((claim) => countable.has(claim.kind))
  const digits = figures.filter((claim) => /\d/.test(claim.text))
  if (figures.length === 0) return 0
  if (digits.length === 0) return 0.47 + 0.03 * Math.min(3, figures.length)
  return digits.some((claim) => claim.kind === "percentage") ? 0.82 : Math.min(0.8, 0.6 + 0.1 * digits.length)
}

const storyStrength = (facts: KindFacts, past: RegExp | undefined): number => {
  if (past?.test(facts.display) !== true) return 0
  return facts.claims.some((claim) => claim.kind === "name" || claim.kind === "date") ? 0.54 : 0.3
}

const quoted = /[“"„»«][^“”"„»«]{15,}[”"“«»]/u
const speech =
  /\b(?:says?|said|asks?|asked|explains?|explained|adds?|added|recalls?|recalled|according to|told|writes?|wrote|sagt|sagte|fragt|fragte|erklärt|erklärte|erzählt|erzählte|meint|meinte|berichtet|berichtete|laut|betont|betonte|ergänzt|schreibt|schrieb)\b/iu

const quotationStrength = (display: string, block: Block): number => {
  if (block.kind === "quotation") return 0.9
  if (block.speaker !== undefined) return 0.88
  if (!quoted.test(display)) return 0
  return speech.test(display) ? 0.9 : 0.5
}

const leadIn =
  /^(?:(?:then|next|first|second|now|also|instead|finally|afterwards|please|just|simply),?\s+)|^(?:on|at|in|before|after|if|when|for|to|with|once)\b[^,.]{2,40},\s+/iu

const imperativeDe =
  /^(?:(?:Dann|Danach|Bitte|Zuerst|Jetzt|Nun)\s+)?(?!(?:Können|Möchten|Haben|Sind|Wollen|Werden|Dürfen|Müssen|Sollen|Sollten|Würden|Hätten|Wären)\s+Sie)\p{Lu}?\p{Ll}+(?:en|ern|eln)\s+Sie\b|,\s*(?:\p{Ll}+en)\s+Sie\b(?=[^?]*$)|^(?:Achte|Prüfe?|Miss|Nimm|Lies|Sieh|Gib|Denk|Denke|Lass|Mach|Mache|Geh|Stell|Stelle|Leg|Lege|Schalte?|Starte?|Frag|Frage|Kauf|Kaufe|Wähle?|Nutze?|Vermeide|Beachte|Plane?|Rechne|Vergleiche?|Notiere|Warte|Halte?|Setz|Setze|Zieh|Ziehe|Bring|Bringe|Reinige|Putze?|Bestelle?|Melde?|Trage?|Schreib|Schreibe|Schau|Schaue|Hol|Hole|Sorge?|Wiege|Fahre?|Lade)\s(?!(?:ist|sind|war|waren|wird)\b)\p{L}/u

const wordsOf: Partial<
  Record<
    string,
    { readonly advice: RegExp; readonly comparison: RegExp; readonly definition: RegExp; readonly past: RegExp }
  >
> = {
  en: {
    advice:
      /\b(?:you (?:should|need to|can|must|may want to)|we (?:recommend|advise|suggest)|recommends?|make sure|it (?:helps|pays) to|the (?:best|easiest|simplest|quickest|cheapest|safest) way to|should be|ought to|worth \p{L}+ing|instead of \p{L}+ing)\b/iu,
    comparison:
      /\b(?:than|compared (?:with|to)|versus|vs|whereas|rather than|instead of|as \p{L}+ as|unlike|twice|half as|(?:two|three|four|five|ten|\d+) times (?:as|more|less)|in contrast|while (?:a|an|the|your|our|most|many)\b)\b|\bfrom [^.]{1,30}\d[^.]{0,20} to [^.]{0,10}\d/iu,
    definition:
      /^(?:An?|The)?\s?[\p{L}\p{N}'’ -]{2,50}? (?:is (?:an?|the name|what|any|one)\b|are (?:an?\b|the|small|large|\p{L}+ that)|means|refers to|is called|stands for|describes)\b/iu,
    past: /\b(?:was|were|had|went|came|took|rode|got|said|told|found|began|became|brought|bought|thought|knew|saw|gave|kept|lost|sold|stood|felt|fell|met|paid|ran|sat|spent|drove|wrote|chose|broke|learnt)\b|(?<!\b(?:be|is|are|am|been|being|get|gets|a|an|the|your|our|their|his|her|my|each|every|with|has|have)\s)\b\p{Ll}{3,}ed\b(?=\s(?:the|a|an|to|in|on|at|for|with|from|by|that|his|her|their|its|my|our|your|up|down|into|out|one|two|three|\d|\p{Lu}))/u
  },
  de: {
    advice:
      /\b(?:sollten?|sollte man|empfehlen|empfiehlt|empfahl|rät|raten|am besten|es lohnt|lohnt sich|hilft es|achten|zuerst|Tipp)\b/u,
    comparison:
      /\b\p{L}+er\b[^.]{0,40}\bals\b|\b(?:als (?:der|die|das|ein|eine|jede[rs]?|viele|die meisten)|mehr als|weniger als|besser als|statt|anstatt|anstelle|gegenüber|im Vergleich|verglichen mit|im Unterschied|während|doppelt so|halb so|so \p{L}+ wie|Unterschied)\b/u,
    definition:
      /^(?:Eine?|Der|Die|Das)?\s?[\p{L}\p{N} -]{2,50}? (?:ist (?:ein|eine|einer|der|die|das)\b|sind (?:die|kleine|große)\b|bedeutet|bezeichnet|heißt|steht für|nennt man)\b/u,
    past: /(?<!\p{L})(?:war|waren|hatte|hatten|wurde|wurden|ging|gingen|kam|kamen|nahm|gab|gaben|fuhr|lag|lagen|stand|standen|fand|fanden|blieb|blieben|ließ|ließen|sah|zog|fiel|trug|brachte|dachte|wusste|begann|sprach|schrieb|lief|hielt|riss|half|stieg|verlor)(?!\p{L})|(?<=\p{Lu}\p{L}+\s)(?!heute|könnte|sollte|müsste|möchte|bitte)\p{Ll}{3,}te(?!\p{L})|(?<!\p{L})(?!heute|könnte|sollte|müsste|möchte|bitte|hätte|dürfte|letzte|zweite|dritte|rechte|bekannte|gute)\p{Ll}{3,}te(?=\s(?!\p{Lu})\p{L})|(?<!\p{L})\p{Ll}{2,}(?:erten|elten|igten|kten|gten|hnten|chten)(?=\s(?:die|der|das|den|ein|eine|sich|im|in|nur|am|auf|mit|\d))/u
  }
}

const objectStarters = new Set(
  "the a an your each every both any all one two three it them this that these those some no our my its".split(" ")
)

// Words at the start of a sentence that a determiner may follow though they are no verbs.
const notVerbs = new Set(
  `inside outside behind beyond within without despite under over near along across around through throughout against among
  between during like unlike except beside besides above below upon via per not only even just nearly almost about roughly
  half twice most many few both either neither all such what whatever whether where when while though although because until
  till unless since than then here there why how who which whose quite rather once no yes of off into onto from toward up down
  out back next last first given provided considering regarding whoever some
  held made built sold kept left bought brought taken given seen known found lost paid sent spent told thought done gone set
  compared measured`.split(/\s+/)
)

// Hardly ever nouns at the start of a sentence.
const verbs = new Set(
  `add adjust aim allow apply arrange ask attach avoid become begin bend book borrow bring build buy call carry choose clean
  clear close collect compare consider count decide discover divide download draw drive eat empty encourage enjoy ensure
  explain explore fasten fill find follow forget get give go grab hang help hold identify imagine include inspect install
  invest invite join keep know learn leave lend let lift listen loosen lower lubricate make meet notice open pay prepare
  protect pull push put read reduce remember remove replace rinse rotate run see secure select sell send shorten sit speak
  squeeze stand subscribe take tell think tie tighten treat understand unplug update wait wear weigh wipe write`.split(
    /\s+/
  )
)

// Nouns as well, so what follows must be an object or a place.
const nounVerbs = new Set(
  `bolt brush change charge check cook cover cross cut cycle drain drop fit fix focus hire limit list load lock look map mark
  mask measure mind mix move note offer order pack park pick plan plant play point post practise practice press pump record
  rent repair repeat report request reserve return ride rock roll save schedule set share shift show sign size skip slide slow
  spin split stack start stay stop store stretch swap switch talk test time top touch track train travel trust try turn use visit walk
  wash watch water work wrap act answer stick sweep dry oil grease light warm cool air double halve inflate
  deflate`.split(/\s+/)
)

const afterNounVerbs = new Set(
  `for on at in with to from up down before after until only twice once slowly slightly gently indoors outdoors home early
  late by through around over under out off back away both either between against into along every loads heavy light as
  carefully downhill uphill`.split(/\s+/)
)
