/**
 * Runs agents: chooses the model, decodes the answer, has it repaired, falls back to the next model and, where that
 * is allowed, to the floor. Every step is traced; no answer is paid for twice.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Duration, Effect, Layer } from "effect"
import { type GeneratedBy } from "../content/Post.ts"
import { GenerationStore } from "../models/GenerationStore.ts"
import { observedAgent } from "../models/GenAiTelemetry.ts"
import { type Generation } from "../models/LanguageModel.ts"
import { type LanguageModels } from "../models/LanguageModels.ts"
import { asksModel, type ModelChoice } from "../models/ModelChoice.ts"
import { ModelRouter } from "../models/ModelRouter.ts"
import { ResponseCache } from "../models/ResponseCache.ts"
import { type ObjectStore } from "../objects/ObjectStore.ts"
import { type CurrentActor, type OrganizationId, requirePermission } from "../tenancy/Actor.ts"
import { type TenancyError } from "../tenancy/TenancyError.ts"
import { primarySubtag } from "../text/Language.ts"
import { type BudgetId } from "../usage/Budget.ts"
import { Ledger } from "../usage/Ledger.ts"
import { type BudgetExceeded } from "../usage/UsageError.ts"
import { type Agent, type Prompt } from "./Agent.ts"
import {
  AgentError,
  BudgetReached,
  FloorLanguageUnsupported,
  FloorRejected,
  ModelFailure,
  ModelNeeded,
  NoUsableAnswer,
  PromptUnavailable
} from "./AgentError.ts"
import { AgentStep, AgentTrace } from "./AgentTrace.ts"
import { type AnswerWatch } from "./AnswerWatch.ts"
import { askModel } from "./internal/askModel.ts"
import { decodeFloor } from "./internal/decodeAnswer.ts"
import { makeModelCalls } from "./internal/modelCall.ts"
import { wordingInUse } from "./internal/wordingInUse.ts"
import { PromptStore } from "./PromptStore.ts"

export interface RunOptions {
  readonly model: ModelChoice
  /** Whether the floor may answer when every chosen model failed. Without a chosen model it always answers. */
  readonly allowFloor: boolean
  /** Names the operation within the organization, such as a run and a step: what it paid for once is not paid again. */
  readonly operationKey: string
  /**
   * Charged for every answer, in tokens and, where a model's price is known, micro-USD; a call that does not fit into
   * all of them is not made. @default none
   */
  readonly budgets?: ReadonlyArray<BudgetId>
  /** Passed to models that take one. */
  readonly seed?: number
  /** Longest wait for one answer. @default "2 minutes" */
  readonly timeout?: Duration.Input
  /**
   * Whether an operation that was given up because no answer could be used is asked anew when it runs again. Where it is
   * not, the record of its answers stands, and it fails as it did. @default true
   */
  readonly asksAnew?: boolean
  /** Looks at answers while they are written, where the model streams; else at whole ones. @default nobody */
  readonly watch?: AnswerWatch
  /**
   * What comes next can be made ready while the first answer is awaited: it starts once the request has left, and is
   * given up when the answer comes first. How it ends makes no difference. @default nothing
   */
  readonly meanwhile?: Effect.Effect<unknown, unknown>
}

/** What an agent made, who made it, and how it came to that. */
export interface AgentResult<Output> {
  readonly value: Output
  readonly generatedBy: GeneratedBy
  readonly trace: AgentTrace
}

export class AgentRunner extends Context.Service<
  AgentRunner,
  {
    /**
     * Runs the agent once. Interruption cancels the model's call. An operation that was given up because no answer
     * could be used is asked anew when it runs again, unless `asksAnew` says otherwise; what it paid for before is not
     * paid again.
     *
     * Asks with the wording that the organization has pinned, and says so in `promptVersion`; see `Prompts`.
     *
     * Needs the permission `campaign:write`. Fails with `ModelNeeded`, `PromptUnavailable`, `FloorLanguageUnsupported`, `FloorRejected`,
     * `BudgetReached` or `NoUsableAnswer`; a chosen model that is not configured is the last one, even where a floor
     * is allowed.
     */
    readonly run: <Input, Wire, Output>(
      agent: Agent<Input, Wire, Output>,
      input: Input,
      options: RunOptions
    ) => Effect.Effect<AgentResult<Output>, AgentError | TenancyError, CurrentActor>
  }
