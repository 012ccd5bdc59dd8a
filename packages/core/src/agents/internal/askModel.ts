import { DateTime, Duration, Effect, Option, Random, Result } from "effect"
import { type Generation, type LanguageModel } from "../../models/LanguageModel.ts"
import { type ModelError } from "../../models/ModelError.ts"
import { costMicroUsd, type ModelUsage } from "../../models/ModelUsage.ts"
import { type CurrentActor } from "../../tenancy/Actor.ts"
import { type BudgetId } from "../../usage/Budget.ts"
import { type UsageError } from "../../usage/UsageError.ts"
import { type Agent, type Prompt } from "../Agent.ts"
import { ModelFailure } from "../AgentError.ts"
import { type AnswerWatch } from "../AnswerWatch.ts"
import { type AgentIssue } from "../AgentIssue.ts"
import { AgentStep, type StepOutcome } from "../AgentTrace.ts"
import { firstRequest, repairRequest, roomierRequest } from "./conversation.ts"
import { decodeAnswer } from "./decodeAnswer.ts"
import { type Called, type ModelCall } from "./modelCall.ts"

const defaultMaxRepairs = 2

/** Tries of one question after failures that pass. */
const maxRetries = 2
/** The same for the last model, after failures that cost nothing: who waits there waits for the whole operation. */
const maxFreeRetries = 4
const free: ReadonlySet<string> = new Set(["Overloaded", "RateLimited", "Unreachable"])
const firstWait = Duration.seconds(1)

/** A vendor that asks to wait longer than this is passed over. */
const maxWait = Duration.minutes(1)

/** How long to wait in all while a vendor is paused: where another model may answer, and where none is left. */
const patience = { withNext: Duration.seconds(5), last: Duration.minutes(5) }

export type Asked<Output> =
  | { readonly kind: "accepted"; readonly value: Output; readonly generation: Generation }
  | { readonly kind: "exhausted"; readonly failure: ModelFailure }

/** Asks one model until an answer is accepted, or its repairs and retries are used up. Adds each step to `steps`. */
export const askModel = Effect.fnUntraced(function* <Input, Wire, Output>(options: {
  readonly agent: Agent<Input, Wire, Output>
  readonly input: Input
  readonly prompt: Prompt
  readonly model: LanguageModel
  /** Whether another model is asked when this one fails. */
  readonly hasNext: boolean
  /** How often the whole operation was given up before. */
  readonly round: number
  readonly operationKey: string
  readonly budgets: ReadonlyArray<BudgetId>
  readonly seed: number | undefined
  readonly timeout: Duration.Duration
  readonly watch?: AnswerWatch
  readonly call: (call: ModelCall) => Effect.Effect<Called, never, CurrentActor>
  /** Tells the router whether an answer could be used. */
  readonly judged: (isUsable: boolean) => Effect.Effect<void>
  readonly steps: Array<AgentStep>
}): Effect.fn.Return<Asked<Output>, never, CurrentActor> {
  const { agent, input, model, operationKey, budgets, timeout, steps } = options
  const maxRepairs = agent.maxRepairs ?? defaultMaxRepairs
  const first = firstRequest(agent, options.prompt, model, options.seed)
  let request = first
  let purpose: AgentStep["purpose"] = "ask"
  let repairs = 0
  let retries = 0
  let attempt = steps.filter((step) => step.model === model.id).length
  let waited = Duration.zero
  let isWaiting = false

  for (;;) {
    if (!isWaiting) attempt++
    const startedAt = yield* DateTime.now
    const { isReplayed, keep, result } = yield* options.call({
      model,
      task: agent.task,
      request,
      operationKey,
      budgets,
      timeout,
      round: options.round,
      repairs,
      retries,
      ...(options.watch === undefined ? {} : { watch: { ...options.watch, answer: attempt } })
    })
    const judged = Result.isFailure(result) ? undefined : yield* decodeAnswer(agent, input, result.success)
    const endedAt = yield* DateTime.now
    const timing = { startedAt, durationMillis: Duration.toMillis(DateTime.distance(startedAt, endedAt)), isReplayed }
    const common = { by: "model", model: model.id, attempt, purpose, ...timing } as const

    if (Result.isSuccess(result) && judged !== undefined) {
      const generation = result.success
      if (!isReplayed) yield* options.judged(judged.outcome === "accepted")
      steps.push(new AgentStep({ ...common, ...answered(model, generation, budgets), ...judgedFields(judged) }))
      if (judged.outcome === "accepted") {
        yield* keep
        return { kind: "accepted", value: judged.value, generation }
      }
      if (repairs === maxRepairs) return exhausted(model, judged.outcome, judged.issues)
      request = repairRequest(first, generation.text, judged.issues)
    } else if (Result.isFailure(result)) {
      const error = result.failure
      const isPaused = error.reason._tag === "VendorPaused"
      // One step, however often it is looked whether the pause is over.
      if (!isWaiting || !isPaused) steps.push(new AgentStep({ ...common, ...failed(model, error) }))
      const wait = waitBefore(error, { retries, waited, hasNext: options.hasNext })
      isWaiting = isPaused && Option.isSome(wait)
      if (Option.isSome(wait)) {
        // Nobody was asked while the vendor is paused, so that is no try.
        if (isPaused) waited = Duration.sum(waited, wait.value)
        else {
          retries++
          purpose = "retry"
        }
        // Spread, so that many agents that were turned away together do not come back together.
        yield* Effect.sleep(Duration.times(wait.value, 1 + 0.2 * (yield* Random.next)))
        continue
      }
      if (error.reason._tag !== "Truncated" || repairs === maxRepairs) return gaveUp(model, error)
      request = roomierRequest(first, model)
    }
    repairs++
    retries = 0
    isWaiting = false
    purpose = "repair"
  }
})

