/**
 * `postwright insights`: what the results of posts say.
 *
 * @since 0.1.0
 */
import { type Insight, type InsightReport } from "@postwright/core/analytics/Insight"
import { Insights } from "@postwright/core/analytics/Insights"
import { type BriefInput, briefLimits } from "@postwright/core/campaign/Brief"
import { parse as parseBrief } from "@postwright/core/campaign/BriefParser"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, Option } from "effect"
import * as Models from "../config/Models.ts"
import * as Settings from "../config/Settings.ts"
import { estimateLayer } from "../Main.ts"
import { dollars } from "./Dollars.ts"
import * as PipeFile from "./PipeFile.ts"
import { readResults } from "./ResultsInput.ts"
import { printable, Screen } from "./Screen.ts"
import { readTextFile } from "./TextFile.ts"

/** The command's arguments as they were parsed. */
export interface InsightsArguments {
  readonly results: string
  readonly brief: Option.Option<string>
  readonly model: Option.Option<string>
  /** US dollars. */
  readonly budget: Option.Option<number>
  readonly messages: "en" | "de"
  readonly json: boolean
}

/** Reads the results and writes what they say, in the language of `--messages`. Nothing is kept. */
export const insights = Effect.fn("insights")(function* (args: InsightsArguments) {
  const screen = yield* Screen
  const results = yield* readResults(args.results, { briefFrom: Option.getOrUndefined(args.brief) })
  const brief = Option.isNone(args.brief) ? undefined : yield* readBrief(args.brief.value, args.messages)
  const setting = yield* Settings.model
  const model = yield* Models.parse(
    Option.getOrElse(
      Option.orElse(args.model, () => setting),
      () => "none"
    )
  )
  const models = yield* Models.layerFor(model)
  const { costs, generatedBy, report } = yield* Effect.flatMap(Insights, ({ find }) =>
    find(
      { results, language: args.messages, ...(brief === undefined ? {} : { brief }) },
      {
        model,
        ...Option.match(args.budget, {
          onNone: () => ({}),
          onSome: (amount) => ({ budgetMicroUsd: Math.max(1, Math.round(amount * 1_000_000)) })
        })
      }
    )
  ).pipe(Effect.provide(estimateLayer({ models })), Effect.provideService(CurrentActor, localOwner))
  const costMicroUsd = costs.reduce((sum, cost) => sum + cost.costMicroUsd, 0)
  if (args.json) {
    const result = { type: "result", schemaVersion: "1", results: results.length, ...report, generatedBy, costMicroUsd }
    return yield* screen.out(`${JSON.stringify(result)}\n`)
  }
  yield* screen.out(printable(reportText(report, results.length, costMicroUsd, args.messages)))
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const readBrief = Effect.fnUntraced(function* (path: string, language: string) {
  const text = yield* readTextFile(path, { what: "the brief", maxBytes: briefLimits.maxBriefBytes })
  const brief: BriefInput = yield* parseBrief(text, { name: PipeFile.isDescriptor(path) ? "brief" : path })
  const { audience = "", brand = {}, goals = [], languages = [language], topic } = brief
  return { topic, audience, brand, goals, languages }
})

const reportText = (
  { comparisons, insights: found, posts, tooLittle }: InsightReport,
  results: number,
  costMicroUsd: number,
  messages: "en" | "de"
): string => {
  const words = messages === "de" ? german : english
  return [
    words.compared(results, posts, comparisons),
    "",
    ...(tooLittle === undefined ? [] : [tooLittle, ""]),
    ...found.flatMap((insight, index) => [
      `${index + 1}. ${insight.statement}`,
      `   ${insight.advice}`,
      `   ${words.sure(insight)}`,
      ""
    ]),
    ...(found.length === 0 ? [] : [words.caution]),
    ...(costMicroUsd === 0 ? [] : [words.cost(dollars(costMicroUsd))]),
    ...(found.length === 0 && costMicroUsd === 0 ? [] : [""])
  ].join("\n")
}

const english = {
  compared: (results: number, posts: number, comparisons: number) =>
    `${results} ${results === 1 ? "post" : "posts"} read, ${posts} with a known engagement rate, ${comparisons} ${comparisons === 1 ? "comparison" : "comparisons"}`,
  sure: ({ confidence, sampleA, sampleB }: Insight) =>
    `${sampleA} and ${sampleB} posts; confidence ${(confidence * 100).toFixed(1)}%`,
  caution: "Posts were not assigned by chance: what goes with a better result need not be its cause.",
  cost: (amount: string) => `Models cost: ${amount}`
}

const german: typeof english = {
  compared: (results, posts, comparisons) =>
    `${results} ${results === 1 ? "Post" : "Posts"} gelesen, ${posts} mit bekannter Engagement-Rate, ${comparisons} ${comparisons === 1 ? "Vergleich" : "Vergleiche"}`,
  sure: ({ confidence, sampleA, sampleB }) =>
    `${sampleA} und ${sampleB} Posts; Konfidenz ${(confidence * 100).toFixed(1).replace(".", ",")} %`,
  caution: "Posts wurden nicht zugelost: Was mit einem besseren Ergebnis einhergeht, muss nicht seine Ursache sein.",
  cost: (amount) => `Kosten der Modelle: ${amount}`
}
