/**
 * Trains the voice of a brand from examples: texts that sound as its posts shall sound.
 *
 * @since 0.1.0
 */
import { isGeneralWord } from "../text/Keyphrases.ts"
import { type LanguageTag, primarySubtag } from "../text/Language.ts"
import { detectLanguage } from "../text/LanguageDetection.ts"
import { stem } from "../text/Stemming.ts"
import { isStopWord } from "../text/StopWords.ts"
import { measureVoice, openingKinds, proseWords, type VoiceMeasures } from "./VoiceMeasures.ts"
import { type VoiceAddress, voiceLimits, type VoiceNote, VoiceProfile, type VoiceRange } from "./VoiceProfile.ts"

export interface TrainingOptions {
  /** Language of the posts. Examples that are clearly in another one are left out, and noted. */
  readonly language: LanguageTag
  /** What others write: a word that they use as often is not typical of the brand. @default general vocabulary */
  readonly reference?: ReadonlyArray<string>
}

/**
 * The profile of the examples. Pure and total: the same examples give the same profile, and empty, repeated, foreign and
 * oversized ones are left out with a note. Without any the profile has a confidence of 0, and every text fits it.
 */
export const trainVoice = (examples: ReadonlyArray<string>, options: TrainingOptions): VoiceProfile => {
  const { language } = options
  const { measured: all, notes, used } = readable(examples, language)
  const sentences = all.flatMap((measures) => measures.sentences)
  const count = sentences.length
  const wordCount = sum(all, (measures) => measures.wordCount)
  const rare = all.flatMap((measures) => measures.rareWords)
  const contracted = sum(all, (measures) => measures.contracted.length)
  const contractable = contracted + sum(all, (measures) => measures.uncontracted.length)
  const address = addressOf(all)
  const meanSentenceWords = all.map((measures) => measures.wordCount / measures.sentences.length)
  const contradictions = [
    ...(address.form === "mixed" ? [contradictingAddress(address.counts)] : []),
    ...(spread(meanSentenceWords) > 0.75 ? [contradictingLength] : [])
  ]
  const agreement = (address.form === "mixed" ? 0.6 : 1) * (spread(meanSentenceWords) > 0.75 ? 0.8 : 1)
  return new VoiceProfile({
    schemaVersion: "1",
    language,
    given: examples.length,
    used: used.length,
    sentenceCount: count,
    confidence: rounded((1 - Math.exp(-used.length / 5)) * agreement),
    notes: [...enough(used.length), ...contradictions, ...notes],
    sentenceWords: rangeOf(sentences.map((sentence) => sentence.words)),
    meanSentenceWords: rangeOf(meanSentenceWords),
    wordsPerPost: rangeOf(all.map((measures) => measures.wordCount)),
    emojiPerPost: rangeOf(all.map((measures) => measures.emoji.length)),
    hashtagsPerPost: rangeOf(all.map((measures) => measures.hashtags.length)),
    emojiRate: share(
      sum(all, (measures) => measures.emoji.length),
      count
    ),
    questionShare: share(sentences.filter((sentence) => sentence.asks).length, count),
    exclamationShare: share(sentences.filter((sentence) => sentence.exclaims).length, count),
    formOfAddress: address.form,
    addressShare: share(
      sum(all, (measures) => measures.addressed),
      count
    ),
    weShare: share(
      sum(all, (measures) => measures.weCount),
      count
    ),
    ...(contractable === 0 ? {} : { contractionShare: share(contracted, contractable) }),
    rareShare: share(Math.min(rare.length, wordCount), wordCount),
    rareWords: [...new Set(rare.map(({ word }) => word))].sort().slice(0, voiceLimits.maxRareWords),
    openings: openingsOf(all),
    typicalWords: typicalWords(used, options)
  })
}

/**
 * The profile of a brief's examples, trained once for the same list and language: a campaign scores hundreds of wordings
 * against it.
 */
