/**
 * Decides which models are asked, in which order, and when: by price, speed or quality, not more at once than vendors
 * and organizations may, and not where a vendor fails again and again.
 *
 * @since 0.1.0
 */
import { Clock, Context, Duration, Effect, Exit, Layer, Result, Semaphore } from "effect"
import { CurrentActor, type OrganizationId } from "../tenancy/Actor.ts"
import { type CallEnd, makeBreaker, type Pause } from "./internal/router/circuitBreaker.ts"
import { expectedCalls, type Measured, unmeasured, withCall, withJudgement } from "./internal/router/measurements.ts"
import { type LanguageModel } from "./LanguageModel.ts"
import { LanguageModels } from "./LanguageModels.ts"
import {
  chainFor,
  isOpenRoute,
  isRoute,
  type ModelChoice,
  ModelId,
  modelsFor,
  type RoutingGoal,
  type TaskKind
} from "./ModelChoice.ts"
import { ModelError, type RateLimited, VendorPaused } from "./ModelError.ts"
import { costMicroUsd, ModelUsage } from "./ModelUsage.ts"
import { type ModelProfile, RouterSettings } from "./RouterSettings.ts"

/** What is known of a model at one kind of task. */
export interface ModelStanding extends Measured {
  readonly model: string
  readonly task: TaskKind
}

export class ModelRouter extends Context.Service<
  ModelRouter,
  {
    /**
     * The models to ask, the first one first; those whose vendor is paused last. Empty: no model was chosen. Fails with
     * `ModelNotFound`, also for a route where there is no model at all.
     */
    readonly route: (
      choice: ModelChoice,
      task: TaskKind
    ) => Effect.Effect<ReadonlyArray<LanguageModel>, ModelError, CurrentActor>

    /** Runs the effect when its vendor and its organization have room for it. Interruptible while it waits. */
    readonly withTurn: <A, E, R>(
      model: LanguageModel,
      effect: Effect.Effect<A, E, R>
    ) => Effect.Effect<A, E, R | CurrentActor>

    /**
     * Makes one call and measures it. Fails with `VendorPaused` instead where the vendor failed too often, for this
     * organization; after the pause one call tries whether it works again.
     */
    readonly call: <A>(
      model: LanguageModel,
      task: TaskKind,
      effect: Effect.Effect<A, ModelError, CurrentActor>
    ) => Effect.Effect<A, ModelError, CurrentActor>

    /** Tells whether an answer could be used. */
    readonly judged: (model: LanguageModel, task: TaskKind, isUsable: boolean) => Effect.Effect<void>

    /** What was measured in this process, by model and task. */
    readonly standings: Effect.Effect<ReadonlyArray<ModelStanding>>
  }
