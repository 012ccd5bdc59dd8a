/**
 * Brand colours that can hardly be told from their ground: cards and the page show a darker shade that nobody chose.
 */
import { contrast, lightPalette } from "../../../brand/BrandPalette.ts"
import { type KitInput } from "../../Kit.ts"
import { KitWarning } from "../../KitReport.ts"

/** Empty where the brand names no colour, or one that stands out. */
export const paleColors = ({ brief }: Pick<KitInput, "brief">): ReadonlyArray<KitWarning> => {
  const colors = brief.brand.colors ?? {}
  const leading = colors.primary ?? colors.accent
  const { paper } = lightPalette(colors)
  if (leading === undefined || contrast(leading, paper) >= leastContrast) return []
  return [
    new KitWarning({
      code: "brand-colors-pale",
      source: null,
      message: `The brand's colour ${leading} can hardly be told from its background ${paper}, so cards and the page show a darker shade of it. Name a stronger brand.colors.primary`
    })
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Of 1 to 21. Yellows and pastels below it are darkened so much that they are other colours. */
const leastContrast = 1.5
