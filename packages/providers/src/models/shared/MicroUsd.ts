/**
 * What vendors say in dollars, in the whole millionths that the ledger counts.
 *
 * @since 0.1.0
 */

/** Millionths of a dollar, rounded up: no price is counted as less than it is. */
export const microUsd = (dollars: number): number =>
  // Twelve digits first, so that 0.0000011 dollars are 1.1 and not 1.1000000000000003 millionths.
  Math.ceil(Number((dollars * 1_000_000).toPrecision(12)))
