import { Clock, Deferred, type Duration, Effect, Exit, Option, Result, Semaphore, Stream } from "effect"
import { type GenerationStore, type PaidCall, type PaidOutcome } from "../../models/GenerationStore.ts"
import {
  type GenerateRequest,
  Generation,
  type GenerationPart,
  type LanguageModel
} from "../../models/LanguageModel.ts"
import { BadResponse, ModelError, PaidAnswerLost, TimedOut } from "../../models/ModelError.ts"
import { ModelUsage } from "../../models/ModelUsage.ts"
import { observedCall } from "../../models/GenAiTelemetry.ts"
import { type TaskKind } from "../../models/ModelChoice.ts"
import { type ModelRouter } from "../../models/ModelRouter.ts"
import { type Question, type ResponseCacheService } from "../../models/ResponseCache.ts"
import { CurrentActor } from "../../tenancy/Actor.ts"
import { canonicalJson, sha256, sha256Json } from "../../text/Digest.ts"
import { type BudgetId } from "../../usage/Budget.ts"
import { type Ledger } from "../../usage/Ledger.ts"
import { type UsageError } from "../../usage/UsageError.ts"
import { type AnswerWatch } from "../AnswerWatch.ts"
import { elementReader } from "./answerElements.ts"
import { makeMeter, type Restore } from "./metering.ts"

/** One question to one model. */
export interface ModelCall {
  readonly model: LanguageModel
  readonly task: TaskKind
  readonly request: GenerateRequest
  readonly operationKey: string
  readonly budgets: ReadonlyArray<BudgetId>
  readonly timeout: Duration.Duration
  /** How often the whole operation was given up before: asked anew, the same question is another call. */
  readonly round: number
  /** Answers of this model before, in this run: the same question after another answer is another call. */
  readonly repairs: number
  /** Failed tries of the same question before this one. */
  readonly retries: number
  /** Who looks at the answer, and which one of the run it is. */
  readonly watch?: AnswerWatch & { readonly answer: number }
}

/** How it ended. */
export interface Called {
  readonly result: Result.Result<Generation, ModelError | UsageError>
  /** Whether it was taken from the record of paid answers. */
  readonly isReplayed: boolean
  /** Whether the vendor was asked for it just now. */
  readonly isAsked: boolean
  /** Keeps the answer for other operations that ask the same. For answers that could be used. */
  readonly keep: Effect.Effect<void>
}

/**
 * Asks a model at most once for each operation and request: a paid answer is recorded before anything else happens to
 * it, and the same question of the same operation takes it from the record. Of two at the same time the second waits.
 */
export const makeModelCalls = ({
  cache,
  ledger,
  router,
  store
}: {
  readonly store: GenerationStore["Service"]
  readonly ledger: Ledger["Service"]
  readonly router: ModelRouter["Service"]
  readonly cache: ResponseCacheService
}) => {
  const alone = makeKeyedLock()
  const oneByOne = Semaphore.makeUnsafe(1)
  let underWay = 0

  return Effect.fn("AgentRunner.ask")(function* (call: ModelCall): Effect.fn.Return<Called, never, CurrentActor> {
    const { organizationId } = yield* CurrentActor
    const { model, request, operationKey, budgets } = call
    const { repairs, round } = call
    const asked = { model: model.id, request, repairs, ...(round === 0 ? {} : { round }) }
    const requestDigest = sha256(canonicalJson(asked, request.answer?.jsonSchema))
    const paid: PaidCall = { organizationId, operationKey, requestDigest }
    const meter = makeMeter(ledger, { ...paid, budgets, model, request })
    const key = sha256Json(paid)
    yield* Effect.annotateCurrentSpan({ model: model.id, vendor: model.vendor, retries: call.retries })

    const recorded = store.find(paid).pipe(Effect.map(Option.map(toResult)))

    const question: Question = { organizationId, model: model.id, request }
    const ask = (restore: Restore) =>
      Effect.gen(function* () {
        const cached = yield* restore(cache.find(question))
        if (Option.isSome(cached)) {
          const generation = asCached(cached.value)
          yield* store.record(paid, { kind: "answered", generation }).pipe(Effect.catch(warnUnrecorded))
          return { result: Result.succeed(generation), keep: Effect.void, isAsked: false }
        }
        const mayAsk = yield* meter.reserve(restore)
        if (!mayAsk) return yield* new ModelError({ reason: new PaidAnswerLost({ model: model.id }) })
        const startedAt = yield* Clock.currentTimeMillis
        const lost = (usage?: ModelUsage) => meter.chargeLost(usage, startedAt)
        const asked = router.call(model, call.task, generate(call, key))
        const result = yield* restore(Effect.result(asked)).pipe(Effect.onInterrupt(() => lost()))
        const outcome = toPaid(result)
        if (Option.isSome(outcome)) {
          yield* store.record(paid, outcome.value).pipe(Effect.catch(warnUnrecorded))
          yield* meter.settle(usageOf(result))
        } else if (mayHaveCost(result)) yield* lost(usageOf(result))
        else yield* meter.release
        const keep = Result.isSuccess(result) ? cache.keep(question, result.success) : Effect.void
        return { result, keep, isAsked: true }
      })

    // The turn comes before the reservation: what waits takes nothing out of the budgets.
    const answered = alone(key, (restore) =>
      Effect.gen(function* () {
        const earlier = yield* restore(recorded)
        if (Option.isNone(earlier)) return { ...(yield* ask(restore)), isReplayed: false }
        yield* meter.settle(usageOf(earlier.value))
        return { result: earlier.value, isReplayed: true, keep: Effect.void, isAsked: false }
      }).pipe(
        Effect.catch((error) =>
          Effect.succeed({ result: Result.fail(error), isReplayed: false, keep: Effect.void, isAsked: false })
        )
      )
    )
    underWay += 1
    const ended = Effect.sync(() => {
      underWay -= 1
    })
    const called = yield* Effect.ensuring(router.withTurn(model, answered), ended)
    if (underWay > 0 && Result.isSuccess(called.result)) yield* oneByOne.withPermit(lettingOthersAsk)
    const { watch } = call
    const wasTold = watch === undefined || (model.stream !== undefined && called.isAsked)
    if (!wasTold && Result.isSuccess(called.result)) yield* tellElements(called.result.success, watch)
    return called
  })
}

