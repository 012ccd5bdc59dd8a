/**
 * What is due goes to one worker at a time; what waits for a person, and what is planned, is told.
 *
 * @since 0.1.0
 */
import { PublicationId } from "@postwright/core/publishing/Attempt"
import { Publication } from "@postwright/core/publishing/Publication"
import { SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { Duration, Effect } from "effect"
import { type Case, checkEqual } from "../../../Check.ts"
import { accountId, at, claim, type Define, due, failsWith, notice } from "./scenario.ts"

/** The cases. */
export const claimCases = (define: Define): ReadonlyArray<Case> => [
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
  )
]
