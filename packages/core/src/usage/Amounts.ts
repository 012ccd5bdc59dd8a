/**
 * Quantities of what is used, in whole units: no rounding, no fractions of money.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** `microUsd`: a millionth of a US dollar. `seconds`: of media or of computing. */
export const units = ["tokens", "microUsd", "renders", "publishes", "seconds", "bytes"] as const
export const Unit = Schema.Literals(units)
export type Unit = typeof Unit.Type

const Amount = Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })))

/** How much of each unit: whole numbers from 0. A unit that is left out is 0 in a use, and without limit in a budget. */
export const Amounts = Schema.Struct({
  tokens: Amount,
  microUsd: Amount,
  renders: Amount,
  publishes: Amount,
  seconds: Amount,
  bytes: Amount
})
export type Amounts = typeof Amounts.Type

/** The units that are there, in the order of `units`. */
export const unitsOf = (amounts: Amounts): ReadonlyArray<Unit> => units.filter((unit) => amounts[unit] !== undefined)

/** Both together. */
export const plus = (a: Amounts, b: Amounts): Amounts => combine(a, b, (left, right) => left + right)

/** What is left of `a` without `b`; never below 0. */
export const minus = (a: Amounts, b: Amounts): Amounts => combine(a, b, (left, right) => Math.max(0, left - right))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const combine = (a: Amounts, b: Amounts, by: (left: number, right: number) => number): Amounts =>
  Object.fromEntries(
    units
      .filter((unit) => a[unit] !== undefined || b[unit] !== undefined)
      .map((unit) => [unit, by(a[unit] ?? 0, b[unit] ?? 0)])
  )
