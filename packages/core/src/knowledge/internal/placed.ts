/**
 * Failures of sources with the place where the brief names them.
 */
import { type SourcePlace } from "../SourcePlace.ts"

/** The same failure at a place. */
export const placed = <R extends Error & SourcePlace>(reason: R, place: SourcePlace): R => {
  const Reason = reason.constructor as new (fields: SourcePlace) => R
  return new Reason({ ...reason, ...place })
}
