/**
 * What the benchmarks say beside plain times: ratios and shares with their goals, and how a ratio is measured.
 */
import { median } from "./statistics.ts"

/** A ratio or a share, with the values of all turns. */
export interface Figure {
  readonly name: string
  readonly unit: "x" | "%" | "/s"
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

/** One side of a ratio that waits for something too. */
export interface AsyncSide {
  readonly run: (turn: number) => Promise<void>
}

/** How much more of both kinds of time the first side takes. */
export interface Ratios {
  /** Of the processor: other work on the machine does not count, nor does waiting. */
  readonly processor: ReadonlyArray<number>
  readonly wall: ReadonlyArray<number>
  /** Milliseconds of all time, the medians of both sides. */
  readonly walls: readonly [number, number]
}

/** The ratios turn by turn. Both sides are warmed up by one turn, and take turns in going first. */
export const ratiosOf = async (turns: number, first: AsyncSide, second: AsyncSide): Promise<Ratios> => {
  const ratios = { processor: Array.of<number>(), wall: Array.of<number>() }
  const walls: readonly [Array<number>, Array<number>] = [[], []]
  for (let turn = 0; turn <= turns; turn += 1) {
    const isReversed = turn % 2 === 1
    const early = await timesOf(isReversed ? second : first, turn)
    const late = await timesOf(isReversed ? first : second, turn)
    const [ours, theirs] = isReversed ? [late, early] : [early, late]
    if (turn === 0) continue
    ratios.processor.push(ours.processor / theirs.processor)
    ratios.wall.push(ours.wall / theirs.wall)
    walls[0].push(ours.wall)
    walls[1].push(theirs.wall)
  }
  return { ...ratios, walls: [median(walls[0]), median(walls[1])] }
}

const timesOf = async ({ run }: AsyncSide, turn: number) => {
  globalThis.gc?.()
  const startedAt = performance.now()
  const start = process.cpuUsage()
  await run(turn)
  const { system, user } = process.cpuUsage(start)
  return { processor: (user + system) / 1000, wall: performance.now() - startedAt }
}

/** How many of a hundred. */
export const share = (part: number, whole: number): number => (part / whole) * 100
