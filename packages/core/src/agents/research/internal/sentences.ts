import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { isOrderToMachine } from "./orders.ts"

/** Whether a sentence may stand in a post at all. */
export const isUsable = (sentence: SentenceFeatures): boolean =>
  isFinished(sentence) &&
  sentence.words <= maxWords &&
  /^["“„‘'(«»]*[\p{Lu}\p{N}£$€]/u.test(sentence.display) &&
  !isAboutTheDocument(sentence) &&
  !contact.test(sentence.display) &&
  !isOrderToMachine(sentence.display) &&
  // A row of a table is told with its table.
  (sentence.block.kind !== "list-item" || sentence.block.attributes === undefined)

/** Whether it is a full sentence. */
export const isFinished = (sentence: SentenceFeatures): boolean =>
  !sentence.isFragment && (sentence.block.kind !== "list-item" || sentence.readsAsSentence)

/** Most words of a sentence that a post can quote. */
export const maxWords = 55

/** Whether a sentence is understood by a reader who has not seen the one before it. */
export const startsAlone = (sentence: SentenceFeatures): boolean =>
  sentence.selfContained >= minSelfContained && !leans(sentence)

/**
 * Whether a sentence from the middle of a paragraph can open a text: it stands alone and names what it is about, for
 * the paragraph's beginning, which usually does, is not there.
 */
export const opensLate = (sentence: SentenceFeatures): boolean =>
  startsAlone(sentence) &&
  sentence.selfContained >= 0.9 &&
  (!definite.test(sentence.display) || isNamed(sentence)) &&
  (sentence.claims.some((claim) => claim.kind === "name") || sentence.keyphrases.length > 0 || sentence.isImperative)

// `The library garden at Birch Lane` needs no introduction, `The garden` does.
const isNamed = (sentence: SentenceFeatures): boolean =>
  sentence.claims.some((claim) => claim.kind === "name" && claim.start > 3 && claim.start < 45)

const definite = /^(?:the|der|die|das|we|our|i|my|wir|unsere?|ich|mein\p{L}*) \p{L}/iu

const minSelfContained = 0.6

const leans = ({ display, language }: SentenceFeatures): boolean =>
  (leaning[primarySubtag(language)] ?? leaningEn).some((pattern) => pattern.test(display))

// What points back at a sentence before: pronouns, connectives, and counting on from something.
const leaningEn: ReadonlyArray<RegExp> = [
  /^(?:\S+ ){0,5}(?:also|too|likewise|as well)\b/i,
  /^(?:the|a|one|our|my|its) (?:(?:first|second|third|fourth|last|next|other|main|biggest) )(?!(?:of|in|for|at|on|to|with|that|who|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)\b)\S+ (?:is|was|came|comes|has|had|concerns|concerned|looks|looked|needs|needed|took|takes)\b/i,
  /^(?:\S+ ){1,3}then\b/i,
  /^(?:everything|everyone|everybody|anything|all|nothing) else\b/i,
  /\b(?:either|neither)\b(?!.*\b(?:or|nor)\b)/i,
  /\b(?:this|these)\b(?=\s+(?:to|by|in|on|at|for|from|with|and|or|is|was|are|were|has|had|can|will|would)\b|[,.;:!?])/i,
  /\b(?:do|does|did|done|doing) so\b(?! (?:that|much|many|well))/i,
  /^\S+ (?:came|comes|is|was) (?:first|second|third|next|last)\b/i,
  /^(?:it|its|they|them|their|he|she|his|her|this|that|these|those|such|both|neither|either|so|but|and|or|nor|yet|also|then|there(?! (?:is|are|was|were)\b)|too|however|therefore|thus|hence|otherwise|instead|still|meanwhile|afterwards?|moreover|furthermore|besides|consequently|likewise|similarly|nevertheless|nonetheless)\b/i,
  /^(?:another|the (?:other|others|same|second|third|next|former|latter|rest|remaining|original|new|old|whole|answer|result|reason|difference|routine|caution|effect|problem|solution|second|last)|since then|after that|before that|for (?:that|this) reason|as a result|for (?:example|instance)|in (?:turn|addition|contrast|practice|plain numbers)|on the other(?: hand)?|at the same (?:time|moment)|all (?:two|three|four|five|six|of (?:them|these|those))|(?:each|none|most|some|many|several|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) of (?:them|those|these|the(?:m|se|ose)?\b)|of the \d+)\b/i,
  /^(?:ours|theirs|hers)\b/i,
  /^[^,;:]*\binstead[.!]/i,
  // What stands last in a sentence without clauses was named before it.
  /^[^,;:]*\b(?:through|into|of|with|for|from|without|about|inside|onto) (?:it|them)[.!]$/i,
  /^[^,;:]*\b(?:solve[sd]?|explain(?:s|ed)?|fix(?:es|ed)?|cause[sd]?) (?:the (?:problem|difference|effect|trouble)|it|them)\b/i,
  /\b(?:those (?:minutes|places|weeks|cards|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|borrowers)|the latter|the former|the same (?:reason|time|moment)|that (?:fact|number|figure|difference|reason))\b/i
]

const leaningDe: ReadonlyArray<RegExp> = [
  /^(?:alles|jede[rs]?|nichts) (?:andere|übrige|weitere|sonst)/iu,
  /^(?:\S+ ){1,4}(?:dann|daraufhin|dadurch|dabei)(?!\p{L})/iu,
  /^(?:\S+ ){0,5}(?:auch|ebenfalls|außerdem|zudem|ebenso)(?!\p{L})/iu,
  /^(?:er|sie(?! (?:können|sollten|müssen|brauchen|erhalten|haben|dürfen|wollen|möchten|sehen|bekommen))|es(?! (?:gibt|ist|lohnt|geht))|ihr|ihre[mnrs]?|sein|seine[mnrs]?|dies|diese[mnrs]?|jene[mnrs]?|solche[mnrs]?|beide[mn]?|da(?:nn|zu|mit|bei|her|für|nach|von|durch|gegen|rum|ran|rin|rauf|raus)|so|aber|und|oder|sondern|doch|jedoch|dennoch|trotzdem|deshalb|deswegen|also|außerdem|zudem|auch|ebenso|hingegen|stattdessen|sonst|anschließend|seitdem|seither|später|darüber|dort|hier|denn)(?!\p{L})/iu,
  /^(?:(?:der|die|das) (?:andere|anderen|zweite|dritte|nächste|übrigen?|restlichen?|gleiche|selbe|neunte|neue|ganze|ursache|grund|folge|ergebnis)|ein(?:e[nmrs]?)? weitere[mnrs]?|ein(?:e[mnrs]?)? davon|im zweiten fall|nach dem (?:gleichen|selben)|aus diesem grund|zum beispiel|das heißt|mit solchen|bei solchen|alle (?:drei|vier|fünf|beide)|(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\d+) davon)(?!\p{L})/iu,
  /^(?:[^\s,]+ ){1,4}damit(?!\p{L})/iu,
  /^[^,;:]*(?<!\p{L})(?:löst|löste|erklärt|behebt|verursacht) (?:das (?:Problem|Ganze)|den (?:Unterschied|Effekt))(?!\p{L})/iu,
  /^[^,;:]*(?<!\p{L})(?:bis dahin|stattdessen|noch (?:lieber|öfter|besser))[.!]$/iu,
  // `Getauscht wird ohne Geld` has its subject in the sentence before.
  /^Ge\p{Ll}+(?:t|en) (?:wird|werden|wurde|wurden)(?!\p{L})/u,
  /(?<!\p{L})(?:dieselben?|denselben|demselben|desselben|letztere[mnrs]?|erstere[mnrs]?)(?!\p{L})/iu
]

const leaning: Partial<Record<string, ReadonlyArray<RegExp>>> = { en: leaningEn, de: leaningDe }

// Sentences that explain the document they stand in mean nothing outside of it.
const isAboutTheDocument = ({ display, language }: SentenceFeatures): boolean =>
  (primarySubtag(language) === "de" ? metaDe : metaEn).test(display)

const metaEn =
  /\b(?:(?:in|on|of) this (?:article|guide|page|report|post|document|section|chapter|briefing|interview)|this (?:article|guide|report|document|section|page|briefing) |(?:each|every|the (?:next|following|previous)) (?:section|chapter)|(?:answers|questions|plan|table|list|figures|sections|notes) below|everything below|as (?:described|mentioned|shown) (?:above|below)|see (?:above|below)|(?:section|table|figure|chapter|appendix|page) \d|the next report|(?:the|these|our) (?:\w+ )?(?:notes|answers|pages) (?:are|were|come)|if (?:a|your) question is missing|photographs? .{0,80}(?:available|from the press)|press desk|notes for editors|interviews with .{0,120}can be arranged|read more|click here|cookies?|all rights reserved|subscribe to our newsletter|table of contents)/i
const metaDe =
  /(?<!\p{L})(?:in diese[mr] (?:artikel|ratgeber|bericht|beitrag|abschnitt|dokument|kapitel)|diese[rs]? (?:artikel|ratgeber|bericht|beitrag|abschnitt)|der bericht (?:zeigt|beschreibt)|die folgenden (?:fragen|abschnitte)|(?:unsere|diese|die) \p{L}*notizen (?:sind|sammeln|enthalten|liest)|siehe (?:oben|unten)|(?:abschnitt|tabelle|abbildung|kapitel|anhang|seite) \d|wie oben|fehlt ihre frage|weiterlesen|hier klicken|cookies?|alle rechte vorbehalten|inhaltsverzeichnis|newsletter|pressefotos)/iu

// Telephone numbers and e-mail addresses belong into a profile, not into a post that stays for years.
const contact = /(?<!\d)(?:\+\d{1,3}[\s\u00a0]?)?0\d{2,5}[\s\u00a0/-]+\d{4,8}(?!\d)|[\w.+-]+@[\w-]+\.\w{2,}/
