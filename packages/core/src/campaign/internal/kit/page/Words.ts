/**
 * The words of the page's own surface, in English and German.
 */
import type { GeneratedBy } from "../../../../content/Post.ts"
import type { Severity } from "../../../../policy/PolicyFinding.ts"
import type { Decision } from "../../../../policy/Verdict.ts"
import type { SlotStatus } from "../../../Plan.ts"
import type { ReviewDecision } from "../../../Review.ts"
import { primarySubtag } from "../../../../text/Language.ts"
import type { MediaKind } from "../MissingMedia.ts"

export interface Words {
  readonly locale: "en" | "de"
  /** For dates. */
  readonly dateLocale: string
  readonly skip: string
  readonly calendar: string
  readonly posts: string
  readonly material: string
  readonly sources: string
  readonly files: string
  readonly search: string
  readonly searchHint: string
  readonly platform: string
  readonly status: string
  readonly language: string
  readonly all: string
  readonly clear: string
  readonly theme: string
  readonly light: string
  readonly dark: string
  /** `{shown}` and `{total}` are replaced. */
  readonly shown: string
  readonly nothing: string
  readonly variant: string
  readonly best: string
  readonly title: string
  readonly part: string
  readonly copy: string
  readonly copied: string
  readonly brandFit: string
  readonly readability: string
  readonly risk: string
  readonly riskHint: string
  readonly scoreParts: string
  readonly weight: string
  readonly hashtags: string
  readonly links: string
  readonly noCitations: string
  readonly characters: string
  readonly why: string
  /** Before what of the moment a post follows. */
  readonly follows: string
  readonly review: string
  readonly version: string
  /** What somebody did with a post. */
  readonly did: Record<ReviewDecision["kind"] | "commented", string>
  readonly confidence: string
  readonly addMaterial: string
  readonly addMaterialLead: string
  readonly noGap: string
  readonly madeBy: string
  readonly media: string
  readonly mediaMissing: Record<MediaKind, string>
  readonly source: string
  readonly cited: string
  readonly coverage: string
  readonly read: string
  readonly text: string
  /** What stands below a figure of the page's head. */
  readonly facts: Record<
    "posts" | "days" | "platforms" | "sources" | "missing" | "citations" | "toReview",
    (count: number) => string
  >
  readonly disclosure: { paidPartnership: string; ownBrand: string; sponsor: string }
  readonly statuses: Record<SlotStatus, string>
  readonly formats: Record<"post" | "thread" | "carousel" | "video", string>
  readonly evidence: Record<"passage" | "timing" | "gap", string>
  readonly madeOn: string
  readonly model: string
  readonly noModel: string
  readonly toTop: string
  readonly citations: (count: number) => string
  readonly findings: (count: number) => string
  readonly noFindings: string
  readonly checksMissing: (count: number) => string
  readonly severities: Record<Severity, string>
  readonly decision: string
  readonly decisions: Record<Decision, string>
  readonly repair: string
  readonly ruleSource: string
  /** Of a share from 0 to 1. */
  readonly percent: (share: number) => string
  readonly generator: (generatedBy: GeneratedBy) => string
  /** Approaches and parts of scores by their stable name; others are shown as they are named. */
  readonly names: Readonly<Partial<Record<string, string>>>
}

/** German for a German campaign, English for every other. */
export const wordsFor = (language: string): Words => {
  if (primarySubtag(language) === "de") return { ...german, dateLocale: language }
  return { ...english, dateLocale: primarySubtag(language) === "en" && language !== "en" ? language : "en-GB" }
}

