/**
 * The sound of a video: speech at its times, music under it, all at one loudness, as AAC.
 *
 * @since 0.1.0
 */
import { type CompositionSound } from "@postwright/core/media/Composition"
import { type MediaError } from "@postwright/core/media/MediaError"
import { type Loudness } from "@postwright/core/media/MediaFacts"
import { Effect } from "effect"
import { unreadable } from "./failures.ts"
import { readAs } from "./fileKinds.ts"
import { level, meter, readMeter } from "./loudness.ts"
import { plain } from "./rates.ts"
import { type Job, type JobInput } from "./runFfmpeg.ts"
import { type Adopted, type Workspace } from "./workspace.ts"

/** What it works with. */
export interface SoundTools {
  readonly workspace: Workspace
  readonly run: (job: Job) => Effect.Effect<string, MediaError>
  /** Seconds of sound in a file; none where it has no sound. */
  readonly soundSeconds: (file: Adopted) => Effect.Effect<number | undefined, MediaError>
}

/** The finished track. */
export interface Track {
  /** AAC without a container, beginning with the silence that every AAC encoder puts in front. */
  readonly file: string
  readonly loudness: Loudness
}

/** Makes the track, as long as the video. */
export const soundTrack = Effect.fn("soundTrack")(function* (
  { run, soundSeconds, workspace }: SoundTools,
  sound: CompositionSound,
  seconds: number
): Effect.fn.Return<Track, MediaError> {
  const file = "sound.aac"
  const target = { integratedLufs: sound.targetLufs ?? -14, maxTruePeakDbtp: sound.maxTruePeakDbtp ?? -1 }
  const measure: Job = {
    inputs: [{ file, options: ["-f", "aac"] }],
    outputs: [{ options: ["-af", meter] }],
    loglevel: "info"
  }

  const pieces: Array<Piece> = []
  for (const [index, { input, startSeconds }] of sound.voice.entries()) {
    if (startSeconds >= seconds) continue
    const adopted = yield* workspace.adopt(input, `voice ${index + 1}`)
    const lasts = yield* soundSeconds(adopted)
    if (lasts === undefined) return yield* unreadable(adopted.name, "there is no sound in it")
    pieces.push({ file: adopted, startSeconds, endSeconds: startSeconds + lasts })
  }
  const music = sound.music === undefined ? undefined : yield* workspace.adopt(sound.music, "music")
  if (music !== undefined && (yield* soundSeconds(music)) === undefined) {
    return yield* unreadable(music.name, "there is no sound in it")
  }

  const speech = pieces.length === 0 ? undefined : readMeter(yield* run(speechJob(pieces, seconds)))
  const bed = music === undefined ? undefined : readMeter(yield* run(musicJob(music, seconds)))
  const voiceGain = speech?.integratedLufs === undefined ? undefined : speechLufs - speech.integratedLufs
  const musicGain = bed?.integratedLufs === undefined ? undefined : bedLufs - bed.integratedLufs

  if (voiceGain === undefined && musicGain === undefined) {
    yield* run({
      inputs: [],
      graph: `anullsrc=r=48000:cl=stereo,${blocks(seconds)}[out]`,
      outputs: [{ file, options: ["-map", "[out]", ...aac] }]
    })
    return { file, loudness: readMeter(yield* run(measure)) }
  }

  const mixed = readMeter(
    yield* run(
      mixJob(
        voiceGain === undefined ? undefined : { gain: voiceGain },
        music === undefined || musicGain === undefined ? undefined : { file: music, gain: musicGain },
        seconds
      )
    )
  )
  const loudness = yield* level(
    {
      run,
      measure,
      encode: (filters) => ({
        inputs: [{ file: "mix.wav", options: ["-f", "wav"] }],
        outputs: [{ file, options: ["-af", `${filters},${blocks(seconds)}`, ...aac] }]
      })
    },
    mixed,
    target
  )
  return { file, loudness }
})

/** AAC as every network takes it. */
export const aac = ["-c:a", "aac", "-b:a", "160k", "-ar", "48000", "-ac", "2", "-flags:a", "+bitexact"]

/**
 * Filters in front of the encoder of AAC. It puts 1024 samples of silence in front, which no edit list takes away, so as many
 * go. Of so many seconds only whole blocks of 1024 samples are made: with a block more, a file that was cut to the most that a
 * network takes would be too long for it. All of the sound where no length is given.
 */
