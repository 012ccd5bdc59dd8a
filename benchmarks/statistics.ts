/**
 * What is said about repeated measurements: the median and the ends, since a busy machine skews means.
 */

/** Milliseconds of each run, by benchmark. */
export type Samples = ReadonlyMap<string, ReadonlyArray<number>>

/** The middle value; the mean of the two middle ones for an even count. NaN of nothing. */
export const median = (values: ReadonlyArray<number>): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

/** Median and ends. */
export const spread = (values: ReadonlyArray<number>) => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
  runs: values.length
})
