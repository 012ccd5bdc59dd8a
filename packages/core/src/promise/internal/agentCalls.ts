/**
 * Own agents behind the promise door: a plain agent becomes one that `AgentRunner` runs, and what it made plain data.
 *
 * @since 0.1.0
 */
import { Effect, Layer, Random, Schema } from "effect"
import { type Agent as CoreAgent, contractJsonSchema } from "../../agents/Agent.ts"
import { AgentError } from "../../agents/AgentError.ts"
import { AgentRunner } from "../../agents/AgentRunner.ts"
import { builtInAgents, Prompts } from "../../agents/Prompts.ts"
import { PromptStore } from "../../agents/PromptStore.ts"
import { Audit } from "../../audit/Audit.ts"
import type { AuditLog } from "../../audit/AuditLog.ts"
import { asksModel } from "../../models/ModelChoice.ts"
import type { ObjectStore } from "../../objects/ObjectStore.ts"
import { type Actor, type CurrentActor, requirePermission } from "../../tenancy/Actor.ts"
import { sha256Json } from "../../text/Digest.ts"
import { Budget, BudgetId } from "../../usage/Budget.ts"
import { Ledger } from "../../usage/Ledger.ts"
import type { Agent, AgentResult, RunOptions } from "../Agent.ts"
import type { WordedAgent } from "../Postwright.ts"
import type { PostwrightError } from "../PostwrightError.ts"
import { actorOf, As } from "./actorOf.ts"
import { agentFailure, agentResult } from "./agentData.ts"
import { builtInAgent, builtInInput, inputDefect } from "./builtIn.ts"
import { nameTaken } from "./checkAgent.ts"
import { contractOf, effectAgent, wordingOf } from "./effectAgent.ts"
import { inputCheck } from "./inputCheck.ts"
import { watchOf } from "./watching.ts"

/** Runs a use case as the actor. Rejects with `PostwrightError`. */
export type RunAs = <A, E>(
  effect: Effect.Effect<A, E, AgentRunner | Ledger | CurrentActor>,
  options: { readonly actor: Actor; readonly signal?: AbortSignal | undefined }
) => Promise<A>

export interface AgentCalls {
  /** The agent and the options were checked. Throws or rejects with `PostwrightError`. */
  readonly run: <Input, Answer, Wire>(
    agent: Agent<Input, Answer, Wire>,
    input: Input,
    options: RunOptions
  ) => Promise<AgentResult<Answer>>
  /** The options were checked. `agent`: its name, or the agent itself. Throws or rejects with `PostwrightError`. */
  readonly runBuiltIn: (agent: string | object, input: unknown, options: RunOptions) => Promise<AgentResult<unknown>>
}

/** The operations. */
export const agentCalls = (run: RunAs): AgentCalls => {
  /** What the agents of this Postwright ask, by name and version. */
  const known = new Map<string, string>()

  const checkName = <Input, Answer, Wire>(agent: Agent<Input, Answer, Wire>) => {
    const { instructions, name, system, task, version } = agent
    const taken = builtInName(name)
    if (taken !== undefined) throw taken
    const asked = sha256Json([system, instructions, task ?? null, contractJsonSchema(contractOf(agent))])
    const id = `${name}@${version}`
    if ((known.get(id) ?? asked) !== asked) {
      const remedy = "Raise the version of the one that was changed, or give one of the two another name"
      throw nameTaken(
        name,
        `another agent of this name and version ${version} was run, with other words or contract`,
        remedy
      )
    }
    known.set(id, asked)
  }

  return {
    run: async (given, input, options) => {
      checkName(given)
      const actor = actorOf(checkAs(options.as))
      return run(running(effectAgent(given, input), input, options), { actor, signal: options.signal })
    },
    runBuiltIn: async (given, input, options) => {
      const agent = builtInAgent(given)
      const actor = actorOf(checkAs(options.as))
      const effect = Effect.flatMap(builtInInput(agent.name, input), (ready) =>
        running(agent, ready, options).pipe(Effect.catchDefect((defect) => inputDefect(agent.name, defect)))
      )
      return run(effect, { actor, signal: options.signal })
    }
  }
}

/** The prompts that come with Postwright, and those of these agents. Fails with `PostwrightError` for a name that is taken. */
export const promptsLayer = (
  agents: ReadonlyArray<WordedAgent>
): Layer.Layer<Prompts, PostwrightError, ObjectStore | AuditLog> =>
  Prompts.layerOf([...builtInAgents, ...agents.map((agent) => ({ wording: wordingOf(agent) }))]).pipe(
    Layer.provide(Layer.mergeAll(PromptStore.layer, Audit.layer)),
    Layer.provide(
      Layer.effectDiscard(
        Effect.forEach(agents, ({ name }) => {
          const taken = builtInName(name)
          return taken === undefined ? Effect.void : Effect.fail(taken)
        })
      )
    )
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Its wording would be pinned with that of the built-in one, and nobody could tell what either of them made.
const builtInName = (name: string): PostwrightError | undefined =>
  builtInAgents.some((agent) => agent.name === name || agent.wording?.name === name)
    ? nameTaken(name, "an agent that comes with Postwright has that name", "Give yours another one")
    : undefined

const checkAs = (as: unknown): typeof As.Type | undefined =>
  checkInput("the options of run", Schema.Struct({ as: Schema.optional(As) }), as === undefined ? {} : { as }).as

const checkInput = inputCheck({ remedy: 'Write as: { memberId: "anna", role: "editor" }' })

/** The agent at work: its budget is opened, and what it made becomes plain data. */
const running = Effect.fnUntraced(function* <Input, Wire, Output>(
  agent: CoreAgent<Input, Wire, Output>,
  input: Input,
  options: RunOptions
) {
  const { allowFloor = false, budget, model = "none", operation, seed, timeoutMillis, watch } = options
  const watching = watch === undefined ? undefined : watchOf(agent, watch)
  const runner = yield* AgentRunner
  const operationKey = operation === undefined ? yield* ownKey(agent.name) : `agent/${agent.name}/${operation}`
  const isLimited = budget !== undefined && asksModel(model, agent.task)
  const { generatedBy, trace, value } = yield* runner
    .run(agent, input, {
      model,
      allowFloor,
      operationKey,
      ...(isLimited ? { budgets: [yield* openBudget(operationKey, budget)] } : {}),
      ...(seed === undefined ? {} : { seed }),
      ...(timeoutMillis === undefined ? {} : { timeout: timeoutMillis }),
      ...(watching === undefined ? {} : { watch: watching.watch })
    })
    .pipe(Effect.mapError((error) => (error instanceof AgentError ? agentFailure(error) : error)))
  const failed = watching?.failure(trace)
  if (failed !== undefined) return yield* Effect.fail(failed)
  return agentResult(value, generatedBy, trace)
})

/** Names a call that nothing else shares. */
const ownKey = Effect.fnUntraced(function* (name: string) {
  return `agent-call/${name}/${sha256Json([yield* Random.next, yield* Random.next]).slice(0, 32)}`
})

/** Opens the budget of the operation, or changes its limit; what was used before counts. */
const openBudget = Effect.fnUntraced(function* (operationKey: string, dollars: number) {
  const [{ organizationId }, ledger] = [yield* requirePermission("campaign:write"), yield* Ledger]
  const id = BudgetId.make(operationKey)
  const limits = { microUsd: Math.round(dollars * 1_000_000) }
  yield* ledger.setBudget(organizationId, new Budget({ id, limits, window: { _tag: "total" } }))
  return id
})
