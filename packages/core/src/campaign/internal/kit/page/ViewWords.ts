/**
 * The words of what can be done with the page: filters, the opened post, players, passages, and how it was made.
 */
import { type SlotFileRole } from "../../../SlotMedia.ts"
import { type Words } from "./Words.ts"

export interface ViewWords {
  readonly network: string
  readonly format: string
  readonly withFindings: string
  readonly findings: string
  readonly needsMedia: string
  /** Behind a number of posts. */
  readonly withoutMedia: string
  readonly needsLook: string
  /** Before the keys that the page knows. */
  readonly keys: string
  readonly details: string
  readonly openedPost: string
  readonly close: string
  readonly previous: string
  readonly next: string
  readonly more: string
  readonly less: string
  readonly slides: (count: number) => string
  readonly picture: (place: number) => string
  readonly previousSlide: string
  readonly nextSlide: string
  readonly fullSize: string
  readonly video: string
  readonly play: string
  readonly captions: string
  /** Before the files that go with a video. */
  readonly withVideo: string
  readonly roles: Readonly<Record<Exclude<SlotFileRole, "sent">, string>>
  /** Before the path of a video that is not there. */
  readonly notHere: string
  readonly needsMediaTitle: string
  /** Above what pictures and videos of a post are not like. */
  readonly mediaOtherwise: string
  /** Above what of the brand's colours is not as it was named. */
  readonly colorsOtherwise: string
  readonly paleColor: (color: string, background: string) => string
  readonly citedText: string
  readonly citedPassages: (count: number) => string
  readonly passage: string
  readonly showInSource: string
  readonly leftOut: string
  readonly made: string
  readonly month: string
  readonly production: string
  readonly agent: string
  readonly model: string
  readonly calls: string
  readonly faulty: string
  readonly tokens: string
  readonly cost: string
  readonly total: string
  readonly others: string
  readonly budget: string
  readonly noCost: string
  readonly costOfPost: string
  readonly time: string
  readonly timeHint: string
  readonly stages: Readonly<Partial<Record<string, string>>>
  /** Of micro-USD. */
  readonly money: (microUsd: number) => string
  readonly count: (count: number) => string
  /** Of milliseconds. */
  readonly duration: (millis: number) => string
}

/** In the language of the page. */
export const viewWords = ({ locale }: Pick<Words, "locale">): ViewWords => (locale === "de" ? german : english)

const durationOf =
  (locale: string) =>
  (millis: number): string =>
    millis < 60_000
      ? `${(Math.round(millis / 100) / 10).toLocaleString(locale)} s`
      : millis < 3_600_000
        ? `${Math.floor(millis / 60_000)} min ${Math.round((millis % 60_000) / 1_000)} s`
        : `${Math.floor(millis / 3_600_000)} h ${Math.round((millis % 3_600_000) / 60_000)} min`

const moneyOf =
  (locale: string) =>
  (microUsd: number): string =>
    `${(microUsd / 1_000_000).toLocaleString(locale, { minimumFractionDigits: 2, maximumFractionDigits: microUsd > 0 && microUsd < 1_000_000 ? 4 : 2 })}\u00a0USD`

const english: ViewWords = {
  network: "Network",
  format: "Format",
  withFindings: "With findings",
  findings: "Findings",
  needsMedia: "Needs media",
  withoutMedia: "without media",
  needsLook: "To look at",
  keys: "Keys: / searches, arrows move in the calendar and from post to post, Escape closes.",
  details: "Details",
  openedPost: "Post",
  close: "Close",
  previous: "Previous post",
  next: "Next post",
  more: "… more",
  less: "less",
  slides: (count) => (count === 1 ? "1 slide" : `${count} slides`),
  picture: (place) => `Picture ${place}`,
  previousSlide: "Previous slide",
  nextSlide: "Next slide",
  fullSize: "Picture in full size",
  video: "Video",
  play: "Play video",
  captions: "Captions",
  withVideo: "With the video",
  roles: { cover: "Cover", thumbnail: "Thumbnail", subtitles: "Subtitles (SRT)", captions: "Subtitles (VTT)" },
  notHere: "The video is not beside this page. In the kit it is",
  needsMediaTitle: "Needs media",
  mediaOtherwise: "Pictures and videos are not quite as asked for",
  colorsOtherwise: "The brand's colour is not quite as named",
  paleColor: (color, background) =>
    `${color} can hardly be told from the light background ${background}, so cards and this page show a darker shade of it. Name a stronger brand.colors.primary in the brief.`,
  citedText: "Show the text",
  citedPassages: (count) => (count === 1 ? "1 cited passage" : `${count} cited passages`),
  passage: "Passage in its source",
  showInSource: "Show in the source",
  leftOut: "[…]",
  made: "How it was made",
  month: "The month",
  production: "The production",
  agent: "Agent",
  model: "Model",
  calls: "Answers",
  faulty: "unusable",
  tokens: "Tokens in / out",
  cost: "Cost",
  total: "Total",
  others: "Answers that nobody got",
  budget: "Limit",
  noCost: "No model was asked, so nothing was paid: the built-in rules wrote it from the sources.",
  costOfPost: "Cost of this post",
  time: "Time of the run",
  timeHint: "From the audit log, without pauses of more than ten minutes.",
  stages: {
    "brief-accepted": "Filling in the brief",
    "findings-collected": "Reading the sources",
    "production-decided": "Deciding how it is made",
    "ideas-assigned": "Ideas and times",
    "post-drafted": "Writing posts",
    "post-appraised": "Rating posts",
    "month-read": "Reading the month as a whole",
    "posts-compared": "Comparing posts",
    "dossier-made": "Scripts, pictures, growth",
    "plan-made": "Finishing the plan",
    "posts-reviewed": "Checking the rules"
  },
  money: moneyOf("en"),
  count: (count) => count.toLocaleString("en"),
  duration: durationOf("en")
}

