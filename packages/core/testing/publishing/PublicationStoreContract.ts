/**
 * Behaviour every `PublicationStore` adapter must have.
 *
 * @since 0.1.0
 */
import { Attempt, type Exchange, PublicationId } from "@postwright/core/publishing/Attempt"
import { type Outcome } from "@postwright/core/publishing/Outcome"
import { Approval, Publication } from "@postwright/core/publishing/Publication"
import { noDisclosure, PublicationContent } from "@postwright/core/publishing/PublicationContent"
import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { type PublishingError } from "@postwright/core/publishing/PublishingError"
import { SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { DateTime, Duration, Effect, type Layer } from "effect"
import { type Case, check, checkEqual } from "../Check.ts"

/** The suite. Each case uses an organization of its own, so one store may serve them all. */
export const cases = <E>(layer: Layer.Layer<PublicationStore, E>): ReadonlyArray<Case> => {
  const define = (title: string, run: (stage: Stage) => Effect.Effect<void, unknown>): Case => ({
    title,
    run: Effect.gen(function* () {
      yield* run(stageOf(yield* PublicationStore, title))
    }).pipe(Effect.provide(layer))
  })

  return [
    define("returns what was saved, with the next version", ({ store, org, publication }) =>
      Effect.gen(function* () {
        const saved = yield* store.save(publication("a"))
        checkEqual(saved.version, 1, "version")
        checkEqual(yield* store.get(org, saved.id), saved, "publication")
        checkEqual((yield* store.save(saved)).version, 2, "next version")
      })
    ),

    define("keeps every field", ({ store, org, publication }) =>
      Effect.gen(function* () {
        const full = new Publication({
          ...publication("full"),
          content: new PublicationContent({
            format: "thread",
            text: "Grüße 👋\n\nzwei",
            parts: ["Grüße 👋", "zwei"],
            title: "Titel",
            media: [],
            disclosure: noDisclosure
          }),
          lease: { holder: "worker", until: at(5) },
          notice: { code: "code", message: "message", remedy: "remedy" },
          unknownSince: at(1),
          parts: [{ index: 0, remoteId: "1", url: "https://example.com/1" }, { index: 1 }]
        })
        const saved = yield* store.save(full)
        checkEqual(yield* store.get(org, full.id), saved, "publication")
      })
    ),

    define(
      "fails with PublicationNotFound for an unknown id, and for another organization's",
      ({ store, org, publication }) =>
        Effect.gen(function* () {
          yield* failsWith("PublicationNotFound", store.get(org, PublicationId.make("absent")))
          const saved = yield* store.save(publication("mine"))
          yield* failsWith("PublicationNotFound", store.get(OrganizationId.make(`${org}-other`), saved.id))
          yield* failsWith(
            "PublicationNotFound",
            store.claim({ ...claim(org, "worker"), organizationId: OrganizationId.make(`${org}-other`), id: saved.id })
          )
        })
    ),

    define("refuses to save over a change, and to insert twice", ({ store, publication }) =>
      Effect.gen(function* () {
        const first = yield* store.save(publication("a"))
        yield* store.save(first)
        yield* failsWith("PublicationChanged", store.save(first))
        yield* failsWith("PublicationChanged", store.save(publication("a")))
        yield* failsWith("PublicationChanged", store.save(new Publication({ ...publication("b"), version: 3 })))
      })
    ),

    define("lets one of two concurrent saves win", ({ store, publication }) =>
      Effect.gen(function* () {
        const saved = yield* store.save(publication("a"))
        const results = yield* Effect.all([store.save(saved), store.save(saved)].map(Effect.result), {
          concurrency: "unbounded"
        })
        checkEqual(results.filter((result) => result._tag === "Success").length, 1, "successes")
      })
    ),

    define("hands out what is due, earliest first, as claimed", ({ store, org, publication }) =>
      Effect.gen(function* () {
        yield* store.save(due(publication("second"), 2))
        yield* store.save(due(publication("first"), 1))
        yield* store.save(due(publication("tie-b"), 3))
        yield* store.save(due(publication("tie-a"), 3))
        yield* store.save(due(publication("future"), 61))
        const claimed = yield* store.claimDue({ ...claim(org, "worker"), limit: 100 })
        checkEqual(
          claimed.map((item) => `${item.id} ${item.status} ${item.lease?.holder}`),
          ["first", "second", "tie-a", "tie-b"].map((id) => `${id} publishing worker`),
          "claimed"
        )
        checkEqual(yield* store.get(org, PublicationId.make("first")), claimed[0]!, "stored")
      })
    ),

    define("hands out no more than the limit, and the rest the next time", ({ store, org, publication }) =>
      Effect.gen(function* () {
        for (const name of ["a", "b", "c"]) yield* store.save(due(publication(name), 1))
        const first = yield* store.claimDue({ ...claim(org, "one"), limit: 2 })
        const second = yield* store.claimDue({ ...claim(org, "two"), limit: 2 })
        checkEqual([first.map(({ id }) => `${id}`), second.map(({ id }) => `${id}`)], [["a", "b"], ["c"]], "claimed")
      })
    ),

    define("never hands one due publication to two concurrent callers", ({ store, org, publication }) =>
      Effect.gen(function* () {
        for (let index = 0; index < 20; index++) yield* store.save(due(publication(`p-${index}`), 1))
        const claims = yield* Effect.forEach(
          ["a", "b", "c", "d"],
          (holder) => store.claimDue({ ...claim(org, holder), limit: 10 }),
          { concurrency: "unbounded" }
        )
        const ids = claims.flat().map(({ id }) => id)
        checkEqual(ids.length, 20, "claimed")
        checkEqual(new Set(ids).size, 20, "different ones")
      })
    ),

    define(
      "hands out neither what is leased nor what is final, and what a dead worker held once the lease ended",
      ({ store, org, publication }) =>
        Effect.gen(function* () {
          yield* store.save(due(publication("held-by-worker"), 1))
          const published = yield* store.save(publication("done"))
          yield* store.save(published.published(at(0)))
          const [claimed] = yield* store.claimDue({ ...claim(org, "dead"), limit: 10 })
          checkEqual(claimed?.id, PublicationId.make("held-by-worker"), "claimed")
          checkEqual((yield* store.claimDue({ ...claim(org, "early"), limit: 10 })).length, 0, "while the lease lasts")
          const [taken] = yield* store.claimDue({ ...claim(org, "successor", 75), limit: 10 })
          checkEqual(taken?.lease?.holder, "successor", "holder")
        })
    ),

    define("claims one by id, due or not, and refuses while another claim lasts", ({ store, org, publication }) =>
      Effect.gen(function* () {
        const saved = yield* store.save(due(publication("future"), 10_000))
        const claimed = yield* store.claim({ ...claim(org, "one"), id: saved.id })
        checkEqual(claimed.lease?.holder, "one", "holder")
        yield* failsWith("PublicationBusy", store.claim({ ...claim(org, "two"), id: saved.id }))
        const later = yield* store.claim({ ...claim(org, "two", 75), id: saved.id })
        checkEqual(later.lease?.holder, "two", "holder after the lease")
      })
    ),

    define("returns a final publication from a claim as it is", ({ store, org, publication }) =>
      Effect.gen(function* () {
        const saved = yield* store.save(publication("a"))
        const done = yield* store.save(saved.published(at(0)))
        checkEqual(yield* store.claim({ ...claim(org, "one"), id: saved.id }), done, "publication")
      })
    ),

    define("keeps a doubt a doubt when it is claimed", ({ store, org, publication }) =>
      Effect.gen(function* () {
        const saved = yield* store.save(publication("a"))
        yield* store.save(saved.unknown(at(0), at(1), Duration.days(1), notice))
        const [claimed] = yield* store.claimDue({ ...claim(org, "one"), limit: 10 })
        checkEqual(claimed?.status, "unknown", "status")
      })
    ),

    define("lists what waits for a person or is late, by deadline", ({ store, org, publication }) =>
      Effect.gen(function* () {
        const held = yield* store.save(publication("held"))
        yield* store.save(held.held(at(0), at(90), notice))
        const doubt = yield* store.save(publication("doubt"))
        yield* store.save(doubt.unknown(at(0), at(1), Duration.minutes(30), notice))
        yield* store.save(due(publication("in-time"), 1))
        const attention = yield* store.needingAttention({ organizationId: org, now: at(60), limit: 10 })
        checkEqual(
          attention.map(({ id }) => `${id}`),
          ["doubt", "held"],
          "ids"
        )
      })
    ),

    define(
      "tells what is planned on an account around a time, without what was rejected or cancelled",
      ({ store, org, publication }) =>
        Effect.gen(function* () {
          yield* store.save(due(publication("before"), 9))
          yield* store.save(due(publication("edge"), 10))
          yield* store.save(due(publication("inside"), 11))
          yield* store.save(due(publication("after"), 20))
          const rejected = yield* store.save(due(publication("rejected"), 12))
          yield* store.save(rejected.rejected(at(0), notice))
          const cancelled = yield* store.save(due(publication("cancelled"), 12))
          yield* store.save(cancelled.cancelled(at(0), notice))
          const other = due(publication("other-account"), 12)
          yield* store.save(new Publication({ ...other, accountId: SocialAccountId.make("another") }))
          const planned = yield* store.planned({ organizationId: org, accountId, from: at(10), until: at(20) })
          checkEqual(
            planned.map(({ id, posts }) => `${id} ${posts}`),
            ["inside 1"],
            "planned"
          )
        })
    ),

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
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Stage = ReturnType<typeof stageOf>

const accountId = SocialAccountId.make("account")
const notice = { code: "code", message: "message", remedy: "remedy" }
const start = DateTime.makeUnsafe("2027-03-01T09:00:00Z")
const at = (minutes: number): DateTime.Utc => DateTime.add(start, { minutes })

const failsWith = <A>(tag: PublishingError["reason"]["_tag"], effect: Effect.Effect<A, PublishingError>) =>
  Effect.gen(function* () {
    const result = yield* Effect.result(effect)
    check(result._tag === "Failure", `it fails with ${tag}`)
    checkEqual(result.failure.reason._tag, tag, "reason")
  })

const claim = (organizationId: OrganizationId, holder: string, minutes = 60) => ({
  organizationId,
  holder,
  now: at(minutes),
  until: at(minutes + 10)
})

const due = (publication: Publication, minutes: number): Publication =>
  new Publication({ ...publication, publishAt: at(minutes), nextActionAt: at(minutes) })

const stageOf = (store: PublicationStore["Service"], title: string) => {
  const org = OrganizationId.make(`suite-${sha256(title).slice(0, 16)}`)
  const content = new PublicationContent({ format: "post", text: "hello", media: [], disclosure: noDisclosure })
  const publication = (id: string): Publication =>
    new Publication({
      id: PublicationId.make(id),
      organizationId: org,
      accountId,
      platform: "x",
      content,
      contentHash: "hash",
      approval: new Approval({
        contentHash: "hash",
        approvedBy: MemberId.make("member"),
        approvedAt: at(0),
        notBefore: at(0),
        notAfter: at(10_000)
      }),
      publishAt: at(0),
      status: "scheduled",
      owner: "worker",
      deadline: at(10_000),
      nextActionAt: at(0),
      parts: [],
      failures: 0,
      credentialRenewals: 0,
      createdAt: at(0),
      updatedAt: at(0),
      version: 0
    })
  const attempt = (id: string, number: number): Attempt =>
    new Attempt({
      organizationId: org,
      publicationId: PublicationId.make(id),
      accountId,
      number,
      part: 0,
      textHash: "hash",
      contentHash: "hash",
      checkpoint: { marker: [1, "two", null] },
      intendedAt: at(0),
      log: []
    })
  return { store, org, publication, attempt }
}
