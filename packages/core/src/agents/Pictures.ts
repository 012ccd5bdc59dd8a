/**
 * What is to be seen beside a statement, in a sentence: for those who film it, and for readers who cannot see it.
 *
 * @since 0.1.0
 */
import { type Finding, type FindingKind } from "../knowledge/Finding.ts"
import { primarySubtag } from "../text/Language.ts"
import { isDrawable } from "./Drawable.ts"
import { type Subjects } from "./Subjects.ts"

/** One of the pictures of a post. */
export interface PictureOf {
  /** What is told beside it. */
  readonly text: string
  readonly finding: Finding
  /** Its place, from 0; `closing` is the brand's own. */
  readonly index: number | "closing"
  readonly subjects: Subjects
  /** German, else English; the subjects stay in their own. */
  readonly language: string
  /** Decides which shots come first. A whole number from 0. */
  readonly seed: number
  /** Whether room for figure or mark is asked for, too. @default true */
  readonly withDirections?: boolean
}

/** A shot, the subject, and a setting that suits the kind of the statement. No text, and nobody in particular. */
export const pictureOf = ({
  finding,
  index,
  language,
  seed,
  subjects,
  text,
  withDirections = true
}: PictureOf): string => {
  const words = wordsOf(language)
  const topic = subjects.topics.find((one) => isDrawable(one, subjects.language))
  const isClosing = index === "closing"
  const at = isClosing ? 0 : index
  const subject = subjects.drawable(isClosing ? finding.texts.join(" ") : text, finding) ?? topic ?? words.subject
  const isTopic =
    topic === undefined ||
    subject
      .toLowerCase()
      .split(" ")
      .every((word) => topic.toLowerCase().includes(word))
  const settings = isClosing ? words.closing : words.settings[finding.kind]
  // What stands alone has nothing behind it.
  const behind = isTopic || (!isClosing && finding.kind === "definition") ? "" : `, ${words.behind(topic)}`
  const setting = settings[(seed * 7 + at * 3) % settings.length] ?? settings[0]
  const shot = isClosing
    ? words.wide
    : index === 0
      ? words.first
      : (words.shots[(seed + index) % words.shots.length] ?? words.wide)
  const room = isClosing ? words.closingRoom : finding.kind === "statistic" ? words.figureRoom : ""
  return `${shot}: ${subject}${behind}, ${setting}${withDirections ? room : ""}.`
}

/** The picture without what only those need to know who make it. */
export const withoutDirections = (picture: string, language: string): string => {
  const { closingRoom, figureRoom } = wordsOf(language)
  return picture.replace(closingRoom, "").replace(figureRoom, "")
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Several = readonly [string, ...Array<string>]

interface Words {
  /** Where neither the statement nor the campaign names anything that can be seen. */
  readonly subject: string
  readonly first: string
  readonly wide: string
  readonly shots: ReadonlyArray<string>
  readonly behind: (topic: string) => string
  readonly closing: Several
  readonly closingRoom: string
  readonly figureRoom: string
  readonly settings: Readonly<Record<FindingKind, Several>>
}

const wordsOf = (language: string): Words => (primarySubtag(language) === "de" ? german : english)

const english: Words = {
  subject: "two hands and a notebook on a table",
  first: "Close-up",
  wide: "Wide shot",
  shots: ["Detail", "View from above", "Shot at eye level", "Wide view", "Shot over the shoulder"],
  behind: (topic) => `${topic} in the background`,
  closing: [
    "a friendly everyday scene",
    "in the calm light of the evening",
    "small in the frame, with much sky",
    "at the end of an ordinary day",
    "with somebody who walks out of the frame"
  ],
  closingRoom: ", with a calm area for the brand’s mark",
  figureRoom: ", with a calm area for the figure",
  settings: {
    statistic: [
      "clear and well lit",
      "on its own in plain daylight",
      "before a calm wall",
      "sharp, with much room around it"
    ],
    "how-to": [
      "with hands at work",
      "with two hands about to begin",
      "halfway through the work",
      "with the tools laid out beside it"
    ],
    quotation: [
      "in an everyday scene in which nobody can be recognised",
      "with somebody seen from behind",
      "just as somebody has left it",
      "with only the hands of a person in view"
    ],
    comparison: ["two of them side by side", "next to another one of its kind", "one in front, one behind"],
    story: [
      "in the middle of an ordinary day",
      "in natural light, as somebody has just left it",
      "in the first light of the morning",
      "with somebody seen from behind"
    ],
    definition: ["alone before a plain background", "alone on a table, lit from one side", "alone in an empty room"],
    answer: [
      "with every detail in focus",
      "seen from right in front",
      "in soft light from one side",
      "before a plain wall",
      "with a hand that points at it"
    ],
    claim: [
      "in everyday use",
      "where it usually stands",
      "in the light of the afternoon",
      "between other things of every day"
    ],
    list: ["neatly arranged with what belongs to it", "laid out in a row with other things", "first in a tidy row"]
  }
}

const german: Words = {
  subject: "zwei Hände und ein Notizbuch auf einem Tisch",
  first: "Nahaufnahme",
  wide: "Totale",
  shots: ["Detail", "Blick von oben", "Blick auf Augenhöhe", "Halbtotale", "Blick über die Schulter"],
  behind: (topic) => `dahinter ${topic}`,
  closing: [
    "eine freundliche Szene aus dem Alltag",
    "im ruhigen Licht des Abends",
    "klein im Bild, mit viel Himmel",
    "am Ende eines gewöhnlichen Tages",
    "mit jemandem, der aus dem Bild geht"
  ],
  closingRoom: ", mit ruhiger Fläche für das Zeichen der Marke",
  figureRoom: ", mit ruhiger Fläche für die Zahl",
  settings: {
    statistic: [
      "klar und gut beleuchtet",
      "allein bei Tageslicht",
      "vor einer ruhigen Wand",
      "scharf, mit viel Raum ringsum"
    ],
    "how-to": [
      "mit Händen bei der Arbeit",
      "mit zwei Händen, die gerade anfangen",
      "mitten in der Arbeit",
      "mit dem Werkzeug daneben"
    ],
    quotation: [
      "in einer Szene aus dem Alltag, in der niemand zu erkennen ist",
      "mit jemandem, der von hinten zu sehen ist",
      "wie gerade verlassen",
      "nur mit den Händen eines Menschen"
    ],
    comparison: ["zwei davon nebeneinander", "neben einem zweiten Stück derselben Art", "eines vorn, eines dahinter"],
    story: [
      "mitten an einem gewöhnlichen Tag",
      "in natürlichem Licht, an einem stillen Ort",
      "im ersten Licht des Morgens",
      "mit jemandem, der von hinten zu sehen ist"
    ],
    definition: [
      "allein vor ruhigem Hintergrund",
      "allein auf einem Tisch, von einer Seite beleuchtet",
      "allein in einem leeren Raum"
    ],
    answer: [
      "scharf bis in jede Einzelheit",
      "aus nächster Nähe",
      "in weichem Licht von einer Seite",
      "vor einer schlichten Wand",
      "mit einer Hand, die darauf zeigt"
    ],
    claim: [
      "im täglichen Gebrauch",
      "dort, wo es sonst auch steht",
      "im Licht des Nachmittags",
      "zwischen anderen Dingen des Alltags"
    ],
    list: [
      "ordentlich angeordnet mit allem, was dazugehört",
      "in einer Reihe mit anderen Dingen",
      "als Erstes in einer Reihe"
    ]
  }
}