export const blocks = (seconds: number | undefined): string => {
  const shifted = "atrim=start_sample=1024,asetpts=N/SR/TB,apad=pad_len=1024"
  if (seconds === undefined) return shifted
  const count = Math.max(2, Math.floor((seconds * 48_000) / 1_024))
  return `${shifted},atrim=end_sample=${(count - 1) * 1_024}`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Piece {
  readonly file: Adopted
  readonly startSeconds: number
  readonly endSeconds: number
}

/** What speech and music are brought to before they are mixed; the whole is levelled after that. */
const speechLufs = -18
const bedLufs = -24

const stereo = "aresample=48000,aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo"
const floats = ["-c:a", "pcm_f32le", "-ar", "48000", "-ac", "2", "-fflags", "+bitexact", "-flags:a", "+bitexact"]

const whole = (seconds: number): string => `apad,atrim=duration=${plain(seconds)}`

/** Pieces in as few lanes as their overlaps need, so that mixing is of two or three streams and not of two hundred. */
const lanesOf = (pieces: ReadonlyArray<Piece>): ReadonlyArray<ReadonlyArray<Piece>> => {
  const lanes: Array<Array<Piece>> = []
  for (const piece of pieces.toSorted((a, b) => a.startSeconds - b.startSeconds)) {
    const free = lanes.find((lane) => (lane.at(-1)?.endSeconds ?? 0) <= piece.startSeconds)
    if (free === undefined) lanes.push([piece])
    else free.push(piece)
  }
  return lanes
}

const speechJob = (pieces: ReadonlyArray<Piece>, seconds: number): Job => {
  const inputs: Array<JobInput> = []
  const parts: Array<string> = []
  const lanes = lanesOf(pieces)
  for (const [lane, own] of lanes.entries()) {
    let at = 0
    for (const [index, { file, startSeconds }] of own.entries()) {
      inputs.push({ file: file.file, options: readAs(file.kind) })
      const until = own[index + 1]?.startSeconds ?? seconds
      const delay = Math.round((startSeconds - at) * 48_000) / 48
      const lasts = Math.max(0.001, until - at)
      parts.push(
        `[${inputs.length - 1}:a:0]${stereo},asetpts=N/SR/TB,adelay=${plain(delay)}|${plain(delay)},${whole(lasts)}[v${lane}x${index}]`
      )
      at = until
    }
    parts.push(`${own.map((_, index) => `[v${lane}x${index}]`).join("")}concat=n=${own.length}:v=0:a=1[l${lane}]`)
  }
  const names = lanes.map((_, lane) => `[l${lane}]`).join("")
  // `amix` divides by the number of its inputs.
  const mix = lanes.length === 1 ? "anull" : `amix=inputs=${lanes.length}:duration=longest,volume=${lanes.length}`
  parts.push(
    `${names}${mix},highpass=f=70,acompressor=threshold=0.1:ratio=3:attack=5:release=150,${whole(seconds)},${meter}[out]`
  )
  return {
    inputs,
    graph: parts.join(";"),
    outputs: [{ file: "speech.wav", options: ["-map", "[out]", ...floats] }],
    loglevel: "info"
  }
}

const musicInput = (file: Adopted): JobInput => ({
  file: file.file,
  options: ["-stream_loop", "-1", ...readAs(file.kind)]
})

const musicJob = (music: Adopted, seconds: number): Job => ({
  inputs: [musicInput(music)],
  graph: `[0:a:0]${stereo},asetpts=N/SR/TB,atrim=duration=${plain(seconds)},${meter}[out]`,
  outputs: [{ options: ["-map", "[out]", "-t", plain(seconds)] }],
  loglevel: "info"
})

const mixJob = (
  voice: { readonly gain: number } | undefined,
  music: { readonly file: Adopted; readonly gain: number } | undefined,
  seconds: number
): Job => {
  const inputs: Array<JobInput> = []
  const parts: Array<string> = []
  if (voice !== undefined) {
    inputs.push({ file: "speech.wav", options: ["-f", "wav"] })
    parts.push(
      `[0:a]volume=${plain(voice.gain)}dB${music === undefined ? "" : ",asplit=2[v][key]"}${music === undefined ? "[mix]" : ""}`
    )
  }
  if (music !== undefined) {
    const fade = Math.min(1.5, seconds / 4)
    inputs.push(musicInput(music.file))
    parts.push(
      `[${inputs.length - 1}:a:0]${stereo},asetpts=N/SR/TB,atrim=duration=${plain(seconds)},volume=${plain(music.gain)}dB,afade=t=in:d=0.15,afade=t=out:st=${plain(seconds - fade)}:d=${plain(fade)}[m]`
    )
    if (voice === undefined) parts.push("[m]anull[mix]")
    else {
      parts.push("[m][key]sidechaincompress=threshold=0.015:ratio=5:attack=60:release=500[ducked]")
      parts.push("[v][ducked]amix=inputs=2:duration=longest,volume=2[mix]")
    }
  }
  parts.push(`[mix]${whole(seconds)},${meter}[out]`)
  return {
    inputs,
    graph: parts.join(";"),
    outputs: [{ file: "mix.wav", options: ["-map", "[out]", ...floats] }],
    loglevel: "info"
  }
}
