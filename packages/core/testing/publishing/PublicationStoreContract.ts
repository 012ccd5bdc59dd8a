/**
 * Behaviour every `PublicationStore` adapter must have.
 *
 * @since 0.1.0
 */
import { type PublicationStore } from "@postwright/core/publishing/PublicationStore"
import { type Layer } from "effect"
import { type Case } from "../Check.ts"
import { attemptCases } from "./internal/publicationStore/attemptCases.ts"
import { claimCases } from "./internal/publicationStore/claimCases.ts"
import { savingCases } from "./internal/publicationStore/savingCases.ts"
import { scenarioOn } from "./internal/publicationStore/scenario.ts"

/** The suite. Each case uses an organization of its own, so one store may serve them all. */
export const cases = <E>(layer: Layer.Layer<PublicationStore, E>): ReadonlyArray<Case> => {
  const define = scenarioOn(layer)
  return [...savingCases(define), ...claimCases(define), ...attemptCases(define)]
}
