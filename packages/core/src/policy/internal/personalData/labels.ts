/**
 * Names of fields in five languages, and the values that stand behind them. A name says what a number is, so it finds
 * numbers without check digits, and it keeps the number of an order from being taken for a phone.
 */
import type { Datum, PersonalDatumType } from "./Datum.ts"
import { maskEnd } from "./masks.ts"

/** What a label announces. `other`: a number that is nobody's secret; `other-code`: the same, if it is written as one. */
export type LabelMeaning =
  | "phone"
  | "iban"
  | "card"
  | "national-id"
  | "identity-document"
  /** A document without the word for number: its value must be written like that of one. */
  | "document-code"
  | "customer-number"
  | "account-number"
  | "birth-date"
  | "password"
  | "pin"
  | "other"
  | "other-code"

/** A value behind the name of a field. */
export interface LabelledValue {
  readonly meaning: LabelMeaning
  readonly start: number
  readonly end: number
}

/** Values behind names of fields, in order and not overlapping. */
export const labelledValues = (text: string): ReadonlyArray<LabelledValue> => {
  const found: Array<LabelledValue> = []
  let from = 0
  for (const match of text.matchAll(labels)) {
    if (match.index < from) continue
    const meaning = meaningOf(match.groups)
    if (meaning === undefined) continue
    if (isAcronym.test(match[0]) && match[0] !== match[0].toUpperCase()) continue
    const labelEnd = match.index + match[0].length
    const start = startOfValue(text, labelEnd, meaning)
    if (start === undefined) continue
    const isNamed = naming.test(text.slice(labelEnd, start))
    const end = endOfValue(text, start, meaning, isNamed)
    if (end === undefined) continue
    found.push({ meaning, start, end })
    from = end
  }
  return found
}

