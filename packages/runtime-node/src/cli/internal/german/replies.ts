/**
 * Why somebody should look at a comment.
 */
import type { Sentences } from "../../German.ts"

export const replySentences: Sentences = [
  ["The rules hold the proposed reply back: {e}", "Die Regeln halten die vorgeschlagene Antwort zurück: {e}"],
  [
    "The budget for models is used up, so nobody has read this comment",
    "Das Budget für Modelle ist aufgebraucht, deshalb hat niemand diesen Kommentar gelesen"
  ],
  [
    "No model gave an answer that can be used, so nobody has read this comment",
    "Kein Modell gab eine brauchbare Antwort, deshalb hat niemand diesen Kommentar gelesen"
  ],
  ["Somebody asks something", "Jemand fragt etwas"],
  [
    "Somebody is glad, but none of our thanks suits the brand: write your own",
    "Jemand freut sich, aber kein vorbereiteter Dank passt zur Marke: Schreibt selbst einen"
  ],
  [
    "Somebody is unhappy: a person should read this and answer",
    "Jemand ist unzufrieden: Das sollte ein Mensch lesen und beantworten"
  ],
  [
    "It insults or swears: hide it, if a look confirms that",
    "Der Kommentar beleidigt oder flucht: Verbergt ihn, wenn ein Blick das bestätigt"
  ],
  [
    "It threatens somebody: look at once, keep a copy, and report it to the network",
    "Der Kommentar droht jemandem: Seht sofort hin, sichert ihn und meldet ihn dem Netzwerk"
  ],
  [
    "It reads like advertising: hide it, if a look confirms that",
    "Der Kommentar liest sich wie Werbung: Verbergt ihn, wenn ein Blick das bestätigt"
  ],
  [
    "Somebody may be hurt, or many may be concerned: a person has to look at once",
    "Jemand könnte zu Schaden gekommen sein, oder es betrifft viele: Ein Mensch muss sofort hinsehen"
  ],
  [
    "Somebody from the press may be asking: hand it to whoever speaks for the brand",
    "Hier fragt vielleicht die Presse: Gebt es an die Person, die für die Marke spricht"
  ],
  [
    "It is about law or authorities: hand it to whoever may answer that",
    "Es geht um Recht oder Behörden: Gebt es an die Person, die darauf antworten darf"
  ],
  [
    "It holds personal data or asks about them: hide it if need be, and answer in private",
    "Der Kommentar enthält persönliche Daten oder fragt danach: Verbergt ihn bei Bedarf und antwortet nicht öffentlich"
  ],
  ["It asks for nothing: no reply is needed", "Der Kommentar will nichts wissen: Eine Antwort ist nicht nötig"],
  [
    "One statement of the material answers the question, and the reply quotes it",
    "Eine Aussage des Materials beantwortet die Frage, und die Antwort zitiert sie"
  ],
  [
    "It asks several things at once: a person should answer",
    "Der Kommentar fragt mehreres auf einmal: Das sollte ein Mensch beantworten"
  ],
  [
    "No statement of the material clearly answers the question: a person should",
    "Keine Aussage des Materials beantwortet die Frage klar: Das sollte ein Mensch tun"
  ],
  ["Somebody is glad: a word of thanks is enough", "Jemand freut sich: Ein kurzer Dank genügt"],
  [
    "It is in a language that no word list is kept for: somebody who speaks it should read it",
    "Für diese Sprache gibt es keine Wortliste: Das sollte jemand lesen, der sie spricht"
  ],
  [
    "It says something that no list of words sorts: a person should read it when there is time",
    "Er sagt etwas, das keine Wortliste einordnet: Das sollte bei Gelegenheit ein Mensch lesen"
  ],
  ["It has no words: no reply is needed", "Der Kommentar hat keine Worte: Eine Antwort ist nicht nötig"]
]
