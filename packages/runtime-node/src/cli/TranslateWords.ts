/**
 * The words of `postwright translate` in English and German.
 *
 * @since 0.1.0
 */
import type { LeftOutReason, StandingStatus } from "@postwright/core/campaign/TranslatedSlot"

/** What the command says besides data. */
export interface TranslateWords {
  readonly translating: string
  readonly leftOut: Readonly<Record<LeftOutReason, string>>
  /** Of a slot that is left out: the translation of an earlier run is still in the kit. */
  readonly standing: (status: StandingStatus, command: string) => string
  readonly kept: string
  readonly untranslated: string
  readonly note: string
  /** `made`: by this run. */
  readonly sum: (made: number, posts: number) => string
  readonly look: string
  readonly files: string
  readonly cost: string
  /** Amounts: of this run, undefined for none, and of all runs. */
  readonly costs: (now: string | undefined, total: string) => string
}

const standingEn: Readonly<Record<StandingStatus, string>> = {
  proposed: "it can still be approved",
  approved: "it is approved and can be published",
  locked: "it is approved, locked and can be published"
}

const standingDe: Readonly<Record<StandingStatus, string>> = {
  proposed: "sie kann noch freigegeben werden",
  approved: "sie ist freigegeben und kann veröffentlicht werden",
  locked: "sie ist freigegeben, gesperrt und kann veröffentlicht werden"
}

/** By the language of `--messages`. */
export const translateWords: Readonly<Record<"en" | "de", TranslateWords>> = {
  en: {
    translating: "Translating posts",
    leftOut: {
      "no-post": "left out: it has no post",
      rejected: "left out: its post was rejected",
      blocked: "left out: the rules block its post",
      "same-language": "left out: its post is in that language"
    },
    standing: (status, command) =>
      `its earlier translation is still in the kit: ${standingEn[status]}. To take it out: ${command}`,
    kept: "kept: somebody approved, locked or changed its translation, and its post is another one now",
    untranslated: "not translated",
    note: "note",
    sum: (made, posts) =>
      `${made} ${made === 1 ? "post" : "posts"} translated, ${posts} in the kit; none is approved by it`,
    look: "Look at them:",
    files: "All files:   ",
    cost: "Models cost: ",
    costs: (now, total) => `${now === undefined ? "nothing now" : now}, ${total} in all`
  },
  de: {
    translating: "Übersetze Posts",
    leftOut: {
      "no-post": "nicht dabei: der Platz hat keinen Post",
      rejected: "nicht dabei: der Post wurde abgelehnt",
      blocked: "nicht dabei: die Regeln sperren den Post",
      "same-language": "nicht dabei: der Post ist schon in dieser Sprache"
    },
    standing: (status, command) =>
      `die frühere Übersetzung steht noch im Kit: ${standingDe[status]}. So nimmst du sie heraus: ${command}`,
    kept: "bleibt: jemand hat die Übersetzung freigegeben, gesperrt oder geändert, und der Post ist inzwischen ein anderer",
    untranslated: "nicht übersetzt",
    note: "Hinweis",
    sum: (made, posts) =>
      `${made} ${made === 1 ? "Post" : "Posts"} übersetzt, ${posts} im Kit; freigegeben ist dadurch keiner`,
    look: "Ansehen:      ",
    files: "Alle Dateien: ",
    cost: "Modellkosten: ",
    costs: (now, total) => `jetzt ${now ?? "nichts"}, insgesamt ${total}`
  }
}