export const voiceProfileOf = (examples: ReadonlyArray<string>, language: LanguageTag): VoiceProfile => {
  const byLanguage = trained.get(examples) ?? new Map<string, VoiceProfile>()
  const known = byLanguage.get(language)
  if (known !== undefined) return known
  const profile = trainVoice(examples, { language })
  byLanguage.set(language, profile)
  trained.set(examples, byLanguage)
  return profile
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const trained = new WeakMap<ReadonlyArray<string>, Map<string, VoiceProfile>>()

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000
const share = (part: number, whole: number): number => (whole === 0 ? 0 : rounded(part / whole))
const sum = <A>(items: ReadonlyArray<A>, of: (item: A) => number): number =>
  items.reduce((total, item) => total + of(item), 0)

/** The examples that can be measured, and what is to be said of the others. */
const readable = (examples: ReadonlyArray<string>, language: LanguageTag) => {
  const left = { repeated: 0, empty: 0, other: 0, long: 0, many: 0 }
  const seen = new Set<string>()
  const used: Array<string> = []
  const measured: Array<VoiceMeasures> = []
  let length = 0
  for (const example of examples) {
    // Before anything reads it: what is too large costs nothing.
    if (example.length > voiceLimits.maxExampleLength) left.long += 1
    else if (used.length >= voiceLimits.maxExamples || length + example.length > voiceLimits.maxTotalLength)
      left.many += 1
    else if (normalised(example) === "") left.empty += 1
    else if (seen.has(normalised(example))) left.repeated += 1
    else {
      seen.add(normalised(example))
      const measures = measureVoice(example, language)
      if (measures.wordCount === 0) left.empty += 1
      else if (isOther(example, language)) left.other += 1
      else {
        length += example.length
        used.push(example)
        measured.push(measures)
      }
    }
  }
  return { used, measured, notes: leftOut(left) }
}

const normalised = (text: string): string => text.normalize("NFC").replace(/\s+/gu, " ").trim()

// A short text tells its language badly.
const isOther = (text: string, language: LanguageTag): boolean => {
  if (text.length < 40) return false
  const detected = detectLanguage(text)
  return detected.confidence >= 0.6 && detected.language !== "und" && detected.language !== primarySubtag(language)
}

const quantile = (sorted: ReadonlyArray<number>, at: number): number => {
  const place = (sorted.length - 1) * at
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return below + (above - below) * (place - Math.floor(place))
}

const rangeOf = (values: ReadonlyArray<number>): VoiceRange => {
  const sorted = values.toSorted((a, b) => a - b)
  const edge = sorted.length < 5 ? 0 : 0.1
  return {
    low: rounded(quantile(sorted, edge)),
    median: rounded(quantile(sorted, 0.5)),
    high: rounded(quantile(sorted, 1 - edge))
  }
}

/** The coefficient of variation. */
const spread = (values: ReadonlyArray<number>): number => {
  if (values.length < 2) return 0
  const mean = sum(values, (value) => value) / values.length
  return mean === 0 ? 0 : Math.sqrt(sum(values, (value) => (value - mean) ** 2) / values.length) / mean
}

const addressOf = (
  all: ReadonlyArray<VoiceMeasures>
): { readonly form: VoiceAddress; readonly counts: ReadonlyMap<string, number> } => {
  // One example counts once for each form: a long one says no more than a short one.
  const counts = new Map<Exclude<VoiceAddress, "none" | "mixed">, number>()
  for (const { addresses } of all)
    for (const form of new Set(addresses.map((address) => address.form))) counts.set(form, (counts.get(form) ?? 0) + 1)
  const [most] = [...counts].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
  if (most === undefined) return { form: "none", counts }
  // A brand that says `du` says `euch` to all of them: that is no contradiction.
  const polite = counts.get("sie") ?? 0
  const others = most[0] === "sie" ? sum([...counts.values()], (count) => count) - polite : polite
  return { form: most[1] / (most[1] + others) >= 0.75 ? most[0] : "mixed", counts }
}

const openingsOf = (all: ReadonlyArray<VoiceMeasures>): VoiceProfile["openings"] =>
  openingKinds
    .map((kind) => ({ kind, share: share(all.filter(({ opening }) => opening === kind).length, all.length) }))
    .filter((opening) => opening.share > 0)
    .sort((a, b) => b.share - a.share)

const typicalWords = (
  used: ReadonlyArray<string>,
  { language, reference = [] }: TrainingOptions
): VoiceProfile["typicalWords"] => {
  const referred = new Map<string, number>()
  let referredCount = 0
  for (const text of reference.slice(0, voiceLimits.maxExamples)) {
    if (text.length > voiceLimits.maxExampleLength) continue
    for (const word of proseWords(text, language)) {
      referredCount += 1
      referred.set(stem(word, language), (referred.get(stem(word, language)) ?? 0) + 1)
    }
  }
  const found = new Map<string, { word: string; examples: number; count: number }>()
  let count = 0
  for (const text of used) {
    const here = new Set<string>()
    for (const word of proseWords(text, language)) {
      count += 1
      if (!isTelling(word, language)) continue
      const key = stem(word, language)
      const known = found.get(key) ?? { word, examples: 0, count: 0 }
      found.set(key, { ...known, count: known.count + 1, examples: known.examples + (here.has(key) ? 0 : 1) })
      here.add(key)
    }
  }
  return [...found]
    .filter(([key, { count: own, examples }]) => {
      const others = referred.get(key) ?? 0
      return examples > 1 && (others === 0 || own / count >= (2 * others) / referredCount)
    })
    .map(([, entry]) => entry)
    .sort((a, b) => b.examples - a.examples || b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, voiceLimits.maxTypicalWords)
    .map(({ examples, word }) => ({ word, examples }))
}

const isTelling = (word: string, language: string): boolean =>
  /^\p{L}[\p{L}\p{M}'-]{2,39}$/u.test(word) && !isStopWord(word, language) && !isGeneralWord(word, language)

const enough = (used: number): ReadonlyArray<VoiceNote> => {
  const { enoughExamples } = voiceLimits
  if (used === 0)
    return [
      {
        code: "no-examples",
        message: { en: "No example could be measured. Add some", de: "Kein Beispiel war messbar. Gib welche an" }
      }
    ]
  if (used >= enoughExamples) return []
  return [
    {
      code: "few-examples",
      message: {
        en: `${used} of at least ${enoughExamples} examples: the measures are a first guess. Add more`,
        de: `${used} von mindestens ${enoughExamples} Beispielen: Die Maße sind eine erste Schätzung. Gib mehr an`
      }
    }
  ]
}

const contradictingAddress = (counts: ReadonlyMap<string, number>): VoiceNote => {
  const told = [...counts].map(([form, count]) => `${form === "sie" ? "Sie" : form} (${count})`).join(", ")
  return {
    code: "contradicting-address",
    message: {
      en: `The examples speak to readers in different forms: ${told}. Keep those of one form`,
      de: `Die Beispiele sprechen Leser verschieden an: ${told}. Behalte die einer Form`
    }
  }
}

const contradictingLength: VoiceNote = {
  code: "contradicting-length",
  message: {
    en: "The sentences of some examples are many times as long as those of others. Keep the ones that sound right",
    de: "Die Sätze mancher Beispiele sind um ein Vielfaches länger als die anderer. Behalte die passenden"
  }
}

const leftOut = (left: Record<"repeated" | "empty" | "other" | "long" | "many", number>): ReadonlyArray<VoiceNote> => {
  const note = (count: number, code: VoiceNote["code"], en: string, de: string): ReadonlyArray<VoiceNote> =>
    count === 0 ? [] : [{ code, message: { en: `Left out: ${count} ${en}`, de: `Ausgelassen: ${count} ${de}` } }]
  const { maxExampleLength, maxExamples, maxTotalLength } = voiceLimits
  return [
    ...note(left.repeated, "repeated-examples", "that repeat another", "als Wiederholung"),
    ...note(left.empty, "empty-examples", "without a sentence", "ohne Satz"),
    ...note(left.other, "other-language", "in another language", "in einer anderen Sprache"),
    ...note(
      left.long,
      "long-examples",
      `longer than ${maxExampleLength} characters`,
      `über ${maxExampleLength} Zeichen`
    ),
    ...note(
      left.many,
      "many-examples",
      `beyond ${maxExamples} examples or ${maxTotalLength} characters`,
      `über ${maxExamples} Beispiele oder ${maxTotalLength} Zeichen hinaus`
    )
  ]
}
