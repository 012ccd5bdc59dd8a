/**
 * What is saved is what is read, within one organization, and nothing is saved over a change.
 *
 * @since 0.1.0
 */
import { PublicationId } from "@postwright/core/publishing/Attempt"
import { Publication } from "@postwright/core/publishing/Publication"
import { noDisclosure, PublicationContent } from "@postwright/core/publishing/PublicationContent"
import { OrganizationId } from "@postwright/core/tenancy/Actor"
import { Effect } from "effect"
import { type Case, checkEqual } from "../../../Check.ts"
import { at, claim, type Define, failsWith } from "./scenario.ts"

/** The cases. */
export const savingCases = (define: Define): ReadonlyArray<Case> => [
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
  )
]
