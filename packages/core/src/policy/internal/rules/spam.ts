/**
 * Evaluates rules on habits of spam.
 */
import type { LocalizedMessage, Repair, TextEdit } from "../../PolicyFinding.ts"
import type { TargetText } from "../../PolicyContent.ts"
import type { SpamPattern, SpamRule } from "../../Rule.ts"
import { findSpamHabits, type SpamHabit } from "../../SpamPatterns.ts"
import { type Evaluate, findingOf } from "./Evaluation.ts"

/** A finding for each place where a text has more of the habit than the rule allows, with a repair where it is safe. */
export const evaluate: Evaluate<SpamRule> = (rule, { context, texts }) =>
  texts.flatMap((at) =>
    findSpamHabits(at.text, rule.pattern, rule.limit, context.language).map((habit) =>
      findingOf(rule, {
        message: messages[rule.pattern](habit, rule.limit),
        at,
        ...(habit.span === undefined ? {} : { span: habit.span }),
        repair: repairOf(rule.pattern, habit, at)
      })
    )
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const repairOf = (pattern: SpamPattern, { edits }: SpamHabit, at: TargetText): Repair | undefined => {
  const [first, ...rest] = edits.map((edit): TextEdit => ({ target: at.target, ...edit }))
  return first === undefined ? undefined : { label: labels[pattern], edits: [first, ...rest] }
}

const labels: Record<SpamPattern, LocalizedMessage> = {
  shouting: { en: "Write it in lower case", de: "Klein schreiben" },
  "repeated-punctuation": { en: "Keep one mark", de: "Ein Zeichen behalten" },
  "repeated-emoji": { en: "Keep one emoji", de: "Ein Emoji behalten" },
  "repeated-hashtag": { en: "Keep the first of the hashtags", de: "Den ersten der Hashtags behalten" },
  "repeated-word": { en: "Keep the word once", de: "Das Wort einmal behalten" },
  "hashtag-wall": { en: "Take out hashtags at the end", de: "Hashtags am Ende entfernen" },
  "too-many-emoji": { en: "Take out the surplus emoji", de: "Überzählige Emoji entfernen" },
  "hidden-characters": { en: "Take out the hidden characters", de: "Verborgene Zeichen entfernen" }
}

const percent = (share: number): string => `${Math.round(share * 100)}`

const messages: Record<SpamPattern, (habit: SpamHabit, limit: number) => LocalizedMessage> = {
  shouting: ({ amount }) => ({
    en: `${percent(amount)}% of the letters are capitals, which reads like shouting. Write words in lower case`,
    de: `${percent(amount)} % der Buchstaben sind groß, das liest sich wie Schreien. Schreibe Wörter klein`
  }),
  "repeated-punctuation": ({ amount, repeated }) => ({
    en: `${amount} marks stand in a row: ${repeated}. One is enough`,
    de: `${amount} Satzzeichen stehen hintereinander: ${repeated}. Eines genügt`
  }),
  "repeated-emoji": ({ amount, repeated }) => ({
    en: `${repeated} stands ${amount} times in a row, and screen readers say each. Keep one`,
    de: `${repeated} steht ${amount}-mal hintereinander, und Vorleseprogramme nennen jedes. Behalte eines`
  }),
  "repeated-hashtag": ({ amount, repeated }) => ({
    en: `${repeated} stands here for the ${ordinal(amount)} time. A hashtag works once; take the repetition out`,
    de: `${repeated} steht hier zum ${amount}. Mal. Ein Hashtag wirkt einmal; nimm die Wiederholung heraus`
  }),
  "repeated-word": ({ amount, repeated }) => ({
    en: `“${repeated}” stands ${amount} times in a row. Keep it once`,
    de: `„${repeated}“ steht ${amount}-mal hintereinander. Behalte es einmal`
  }),
  "hashtag-wall": ({ amount }, limit) => ({
    en: `${percent(amount)}% of the text are hashtags, more than ${percent(limit)}%. Take some out`,
    de: `${percent(amount)} % des Textes sind Hashtags, mehr als ${percent(limit)} %. Nimm einige heraus`
  }),
  "too-many-emoji": ({ amount }, limit) => ({
    en: `The text has ${amount} emoji, more than ${limit}. Take some out`,
    de: `Der Text hat ${amount} Emoji, mehr als ${limit}. Nimm einige heraus`
  }),
  "hidden-characters": ({ amount }) => ({
    en: `The text holds ${amount === 1 ? "a character" : `${amount} characters`} that readers cannot see. Filters take that for a trick; take it out`,
    de: `Der Text enthält ${amount === 1 ? "ein Zeichen, das" : `${amount} Zeichen, die`} man nicht sieht. Filter halten das für einen Trick; nimm das heraus`
  })
}

const ordinal = (count: number): string => {
  const ending = count % 100 > 10 && count % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th")
  return `${count}${ending}`
}
