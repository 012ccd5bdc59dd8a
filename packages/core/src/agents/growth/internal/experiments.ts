import { type ExperimentVariable, growthLimits, type GrowthMetric } from "../../../content/GrowthPlan.ts"
import { type Format, type Platform } from "../../../content/Platform.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { truncate } from "../../../text/Normalisation.ts"
import { sentences } from "../../../text/Segmentation.ts"
import { type GrowthInput, type GrowthVariant } from "../GrowthInput.ts"
import { type Call } from "./calls.ts"
import { type Ladder } from "./ladder.ts"
import { textProblems } from "./rules.ts"

/** An experiment as the contract has it. */
export interface Experiment {
  readonly name: string
  readonly variable: ExperimentVariable
  readonly hypothesis: string
  readonly metric: GrowthMetric
  readonly arms: ReadonlyArray<{ readonly variantId: string; readonly change: string }>
}

/** What there is to find out with the variants, hashtags and calls that a post has. */
export const experimentsOf = (
  input: GrowthInput,
  ladder: Ladder,
  calls: ReadonlyArray<Call>
): ReadonlyArray<Experiment> => {
  const words = primarySubtag(input.language) === "de" ? german : english
  return [...openings(input, words), ...hashtags(input, ladder, words), ...callsToAction(input, calls, words)].filter(
    ({ arms, hypothesis }) =>
      [hypothesis, ...arms.map(({ change }) => change)].every((text) => textProblems(text, input).length === 0)
  )
}

// Two variants that open with other words; where they are built in other ways that is what is asked.
const openings = (input: GrowthInput, words: Words): ReadonlyArray<Experiment> => {
  const [first, ...others] = input.variants
  const [a, b] = [first, others.find((other) => openingOf(other, input) !== openingOf(first, input))]
  if (b === undefined) return []
  const metric = metricFor(input.platform, input.format)
  const [left, right] = [openingOf(a, input), openingOf(b, input)]
  const [one, two] = [kindOf(left, a.approach, words), kindOf(right, b.approach, words)]
  const isBuilt = one !== two
  const [shorter, longer] = left.length <= right.length ? [left, right] : [right, left]
  if (!isBuilt && shorter.length === longer.length) return []
  return [
    {
      name: isBuilt ? words.names.approach : words.names.opening,
      variable: isBuilt ? "approach" : "opening",
      hypothesis: isBuilt ? words.built(one, two, words.does[metric]) : words.shorter(words.does[metric]),
      metric,
      arms: [a, b].map((variant) => ({
        variantId: variant.id,
        change: words.opens(truncate(openingOf(variant, input), maxOpening))
      }))
    }
  ]
}

const maxOpening = growthLimits.maxTextLength - 100

const openingOf = ({ text, title }: GrowthVariant, { language }: GrowthInput): string => {
  const first = title ?? sentences(text, language)[0]?.text ?? text
  // Of several sentences in quotation marks the first has no closing one.
  return /^[“„"][^”“"]*$/u.test(first.slice(1)) || !/[”“"]/u.test(first.slice(1)) ? first.replace(/^[“„"]/u, "") : first
}