>()("@postwright/core/agents/AgentRunner") {
  static readonly layerNoDeps = Layer.effect(
    AgentRunner,
    Effect.gen(function* () {
      const router = yield* ModelRouter
      const [store, ledger, cache] = [yield* GenerationStore, yield* Ledger, yield* ResponseCache]
      const prompts = yield* PromptStore
      const call = makeModelCalls({ store, ledger, router, cache })

      const run = Effect.fnUntraced(function* <Input, Wire, Output>(
        agent: Agent<Input, Wire, Output>,
        input: Input,
        options: RunOptions
      ): Effect.fn.Return<AgentResult<Output>, AgentError | TenancyError, CurrentActor> {
        const { organizationId } = yield* requirePermission("campaign:write")
        if (!asksModel(options.model, agent.task))
          return yield* runFloor(agent, input, options, [], "No model was chosen")

        const prompt = yield* promptFor(prompts, organizationId, agent, input).pipe(
          Effect.mapError((reason) => {
            const trace = traceOf(agent, options, ownVersion(agent), [], "failed", reason.problem)
            return new AgentError({ reason, trace })
          })
        )
        const promptVersion = prompt.promptVersion ?? ownVersion(agent)
        const steps: Array<AgentStep> = []
        const failures: Array<ModelFailure> = []
        const fail = (reason: AgentError["reason"], why: string) =>
          new AgentError({ reason, trace: traceOf(agent, options, promptVersion, steps, "failed", why) })

        const models = yield* router.route(options.model, agent.task).pipe(
          Effect.mapError((error) => {
            const missing = error.reason._tag === "ModelNotFound" ? error.reason.model : "any"
            const failure = new ModelFailure({
              model: missing,
              code: error.code,
              message: error.message,
              isRetryable: false
            })
            return fail(new NoUsableAnswer({ agent: agent.name, failures: [failure] }), error.message)
          })
        )
        const mayUseFloor = options.allowFloor && hasFloorFor(agent, input)
        for (let round = 0; ; round++) {
          const before = steps.length
          failures.length = 0
          for (const [index, model] of models.entries()) {
            const asked = yield* askModel({
              agent,
              input,
              prompt,
              model,
              hasNext: index < models.length - 1,
              round,
              operationKey: options.operationKey,
              budgets: options.budgets ?? [],
              seed: options.seed,
              timeout: Duration.fromInputUnsafe(options.timeout ?? "2 minutes"),
              ...(options.watch === undefined ? {} : { watch: options.watch }),
              call,
              judged: (isUsable) => router.judged(model, agent.task, isUsable),
              steps
            })
            if (asked.kind === "accepted") {
              return {
                value: asked.value,
                generatedBy: byModel(agent, asked.generation, promptVersion),
                trace: traceOf(agent, options, promptVersion, steps, "accepted", `Answered by ${model.id}`)
              }
            }
            failures.push(asked.failure)
          }
          // Nothing but the record of an earlier run that was given up: to run it again is the wish to ask anew.
          const asked = steps.slice(before)
          const isRecord = asked.length > 0 && asked.every((step) => step.isReplayed)
          if (!isRecord || mayUseFloor || options.asksAnew === false) break
        }

        const why = failures.map((failure) => `${failure.model}: ${failure.message}`).join("; ")
        if (!mayUseFloor) {
          const Reason = failures.every((failure) => failure.code === budgetExceeded) ? BudgetReached : NoUsableAnswer
          return yield* fail(new Reason({ agent: agent.name, failures }), `No usable answer (${why})`)
        }
        yield* Effect.logWarning(`The agent "${agent.name}" falls back to its floor`, why)
        return yield* runFloor(agent, input, options, steps, `Every model failed, and the floor is allowed (${why})`)
      })

      return AgentRunner.of({
        run: (agent, input, options) => {
          const work = makingReady(agent, input, options)
          const running = run(agent, input, options)
          return observedAgent(agent, options.operationKey, work === undefined ? running : besides(running, work))
        }
      })
    })
  )

  /** Keeps paid answers in the `ObjectStore`; the router goes by `RouterSettings`, `ResponseCache` may answer instead. */
  static readonly layer: Layer.Layer<AgentRunner, never, LanguageModels | Ledger | ObjectStore> =
    AgentRunner.layerNoDeps.pipe(Layer.provide([GenerationStore.layer, ModelRouter.layer, PromptStore.layer]))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** By then a request has left: what keeps the processor busy before would delay it. */
const untilAsked = Duration.millis(20)

const besides = <A, E, R>(
  running: Effect.Effect<A, E, R>,
  work: Effect.Effect<unknown, unknown>
): Effect.Effect<A, E, R> =>
  Effect.raceFirst(
    running,
    Effect.sleep(untilAsked).pipe(Effect.andThen(Effect.exit(work)), Effect.andThen(Effect.never))
  )

const makingReady = <Input, Wire, Output>(
  agent: Agent<Input, Wire, Output>,
  input: Input,
  { meanwhile, model }: RunOptions
): Effect.Effect<unknown, unknown> | undefined => {
  const { prepare } = agent
  if (!asksModel(model, agent.task) || (prepare === undefined && meanwhile === undefined)) return undefined
  const prepared = prepare === undefined ? Effect.void : Effect.sync(() => prepare(input))
  return Effect.andThen(Effect.exit(prepared), meanwhile ?? Effect.void)
}

const promptFor = Effect.fnUntraced(function* <Input, Wire, Output>(
  store: PromptStore["Service"],
  organizationId: OrganizationId,
  agent: Agent<Input, Wire, Output>,
  input: Input
): Effect.fn.Return<Prompt, PromptUnavailable> {
  if (agent.wording === undefined) return agent.prompt(input)
  const wording = yield* wordingInUse(store, organizationId, agent.wording).pipe(
    Effect.mapError(
      ({ isRetryable, message, remedy }) =>
        new PromptUnavailable({ agent: agent.name, problem: message, remedy, isRetryable })
    )
  )
  return agent.prompt(input, wording)
})

const budgetExceeded: BudgetExceeded["code"] = "budget-exceeded"

const ownVersion = (agent: { readonly name: string; readonly version: number }) => `${agent.name}@${agent.version}`

const runFloor = Effect.fnUntraced(function* <Input, Wire, Output>(
  agent: Agent<Input, Wire, Output>,
  input: Input,
  options: RunOptions,
  earlier: ReadonlyArray<AgentStep>,
  why: string
): Effect.fn.Return<AgentResult<Output>, AgentError> {
  const trace = (steps: ReadonlyArray<AgentStep>, conclusion: AgentTrace["conclusion"]) =>
    traceOf(agent, options, ownVersion(agent), steps, conclusion, why)
  if (agent.floor === undefined) {
    return yield* new AgentError({ reason: new ModelNeeded({ agent: agent.name }), trace: trace(earlier, "failed") })
  }
  if (!hasFloorFor(agent, input)) {
    const language = agent.language?.(input) ?? ""
    const reason = new FloorLanguageUnsupported({
      agent: agent.name,
      language,
      supported: agent.floorLanguages ?? []
    })
    return yield* new AgentError({ reason, trace: trace(earlier, "failed") })
  }
  const startedAt = yield* DateTime.now
  const judged = yield* decodeFloor(agent, input, agent.floor(input))
  const endedAt = yield* DateTime.now
  const step = new AgentStep({
    by: "floor",
    attempt: 1,
    purpose: "ask",
    outcome: judged.outcome,
    detail: why,
    issues: judged.outcome === "accepted" ? [] : judged.issues,
    warnings: [],
    isReplayed: false,
    startedAt,
    durationMillis: Duration.toMillis(DateTime.distance(startedAt, endedAt))
  })
  const steps = [...earlier, step]
  if (judged.outcome !== "accepted") {
    const reason = new FloorRejected({ agent: agent.name, issues: judged.issues })
    return yield* new AgentError({ reason, trace: trace(steps, "failed") })
  }
  const generatedBy: GeneratedBy = { kind: "floor", agent: agent.name, agentVersion: agent.version }
  return { value: judged.value, generatedBy, trace: trace(steps, "floor") }
})

const hasFloorFor = <Input, Wire, Output>(agent: Agent<Input, Wire, Output>, input: Input): boolean => {
  if (agent.floor === undefined) return false
  if (agent.floorLanguages === undefined || agent.language === undefined) return true
  return agent.floorLanguages.includes(primarySubtag(agent.language(input)))
}

const byModel = (
  agent: { readonly name: string; readonly version: number },
  generation: Generation,
  promptVersion: string
): GeneratedBy => ({
  kind: "model",
  agent: agent.name,
  agentVersion: agent.version,
  vendor: generation.vendor,
  model: generation.model,
  promptVersion
})

const traceOf = (
  agent: { readonly name: string; readonly version: number },
  { operationKey }: RunOptions,
  promptVersion: string,
  steps: ReadonlyArray<AgentStep>,
  conclusion: AgentTrace["conclusion"],
  reason: string
): AgentTrace =>
  new AgentTrace({
    agent: agent.name,
    agentVersion: agent.version,
    promptVersion,
    operationKey,
    steps: [...steps],
    conclusion,
    reason
  })
