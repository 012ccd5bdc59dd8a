import { type FloorLanguage } from "../../../text/Language.ts"
import { type ConcernKind } from "./patterns.ts"

/** What is wrong, and what to do about it. */
export const reasons: Readonly<Record<FloorLanguage, Readonly<Record<ConcernKind, string>>>> = {
  en: {
    guarantee:
      "This promises an outcome without a condition, and nothing in the material bears it out. Say what was measured, or for whom it holds.",
    "guaranteed-money":
      "This promises money without risk, which in many countries only licensed firms may do, with warnings. Take the promise out.",
    "guaranteed-health": "This promises an effect on health, which needs evidence by law. Take the promise out.",
    scarcity: "Nothing in the material says that there is so little left. Say how many there are, or leave it out.",
    pressure: "This hurries readers, and nothing in the material says why. Name the date, or leave it out.",
    "health-promise":
      "A promise of what happens to a body needs evidence by law, and networks refuse many of them. Take it out.",
    comparison:
      "This compares with a competitor by name. It may only be facts that can be verified, and of the same kind; have somebody check it.",
    endorsement:
      "This reads as somebody’s own recommendation, and the brief says that it is paid. Show at the beginning that it is advertising.",
    "private-person":
      "This tells of a named person’s private life. Publish it only with that person’s consent, or without the name."
  },
  de: {
    guarantee:
      "Das verspricht ein Ergebnis ohne Bedingung, und nichts im Material trägt es. Nennen Sie, was gemessen wurde oder für wen es gilt.",
    "guaranteed-money":
      "Das verspricht Geld ohne Risiko. Das dürfen oft nur zugelassene Firmen, und nur mit Warnhinweis. Streichen Sie das Versprechen.",
    "guaranteed-health":
      "Das verspricht eine Wirkung auf die Gesundheit, die das Gesetz belegt haben will. Streichen Sie das Versprechen.",
    scarcity:
      "Nichts im Material sagt, dass nur so wenig übrig ist. Nennen Sie, wie viel es gibt, oder lassen Sie es weg.",
    pressure: "Das drängt Leser, und nichts im Material sagt, warum. Nennen Sie das Datum, oder lassen Sie es weg.",
    "health-promise":
      "Ein Versprechen über den Körper braucht nach dem Gesetz Belege, und Netzwerke lehnen viele ab. Streichen Sie es.",
    comparison:
      "Das vergleicht mit einem namentlich genannten Wettbewerber. Erlaubt sind nur nachprüfbare Tatsachen gleicher Art; lassen Sie es prüfen.",
    endorsement:
      "Das liest sich wie eine eigene Empfehlung, laut Briefing ist sie bezahlt. Zeigen Sie am Anfang, dass es Werbung ist.",
    "private-person":
      "Das erzählt Privates über eine namentlich genannte Person. Veröffentlichen Sie es nur mit ihrer Einwilligung oder ohne den Namen."
  }
}
