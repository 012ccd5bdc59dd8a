import { type SentenceFeatures } from "../../../knowledge/Passage.ts"
import { type LanguageTag, primarySubtag } from "../../../text/Language.ts"

/** Figures that tell how much or how many of something there was: no dates, ordinals, or spans of time in words. */
export const countOf = (sentence: SentenceFeatures): number =>
  inDigits(sentence, figures) + inWords(sentence) + (shareOf.test(sentence.display) ? 1 : 0)

/** Whether it has a figure in digits, or sets two against each other. */
export const hasDigits = (sentence: SentenceFeatures): boolean =>
  inDigits(sentence, figures) > 0 || shareOf.test(sentence.display)

/** Whether it has a figure of something other than money, in digits or, with a physical unit, in words. */
export const hasMeasure = (sentence: SentenceFeatures): boolean =>
  inDigits(sentence, counts) > 0 ||
  shareOf.test(sentence.display) ||
  hasPhysical(sentence) ||
  sentence.claims.some(({ kind, text }) => kind === "measure" && physical.test(text))

/** Whether it has a share, or a figure in digits with a physical unit. */
export const hasPhysical = ({ claims }: SentenceFeatures): boolean =>
  claims.some(
    ({ kind, text }) => kind === "percentage" || (kind === "measure" && physical.test(text) && /\p{N}/u.test(text))
  )

/** Whether it tells what was, rather than what is, will be or would have been. */
export const isPast = ({ display, language }: SentenceFeatures): boolean => {
  const grammar = grammars[primarySubtag(language)] ?? english
  return grammar.past.test(display.replaceAll(grammar.notPast, " "))
}

/** Whether it begins a time of its own: `Between July and December …`. */
export const ownTime = ({ display, language }: SentenceFeatures): boolean =>
  (grammars[primarySubtag(language)] ?? english).time.test(display)

/** Whether a text says that something was measured. */
export const saysMeasured = (text: string, language: LanguageTag): boolean =>
  (grammars[primarySubtag(language)] ?? english).measuring.test(text)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const counts: ReadonlySet<string> = new Set(["number", "measure", "percentage"])
const figures: ReadonlySet<string> = new Set([...counts, "money"])

const inDigits = ({ claims, display }: SentenceFeatures, kinds: ReadonlySet<string>): number =>
  claims.filter(
    ({ end, kind, text }) =>
      kinds.has(kind) &&
      /\p{N}/u.test(text) &&
      !ordinal.test(text) &&
      // `14-week pilot`: part of a name.
      !/^[-‑]\p{L}/u.test(display.slice(end))
  ).length

const inWords = ({ display, language }: SentenceFeatures): number =>
  display.replace(scale, " ").match((grammars[primarySubtag(language)] ?? english).counted)?.length ?? 0

const countEn = String.raw`(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)`
const countDe = String.raw`(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\p{L}{3,6}zehn|(?:\p{L}+und)?(?:zwan|drei|vier|fünf|sech|sieb|acht|neun)(?:zig|ßig))`
const spanEn = String.raw`(?:second|minute|hour|day|night|morning|week|month|year|time)s?`
const spanDe = String.raw`(?:Sekunden?|Minuten?|Stunden?|Tagen?|Tage|Nächten?|Wochen?|Monaten?|Monate|Jahren?|Jahre|Mal)`

// `from one to ten`
const scale = /(?<!\p{L})(?:one to|eins bis) \p{L}+/giu

// `Nine of the eleven tip-overs`, `three-quarters of the gain`
const shareOf = new RegExp(
  String.raw`(?<!\p{L})(?:(?:one|${countEn}) (?:out )?of (?:the |those |these |our |its )?${countEn}(?!\p{L})|(?:two|three)[- ](?:thirds|quarters) of |(?:eine?r?|${countDe}) (?:der|von|aus)(?: den)? ${countDe}(?!\p{L}))`,
  "iu"
)

const ordinal =
  /^(?:\d+(?:st|nd|rd|th|\.)|first|second|third|fourth|fifth|\p{L}+th|erste[nrsm]?|zweite[nrsm]?|dritte[nrsm]?|\p{L}+te[nrsm]?)$/iu

const physical =
  /(?:wh|watt|watts|kilowatt|megawatt|kilowattstunden?|wattstunden|degrees?|grad|°|newtonmetern?|lux|lumen|psi|bar)(?!\p{L})|(?<!\p{L})[kMG]?Wp?(?!\p{L})/iu

