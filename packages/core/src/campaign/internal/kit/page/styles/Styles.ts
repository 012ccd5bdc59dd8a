/**
 * The page's style sheet: a palette from the brand's colours, then the fixed rules.
 */
import { type BrandBrief } from "../../../../Brief.ts"
import { darkPalette, lightPalette, type Palette } from "../../../../../brand/BrandPalette.ts"
import { cards } from "./Cards.ts"
import { dialogRules } from "./Dialogs.ts"
import { frame } from "./Frame.ts"
import { otherMedia } from "./Media.ts"
import { months } from "./Months.ts"
import { networks } from "./Networks.ts"

/** `variants`: most variants that a post has. */
export const styles = (brand: BrandBrief, variants: number): string => {
  const light = variables(lightPalette(brand.colors ?? {}))
  const dark = variables(darkPalette(brand.colors ?? {}))
  const [display, text] = [brand.fonts?.[0], brand.fonts?.[1] ?? brand.fonts?.[0]]
  const sans = `system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif`
  return `:root{${light};--display:${fontName(display)}${sans};--text:${fontName(text)}${sans};color-scheme:light}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark};color-scheme:dark}}
:root[data-theme=dark]{${dark};color-scheme:dark}
${frame}${months}${cards}${networks}${dialogRules}${pickRules(variants)}${widthRules}${otherMedia}`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const variables = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, color]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${color}`)
    .join(";")

/** A font that the reader may have. Anything but letters, digits, spaces and `-` is left out of its name. */
const fontName = (name: string | undefined): string => {
  const plain = name
    ?.replace(/[^\p{L}\p{N} -]/gu, "")
    .trim()
    .slice(0, 60)
  return plain === undefined || plain === "" ? "" : `"${plain}",`
}

/** Widths of bars in per cent. */
const widthRules = `${Array.from({ length: 101 }, (_, percent) => `.w${percent}::before{width:${percent}%}`).join("")}
`

/** Shows the panels and marks the tab of the chosen variant, without a script. */
const pickRules = (variants: number): string => {
  const numbers = Array.from({ length: variants }, (_, index) => index + 1)
  const shown = numbers.map((at) => `.card:has(.pick-${at}:checked) .panel-${at}`).join()
  return `${shown}{display:block}
.pick:checked+.tab{background:var(--ink);border-color:var(--ink);color:var(--surface)}
.pick:focus-visible+.tab{outline:3px solid var(--accent);outline-offset:2px}
`
}
