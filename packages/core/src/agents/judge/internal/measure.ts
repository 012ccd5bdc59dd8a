import { findAddresses } from "../../../brand/FormOfAddress.ts"
import { voiceFit, type VoiceDeviation } from "../../../brand/VoiceFit.ts"
import { voiceProfileOf } from "../../../brand/VoiceTraining.ts"
import { type Brief } from "../../../campaign/Brief.ts"
import { type AppraisalCriterion, type CriterionValues, weakestOf } from "../../../content/Appraisal.ts"
import { type Format, type Platform } from "../../../content/Platform.ts"
import { type Scores } from "../../../content/Post.ts"
import { type Finding } from "../../../knowledge/Finding.ts"
import { detectEntities } from "../../../policy/Entities.ts"
import { textLimit } from "../../../policy/PlatformRules.ts"
import { textLength } from "../../../policy/TextLength.ts"
import { uncitedClaims } from "../../../policy/UncitedClaims.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { readability } from "../../../text/Readability.ts"
import { countWords, sentences, words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { isStopWord } from "../../../text/StopWords.ts"
import { formatNeed } from "../../director/FormatFit.ts"

/** What is measured of a wording. */
export interface Subject {
  readonly text: string
  readonly title?: string | undefined
  readonly parts?: ReadonlyArray<string> | undefined
  readonly scores: Scores
}

/** What it is measured against. */
export interface Standard {
  readonly brief: Pick<Brief, "brand" | "topic" | "audience" | "goals">
  readonly platform: Platform
  readonly format: Format
  readonly language: string
  readonly findings: ReadonlyArray<Finding>
}

/** The criteria, and the fact that would better the weakest one most. */
export interface Measured {
  readonly criteria: CriterionValues
  readonly weakest: AppraisalCriterion
  readonly hook: HookFact
  readonly clarity: ClarityFact
  readonly grounding: GroundingFact
  readonly voice: VoiceFact
  readonly fit: FitFact
}

export type HookFact =
  | { readonly kind: "empty" }
  | { readonly kind: "long"; readonly words: number }
  /** A later sentence would open it better. */
  | { readonly kind: "stronger"; readonly quote: string }
  /** `plain`: without figure, question and turn. */
  | { readonly kind: "held" | "plain"; readonly quote: string }
export type ClarityFact =
  | { readonly kind: "sentence"; readonly words: number; readonly quote: string }
  | { readonly kind: "words" }
export type GroundingFact =
  | { readonly kind: "claim"; readonly claim: string }
  | { readonly kind: "sentence"; readonly quote: string }
  | { readonly kind: "held" }
export type VoiceFact =
  | { readonly kind: "deviation"; readonly deviation: VoiceDeviation }
  | { readonly kind: "brand" }
  | { readonly kind: "none" }
export type FitFact =
  | { readonly kind: "too-long"; readonly length: number; readonly limit: number }
  | { readonly kind: "wordy" | "thin"; readonly words: number; readonly wanted: number }
  | { readonly kind: "risk"; readonly risk: number }
  | { readonly kind: "suits" }

/** Every criterion by what can be measured. Pure, and the same for the same wording. */
export const measure = (subject: Subject, standard: Standard): Measured => {
  const prose = proseOf(subject.text)
  const [hook, clarity, grounding, voice, fit] = [
    hookOf(subject, prose, standard),
    clarityOf(prose, standard),
    groundingOf(subject, prose, standard),
    voiceOf(subject, prose, standard),
    fitOf(subject, prose, standard)
  ]
  const criteria = {
    hook: rounded(hook.value),
    clarity: rounded(clarity.value),
    grounding: rounded(grounding.value),
    voice: rounded(voice.value),
    fit: rounded(fit.value)
  }
  return {
    criteria,
    weakest: weakestOf(criteria),
    hook: hook.fact,
    clarity: clarity.fact,
    grounding: grounding.fact,
    voice: voice.fact,
    fit: fit.fact
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A criterion with the fact behind it. */
interface Value<Fact> {
  readonly value: number
  readonly fact: Fact
}

const rounded = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1_000) / 1_000

// Addresses, hashtags and mentions are no prose.
const proseOf = (text: string): string => {
  let prose = ""
  let at = 0
  for (const { end, start } of detectEntities(text)) {
    if (start < at) continue
    prose += text.slice(at, start)
    at = end
  }
  // Addresses of names that are nobody's domains are none to networks, and are no words all the same.
  return (prose + text.slice(at))
    .replace(/https?:\/\/\S+/giu, "")
    .replace(/^[^\S\n]*\d{1,2}\/\d{1,2}[^\S\n]/gm, "")
    .trim()
}

const hookOf = (subject: Subject, prose: string, { findings, language }: Standard): Value<HookFact> => {
  const line = prose.split("\n").find((one) => /\p{L}/u.test(one)) ?? ""
  const [opening] = sentences(line, language)
  // A title is read first where there is one.
  const first = subject.title ?? opening?.text ?? line
  const value = pull(first, language)
  const count = countWords(first, language)
  if (emptyOpenings[wordsOf(language)].test(first)) return { value, fact: { kind: "empty" } }
  const labels = new Set(findings.map(({ label }) => label?.text))
  const [stronger] = sentences(prose, language)
    .slice(1, maxOpenings)
    .filter(({ text }) => !leans.test(text) && !isListed.test(text) && !labels.has(text.replace(/[.\s]+$/u, "")))
    .map(({ text }) => ({ text, value: pull(text, language) }))
    .filter((one) => one.value >= value + clearlyStronger)
    .toSorted((a, b) => b.value - a.value)
  if (stronger !== undefined) return { value, fact: { kind: "stronger", quote: shortly(stronger.text) } }
  if (count > 20) return { value, fact: { kind: "long", words: count } }
  const isPlain = !/\p{N}|\?/u.test(first) && !turns.test(first)
  return { value, fact: { kind: isPlain ? "plain" : "held", quote: shortly(first) } }
}

// How much a sentence at the beginning makes one read on.
const pull = (sentence: string, language: string): number => {
  const count = countWords(sentence, language)
  const marks = [
    sentence.trimEnd().endsWith("?") ? 0.18 : 0,
    /\p{N}/u.test(sentence) ? 0.14 : 0,
    findAddresses(sentence, language).length > 0 ? 0.08 : 0,
    turns.test(sentence) ? 0.08 : 0,
    /^[“„"«]/u.test(sentence) ? 0.1 : 0,
    count <= 8 ? 0.16 : count <= 14 ? 0.12 : count <= 20 ? 0.04 : count <= 28 ? -0.06 : -0.2,
    count < 2 ? -0.3 : 0,
    emptyOpenings[wordsOf(language)].test(sentence) ? -0.35 : 0
  ]
  return marks.reduce((sum, mark) => sum + mark, 0.44)
}

/** Sentences that are looked at for a better opening. */
const maxOpenings = 12
const clearlyStronger = 0.12

// A sentence that needs the one before it opens nothing.
const leans =
  /^(?:[“„"]?(?:this|that|these|those|it|they|he|she|its|their|so|then|and|but|also|both|das|dies\p{L}*|er|es|sie|ihr\p{L}*|so|dann|und|aber|auch|beide|dort|dabei|dafür|damit|deshalb)(?!\p{L}))/iu

// A date or a name with what belongs to it is an item of a list.
const isListed = /^[^.!?]{1,40}:\s/u

const wordsOf = (language: string): "de" | "en" => (primarySubtag(language) === "de" ? "de" : "en")

const emptyOpenings = {
  en: /^(?:in today['’]s|in a world|in the (?:fast|ever)|we(?:['’]re| are) (?:so )?(?:excited|thrilled|proud|happy|delighted)|are you (?:ready|looking)|introducing|welcome to|did you know|have you ever|looking for|exciting news|big news|it['’]s (?:no secret|that time))/iu,
  de: /^(?:in der heutigen|in einer welt|wir (?:freuen uns|sind (?:stolz|begeistert))|sind sie bereit|bist du bereit|willkommen (?:bei|in|zu)|wusstest du|wussten sie|haben sie (?:sich )?schon (?:ein)?mal|hast du (?:dich )?schon (?:ein)?mal|es ist kein geheimnis|große neuigkeiten)/iu
}

const turns = /(?<!\p{L})(?:but|yet|instead|never|without|not|aber|sondern|statt|nie|ohne|nicht|trotzdem)(?!\p{L})/iu

const clarityOf = (prose: string, { language }: Standard): Value<ClarityFact> => {
  const measured = sentences(prose, language).map(({ text }) => ({ text, words: countWords(text, language) }))
  const total = measured.reduce((sum, one) => sum + one.words, 0)
  if (total === 0) return { value: 0.3, fact: { kind: "words" } }
  const long = measured.filter((one) => one.words > longSentence)
  const longShare = long.reduce((sum, one) => sum + one.words, 0) / total
  const longest = long.toSorted((a, b) => b.words - a.words)[0]
  // Most prose on social media lies between a third and two thirds of the scale.
  const ease = 0.25 + 0.75 * readability(prose, language).value
  return {
    value: ease - 0.35 * longShare,
    fact:
      longest === undefined
        ? { kind: "words" }
        : { kind: "sentence", words: longest.words, quote: shortly(longest.text) }
  }
}

/** More words than a reader keeps in mind on the way. */
const longSentence = 22

const groundingOf = (subject: Subject, prose: string, standard: Standard): Value<GroundingFact> => {
  const { brief, findings, language } = standard
  const quotes = findings.flatMap(({ citation, headings, label, opener, speaker, speakerDetail, texts }) => [
    citation.quote,
    ...texts,
    ...headings,
    label?.text ?? "",
    opener?.text ?? "",
    speaker ?? "",
    speakerDetail ?? ""
  ])
  const told = [subject.title ?? "", prose].join("\n\n")
  const facts = [brief.topic, brief.audience, ...brief.goals, brief.brand.name ?? ""]
  const claims = uncitedClaims(told, { language, quotes, facts }).filter(({ kind }) => kind !== "superlative")
  const figures = claims.filter(({ kind }) => kind !== "name")
  const known = new Set(quotes.flatMap((quote) => contentStems(quote, language)))
  const supported = sentences(told, language).flatMap(({ text }) => {
    const stems = contentStems(text, language)
    if (stems.length === 0) return []
    return [{ text, weight: stems.length, share: stems.filter((one) => known.has(one)).length / stems.length }]
  })
  const weight = supported.reduce((sum, one) => sum + one.weight, 0)
  const mean = weight === 0 ? 0 : supported.reduce((sum, one) => sum + one.share * one.weight, 0) / weight
  const weakest = supported.toSorted((a, b) => a.share - b.share)[0]
  const [claim] = [...figures, ...claims]
  const fact: GroundingFact =
    claim !== undefined
      ? { kind: "claim", claim: shortly(claim.text) }
      : weakest !== undefined && weakest.share < 0.6
        ? { kind: "sentence", quote: shortly(weakest.text) }
        : { kind: "held" }
  return { value: mean * 0.75 ** figures.length * 0.93 ** (claims.length - figures.length), fact }
}

const contentStems = (text: string, language: string): ReadonlyArray<string> =>
  words(text, language)
    .map((word) => word.text.toLowerCase())
    .filter((word) => !isStopWord(word, language))
    .map((word) => stem(word, language))

const voiceOf = (subject: Subject, prose: string, { brief, language }: Standard): Value<VoiceFact> => {
  const examples = brief.brand.voice?.examples ?? []
  const { brandFit } = subject.scores
  const own: VoiceFact = brandFit < 0.85 ? { kind: "brand" } : { kind: "none" }
  if (examples.length === 0) return { value: brandFit, fact: own }
  const fit = voiceFit(voiceProfileOf(examples, language), [subject.title ?? "", prose].join("\n\n").trim())
  const losses = new Map(fit.features.map(({ feature, value, weight }) => [feature, (1 - value) * weight]))
  const loss = ({ feature }: VoiceDeviation): number => losses.get(feature) ?? 0
  const [deviation] = fit.deviations
    // How long a post is its network says.
    .filter(({ feature }) => feature !== "post-length" && feature !== "hashtags")
    .toSorted((a, b) => loss(b) - loss(a))
  return {
    value: (brandFit + fit.score) / 2,
    fact: deviation === undefined ? own : { kind: "deviation", deviation }
  }
}

const fitOf = (subject: Subject, prose: string, { format, language, platform }: Standard): Value<FitFact> => {
  const limit = textLimit(platform, format)
  const sent = format === "thread" ? (subject.parts ?? [subject.text]) : [subject.text]
  const length = limit === undefined ? 0 : Math.max(...sent.map((text) => textLength(text, limit.unit)))
  if (limit !== undefined && length > limit.limit) {
    return { value: 0.1, fact: { kind: "too-long", length, limit: limit.limit } }
  }
  const need = formatNeed(platform, format)
  const count = countWords(prose, language)
  const isInParts = format !== "thread" || (subject.parts?.length ?? 0) > 1
  const thin = count < need.minWords ? 1 - count / need.minWords : 0
  const wordy = count > need.maxWords ? Math.min(1, count / need.maxWords - 1) : 0
  const units = sentences(prose, language).length
  const enough = Math.min(1, units / need.aimUnits)
  const { risk } = subject.scores
  const value = 0.5 + 0.35 * enough - 0.4 * thin - 0.4 * wordy - 0.8 * risk - (isInParts ? 0 : 0.3)
  // What costs most is told.
  const [tooMuch, missing] = [0.4 * Math.max(wordy, thin), 0.35 * (1 - enough)]
  if (0.8 * risk > Math.max(tooMuch, missing)) return { value, fact: { kind: "risk", risk } }
  if (wordy > 0) return { value, fact: { kind: "wordy", words: count, wanted: need.maxWords } }
  if (thin > 0) return { value, fact: { kind: "thin", words: count, wanted: need.minWords } }
  return { value, fact: { kind: "suits" } }
}

// Whole words of a quotation within a remark.
const shortly = (text: string): string => {
  const one = text
    .replace(/[“”„"«»]/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
  if (one.length <= 70) return one
  const cut = one.slice(0, 70)
  return `${cut
    .slice(0, Math.max(cut.lastIndexOf(" "), 40))
    .replace(/[\uD800-\uDBFF]$/u, "")
    .trimEnd()}…`
}
