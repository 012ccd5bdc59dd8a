import { type LanguageTag, primarySubtag } from "../../../text/Language.ts"
import { words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"
import { isStopWord } from "../../../text/StopWords.ts"

/** What a brief's constraints ask of single statements, as far as it can be read without a model. */
export interface Rules {
  /** What makes the statement unusable, for a reader; undefined when nothing does. */
  readonly forbids: (text: string) => string | undefined
  /** How figures of this kind are to be named. */
  readonly labels: ReadonlyArray<LabelRule>
}

/** `Pilot figures are always named as our own measurements from 2026`. */
export interface LabelRule {
  /** `Pilot figures: our own measurements from 2026` */
  readonly line: string
  /** Stems of what the figures are about, empty when it is all measurements. */
  readonly about: ReadonlyArray<string>
}

/** Reads what constraints say in so many words; free prose beyond that is for models and people. */
export const readConstraints = (
  constraints: ReadonlyArray<string>,
  banned: ReadonlyArray<string>,
  language: LanguageTag
): Rules => {
  const topics = constraints.flatMap(forbiddenTopics).map((topic) => ({ topic, stems: stemsOf(topic, language) }))
  const isCompounding = primarySubtag(language) === "de"
  const lowered = banned.map((word) => word.toLowerCase().replaceAll("’", "'")).filter((word) => word !== "")
  return {
    forbids: (text) => {
      const plain = text.toLowerCase().replaceAll("’", "'")
      const word = lowered.find((entry) => containsWord(plain, entry, isCompounding))
      if (word !== undefined) return word
      const present = words(text, language).map((item) => stem(item.text, language))
      return topics.find(
        ({ stems }) =>
          stems.length > 0 &&
          stems.every((wanted) =>
            present.some((one) => one === wanted || (isCompounding && wanted.length > 4 && one.includes(wanted)))
          )
      )?.topic
    },
    labels: constraints.flatMap((constraint) => labelRule(constraint, language))
  }
}

const forbiddenEn =
  /^(?:no|avoid|never make|do not make|don[’']t make|without)\s+(?:any\s+)?(?:claims?|statements?|promises?|mentions?|references?|talk)\s+(?:about|of|on|to|regarding)\s+([^.;]+)/i
const forbiddenDe =
  /^(?:keine?|ohne)\s+(?:Aussagen?|Angaben?|Versprechen|Behauptungen?|Hinweise?|Erwähnung(?:en)?)\s+(?:zu[mr]?|über|von|auf)\s+([^.;]+)/i

const forbiddenTopics = (constraint: string): ReadonlyArray<string> => {
  const list = (forbiddenEn.exec(constraint.trim()) ?? forbiddenDe.exec(constraint.trim()))?.[1]
  if (list === undefined) return []
  return list
    .split(/,|(?<!\p{L})(?:and|or|nor|und|oder|sowie)(?!\p{L})/iu)
    .map((topic) => topic.trim())
    .filter((topic) => topic !== "")
}

const labelEn =
  /^(.{3,60}?)\s+(?:are|is|must be|should be|have to be)\s+(?:always\s+)?(?:named|labelled|labeled|marked|identified|described|presented|credited|called)\s+as\s+(.{3,120}?)\.?$/i
const labelDe =
  /^(.{3,60}?)\s+(?:sind\s+|werden\s+)?(?:immer\s+|stets\s+)?als\s+(.{3,120}?)\s+(?:zu\s+)?(?:kennzeichnen|gekennzeichnet|benennen|benannt|ausweisen|auszuweisen|ausgewiesen|bezeichnen|bezeichnet|nennen)\.?$/i

// Words that say "figure" in general; the other words of the subject say which ones.
const generic =
  /^(?:figures?|numbers?|data|measurements?|statistics?|results?|values?|zahl|wert|mess|daten|angab|ergebnis)/i

const labelRule = (constraint: string, language: LanguageTag): ReadonlyArray<LabelRule> => {
  const match = labelEn.exec(constraint.trim()) ?? labelDe.exec(constraint.trim())
  const [, subject, label] = match ?? []
  if (subject === undefined || label === undefined) return []
  const about = words(subject, language)
    .map((word) => word.text)
    .filter((word) => !generic.test(word) && !isStopWord(word, language))
    .map((word) => stem(word, language))
  return [{ line: `${subject}: ${label}`, about }]
}

const stemsOf = (topic: string, language: LanguageTag): ReadonlyArray<string> =>
  words(topic, language)
    .map((word) => word.text)
    .filter((word) => !isStopWord(word, language))
    .map((word) => stem(word, language))

const containsWord = (plain: string, entry: string, isCompounding: boolean): boolean => {
  for (let at = plain.indexOf(entry); at >= 0; at = plain.indexOf(entry, at + 1)) {
    const before = plain.charAt(at - 1)
    const after = plain.slice(at + entry.length)
    if (!isCompounding && /[\p{L}\p{N}]/u.test(before)) continue
    // An inflected form counts as the word itself.
    if (isCompounding || /^(?:e?s|ed|d|ing|ly|r|er|st|est)?(?![\p{L}\p{N}])/u.test(after)) return true
  }
  return false
}