// What the line itself shows, else what the writer calls it.
const kindOf = (line: string, approach: string, words: Words): string => {
  if (/\?["”“’»)]*$/u.test(line)) return words.kinds["question-answer"] ?? words.statement
  if (/\p{Nd}/u.test(line)) return words.kinds["lead-fact"] ?? words.statement
  return (
    (approach === "question-answer" || approach === "lead-fact" ? undefined : words.kinds[approach]) ?? words.statement
  )
}

// With all rungs a post may be found by many, without the broad one by those who look for just this.
const hashtags = ({ variants: [first] }: GrowthInput, ladder: Ladder, words: Words): ReadonlyArray<Experiment> => {
  const narrow = [...ladder.medium, ...ladder.niche]
  const all = [...ladder.broad, ...narrow]
  if (ladder.broad.length === 0 || narrow.length === 0) return []
  const listed = (tags: ReadonlyArray<string>) => words.hashtags(tags.join(", "))
  return [
    {
      name: words.names.hashtags,
      variable: "hashtags",
      hypothesis: words.narrow,
      metric: "reach-rate",
      arms: [
        { variantId: first.id, change: listed(all) },
        { variantId: first.id, change: listed(narrow) }
      ]
    }
  ]
}

const callsToAction = (
  { variants: [first] }: GrowthInput,
  calls: ReadonlyArray<Call>,
  words: Words
): ReadonlyArray<Experiment> => {
  const isQuestion = ({ intent }: Call) => intent === "comment" || intent === "reply"
  const [one, two] = [calls.find((call) => !isQuestion(call)), calls.find(isQuestion)]
  if (one === undefined || two === undefined) return []
  return [
    {
      name: words.names.call,
      variable: "call-to-action",
      hypothesis: words.called,
      metric: "comment-rate",
      arms: [one, two].map(({ text }) => ({ variantId: first.id, change: words.ends(text) }))
    }
  ]
}

const metricFor = (platform: Platform, format: Format): GrowthMetric => {
  if (format === "video") return "watch-through-rate"
  if (format === "carousel") return "save-rate"
  return platform === "instagram" ? "share-rate" : "comment-rate"
}

interface Words {
  readonly names: {
    readonly approach: string
    readonly opening: string
    readonly hashtags: string
    readonly call: string
  }
  /** What an approach opens with. */
  readonly kinds: Readonly<Record<string, string>>
  readonly statement: string
  readonly does: Readonly<Partial<Record<GrowthMetric, string>>>
  readonly built: (one: string, two: string, does: string | undefined) => string
  readonly shorter: (does: string | undefined) => string
  readonly opens: (line: string) => string
  readonly hashtags: (tags: string) => string
  readonly ends: (line: string) => string
  readonly narrow: string
  readonly called: string
}

const english: Words = {
  names: { approach: "Approach", opening: "First line", hashtags: "Broad hashtags or none", call: "Last line" },
  statement: "a statement",
  kinds: {
    "question-answer": "a question",
    "lead-fact": "a figure",
    quotation: "somebody’s own words",
    "speaker-first": "the name of who speaks",
    "pull-quote": "somebody’s own words",
    list: "a list",
    "numbered-steps": "steps",
    contrast: "a contrast",
    story: "what happened",
    headline: "a headline",
    tip: "a tip",
    "detail-first": "a detail",
    points: "one statement and points"
  },
  does: {
    "watch-through-rate": "watch to the end",
    "save-rate": "save it",
    "share-rate": "pass it on",
    "comment-rate": "answer"
  },
  built: (one, two, does = "react") => `When the post opens with ${one} rather than with ${two}, more people ${does}.`,
  shorter: (does = "react") => `With the shorter first line more people ${does}.`,
  opens: (line) => `Opens with: ${line}`,
  hashtags: (tags) => `Hashtags: ${tags}`,
  ends: (line) => `Ends with: ${line}`,
  narrow: "Without the broad hashtags fewer people see the post, but more of them do not follow yet.",
  called: "A question as the last line brings more answers than a request."
}

const german: Words = {
  names: {
    approach: "Aufbau",
    opening: "Anfang",
    hashtags: "Mit oder ohne breite Hashtags",
    call: "Schluss"
  },
  statement: "einer Aussage",
  kinds: {
    "question-answer": "einer Frage",
    "lead-fact": "einer Zahl",
    quotation: "einem Zitat",
    "speaker-first": "dem Namen dessen, der spricht",
    "pull-quote": "einem Zitat",
    list: "einer Liste",
    "numbered-steps": "Schritten",
    contrast: "einem Gegensatz",
    story: "einem Erlebnis",
    headline: "einer Überschrift",
    tip: "einem Rat",
    "detail-first": "einer Einzelheit",
    points: "einer Aussage und Punkten"
  },
  does: {
    "watch-through-rate": "sehen mehr Menschen bis zum Ende zu",
    "save-rate": "speichern mehr Menschen den Post",
    "share-rate": "geben mehr Menschen den Post weiter",
    "comment-rate": "antworten mehr Menschen"
  },
  built: (one, two, does = "reagieren mehr Menschen") => `Wenn der Post mit ${one} beginnt statt mit ${two}, ${does}.`,
  shorter: (does = "reagieren mehr Menschen") => `Mit der kürzeren ersten Zeile ${does}.`,
  opens: (line) => `Beginnt mit: ${line}`,
  hashtags: (tags) => `Hashtags: ${tags}`,
  ends: (line) => `Endet mit: ${line}`,
  narrow: "Ohne die breiten Hashtags sehen weniger Menschen den Post, aber mehr von ihnen folgen noch nicht.",
  called: "Eine Frage als letzte Zeile bringt mehr Antworten als eine Aufforderung."
}
