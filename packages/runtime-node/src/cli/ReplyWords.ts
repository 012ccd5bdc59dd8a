/**
 * The words of `postwright reply` in English and German.
 *
 * @since 0.1.0
 */
import type { CommentClass, ReplyAction, Urgency } from "@postwright/core/community/ReplyAdvice"

/** What the command says besides data. */
export interface ReplyWords {
  readonly actions: Readonly<Record<ReplyAction, string>>
  readonly classes: Readonly<Record<CommentClass, string>>
  readonly urgencies: Readonly<Record<Urgency, string>>
  readonly reply: string
  readonly heldBack: string
  readonly why: string
  readonly askAgain: string
  readonly sameAs: (id: string) => string
  readonly postUnknown: (postId: string) => string
  readonly sum: (all: number, escalated: number) => string
  readonly cost: (amount: string) => string
}

/** By the language of `--messages`. */
export const replyWords: Readonly<Record<"en" | "de", ReplyWords>> = {
  en: {
    actions: { reply: "reply", escalate: "for a person", hide: "hide", ignore: "ignore" },
    classes: {
      question: "question",
      praise: "praise",
      complaint: "complaint",
      abuse: "abuse",
      spam: "spam",
      crisis: "crisis",
      press: "press",
      legal: "legal",
      "personal-data": "personal data",
      other: "other"
    },
    urgencies: { now: "now", today: "today", later: "when there is time" },
    reply: "Reply",
    heldBack: "Held back by the rules",
    why: "Why",
    askAgain: "Run the same command again, with a higher --budget where it is used up.",
    postUnknown: (postId) => `Its post ${postId} is not in the kit, so nobody looked at it`,
    sameAs: (id) => `The same words as ${id}`,
    sum: (all, escalated) =>
      `${all} ${all === 1 ? "comment" : "comments"}, ${escalated} for a person. Nothing was sent`,
    cost: (amount) => `Models cost: ${amount}`
  },
  de: {
    actions: { reply: "antworten", escalate: "für einen Menschen", hide: "verbergen", ignore: "lassen" },
    classes: {
      question: "Frage",
      praise: "Lob",
      complaint: "Beschwerde",
      abuse: "Beleidigung",
      spam: "Spam",
      crisis: "Krise",
      press: "Presse",
      legal: "Recht",
      "personal-data": "persönliche Daten",
      other: "Sonstiges"
    },
    urgencies: { now: "sofort", today: "heute", later: "wenn Zeit ist" },
    reply: "Antwort",
    heldBack: "Von den Regeln zurückgehalten",
    why: "Warum",
    askAgain: "Rufe denselben Befehl noch einmal auf, mit höherem --budget, wo es aufgebraucht ist.",
    postUnknown: (postId) => `Der Post ${postId} ist nicht im Kit, also sah ihn niemand an`,
    sameAs: (id) => `Dieselben Worte wie ${id}`,
    sum: (all, escalated) =>
      `${all} ${all === 1 ? "Kommentar" : "Kommentare"}, davon ${escalated} für einen Menschen. Nichts wurde gesendet`,
    cost: (amount) => `Kosten der Modelle: ${amount}`
  }
}
