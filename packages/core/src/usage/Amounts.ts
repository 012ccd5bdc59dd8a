/**
 * Quantities of what is used, in whole units: no rounding, no fractions of money.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/**
 * `microUsd`: a millionth of a US dollar. `seconds`: of media or of computing. `concurrency`: what runs at once; it is
 * held while it is reserved, and never used up.
 */
export const units = ["tokens", "microUsd", "renders", "publishes", "seconds", "bytes", "concurrency"] as const
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
  bytes: Amount,
  concurrency: Amount
})
export type Amounts = typeof Amounts.Type

/** Units that come back when a reservation ends, however it ends. No window fills them up. */
export const heldUnits: ReadonlyArray<Unit> = ["concurrency"]

/** The units that are there, in the order of `units`. */
export const unitsOf = (amounts: Amounts): ReadonlyArray<Unit> => units.filter((unit) => amounts[unit] !== undefined)

/** Both together. */
export const plus = (a: Amounts, b: Amounts): Amounts => combine(a, b, (left, right) => left + right)

/** What is left of `a` without `b`; never below 0. */
export const minus = (a: Amounts, b: Amounts): Amounts => combine(a, b, (left, right) => Math.max(0, left - right))

/** These units of it alone. */
export const only = (amounts: Amounts, wanted: ReadonlyArray<Unit>): Amounts =>
  pick(amounts, (unit) => wanted.includes(unit))

/** All but these units. */
export const without = (amounts: Amounts, unwanted: ReadonlyArray<Unit>): Amounts =>
  pick(amounts, (unit) => !unwanted.includes(unit))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Mutable = { -readonly [unit in Unit]?: number }

const combine = (a: Amounts, b: Amounts, by: (left: number, right: number) => number): Amounts => {
  const result: Mutable = {}
  for (const unit of units) {
    const [left, right] = [a[unit], b[unit]]
    if (left !== undefined || right !== undefined) result[unit] = by(left ?? 0, right ?? 0)
  }
  return result
}

const pick = (amounts: Amounts, isWanted: (unit: Unit) => boolean): Amounts => {
  const result: Mutable = {}
  for (const unit of units) {
    const amount = amounts[unit]
    if (amount !== undefined && isWanted(unit)) result[unit] = amount
  }
  return result
}
