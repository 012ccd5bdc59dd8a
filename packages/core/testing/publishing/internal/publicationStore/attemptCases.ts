/**
 * Intents stand before attempts, one open one a part, and what came of them is never forgotten.
 *
 * @since 0.1.0
 */
import { Attempt, type Exchange, PublicationId } from "@postwright/core/publishing/Attempt"
import { type Outcome } from "@postwright/core/publishing/Outcome"
import { Publication } from "@postwright/core/publishing/Publication"
import { SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { Effect } from "effect"
import { type Case, checkEqual } from "../../../Check.ts"
import { accountId, at, claim, type Define, due, failsWith } from "./scenario.ts"

/** The cases. */
export const attemptCases = (define: Define): ReadonlyArray<Case> => [
  define(
    "stores an intent with its publication, and refuses a worker that lost its turn",
    ({ store, org, publication, attempt }) =>
      Effect.gen(function* () {
        const saved = yield* store.save(due(publication("a"), 1))
        const first = yield* store.claim({ ...claim(org, "first"), id: saved.id })
        const second = yield* store.claim({ ...claim(org, "second", 75), id: saved.id })
        yield* failsWith("PublicationChanged", store.storeIntent(first, attempt("a", 1)))
        checkEqual((yield* store.attempts(org, saved.id)).length, 0, "attempts of the one that lost")
        const stored = yield* store.storeIntent(second, attempt("a", 1))
        checkEqual(stored.version, second.version + 1, "version")
        checkEqual(yield* store.attempts(org, saved.id), [attempt("a", 1)], "attempts")
      })
  ),

  define("lets one of two concurrent intents win", ({ store, org, publication, attempt }) =>
    Effect.gen(function* () {
      const saved = yield* store.save(publication("a"))
      const results = yield* Effect.all(
        [1, 2].map((number) => Effect.result(store.storeIntent(saved, attempt("a", number)))),
        { concurrency: "unbounded" }
      )
      checkEqual(results.filter((result) => result._tag === "Success").length, 1, "successes")
      checkEqual((yield* store.attempts(org, saved.id)).length, 1, "attempts")
    })
  ),

  ...(
    [
      ["has no outcome yet", undefined, false],
      ["is in doubt", { _tag: "Unknown", checkpoint: null, why: "" }, false],
      ["is live", { _tag: "Published", remoteId: "1", parts: [] }, false],
      ["was handed over", { _tag: "HandedOver", ref: "1", next: "person", expectedAt: at(1) }, false],
      ["was rejected", { _tag: "Rejected", reason: "refused", message: "", remedy: "", owner: "author" }, true]
    ] satisfies ReadonlyArray<readonly [string, Outcome | undefined, boolean]>
  ).map(([state, outcome, isAllowed]) =>
    define(
      `${isAllowed ? "takes" : "refuses"} another intent for a part whose attempt ${state}`,
      ({ store, publication, attempt }) =>
        Effect.gen(function* () {
          const saved = yield* store.save(publication("a"))
          const stored = yield* store.storeIntent(saved, attempt("a", 1))
          if (outcome !== undefined) yield* store.saveAttempt(attempt("a", 1).ended(outcome, at(1), []))
          const again = store.storeIntent(stored, attempt("a", 2))
          if (isAllowed) yield* again
          else yield* failsWith("PublicationChanged", again)
          yield* store.storeIntent(
            isAllowed ? new Publication({ ...stored, version: stored.version + 1 }) : stored,
            new Attempt({ ...attempt("a", 3), part: 1 })
          )
        })
    )
  ),

  define(
    "takes another intent once an attempt is proven absent, and not when it was found",
    ({ store, publication, attempt }) =>
      Effect.gen(function* () {
        const one = yield* store.save(publication("absent"))
        const stored = yield* store.storeIntent(one, attempt("absent", 1))
        yield* store.saveAttempt(attempt("absent", 1).absent("proven-absent", "not there"))
        yield* store.storeIntent(stored, attempt("absent", 2))
        const other = yield* store.save(publication("found"))
        const kept = yield* store.storeIntent(other, attempt("found", 1))
        yield* store.saveAttempt(attempt("found", 1).found({ remoteId: "1", evidence: "there" }))
        yield* failsWith("PublicationChanged", store.storeIntent(kept, attempt("found", 2)))
      })
  ),

  define(
    "keeps what came of an attempt whoever holds the publication, and never forgets a remote id",
    ({ store, org, publication, attempt }) =>
      Effect.gen(function* () {
        const saved = yield* store.save(publication("a"))
        const stored = yield* store.storeIntent(saved, attempt("a", 1))
        yield* store.claim({ ...claim(org, "another"), id: stored.id })
        const log: ReadonlyArray<Exchange> = []
        const ended = attempt("a", 1).ended(
          { _tag: "Published", remoteId: "777", url: "https://example.com/777", parts: [] },
          at(1),
          log
        )
        yield* store.saveAttempt(ended)
        checkEqual(yield* store.attempts(org, saved.id), [ended], "attempt")
        yield* store.saveAttempt(attempt("a", 1))
        checkEqual((yield* store.attempts(org, saved.id))[0]?.remoteId, "777", "remote id")
        yield* failsWith("PublicationNotFound", store.saveAttempt(attempt("a", 9)))
      })
  ),

  define("tells the attempts on an account since a time, in order", ({ store, org, publication, attempt }) =>
    Effect.gen(function* () {
      for (const [name, minute] of [
        ["b", 12],
        ["a", 10],
        ["old", 9]
      ] as const) {
        const saved = yield* store.save(publication(name))
        yield* store.storeIntent(saved, new Attempt({ ...attempt(name, 1), intendedAt: at(minute) }))
      }
      const since = yield* store.attemptsSince({ organizationId: org, accountId, since: at(10) })
      checkEqual(
        since.map(({ publicationId }) => `${publicationId}`),
        ["a", "b"],
        "publications"
      )
      const none = yield* store.attemptsSince({
        organizationId: org,
        accountId: SocialAccountId.make("x"),
        since: at(0)
      })
      checkEqual(none.length, 0, "of another account")
    })
  ),

  define("has no attempts for an unknown publication", ({ store, org }) =>
    Effect.gen(function* () {
      checkEqual((yield* store.attempts(org, PublicationId.make("absent"))).length, 0, "attempts")
    })
  )
]
