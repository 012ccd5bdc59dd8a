/** Samples as a file, and where in them something is heard. */

/** Samples a second of all that espeak-ng gives: one channel of 16 bits. */
export const sampleRate = 22_050

export const secondsOf = (samples: number): number => samples / sampleRate
export const samplesOf = (seconds: number): number => Math.round(seconds * sampleRate)

/** A WAV file of one channel and 16 bits. */
export const wavOf = (parts: ReadonlyArray<Int16Array>): Uint8Array<ArrayBuffer> => {
  const bytes = parts.reduce((sum, part) => sum + part.length * 2, 0)
  const file = new Uint8Array(44 + bytes)
  const view = new DataView(file.buffer)
  const name = (at: number, text: string) => {
    for (let index = 0; index < text.length; index++) view.setUint8(at + index, text.charCodeAt(index))
  }
  name(0, "RIFF")
  view.setUint32(4, 36 + bytes, true)
  name(8, "WAVEfmt ")
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  name(36, "data")
  view.setUint32(40, bytes, true)
  let at = 44
  for (const part of parts) {
    for (const sample of part) {
      view.setInt16(at, sample, true)
      at += 2
    }
  }
  return file
}

/** The first and last sample (exclusive) between which something is heard; nothing where all is silence. */
export const heardIn = (samples: Int16Array): { readonly from: number; readonly to: number } | undefined => {
  const step = Math.round(sampleRate / 200)
  let from = -1
  let to = -1
  for (let at = 0; at < samples.length; at += step) {
    const end = Math.min(at + step, samples.length)
    let loudest = 0
    for (let index = at; index < end; index++) loudest = Math.max(loudest, Math.abs(samples[index] ?? 0))
    if (loudest < audible) continue
    if (from < 0) from = at
    to = end
  }
  return from < 0 ? undefined : { from, to }
}

/** Of 32,767: -46 dB. */
const audible = 160
