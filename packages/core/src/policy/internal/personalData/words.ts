/**
 * Words that say what stood here, in the languages that the detectors read.
 */
import type { NeutralWord } from "./Datum.ts"

/** The word for a value that was taken out of a text, in the language of the text; English for other languages. */
export const neutralWord = (word: NeutralWord, language: string): string =>
  `[${(words[language] ?? words["en"]!)[word]}]`

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const words: Readonly<Record<string, Record<NeutralWord, string>>> = {
  en: {
    email: "mail address",
    phone: "phone number",
    account: "account number",
    card: "card number",
    number: "personal number",
    secret: "secret",
    date: "date"
  },
  de: {
    email: "Mailadresse",
    phone: "Telefonnummer",
    account: "Kontonummer",
    card: "Kartennummer",
    number: "persönliche Nummer",
    secret: "geheim",
    date: "Datum"
  },
  fr: {
    email: "adresse e-mail",
    phone: "numéro de téléphone",
    account: "numéro de compte",
    card: "numéro de carte",
    number: "numéro personnel",
    secret: "secret",
    date: "date"
  },
  es: {
    email: "dirección de correo",
    phone: "número de teléfono",
    account: "número de cuenta",
    card: "número de tarjeta",
    number: "número personal",
    secret: "secreto",
    date: "fecha"
  },
  it: {
    email: "indirizzo e-mail",
    phone: "numero di telefono",
    account: "numero di conto",
    card: "numero di carta",
    number: "numero personale",
    secret: "segreto",
    date: "data"
  }
}
