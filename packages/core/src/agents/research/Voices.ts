/**
 * How posts name the writer of a review that nobody signed.
 *
 * @since 0.1.0
 */
import { type LanguageTag, primarySubtag } from "../../text/Language.ts"

/** What stands in the place of a name under an unsigned review. */
export const unsignedVoice = (language: LanguageTag): string => (primarySubtag(language) === "de" ? german : english)

/** Whether that stands in the place of a name, so that two statements under it are of two people. */
export const isUnsignedVoice = (speaker: string | undefined): boolean => speaker === german || speaker === english

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const english = "Customer review"
const german = "Kundenbewertung"