interface Grammar {
  /** A count in words of something other than time; not within a compound. */
  readonly counted: RegExp
  /** What has the form of the past and tells something else. */
  readonly notPast: RegExp
  readonly past: RegExp
  readonly measuring: RegExp
  readonly time: RegExp
}

const english: Grammar = {
  counted: new RegExp(String.raw`(?<![\p{L}-])${countEn}(?![-\p{L}])(?! (?:\p{L}+ )?${spanEn}(?!\p{L}))`, "giu"),
  notPast:
    /(?<!\p{L})(?:of|from|with|between) (?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve) \p{L}+ed(?= \p{L})|(?<!\p{L})(?:(?:would|could|should|might|must|will) have (?:been )?\p{L}+|(?:is|are|be|gets?|now|not) (?:\p{L}+ly )?\p{L}+ed(?:(?:,| and| or|, and) \p{L}+(?:ed| out| up)(?: and \p{L}+ed)?)*|(?:an?|the|each|every|as|named|with|is|are|be|being) \p{L}+ed(?!\p{L}))/giu,
  past: /(?<!\p{L})(?:\p{L}{2,}ed|was|were|had|did|made|took|rode|fell|stood|found|went|came|gave|saw|held|kept|won|lost|ran|rose|grew|sold|said|told|chose|broke|drove|met|paid|brought|bought|spent|lent|left|began|became|got|sent|thought|wrote|meant|caught|drew|felt|flew|grew|knew|laid|led|shot|slept|stole|struck|taught|threw|woke|wore|cost (?:(?:about|around|roughly|only|just|over|under|a flat) )?(?=[£$€\d]))(?!\p{L})|(?<!\p{L})cost [£$€]/iu,
  measuring: /\b(?:measured|measurements?|logged|timed|recorded|counted|averaged?|on average|found|tested)\b/i,
  time: /^(?:Since then|Between|Before|Until|From|In|By|On|Today|Now|At)? ?(?:\p{L}+ )?(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4})(?!\p{L})|^(?:Since then|Today|Now|Last year|This year)(?!\p{L})/iu
}

const german: Grammar = {
  counted: new RegExp(String.raw`(?<![\p{L}-])${countDe}(?![-\p{L}])(?! (?:\p{L}+ )?${spanDe}(?!\p{L}))`, "giu"),
  notPast:
    /(?<!\p{L})(?:(?:der|die|das|den|dem|des|eine?[mnrs]?|mit|ohne|bei|von) (?:\p{Ll}+ )?\p{Ll}+te[nrsm]?(?= \p{Lu})|(?!(?:musst|wusst|passt|fasst)en?)\p{Ll}+[sß]te[nrsm]?|heute|bitte|mitte|(?:be|er|ent|ver|aus|an|auf|ab|ein|um|zu|vor|ge)*(?:arbeit|kost|leist|biet|halt|acht|gelt|wart|richt|leit|reit|rat|schalt|leucht|tret|miet|test|pflicht|fürcht|falt|selt|unt|hint|letz|recht|gut|alt)en?)(?!\p{L})/gu,
  past: /(?<!\p{L})(?:\p{Ll}{2,}ten?|war(?:en)?|lag(?:en)?|kam(?:en)?|stieg(?:en)?|sank(?:en)?|fiel(?:en)?|flossen|floss|nahm(?:en)?|gab(?:en)?|ging(?:en)?|blieb(?:en)?|haben|hat|wurden?|maß(?:en)?|misst|messen|ergab(?:en)?|ließ(?:en)?|besaß(?:en)?|zog(?:en)?|verlor(?:en)?|gewann(?:en)?|fand(?:en)?|stand(?:en)?|sahen?|hielt(?:en)?)(?!\p{L})/u,
  measuring:
    /(?:gemessen|messung|messzeitraum|messreihe|messprotokoll|misst(?!\p{L})|messen(?!\p{L})|ermittelt|durchschnitt|(?<!\p{L})im (?:schnitt|mittel)|mittlere[nr]? wert|referenz|prüfstand|lieferten|erreichten|erzeugte|brachten|senkte|kamen auf)/iu,
  time: /^(?:Zwischen|Vor|Bis|Von|Im|In|Am|Seit|Heute|Inzwischen)? ?(?:\p{L}+ )?(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|\d{4})(?!\p{L})|^(?:Seitdem|Seither|Heute|Inzwischen|Danach)(?!\p{L})/iu
}

const grammars: Partial<Record<string, Grammar>> = { en: english, de: german }
