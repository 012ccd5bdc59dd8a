/**
 * Loudness: what ffmpeg's meter says, and how sound is brought to a target.
 *
 * @see https://www.itu.int/rec/R-REC-BS.1770
 * @since 0.1.0
 */
import { Loudness } from "@postwright/core/media/MediaFacts"
import { type MediaError } from "@postwright/core/media/MediaError"
import { Effect } from "effect"
import { plain } from "./rates.ts"
import { type Job } from "./runFfmpeg.ts"

/** The meter, to stand in a chain of filters: it lets the sound through and writes to the log at level `info`. */
export const meter = "ebur128=peak=true:framelog=verbose"

/** What the meter wrote last. Silence has neither loudness nor peak. */
export const readMeter = (log: string): Loudness => {
  const summary = log.slice(Math.max(0, log.lastIndexOf("Summary:")))
  const value = (pattern: RegExp): number | undefined => {
    const found = pattern.exec(summary)?.[1]
    return found === undefined || !Number.isFinite(Number(found)) ? undefined : Number(found)
  }
  const integrated = value(/I:\s+(\S+) LUFS/u)
  const peak = value(/True peak:\s+Peak:\s+(\S+) dBFS/u)
  const range = value(/LRA:\s+(\S+) LU/u)
  // -70 is where the meter's gate begins: nothing was above it.
  const isSilent = integrated === undefined || integrated <= -70
  return new Loudness({
    ...(isSilent ? {} : { integratedLufs: integrated }),
    ...(peak === undefined ? {} : { truePeakDbtp: peak }),
    ...(range === undefined || isSilent ? {} : { rangeLu: Math.max(0, range) })
  })
}

/** What sound is brought to. */
export interface LoudnessTarget {
  readonly integratedLufs: number
  readonly maxTruePeakDbtp: number
}

/** How sound is encoded: for a file as it is, or for one that is put together later. */
export interface Leveller {
  /** Runs a job and gives its log. */
  readonly run: (job: Job) => Effect.Effect<string, MediaError>
  /** The job that applies these filters and encodes. */
  readonly encode: (filters: string) => Job
  /** The job that measures what was encoded, with `meter`. */
  readonly measure: Job
}

/**
 * Encodes sound at the target: by one gain where its peaks leave the room, else with a limiter, and corrected by what the
 * encoded file measures. Gives what it measures in the end: speech with few loud syllables may stay below the target, at
 * the loudest that the limiter reaches. Silence stays silence.
 */
export const level = Effect.fnUntraced(function* (
  { encode, measure, run }: Leveller,
  measured: Loudness,
  target: LoudnessTarget
): Effect.fn.Return<Loudness, MediaError> {
  const start = measured.integratedLufs
  if (start === undefined) {
    yield* run(encode("anull"))
    return readMeter(yield* run(measure))
  }
  let gain = target.integratedLufs - start
  // What encoding adds to peaks is not known before.
  let ceiling = target.maxTruePeakDbtp - 0.6
  let isLimited = (measured.truePeakDbtp ?? 0) + gain > ceiling
  let result = measured
  let before: { readonly gain: number; readonly lufs: number } | undefined
  for (let round = 0; round < mostRounds; round += 1) {
    yield* run(encode(isLimited ? `volume=${plain(gain)}dB,${limiter(ceiling)}` : `volume=${plain(gain)}dB`))
    result = readMeter(yield* run(measure))
    const over = (result.truePeakDbtp ?? -99) - target.maxTruePeakDbtp
    const off = target.integratedLufs - (result.integratedLufs ?? target.integratedLufs)
    if (over <= 0 && Math.abs(off) <= (round < 2 ? closeEnough : stillGood)) break
    if (over > 0) {
      if (isLimited) ceiling -= over + 0.2
      isLimited = true
    }
    // What the limiter takes away grows with the gain: how much, the last two rounds tell.
    const lufs = result.integratedLufs ?? target.integratedLufs
    const slope = before === undefined || gain === before.gain ? 0.7 : (lufs - before.lufs) / (gain - before.gain)
    before = { gain, lufs }
    gain = Math.min(mostGain, gain + (isLimited && over <= 0 ? off / Math.min(1, Math.max(0.12, slope)) : off))
    if (off > 0 && (measured.truePeakDbtp ?? 0) + gain > ceiling) isLimited = true
  }
  return result
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mostRounds = 7
const mostGain = 60
/** LU: the platforms allow one. */
const closeEnough = 0.4
const stillGood = 0.8

/** Limits at four times the rate, where peaks between the samples are seen. */
const limiter = (ceilingDb: number): string =>
  `aresample=192000,alimiter=level=disabled:limit=${plain(Math.min(1, Math.max(0.0625, 10 ** (ceilingDb / 20))))}:attack=3:release=60,aresample=48000`
