import { type AddressForm } from "../../../brand/FormOfAddress.ts"
import { type CommentClass } from "../../../community/ReplyAdvice.ts"
import { type FloorLanguage } from "../../../text/Language.ts"

/** Thanks for praise. `undefined`: without any form of address. */
export const thanks = (language: FloorLanguage, form: AddressForm | undefined): ReadonlyArray<string> =>
  language === "en" ? englishThanks : germanThanks[form === "sie" ? "sie" : form === "du" ? "du" : "none"]

/** What stands before an answer. */
export const answerOpenings: Record<FloorLanguage, ReadonlyArray<string>> = {
  en: ["Thanks for asking!", "Good question!", "Thank you for the question!"],
  de: ["Danke für die Frage!", "Gute Frage!", "Vielen Dank für die Frage!"]
}

/** Why the team sees a comment, in one sentence. */
export type ReasonKind =
  | CommentClass
  | "threat"
  | "answered"
  | "several-questions"
  | "unanswered"
  | "thanked"
  | "other-language"
  | "unsorted"
  | "no-words"

/** The sentence for the team. */
export const reasonOf = (kind: ReasonKind, language: FloorLanguage): string => reasons[language][kind]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const englishThanks = [
  "Thank you, that is lovely to hear!",
  "Thanks a lot for the kind words!",
  "Thank you, that means a lot to the team!",
  "Many thanks, we are happy to read this!",
  "Thank you so much, we are really glad!"
]

const germanThanks: Record<"du" | "sie" | "none", ReadonlyArray<string>> = {
  none: [
    "Danke, das freut uns sehr!",
    "Vielen Dank für die netten Worte!",
    "Herzlichen Dank, so etwas lesen wir gern!",
    "Danke schön, das bedeutet dem ganzen Team viel!",
    "Vielen Dank, darüber freuen wir uns sehr!"
  ],
  du: [
    "Danke dir, das freut uns sehr!",
    "Vielen Dank für deine netten Worte!",
    "Wir danken dir, so etwas lesen wir gern!",
    "Danke dir, das bedeutet dem ganzen Team viel!",
    "Lieben Dank für deinen Kommentar, der freut uns!"
  ],
  sie: [
    "Wir danken Ihnen, das freut uns sehr!",
    "Vielen Dank für Ihre netten Worte!",
    "Herzlichen Dank für Ihren Kommentar, der freut uns!",
    "Wir danken Ihnen, das bedeutet dem ganzen Team viel!",
    "Vielen Dank, über Ihre Worte freuen wir uns!"
  ]
}

const reasons: Record<FloorLanguage, Record<ReasonKind, string>> = {
  en: {
    question: "Somebody asks something.",
    praise: "Somebody is glad, but none of our thanks suits the brand: write your own.",
    complaint: "Somebody is unhappy: a person should read this and answer.",
    abuse: "It insults or swears: hide it, if a look confirms that.",
    threat: "It threatens somebody: look at once, keep a copy, and report it to the network.",
    spam: "It reads like advertising: hide it, if a look confirms that.",
    crisis: "Somebody may be hurt, or many may be concerned: a person has to look at once.",
    press: "Somebody from the press may be asking: hand it to whoever speaks for the brand.",
    legal: "It is about law or authorities: hand it to whoever may answer that.",
    "personal-data": "It holds personal data or asks about them: hide it if need be, and answer in private.",
    other: "It asks for nothing: no reply is needed.",
    answered: "One statement of the material answers the question, and the reply quotes it.",
    "several-questions": "It asks several things at once: a person should answer.",
    unanswered: "No statement of the material clearly answers the question: a person should.",
    thanked: "Somebody is glad: a word of thanks is enough.",
    "other-language": "It is in a language that no word list is kept for: somebody who speaks it should read it.",
    unsorted: "It says something that no list of words sorts: a person should read it when there is time.",
    "no-words": "It has no words: no reply is needed."
  },
  de: {
    question: "Jemand fragt etwas.",
    praise: "Jemand freut sich, aber kein vorbereiteter Dank passt zur Marke: Schreibt selbst einen.",
    complaint: "Jemand ist unzufrieden: Das sollte ein Mensch lesen und beantworten.",
    abuse: "Der Kommentar beleidigt oder flucht: Verbergt ihn, wenn ein Blick das bestätigt.",
    threat: "Der Kommentar droht jemandem: Seht sofort hin, sichert ihn und meldet ihn dem Netzwerk.",
    spam: "Der Kommentar liest sich wie Werbung: Verbergt ihn, wenn ein Blick das bestätigt.",
    crisis: "Jemand könnte zu Schaden gekommen sein, oder es betrifft viele: Ein Mensch muss sofort hinsehen.",
    press: "Hier fragt vielleicht die Presse: Gebt es an die Person, die für die Marke spricht.",
    legal: "Es geht um Recht oder Behörden: Gebt es an die Person, die darauf antworten darf.",
    "personal-data":
      "Der Kommentar enthält persönliche Daten oder fragt danach: Verbergt ihn bei Bedarf und antwortet nicht öffentlich.",
    other: "Der Kommentar will nichts wissen: Eine Antwort ist nicht nötig.",
    answered: "Eine Aussage des Materials beantwortet die Frage, und die Antwort zitiert sie.",
    "several-questions": "Der Kommentar fragt mehreres auf einmal: Das sollte ein Mensch beantworten.",
    unanswered: "Keine Aussage des Materials beantwortet die Frage klar: Das sollte ein Mensch tun.",
    thanked: "Jemand freut sich: Ein kurzer Dank genügt.",
    "other-language": "Für diese Sprache gibt es keine Wortliste: Das sollte jemand lesen, der sie spricht.",
    unsorted: "Er sagt etwas, das keine Wortliste einordnet: Das sollte bei Gelegenheit ein Mensch lesen.",
    "no-words": "Der Kommentar hat keine Worte: Eine Antwort ist nicht nötig."
  }
}
