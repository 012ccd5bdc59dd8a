/**
 * Brand colours that can hardly be told from their ground: cards and the page show a darker shade that nobody chose.
 */
import { contrast, lightPalette } from "../../../brand/BrandPalette.ts"
import { type KitInput } from "../../Kit.ts"
import { KitWarning } from "../../KitReport.ts"

/** A leading colour with the background that it can hardly be told from. */
export interface PaleColor {
  readonly color: string
  readonly background: string
}

/** Undefined where the brand names no colour, or one that stands out. */
export const paleColorOf = ({ brief }: Pick<KitInput, "brief">): PaleColor | undefined => {
  const colors = brief.brand.colors ?? {}
  const color = colors.primary ?? colors.accent
  const { paper } = lightPalette(colors)
  return color === undefined || contrast(color, paper) >= leastContrast ? undefined : { color, background: paper }
}

/** Empty where `paleColorOf` finds none. */
export const paleColors = (input: Pick<KitInput, "brief">): ReadonlyArray<KitWarning> => {
  const pale = paleColorOf(input)
  if (pale === undefined) return []
  return [
    new KitWarning({
      code: "brand-colors-pale",
      source: null,
      message: `The brand's colour ${pale.color} can hardly be told from the light background ${pale.background}, so cards and the page show a darker shade of it. Name a stronger brand.colors.primary`
    })
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Of 1 to 21. Yellows and pastels below it are darkened so much that they are other colours. */
const leastContrast = 1.5
