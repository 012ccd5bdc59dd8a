/**
 * The words of `postwright plan` in English and German. Names of options and of files are the same in both.
 *
 * @since 0.1.0
 */
import type { SlotStatus } from "@postwright/core/campaign/Plan"
import type { KeptReason } from "@postwright/core/campaign/Regeneration"
import type { ReviewDecision } from "@postwright/core/campaign/Review"
import type { Format } from "@postwright/core/content/Platform"
import type { PostChange } from "@postwright/core/content/PostVersion"
import type { Severity } from "@postwright/core/policy/PolicyFinding"
import { judgementWords } from "./JudgementWords.ts"

/** What a line of the command says besides data. */
export interface PlanWords {
  readonly statuses: Readonly<Record<SlotStatus, string>>
  readonly formats: Readonly<Record<Format, string>>
  readonly marks: { readonly blocked: string; readonly quarantine: string }
  /** Labels of a slot's page, all of one width. */
  readonly labels: { readonly idea: string; readonly status: string; readonly why: string }
  readonly version: (number: number, hash: string) => string
  readonly variant: (number: number, id: string, approach: string, isSent: boolean) => string
  readonly findings: string
  readonly checksMissing: string
  readonly review: string
  /** `anna approved version 2`. */
  readonly did: (kind: ReviewDecision["kind"], by: string, version: number) => string
  readonly changed: (change: PostChange, maker: string, by: string | undefined) => string
  readonly maker: (kind: "floor" | "model", agent: string) => string
  readonly versions: (from: number, to: number) => string
  readonly noPost: (slotId: string) => string
  readonly decided: Readonly<Record<"approved" | "locked" | "unlocked" | "rejected", (count: number) => string>>
  readonly leftOut: string
  readonly counted: (all: number, each: ReadonlyArray<readonly [count: number, status: SlotStatus]>) => string
  readonly keeps: (reason: KeptReason) => string
  readonly regenerated: (count: number) => string
  /** Of those, posts whose pictures or video are to be made. */
  readonly needMedia: (count: number) => string
  readonly recheck: RecheckWords
}

/** What a re-check says. */
export interface RecheckWords {
  readonly rules: string
  readonly pack: (id: string, from: number | null, to: number | null) => string
  readonly unjudged: string
  readonly noLonger: (status: SlotStatus) => string
  readonly times: (count: number) => string
  readonly was: (severity: Severity) => string
  /** `since`: when the posts were judged before. */
  readonly sum: (posts: number, changes: number, since: string | null, voided: number, isDryRun: boolean) => string
}

/** By the language of `--messages`. */
export const planWords: Readonly<Record<"en" | "de", PlanWords>> = {
  en: {
    statuses: {
      proposed: "proposed",
      approved: "approved",
      locked: "locked",
      rejected: "rejected",
      "needs-material": "needs-material"
    },
    formats: { post: "post", thread: "thread", carousel: "carousel", video: "video" },
    marks: { blocked: "blocked", quarantine: "quarantine" },
    labels: { idea: "Idea:     ", status: "Status:   ", why: "Why:      " },
    version: (number, hash) => `version ${number}, content ${hash}`,
    variant: (number, id, approach, isSent) =>
      `Variant ${number} (${id}, ${approach})${isSent ? ", the one that is sent" : ""}:`,
    findings: "Findings:",
    checksMissing: "Checks that were not made:",
    review: "Review:",
    did: (kind, by, version) => `${by} ${englishDeeds[kind]} version ${version}`,
    changed: (change, maker, by) => `${change} by ${maker}${by === undefined ? "" : ` for ${by}`}`,
    maker: (kind, agent) => `${kind} ${agent}`,
    versions: (from, to) => `Version ${from} to ${to}`,
    noPost: (slotId) => `${slotId} has no post yet`,
    decided: {
      approved: (count) => `Approved: ${count}`,
      locked: (count) => `Locked: ${count}`,
      unlocked: (count) => `Unlocked: ${count}`,
      rejected: (count) => `Rejected: ${count}`
    },
    leftOut: "left out",
    counted: (all, each) => `${all} slots: ${each.map(([count, status]) => `${count} ${status}`).join(", ")}`,
    keeps: (reason) => `keeps its post: ${englishReasons[reason]}`,
    regenerated: (count) => `${count} regenerated`,
    needMedia: (count) =>
      `${count === 1 ? "1 of them needs a picture or a video" : `${count} of them need pictures or a video`} for its new text: the same postwright generate makes ${count === 1 ? "it" : "them"}`,
    recheck: {
      rules: "Rules",
      pack: (id, from, to) => {
        if (from === null) return `${id} version ${to} is new`
        return to === null ? `${id} is no longer used` : `${id} has version ${to} instead of ${from}`
      },
      unjudged: "not judged before",
      noLonger: (status) => `${status} no longer`,
      times: (count) => `${count} times`,
      was: (severity) => `was ${severity}`,
      sum: (posts, changes, since, voided, isDryRun) => {
        const than = since === null ? "" : ` than on ${since} UTC`
        const taken = `approvals ${isDryRun ? "that would be taken back" : "taken back"}: ${voided}`
        return changes === 0
          ? `Posts: ${posts}, none judged otherwise${than}`
          : `Posts: ${posts}, judged otherwise${than}: ${changes}, ${taken}`
      }
    }
  },
  de: {
    statuses: {
      proposed: "Vorschlag",
      approved: "freigegeben",
      locked: "gesperrt",
      rejected: "abgelehnt",
      "needs-material": "ohne Material"
    },
    formats: { post: "Post", thread: "Thread", carousel: "Karussell", video: "Video" },
    marks: { blocked: "verboten", quarantine: "zu prüfen" },
    labels: { idea: "Idee:     ", status: "Status:   ", why: "Warum:    " },
    version: (number, hash) => `Version ${number}, Inhalt ${hash}`,
    variant: (number, id, approach, isSent) =>
      `Variante ${number} (${id}, ${approach})${isSent ? ", diese wird gesendet" : ""}:`,
    findings: "Befunde:",
    checksMissing: "Nicht gemachte Prüfungen:",
    review: "Prüfung:",
    did: (kind, by, version) =>
      kind === "voided"
        ? `${by} hat nach neuen Regeln die Freigabe von Version ${version} zurückgenommen`
        : `${by} hat Version ${version} ${germanDeeds[kind]}`,
    changed: (change, maker, by) =>
      `${germanChanges[change]} von ${maker}${by === undefined ? "" : ` im Auftrag von ${by}`}`,
    maker: (kind, agent) => (kind === "floor" ? `eingebauten Regeln (${agent})` : `einem Modell (${agent})`),
    versions: (from, to) => `Version ${from} zu ${to}`,
    noPost: (slotId) => `${slotId} hat noch keinen Post`,
    decided: {
      approved: (count) => `Freigegeben: ${count}`,
      locked: (count) => `Gesperrt: ${count}`,
      unlocked: (count) => `Entsperrt: ${count}`,
      rejected: (count) => `Abgelehnt: ${count}`
    },
    leftOut: "ausgelassen",
    counted: (all, each) =>
      `${all} Plätze: ${each.map(([count, status]) => `${count} ${germanCounts[status]}`).join(", ")}`,
    keeps: (reason) => `behält seinen Post: ${germanReasons[reason]}`,
    regenerated: (count) => `Neu geschrieben: ${count}`,
    needMedia: (count) =>
      `${count === 1 ? "1 davon braucht" : `${count} davon brauchen`} Bilder oder ein Video zum neuen Text: Dasselbe postwright generate macht sie`,
    recheck: {
      rules: "Regeln",
      pack: (id, from, to) => {
        if (from === null) return `${id} Version ${to} ist neu`
        return to === null ? `${id} gilt nicht mehr` : `${id} hat Version ${to} statt ${from}`
      },
      unjudged: "noch nicht beurteilt",
      noLonger: (status) => `nicht mehr ${status === "locked" ? "gesperrt" : "freigegeben"}`,
      times: (count) => `${count}-mal`,
      was: (severity) => `bisher ${judgementWords.de.severities[severity]}`,
      sum: (posts, changes, since, voided, isDryRun) => {
        const than = since === null ? "" : ` als am ${since} UTC`
        const taken = `${isDryRun ? "zurückzunehmende" : "zurückgenommene"} Freigaben: ${voided}`
        return changes === 0
          ? `Posts: ${posts}, keiner anders beurteilt${than}`
          : `Posts: ${posts}, anders beurteilt${than}: ${changes}, ${taken}`
      }
    }
  }
}

