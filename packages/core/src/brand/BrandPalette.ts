/**
 * Turns a brand's colours into a palette in which every text can be read: for pages and for drawn cards.
 *
 * @see https://www.w3.org/TR/WCAG22/#contrast-minimum
 * @since 0.1.0
 */

/** `#rrggbb` */
export type Hex = string

/** Colours of one theme. Text on its surface has a contrast of at least 4.5. */
export interface Palette {
  readonly paper: Hex
  readonly surface: Hex
  readonly sunken: Hex
  readonly ink: Hex
  readonly muted: Hex
  readonly line: Hex
  /** Borders of controls: a contrast of at least 3 to every ground. */
  readonly edge: Hex
  /** Ground of the masthead. */
  readonly primary: Hex
  readonly onPrimary: Hex
  readonly onPrimaryMuted: Hex
  /** Links, selected things. */
  readonly accent: Hex
  readonly onAccent: Hex
}

/** What a brand says of its colours. */
export interface BrandColors {
  readonly primary?: string | undefined
  readonly accent?: string | undefined
  readonly background?: string | undefined
}

/** Colours of a brand that names none. */
export const fallbackColors = { primary: "#1f3a4d", accent: "#b4481e", background: "#faf8f4" }

/** A background too dark to read black on, and colours that cannot be told from it, are replaced or moved. */
export const lightPalette = (colors: BrandColors): Palette => {
  const wanted = colors.background ?? fallbackColors.background
  const paper = contrast(wanted, "#000000") >= 14 ? wanted : fallbackColors.background
  const primary = colors.primary ?? colors.accent ?? fallbackColors.primary
  const surface = mix(paper, "#ffffff", 0.75)
  const ink = readable(mix(primary, "#15181b", 0.8), paper, 12)
  const masthead = writable(contrast(primary, paper) >= 3 ? primary : readable(primary, paper, 4.5))
  const accent = readable(colors.accent ?? colors.primary ?? fallbackColors.accent, mix(paper, ink, 0.05), 4.5)
  return {
    paper,
    surface,
    sunken: mix(paper, ink, 0.05),
    ink,
    muted: readable(mix(ink, paper, 0.42), mix(paper, ink, 0.05), 4.6),
    line: mix(paper, ink, 0.14),
    edge: readable(mix(paper, ink, 0.4), mix(paper, ink, 0.05), 3),
    primary: masthead,
    onPrimary: onColor(masthead),
    onPrimaryMuted: readable(mix(onColor(masthead), masthead, 0.25), masthead, 4.5),
    accent,
    onAccent: onColor(accent)
  }
}

/** The same hues on a dark ground. */
export const darkPalette = (colors: BrandColors): Palette => {
  const hue = colors.primary ?? colors.accent ?? fallbackColors.primary
  const paper = darken(mix(hue, "#0d0f11", 0.88))
  const surface = mix(paper, "#ffffff", 0.06)
  const ink = "#edece8"
  const masthead = darken(mix(hue, "#0d0f11", 0.45), 7)
  const accent = readable(colors.accent ?? hue, mix(paper, "#ffffff", 0.1), 5)
  return {
    paper,
    surface,
    sunken: mix(paper, "#000000", 0.3),
    ink,
    muted: readable(mix(ink, paper, 0.35), surface, 4.6),
    line: mix(paper, ink, 0.16),
    edge: readable(mix(paper, ink, 0.3), surface, 3),
    primary: masthead,
    onPrimary: onColor(masthead),
    onPrimaryMuted: readable(mix(onColor(masthead), masthead, 0.25), masthead, 4.5),
    accent,
    onAccent: onColor(accent)
  }
}

/** WCAG contrast of two colours: 1 to 21. */
export const contrast = (a: Hex, b: Hex): number => {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

/** The colour itself, or moved towards black or white until it can be read on `ground`. */
export const readable = (color: Hex, ground: Hex, least: number): Hex => {
  const target = contrast(ground, "#000000") > contrast(ground, "#ffffff") ? "#000000" : "#ffffff"
  for (let share = 0; share < 1; share += 0.05) {
    const moved = mix(color, target, share)
    if (contrast(moved, ground) >= least) return moved
  }
  return target
}

/** `share` of `b` in `a`, in sRGB. */
export const mix = (a: Hex, b: Hex, share: number): Hex => {
  const [from, to] = [channels(a), channels(b)]
  const mixed = from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const darkText = "#14171a"

const onColor = (ground: Hex): Hex => (contrast("#ffffff", ground) >= 4.5 ? "#ffffff" : darkText)

/** Colours of middle lightness carry neither white nor dark text: they are darkened until they carry white. */
const writable = (color: Hex): Hex => (contrast(darkText, color) >= 4.5 ? color : darken(color, 4.5))

/** Moved towards black until white can be read on it. */
const darken = (color: Hex, least = 15): Hex => {
  for (let share = 0; share < 1; share += 0.05) {
    const moved = mix(color, "#000000", share)
    if (contrast(moved, "#ffffff") >= least) return moved
  }
  return "#000000"
}

const channels = (color: Hex): ReadonlyArray<number> =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))

const luminance = (color: Hex): number => {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
