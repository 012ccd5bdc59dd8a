/** Colours of a card: a few tones of the brand, each with inks that can be read on it. */
import {
  type BrandColors,
  contrast,
  fallbackColors,
  type Hex,
  lightPalette,
  mix,
  type Palette,
  readable
} from "@postwright/core/brand/BrandPalette"

/** Colours of one ground. Inks have a contrast of at least 4.5 on `ground` and on the shapes. */
export interface Tone {
  readonly ground: Hex
  readonly ink: Hex
  readonly muted: Hex
  /** Accent that words may have. */
  readonly accent: Hex
  /** Accent of shapes that stand out: nothing is written on it. */
  readonly mark: Hex
  /** Shapes that words may stand on. */
  readonly shape: Hex
  readonly shapeAccent: Hex
  readonly line: Hex
}

/** The grounds that a card may have. */
export const toneNames = ["paper", "primary", "tint", "accent"] as const
export type ToneName = (typeof toneNames)[number]
/** A tone for each. */
export type Tones = Readonly<Record<ToneName, Tone>>

/** The tones of a brand. A colour that is none is passed over. */
export const tonesOf = (colors: BrandColors): Tones => {
  const page = lightPalette(colors)
  const accent = colors.accent ?? colors.primary ?? fallbackColors.accent
  return {
    paper: toneOn(page.paper, page.primary, accent, page.ink),
    tint: toneOn(mix(page.paper, accent, 0.15), page.primary, accent, page.ink),
    primary:
      keptTone(colors.primary ?? page.primary, accent, [page.ink], page) ??
      toneOn(page.primary, page.onPrimary, accent, inkOn(page.primary, page.paper)),
    accent:
      keptTone(accent, undefined, [page.primary, page.ink], page) ??
      toneOn(page.accent, page.primary, colors.primary ?? page.primary, inkOn(page.accent, page.paper))
  }
}

/** Ink on a photograph behind a scrim of `ground`. */
export const toneOnPhoto = (tones: Tones): Tone => {
  const ground = mix(tones.primary.ground, "#000000", 0.62)
  return toneOn(ground, "#ffffff", tones.primary.mark, "#ffffff")
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const toneOn = (ground: Hex, hue: Hex, accent: Hex, ink: Hex): Tone => {
  // Two strong hues mixed are mud: a strong ground has shapes of its own hue, lighter or darker.
  const isStrong = contrast(ground, "#ffffff") > 1.5
  const away = contrast(ink, "#ffffff") > 4.5 ? "#ffffff" : contrast(ink, ground) > 8 ? ink : "#000000"
  const shape = isStrong ? mix(ground, away, 0.07) : mix(ground, hue, 0.09)
  const shapeAccent = isStrong ? mix(ground, away, 0.14) : mix(ground, accent, 0.16)
  // With the fibres of the paper.
  const grounds = [ground, shape, shapeAccent].flatMap((one) => [one, mix(one, ink, 0.06)])
  const onAll = (color: Hex, least: number) => grounds.reduce((moved, one) => readable(moved, one, least), color)
  const strong = onAll(ink, 4.6)
  return {
    ground,
    ink: strong,
    muted: onAll(mix(strong, ground, 0.3), 4.6),
    // An accent that would have to become nearly white or black is none any more.
    accent: contrast(accent, ground) >= 2.6 ? readable(accent, mix(ground, ink, 0.06), 4.6) : strong,
    mark: contrast(accent, ground) >= 1.9 ? accent : readable(accent, ground, 1.9),
    shape,
    shapeAccent,
    line: mix(ground, strong, 0.22)
  }
}

/** A light colour of the brand as it is, under a dark ink; undefined for one that white words can stand on. */
const keptTone = (color: Hex, accent: Hex | undefined, inks: ReadonlyArray<Hex>, page: Palette): Tone | undefined => {
  const dark = inks.find((ink) => contrast(ink, color) >= 5.4)
  return contrast("#ffffff", color) >= 4.5 || dark === undefined
    ? undefined
    : toneOn(color, page.primary, accent ?? dark, dark)
}

/** The paper's colour where it can be read well, else black or white. */
const inkOn = (ground: Hex, paper: Hex): Hex =>
  contrast(paper, ground) >= 6 ? paper : contrast("#ffffff", ground) >= 4.5 ? "#ffffff" : "#14171a"
