/**
 * Results of posts behind the promise door: reads what programs pass, and calls the service.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { InsightReport as Report } from "../../analytics/Insight.ts"
import { Insights } from "../../analytics/Insights.ts"
import { decodeResults } from "../../analytics/ResultsDecoder.ts"
import { decodeBrief } from "../../campaign/BriefParser.ts"
import { GeneratedBy } from "../../content/Post.ts"
import type { CurrentActor } from "../../tenancy/Actor.ts"
import { LanguageTag } from "../../text/Language.ts"
import type { InsightReport, InsightsOptions } from "../Results.ts"
import { inputCheck } from "./inputCheck.ts"

/** Runs a use case as the owner. Rejects with `PostwrightError`. */
export type RunInsights = <A, E>(
  effect: Effect.Effect<A, E, Insights | CurrentActor>,
  signal?: AbortSignal
) => Promise<A>

/** Says what results say. The options were checked. */
export const insightCalls =
  (run: RunInsights) =>
  (options: InsightsOptions): Promise<InsightReport> => {
    const { allowFloor, budget, model, signal } = options
    const language = options.language === undefined ? undefined : check("language", LanguageTag, options.language)
    return run(
      Effect.gen(function* () {
        const results = isNone(options.results) ? [] : yield* decodeResults(options.results)
        const brief = options.brief === undefined ? undefined : yield* decodeBrief(options.brief)
        const { costs, generatedBy, report } = yield* (yield* Insights).find(
          {
            results,
            ...(language === undefined ? {} : { language }),
            ...(brief === undefined
              ? {}
              : {
                  brief: {
                    topic: brief.topic,
                    audience: brief.audience ?? "",
                    goals: brief.goals ?? [],
                    brand: brief.brand ?? {},
                    languages: brief.languages ?? []
                  }
                })
          },
          {
            ...(model === undefined ? {} : { model }),
            ...(allowFloor === undefined ? {} : { allowFloor }),
            ...(budget === undefined ? {} : { budgetMicroUsd: Math.round(budget * 1_000_000) })
          }
        )
        return {
          ...encodeReport(report),
          generatedBy: encodeGeneratedBy(generatedBy),
          costMicroUsd: costs.reduce((sum, cost) => sum + cost.costMicroUsd, 0)
        }
      }),
      signal
    )
  }

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const check = inputCheck({ remedy: 'Leave it out, or write a language such as "en" or "de-AT"' })

/** No results are an answer too: that nothing can be said yet. */
const isNone = (results: unknown): boolean => Array.isArray(results) && results.length === 0

const encodeReport = Schema.encodeSync(Report)
const encodeGeneratedBy = Schema.encodeSync(GeneratedBy)
