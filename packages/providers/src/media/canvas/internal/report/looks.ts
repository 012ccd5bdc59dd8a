/** How the parts of a report look: sizes in points, colours from the brand's on white paper. */
import { type BrandColors, contrast, type Hex, lightPalette, mix, readable } from "@postwright/core/brand/BrandPalette"
import { type Platform } from "@postwright/core/content/Platform"
import { type Look } from "./sheets.ts"

export interface Looks {
  readonly primary: Hex
  readonly onPrimary: Hex
  readonly onPrimaryMuted: Hex
  readonly accent: Hex
  readonly line: Hex
  readonly tint: Hex
  readonly warning: Hex
  readonly good: Hex
  readonly bad: Hex
  readonly title: Look
  readonly subtitle: Look
  readonly coverSmall: Look
  readonly factValue: Look
  readonly factLabel: Look
  readonly section: Look
  readonly day: Look
  readonly angle: Look
  readonly body: Look
  readonly bold: Look
  readonly small: Look
  readonly smallBold: Look
  readonly quiet: Look
  readonly note: Look
  readonly chip: Look
  readonly cell: Look
  readonly cellBold: Look
}

export const looksOf = (colors: BrandColors): Looks => {
  const { onPrimary, onPrimaryMuted, primary } = lightPalette(colors)
  const ink = readable(mix(primary, "#15181b", 0.8), "#ffffff", 12)
  const muted = readable(mix(ink, "#ffffff", 0.4), "#ffffff", 5)
  const accent = readable(colors.accent ?? primary, "#ffffff", 4.5)
  const look = (size: number, weight: number, color: Hex, leading = 1.4, face: "text" | "heading" = "text"): Look => ({
    style: { face, weight, leading },
    size,
    color
  })
  return {
    primary,
    onPrimary,
    onPrimaryMuted,
    accent,
    line: mix("#ffffff", ink, 0.16),
    tint: mix("#ffffff", contrast(accent, "#ffffff") > 3 ? accent : primary, 0.07),
    warning: "#fdf1dc",
    good: "#2f8f5b",
    bad: "#c2571a",
    title: look(34, 700, onPrimary, 1.16, "heading"),
    subtitle: look(15, 400, onPrimaryMuted, 1.4),
    coverSmall: look(10.5, 400, onPrimaryMuted, 1.5),
    factValue: look(22, 700, ink, 1.2, "heading"),
    factLabel: look(9.5, 400, muted, 1.4),
    section: look(20, 700, ink, 1.3, "heading"),
    day: look(13, 700, accent, 1.4, "heading"),
    angle: look(12.5, 700, ink, 1.3, "heading"),
    body: look(9.5, 400, ink, 1.45),
    bold: look(9.5, 700, ink, 1.45),
    small: look(8, 400, ink, 1.4),
    smallBold: look(8, 700, ink, 1.4),
    quiet: look(7.5, 400, muted, 1.38),
    note: look(8.25, 400, "#4d3200", 1.4),
    chip: look(8.5, 700, "#ffffff", 1.3),
    cell: look(6.6, 400, ink, 1.28),
    cellBold: look(7, 700, ink, 1.3)
  }
}

/** The networks' colours, each of which carries white letters. */
export const networkColors: Readonly<Record<Platform, Hex>> = {
  x: "#14181c",
  tiktok: "#121212",
  linkedin: "#0a62bd",
  facebook: "#1668d9",
  instagram: "#b8327c",
  youtube: "#cc1a1a"
}
