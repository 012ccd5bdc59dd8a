/**
 * Spans and metrics of models and agents, by the names of OpenTelemetry's conventions for generative AI. They go
 * wherever the program's tracer and metrics go. What was said is part of them only where a program asks for it; keys
 * never are, because no request here holds one.
 *
 * The conventions are in development: their names stand here alone.
 *
 * @see https://github.com/open-telemetry/semantic-conventions-genai (names as of 2026-08-20)
 * @since 0.1.0
 */
import { Clock, Context, Effect, Exit, Metric, Option } from "effect"
import { type GenerateRequest, type Generation, type LanguageModel } from "./LanguageModel.ts"
import { type ModelError } from "./ModelError.ts"
import { type ModelUsage } from "./ModelUsage.ts"

/** Whether prompts and answers become part of spans. They hold what sources and users wrote. @default false */
export const RecordsContent = Context.Reference<boolean>("@postwright/core/models/GenAiTelemetry/RecordsContent", {
  defaultValue: () => false
})

/** Tokens of one call, by `gen_ai.token.type`. */
export const tokenUsage = Metric.histogram("gen_ai.client.token.usage", {
  description: "Number of input and output tokens used.",
  attributes: { unit: "{token}" },
  // As the conventions advise.
  boundaries: [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864]
})

/** Seconds of one call. */
export const operationDuration = Metric.histogram("gen_ai.client.operation.duration", {
  description: "GenAI operation duration.",
  attributes: { unit: "s" },
  boundaries: [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92]
})

/** One call of a language model as a client span, with its tokens and its duration. */
export const observedCall = <R>(
  model: LanguageModel,
  request: GenerateRequest,
  call: Effect.Effect<Generation, ModelError, R>
): Effect.Effect<Generation, ModelError, R> =>
  Effect.gen(function* () {
    const recordsContent = yield* RecordsContent
    const startedAt = yield* Clock.currentTimeMillis
    const common = {
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": model.vendor,
      "gen_ai.request.model": model.model
    }
    const ended = (exit: Exit.Exit<Generation, ModelError>) =>
      Effect.gen(function* () {
        const attributes = { ...common, ...outcomeOf(exit) }
        const seconds = ((yield* Clock.currentTimeMillis) - startedAt) / 1000
        yield* Metric.update(Metric.withAttributes(operationDuration, attributes), seconds)
        const usage = usageOf(exit)
        if (usage !== undefined) {
          const tokens = (type: "input" | "output", count: number) =>
            Metric.update(Metric.withAttributes(tokenUsage, { ...attributes, "gen_ai.token.type": type }), count)
          yield* tokens("input", usage.inputTokens)
          yield* tokens("output", usage.outputTokens)
          yield* Effect.annotateCurrentSpan(usageAttributes(usage))
        }
        yield* Effect.annotateCurrentSpan(outcomeOf(exit))
        if (Exit.isSuccess(exit)) {
          yield* Effect.annotateCurrentSpan({ "gen_ai.response.finish_reasons": [exit.value.finishReason] })
          if (recordsContent) {
            const parts = [{ type: "text", content: exit.value.text }]
            yield* Effect.annotateCurrentSpan({
              "gen_ai.output.messages": JSON.stringify([{ role: "assistant", parts }])
            })
          }
        }
      })
    return yield* Effect.onExit(call, ended).pipe(
      Effect.withSpan(`chat ${model.model}`, {
        kind: "client",
        attributes: {
          ...common,
          ...requestAttributes(request),
          ...(recordsContent ? contentAttributes(request) : {})
        }
      })
    )
  })

/** One run of an agent as a span of its own, around the calls that it makes. */
export const observedAgent = <A, E, R>(
  agent: { readonly name: string; readonly version: number },
  operationKey: string,
  run: Effect.Effect<A, E, R>
): Effect.Effect<A, E, R> =>
  Effect.withSpan(run, `invoke_agent ${agent.name}`, {
    kind: "internal",
    attributes: {
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.name": agent.name,
      "gen_ai.agent.version": String(agent.version),
      "postwright.operation.key": operationKey
    }
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const requestAttributes = (request: GenerateRequest): Record<string, unknown> => ({
  "gen_ai.request.max_tokens": request.maxOutputTokens,
  "gen_ai.output.type": request.answer === undefined ? "text" : "json",
  ...(request.temperature === undefined ? {} : { "gen_ai.request.temperature": request.temperature }),
  ...(request.seed === undefined ? {} : { "gen_ai.request.seed": request.seed }),
  ...(request.answer === undefined ? {} : { "gen_ai.prompt.name": request.answer.name })
})

const contentAttributes = ({ messages, system }: GenerateRequest): Record<string, unknown> => ({
  "gen_ai.system_instructions": JSON.stringify([{ type: "text", content: system }]),
  "gen_ai.input.messages": JSON.stringify(
    messages.map(({ content, role }) => ({ role, parts: [{ type: "text", content }] }))
  )
})

const usageAttributes = (usage: ModelUsage): Record<string, unknown> => ({
  "gen_ai.usage.input_tokens": usage.inputTokens,
  "gen_ai.usage.output_tokens": usage.outputTokens,
  "gen_ai.usage.cache_read.input_tokens": usage.cachedTokens,
  "gen_ai.usage.reasoning.output_tokens": usage.reasoningTokens,
  ...(usage.cacheWriteTokens === undefined
    ? {}
    : { "gen_ai.usage.cache_creation.input_tokens": usage.cacheWriteTokens })
})

const outcomeOf = (exit: Exit.Exit<Generation, ModelError>): Record<string, string> => {
  if (Exit.isSuccess(exit)) return { "gen_ai.response.model": exit.value.model }
  const error = Exit.findErrorOption(exit)
  return { "error.type": Option.isSome(error) ? error.value.code : Exit.hasInterrupts(exit) ? "interrupted" : "defect" }
}

const usageOf = (exit: Exit.Exit<Generation, ModelError>): ModelUsage | undefined => {
  if (Exit.isSuccess(exit)) return exit.value.usage
  const error = Exit.findErrorOption(exit)
  return Option.isSome(error) && "usage" in error.value.reason ? error.value.reason.usage : undefined
}
