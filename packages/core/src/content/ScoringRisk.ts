/**
 * What makes a text risky to send, as parts of a score: 0 is no risk, 1 the worst.
 *
 * @since 0.1.0
 */
import { findWords } from "../brand/WordMatch.ts"
import { detectEntities, detectHashtags } from "../policy/Entities.ts"
import { addressesIn } from "./internal/addresses.ts"
import type { PolicyFinding } from "../policy/PolicyFinding.ts"
import { primarySubtag } from "../text/Language.ts"
import { words } from "../text/Segmentation.ts"

/** A measured part before its weight is brought in relation to the others. */
export interface RiskPart {
  readonly name: string
  /** 0 (no risk) to 1. */
  readonly value: number
  /** Relative to the other parts; what does not apply is not in the list. */
  readonly weight: number
  readonly detail: string
}

/** What the risk is measured from. */
export interface RiskSubject {
  readonly text: string
  readonly language: string
  /** Findings of the network's rules on the text. */
  readonly findings: ReadonlyArray<PolicyFinding>
  /** Quotes that the text rests on. Absent: nobody claims sources, so figures are not looked up. */
  readonly quotes?: ReadonlyArray<string> | undefined
  /** Most hashtags that suit the network. */
  readonly hashtagLimit: number
  /** The highest share of word 5-grams with an earlier post; absent when there is none to compare with. */
  readonly overlap?: number | undefined
}

