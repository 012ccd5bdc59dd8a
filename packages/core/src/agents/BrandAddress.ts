/**
 * How a brand speaks to its readers.
 *
 * @since 0.1.0
 */
import { type AddressForm } from "../brand/FormOfAddress.ts"
import { checkGuidelines } from "../brand/Guidelines.ts"
import { voiceProfileOf } from "../brand/VoiceTraining.ts"
import { type Brief } from "../campaign/Brief.ts"
import { primarySubtag } from "../text/Language.ts"

/**
 * The form of address that the brief asks for: by its guidelines and tone, else by its examples. Undefined where neither
 * says one, or the examples mix them: then texts do best without any.
 */
export const brandAddress = (brief: Pick<Brief, "brand" | "tone">, language: string): AddressForm | undefined => {
  if (primarySubtag(language) === "de") {
    const wishes = checkGuidelines("", { guidelines: brief.brand.guidelines ?? "", tone: brief.tone, language })
    const asks = (form: string) => wishes.some(({ instruction }) => instruction === `readers are “${form}”`)
    const [du, sie] = [asks("du"), asks("Sie")]
    if (du !== sie) return du ? "du" : "sie"
  }
  const examples = brief.brand.voice?.examples ?? []
  if (examples.length === 0) return undefined
  const { formOfAddress } = voiceProfileOf(examples, language)
  return formOfAddress === "none" || formOfAddress === "mixed" ? undefined : formOfAddress
}