const english: Words = {
  locale: "en",
  dateLocale: "en-GB",
  skip: "Skip to the posts",
  calendar: "Calendar",
  posts: "Posts",
  material: "Material to add",
  sources: "Sources",
  files: "Files of this kit",
  search: "Search",
  searchHint: "Search texts, hashtags, sources",
  platform: "Platform",
  status: "Status",
  language: "Language",
  all: "All",
  clear: "Clear",
  theme: "Theme",
  light: "Light",
  dark: "Dark",
  shown: "{shown} of {total} entries",
  nothing: "No entry matches. Clear the search or a filter.",
  variant: "Variant",
  best: "best",
  title: "Title",
  part: "Part",
  copy: "Copy text",
  copied: "Copied",
  brandFit: "Brand fit",
  readability: "Readability",
  risk: "Risk",
  riskHint: "lower is better",
  scoreParts: "How the scores add up",
  weight: "weight",
  hashtags: "Hashtags",
  links: "Links",
  noCitations: "No factual claim, nothing to cite",
  characters: "characters",
  why: "Why this post, here and now",
  follows: "Follows",
  review: "Review",
  version: "version",
  did: {
    approved: "approved it",
    locked: "locked it",
    unlocked: "took the lock off",
    rejected: "rejected it",
    voided: "took the approval back, since the rules forbid the post now",
    commented: "said"
  },
  confidence: "Confidence",
  addMaterial: "What to add",
  addMaterialLead:
    "The sources do not carry a post for these slots yet. With the material named below, the same command fills them.",
  noGap: "Add a source with facts about this subject.",
  madeBy: "Written by",
  media: "Media",
  mediaMissing: {
    video: "The video is not made yet. The post cannot go out without it.",
    slides: "The slides are not made yet. The post cannot go out without them.",
    picture: "The image or video is not made yet. The post cannot go out without it."
  },
  source: "Source",
  cited: "Passages cited",
  coverage: "Share of the text used",
  read: "Read in excerpts",
  text: "text",
  facts: {
    posts: (count) => (count === 1 ? "post" : "posts"),
    days: (count) => (count === 1 ? "day" : "days"),
    platforms: (count) => (count === 1 ? "platform" : "platforms"),
    sources: (count) => (count === 1 ? "source" : "sources"),
    missing: (count) => (count === 1 ? "needs material" : "need material"),
    citations: (count) => (count === 1 ? "passage cited" : "passages cited"),
    toReview: () => "to look at"
  },
  disclosure: { paidPartnership: "Paid partnership", ownBrand: "Own brand", sponsor: "Sponsor" },
  statuses: {
    proposed: "Proposed",
    approved: "Approved",
    locked: "Locked",
    rejected: "Rejected",
    "needs-material": "Needs material"
  },
  formats: { post: "Post", thread: "Thread", carousel: "Carousel", video: "Video" },
  evidence: { passage: "Material", timing: "Time", gap: "Missing" },
  madeOn: "Made on",
  model: "Model",
  noModel: "none (written by the built-in rules from the sources)",
  toTop: "Back to the top",
  citations: (count) => (count === 1 ? "1 citation" : `${count} citations`),
  findings: (count) => (count === 1 ? "1 finding" : `${count} findings`),
  noFindings: "The rules found nothing.",
  checksMissing: (count) => (count === 1 ? "1 check was not made" : `${count} checks were not made`),
  severities: { block: "Blocked", fix: "To mend", quarantine: "To review", warn: "Note" },
  decision: "Check",
  decisions: { allow: "Passed", warn: "With notes", quarantine: "To review", repair: "To mend", block: "Blocked" },
  repair: "Repair",
  ruleSource: "Source of the rule",
  percent: (share) => `${Math.round(share * 100)}%`,
  generator: (by) =>
    by.kind === "floor"
      ? `built-in rules (${by.agent} ${by.agentVersion})`
      : by.kind === "model"
        ? `${by.model}, ${by.vendor} (${by.agent} ${by.agentVersion})`
        : by.memberId,
  names: {
    "question-answer": "Question and answer",
    "lead-fact-list": "Fact and list",
    "statement-list": "Statement and list",
    "flesch-reading-ease": "Flesch reading ease",
    amstad: "Amstad readability"
  }
}

