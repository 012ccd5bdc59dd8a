/**
 * From HDR to SDR: a table from every colour of PQ or HLG in BT.2020 to its colour in BT.709.
 *
 * Light up to about 90 cd/m² stays as bright as it was, white at 203 cd/m² comes to nine tenths of SDR's signal, and what
 * is brighter shares the rest. Colours that BT.709 does not have lose of their strength.
 *
 * @see https://www.itu.int/rec/R-REC-BT.2100
 * @see https://www.itu.int/pub/R-REP-BT.2390
 * @see https://www.itu.int/pub/R-REP-BT.2408
 * @since 0.1.0
 */

/** How light is written in HDR. */
export type Hdr = "pq" | "hlg"

type Rgb = readonly [number, number, number]

/** The table as a file of `lut3d`: red changes fastest. */
export const toneTable = (hdr: Hdr): string => {
  const lines = [`LUT_3D_SIZE ${steps}`]
  const share = (step: number) => step / (steps - 1)
  for (let blue = 0; blue < steps; blue += 1) {
    for (let green = 0; green < steps; green += 1) {
      for (let red = 0; red < steps; red += 1) {
        const sdr = toSdr(hdr, [share(red), share(green), share(blue)])
        lines.push(sdr.map((value) => value.toFixed(5)).join(" "))
      }
    }
  }
  return `${lines.join("\n")}\n`
}

/** One colour: signals of BT.2020 to such of BT.709, 0 to 1 each. */
export const toSdr = (hdr: Hdr, signals: Rgb): Rgb => {
  const light = hdr === "pq" ? each(signals, nitsOfPq) : displayedHlg(signals)
  // All three by the same share, so that the hue stays.
  const brightest = Math.max(...light)
  const share = brightest > 0 ? rolledOff(brightest) / brightest / whiteNits : 0
  const narrow = into709(each(light, (nits) => nits * share))
  return each(narrow, (value) => Math.min(1, Math.max(0, value)) ** (1 / sdrGamma))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** 36,000 colours; between them four are mixed, which is exact to one step of eight bits. */
const steps = 33

/** What phones and most HDR are made for, in cd/m². */
const peakNits = 1_000
/** White of graphics and paper in HDR. */
const whiteNits = 203
/** Of screens for SDR, by BT.1886. */
const sdrGamma = 2.4

const each = ([red, green, blue]: Rgb, change: (value: number) => number): Rgb => [
  change(red),
  change(green),
  change(blue)
]

const pq = { m1: 2_610 / 16_384, m2: 2_523 / 32, c1: 3_424 / 4_096, c2: 2_413 / 128, c3: 2_392 / 128 }

const nitsOfPq = (signal: number): number => {
  const power = signal ** (1 / pq.m2)
  return 10_000 * (Math.max(0, power - pq.c1) / (pq.c2 - pq.c3 * power)) ** (1 / pq.m1)
}

const pqOfNits = (nits: number): number => {
  const power = (nits / 10_000) ** pq.m1
  return ((pq.c1 + pq.c2 * power) / (1 + pq.c3 * power)) ** pq.m2
}

/** The light of a screen with this peak, which is brighter than the scene's by BT.2100's system gamma of 1.2. */
const displayedHlg = (signals: Rgb): Rgb => {
  const scene = each(signals, sceneOfHlg)
  const [red, green, blue] = scene
  const luminance = 0.2627 * red + 0.678 * green + 0.0593 * blue
  return each(scene, (value) => (luminance > 0 ? peakNits * value * luminance ** 0.2 : 0))
}

const hlgA = 0.17883277
const hlgB = 1 - 4 * hlgA
const hlgC = 0.5 - hlgA * Math.log(4 * hlgA)

const sceneOfHlg = (signal: number): number =>
  signal <= 0.5 ? signal ** 2 / 3 : (Math.exp((signal - hlgC) / hlgA) + hlgB) / 12

/** BT.2390's curve from the peak to SDR's white: straight up to a knee, then ever flatter. */
const rolledOff = (nits: number): number => {
  const top = pqOfNits(peakNits)
  const white = pqOfNits(whiteNits) / top
  const knee = 1.5 * white - 0.5
  const signal = Math.min(1, pqOfNits(nits) / top)
  if (signal < knee) return nits
  const t = (signal - knee) / (1 - knee)
  const bent =
    (2 * t ** 3 - 3 * t ** 2 + 1) * knee + (t ** 3 - 2 * t ** 2 + t) * (1 - knee) + (3 * t ** 2 - 2 * t ** 3) * white
  return nitsOfPq(bent * top)
}

/**
 * Linear light in other primaries. What is beyond them goes half of the way to the grey of its brightness, and loses the
 * rest: all of the way would look pale, none of it flat.
 */
const into709 = ([red, green, blue]: Rgb): Rgb => {
  const wide: Rgb = [
    1.6605 * red - 0.5876 * green - 0.0728 * blue,
    -0.1246 * red + 1.1329 * green - 0.0083 * blue,
    -0.0182 * red - 0.1006 * green + 1.1187 * blue
  ]
  const grey = 0.2126 * wide[0] + 0.7152 * wide[1] + 0.0722 * wide[2]
  const least = Math.min(...wide)
  const strength = least < 0 ? (1 + grey / (grey - least)) / 2 : 1
  const inside = each(wide, (value) => Math.max(0, grey + (value - grey) * strength))
  const most = Math.max(1, ...inside)
  return each(inside, (value) => value / most)
}
