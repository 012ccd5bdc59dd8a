/** Where in a WAV file of 16 bits something is heard: stretches of sound between silences, in seconds. */
export const stretches = (
  wav: Uint8Array,
  { floor = 300, silenceSeconds = 0.04 } = {}
): ReadonlyArray<{ readonly start: number; readonly end: number }> => {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength)
  const rate = view.getUint32(24, true)
  const samples = (wav.byteLength - 44) / 2
  const step = Math.round(rate / 200)
  const found: Array<{ start: number; end: number }> = []
  for (let at = 0; at < samples; at += step) {
    const end = Math.min(samples, at + step)
    let energy = 0
    for (let index = at; index < end; index++) energy += view.getInt16(44 + index * 2, true) ** 2
    if (Math.sqrt(energy / (end - at)) < floor) continue
    const last = found.at(-1)
    if (last !== undefined && at / rate - last.end < silenceSeconds) last.end = end / rate
    else found.push({ start: at / rate, end: end / rate })
  }
  return found
}
