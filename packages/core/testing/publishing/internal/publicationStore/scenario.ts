/**
 * A case of the publication store suite: an organization of its own, and what is written in it.
 *
 * @since 0.1.0
 */
import { Attempt, PublicationId } from "@postwright/core/publishing/Attempt"
import { Approval, Publication } from "@postwright/core/publishing/Publication"
import { noDisclosure, PublicationContent } from "@postwright/core/publishing/PublicationContent"
import { PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { type PublishingError } from "@postwright/core/publishing/PublishingError"
import { SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { MemberId, OrganizationId } from "@postwright/core/tenancy/Actor"
import { sha256 } from "@postwright/core/text/Digest"
import { DateTime, Effect, type Layer } from "effect"
import { type Case, check, checkEqual } from "../../../Check.ts"

/** Makes a case. */
export type Define = (title: string, run: (stage: Stage) => Effect.Effect<void, unknown>) => Case

/** Makes cases on the store of the layer. */
export const scenarioOn =
  <E>(layer: Layer.Layer<PublicationStore, E>): Define =>
  (title, run) => ({
    title,
    run: Effect.gen(function* () {
      yield* run(stageOf(yield* PublicationStore, title))
    }).pipe(Effect.provide(layer))
  })

/** What a case gets. */
export type Stage = ReturnType<typeof stageOf>

/** The account of every publication. */
export const accountId = SocialAccountId.make("account")
/** Why a publication is not live. */
export const notice = { code: "code", message: "message", remedy: "remedy" }

/** So many minutes after the suite's beginning. */
export const at = (minutes: number): DateTime.Utc => DateTime.add(start, { minutes })

/** Checks the reason of a failure. */
export const failsWith = <A>(tag: PublishingError["reason"]["_tag"], effect: Effect.Effect<A, PublishingError>) =>
  Effect.gen(function* () {
    const result = yield* Effect.result(effect)
    check(result._tag === "Failure", `it fails with ${tag}`)
    checkEqual(result.failure.reason._tag, tag, "reason")
  })

/** A claim of ten minutes. */
export const claim = (organizationId: OrganizationId, holder: string, minutes = 60) => ({
  organizationId,
  holder,
  now: at(minutes),
  until: at(minutes + 10)
})

/** The publication, due so many minutes after the beginning. */
export const due = (publication: Publication, minutes: number): Publication =>
  new Publication({ ...publication, publishAt: at(minutes), nextActionAt: at(minutes) })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const start = DateTime.makeUnsafe("2027-03-01T09:00:00Z")

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