// Answers come together, and what is done with each takes longer than to ask the next question. Whoever got the turn
// asks in the first pause, its request leaves in the second, and the other answers wait for pauses of their own.
const lettingOthersAsk = Effect.andThen(Effect.yieldNow, Effect.yieldNow)

/** Nothing is paid for it. */
const asCached = (generation: Generation): Generation =>
  new Generation({
    ...generation,
    usage: new ModelUsage({ inputTokens: 0, outputTokens: 0, cachedTokens: 0, reasoningTokens: 0, costMicroUsd: 0 }),
    warnings: [...generation.warnings, "The answer was taken from the cache of answers"]
  })

const generate = ({ model, request, retries, timeout, watch }: ModelCall, key: string) => {
  const keyed = { ...request, operationKey: `${key}-${retries}` }
  const isStreamed = watch !== undefined && model.stream !== undefined
  const asked = (isStreamed ? streamed(model.stream(keyed), watch) : model.generate(keyed)).pipe(
    Effect.catchDefect((defect) =>
      Effect.logError("A model's adapter failed unexpectedly", defect).pipe(
        Effect.andThen(new ModelError({ reason: new BadResponse({ model: model.id, detail: "the adapter broke" }) }))
      )
    ),
    Effect.timeoutOrElse({
      duration: timeout,
      orElse: () => Effect.fail(new ModelError({ reason: new TimedOut({ model: model.id, after: timeout }) }))
    })
  )
  return observedCall(model, request, asked)
}

/** The whole answer; its elements are told on the way. */
const streamed = (
  parts: Stream.Stream<GenerationPart, ModelError, CurrentActor>,
  watch: NonNullable<ModelCall["watch"]>
): Effect.Effect<Generation, ModelError, CurrentActor> =>
  Effect.suspend(() => {
    const read = elementReader(watch.field)
    return parts.pipe(
      Stream.tap((part) =>
        part._tag === "End"
          ? Effect.void
          : Effect.forEach(read(part.text), (element) => watch.onElement({ ...element, answer: watch.answer }), {
              discard: true
            })
      ),
      Stream.runLast
    )
  }).pipe(
    Effect.flatMap((last) =>
      Option.isSome(last) && last.value._tag === "End"
        ? Effect.succeed(last.value.generation)
        : Effect.die(new Error("The stream of a model ended without its end"))
    )
  )

/** The elements of an answer that is there: it was not streamed, or was taken from the record. */
const tellElements = (generation: Generation, watch: NonNullable<ModelCall["watch"]>): Effect.Effect<void> =>
  Effect.forEach(
    elementReader(watch.field)(generation.text).filter(({ isWhole }) => isWhole),
    (element) => watch.onElement({ ...element, answer: watch.answer }),
    { discard: true }
  )

const toResult = (outcome: PaidOutcome): Result.Result<Generation, ModelError> =>
  outcome.kind === "answered"
    ? Result.succeed(outcome.generation)
    : Result.fail(new ModelError({ reason: outcome.reason }))

// A failure without an answer is not recorded: the same question may be asked again.
const toPaid = (result: Result.Result<Generation, ModelError>): Option.Option<PaidOutcome> => {
  if (Result.isSuccess(result)) return Option.some({ kind: "answered", generation: result.success })
  const { reason } = result.failure
  return reason._tag === "Refused" || reason._tag === "Truncated"
    ? Option.some({ kind: "failed", reason })
    : Option.none()
}

const usageOf = (result: Result.Result<Generation, ModelError>): ModelUsage | undefined => {
  if (Result.isSuccess(result)) return result.success.usage
  const { reason } = result.failure
  return "usage" in reason ? reason.usage : undefined
}

// A vendor goes on with a request that was given up, and bills it; so it does for an answer that broke off.
const mayHaveCost = (result: Result.Result<Generation, ModelError>): boolean =>
  usageOf(result) !== undefined || (Result.isFailure(result) && billed.has(result.failure.reason._tag))

const billed: ReadonlySet<string> = new Set(["TimedOut", "BadResponse"])

// The answer is there and paid for; to lose it too would help nobody.
const warnUnrecorded = (error: ModelError) =>
  Effect.logWarning("A paid answer could not be recorded; the same operation would pay for it again", error)

/** Runs one effect at a time for each key. The effect cannot be interrupted but where it restores that. */
const makeKeyedLock = () => {
  const holders = new Map<string, Deferred.Deferred<void>>()
  return <A, E, R>(key: string, body: (restore: Restore) => Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.uninterruptibleMask((restore) =>
      Effect.gen(function* () {
        let holder = holders.get(key)
        while (holder !== undefined) {
          yield* restore(Deferred.await(holder))
          holder = holders.get(key)
        }
        const mine = Deferred.makeUnsafe<void>()
        holders.set(key, mine)
        const release = Effect.sync(() => {
          holders.delete(key)
          Deferred.doneUnsafe(mine, Exit.void)
        })
        return yield* body(restore).pipe(Effect.ensuring(release))
      })
    )
}
