/**
 * Languages that espeak-ng speaks so that one understands them, by their tags, each with the name of its rules. Left out:
 * invented languages, those whose letters it cannot read (Japanese, Thai), and those marked as drafts.
 */
export const rulesByLanguage: Readonly<Record<string, string>> = {
  af: "af",
  ar: "ar",
  az: "az",
  be: "be",
  bg: "bg",
  bn: "bn",
  bs: "bs",
  ca: "ca",
  cs: "cs",
  cy: "cy",
  da: "da",
  de: "de",
  el: "el",
  en: "en",
  "en-US": "en-us",
  eo: "eo",
  es: "es",
  "es-419": "es-419",
  et: "et",
  eu: "eu",
  fa: "fa",
  fi: "fi",
  fr: "fr",
  "fr-BE": "fr-be",
  "fr-CH": "fr-ch",
  ga: "ga",
  gu: "gu",
  he: "he",
  hi: "hi",
  hr: "hr",
  hu: "hu",
  hy: "hy",
  id: "id",
  is: "is",
  it: "it",
  ka: "ka",
  kk: "kk",
  kn: "kn",
  ko: "ko",
  lt: "lt",
  lv: "lv",
  mk: "mk",
  ml: "ml",
  mr: "mr",
  ms: "ms",
  mt: "mt",
  nb: "nb",
  ne: "ne",
  nl: "nl",
  no: "nb",
  pa: "pa",
  pl: "pl",
  pt: "pt",
  "pt-BR": "pt-br",
  ro: "ro",
  ru: "ru",
  sk: "sk",
  sl: "sl",
  sq: "sq",
  sr: "sr",
  sv: "sv",
  sw: "sw",
  ta: "ta",
  te: "te",
  tr: "tr",
  uk: "uk",
  ur: "ur",
  uz: "uz",
  vi: "vi",
  zh: "cmn"
}

/** The name of the rules for a tag: those of its region where there are some, else of its language, else English. */
export const rulesFor = (tag: string): string => {
  const [primary = "", ...rest] = tag.split("-")
  const language = primary.toLowerCase()
  for (const region of rest) {
    const found = rulesByLanguage[`${language}-${region.toUpperCase()}`]
    if (found !== undefined) return found
    // Latin America speaks as Mexico does.
    if (language === "es" && /^(?:mx|ar|co|cl|pe|ve|419)$/i.test(region)) return "es-419"
  }
  return rulesByLanguage[language] ?? "en"
}
