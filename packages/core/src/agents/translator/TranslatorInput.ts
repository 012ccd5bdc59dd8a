/**
 * What the translator is given.
 *
 * @since 0.1.0
 */
import { type AddressForm } from "../../brand/FormOfAddress.ts"
import { type Brief } from "../../campaign/Brief.ts"
import { type Format, type Platform } from "../../content/Platform.ts"
import { type TextRole } from "../../content/Translation.ts"
import { type LanguageTag } from "../../text/Language.ts"

/** One text to translate. */
export interface SourceText {
  /** Unique in the input. */
  readonly id: string
  readonly text: string
  readonly role: TextRole
}

export interface TranslatorInput {
  /** Language of the texts. */
  readonly from: LanguageTag
  /** With the region whose idioms and formats count, where it matters: `de-AT`. */
  readonly to: LanguageTag
  readonly texts: ReadonlyArray<SourceText>
  readonly brief: Brief
  /** Whose limits titles and parts keep. @default none is checked */
  readonly platform?: Platform
  /** @default the widest limit of the platform */
  readonly format?: Format
  /** How German readers are spoken to. @default as the brief wishes, else any form throughout */
  readonly address?: AddressForm
  /** Names and terms that stay as they are. */
  readonly keep: ReadonlyArray<string>
  /** What the author says about these texts. */
  readonly notes?: string
}
