/**
 * What the benchmarks of the policy say: ratios and shares beside their goals, and how a ratio is measured.
 */

/** A ratio or a share, with the values of all turns. */
export interface Figure {
  readonly name: string
  readonly unit: "x" | "%"
  readonly values: ReadonlyArray<number>
  readonly goal?: Goal | undefined
  /** What was measured, on what. */
  readonly note: string
}

/** What a figure is to reach. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number }

/** One side of a ratio: what is done, and how often that has to be done for one unit of what is compared. */
export interface Side {
  readonly run: (turn: number) => void
  /** How many units one run works off. @default 1 */
  readonly units?: number
}

/** How much more time the first takes for a unit than the second, turn by turn. Both are warmed up by one turn. */
export const timeRatios = (turns: number, first: Side, second: Side): ReadonlyArray<number> => {
  const ratios: Array<number> = []
  for (let turn = 0; turn <= turns; turn += 1) {
    const times = [first, second].map(({ run, units = 1 }) => processorMillis(() => run(turn)) / units)
    if (turn > 0) ratios.push((times[0] ?? NaN) / (times[1] ?? NaN))
  }
  return ratios
}

/** Milliseconds of the processor: other work on the machine does not count. Garbage of before is not paid for. */
export const processorMillis = (run: () => void): number => {
  globalThis.gc?.()
  const start = process.cpuUsage()
  run()
  const { system, user } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** How many of a hundred. */
export const share = (part: number, whole: number): number => (part / whole) * 100
