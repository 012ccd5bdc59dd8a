/**
 * Where in a recording something is heard. WAV files are measured here; for other files there is a port, which a tool that
 * decodes sound stands behind. Adapter: `packages/providers/src/media/ffmpeg`.
 *
 * @since 0.1.0
 */
import { Context, Effect, Option } from "effect"
import { type MediaError } from "./MediaError.ts"
import { type MediaInput } from "./MediaFile.ts"

/** A stretch of sound between silences, in seconds from the start. */
export interface SoundStretch {
  readonly startSeconds: number
  readonly endSeconds: number
}

/** What was measured of a recording. */
export interface HeardSound {
  readonly durationSeconds: number
  /** In order; empty: all is silence. */
  readonly stretches: ReadonlyArray<SoundStretch>
}

/** Port: whoever has a tool that decodes sound brings it to `MediaTools` as `sounds`. */
export class SoundDetector extends Context.Service<
  SoundDetector,
  {
    /**
     * Measures a file without changing it. Silence is `silenceSeconds` or more that are far below the loud parts, as
     * `soundOfWav` measures it. Fails with `MediaToolMissing`, `MediaUnreadable` for what has no sound, `MediaRejected`
     * for what is too long, `RenderFailed`, `RenderTimedOut`.
     */
    readonly detect: (input: MediaInput, options?: { readonly name?: string }) => Effect.Effect<HeardSound, MediaError>
  }
>()("@postwright/core/media/SoundDetector") {}

/** Seconds of quiet that part two stretches. */
export const silenceSeconds = 0.15

/**
 * Measures WAV files of whole samples of 16 bits; for others asks the detector where there is one. Nothing where neither
 * can say.
 */
export const soundOf = Effect.fnUntraced(function* (
  bytes: Uint8Array,
  detector: Option.Option<SoundDetector["Service"]>
): Effect.fn.Return<HeardSound | undefined> {
  const measured = soundOfWav(bytes)
  if (measured !== undefined || Option.isNone(detector)) return measured
  return yield* detector.value.detect({ bytes }).pipe(Effect.catch(() => Effect.succeed(undefined)))
})

/** Measures a WAV file of 16-bit samples; nothing for anything else. A length in its head that cannot be is passed over. */
export const soundOfWav = (bytes: Uint8Array): HeardSound | undefined => {
  const wav = wavOf(bytes)
  if (wav === undefined) return undefined
  const { channels, data, rate } = wav
  const frames = Math.floor(data.byteLength / (2 * channels))
  const step = Math.max(1, Math.round(rate / 100))
  const levels: Array<number> = []
  for (let from = 0; from < frames; from += step) {
    const to = Math.min(frames, from + step)
    let energy = 0
    for (let at = from * channels; at < to * channels; at++) energy += data.getInt16(at * 2, true) ** 2
    levels.push(Math.sqrt(energy / Math.max(1, (to - from) * channels)))
  }
  return { durationSeconds: frames / rate, stretches: stretchesOf(levels, step / rate, frames / rate) }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Wav {
  readonly rate: number
  readonly channels: number
  readonly data: DataView
}

const wavOf = (bytes: Uint8Array): Wav | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const name = (at: number) => (at + 4 <= bytes.length ? String.fromCharCode(...bytes.subarray(at, at + 4)) : "")
  if (name(0) !== "RIFF" || name(8) !== "WAVE") return undefined
  let format: { readonly rate: number; readonly channels: number } | undefined
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true)
    const body = at + 8
    if (name(at) === "fmt " && body + 16 <= bytes.length) {
      const [channels, rate, bits] = [
        view.getUint16(body + 2, true),
        view.getUint32(body + 4, true),
        view.getUint16(body + 14, true)
      ]
      if (bits !== 16 || channels < 1 || channels > 8 || rate < 4_000 || rate > 400_000) return undefined
      format = { rate, channels }
    } else if (name(at) === "data") {
      // Written while it came, a file does not know its length.
      const length = Math.min(size, bytes.length - body)
      return format === undefined
        ? undefined
        : { ...format, data: new DataView(bytes.buffer, bytes.byteOffset + body, length) }
    }
    at = body + size + (size % 2)
  }
  return undefined
}

/** Of 32,768. Below it nothing is heard, whatever the rest is like. */
const leastLevel = 80
/** Of the loud parts: 30 dB below them. */
const quietShare = 0.03

const stretchesOf = (
  levels: ReadonlyArray<number>,
  stepSeconds: number,
  duration: number
): ReadonlyArray<SoundStretch> => {
  const sorted = levels.toSorted((a, b) => a - b)
  const loud = sorted[Math.floor(sorted.length * 0.95)] ?? 0
  const floor = Math.max(leastLevel, loud * quietShare)
  const found: Array<{ startSeconds: number; endSeconds: number }> = []
  for (const [index, level] of levels.entries()) {
    if (level < floor) continue
    const start = index * stepSeconds
    const end = Math.min(duration, start + stepSeconds)
    const last = found.at(-1)
    if (last !== undefined && start - last.endSeconds < silenceSeconds) last.endSeconds = end
    else found.push({ startSeconds: start, endSeconds: end })
  }
  return found
}
