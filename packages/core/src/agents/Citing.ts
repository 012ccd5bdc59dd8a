/**
 * Finds the exact words that an answer cites within a finding.
 *
 * @since 0.1.0
 */
import { Citation } from "../knowledge/Citation.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { locate } from "./research/Locate.ts"

/**
 * Where a quote stands within the finding, the line that it stands under, or the naming of who says it. Undefined where
 * it stands in none of them.
 */
export const citationIn = (finding: Finding, quote: string): Citation | undefined => {
  const opener = finding.opener === undefined ? [] : [finding.opener.citation]
  for (const whole of [finding.citation, ...opener, ...(finding.voiceCitations ?? [])]) {
    const span = locate(whole.quote, quote)
    if (span === undefined) continue
    return new Citation({
      source: whole.source,
      start: whole.start + span.start,
      end: whole.start + span.end,
      quote: whole.quote.slice(span.start, span.end)
    })
  }
  return undefined
}
