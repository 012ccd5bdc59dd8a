/**
 * The analyst: what the results of published posts say. Every number is computed here from the results; a model chooses
 * what is worth telling and words it.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import { type Comparison, comparePosts } from "../../analytics/Comparisons.ts"
import { type GroupComparison, Insight, insightDimensions, InsightReport } from "../../analytics/Insight.ts"
import { type PostResult } from "../../analytics/PostResult.ts"
import { type Brief } from "../../campaign/Brief.ts"
import { platforms } from "../../content/Platform.ts"
import { uncitedClaims } from "../../policy/UncitedClaims.ts"
import { type LanguageTag, primarySubtag } from "../../text/Language.ts"
import { singleLine } from "../../text/Normalisation.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { fitting } from "../PromptTexts.ts"
import { floorWords, remarkIssues, remarkLanguage } from "../Remarks.ts"
import { adviceOf, figuresOf, statementOf, tooLittleOf } from "./internal/words.ts"

export interface InsightInput {
  /** What the posts are for. */
  readonly brief?: Pick<Brief, "topic" | "audience" | "goals" | "brand" | "languages"> | undefined
  readonly results: ReadonlyArray<PostResult>
  /** Language of the report. @default the brief's first one, else English */
  readonly language?: LanguageTag | undefined
}

/** Most insights of one report. */
const mostInsights = 10

const wording = definePrompt({
  name: "insight",
  version: 1,
  system: `You tell a team what the results of its posts say, as a statistician does who is asked for plain words. All comparisons, numbers and tests were computed before; you choose which of them the team can act on, and word them. You never say that one thing causes another: posts were not assigned by chance.

A statement says what was compared, which group did better, and by how much. Advice says what to do next, in one sentence. Use no figure that the comparison does not have.`,
  task: `Choose at most {{most}} comparisons, the most useful first, each with its dimension, network and the labels a and b exactly as given. Leave out the network where none is given. Write statement and advice as one sentence each, in the language "{{language}}".`
})

