/**
 * `Durable` over an engine's run: name claims, nested-step detection, codecs, retries.
 *
 * @since 0.1.0
 */
import { Cause, Clock, type Context, DateTime, Effect, Option, Result, Schema, type Scope } from "effect"
import { sha256 } from "../../text/Digest.ts"
import { type Durable } from "../Durable.ts"
import { type Outcome, type RunBackend } from "../Engine.ts"
import { type Codec, CurrentStep, type FlowRef, type RunId, type Signal, type StepOptions } from "../Flow.ts"
import { FlowStopped } from "../FlowError.ts"
import { emit } from "./emit.ts"
import { decode, encode, FlowDefect, problemOf } from "./record.ts"
import { flowTag, runIdFor } from "./runKey.ts"

/** The `Durable` of one replay: claims start empty each time. */
export const makeDurable = (run: RunBackend, flow: string): Durable["Service"] => {
  const claims = new Set<string>()

  /** Every operation: claims its name, and pauses the run on a defect, whatever the body would catch. */
  const operation = <A, E, R>(kind: Kind, name: string, effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(CurrentStep, (outer) => {
      if (outer !== undefined) return Effect.die(nestedStep(kind, name, outer.step))
      const claim = `${kind}:${name}`
      if (claims.has(claim)) return Effect.die(nameUsedTwice(kind, name))
      claims.add(claim)
      return effect
    }).pipe(
      Effect.catchCause((cause) =>
        Cause.hasDies(cause) ? run.pause(problemOf(cause)) : Effect.failCause(cause as Cause.Cause<E>)
      )
    )

  const step = <A, E, R>(name: string, options: StepOptions<A, E>, effect: Effect.Effect<A, E, R>) => {
    const success = (options.success ?? Schema.Void) as Codec<A>
    const body = Effect.gen(function* () {
      yield* emit({ _tag: "StepStarted", runId: run.runId, flow, step: name })
      const result = yield* Effect.result(attempts(run.runId, name, options, effect))
      const record: Schema.Json = Result.isSuccess(result)
        ? { ok: options.success === undefined ? null : yield* encode(name, success, result.success) }
        : { err: yield* encode(name, errorCodec(name, options), result.failure) }
      const outcome = Result.isSuccess(result) ? "succeeded" : "failed"
      yield* emit({ _tag: "StepFinished", runId: run.runId, flow, step: name, outcome })
      return record
    }).pipe(Effect.orDie)
    return operation(
      "step",
      name,
      Effect.gen(function* () {
        const context = yield* Effect.context<Exclude<R, Scope.Scope>>()
        const record = yield* run.memo(`step:${name}`, Effect.provideContext(body, context as Context.Context<R>))
        const { ok, err } = record as { readonly ok?: Schema.Json; readonly err?: Schema.Json }
        if (err !== undefined) {
          return yield* Effect.flatMap(decode(name, errorCodec(name, options), err), Effect.fail)
        }
        return options.success === undefined ? (undefined as A) : yield* decode(name, success, ok ?? null)
      })
    )
  }

  const waiting = (kind: "timer" | "signal" | "child", name: string) =>
    emit({ _tag: "Waiting", runId: run.runId, flow, for: kind, name })

  const sleepUntil = (name: string, at: DateTime.Utc) =>
    operation("timer", name, run.sleepUntil(name, at, waiting("timer", name)))

  const waitFor = <A>({ name, schema }: Signal<A>) =>
    operation(
      "signal",
      name,
      Effect.flatMap(run.awaitSignal(name, waiting("signal", name)), (json) => decode(name, schema, json))
    )

  const waitUntil = <A>({ name, schema }: Signal<A>, deadline: DateTime.Utc) =>
    operation(
      "signal",
      name,
      Effect.flatMap(run.awaitSignalUntil(name, deadline, waiting("signal", name)), (json) =>
        Option.isNone(json) ? Effect.succeedNone : Effect.map(decode(name, schema, json.value), Option.some)
      )
    )

  const child = <P, A, E>(ref: FlowRef<P, A, E>, payload: P): Effect.Effect<A, E | FlowStopped> =>
    Effect.flatMap(Effect.orDie(runIdFor(ref, payload, { parent: run.runId })), (runId) =>
      operation(
        "child",
        runId,
        Effect.gen(function* () {
          const json = yield* Effect.orDie(encode(runId, ref.payload, payload))
          const outcome = yield* run.child({ flow: flowTag(ref), runId, payload: json }, waiting("child", runId))
          return yield* unwrap(ref, runId, outcome)
        })
      )
    ).pipe(Effect.catchCause((cause) => (Cause.hasDies(cause) ? run.pause(problemOf(cause)) : Effect.failCause(cause))))

  const now = (name: string) =>
    operation(
      "now",
      name,
      Effect.map(run.memo(`now:${name}`, Clock.currentTimeMillis), (millis) => DateTime.makeUnsafe(Number(millis)))
    )

  return { runId: run.runId, step: step as Durable["Service"]["step"], sleepUntil, waitFor, waitUntil, child, now }
}

/** The typed result of a run's encoded outcome. */
export const unwrap = <P, A, E>(
  flow: FlowRef<P, A, E>,
  runId: RunId,
  outcome: Outcome
): Effect.Effect<A, E | FlowStopped> => {
  switch (outcome._tag) {
    case "Succeeded":
      return decode(runId, flow.success, outcome.value)
    case "Failed":
      return Effect.flatMap(decode(runId, flow.error, outcome.value), Effect.fail)
    case "Interrupted":
      return Effect.fail(new FlowStopped({ runId, status: "Interrupted" }))
    case "Paused":
      return Effect.fail(new FlowStopped({ runId, status: "Paused", problem: outcome.problem }))
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Kind = "step" | "timer" | "signal" | "child" | "now"

/** The body of a step with its retries, each attempt in a scope of its own. */
const attempts = <A, E, R>(
  runId: RunId,
  step: string,
  { retry }: StepOptions<A, E>,
  effect: Effect.Effect<A, E, R>
): Effect.Effect<A, E, Exclude<R, Scope.Scope>> => {
  // Wire format: platforms keep the key for deduplication, so it must not change between releases.
  const idempotencyKey = sha256(`${runId}\n${step}`)
  let attempt = 0
  const once = Effect.suspend(() => {
    attempt += 1
    return effect.pipe(Effect.scoped, Effect.provideService(CurrentStep, { runId, step, attempt, idempotencyKey }))
  })
  return retry === undefined
    ? once
    : Effect.retry(once, {
        ...(retry.schedule === undefined ? {} : { schedule: retry.schedule }),
        ...(retry.times === undefined ? {} : { times: retry.times }),
        ...(retry.while === undefined ? {} : { while: retry.while })
      })
}

const errorCodec = <A, E>(name: string, options: StepOptions<A, E>): Codec<E> => {
  if (options.error !== undefined) return options.error
  throw new FlowDefect(
    "step-error-undeclared",
    `The step "${name}" failed, but declares no error schema`,
    "Declare `error` in the step's options"
  )
}

const nestedStep = (kind: Kind, name: string, outer: string) =>
  new FlowDefect(
    "step-nested",
    `The ${kind} "${name}" is within the step "${outer}"`,
    "Move it out: a step holds no other durable operation"
  )

const nameUsedTwice = (kind: Kind, name: string) =>
  new FlowDefect(
    "step-name-reused",
    `The ${kind} name "${name}" is used twice in one run`,
    "Give every durable operation of a run a name of its own"
  )