/** What a campaign is at, by its stage; the English words come with the event. */
export const germanStages: Readonly<Partial<Record<string, string>>> = {
  brief: "Brief wird ergänzt",
  research: "Aussagen der Quellen werden gesammelt",
  learn: "Ergebnisse früherer Posts werden gelesen",
  orchestrate: "Es wird entschieden, wie die Kampagne entsteht",
  plan: "Ideen und Zeiten werden gewählt",
  draft: "Posts werden geschrieben",
  edit: "Der ganze Monat wird gelesen",
  compare: "Posts werden miteinander verglichen",
  produce: "Drehbücher, Bildaufträge und Reichweite werden vorbereitet",
  schedule: "Plan wird fertiggestellt",
  review: "Regeln der Netzwerke werden geprüft",
  media: "Bilder und Videos werden gemacht"
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const englishDeeds: Readonly<Record<ReviewDecision["kind"], string>> = {
  approved: "approved",
  locked: "locked",
  unlocked: "unlocked",
  rejected: "rejected",
  voided: "checked by new rules and took back the approval of"
}

const germanDeeds = {
  approved: "freigegeben",
  locked: "gesperrt",
  unlocked: "entsperrt",
  rejected: "abgelehnt"
} as const

const germanChanges: Readonly<Record<PostChange, string>> = {
  generated: "erzeugt",
  edited: "bearbeitet",
  "media-made": "Medien gemacht",
  "variant-chosen": "Variante gewählt",
  regenerated: "neu geschrieben",
  translated: "übersetzt"
}

const germanCounts: Readonly<Record<SlotStatus, string>> = {
  proposed: "vorgeschlagen",
  approved: "freigegeben",
  locked: "gesperrt",
  rejected: "abgelehnt",
  "needs-material": "ohne Material"
}

const englishReasons: Readonly<Record<KeptReason, string>> = {
  "no-other-material": "the sources carry no other one",
  "repeats-another": "the new one repeated a post that stays",
  "changed-meanwhile": "somebody decided on it or edited it meanwhile",
  "written-by-person": "a person wrote it; name the slot to have it replaced"
}

const germanReasons: Readonly<Record<KeptReason, string>> = {
  "no-other-material": "die Quellen tragen keinen anderen",
  "repeats-another": "der neue wiederholte einen Post, der bleibt",
  "changed-meanwhile": "inzwischen hat jemand darüber entschieden oder ihn bearbeitet",
  "written-by-person": "ein Mensch hat ihn geschrieben; nenne den Platz, um ihn ersetzen zu lassen"
}
