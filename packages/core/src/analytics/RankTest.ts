/**
 * Whether two samples differ, by their ranks alone: no assumption about the shape of the values, and no post that went
 * viral decides it.
 *
 * @since 0.1.0
 */

/** What a rank test says of two samples. */
export interface RankTest {
  /** Mann-Whitney U of the first sample: pairs that it wins, a tie as half of one. */
  readonly u: number
  /** 0 to 1: the share of pairs that the first sample wins; 0.5 where neither is higher. */
  readonly superiority: number
  /** Two-sided, 0 to 1: how often samples without any difference lie as far apart. */
  readonly pValue: number
}

/**
 * The Mann-Whitney U test of two samples that are not empty. Up to 40 values together it counts all their divisions,
 * ties included; beyond it takes the normal curve, with corrections for ties and continuity.
 *
 * @see {@link https://doi.org/10.1214/aoms/1177730491 | Mann and Whitney 1947}
 */
export const mannWhitney = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): RankTest => {
  const total = a.length + b.length
  const { ranks, ties } = doubledRanks([...a, ...b])
  const sum = ranks.slice(0, a.length).reduce((all, rank) => all + rank, 0)
  const pairs = a.length * b.length
  const u = (sum - a.length * (a.length + 1)) / 2
  const pValue =
    total <= mostCounted
      ? exact(ranks, Math.min(a.length, b.length), Math.abs(sum - a.length * (total + 1)))
      : approximate(Math.abs(u - pairs / 2), (pairs / 12) * (total + 1 - ties / (total * (total - 1))))
  return { u, superiority: u / pairs, pValue: Math.min(1, pValue) }
}

/**
 * Each p-value corrected for how many there are: of the comparisons whose corrected value stays below a level, no larger
 * share than the level is expected to be chance. In the order given.
 *
 * @see {@link https://doi.org/10.1111/j.2517-6161.1995.tb02031.x | Benjamini and Hochberg 1995}
 */
export const benjaminiHochberg = (pValues: ReadonlyArray<number>): ReadonlyArray<number> => {
  const corrected = pValues.map((value, index) => ({ value, index })).sort((x, y) => y.value - x.value)
  const result = [...pValues]
  let least = 1
  for (const [place, { index, value }] of corrected.entries()) {
    least = Math.min(least, (value * pValues.length) / (pValues.length - place))
    result[index] = least
  }
  return result
}

/** The middle value, of an even number the mean of the middle two; `NaN` of none. */
export const median = (values: ReadonlyArray<number>): number => {
  const sorted = values.toSorted((x, y) => x - y)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Values up to which every division is counted: some milliseconds. */
const mostCounted = 40

// Twice the mean rank, so that ranks of ties are whole. `ties`: the sum of t³ − t over them.
const doubledRanks = (values: ReadonlyArray<number>) => {
  const order = values.map((value, index) => ({ value, index })).sort((x, y) => x.value - y.value)
  const ranks = Array.from(values, () => 0)
  let ties = 0
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && order[to]?.value === order[from]?.value) to++
    for (const { index } of order.slice(from, to)) ranks[index] = from + to + 1
    ties += (to - from) ** 3 - (to - from)
  }
  return { ranks, ties }
}

// Counts the choices of so many ranks by their sum, one rank after the other.
const exact = (ranks: ReadonlyArray<number>, size: number, distance: number): number => {
  const most = ranks.reduce((sum, rank) => sum + rank, 0)
  const counts = Array.from({ length: size + 1 }, () => new Float64Array(most + 1))
  counts[0]?.fill(1, 0, 1)
  for (const [seen, rank] of ranks.entries()) {
    for (let chosen = Math.min(size, seen + 1); chosen > 0; chosen--) {
      const [before, now] = [counts[chosen - 1]!, counts[chosen]!]
      for (let sum = rank; sum <= most; sum++) now[sum]! += before[sum - rank]!
    }
  }
  const mean = size * (ranks.length + 1)
  let [all, far] = [0, 0]
  for (const [sum, count] of counts[size]!.entries()) {
    all += count
    if (Math.abs(sum - mean) >= distance) far += count
  }
  return far / all
}

const approximate = (distance: number, variance: number): number =>
  variance <= 0 ? 1 : 2 * upperTail(Math.max(0, distance - 0.5) / Math.sqrt(variance))

// Abramowitz and Stegun 26.2.17, off by less than 7.5e-8. https://personal.math.ubc.ca/~cbm/aands/page_932.htm
const upperTail = (z: number): number => {
  const t = 1 / (1 + 0.2316419 * z)
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum
}