// How long to wait before the same question is tried again; none: it is not.
const waitBefore = (
  error: ModelError | UsageError,
  {
    hasNext,
    retries,
    waited
  }: { readonly hasNext: boolean; readonly retries: number; readonly waited: Duration.Duration }
): Option.Option<Duration.Duration> => {
  if (!error.isRetryable) return Option.none()
  const { reason } = error
  const asked = "retryAfter" in reason ? reason.retryAfter : undefined
  const wait = asked ?? Duration.times(firstWait, 2 ** retries)
  if (Duration.isGreaterThan(wait, maxWait)) return Option.none()
  if (reason._tag === "VendorPaused") {
    const limit = hasNext ? patience.withNext : patience.last
    return Duration.isGreaterThan(Duration.sum(waited, wait), limit) ? Option.none() : Option.some(wait)
  }
  return retries < (!hasNext && free.has(reason._tag) ? maxFreeRetries : maxRetries) ? Option.some(wait) : Option.none()
}

const answered = (model: LanguageModel, generation: Generation, budgets: ReadonlyArray<BudgetId>) => {
  const costs = spent(model, generation)
  const isUncounted = budgets.length > 0 && costs.costMicroUsd === undefined
  return {
    answeredBy: { vendor: generation.vendor, model: generation.model },
    warnings: isUncounted ? [...generation.warnings, unknownCost] : generation.warnings,
    ...costs
  }
}

const unknownCost = "What this answer cost is unknown, so the budgets count its tokens only"

const judgedFields = (judged: { readonly outcome: StepOutcome; readonly issues?: ReadonlyArray<AgentIssue> }) => ({
  outcome: judged.outcome,
  issues: judged.issues ?? [],
  detail: ""
})

const failed = (model: LanguageModel, error: ModelError | UsageError) => ({
  outcome: outcomes[error.reason._tag] ?? ("failed" as const),
  code: error.code,
  detail: error.message,
  issues: [],
  warnings: [],
  ...("usage" in error.reason && error.reason.usage !== undefined ? spent(model, { usage: error.reason.usage }) : {})
})

const outcomes: { readonly [tag: string]: StepOutcome } = {
  Refused: "refused",
  Truncated: "truncated",
  BudgetExceeded: "limit-reached"
}

const spent = (
  model: LanguageModel,
  { usage }: Pick<Generation, "usage">
): { readonly usage: ModelUsage; readonly costMicroUsd?: number } => {
  const cost = costMicroUsd(usage, model.pricing)
  return { usage, ...(cost === undefined ? {} : { costMicroUsd: cost }) }
}

const gaveUp = (model: LanguageModel, error: ModelError | UsageError) => ({
  kind: "exhausted" as const,
  failure: new ModelFailure({
    model: model.id,
    code: error.code,
    message: error.message,
    isRetryable: error.isRetryable
  })
})

const exhausted = (model: LanguageModel, outcome: StepOutcome, issues: ReadonlyArray<AgentIssue>) => ({
  kind: "exhausted" as const,
  failure: new ModelFailure({
    model: model.id,
    code: `agent-answer-${outcome}`,
    message: `its answer is ${outcome}: ${issues.slice(0, 5).join("; ")}`,
    isRetryable: false
  })
})
