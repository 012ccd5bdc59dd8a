/**
 * Divides an amount among several who want different amounts.
 *
 * @since 0.1.0
 */

/**
 * What each gets, in their order: all that it wants where that is little; the others get equal shares of the rest. Whole
 * numbers; together at most `total`.
 */
export const fairShares = (wanted: ReadonlyArray<number>, total: number): ReadonlyArray<number> => {
  let left = total
  let open = wanted.length
  for (const amount of wanted.toSorted((a, b) => a - b)) {
    const share = Math.floor(left / open)
    if (amount > share) return wanted.map((item) => Math.min(item, share))
    left -= amount
    open--
  }
  return wanted
}
