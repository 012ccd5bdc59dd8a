/**
 * Use cases of results: what do they say, and what follows from it.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { type AgentCost, costsOf } from "../agents/AgentCost.ts"
import { type AgentError } from "../agents/AgentError.ts"
import { AgentRunner } from "../agents/AgentRunner.ts"
import { InsightAgent, type InsightInput } from "../agents/insight/InsightAgent.ts"
import { type AuditError } from "../audit/AuditError.ts"
import { Audit, type AuditInput } from "../audit/Audit.ts"
import { type GeneratedBy } from "../content/Post.ts"
import { asksModel, type ModelChoice } from "../models/ModelChoice.ts"
import { CurrentActor, requirePermission } from "../tenancy/Actor.ts"
import { type TenancyError } from "../tenancy/TenancyError.ts"
import { sha256Json } from "../text/Digest.ts"
import { Budget, BudgetId } from "../usage/Budget.ts"
import { Ledger } from "../usage/Ledger.ts"
import { type UsageError } from "../usage/UsageError.ts"
import { comparePosts } from "./Comparisons.ts"
import { type InsightReport } from "./Insight.ts"
import { type ResultsError } from "./ResultsError.ts"
import { checkCount } from "./ResultsLimit.ts"

/** How results are looked at. */
export interface InsightsOptions {
  /** Who chooses and words the insights; every number is computed. @default "none" */
  readonly model?: ModelChoice
  /** Whether the floor may word them when every chosen model failed. @default false */
  readonly allowFloor?: boolean
  /** What models may cost for these results, in micro-USD; what was paid for the same question before counts. @default no limit */
  readonly budgetMicroUsd?: number
}

/** What was found, and what it cost. */
export interface InsightsFound {
  /** The same for the same results, brief, language and model: names the stream of the audit log, and the budget. */
  readonly insightsId: string
  readonly report: InsightReport
  readonly generatedBy: GeneratedBy
  /** Of models; empty where none was asked. */
  readonly costs: ReadonlyArray<AgentCost>
}

export class Insights extends Context.Service<
  Insights,
  {
    /**
     * What the results say. Results that bear nothing out lead to a report without insights that says why, and no
     * model is asked. Of several results of one post the last counts. The same question is never paid for twice, where
     * a lasting store is set up. One entry of the audit log tells how many results there were and what was found.
     *
     * Needs `campaign:write`. Fails with `ResultsUnusable` beyond `resultsLimits`, and like `AgentRunner.run`.
     */
    readonly find: (
      input: InsightInput,
      options?: InsightsOptions
    ) => Effect.Effect<InsightsFound, AgentError | AuditError | ResultsError | TenancyError | UsageError, CurrentActor>
  }
>()("@postwright/core/analytics/Insights") {
  static readonly layerNoDeps = Layer.effect(
    Insights,
    Effect.gen(function* () {
      const [runner, ledger, audit] = [yield* AgentRunner, yield* Ledger, yield* Audit]

      const openBudget = Effect.fnUntraced(function* (id: BudgetId, microUsd: number | undefined) {
        const { organizationId } = yield* CurrentActor
        const limits = microUsd === undefined ? {} : { microUsd }
        yield* ledger.setBudget(organizationId, new Budget({ id, limits, window: { _tag: "total" } }))
      })

      const log = Effect.fnUntraced(function* (insightsId: string, detail: AuditInput["detail"]) {
        const entry = { step: "insights", subject: insightsId, action: "insights-found", detail }
        yield* audit.log(insightsId, entry).pipe(
          // Another answer of a model to the same question: both stand.
          Effect.catchReason("AuditError", "AuditConflict", () =>
            audit.log(insightsId, { ...entry, step: `insights@${sha256Json(detail).slice(0, 12)}` })
          )
        )
      })

      const find = Effect.fn("Insights.find")(function* (input: InsightInput, options: InsightsOptions = {}) {
        yield* requirePermission("campaign:write")
        yield* checkCount(input.results)
        const { allowFloor = false, budgetMicroUsd } = options
        const model = insightModel(input, options.model ?? "none")
        const insightsId = `insights-${sha256Json(questionOf(input, model)).slice(0, 16)}`
        const budgetId = BudgetId.make(insightsId)
        const isPaid = asksModel(model, InsightAgent.task)
        if (isPaid) yield* openBudget(budgetId, budgetMicroUsd)
        const { generatedBy, trace, value } = yield* runner.run(InsightAgent, input, {
          model,
          allowFloor,
          operationKey: insightsId,
          budgets: isPaid ? [budgetId] : []
        })
        const costs = costsOf(trace)
        yield* log(insightsId, {
          results: input.results.length,
          posts: value.posts,
          comparisons: value.comparisons,
          insights: value.insights.length,
          generatedBy: { ...generatedBy },
          costMicroUsd: costs.reduce((sum, cost) => sum + cost.costMicroUsd, 0),
          ...(costs.length === 0 ? {} : { costs: costs.map((cost) => ({ ...cost })) })
        })
        return { insightsId, report: value, generatedBy, costs }
      })

      return Insights.of({ find })
    })
  )

  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Audit.layer))
}

/** Nobody is asked to word what the numbers do not bear out. */
export const insightModel = <Choice extends ModelChoice>(
  { results }: Pick<InsightInput, "results">,
  model: Choice
): Choice | "none" => (comparePosts(results).clear.length === 0 ? "none" : model)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const questionOf = ({ brief, language, results }: InsightInput, model: ModelChoice) => ({
  model,
  language: language ?? null,
  brief:
    brief === undefined
      ? null
      : {
          topic: brief.topic,
          audience: brief.audience,
          goals: brief.goals,
          brand: brief.brand,
          languages: brief.languages
        },
  results: results.map((result) => ({ ...result }))
})
