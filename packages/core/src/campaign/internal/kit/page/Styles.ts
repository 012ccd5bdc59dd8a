/**
 * The page's style sheet: a palette from the brand's colours, then the fixed rules.
 */
import { type BrandBrief } from "../../../Brief.ts"
import { darkPalette, lightPalette, type Palette } from "../../../../brand/BrandPalette.ts"
import { rules } from "./StyleRules.ts"

/** `variants`: most variants that a post has. */
export const styles = (brand: BrandBrief, variants: number): string => {
  const light = variables(lightPalette(brand.colors ?? {}))
  const dark = variables(darkPalette(brand.colors ?? {}))
  const [display, text] = [brand.fonts?.[0], brand.fonts?.[1] ?? brand.fonts?.[0]]
  return `:root{${light};--display:${fontName(display)}"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Liberation Serif",serif;--text:${fontName(text)}system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;color-scheme:light}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark};color-scheme:dark}}
:root[data-theme=dark]{${dark};color-scheme:dark}
${rules}${widthRules}${pickRules(variants)}`
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

/** Shows the panel and marks the tab of the chosen variant, without a script. */
const pickRules = (variants: number): string => {
  const numbers = Array.from({ length: variants }, (_, index) => index + 1)
  const shown = numbers.map((at) => `.pick-${at}:checked~.panel-${at}`).join()
  const chosen = numbers.map((at) => `.pick-${at}:checked~.tabs .tab-${at}`).join()
  const focused = numbers.map((at) => `.pick-${at}:focus-visible~.tabs .tab-${at}`).join()
  return `${shown}{display:block}
${chosen}{background:var(--ink);border-color:var(--ink);color:var(--surface)}
${focused}{outline:3px solid var(--accent);outline-offset:2px}
`
}