const german: ViewWords = {
  network: "Netzwerk",
  format: "Format",
  withFindings: "Mit Befunden",
  findings: "Befunde",
  needsMedia: "Medien fehlen",
  withoutMedia: "ohne Medien",
  needsLook: "Anzusehen",
  keys: "Tasten: / sucht, Pfeile gehen durch den Kalender und von Post zu Post, Escape schließt.",
  details: "Einzelheiten",
  openedPost: "Post",
  close: "Schließen",
  previous: "Voriger Post",
  next: "Nächster Post",
  more: "… mehr",
  less: "weniger",
  slides: (count) => (count === 1 ? "1 Folie" : `${count} Folien`),
  picture: (place) => `Bild ${place}`,
  previousSlide: "Vorige Folie",
  nextSlide: "Nächste Folie",
  fullSize: "Bild in voller Größe",
  video: "Video",
  play: "Video abspielen",
  captions: "Untertitel",
  withVideo: "Zum Video",
  roles: {
    cover: "Titelbild",
    thumbnail: "Vorschaubild",
    subtitles: "Untertitel (SRT)",
    captions: "Untertitel (VTT)"
  },
  notHere: "Das Video liegt nicht neben dieser Seite. Im Paket ist es",
  needsMediaTitle: "Medien fehlen",
  mediaOtherwise: "Bilder und Videos sind nicht ganz wie verlangt",
  colorsOtherwise: "Die Farbe der Marke ist nicht ganz wie genannt",
  paleColor: (color, background) =>
    `${color} ist vom hellen Hintergrund ${background} kaum zu unterscheiden; Karten und diese Seite zeigen sie deshalb dunkler. Nenne im Brief unter brand.colors.primary eine kräftigere.`,
  citedText: "Text zeigen",
  citedPassages: (count) => (count === 1 ? "1 zitierte Stelle" : `${count} zitierte Stellen`),
  passage: "Stelle in ihrer Quelle",
  showInSource: "In der Quelle zeigen",
  leftOut: "[…]",
  made: "So entstand es",
  month: "Der Monat",
  production: "Die Produktion",
  agent: "Agent",
  model: "Modell",
  calls: "Antworten",
  faulty: "unbrauchbar",
  tokens: "Tokens ein / aus",
  cost: "Kosten",
  total: "Summe",
  others: "Antworten, die niemand bekam",
  budget: "Grenze",
  noCost: "Kein Modell wurde gefragt und nichts bezahlt: Die eingebauten Regeln haben aus den Quellen geschrieben.",
  costOfPost: "Kosten dieses Posts",
  time: "Dauer des Laufs",
  timeHint: "Aus dem Protokoll, ohne Pausen von mehr als zehn Minuten.",
  stages: {
    "brief-accepted": "Briefing ergänzen",
    "findings-collected": "Quellen lesen",
    "production-decided": "Produktion festlegen",
    "ideas-assigned": "Ideen und Zeiten",
    "post-drafted": "Posts schreiben",
    "post-appraised": "Posts bewerten",
    "month-read": "Den Monat im Ganzen lesen",
    "posts-compared": "Posts vergleichen",
    "dossier-made": "Drehbücher, Bilder, Reichweite",
    "plan-made": "Plan abschließen",
    "posts-reviewed": "Regeln prüfen"
  },
  money: moneyOf("de"),
  count: (count) => count.toLocaleString("de"),
  duration: durationOf("de")
}
