/**
 * The letters beyond a to z that languages really use: there they are letters of their own, elsewhere they can only be
 * ornaments of the plain ones.
 */
import { primarySubtag } from "../../../text/Language.ts"

/** Whether a text of the language uses the letter. A language that is not known here may use all of them. */
export const usesLetter = (language: string | undefined): ((codePoint: number) => boolean) => {
  if (language === undefined) return inAny
  return tests.get(primarySubtag(language)) ?? always
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const alphabets: Readonly<Record<string, string>> = {
  en: "",
  id: "",
  ms: "",
  sw: "",
  af: "áéèêëíîïóôúû",
  az: "çəğıöşü",
  bs: "čćđšž",
  ca: "àçéèíïóòúü",
  cs: "áčďéěíňóřšťúůýž",
  cy: "áàâäéèêëíìîïóòôöúùûüýỳŷÿẃẁŵẅ",
  da: "æøåéáóǿ",
  de: "äöüß",
  eo: "ĉĝĥĵŝŭ",
  es: "áéíñóúü",
  et: "äõöüšž",
  eu: "ñç",
  fi: "åäöšž",
  fo: "áðíóúýæø",
  fr: "àâæçéèêëîïôœùûüÿ",
  ga: "áéíóú",
  gl: "áéíñóúü",
  hr: "čćđšž",
  hu: "áéíóöőúüű",
  is: "áðéíóúýþæö",
  it: "àèéìíîòóùú",
  lb: "äëéôöüß",
  lt: "ąčęėįšųūž",
  lv: "āčēģīķļņšūž",
  mt: "ċġħżàèìòù",
  nb: "æøåéèêóòâô",
  nl: "áéèëíïóöúü",
  nn: "æøåéèêóòâô",
  no: "æøåéèêóòâô",
  pl: "ąćęłńóśźż",
  pt: "áâãàçéêíóôõúü",
  ro: "ăâîșțşţ",
  sk: "áäčďéíĺľňóôŕšťúýž",
  sl: "čšž",
  sq: "çë",
  sv: "åäöéà",
  tr: "çğıöşüâîû"
}

const pointsOf = (letters: string): ReadonlyArray<number> => Array.from(letters, (letter) => letter.codePointAt(0)!)

const testOf = (letters: string): ((codePoint: number) => boolean) => {
  const used = new Set(pointsOf(letters))
  return (codePoint) => used.has(codePoint)
}
const tests = new Map(Object.entries(alphabets).map(([language, letters]) => [language, testOf(letters)]))
const inAny = testOf(Object.values(alphabets).join(""))
const always = (): boolean => true