/** The parts in a fixed order. */
export const riskParts = (subject: RiskSubject): ReadonlyArray<RiskPart> => {
  const prose = withoutEntities(subject.text)
  return [
    platformFindings(subject.findings),
    superlatives(prose, subject),
    shouting(prose, subject),
    spam(prose, subject),
    hashtags(subject),
    ...(subject.quotes === undefined ? [] : [figures(prose, subject.quotes)]),
    ...(subject.overlap === undefined ? [] : [repetition(subject.overlap)])
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const capped = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1_000) / 1_000

const listed = (items: ReadonlyArray<string>, most = 5): string =>
  [...new Set(items)].slice(0, most).join(", ") + (new Set(items).size > most ? ", …" : "")

const withoutEntities = (text: string): string => {
  let rest = ""
  let at = 0
  // An address below a domain that networks do not know is no claim either, whatever digits it has.
  const entities = [...addressesIn(text), ...detectEntities(text)].toSorted(
    (a, b) => a.start - b.start || b.end - a.end
  )
  for (const { end, start } of entities) {
    if (start < at) continue
    rest += `${text.slice(at, start)} `
    at = end
  }
  return rest + text.slice(at)
}

/** What a rule costs or advises in general says nothing about this text. */
const saysNothing = new Set(["x/link-price", "disclosure/own-brand"])

const platformFindings = (findings: ReadonlyArray<PolicyFinding>): RiskPart => {
  const counted = findings.filter(({ ruleId }) => !saysNothing.has(ruleId))
  const isBlocked = counted.some(({ isBlocking }) => isBlocking)
  return {
    name: "platform-findings",
    value: isBlocked ? 1 : capped(counted.length * 0.25),
    weight: 0.3,
    detail: counted.length === 0 ? "keeps the rules of the network" : listed(counted.map(({ ruleId }) => ruleId))
  }
}

const superlativeWords: Record<string, ReadonlyArray<string>> = {
  en: [
    ..."best,greatest,cheapest,fastest,safest,perfect,unbeatable,unrivalled,unmatched,incredible,amazing".split(","),
    ..."guaranteed,guarantee,never fails,everyone knows,number one,no. 1,#1,world's first".split(","),
    ..."world-class,risk-free,foolproof,miracle,100 %,100%,revolutionary,ultimate,proven,scientifically proven".split(
      ","
    )
  ],
  de: [
    ..."beste,bester,bestes,größte,größten,günstigste,günstigsten,billigste,schnellste,sicherste".split(","),
    ..."perfekt,perfekte,unschlagbar,unschlagbare,konkurrenzlos,einzigartig,einzigartige,unglaublich".split(","),
    ..."garantiert,garantierte,nie wieder,nummer 1,nr. 1,marktführer,weltweit führend,weltweit erste".split(","),
    ..."risikofrei,kinderleicht,100 %,100%,revolutionär,revolutionäre,ultimativ,ultimative,bewiesen".split(",")
  ]
}

/** Superlatives and absolutes that no quote holds. */
const superlatives = (prose: string, { language, quotes = [] }: RiskSubject): RiskPart => {
  const list = superlativeWords[primarySubtag(language)] ?? superlativeWords["en"]!
  const supported = new Set(findWords(quotes.join("\n"), list).map(({ word }) => word))
  const found = findWords(prose, list)
    .map(({ word }) => word)
    .filter((word) => !supported.has(word))
  return {
    name: "unsupported-superlatives",
    value: capped(found.length * 0.4),
    weight: 0.2,
    detail: found.length === 0 ? "no superlative without a source" : listed(found)
  }
}

/** Words in capitals that are no abbreviations, and repeated or many exclamation marks. */
const shouting = (prose: string, { language, quotes = [] }: RiskSubject): RiskPart => {
  const all = words(prose, language).map(({ text }) => text)
  const known = new Set(words(quotes.join("\n"), language).map(({ text }) => text))
  const loud = all.filter((text) => /^\p{Lu}{5,}$/u.test(text) && !known.has(text))
  // Abbreviations stand alone; several short words in capitals side by side are a shout.
  const runs = [...prose.matchAll(/(?<!\p{L})\p{Lu}{2,4}(?:\s+\p{Lu}{2,}){2,}(?!\p{L})/gu)].map(([run]) => run)
  const marks = [...prose.matchAll(/[!?]*(?:!!|\?\?|!\?|\?!)[!?]*/g)].map(([run]) => run)
  const exclamations = [...prose.matchAll(/!+/g)].length
  const found = [...loud, ...runs, ...marks]
  return {
    name: "shouting",
    value: capped(found.length * 0.3 + Math.max(0, exclamations - 1) * 0.15),
    weight: 0.1,
    detail: found.length === 0 ? `${exclamations} exclamation ${exclamations === 1 ? "mark" : "marks"}` : listed(found)
  }
}

const spamPhrases: Record<string, ReadonlyArray<string>> = {
  en: [
    ..."click here,buy now,act now,order now,limited time,only today,last chance,don't miss out,hurry".split(","),
    ..."free gift,earn money,make money,follow for follow,like and share,tag a friend,dm me,cash prize,giveaway".split(
      ","
    )
  ],
  de: [
    ..."hier klicken,klick hier,jetzt kaufen,jetzt bestellen,jetzt zuschlagen,nur heute,nur für kurze zeit".split(","),
    ..."letzte chance,nicht verpassen,greif zu,greifen sie zu,gratis,geld verdienen,liken und teilen".split(","),
    ..."markiere einen freund,folge für folge,gewinnspiel".split(",")
  ]
}

/** Phrases and repetitions that networks and readers take for spam. */
const spam = (prose: string, { language, text }: RiskSubject): RiskPart => {
  const phrases = findWords(prose, spamPhrases[primarySubtag(language)] ?? spamPhrases["en"]!).map(({ word }) => word)
  const repeated = [...prose.matchAll(/([\p{L}\p{Extended_Pictographic}])\1{3,}/gu)].map(
    ([run]) => `${run.slice(0, 8)}…`
  )
  const links = detectEntities(text).filter(({ kind }) => kind === "url").length
  const found = [...phrases, ...repeated, ...(links > 2 ? [`${links} addresses`] : [])]
  return {
    name: "spam-patterns",
    value: capped(found.length * 0.35),
    weight: 0.15,
    detail: found.length === 0 ? "none" : listed(found)
  }
}

const hashtags = ({ hashtagLimit, text }: RiskSubject): RiskPart => {
  const count = detectHashtags(text).length
  return {
    name: "hashtag-load",
    value: capped((count - hashtagLimit) / Math.max(3, hashtagLimit)),
    weight: 0.1,
    detail: `${count} ${count === 1 ? "hashtag" : "hashtags"}; ${hashtagLimit} suit the network`
  }
}

/** Figures of the text that no quote holds. Counters of a thread and list numbers are no claims. */
const figures = (prose: string, quotes: ReadonlyArray<string>): RiskPart => {
  const cited = new Set(quotes.flatMap(figuresOf))
  const own = figuresOf(prose.replace(/(?<!\p{Nd})\(?\d{1,2}\s?\/\s?\d{1,2}\)?(?!\p{Nd})|^\s*\d{1,2}[.)]\s/gmu, " "))
  const missing = own.filter((figure) => !cited.has(figure))
  return {
    name: "uncited-figures",
    value: own.length === 0 ? 0 : capped(missing.length / own.length),
    weight: 0.2,
    detail:
      missing.length === 0
        ? `${own.length} ${own.length === 1 ? "figure" : "figures"}, all in the sources`
        : `not in the sources: ${listed(missing)}`
  }
}

/** Figures without separators, so that `1,312` and `1.312` are the same. */
const figuresOf = (text: string): ReadonlyArray<string> =>
  [...text.matchAll(/\p{Nd}+(?:[.,:’' ]\p{Nd}{3}(?!\p{Nd})|[.,:]\p{Nd}+)*/gu)].map(([figure]) =>
    figure.replace(/[^\p{Nd}]/gu, "")
  )

const repetition = (overlap: number): RiskPart => ({
  name: "repetition",
  value: capped(overlap),
  weight: 0.1,
  detail: `shares ${Math.round(overlap * 100)} % of its word 5-grams with an earlier post`
})
