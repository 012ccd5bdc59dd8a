/**
 * What a brief says on its own authority: claims that posts may make without a citation.
 *
 * @since 0.1.0
 */
import type { Brief, BriefInput } from "./Brief.ts"

/** The brief's own sentences, one a field. Instructions about style are among them: they are the author's words, too. */
export const briefFacts = (brief: Brief | BriefInput): ReadonlyArray<string> =>
  [
    brief.topic,
    brief.audience,
    ...(brief.goals ?? []),
    ...(brief.constraints ?? []),
    ...(brief.competitors ?? []),
    brief.brand?.name,
    brief.brand?.guidelines,
    ...(brief.brand?.requiredWords ?? []),
    ...(brief.brand?.voice?.examples ?? []),
    brief.disclosure?.sponsor
  ].flatMap((text) => (text === undefined || text.trim() === "" ? [] : [text]))
