/**
 * Headings that name a part of a document instead of saying what it is about.
 *
 * @since 0.1.0
 */

/** Whether a heading means nothing outside of its document: `Introduction`, `The short version`, `Who this guide is for`. */
export const namesPart = (heading: string): boolean => part.test(heading.trim())

/** The heading without the kind of text that it names first: of `Press briefing: Cargo Week opens` the last three words. */
export const withoutGenre = (heading: string): string => {
  const bare = heading.trim().replace(genre, "")
  return bare.charAt(0).toUpperCase() + bare.slice(1)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const part =
  /^(?:the )?(?:introduction|overview|summary|conclusions?|background|appendix|contents|short version|long version|further reading|references|notes for editors|about (?:us|this .*)|einleitung|überblick|zusammenfassung|fazit|hintergrund|anhang|inhalt|kurzfassung|über uns|weiterführendes)$|(?:^|[–—:-] )(?:\p{L}+[ -])?(?:notes|faqs?|q&a|notizen|werkstattnotizen)$|(?<!\p{L})(?:this|these|diese[rsnm]?) (?:notes?|guide|report|article|page|document|briefing|answers|notizen|ratgeber|bericht|artikel|seite|antworten)(?!\p{L})/iu

const genre =
  /^(?:press (?:briefing|release|statement|notice)|media (?:briefing|release)|news release|case study|field report|interview|report|briefing|white ?paper|presse(?:mitteilung|einladung|information)|medienmitteilung|fallstudie|erfahrungsbericht|praxisbericht|bericht|notizen?)\s*(?::|–|—| - )\s*(?=\S)/iu
