import { type ExperimentVariable, growthLimits, type GrowthMetric } from "../../../content/GrowthPlan.ts"
import { type Format, type Platform } from "../../../content/Platform.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { truncate } from "../../../text/Normalisation.ts"
import { sentences } from "../../../text/Segmentation.ts"
import { type GrowthInput, type GrowthVariant } from "../GrowthInput.ts"
import { textProblems } from "./rules.ts"

/** An experiment as the contract has it. */
export interface Experiment {
  readonly name: string
  readonly variable: ExperimentVariable
  readonly hypothesis: string
  readonly metric: GrowthMetric
  readonly arms: ReadonlyArray<{ readonly variantId: string; readonly change: string }>
}

/**
 * What there is to find out with the variants of a post. Each arm is a variant of its own: numbers of two sendings of
 * one variant could not be told apart, and networks refuse the second.
 */
export const experimentsOf = (input: GrowthInput): ReadonlyArray<Experiment> => {
  const words = primarySubtag(input.language) === "de" ? german : english
  const [first, ...others] = input.variants
  const all = others
    .flatMap((other) => comparing(first, other, input, words))
    .filter(({ arms, hypothesis, name }) =>
      [name, hypothesis, ...arms.map(({ change }) => change)].every((text) => textProblems(text, input).length === 0)
    )
  return all
    .filter(({ name }, at) => all.findIndex((one) => one.name === name) === at)
    .slice(0, growthLimits.maxExperiments)
}

// Two variants that open with other words; where they are built in other ways that is what is asked.
const comparing = (a: GrowthVariant, b: GrowthVariant, input: GrowthInput, words: Words): ReadonlyArray<Experiment> => {
  const [left, right] = [openingOf(a, input), openingOf(b, input)]
  if (left === right) return []
  const metric = metricFor(input.platform, input.format)
  const [one, two] = [kindOf(left, a.approach, words), kindOf(right, b.approach, words)]
  const isBuilt = one !== two
  if (!isBuilt && left.length === right.length) return []
  return [
    {
      name: isBuilt ? words.names.approach(one.name, two.name) : words.names.opening,
      variable: isBuilt ? "approach" : "opening",
      hypothesis: isBuilt ? words.built(one.with, two.with, words.does[metric]) : words.shorter(words.does[metric]),
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
const kindOf = (line: string, approach: string, words: Words): Kind => {
  if (/\?["”“’»)]*$/u.test(line)) return words.kinds["question-answer"] ?? words.statement
  if (/\p{Nd}/u.test(line)) return words.kinds["lead-fact"] ?? words.statement
  return (
    (approach === "question-answer" || approach === "lead-fact" ? undefined : words.kinds[approach]) ?? words.statement
  )
}

const metricFor = (platform: Platform, format: Format): GrowthMetric => {
  if (format === "video") return "watch-through-rate"
  if (format === "carousel") return "save-rate"
  return platform === "instagram" ? "share-rate" : "comment-rate"
}

/** What a wording opens with: by itself, and within a sentence. */
interface Kind {
  readonly name: string
  readonly with: string
}

interface Words {
  readonly names: { readonly approach: (one: string, two: string) => string; readonly opening: string }
  readonly kinds: Readonly<Record<string, Kind>>
  readonly statement: Kind
  readonly does: Readonly<Partial<Record<GrowthMetric, string>>>
  readonly built: (one: string, two: string, does: string | undefined) => string
  readonly shorter: (does: string | undefined) => string
  readonly opens: (line: string) => string
}

const kind = (name: string, within: string): Kind => ({ name, with: within })

const quotedEnglish = kind("quotation", "somebody’s own words")
const english: Words = {
  names: { approach: (one, two) => `Opening: ${one} or ${two}`, opening: "Opening: the shorter or the longer line" },
  statement: kind("statement", "a statement"),
  kinds: {
    "question-answer": kind("question", "a question"),
    "lead-fact": kind("figure", "a figure"),
    quotation: quotedEnglish,
    "pull-quote": quotedEnglish,
    "speaker-first": kind("name", "the name of who speaks"),
    list: kind("list", "a list"),
    "numbered-steps": kind("steps", "steps"),
    contrast: kind("contrast", "a contrast"),
    story: kind("story", "what happened"),
    headline: kind("headline", "a headline"),
    tip: kind("tip", "a tip"),
    "detail-first": kind("detail", "a detail"),
    points: kind("points", "one statement and points")
  },
  does: {
    "watch-through-rate": "watch to the end",
    "save-rate": "save it",
    "share-rate": "pass it on",
    "comment-rate": "answer"
  },
  built: (one, two, does = "react") => `When the post opens with ${one} rather than with ${two}, more people ${does}.`,
  shorter: (does = "react") => `With the shorter first line more people ${does}.`,
  opens: (line) => `Opens with: ${line}`
}

const quotedGerman = kind("Zitat", "einem Zitat")
const german: Words = {
  names: {
    approach: (one, two) => `Anfang: ${one} oder ${two}`,
    opening: "Anfang: die kürzere oder die längere Zeile"
  },
  statement: kind("Aussage", "einer Aussage"),
  kinds: {
    "question-answer": kind("Frage", "einer Frage"),
    "lead-fact": kind("Zahl", "einer Zahl"),
    quotation: quotedGerman,
    "pull-quote": quotedGerman,
    "speaker-first": kind("Name", "dem Namen dessen, der spricht"),
    list: kind("Liste", "einer Liste"),
    "numbered-steps": kind("Schritte", "Schritten"),
    contrast: kind("Gegensatz", "einem Gegensatz"),
    story: kind("Erlebnis", "einem Erlebnis"),
    headline: kind("Überschrift", "einer Überschrift"),
    tip: kind("Rat", "einem Rat"),
    "detail-first": kind("Einzelheit", "einer Einzelheit"),
    points: kind("Punkte", "einer Aussage und Punkten")
  },
  does: {
    "watch-through-rate": "sehen mehr Menschen bis zum Ende zu",
    "save-rate": "speichern mehr Menschen den Post",
    "share-rate": "geben mehr Menschen den Post weiter",
    "comment-rate": "antworten mehr Menschen"
  },
  built: (one, two, does = "reagieren mehr Menschen") => `Wenn der Post mit ${one} beginnt statt mit ${two}, ${does}.`,
  shorter: (does = "reagieren mehr Menschen") => `Mit der kürzeren ersten Zeile ${does}.`,
  opens: (line) => `Beginnt mit: ${line}`
}
