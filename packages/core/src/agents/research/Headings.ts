/**
 * Headings that name a part of a document instead of saying what it is about.
 *
 * @since 0.1.0
 */

/** Whether a heading means nothing outside of its document: `Introduction`, `The short version`, `Who this guide is for`. */
export const namesPart = (heading: string): boolean => part.test(heading.trim())

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const part =
  /^(?:the )?(?:introduction|overview|summary|conclusions?|background|appendix|contents|short version|long version|further reading|references|notes for editors|about (?:us|this .*)|einleitung|überblick|zusammenfassung|fazit|hintergrund|anhang|inhalt|kurzfassung|über uns|weiterführendes)$|(?<!\p{L})(?:this|these|diese[rsnm]?) (?:notes?|guide|report|article|page|document|briefing|answers|notizen|ratgeber|bericht|artikel|seite|antworten)(?!\p{L})/iu