/** Differences between groups of posts that the numbers bear out, the strongest first; or why there are none. */
export const InsightAgent = defineAgent({
  name: "insight",
  version: 1,
  task: "judge",
  contract: z.object({
    insights: z
      .array(
        z.object({
          dimension: z.enum(insightDimensions),
          platform: z.enum(platforms).optional(),
          a: z.string().min(1).max(200),
          b: z.string().min(1).max(200),
          statement: z.string().trim().min(1).max(500),
          advice: z.string().trim().min(1).max(500)
        })
      )
      .max(mostInsights)
  }),
  temperature: 0,
  wording,
  prompt: (input: InsightInput, chosen = wording) => {
    const { brief } = input
    return renderPrompt(chosen, {
      values: { most: mostInsights, language: languageOf(input) },
      policy: [
        "Rates are medians of engagement: interactions divided by impressions or by people reached, as each comparison says",
        "A comparison that is not listed is not borne out, and is refused"
      ],
      request: [
        ...(brief === undefined
          ? []
          : fitting(
              [
                { label: "topic", text: brief.topic },
                { label: "audience", text: brief.audience },
                ...brief.goals.map((text) => ({ label: "goal", text }))
              ],
              maxBriefCharacters
            ))
      ],
      evidence: fitting(
        comparePosts(input.results).clear.map((comparison, index) => ({
          label: `comparison ${index + 1}`,
          text: shown(comparison)
        })),
        maxEvidenceCharacters
      )
    })
  },
  language: (input) => languageOf(input),
  prose: (wire) => wire.insights.flatMap(({ advice, statement }) => [statement, advice]),
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const found = comparePosts(input.results)
      const language = languageOf(input)
      const chosen = wire.insights.map((told) => ({ ...told, comparison: match(found.clear, told) }))
      const issues = chosen.flatMap(({ a, advice, b, comparison, dimension, statement }, index) => {
        const path = ["insights", index]
        if (comparison === undefined) {
          const isKnown = match(found.all, chosen[index]!) !== undefined
          const why = isKnown ? "could be chance" : "was not made, or has fewer than five posts on a side"
          return [{ path, message: `the comparison of "${a}" with "${b}" by ${dimension} ${why}; leave it out` }]
        }
        const isAgain = chosen.findIndex((one) => one.comparison === comparison) !== index
        const about = figuresOf(comparison)
        return [
          ...(isAgain ? [{ path, message: "is told twice" }] : []),
          ...Object.entries({ statement, advice }).flatMap(([name, text]) => [
            ...remarkIssues([...path, name], text, { brief: input.brief ?? noBrief, findings: [], about, language }),
            ...foreignClaims(text, about, language)
              // Advice may count what is to be done: “two wordings”.
              .filter((claim) => name === "statement" || !/^\p{L}+$/u.test(claim))
              .map((claim) => ({
                path: [...path, name],
                message: `“${claim}” stands nowhere in this comparison; leave it out`
              }))
          ])
        ]
      })
      if (wire.insights.length === 0 && found.clear.length > 0) {
        issues.push({ path: ["insights"], message: "is empty, but there are comparisons that the numbers bear out" })
      }
      yield* checkIssues(issues)
      const insights = chosen
        .flatMap(({ advice, comparison, statement }) =>
          comparison === undefined ? [] : [{ advice, comparison, statement }]
        )
        .toSorted((x, y) => found.clear.indexOf(x.comparison) - found.clear.indexOf(y.comparison))
        .map(({ advice, comparison, statement }) => insightOf(comparison, singleLine(statement), singleLine(advice)))
      return new InsightReport({
        insights,
        posts: found.posts,
        comparisons: found.all.length,
        ...(insights.length === 0 ? { tooLittle: tooLittleOf(found, input.results.length, floorWords(language)) } : {})
      })
    }),
  floor: (input) => {
    const words = floorWords(languageOf(input))
    const told = new Set<string>()
    const insights = comparePosts(input.results)
      .clear.filter(({ dimension, platform }) => {
        // Groups of one dimension are each other's rest: the strongest says it.
        const key = `${platform ?? ""} ${dimension}`
        return told.has(key) ? false : told.add(key)
      })
      .slice(0, mostInsights)
      .map((comparison) => ({
        dimension: comparison.dimension,
        ...(comparison.platform === undefined ? {} : { platform: comparison.platform }),
        a: comparison.a,
        b: comparison.b,
        statement: statementOf(comparison, words),
        advice: adviceOf(comparison, words)
      }))
    return { insights }
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxBriefCharacters = 10_000
const maxEvidenceCharacters = 30_000

const noBrief = { topic: "", audience: "", goals: [], brand: {} }

const languageOf = ({ brief, language }: InsightInput): LanguageTag =>
  language ?? (brief === undefined ? "en" : remarkLanguage(brief))

// In either order: which group is the better one is for the numbers to say.
const match = (
  comparisons: ReadonlyArray<Comparison>,
  told: Pick<Comparison, "dimension" | "a" | "b"> & { readonly platform?: Comparison["platform"] | undefined }
): Comparison | undefined =>
  comparisons.find(
    (one) =>
      one.dimension === told.dimension &&
      one.platform === told.platform &&
      ((one.a === told.a && one.b === told.b) || (one.a === told.b && one.b === told.a))
  )

// In German two nouns side by side are too often taken for a name.
const foreignClaims = (text: string, about: ReadonlyArray<string>, language: LanguageTag): ReadonlyArray<string> =>
  uncitedClaims(text, { language, quotes: about }).flatMap(({ kind, text: claim }) => {
    if (kind === "superlative") return []
    return kind !== "name" || (/\s/u.test(claim) && primarySubtag(language) !== "de") ? [claim] : []
  })

const shown = (comparison: Comparison): string => {
  const { a, b, dimension, lift, medianA, medianB, pValue, per, platform, sampleA, sampleB } = comparison
  const percent = (rate: number) => `${(rate * 100).toFixed(2)} %`
  return [
    `dimension: ${dimension}`,
    ...(platform === undefined ? [] : [`network: ${platform}`]),
    `a: ${a}`,
    `b: ${b}`,
    `a has a median of ${percent(medianA)} in ${sampleA} posts, b ${percent(medianB)} in ${sampleB} posts, per ${per}`,
    ...(lift === undefined ? [] : [`a is ${(lift * 100).toFixed(0)} % higher`]),
    `corrected p-value: ${pValue.toFixed(4)}`
  ].join("\n")
}

const insightOf = (comparison: Comparison, statement: string, advice: string): Insight => {
  const { a, b, dimension, lift, medianA, medianB, pValue, per, platform, postIdsA, postIdsB, sampleA, sampleB } =
    comparison
  const groups: GroupComparison = {
    a,
    b,
    medianA: rounded(medianA),
    medianB: rounded(medianB),
    ...(lift === undefined ? {} : { lift: rounded(lift) }),
    per
  }
  return new Insight({
    statement,
    dimension,
    ...(platform === undefined ? {} : { platform }),
    comparison: groups,
    sampleA,
    sampleB,
    confidence: Math.floor((1 - pValue) * 1_000) / 1_000,
    evidence: [...new Set([...postIdsA.slice(0, 10), ...postIdsB.slice(0, 10)])],
    advice
  })
}

const rounded = (value: number): number => Math.round(value * 100_000) / 100_000
