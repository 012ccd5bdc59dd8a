/**
 * Whether a noun names something that a camera can see: no time, sum, feeling or event, and no verb that looks like one.
 *
 * @since 0.1.0
 */
import { primarySubtag } from "../text/Language.ts"

/** Whether the last word of the phrase, which says what it is, can be seen. What no list knows can. */
export const isDrawable = (phrase: string, language: string): boolean => {
  const last =
    phrase
      .trim()
      .split(/[\s-]+/u)
      .at(-1) ?? ""
  if (last === "") return false
  if (primarySubtag(language) === "de") return !germanUnseen.test(last) || germanSeen.test(last)
  const word = last.toLowerCase()
  return !unseen.has(word) && !unseen.has(singular(word)) && (!unseenEnding.test(word) || seenEnding.test(word))
}

/** Words before a noun that say how much of something it has, and nothing that shows. English; German has none here. */
export const saysNothingSeen = (word: string): boolean => /\p{L}{3}est$/iu.test(word) || degrees.has(word.toLowerCase())

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u))

const singular = (word: string): string =>
  word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word

const degrees = listed(`
  proper visible regular ordinary usual normal average cheaper better worse bigger smaller longer shorter higher lower
  faster slower heavier lighter stronger weaker refundable tight actual main real whole entire own total
`)

const unseen = listed(`
  day week weekday weekend month year season spring summer autumn winter fortnight hour minute second morning afternoon
  evening night time date period moment while deadline decade century today tomorrow yesterday future past present age
  number figure amount sum total share percentage per cent percent rate ratio average half third quarter majority pair
  range length width height depth distance weight size speed volume level degree limit maximum minimum rest bit lot part
  kind sort type way manner extent
  price cost fee charge surcharge deposit refund budget income revenue profit loss saving discount payment rent salary
  wage tax grant subsidy fund funding expense margin return investment
  idea reason cause question answer problem solution difference advantage disadvantage benefit drawback risk chance
  option choice decision plan scheme pilot programme program project process method approach system service subscription
  membership contract offer deal agreement rule law policy right duty condition term standard quality value meaning
  result effect outcome impact success failure experience skill knowledge interest habit practice routine tradition
  event launch start beginning end finish middle order sequence step stage phase turn lap trip journey visit run tour
  climb rush argument talk word name title story news fact detail example sample case point thing matter issue topic
  subject purpose goal aim target use need demand supply support help advice tip check test proof look glance view sight
  sound noise silence smell taste scrape squeak bite dark heat cold warmth power energy capacity strength business
  market industry economy loan booking handover delivery return storage record response life world truth inside outside
  block launch gale trend work job task effort change increase decrease growth rise fall drop gap mistake error damage
  wear tear repair exchange trade profile access control data information guidance feedback research study survey
  opinion view belief trust hope fear doubt worry stress comfort fun joy love care health weather climate
  sleep slept save fit lay level white black red green blue grey yellow overnight alone alike available ready full empty
  wet dry warm hot loose low high new old compare exist arrive become want went came took made got gave kept left held
  stood sat ran broke fell won lost paid sold bought brought felt found told said put let anyone anybody everyone
  everybody someone somebody nobody normal extra ride sale radius steer
`)

const unseenEnding = /(?:tion|sion|ment|ness|ity|ance|ence|ism|[a-z]{3}ship|hood|dom|acy)s?$/u
const seenEnding =
  /(?:station|mansion|cushion|partment|basement|instrument|document|garment|ornament|pavement|equipment|cement|allotment|monument|harness|witness|\bcity|facility|university|fence|ambulance|entrance|appliance|audience|neighbou?rhood|lance|battleship)(?:s|ies)?$/u

const germanUnseen =
  /(?:heit|keit|schaft|ismus|tät|nis|tion|enz|anz|ung)(?:e|en|se|sen)?$|(?:tag|woche|monat|jahr|stunde|minute|sekunde|zeit|abend|nacht|termin|preis|kosten|gebühr|geld|rabatt|budget|ertrag|erträge|vertrag|antrag|anteil|betrag|wert|haushalt|prozent|strom|wärme|kälte|energie|umzug|register|transport|defekt|drittel|viertel|fünftel|hälfte|angebot|ergebnis|vergleich|unterschied|zustand|vorteil|nachteil|vorgang|ablauf|durchschnitt|zusammenhang|aufwand|abstand|zuschuss|verbrauch|kundendienst|service|vertrauen|respekt|zweifel|geduld|überheben|einhängen|anbringen|interesse|erfolg|problem|risiko|chance|gesetz|pflicht|garantie|gewicht|menge|anzahl|größe|länge|breite|höhe|dauer|spannung|standort|anfahrt|lücke|verein)(?:e|en|er|es|s|n)?$|^(?:Schnitt|Mut|Rat|Tipp|Ruf|Art|Weise|Sache|Ding|Teil|Stück|Fall|Punkt|Schritt|Grund|Frage|Antwort|Lösung|Idee|Regel|Recht|Zahl|Ziel|Zweck|Plan|Projekt|Thema|Wort|Name|Text|Fehler|Wahl|Gefühl|Hilfe|Morgen|Mittag|Anfang|Ende|Mitte|Rest|Seite|Welt|Leben|Alltag|Anschluss|Westen|Osten|Süden|Norden|Beginn|Start|Weg|Maß)(?:e|en|er|es|s|n)?$/iu
const germanSeen =
  /(?:wohn|heiz|kleid|leit|zeit|pack|rechn|halter|kreuz|siedl|fest|brüst|steuer|dicht|dämm|beleucht|ausrüst|quitt|öffn)ung(?:en)?$|(?:landschaft|ortschaft|mannschaft|station|pflanz|gefängnis|verzeichnis|taxistand)\p{L}*$/iu
