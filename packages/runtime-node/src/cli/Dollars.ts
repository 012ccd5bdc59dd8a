/**
 * Amounts of money as they are told. A file of its own, since what tells failures must load nothing of what failed.
 *
 * @since 0.1.0
 */

/** As an amount for a reader: two digits, and more for small ones. */
export const dollars = (microUsd: number): string => {
  const amount = microUsd / 1_000_000
  return `${amount >= 0.1 || microUsd === 0 ? amount.toFixed(2) : amount.toPrecision(2)} USD`
}
