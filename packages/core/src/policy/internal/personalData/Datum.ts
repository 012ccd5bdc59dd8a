/**
 * What the detectors of personal data hand to each other.
 */
import type { LocalizedMessage } from "../../PolicyFinding.ts"
import type { PersonalDataKind } from "../../Rule.ts"

/** What stands in a text in place of a value. */
export type NeutralWord = "email" | "phone" | "account" | "card" | "number" | "secret" | "date"

interface DatumType {
  readonly kind: PersonalDataKind
  readonly word: NeutralWord
  readonly name: LocalizedMessage
}

const type = (kind: PersonalDataKind, word: NeutralWord, en: string, de: string): DatumType => ({
  kind,
  word,
  name: { en, de }
})
const id = (en: string, de: string): DatumType => type("national-id", "number", en, de)
const secret = (en: string, de: string): DatumType => type("secret", "secret", en, de)
const labelled = (en: string, de: string): DatumType => type("labelled", "number", en, de)

/** Everything that is told apart, with its name for readers. */
export const datumTypes = {
  email: type("email", "email", "mail address", "Mailadresse"),
  phone: type("phone", "phone", "phone number", "Telefonnummer"),
  iban: type("iban", "account", "IBAN", "IBAN"),
  "payment-card": type("payment-card", "card", "payment card number", "Kartennummer"),
  "us-ssn": id("US social security number", "US-Sozialversicherungsnummer"),
  "de-tax-id": id("German tax ID", "deutsche Steuer-ID"),
  "de-pension-number": id("German pension insurance number", "deutsche Sozialversicherungsnummer"),
  "gb-nino": id("UK National Insurance number", "britische National Insurance Number"),
  "fr-nir": id("French social security number", "französische Sozialversicherungsnummer"),
  "es-dni": id("Spanish DNI or NIE", "spanische DNI oder NIE"),
  "it-fiscal-code": id("Italian tax code", "italienische Steuernummer"),
  "pl-pesel": id("Polish PESEL", "polnische PESEL"),
  "nl-bsn": id("Dutch citizen service number", "niederländische Bürgernummer"),
  "ch-ahv": id("Swiss social security number", "Schweizer AHV-Nummer"),
  "at-svnr": id("Austrian social security number", "österreichische Sozialversicherungsnummer"),
  "br-cpf": id("Brazilian CPF", "brasilianische CPF"),
  "api-key": secret("API key", "API-Schlüssel"),
  "private-key": secret("private key", "privater Schlüssel"),
  "web-token": secret("access token (JWT)", "Zugangstoken (JWT)"),
  "url-password": secret("password in an address", "Passwort in einer Adresse"),
  password: secret("password", "Passwort"),
  pin: secret("PIN", "PIN"),
  "identity-document": labelled("number of an identity document", "Ausweisnummer"),
  "personal-number": labelled("tax or insurance number", "Steuer- oder Versicherungsnummer"),
  "customer-number": labelled("customer number", "Kundennummer"),
  "account-number": type("labelled", "account", "account number", "Kontonummer"),
  "card-number": type("labelled", "card", "card number", "Kartennummer"),
  "birth-date": type("labelled", "date", "date of birth", "Geburtsdatum")
} as const satisfies Record<string, DatumType>

/** What exactly was found. */
export type PersonalDatumType = keyof typeof datumTypes

/** A place in a text that holds personal data or a secret. */
export interface Datum {
  readonly type: PersonalDatumType
  readonly start: number
  readonly end: number
  /** Bare value, to be compared with what is allowed; never shown. */
  readonly value: string
  /** The value with all but a little of it hidden. */
  readonly masked: string
}

/** What the detectors know about a text besides its characters. */
export interface Surroundings {
  /** Primary subtag of the text's language. */
  readonly language: string
  /** Region of the language tag and of the post, such as `DE`. */
  readonly regions: ReadonlySet<string>
  /** Which field's name stands in front of the value that begins at an offset. */
  readonly labelAt: (offset: number) => string | undefined
  /** Whether a part of the text belongs to a web address, or to a label that says for certain what it is. */
  readonly isTaken: (start: number, end: number) => boolean
  /** Whether it belongs to a label that names something with check digits. */
  readonly isNamed: (start: number, end: number) => boolean
}
