/**
 * A case of the flow suites: a durable state of its own, processes on it, a clock that stands still.
 *
 * @since 0.1.0
 */
import { Effect, type Layer, type Scope } from "effect"
import { TestClock } from "effect/testing"
import { type Flows } from "@postwright/core/flow/Flows"
import { type Actor } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { type Case, CheckFailed } from "../../Check.ts"
import { actorOf, boot, type Process } from "./bench.ts"

/** An engine under test. */
export interface Engine {
  /** A new durable state: every build of the layer is a process on it. */
  readonly open: Effect.Effect<Layer.Layer<Flows, unknown>, unknown, Scope.Scope>
  /** Whether the state outlives the layer. */
  readonly survivesRestart: boolean
  /** How long a case may take by the wall clock before it fails, in milliseconds. @default 10,000 */
  readonly patienceMillis?: number
}

/** What a case gets. */
export interface Stage {
  /** Starts a process with these flows; it stops with the case at the latest. */
  readonly start: (flows: Layer.Layer<never, unknown, Flows>) => Effect.Effect<Process, unknown, Scope.Scope>
  /** Owner of an organization that no other case uses. */
  readonly actor: Actor
}

/** Makes cases that run on the engine. */
export const scenarioOn =
  (engine: Engine) =>
  (title: string, body: (stage: Stage) => Effect.Effect<void, unknown, Scope.Scope>): Case => ({
    title,
    run: Effect.gen(function* () {
      const layer = yield* engine.open
      const start: Stage["start"] = (flows) => Effect.acquireRelease(boot(layer, flows), (process) => process.stop)
      yield* body({ start, actor: actorOf(`organization-${sha256(title).slice(0, 12)}`) })
    }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.raceFirst(giveUp(engine.patienceMillis ?? 10_000)))
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** By the real clock: the case's own stands still. */
const giveUp = (millis: number) =>
  Effect.callback<never>((resume) => {
    const timer = setTimeout(() => resume(Effect.die(new CheckFailed(`Not done after ${millis} ms`))), millis)
    return Effect.sync(() => clearTimeout(timer))
  })