>()("@postwright/core/models/ModelRouter") {
  static readonly layer: Layer.Layer<ModelRouter, never, LanguageModels> = Layer.effect(
    ModelRouter,
    Effect.gen(function* () {
      const registry = yield* LanguageModels
      const settings = yield* RouterSettings
      const limits = {
        failures: settings.failuresBeforePause,
        coolDownMillis: Duration.toMillis(Duration.fromInputUnsafe(settings.pause)),
        maxCoolDownMillis: Duration.toMillis(Duration.fromInputUnsafe(settings.maxPause))
      }
      const measured = new Map<string, ModelStanding>()
      const breakers = keyed(() => makeBreaker(limits))
      const vendorTurns = keyed(() => Semaphore.makeUnsafe(settings.maxConcurrentPerVendor))
      const organizationTurns = keyed(() => Semaphore.makeUnsafe(settings.maxConcurrentPerOrganization))

      // Keys and their limits are an organization's own, so is what it takes for a failing vendor. Outages are the
      // vendor's, limits of the rate mostly those of one model.
      const breakersOf = (model: LanguageModel, organizationId: OrganizationId): Breakers => ({
        ofVendor: breakers(JSON.stringify([organizationId, model.vendor])),
        ofModel: breakers(JSON.stringify([organizationId, model.vendor, model.id]))
      })

      const standingOf = (model: LanguageModel, task: TaskKind): ModelStanding =>
        measured.get(`${task} ${model.id}`) ?? { ...unmeasured, model: model.id, task }

      const measure = (model: LanguageModel, task: TaskKind, next: (before: Measured) => Measured): void => {
        measured.set(`${task} ${model.id}`, { ...next(standingOf(model, task)), model: model.id, task })
      }

      const route = Effect.fn("ModelRouter.route")(function* (choice: ModelChoice, task: TaskKind) {
        const { organizationId } = yield* CurrentActor
        const chain = chainFor(choice, task)
        const ids = modelsFor(choice, task)
        const models = yield* isOpenRoute(chain) ? someOf(registry) : Effect.forEach(ids, registry.get)
        const ranked = isRoute(chain)
          ? rank(models, chain.route, (model) => ({
              profile: settings.profiles[model.id] ?? {},
              standing: standingOf(model, task),
              task
            }))
          : models
        const now = yield* Clock.currentTimeMillis
        const isPaused = (model: LanguageModel) =>
          Object.values(breakersOf(model, organizationId)).some((breaker) => breaker.pauseAt(now) !== undefined)
        return [...ranked.filter((model) => !isPaused(model)), ...ranked.filter(isPaused)]
      })

      const withTurn = <A, E, R>(model: LanguageModel, effect: Effect.Effect<A, E, R>) =>
        Effect.flatMap(CurrentActor, ({ organizationId }) =>
          // The organization's turn first: one that waits there takes no room at the vendor from others.
          organizationTurns(organizationId).withPermit(vendorTurns(model.vendor).withPermit(effect))
        )

      const call = Effect.fnUntraced(function* <A>(
        model: LanguageModel,
        task: TaskKind,
        effect: Effect.Effect<A, ModelError, CurrentActor>
      ) {
        const { organizationId } = yield* CurrentActor
        const { ofModel, ofVendor } = breakersOf(model, organizationId)
        const startedAt = yield* Clock.currentTimeMillis
        const vendorEnded = ofVendor.admit(startedAt)
        if (typeof vendorEnded !== "function") return yield* paused(model, vendorEnded)
        const modelEnded = ofModel.admit(startedAt)
        if (typeof modelEnded !== "function") {
          vendorEnded(startedAt, unknownEnd)
          return yield* paused(model, modelEnded)
        }
        return yield* effect.pipe(
          Effect.onExit((exit) =>
            Effect.map(Clock.currentTimeMillis, (now) => {
              const end = endOf(exit)
              const isRate = end.kind === "failed" && end.code === rateLimited
              vendorEnded(now, isRate ? unknownEnd : end)
              modelEnded(now, isRate || end.kind === "answered" ? end : unknownEnd)
              if (end.kind === "unknown") return
              measure(model, task, (before) =>
                withCall(before, { millis: now - startedAt, isAnswer: end.kind === "answered" })
              )
            })
          )
        )
      })

      return ModelRouter.of({
        route,
        withTurn,
        call,
        judged: (model, task, isUsable) =>
          Effect.sync(() => measure(model, task, (before) => withJudgement(before, isUsable))),
        standings: Effect.sync(() => [...measured.values()])
      })
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const rateLimited: RateLimited["code"] = "model-rate-limited"

const unknownEnd: CallEnd = { kind: "unknown" }

const paused = (model: LanguageModel, { because, millis }: Pause) =>
  new ModelError({
    reason: new VendorPaused({ model: model.id, vendor: model.vendor, because, retryAfter: Duration.millis(millis) })
  })

type Breaker = ReturnType<typeof makeBreaker>

interface Breakers {
  readonly ofVendor: Breaker
  readonly ofModel: Breaker
}

const keyed = <A>(make: () => A) => {
  const known = new Map<string, A>()
  return (key: string): A => {
    const value = known.get(key) ?? make()
    known.set(key, value)
    return value
  }
}

const someOf = Effect.fnUntraced(function* (registry: LanguageModels["Service"]) {
  const models = yield* registry.list
  // Fails as for an id that nobody has.
  if (models.length === 0) yield* registry.get(ModelId.make("any"))
  return models
})

interface Known {
  readonly profile: ModelProfile
  readonly standing: Measured
  readonly task: TaskKind
}

/** Those of equal worth stay in their order. */
const rank = (
  models: ReadonlyArray<LanguageModel>,
  goal: RoutingGoal,
  known: (model: LanguageModel) => Known
): ReadonlyArray<LanguageModel> =>
  models
    .map((model) => ({ model, burden: burdens[goal](model, known(model)) }))
    .toSorted((a, b) => a.burden - b.burden || 0)
    .map(({ model }) => model)

/** The less the better; unknown prices and times come last. Large, and finite, so that two of them are equal. */
const unknownBurden = Number.MAX_SAFE_INTEGER

const burdens: Record<RoutingGoal, (model: LanguageModel, known: Known) => number> = {
  cheapest: (model, { standing }) => {
    const cost = costMicroUsd(usual, model.pricing)
    return cost === undefined ? unknownBurden : cost * expectedCalls(standing)
  },
  fastest: (_model, { profile, standing }) => {
    const declared =
      profile.latency === undefined ? undefined : Duration.toMillis(Duration.fromInputUnsafe(profile.latency))
    const millis = standing.latencyMillis ?? declared
    return millis === undefined ? unknownBurden : millis * expectedCalls(standing)
  },
  best: (_model, { profile, standing, task }) => -qualityOf(profile, task) / expectedCalls(standing)
}

const qualityOf = ({ quality = 0.5 }: ModelProfile, task: TaskKind): number =>
  typeof quality === "number" ? quality : (quality.byTask[task] ?? quality.default)

/** By which prices are compared: a prompt with sources, and a short answer. */
const usual = new ModelUsage({ inputTokens: 20_000, outputTokens: 5_000, cachedTokens: 0, reasoningTokens: 0 })

/** What the end of a call says about its vendor. What was wrong with the question says nothing. */
const endOf = <A>(exit: Exit.Exit<A, ModelError>): CallEnd => {
  if (Exit.isSuccess(exit)) return { kind: "answered" }
  const error = Exit.findError(exit)
  if (Result.isFailure(error)) return unknownEnd
  const { code, reason } = error.success
  switch (reason._tag) {
    case "Refused":
    case "Truncated":
      return { kind: "answered" }
    case "Overloaded":
    case "RateLimited": {
      const wait = reason.retryAfter === undefined ? {} : { waitMillis: Duration.toMillis(reason.retryAfter) }
      return { kind: "failed", code, ...wait }
    }
    case "Unreachable":
    case "TimedOut":
    case "BadResponse":
      return { kind: "failed", code }
    case "Unauthorized":
    case "OutOfCredit":
      return { kind: "denied" }
    default:
      return unknownEnd
  }
}
