/**
 * Behaviour every `Connector` must have, above all when answers are lost. A test gives the connector with the network
 * under its control: a simulator for a real connector, `ScriptedNetwork` in this process.
 *
 * @since 0.1.0
 */
import { type Credential } from "@postwright/core/credentials/Credential"
import { type Exchange, PublicationId } from "@postwright/core/publishing/Attempt"
import { type Connector, type PartRequest, type ReconcileRequest } from "@postwright/core/publishing/Connector"
import { type Checkpoint, Outcome } from "@postwright/core/publishing/Outcome"
import { noDisclosure, PublicationContent } from "@postwright/core/publishing/PublicationContent"
import { type SocialAccount } from "@postwright/core/publishing/SocialAccount"
import { Context, DateTime, Duration, Effect, Fiber, type Layer, Option, Redacted, Schema } from "effect"
import { type Case, check, checkEqual } from "../Check.ts"

/**
 * What goes wrong with the next create (`well`: nothing). `taken-…`: the post is made, and the answer is lost, broken or an error.
 * `dropped-…`: nothing is made, and no answer comes. The others are answers that say no.
 */
export const createFailures = [
  "well",
  "taken-silence",
  "taken-reset",
  "taken-garbled",
  "taken-overloaded",
  "dropped-silence",
  "dropped-reset",
  "overloaded",
  "unauthorized",
  "no-credit",
  "rate-limited",
  "slow"
] as const
export type CreateFailure = (typeof createFailures)[number]

/**
 * The network as a test controls it. Where its error answers can repeat the token of the request, they should: the
 * suite looks for it in all that the connector says.
 */
export interface NetworkLab {
  readonly failNextCreate: (failure: CreateFailure) => Effect.Effect<void>
  /** The next read fails as when the network is overloaded. */
  readonly failNextRead: Effect.Effect<void>
  /** From now on what is posted shows up in lists only after this long. */
  readonly lagLists: (lag: Duration.Duration) => Effect.Effect<void>
  /** Posts of the account that are live, oldest first. */
  readonly livePosts: Effect.Effect<ReadonlyArray<{ readonly remoteId: string; readonly text: string }>>
  /** Create requests that have reached the network. */
  readonly creates: Effect.Effect<number>
  /** Create requests whose sender still waits for the answer. Absent where the network cannot see it. */
  readonly waiting?: Effect.Effect<number>
  /** Waits until that many have reached it. */
  readonly arrived: (creates: number) => Effect.Effect<void>
  /** Somebody writes a post on the profile past the connector. */
  readonly writeByHand: (text: string) => Effect.Effect<{ readonly remoteId: string }>
  /** Lets time pass for connector and network. */
  readonly advance: (duration: Duration.Duration) => Effect.Effect<void>
}

/** The connector, an account it can publish on, and the network. Each case builds the layer anew. */
export class ConnectorUnderTest extends Context.Service<
  ConnectorUnderTest,
  {
    readonly connector: Connector
    /** Connected, with its `remoteUserId`. */
    readonly account: SocialAccount
    readonly credential: Pick<Credential, "accessToken">
    readonly lab: NetworkLab
  }
>()("@postwright/core/testing/publishing/ConnectorUnderTest") {}

export interface ContractOptions {
  readonly canProveAbsence: boolean
  /** After this long absence can be proven. */
  readonly settle: Duration.Duration
  /** Failures that this network never has, each with the reason. */
  readonly impossible?: { readonly [failure in CreateFailure]?: string }
  /** @default two short English texts */
  readonly texts?: readonly [string, string]
}