const german: Words = {
  locale: "de",
  dateLocale: "de-DE",
  skip: "Zu den Posts springen",
  calendar: "Kalender",
  posts: "Posts",
  material: "Fehlendes Material",
  sources: "Quellen",
  files: "Dateien dieses Pakets",
  search: "Suche",
  searchHint: "Texte, Hashtags, Quellen durchsuchen",
  platform: "Plattform",
  status: "Status",
  language: "Sprache",
  all: "Alle",
  clear: "Zurücksetzen",
  theme: "Darstellung",
  light: "Hell",
  dark: "Dunkel",
  shown: "{shown} von {total} Einträgen",
  nothing: "Kein Eintrag passt. Suche oder Filter zurücksetzen.",
  variant: "Variante",
  best: "beste",
  title: "Titel",
  part: "Teil",
  copy: "Text kopieren",
  copied: "Kopiert",
  brandFit: "Markentreue",
  readability: "Lesbarkeit",
  risk: "Risiko",
  riskHint: "niedriger ist besser",
  scoreParts: "So entstehen die Werte",
  weight: "Gewicht",
  hashtags: "Hashtags",
  links: "Links",
  noCitations: "Keine Tatsachenbehauptung, nichts zu belegen",
  characters: "Zeichen",
  why: "Warum dieser Post, hier und jetzt",
  follows: "Greift auf:",
  review: "Prüfung",
  version: "Version",
  did: {
    approved: "hat freigegeben",
    locked: "hat gesperrt",
    unlocked: "hat entsperrt",
    rejected: "hat abgelehnt",
    voided: "hat die Freigabe zurückgenommen, weil die Regeln den Post nun verbieten",
    commented: "schreibt"
  },
  confidence: "Zuversicht",
  addMaterial: "Was fehlt",
  addMaterialLead:
    "Für diese Plätze tragen die Quellen noch keinen Post. Mit dem genannten Material füllt derselbe Befehl sie.",
  noGap: "Eine Quelle mit Fakten zu diesem Thema ergänzen.",
  madeBy: "Geschrieben von",
  media: "Medien",
  mediaMissing: {
    video: "Das Video ist noch nicht erstellt. Ohne es kann der Post nicht erscheinen.",
    slides: "Die Folien sind noch nicht erstellt. Ohne sie kann der Post nicht erscheinen.",
    picture: "Das Bild oder Video ist noch nicht erstellt. Ohne es kann der Post nicht erscheinen."
  },
  source: "Quelle",
  cited: "Zitierte Stellen",
  coverage: "Genutzter Anteil des Textes",
  read: "In Auszügen gelesen",
  text: "Text",
  facts: {
    posts: (count) => (count === 1 ? "Post" : "Posts"),
    days: (count) => (count === 1 ? "Tag" : "Tage"),
    platforms: (count) => (count === 1 ? "Plattform" : "Plattformen"),
    sources: (count) => (count === 1 ? "Quelle" : "Quellen"),
    missing: () => "ohne Material",
    citations: (count) => (count === 1 ? "zitierte Stelle" : "zitierte Stellen"),
    toReview: () => "anzusehen"
  },
  disclosure: { paidPartnership: "Bezahlte Partnerschaft", ownBrand: "Eigene Marke", sponsor: "Sponsor" },
  statuses: {
    proposed: "Vorschlag",
    approved: "Freigegeben",
    locked: "Fest",
    rejected: "Abgelehnt",
    "needs-material": "Material fehlt"
  },
  formats: { post: "Post", thread: "Thread", carousel: "Karussell", video: "Video" },
  evidence: { passage: "Material", timing: "Zeitpunkt", gap: "Lücke" },
  madeOn: "Erstellt am",
  model: "Modell",
  noModel: "keines (nach eingebauten Regeln aus den Quellen geschrieben)",
  toTop: "Nach oben",
  citations: (count) => (count === 1 ? "1 Beleg" : `${count} Belege`),
  findings: (count) => (count === 1 ? "1 Befund" : `${count} Befunde`),
  noFindings: "Die Regeln haben nichts gefunden.",
  checksMissing: (count) => (count === 1 ? "1 Prüfung fehlt" : `${count} Prüfungen fehlen`),
  severities: { block: "Gesperrt", fix: "Zu beheben", quarantine: "Zu prüfen", warn: "Hinweis" },
  decision: "Prüfung",
  decisions: {
    allow: "Bestanden",
    warn: "Mit Hinweisen",
    quarantine: "Zu prüfen",
    repair: "Zu beheben",
    block: "Gesperrt"
  },
  repair: "Behebung",
  ruleSource: "Quelle der Regel",
  percent: (share) => `${Math.round(share * 100)}\u00a0%`,
  generator: (by) =>
    by.kind === "floor"
      ? `eingebauten Regeln (${by.agent} ${by.agentVersion})`
      : by.kind === "model"
        ? `${by.model}, ${by.vendor} (${by.agent} ${by.agentVersion})`
        : by.memberId,
  names: {
    "lead-fact": "Fakt zuerst",
    "lead-fact-list": "Fakt und Liste",
    statement: "Aussage",
    "statement-list": "Aussage und Liste",
    question: "Frage",
    "question-answer": "Frage und Antwort",
    "other-question": "Weitere Frage",
    quotation: "Zitat",
    "pull-quote": "Zitat zuerst",
    "speaker-first": "Stimme zuerst",
    list: "Liste",
    points: "Punkte",
    "numbered-steps": "Schritte",
    "list-context": "Liste und Umfeld",
    "contrast-list": "Gegensatz und Liste",
    "story-list": "Geschichte und Liste",
    "tip-list": "Tipp und Liste",
    enumeration: "Aufzählung",
    condensed: "Kurzfassung",
    detail: "Ausschnitt",
    "detail-first": "Einzelheit zuerst",
    "detail-points": "Einzelheit und Punkte",
    spotlight: "Im Fokus",
    aspect: "Einzelheit",
    contrast: "Gegensatz",
    story: "Geschichte",
    tip: "Tipp",
    headline: "Überschrift",
    "one-liner": "Ein Satz",
    edited: "Bearbeitet",
    written: "Von Hand",
    "banned-words": "Verbotene Wörter",
    "required-words": "Gewünschte Wörter",
    "voice-sentence-length": "Stimme: Satzlänge",
    "voice-questions": "Stimme: Fragen",
    "voice-exclamations": "Stimme: Ausrufe",
    "voice-emoji": "Stimme: Emoji",
    "voice-form-of-address": "Stimme: Anrede",
    "voice-words": "Stimme: Wortwahl",
    guidelines: "Richtlinien der Marke",
    "platform-findings": "Regeln der Plattform",
    "unsupported-superlatives": "Superlative ohne Beleg",
    shouting: "Lautstärke",
    "spam-patterns": "Spam-Muster",
    "hashtag-load": "Zahl der Hashtags",
    "uncited-figures": "Zahlen ohne Beleg",
    amstad: "Lesbarkeit nach Amstad",
    "flesch-reading-ease": "Lesbarkeit nach Flesch"
  }
}
