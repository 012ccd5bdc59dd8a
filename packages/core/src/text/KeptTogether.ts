/**
 * Words that a line does not end between: a figure and its unit, a day and its month, an abbreviation and what it
 * belongs to.
 *
 * @since 0.1.0
 */

/**
 * Whether two neighbours in a text stay on one line: `500 Wh`, `£3 million`, `11 September`, `11. September`,
 * `September 11`, `No. 5`, `version 3.0`, `Dr. Huber`, `z. B.`; also the parts at the hyphen of `45-minute`. Neighbours are what a
 * line could be ended between, without the space between them.
 */
export const isKeptTogether = (before: string, after: string): boolean => {
  const first = before.replace(/^[\s"“”„«»'‘‚([¿¡]+/u, "")
  const next = after.replace(/^["“”„«»'‘‚([]+/u, "").replace(closing, "")
  if (first === "" || next === "") return false
  if (figure.test(first))
    return (
      units.test(next) ||
      (/^\d{1,3}$/u.test(first) && /^\d{3}(?!\p{Nd})/u.test(next)) ||
      (day.test(first) && month.test(next)) ||
      (hour.test(first) && /^[ap]\.?m\.?$/u.test(next))
    )
  if (day.test(first)) return month.test(next)
  if (month.test(first)) return day.test(next)
  if (/^(?:a|an|per|pro|je|im)$/u.test(first)) {
    return /^(?:cent|mille|hour|day|night|week|month|year|person|mile|Stunde|Tag|Nacht|Woche|Monat|Jahr|Person)$/u.test(
      next
    )
  }
  if (scale.test(first)) return currency.test(next)
  if (currency.test(first)) return /^\p{Nd}/u.test(next)
  // The hyphen of `45-minute`, the dash of `10–12`, the slash of `km/h`.
  if (/\p{Nd}[-–—]$/u.test(first)) return true
  if (/^(?:\p{L}{1,5}|\p{Sc})\/$/u.test(first)) return units.test(next)
  if (isNumberedBy(first)) return /^\p{Nd}/u.test(next)
  if (title.test(first)) return /^\p{Lu}/u.test(next)
  return /^\p{L}\.$/u.test(first) && /^(?:\p{L}|Chr|Abs)\.?$/u.test(next) && /^.{1,3}\./u.test(after)
}

/** Whether a figure behind this word numbers a thing and counts none: `version 3.0`, `Schritt 2`, `No. 5`. */
export const isNumberedBy = (word: string): boolean => abbreviated.test(word) || numbered.test(word)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const closing = /[\s.,;:!?…"”“»«’)\]/–—-]+$/u

const figure = /^[~≈<>±+−–-]?\p{Sc}?\p{Nd}+(?:[.,:'’/–−-]\p{Nd}+)*\+?$/u
const hour = /^(?:\p{Nd}{1,2}[:.–-])?\p{Nd}{1,2}$/u

/** `11`, `11.`, `11th`, `11–13`, `11./12.` */
const day = /^(?:[0-3]?\d\.?[-–/])?[0-3]?\d(?:\.|st|nd|rd|th)?,?$/u

const month =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Jänner|Februar|Feber|März|Mai|Juni|Juli|Oktober|Dezember|(?:Jan|Feb|Mar|Mrz|Apr|Jun|Jul|Aug|Sept?|Oct|Okt|Nov|Dec|Dez)\.?)$/u

const currency =
  /^(?:\p{Sc}|EUR|USD|GBP|CHF|Euros?|euros?|Dollars?|dollars?|Pfund|pounds?|Franken|francs?|pence|Cents?|cents?|ct)$/u
const scale = /^(?:thousand|million|billion|bn|m|Tausend|Tsd\.?|Mio\.?|Mrd\.?|Million(?:en)?|Milliarden?)$/u

const symbols = [
  "%|‰|°|\\p{Sc}|EUR|USD|GBP|CHF|ct|[kMG]?Wh|[kM]?Wp|[kMG]?W|[km]?V|m?Ah?|[kMG]?Hz|[kcmµn]?m[²³23]?|ha|mi|ft|yd",
  "[kmµ]?g|t|lbs?|oz|[mch]?l|L|km/h|m/s|mph|psi|[hk]?Pa|m?bar|°[CF]|K|dB|lx|lm|[kM]?J|k?cal|Nm|rpm",
  "[kMGT]?B|[kMG]bit/s|Mbps|px|dpi|s|ms|min|h|Std|Min|Sek|bn|Tsd|Mio|Mrd|Uhr|o[’']clock"
]
const names = [
  "thousand|million|billion|Tausend|Million(?:en)?|Milliarden?|per|percent|Prozent|pro",
  "Euros?|euros?|Dollars?|dollars?|Pfund|pounds?|Franken|francs?|pence|Cents?|cents?|degrees?|Grad",
  "(?:[Kk]ilo|[Mm]illi|[Zz]enti|[Cc]enti)?(?:[Mm]et(?:res?|ers?|ern)|[Ll]it(?:res?|ers?|ern)|[Gg]ramm?s?)|miles?|Meilen?",
  "tonnes?|tons?|Tonnen?|inch(?:es)?|feet|foot|yards?|Zoll|acres?|Hektar|hectares?",
  "(?:[Kk]ilo)?(?:[Ww]att(?:stunden?|[ -]?hours?|s)?|[Vv]olts?|[Aa]mperes?)|[Bb]ytes?|[Pp]ixels?",
  "(?:second|minute|hour|day|night|week|month|year)s?",
  "Sekunden?|Minuten?|Stunden?|Tag(?:en?)?|Nächten?|Nacht|Wochen?|Monat(?:en?)?|Jahr(?:en?)?"
]
const units = new RegExp(`^(?:${[...symbols, ...names].join("|")})$`, "u")

/** Before a figure. */
const abbreviated =
  /^(?:No|Nos|Nr|Nrn|Art|Abs|Ziff|Fig|Figs|Abb|Tab|Kap|Ch|Chap|Vol|Bd|Pt|Sec|S|pp?|approx|ca|c|max|min|bzw)\.$|^(?:§{1,2}|#|Nº|№)$/iu

const numbered = new RegExp(
  `^(?:${[
    "version|release|step|chapter|section|page|room|hall|gate|platform|line|route|level|stage|phase|part|volume|figure",
    "table|item|number|rule|tip|question|version|ausgabe|schritt|kapitel|abschnitt|seite|raum|zimmer|halle|gleis|linie",
    "stufe|teil|band|abbildung|tabelle|punkt|nummer|regel|tipp|frage|artikel|absatz|paragra(?:f|ph)"
  ].join("|")})$`,
  "iu"
)

/** Before a name. */
const title =
  /^(?:Dr|Drs|Prof|Mr|Mrs|Ms|Mx|Messrs|St|Sr|Jr|Rev|Hon|Hr|Hrn|Fr|Mag|Dipl|Ing|DI|med|phil)\.(?:-\p{Lu}\p{Ll}*\.)?$/u
