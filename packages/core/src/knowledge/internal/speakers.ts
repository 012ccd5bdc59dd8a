/**
 * Names before what somebody says: `Bethan Price: Welcome.`
 *
 * @since 0.1.0
 */

/** A line that may begin with a speaker's name. */
export interface SpeakerLine {
  readonly name: string
  /** Length of the name with its colon and the space after it. */
  readonly length: number
}

/**
 * A function that tells the speaker of a line. Something before a colon counts as a speaker where it looks like a name
 * and opens at least two lines, or is in capitals, so that `Result: fine` does not.
 */
export const speakersOf = (lines: ReadonlyArray<string>): ((line: string) => SpeakerLine | undefined) => {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const found = prefix(line)
    if (found !== undefined) counts.set(found.name, (counts.get(found.name) ?? 0) + 1)
  }
  return (line) => {
    const found = prefix(line)
    if (found === undefined || notNames.has(found.name.toLowerCase())) return undefined
    const isShouted = found.name === found.name.toUpperCase() && found.name.length > 1
    if ((counts.get(found.name) ?? 0) < 2 && !isShouted) return undefined
    return { name: isShouted ? titleCase(found.name) : found.name, length: found.length }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const pattern =
  /^(?:>>\s*|[-–—]\s+)?(\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:(?:de|van|von|der|di|da|la|al|bin) )?[\p{Lu}(][\p{L}\p{M}.'’)-]*){0,3}|[QAFqaf]\d?):[ \t]+(?=\S)/u

const prefix = (line: string): SpeakerLine | undefined => {
  const match = pattern.exec(line)
  return match?.[1] === undefined ? undefined : { name: match[1], length: match[0].length }
}

// Labels that open lines as often as names do.
const notNames = new Set(
  `note notes tip tips warning example question answer q a f summary update result results date time place location
  subject from to cc address phone tel email fax web hinweis hinweise achtung tipp tipps beispiel frage antwort datum zeit
  ort betreff von an adresse telefon ergebnis fazit wichtig info source quelle photo foto image bild credit ps edit
  important caution http https price preis monday tuesday wednesday thursday friday saturday sunday montag dienstag
  mittwoch donnerstag freitag samstag sonntag`.split(/\s+/)
)

const titleCase = (name: string): string =>
  name.replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())
