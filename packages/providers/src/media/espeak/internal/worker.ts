/**
 * The thread in which espeak-ng runs, so that nothing waits for it. It imports nothing of ours: it is loaded as a file of
 * its own, from the sources and from `dist`. One message is one part of a text.
 */
import { parentPort, workerData } from "node:worker_threads"
import type { Loaded, PartAnswer, PartEvent, PartRequest } from "./messages.ts"

/** As much of the library as is used. */
interface Library {
  /** The memory in which it runs. */
  readonly HEAPU8: Uint8Array
  readonly eSpeakNGWorker: new () => {
    rate: number
    pitch: number
    range: number
    readonly samplerate: number
    readonly set_voice: (name: string) => number
    readonly synthesize: (
      text: string,
      heard: (samples: Int16Array | null, events: ReadonlyArray<Event>) => boolean
    ) => void
  }
}

interface Event {
  readonly type: string
  readonly text_position: number
  readonly audio_position: number
  readonly id: unknown
}

/** Samples a second. */
const rate = 22_050
/** Longer sound of one part is none that somebody wants to hear: ten minutes. */
const maxSamples = rate * 600
/** Longest part, in UTF-16 code units. */
const maxText = 4_000

const load = async (url: string) => {
  const { default: make }: { default: () => Promise<Library> } = await import(url)
  const library = await make()
  const speaker = new library.eSpeakNGWorker()
  // Room for texts is taken here, and grown no more: its address is kept outside of the memory.
  for (const _ of [1, 2]) speaker.synthesize(" ".repeat(maxText * 4), () => false)
  const fresh = library.HEAPU8.slice()
  const refresh = () => {
    library.HEAPU8.set(fresh)
    library.HEAPU8.fill(0, fresh.length)
  }
  return { speaker, refresh }
}

const voice = load(String(workerData.library))

const speak = async (request: PartRequest): Promise<PartAnswer> => {
  const { id, pitch, range, rate: wordsPerMinute, text } = request
  const { refresh, speaker } = await voice
  if (text.length > maxText) return { id, problem: `a part of it has ${text.length} letters` }
  // Every part begins in the same memory, so that it sounds the same whatever was spoken before.
  refresh()
  const code = speaker.set_voice(request.voice)
  if (code !== 0) return { id, problem: `the voice "${request.voice}" is not there` }
  speaker.rate = wordsPerMinute
  speaker.pitch = pitch
  speaker.range = range
  const chunks: Array<Int16Array> = []
  const events: Array<PartEvent> = []
  let length = 0
  speaker.synthesize(text, (samples, heard) => {
    if (samples !== null && samples.length > 0) {
      chunks.push(samples)
      length += samples.length
    }
    for (const { audio_position: millis, id: name, text_position: position, type } of heard) {
      events.push({ type, position, millis, name: typeof name === "string" ? name : "" })
    }
    return length > maxSamples
  })
  if (speaker.samplerate !== rate) return { id, problem: `it gives ${speaker.samplerate} samples a second` }
  if (length > maxSamples) return { id, problem: "a part of it takes more than ten minutes" }
  const samples = new Int16Array(length)
  let at = 0
  for (const chunk of chunks) {
    samples.set(chunk, at)
    at += chunk.length
  }
  return { id, samples, events }
}

// One after the other: the library holds one text at a time. Where it does not load, the thread ends with that error.
let queue: Promise<unknown> = voice.then(() => parentPort?.postMessage({ isLoaded: true } satisfies Loaded, []))

parentPort?.on("message", (request: PartRequest) => {
  queue = queue.then(async () => {
    try {
      const answer = await speak(request)
      parentPort?.postMessage(answer, "samples" in answer ? [answer.samples.buffer] : [])
    } catch (cause) {
      parentPort?.postMessage({ id: request.id, problem: String(cause).slice(0, 300) }, [])
    }
  })
})
