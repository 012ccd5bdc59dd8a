/** What can stand by itself in a German sentence: figures with what they count, and things of two words and more. */
export const germanPhrases = (
  text: string
): { readonly figures: ReadonlyArray<string>; readonly things: ReadonlyArray<string> } => ({
  figures: found(text, counted).filter((one) => !isDenied(text.slice(0, text.indexOf(one)))),
  things: [
    ...[...found(text, listed), ...found(text, belonging), ...found(text, joined)]
      .filter((one) => !isOblique(text, one))
      .toSorted((a, b) => length(b) - length(a)),
    ...found(text, opening)
  ]
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const found = (text: string, pattern: RegExp): ReadonlyArray<string> =>
  Array.from(text.matchAll(pattern), (match) => match[0].trim())

const length = (phrase: string): number => phrase.split(/\s/u).length

const noun = String.raw`\p{Lu}[\p{L}-]*\p{Ll}`
const adjective = String.raw`(?:\p{Ll}{3,}(?:e|en|er|es|em)\s)`
const article = String.raw`(?:der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|Ihr|Ihre|Ihren|Ihrem|Ihrer|Ihres|ihr|ihre|ihren|ihrem|ihrer|ihres|sein|seine|seinen|seinem|seiner|unser|unsere|unseren|unserem|unserer|jede|jeden|jedem|jeder|alle|allen|aller)\s`
const genitive = String.raw`(?:der|des|eines|einer|Ihres|Ihrer|ihres|ihrer|unseres|unserer)\s`
const preposition = String.raw`(?:mit|für|ohne|auf|gegen|über|zwischen|aus|von|vom|zum|zur|im|am|beim|bei|in|an|nach|pro)\s`
/** With a small letter, and with a capital at the start of a sentence. */
const eitherCase = (words: string): string =>
  words
    .split(" ")
    .map((word) => `[${word.slice(0, 1).toUpperCase()}${word.slice(0, 1)}]${word.slice(1)}`)
    .join("|")
const tens = "zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig"
const units = "zwei drei vier fünf sechs sieben acht neun"
const others =
  "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn hundert tausend anderthalb"
const numberWord = `(?:(?:${eitherCase(`ein ${units}`)})und(?:${tens})|${eitherCase(`${tens.replaceAll("|", " ")} ${units} ${others}`)}|\\d[\\d.,]*)`
const size = String.raw`(?:(?:[Ee]twa|[Rr]und|[Kk]napp|[Ff]ast|[Üü]ber|[Nn]ur|[Mm]indestens|[Hh]öchstens|[Gg]ut)\s)`
// `nach sechs Wochen`: without it the case would hang in the air.
const when = String.raw`(?:(?:[Nn]ach|[Vv]or|[Ss]eit|[Ii]n|[Bb]ei|[Aa]us|[Mm]it|[Vv]on)\s)`
const thing = String.raw`${adjective}?${noun}`
const tail = String.raw`(?:\s${preposition}(?:${article})?${thing}(?:\sund\s${noun})?)`
const alone = String.raw`(?![\p{L}-])`
const fresh = String.raw`(?<![\p{L}\p{N}-])`

// `Zwanzig Minuten im Jahr`, `fünf Jahre Garantie`, `jeder elfte Termin`, `einundvierzig Tage lang`.
const counted = new RegExp(
  `${fresh}(?:${when}?${size}?${numberWord}\\s${thing}(?:\\slang${alone}|\\s${noun}|\\s(?:im|pro|am)\\s${noun})?|[Jj]ede[rs]?\\s\\p{Ll}+te[rns]?\\s${noun})${alone}`,
  "gu"
)
// `Geländer, Steckdose und Schatten`
const listed = new RegExp(
  `${fresh}(?<!\\p{Lu}[\\p{L}-]+\\s)${noun}(?:,\\s${thing}){0,2}\\sund\\s${thing}${alone}(?!\\s\\p{Lu})`,
  "gu"
)
// `Die genauen Bedingungen`, `Defekte Module`: what a sentence begins with, before its verb.
const opening = new RegExp(
  `^(?:(?:Der|Die|Das|Ein|Eine|Jeder|Jede|Jedes|Alle)\\s${adjective}${noun}|\\p{Lu}\\p{Ll}{2,}e\\s${noun})(?=\\s\\p{Ll})`,
  "gu"
)
// `Zähler des Wechselrichters`
const belonging = new RegExp(`${fresh}${noun}\\s${genitive}(?:\\p{Ll}{3,}en\\s)?${noun}${alone}`, "gu")
// `Skizze mit dem erwarteten Jahresertrag`
const joined = new RegExp(`${fresh}(?<!\\p{Lu}[\\p{L}-]+\\s)${noun}${tail}${alone}`, "gu")

const isDenied = (before: string): boolean =>
  /(?:^|\s)(?:nicht|nie|kein\p{L}*|ohne|weder)(?:\s+\p{L}+){0,3}\s+$/iu.test(before)

// `an geeigneten Geländern …`, `des Hauses am …`: no first case.
const isOblique = (text: string, phrase: string): boolean => {
  const before = text.slice(0, text.indexOf(phrase))
  const [head = ""] = phrase.split(/\s/u)
  return (
    /(?:^|\s)(?:des|eines|Ihres|ihres|seines|unseres)\s(?:\p{Ll}+en\s)?$/u.test(before) ||
    (/(?:\s(?:den|allen|\p{Ll}+en))\s$/u.test(before) && head.endsWith("n"))
  )
}