/** The values that are personal by their label alone. */
export const labelledData = (text: string, values: ReadonlyArray<LabelledValue>): ReadonlyArray<Datum> =>
  values.flatMap(({ end, meaning, start }) => {
    const type = typeOf[meaning]
    const value = text.slice(start, end)
    const masked = meaning === "password" || meaning === "pin" || meaning === "birth-date" ? "****" : maskEnd(value)
    return type === undefined ? [] : [{ type, start, end, value, masked }]
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A phone number is judged by its own detector; what is none after all is not personal. */
const typeOf: Partial<Record<LabelMeaning, PersonalDatumType>> = {
  iban: "account-number",
  card: "card-number",
  "national-id": "personal-number",
  "identity-document": "identity-document",
  "document-code": "identity-document",
  "customer-number": "customer-number",
  "account-number": "account-number",
  "birth-date": "birth-date",
  password: "password",
  pin: "pin"
}

// `Nr.`, `number`, `numéro`, … behind or in front of a name.
const no = String.raw`[ -]?(?:nummer|nr\b\.?|no\b\.?|number|num\b\.?|n[°º]|id\b|#)`
const n = String.raw`(?:n[°º]\.?|no\.?|n\.|num(?:é|e)?ro|número|numero|numero di|code|código|codice)[ ]?(?:de |du |d[’']|di |del |della |dell[’'])?(?:la |l[’'])?`

const patterns: Record<LabelMeaning, ReadonlyArray<string>> = {
  phone: [
    "telefon(?:nummer|nr\\.?)?|tel\\b\\.?(?:[ -]?(?:nr|no|n[°º])\\b\\.?)?|tél\\b\\.?|fon\\b|handy(?:nummer|nr\\.?)?|mobil(?:nummer|telefon|e|nr\\.?)?\\b|telefax|fax(?:nummer| number)?",
    "(?:tele|cell ?|mobile |cell|smart)?phone(?: numbers?| no\\b\\.?)?|mobile(?: number)?|whats ?app(?:-?nummer| number)?|hotline|durchwahl|rufnummer",
    `${n}(?:téléphone|portable|teléfono|móvil|telefono|cellulare)|téléphone|portable|teléfono|móvil|telefono|cellulare`,
    "[☎📞📱📲]\\ufe0f?"
  ],
  iban: ["iban(?:[ -]?(?:nr|no|nummer|number|code)\\b\\.?)?"],
  card: [
    `(?:kredit|debit|bank|ec-?|giro|zahl)?karten${no}|kreditkarte|(?:credit |debit |payment |bank )?card${no}|card num(?:ber)?`,
    `${n}(?:carte(?: bancaire| de crédit| bleue)?|tarjeta(?: de crédito)?|carta di credito)`
  ],
  "national-id": [
    `(?:steuer(?:liche)?[ -]?(?:identifikations|ident?)?)(?:nummer|[ -]?id\\b|[ -]?nr\\b\\.?)|id[ -]?nr\\.? \\(steuer\\)|sozialversicherungs${no}|rentenversicherungs${no}|sv[ -]?(?:nummer|nr\\b\\.?)|svnr|ahv[ -]?(?:nummer|nr\\b\\.?)?|kranken(?:versicherten|versicherungs|kassen)${no}|versicherten${no}`,
    `(?:social security|national insurance|tax(?:payer)?|insurance|medicare|nhs)(?: identification)?${no}|n\\.?i\\.?[ -]?(?:number|nummer|no\\.|nr\\b\\.?|num\\b\\.?)|ssn\\b|nino\\b|tax[ -]?id\\b|itin\\b`,
    `${n}(?:sécurité sociale|fiscal|inss|seguridad social|afiliación|fiscale)|nir\\b|nif\\b|nie\\b|dni\\b|codice fiscale|cod\\. ?fisc\\.|tessera sanitaria|pesel\\b|bsn\\b|burgerservicenummer|cpf\\b`
  ],
  "identity-document": [
    `(?:reise)?pass${no}|(?:personal)?ausweis${no}|führerschein${no}|aufenthaltstitel${no}`,
    `(?:passport|identity card|id card|driv(?:er|ing)[’']?s? licen[cs]e|driver[’']s license|visa)${no}`,
    `${n}(?:passeport|carte d[’']identité|permis(?: de conduire)?|pasaporte|documento|carnet de conducir|passaporto|carta d[’']identità|patente)`
  ],
  "document-code": ["(?:personal)?ausweis|reisepass|passport|passeport|pasaporte|passaporto|(?:id|identity) card"],
  "customer-number": [
    `(?:kunden|mitglieds|patienten|personal|vertrags|matrikel|versicherungs(?:schein)?|policen?|konto-?kunden|teilnehmer)${no}`,
    `(?:customer|client|member(?:ship)?|patient|employee|staff|policy|contract|student|loyalty)${no}`,
    `${n}(?:client|cliente|adhérent|abonné|patient|contrat|socio|paciente|contrato|matricola|paziente|contratto|polizza)`
  ],
  "account-number": [
    `(?:bank)?konto${no}|(?:bank )?account${no}|${n}(?:compte(?: bancaire)?|cuenta(?: bancaria)?|conto(?: corrente)?)`
  ],
  "birth-date": [
    "geburtsdatum|geb\\.-?datum|date of birth|birth ?date|d\\.?o\\.?b\\b\\.?|date de naissance|fecha de nacimiento|data di nascita"
  ],
  password: [
    "(?:(?:wlan|wifi|wi-fi|admin|login|zoom|meeting|gäste|guest|app|master)[ -]?)?(?:pass(?:wor[dt]e?s?|phrase|code)|kennwort|pwd|mot de passe|contraseña|parola d[’']ordine|clave secreta)|(?:api|access|secret)[ _-]?(?:key|token)|client[ _-]?secret|zugangstoken"
  ],
  pin: [
    "(?:(?:geheim|card|karten|sim|konto)[ -]?)?pin(?:[ -]?(?:code|nummer|number))?\\b|cvv2?\\b|cvc2?\\b|kartenprüfnummer|prüfziffer der karte"
  ],
  other: [
    `(?:bestell|auftrags|rechnungs|liefer(?:schein)?|sendungs|artikel|art\\.-?|teile|modell|serien|geräte|gutschein|chargen|vorgangs|referenz|ticket|los|start|flug|zug|haus|zimmer|typen|bild|seiten|register|spenden)${no}|aktenzeichen|az\\.|hrb|hra|plz|postleitzahl|postfach|gutscheincode|rabattcode|ust-?id(?:nr\\.?|[ -]nr\\.?)?|uid[ -]?(?:nummer|nr\\.?)|zvr(?:-zahl)?|pzn|gläubiger-?id`,
    `(?:order|invoice|item|part|product|model|serial|tracking|parcel|reference|ref|ticket|batch|lot|flight|train|room|patent|case|coupon|voucher|promo|catalog(?:ue)?|style|stock|vat|company|charity|registration|confirmation|booking)${no}|isbn(?:-1[03])?|issn|doi|ean|gtin|upc|sku|asin|pmid|arxiv|vin|imei|zip(?: code)?|po box|(?:promo|coupon|voucher|discount) code|rfc|iso|din|ral|p/n|s/n`,
    `${n}(?:commande|facture|série|article|suivi|pedido|factura|serie|artículo|referencia|ordine|fattura|articolo|serie)|réf\\.`
  ],
  "other-code": [
    "bestellung|auftrag|rechnung|artikel|modell|typ|charge|sendung|order|invoice|model|part|version|build|commande|facture|pedido|factura|ordine|fattura|modèle|modelo|modello"
  ]
}

const labels = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:${Object.entries(patterns)
    .map(([meaning, sources]) => `(?<${groupName(meaning)}>${sources.join("|")})`)
    .join("|")})(?![\\p{L}_])`,
  "giu"
)

function groupName(meaning: string): string {
  return meaning.replace("-", "_")
}

const meanings = Object.keys(patterns) as ReadonlyArray<LabelMeaning>
const meaningOf = (groups: Record<string, string> | undefined): LabelMeaning | undefined =>
  meanings.find((meaning) => groups?.[groupName(meaning)] !== undefined)

// In lower case some of them are words of another language: German `nie` is never.
const isAcronym = /^(?:nie|nif|dni|nir|nino|bsn|cpf|itin)$/iu
const naming = /[:=#]|\b(?:is|ist|lautet|est|es)\b|è/iu

const blanks = "[ \\t\\u00a0\\u202f]{0,3}"
const loose = new RegExp(
  `${blanks}(?:\\([^()\\n]{1,20}\\)${blanks})?(?:(?:(?::|=|#|–|-|→|is\\b|are\\b|ist\\b|lautet\\b|est\\b|es\\b|è\\b|no\\b\\.?|nr\\b\\.?|n[°º]|number\\b)${blanks}){1,3})?`,
  "iuy"
)
// A password needs more than a blank in front of it: `password security` is prose.
const strict = new RegExp(
  `${blanks}(?:\\([^()\\n]{1,20}\\)${blanks})?(?::|=|->|→|is:?(?=[ ])|ist:?(?=[ ])|lautet:?(?=[ ])|est ?:|es ?:|è ?:)${blanks}[„“”"'«\`]?`,
  "iuy"
)

const startOfValue = (text: string, from: number, meaning: LabelMeaning): number | undefined => {
  const pattern = meaning === "password" || meaning === "pin" ? strict : loose
  pattern.lastIndex = from
  const match = pattern.exec(text)
  return match === null ? undefined : from + match[0].length
}

const iban = /(?:[A-Z]{2}[ ]?)?\d{2}(?:[ ]?[A-Z]{4}(?=[ ]?\d))?[\dA-Z]*(?:[ \u00a0]\d[\dA-Z]*)*/iuy
const alphanumeric = /(?:[A-Z]{1,4}[ -]?)?\d[\dA-Z]*(?:[ \u00a0./-]{1,2}(?:\d[\dA-Z]*|[A-Z](?=[ \u00a0./-]?\d)))*/iuy
/** Letters and digits mixed, without vowels: `L01X00T471`. */
const documentCode = /(?=\d{0,9}[A-Z])(?=(?:[A-Z]{0,9}\d){4})[CFGHJKLMNPRTVWXYZ\d]{9}\d?(?![\p{L}\p{N}])/uy
const code = /[\p{L}\p{N}]+(?:[-_.][\p{L}\p{N}]+)*(?![ \u00a0]?[/(\d])/uy
const phoneLike = /[+(]{0,2}\d[\d \u00a0./()-]*/uy
const date =
  /(?:\d{1,2}[./-][ ]?\d{1,2}[./-][ ]?(?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?:\.|st|nd|rd|th|er)?[ ](?:de[ ])?\p{L}{3,10}\.?,?[ ](?:de[ ])?\d{4}|\p{L}{3,9}[ ]\d{1,2}(?:st|nd|rd|th)?,?[ ]\d{4})(?!\d)/iuy
const token = /[^\s"'„“”«»`]{4,200}/uy
const pin = /\d(?:[ ]?\d){2,7}(?![\p{L}\p{N}]|[.,:-]\d)/uy
const anything = /[\p{L}\p{N}+(](?:[\p{L}\p{N}+()./_-]|[ \u00a0](?=[\d(]))*/uy

const valuePatterns: Record<LabelMeaning, RegExp> = {
  phone: phoneLike,
  iban,
  card: alphanumeric,
  "national-id": alphanumeric,
  "identity-document": alphanumeric,
  "document-code": documentCode,
  "customer-number": alphanumeric,
  "account-number": alphanumeric,
  "birth-date": date,
  password: token,
  pin,
  other: anything,
  "other-code": code
}

const endOfValue = (text: string, start: number, meaning: LabelMeaning, isNamed: boolean): number | undefined => {
  const pattern = valuePatterns[meaning]
  pattern.lastIndex = start
  const value = pattern.exec(text)?.[0]
  if (value === undefined) return undefined
  if (meaning === "password") return endOfPassword(value, start)
  const digitCount = value.replace(/\D/g, "").length
  if ((pattern === anything || pattern === code) && digitCount === 0) return undefined
  if ((pattern === alphanumeric || pattern === iban) && digitCount < 4) return undefined
  const trimmed = value.replace(/[ \u00a0./(-]+$/u, "")
  // `Customer number 1000 gets a cake`, `card number 10.000`: a count, not a number of someone's.
  if (pattern === alphanumeric && !isNamed && (digitCount < 5 || /^\d{1,3}(?:\.\d{3})+$/.test(trimmed)))
    return undefined
  return start + trimmed.length
}

/** What could as well be a word or a figure of prose is none. */
const endOfPassword = (value: string, start: number): number | undefined => {
  const password = value.replace(/[.,;:)\]}…]+$/u, "")
  if (password.length < 4 || !/[\p{L}\p{N}]/u.test(password)) return undefined
  if (/^(?:\[|<|\*|x{3,}|\.{3}|https?:|www\.)/iu.test(password)) return undefined
  const isWord = /^(?:\p{Lu}?[\p{Ll}\p{Lo}]+(?:[-’'/]\p{L}+)*|\p{Lu}+)[!?]*$/u.test(password)
  const isFigure = /^[\d.,+–-]+$/.test(password) && password.replace(/\D/g, "").length < 6
  const isCode = /[<>{}]|^[/_]|^[$\w.]+\(|^[A-Za-z_]+(?:\.[A-Za-z_]+)+$/.test(password)
  return isWord || isFigure || isCode ? undefined : start + password.length
}