/** The suite. */
export const cases = <E>(layer: Layer.Layer<ConnectorUnderTest, E>, options: ContractOptions): ReadonlyArray<Case> => {
  const [text, otherText] = options.texts ?? ["A first post of the suite", "Another post, written by hand"]
  const define = (title: string, run: (stage: Stage) => Effect.Effect<void, unknown>, skip?: string): Case => ({
    title,
    skip,
    run: Effect.gen(function* () {
      yield* run(stageOf(yield* ConnectorUnderTest, text))
    }).pipe(Effect.provide(layer))
  })
  const failing = (
    failure: CreateFailure,
    title: string,
    run: (stage: Stage) => Effect.Effect<void, unknown>,
    skip?: string
  ): Case =>
    define(
      title,
      (stage) => Effect.andThen(stage.lab.failNextCreate(failure), run(stage)),
      options.impossible?.[failure] ?? skip
    )
  const needsProof = options.canProveAbsence ? undefined : "the network offers no read that proves absence"

  return [
    define("makes one post live and returns its id", ({ lab, begin, commit }) =>
      Effect.gen(function* () {
        const outcome = yield* commit(yield* begin)
        check(outcome._tag === "Published", `the outcome is Published, not ${outcome._tag}`)
        const live = yield* lab.livePosts
        checkEqual(live.length, 1, "live posts")
        checkEqual(outcome.parts[0]?.remoteId, live[0]?.remoteId, "id")
        checkEqual(yield* lab.creates, 1, "create requests")
      })
    ),

    define("makes nothing before the commit", ({ lab, preflight, begin, request, connector }) =>
      Effect.gen(function* () {
        yield* preflight
        const checkpoint = yield* begin
        yield* connector.transfer(request, checkpoint)
        checkEqual(yield* lab.creates, 0, "create requests")
        checkEqual((yield* lab.livePosts).length, 0, "live posts")
      })
    ),

    define("says whose profile the token belongs to", ({ preflight, account }) =>
      Effect.gen(function* () {
        const report = yield* preflight
        checkEqual(report.remoteUserId, account.remoteUserId, "profile")
      })
    ),

    define("keeps checkpoint and outcome as JSON", ({ begin, commit }) =>
      Effect.gen(function* () {
        const checkpoint = yield* begin
        checkEqual(throughJson(checkpoint), checkpoint, "checkpoint")
        const outcome = yield* commit(checkpoint)
        const decoded = yield* Schema.decodeUnknownEffect(Outcome)(
          throughJson(yield* Schema.encodeUnknownEffect(Outcome)(outcome))
        )
        checkEqual(decoded._tag, outcome._tag, "outcome")
      })
    ),

    ...(["taken-reset", "taken-garbled", "taken-overloaded"] as const).map((failure) =>
      failing(failure, `reports Unknown, and creates once, when the answer is lost (${failure})`, (stage) =>
        Effect.gen(function* () {
          const outcome = yield* stage.commit(yield* stage.begin)
          checkEqual(outcome._tag, "Unknown", "outcome")
          checkEqual(yield* stage.lab.creates, 1, "create requests")
        })
      )
    ),

    ...(["dropped-reset", "overloaded"] as const).map((failure) =>
      failing(
        failure,
        `reports Unknown, and creates once, when it cannot know that nothing was made (${failure})`,
        (stage) =>
          Effect.gen(function* () {
            const outcome = yield* stage.commit(yield* stage.begin)
            checkEqual(outcome._tag, "Unknown", "outcome")
            checkEqual(yield* stage.lab.creates, 1, "create requests")
          })
      )
    ),

    failing("taken-silence", "never reports Published, and creates once, when no answer comes in time", (stage) =>
      Effect.gen(function* () {
        const outcome = yield* stage.commitInTime(yield* stage.begin)
        const tag = Option.match(outcome, { onNone: () => "Unknown", onSome: ({ _tag }) => _tag })
        checkEqual(tag, "Unknown", "outcome")
        checkEqual(yield* stage.lab.creates, 1, "create requests")
      })
    ),

    ...(["taken-silence", "taken-reset", "taken-garbled", "taken-overloaded"] as const).map((failure) =>
      failing(failure, `finds the post of an attempt whose answer was lost (${failure})`, (stage) =>
        Effect.gen(function* () {
          const checkpoint = yield* stage.begin
          yield* stage.commitInTime(checkpoint)
          yield* stage.lab.writeByHand(otherText)
          const seen = yield* stage.reconcileUntilSettled(checkpoint, options.settle)
          const live = yield* stage.lab.livePosts
          check(seen._tag === "Found", `the answer is Found, not ${seen._tag}`)
          const ours = live.find((post) => post.text === text)?.remoteId ?? "none"
          checkEqual(seen.remoteId, ours, "id")
          checkEqual(yield* stage.lab.creates, 1, "create requests")
        })
      )
    ),

    ...(["dropped-silence", "dropped-reset", "overloaded"] as const).map((failure) =>
      failing(failure, `never takes another post for the one that was not made (${failure})`, (stage) =>
        Effect.gen(function* () {
          const checkpoint = yield* stage.begin
          yield* stage.commitInTime(checkpoint)
          yield* stage.lab.writeByHand(otherText)
          const seen = yield* stage.reconcileUntilSettled(checkpoint, options.settle)
          check(seen._tag !== "Found", "nothing is found")
          if (options.canProveAbsence) checkEqual(seen._tag, "ProvenAbsent", "answer")
        })
      )
    ),

    failing("taken-reset", "never takes a post for its own that another attempt accounts for", (stage) =>
      Effect.gen(function* () {
        const checkpoint = yield* stage.begin
        yield* stage.commitInTime(checkpoint)
        const known = (yield* stage.lab.livePosts).map((post) => post.remoteId)
        const seen = yield* stage.reconcileUntilSettled(checkpoint, options.settle, known)
        check(seen._tag !== "Found", "nothing is found")
      })
    ),

    failing(
      "taken-reset",
      "does not call a post absent while lists may lag behind",
      (stage) =>
        Effect.gen(function* () {
          yield* stage.lab.lagLists(Duration.minutes(1))
          const checkpoint = yield* stage.begin
          yield* stage.commitInTime(checkpoint)
          checkEqual((yield* stage.reconcile(checkpoint))._tag, "StillUnknown", "first answer")
          const seen = yield* stage.reconcileUntilSettled(checkpoint, options.settle)
          checkEqual(seen._tag, "Found", "last answer")
        }),
      needsProof
    ),

    failing("taken-reset", "reconciles without making or changing anything", (stage) =>
      Effect.gen(function* () {
        const checkpoint = yield* stage.begin
        yield* stage.commitInTime(checkpoint)
        const before = yield* stage.lab.livePosts
        yield* stage.reconcileUntilSettled(checkpoint, options.settle)
        yield* stage.reconcile(checkpoint)
        checkEqual(yield* stage.lab.livePosts, before, "live posts")
        checkEqual(yield* stage.lab.creates, 1, "create requests")
      })
    ),

    failing("taken-reset", "stays in doubt when it cannot read, and fails instead of guessing", (stage) =>
      Effect.gen(function* () {
        const checkpoint = yield* stage.begin
        yield* stage.commitInTime(checkpoint)
        yield* stage.lab.failNextRead
        const error = yield* Effect.flip(stage.reconcile(checkpoint))
        check(error.isRetryable, "the failure can be retried")
        checkEqual(yield* stage.lab.creates, 1, "create requests")
      })
    ),

    ...(
      [
        ["unauthorized", "credential-rejected"],
        ["no-credit", "credits-depleted"],
        ["rate-limited", "rate-limited"]
      ] as const
    ).map(([failure, reason]) =>
      failing(failure, `reports what the network refuses (${failure})`, (stage) =>
        Effect.gen(function* () {
          const outcome = yield* stage.commit(yield* stage.begin)
          check(outcome._tag === "Rejected", `the outcome is Rejected, not ${outcome._tag}`)
          checkEqual(outcome.reason, reason, "reason")
          check(outcome.message !== "" && outcome.remedy !== "", "message and remedy are there")
          checkEqual(yield* stage.lab.creates, 1, "create requests")
          checkEqual((yield* stage.lab.livePosts).length, 0, "live posts")
        })
      )
    ),

    failing("rate-limited", "says when the network takes posts again", (stage) =>
      Effect.gen(function* () {
        const outcome = yield* stage.commit(yield* stage.begin)
        check(outcome._tag === "Rejected" && outcome.owner === "worker", "a worker can mend it by waiting")
        check(
          outcome.retryAt !== undefined && DateTime.isGreaterThan(outcome.retryAt, yield* DateTime.now),
          "the time is in the future"
        )
      })
    ),

    define("reports a text that the network already has, or makes a second post of it, but never an error", (stage) =>
      Effect.gen(function* () {
        yield* stage.commit(yield* stage.begin)
        const again = yield* stage.commit(yield* stage.begin)
        const live = (yield* stage.lab.livePosts).length
        if (live === 1) {
          check(again._tag === "Rejected" && again.reason === "duplicate-content", "it is refused as a duplicate")
        } else checkEqual(again._tag, "Published", "outcome")
      })
    ),

    failing("slow", "waits for a slow answer", (stage) =>
      Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(stage.commit(yield* stage.begin))
        yield* stage.lab.arrived(1)
        yield* stage.lab.advance(Duration.millis(stage.connector.capabilities.commitTimeoutMillis / 2))
        checkEqual((yield* Fiber.join(fiber))._tag, "Published", "outcome")
        checkEqual(yield* stage.lab.creates, 1, "create requests")
      })
    ),

    failing(
      "slow",
      "stops when it is given up: drops the request, sends nothing more and records nothing more",
      (stage) =>
        Effect.gen(function* () {
          const { lab, log, connector } = stage
          // On its own, so that one that cannot be stopped does not stop the suite.
          const fiber = yield* Effect.forkDetach(stage.commit(yield* stage.begin))
          yield* lab.arrived(1)
          const stopping = yield* Effect.forkChild(Fiber.interrupt(fiber).pipe(Effect.timeoutOption("1 second")))
          yield* lab.advance(Duration.seconds(1))
          check(Option.isSome(yield* Fiber.join(stopping)), "it stops at once")
          if (lab.waiting !== undefined) checkEqual(yield* lab.waiting, 0, "requests that wait for an answer")
          const recorded = log.length
          yield* lab.advance(Duration.millis(connector.capabilities.commitTimeoutMillis))
          checkEqual(log.length, recorded, "recorded exchanges")
          checkEqual(yield* lab.creates, 1, "create requests")
        })
    ),

    ...(["unauthorized", "no-credit", "rate-limited", "overloaded"] as const).map((failure) =>
      failing(failure, `keeps the token out of what it says of a failed create (${failure})`, (stage) =>
        Effect.gen(function* () {
          const outcome = yield* stage.commit(yield* stage.begin)
          check(outcome._tag !== "Published", "it is not published")
          stage.checkTokenAbsent(outcome, stage.log)
        })
      )
    ),

    failing("taken-reset", "keeps the token out of what it says of a failed read", (stage) =>
      Effect.gen(function* () {
        const checkpoint = yield* stage.begin
        yield* stage.commitInTime(checkpoint)
        yield* stage.lab.failNextRead
        const error = yield* Effect.flip(stage.reconcile(checkpoint))
        const { code, message, remedy, stack } = error
        stage.checkTokenAbsent(error, { code, message, remedy, stack, text: String(error) }, stage.log)
      })
    ),

    failing("taken-reset", "keeps the token out of logs, checkpoints and outcomes", (stage) =>
      Effect.gen(function* () {
        yield* stage.preflight
        const checkpoint = yield* stage.begin
        const outcome = yield* stage.commit(checkpoint)
        const seen = yield* stage.reconcileUntilSettled(checkpoint, options.settle)
        stage.checkTokenAbsent(stage.log, checkpoint, outcome, seen)
        check(stage.log.length >= 2, "requests are recorded")
      })
    ),

    define("declares limits with their sources, and times that fit together", ({ connector }) =>
      Effect.sync(() => {
        const { capabilities } = connector
        check(
          capabilities.rateLimits.every((limit) => URL.canParse(limit.source)),
          "each limit names its page"
        )
        check(
          capabilities.rateLimits.every((limit) => /^\d{4}-\d\d-\d\d$/.test(limit.checkedOn)),
          "and the day"
        )
        check(capabilities.commitTimeoutMillis > 0 && capabilities.commitTimeoutMillis <= 600_000, "commit time-out")
        checkEqual(capabilities.canProveAbsence, options.canProveAbsence, "canProveAbsence")
      })
    )
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Stage = ReturnType<typeof stageOf>

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

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

  const checkTokenAbsent = (...values: ReadonlyArray<unknown>): void => {
    const token = Redacted.value(credential.accessToken)
    const said = JSON.stringify(values)
    for (const form of [token, encodeURIComponent(token), JSON.stringify(token).slice(1, -1)]) {
      check(!said.includes(JSON.stringify(form).slice(1, -1)), "the token is nowhere")
    }
  }

  return {
    connector,
    account,
    lab,
    log,
    request,
    preflight: connector.preflight(request),
    begin: connector.begin(request),
    commit,
    commitInTime,
    reconcile,
    reconcileUntilSettled,
    checkTokenAbsent
  }
}
