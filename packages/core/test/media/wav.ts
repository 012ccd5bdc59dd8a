/** A WAV file of one channel: stretches of so many seconds, each a tone of an amplitude. */
export const wav = (stretches: ReadonlyArray<readonly [number, number]>, rate = 8_000): Uint8Array<ArrayBuffer> => {
  const samples = stretches.flatMap(([seconds, amplitude]) =>
    Array.from({ length: Math.round(seconds * rate) }, (_, index) => Math.round(amplitude * Math.sin(index / 3)))
  )
  const bytes = new Uint8Array(44 + samples.length * 2)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode("RIFF"), 0)
  view.setUint32(4, bytes.length - 8, true)
  bytes.set(new TextEncoder().encode("WAVEfmt "), 8)
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  bytes.set(new TextEncoder().encode("data"), 36)
  view.setUint32(40, samples.length * 2, true)
  for (const [index, sample] of samples.entries()) view.setInt16(44 + index * 2, sample, true)
  return bytes
}
