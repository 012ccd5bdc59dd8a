/**
 * How a German text speaks to its readers.
 *
 * @since 0.1.0
 */
import { type SourceDocument } from "../SourceDocument.ts"

/** Whether a document says `Sie` to its readers: the capital in mid-sentence tells, about once in 150 words. */
export const addressesFormally = (document: SourceDocument): boolean => {
  const sample = document.text.slice(0, 200_000)
  const count = sample.match(/(?<=\p{Ll},?\s)(?:Sie|Ihnen|Ihr(?:e[nmrs]?)?)(?!\p{L})/gu)?.length ?? 0
  return count >= 3 && count * 150 * 7 >= sample.length
}
