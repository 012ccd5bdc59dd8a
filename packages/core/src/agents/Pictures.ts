/**
 * What is to be seen beside a statement, in a sentence: for those who film it, and for readers who cannot see it.
 *
 * @since 0.1.0
 */
import { type Finding, type FindingKind } from "../knowledge/Finding.ts"
import { primarySubtag } from "../text/Language.ts"
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
  const words = primarySubtag(language) === "de" ? german : english
  const [topic] = subjects.topics
  const subject = subjects.drawable(text, finding) ?? words.subject
  if (index === "closing")
    return `${words.wide}: ${topic ?? words.subject}, ${words.closing}${withDirections ? words.closingRoom : ""}.`
  const shot = index === 0 ? words.first : (words.shots[(seed + index) % words.shots.length] ?? words.wide)
  const isTopic =
    topic === undefined ||
    subject
      .toLowerCase()
      .split(" ")
      .every((word) => topic.toLowerCase().includes(word))
  const behind = isTopic ? "" : `, ${words.behind(topic)}`
  const room = withDirections && finding.kind === "statistic" ? words.figureRoom : ""
  return `${shot}: ${subject}${behind}, ${words.settings[finding.kind]}${room}.`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Words {
  readonly subject: string
  readonly first: string
  readonly wide: string
  readonly shots: ReadonlyArray<string>
  readonly behind: (topic: string) => string
  readonly closing: string
  readonly closingRoom: string
  readonly figureRoom: string
  readonly settings: Readonly<Record<FindingKind, string>>
}

const english: Words = {
  subject: "the subject of the post",
  first: "Close-up",
  wide: "Wide shot",
  shots: ["Detail", "View from above", "Shot at eye level", "Wide view", "Shot over the shoulder"],
  behind: (topic) => `${topic} in the background`,
  closing: "a friendly everyday scene",
  closingRoom: ", with a calm area for the brand’s mark",
  figureRoom: ", with a calm area for the figure",
  settings: {
    statistic: "clear and well lit",
    "how-to": "hands at work, step by step",
    quotation: "an everyday scene in which nobody can be recognised",
    comparison: "two versions side by side",
    story: "a moment of what happened, in natural light",
    definition: "alone before a plain background",
    answer: "looked at closely, as if somebody wanted to know",
    claim: "in everyday use",
    list: "one thing after the other, neatly arranged"
  }
}

const german: Words = {
  subject: "der Gegenstand des Posts",
  first: "Nahaufnahme",
  wide: "Totale",
  shots: ["Detail", "Blick von oben", "Blick auf Augenhöhe", "Halbtotale", "Blick über die Schulter"],
  behind: (topic) => `dahinter ${topic}`,
  closing: "eine freundliche Szene aus dem Alltag",
  closingRoom: ", mit ruhiger Fläche für das Zeichen der Marke",
  figureRoom: ", mit ruhiger Fläche für die Zahl",
  settings: {
    statistic: "klar und gut beleuchtet",
    "how-to": "Hände bei der Arbeit, Schritt für Schritt",
    quotation: "eine Szene aus dem Alltag, in der niemand zu erkennen ist",
    comparison: "zwei Ausführungen nebeneinander",
    story: "ein Augenblick des Geschehens in natürlichem Licht",
    definition: "allein vor ruhigem Hintergrund",
    answer: "genau betrachtet, als wollte es jemand wissen",
    claim: "im täglichen Gebrauch",
    list: "eins nach dem anderen, ordentlich aufgereiht"
  }
}
