/**
 * A case of the connector suite: the connector under test, a text to publish with it, and the steps of publishing.
 *
 * @since 0.1.0
 */
import { type Exchange, PublicationId } from "@postwright/core/publishing/Attempt"
import { type PartRequest, type ReconcileRequest } from "@postwright/core/publishing/Connector"
import { type Checkpoint } from "@postwright/core/publishing/Outcome"
import { noDisclosure, PublicationContent } from "@postwright/core/publishing/PublicationContent"
import { DateTime, Duration, Effect, Fiber, Schema } from "effect"
import { type Case, check } from "../../../Check.ts"
import { type ConnectorUnderTest, type ContractOptions, type CreateFailure } from "../../ConnectorContract.ts"

/** What a case does. */
export type Body = (stage: Stage) => Effect.Effect<void, unknown>

/** Makes the cases of one connector. */
export interface Scenario {
  readonly options: ContractOptions
  /** What is published, and what somebody writes by hand. */
  readonly texts: readonly [string, string]
  readonly define: (title: string, run: Body) => Case
  /** A case whose first create goes wrong. Skipped where the network never fails so, or for the reason given. */
  readonly failing: (failure: CreateFailure, title: string, run: Body, skip?: string) => Case
}

/** Makes cases, each with what is under test built anew. */
export const scenarioOn = (
  withUnderTest: (
    run: (given: ConnectorUnderTest["Service"]) => Effect.Effect<void, unknown>
  ) => Effect.Effect<void, unknown>,
  options: ContractOptions
): Scenario => {
  const texts = options.texts ?? (["A first post of the suite", "Another post, written by hand"] as const)
  const define = (title: string, run: Body, skip?: string): Case => ({
    title,
    skip,
    run: withUnderTest((given) => run(stageOf(given, texts[0])))
  })
  return {
    options,
    texts,
    define,
    failing: (failure, title, run, skip) =>
      define(
        title,
        (stage) => Effect.andThen(stage.lab.failNextCreate(failure), run(stage)),
        options.impossible?.[failure] ?? skip
      )
  }
}

/** What a case gets. */
export type Stage = ReturnType<typeof stageOf>

/** The value as a store would give it back. */
export const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const stageOf = ({ connector, account, credential, lab }: ConnectorUnderTest["Service"], text: string) => {
  const log: Array<Exchange> = []
  const content = new PublicationContent({ format: "post", text, media: [], disclosure: noDisclosure })
  const request: PartRequest = {
    account,
    credential,
    content,
    record: (exchange) => void log.push(exchange),
    publicationId: PublicationId.make("suite"),
    part: { index: 0, count: 1, text }
  }
  let intendedAt: DateTime.Utc | undefined
  let endedAt: DateTime.Utc | undefined

  const commit = (checkpoint: Checkpoint) =>
    Effect.gen(function* () {
      intendedAt = yield* DateTime.now
      const outcome = yield* connector.commit(request, checkpoint)
      endedAt = yield* DateTime.now
      return outcome
    })

  // As the publishing service makes it: given up after the connector's own time-out.
  const commitInTime = (checkpoint: Checkpoint) =>
    Effect.gen(function* () {
      const timeout = Duration.millis(connector.capabilities.commitTimeoutMillis)
      const before = yield* lab.creates
      const fiber = yield* Effect.forkChild(commit(checkpoint).pipe(Effect.timeoutOption(timeout)))
      yield* lab.arrived(before + 1)
      yield* lab.advance(timeout)
      const outcome = yield* Fiber.join(fiber)
      endedAt = yield* DateTime.now
      return outcome
    })

  const reconcile = (checkpoint: Checkpoint, known: ReadonlyArray<string> = []) =>
    Effect.gen(function* () {
      const now = yield* DateTime.now
      const reconciled: ReconcileRequest = {
        ...request,
        attempt: { intendedAt: intendedAt ?? now, ...(endedAt === undefined ? {} : { endedAt }) },
        now,
        knownRemoteIds: new Set(known)
      }
      // As after a restart: the checkpoint comes from a store.
      return yield* connector.reconcile(reconciled, Schema.decodeUnknownSync(Schema.Json)(throughJson(checkpoint)))
    })

  // Looks when it is told to look again, until it is told for certain or all time for that is over.
  const reconcileUntilSettled = (
    checkpoint: Checkpoint,
    settle: Duration.Duration,
    known: ReadonlyArray<string> = []
  ) =>
    Effect.gen(function* () {
      const end = DateTime.addDuration(yield* DateTime.now, Duration.sum(settle, Duration.minutes(1)))
      let seen = yield* reconcile(checkpoint, known)
      while (seen._tag === "StillUnknown") {
        const now = yield* DateTime.now
        if (DateTime.isGreaterThan(now, end)) return seen
        check(DateTime.isGreaterThan(seen.nextCheckAt, now), "the next look is in the future")
        yield* lab.advance(DateTime.distance(now, seen.nextCheckAt))
        seen = yield* reconcile(checkpoint, known)
      }
      return seen
    })

  return {
    connector,
    account,
    credential,
    lab,
    log,
    request,
    preflight: connector.preflight(request),
    begin: connector.begin(request),
    commit,
    commitInTime,
    reconcile,
    reconcileUntilSettled
  }
}
