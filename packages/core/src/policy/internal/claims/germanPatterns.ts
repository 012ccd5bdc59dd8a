/**
 * Claims in German words: shares, multiples, rhythms, anniversaries, vague counts, ranks.
 */
import { germanOrdinal } from "./germanNumbers.ts"
import { about, changed, outOf, partOf, share, times } from "./sayings.ts"
import { alone, always, ofRank, type WordedPattern } from "./WordedPattern.ts"

/** The first that matches counts. `viele`, `mehrere` and `einzigartig` say nothing that can be checked. */
export const germanPatterns = (): ReadonlyArray<WordedPattern> => [...quantities, ...ranks]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const figure = String.raw`\d{1,3}|eine?[mrns]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf`

const quantities: ReadonlyArray<WordedPattern> = [
  {
    kind: "number",
    pattern: alone(
      String.raw`jede[rsnm]?\s(zweite|dritte|vierte|fünfte|zehnte)[rsn]?(?!\s(?:Woche|Tag|Monat|Jahr|Stunde|Minute|Mal))`
    ),
    saying: (part) => partOf("ein", part)
  },
  { kind: "number", pattern: alone(String.raw`(?:die|der)\sHälfte|zum\shalben\sPreis`), saying: always(share(0.5)) },
  { kind: "number", pattern: alone(String.raw`halb\sso(?!\s(?:wild|schlimm))`), saying: always(share(0.5)) },
  {
    kind: "number",
    pattern: alone(String.raw`(${figure})\s(Drittel|Viertel|Fünftel|Sechstel|Zehntel)(?!\sStunde)n?`),
    saying: partOf
  },
  { kind: "number", pattern: alone(String.raw`(dreiviertel)\s(?:der|aller|unserer)`), saying: always(share(0.75)) },
  { kind: "number", pattern: alone(String.raw`(${figure})\svon\s(${figure}|\d{2,3})`), saying: outOf },
  { kind: "number", pattern: alone(String.raw`doppelt\sso|das\sDoppelte`), saying: always("times:2") },
  {
    kind: "number",
    pattern: alone(
      String.raw`(${figure})[\s-]?mal\s(?:so|mehr|weniger|(?!immer|wieder|unter|über|oder|aber|weiter|hinter|später|einer)\p{Ll}{2,12}er|pro|am|im|in\sder|täglich|wöchentlich|monatlich|jährlich)`
    ),
    saying: times
  },
  {
    kind: "number",
    pattern: alone(String.raw`(\d{1,3}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert)-?fach(?:e[nrms]?)?`),
    saying: times
  },
  {
    kind: "number",
    pattern: alone(String.raw`(verdoppelt|verdreifacht|vervierfacht|verzehnfacht|halbiert)`),
    saying: changed
  },
  {
    kind: "number",
    pattern: alone(
      String.raw`(\p{L}{2,24}t)e[nrms]?\s(?:Geburtstag|Jubiläum|Jahrestag|Auflage|Ausgabe|(?<=zum\s\p{Ll}+\s)Mal)`
    ),
    saying: (stem) => {
      const value = germanOrdinal(stem)
      return value === undefined || value === 1 ? null : `any:${value}`
    }
  },
  {
    kind: "number",
    pattern: alone(
      String.raw`(?<!\d\s?)((?:zehn|hundert|aber|zig)?tausende[nr]?|hunderte[nr]?|dutzende[nr]?|Millionen|Milliarden)(?!\s(?:von\s)?(?:Male?n?|Dank|Gründen?|Dingen?|Ideen)(?!\p{L}))`
    ),
    saying: about
  }
]

const ranks: ReadonlyArray<WordedPattern> = [
  {
    kind: "superlative",
    pattern: alone(String.raw`Marktführer(?:in|s)?|marktführend\p{Ll}*|branchenführend\p{Ll}*`),
    saying: always("rank:market")
  },
  {
    kind: "superlative",
    pattern: ofRank(
      String.raw`Nummer[\s-](?:eins|1)|Nr\.?\s?1|No\.?\s?1|#\s?1|№\s?1|(?:Platz|Rang)\s(?:eins|1)|erste[rnm]?\sPlatz|Spitzenreiter(?:in)?|Testsieger(?:in)?`
    ),
    saying: always("rank:first")
  },
  {
    kind: "superlative",
    pattern: alone(String.raw`weltweit\sführend\p{Ll}*|weltführend\p{Ll}*|Weltmarktführer(?:in|s)?`),
    saying: always("rank:world")
  },
  {
    kind: "superlative",
    pattern: alone(
      String.raw`(?:(?:der|die|das|als|ein|eine|einer|\p{Lu}\p{Ll}{3,}s|europaweit|bundesweit|landesweit)\s)führende[rnms]?\s\p{Lu}\p{L}+|führende[rs]\s\p{Lu}\p{L}+|(?:europaweit|bundesweit|landesweit)\sführend|führend\s(?:in|im|bei)`
    ),
    saying: always("rank:leading")
  },
  {
    kind: "superlative",
    pattern: alone(
      String.raw`(?:unübertroffen|unübertrefflich|unerreicht|unschlagbar|ungeschlagen|konkurrenzlos|beispiellos|unvergleichlich|unangefochten)(?:e[nrms]?)?|ohnegleichen|sucht\sseinesgleichen`
    ),
    saying: always("rank:unmatched")
  },
  // Without an article: `Deutschlands größter`, `bester Kaffee`. Wishes and phrases rank nothing.
  {
    kind: "superlative",
    pattern: alone(
      String.raw`(?<!(?:mein|dein|aufs|zum|am)\s)(?:(?:welt|aller)?beste[rs]|größte[nrms]?|(?:kleins|schnells|günstigs|billigs|stärks|leichtes|sichers|ältes|modernst|beliebtes|meistverkauf|bestbewert|höchs)te[rs]|(?<=\p{Lu}\p{Ll}{3,}s\s)\p{Ll}{3,}ste[nrms]?)(?!\s(?:Laune|Freund|Freundin|Zeit|Eisenbahn|Dank|Stück|Teil|Teils|Freude))`
    )
  }
]
