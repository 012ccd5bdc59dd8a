/**
 * Word lists that decide what a hashtag may be made of, per language. They hold general vocabulary only, nothing of a
 * trade.
 *
 * @since 0.1.0
 */
import { isGeneralWord } from "../../text/Keyphrases.ts"
import { primarySubtag } from "../../text/Language.ts"

/**
 * Whether a lower-case word says nothing to somebody who looks for a subject: words of time, measure, order and
 * dealing with each other, and what every business has (`customer`, `offer`, `Termin`).
 */
export const isGeneric = (lower: string, language: string): boolean =>
  generic[primarySubtag(language)]?.has(plainRoot(lower, language)) ?? false

/** Whether a word in this place announces a noun: an article, a possessive or a preposition. */
export const announcesNoun = (lower: string, language: string): boolean =>
  announcing[primarySubtag(language)]?.has(lower) ?? false

/** Whether a word in this place announces an English verb: `to`, `you`, `can`. */
export const announcesVerb = (lower: string): boolean => beforeVerbs.has(lower)

/** Whether a word before a name says where: `in Harrowmouth`. */
export const saysWhere = (lower: string, language: string): boolean =>
  where[primarySubtag(language)]?.has(lower) ?? false

/** Whether a name that ends in this lower-case word names a place, an organisation or an event, not a person. */
export const headsName = (lower: string): boolean => nameHeads.has(lower)

/** Whether a word before a name is the title or the speaking of a person: `Mrs`, `says`, `Frau`. */
export const announcesPerson = (lower: string): boolean => personWords.has(lower)

/** Whether an English word that stands before a noun is by its ending an adjective or participle. */
export const looksAdjectival = (lower: string): boolean => adjectival.test(lower)

/** German words that go with a nominative: what stands after one of them is no dative or genitive. */
export const nominativeWords: ReadonlySet<string> = list(`
  der die das ein eine kein keine jeder jede jedes dieser diese dieses welcher welche welches mein meine dein deine sein
  seine unser unsere euer eure ihr ihre alle beide viele einige wenige`)

/**
 * What the forms of a noun share: `batter`-`y` and `-ies`, `Modul`, `Module` and `Modulen`. Unlike a stem it keeps
 * nouns apart from the verbs and adjectives made of them, and what is too general for a hashtag from everything else.
 */
export const rootOf = (word: string, language: string): string => {
  const lower = word.normalize("NFC").toLowerCase()
  return isGeneral(lower, language) ? `=${plainRoot(lower, language)}` : plainRoot(lower, language)
}

/** Whether a lower-case word is too general to be a keyphrase, in English in either number. */
export const isGeneral = (lower: string, language: string): boolean =>
  isGeneralWord(lower, language) || (language === "en" && isGeneralWord(englishRoot(lower), language))

/** Whether a lower-case English word is a figure in letters. */
export const isNumberWord = (lower: string): boolean => numberWord.test(lower)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

function rootsOf(language: string, text: string): ReadonlySet<string> {
  return new Set([...list(text)].map((word) => plainRoot(word, language)))
}

function plainRoot(lower: string, language: string): string {
  const primary = primarySubtag(language)
  return primary === "en" ? englishRoot(lower) : primary === "de" ? germanRoot(lower) : lower
}

function list(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

const adjectival =
  /(?:[^e]ed|able|ible|ful|ous|ive|ical|al|less|ish|est|ary|ern|[^aeiou]ic|worth|like|proof|free|ready|friendly|ier|ly)$/

// Singulars; the sets hold their roots, so that each word stands for all its forms.
const generic: Partial<Record<string, ReadonlySet<string>>> = {
  en: rootsOf(
    "en",
    `
    access action activity advantage advice age agreement aim air amount answer apology appointment approach area
    argument arrangement article aspect attempt attention audience author average back background bag balance base
    beginning behavior behaviour benefit bit block body booking borrower box break budget business buyer call car card
    care case center centre chance change character check child children choice city class client colleague collection comment
    community company comparison complaint condition confidence contact content context contract contribution control
    conversation copy corner cost country couple cover customer damage data date day deadline deal decision delay
    delivery demand deposit depth desk detail diary difference direction distance document door doubt drawback edge
    effect effort element employee end entry error event everything example experience eye face fact failure family
    fault favour feature fee feedback feeling field figure file finding finger floor form format founder friend front
    future game gap gate goal ground group growth guest guide habit half hand head heading height help history hole
    home hope hour house household human idea image impact impression improvement increase information input inside
    instruction interest interval issue item job joint journey key kind lack language launch lesson level
    limit line link list load loan look loss lot luck machine majority man manager map margin mark market material
    matter measurement meeting member memory message method middle mind minimum minority minute mistake model moment
    money month mood morning move name nation need neighbor neighbour news note notice number object obligation
    occasion offer office opinion opportunity option order organisation organization other outcome outside overview
    owner page pair paper parent part participant partner party past path payment people percentage period permission
    person phone photo picture piece pilot place plan point policy position possibility post press price principle
    priority problem process product program programme progress project promise proof proportion proposal provider
    purchase purpose quality quantity quarter question rate ratio reaction reader rear reason recommendation record
    reduction reference refund region relation repair reply report request requirement research reserve resident
    resource respect respondent response rest result return review reward rider right rise risk road role room round
    row rule sale sample scale scene schedule scheme scope score screen season secret section seller sense series
    service session setting shape share shift shop side sign site situation size skill slot society solution somebody
    sort sound source space speaker speed spot staff stage standard start state statement status step stock stop story
    stranger street strength structure stuff style subject subscriber success suggestion summary supplier supply
    support surface survey system table target task team telephone temperature term test text thank theme thing
    thought time tip title tone tool top topic total touch town trade trick trip trouble trust truth turn type unit
    use user value vendor version view village visit visitor voice volunteer wage wall warning way weather website
    week weekend weight wheel width wife window winner wish woman word work worker workshop world yard year`
  ),
  de: rootsOf(
    "de",
    `
    abend abgabe ablauf absage absatz abschnitt absender absicht abstand adjektiv aktion alltag alter alternative
    ampere anbieter anfahrt anforderung anfrage angabe angebot angelegenheit anlass anleitung annahme anruf ansatz
    anschaffung anschluss ansicht ansprechpartner anspruch anteil antrag anwendung arbeit arbeitstag argument art
    artikel aspekt aufgabe auflage aufmerksamkeit auftrag aufwand auge ausgabe auskunft ausnahme aussage auswahl
    auswertung auto autor bau baum beanstandung bedarf bedingung befestigung beginn begriff beispiel beitrag berater
    beratung bereich bericht beruf beschreibung beschwerde besonderheit bestellung besuch besucher betrag betrieb
    bewegung bewertung bewohner beziehung bild bitte blick boden brief briefkasten buch chance dame dank darstellung
    datei daten datum dauer defekt detail dienst differenz ding diskussion dokument druck durchschnitt ebene ecke
    eigenschaft eigentümer eindruck einfluss eingang einkauf einrichtung einsatz einschränkung eintrag einzelfall
    element eltern empfehlung energie entfernung entscheidung entwicklung erde erdgeschoss ereignis erfahrung
    erfahrungsbericht erfolg ergebnis erinnerung erklärung erlaubnis ersatz erwartung fach fall familie farbe fehler
    feier feld fenster firma fläche folge form formular foto frage frau freigabe freund frist frühjahr frühling
    garantie gast gebäude gedanke gefahr gefühl gegenseite gegenstand gehalt geld gelegenheit gemeinde genauigkeit
    genehmigung gerät geschichte geschäft gesellschaft gesetz gesicht gespräch gewicht gewinn gewohnheit glas glück
    grund grundlage gruppe größe haken halterung haltung hand handlung haus haushalt heft herbst hersteller herz hilfe
    himmel himmelsrichtung hinweis hof hoffnung holz hälfte höhe idee inbetriebnahme information inhaber inhalt
    innenseite interesse interessent irrtum jahr jahreszeit kalenderjahr karte kategorie katze kauf keller kenntnis
    kilowattstunde kind kinder klasse kleingedruckte klemme kollege kommunikation kontakt kontrolle kopf kopie kosten
    kraft kreis kritik kunde kundendienst kundenkreis kundenstimme kundschaft käufer körper lage lager land last lauf
    leben leistung leiter leitung leser leute licht linie liste luft länge lösung lücke macht mangel mann mappe markt
    material maß maßnahme mehrheit meinung meldung menge mensch merkmal messung messwert methode miete mieter
    mietpartei minderheit mitarbeitende mitarbeiter mitglied mitgründer mittag mittagszeit mitte mitteilung mittel
    modell moment monat muster möglichkeit nachbar nachbarhaus nachfrage nachmittag nachricht nacht nachteil name
    natur neigung newtonmeter notiz nummer nutzen nutzer nutzung obergeschoss objekt option ordnung ort paar paket
    papier papierkram partei partner pause person pfand pflicht phase plan platz position praxis preis problem produkt
    programm projekt prozent prozentpunkt prozess prüfung punkt quadratmeter qualität quartal quelle rahmen rand rat
    ratgeber raum rechner rechnung recht rede regel reihe reihenfolge reise rest rezept richtung risiko rolle ruf ruhe
    rückmeldung sache saison satz schaden schatten schild schluss schlüssel schnitt schraube schreiben schritt schule
    schutz schwierigkeit seite sekunde selbstabholer service set sicherheit sicht sinn situation sommer sonne sorge
    spalte sprache spur staat stadt stand standard standort start statik stelle stil stimme stock stockwerk straße
    strecke streit struktur stufe stunde stück suche summe system tag tat team technik teil teilnehmer telefon temperatur termin test text
    thema tier tisch titel ton tour treppenhaus typ tür uhr uhrzeit umfang umgebung umstand umzug unfall unterlage
    unternehmen unterschied untersuchung urlaub ursache variante veranstaltung verantwortung verbesserung verbindung
    verbrauch verbraucher verfahren verfügung vergangenheit vergleich verhalten verhältnis verkauf verkehr verkäufer
    verlauf verlust vermieter verpflichtung version versuch vertrag verwaltung verwendung veränderung volt voltampere
    vorbereitung vorgang vormittag vorschlag vorsicht vorstellung vorteil wahl wand ware wartezeit wasser watt
    wattstunde website wechsel weg weihnachten weise welt werk werkstatt werktag werkzeug wert wetter wind winter
    wirkung wirtschaft wissen woche wochenende wohnung wort wunsch zahl zeichen zeile zeit zeitpunkt zeitraum zentrum
    zettel ziel zimmer zufriedenheit zugang zukunft zusage zusammenarbeit zusammenhang zustand zustimmung zweck
    zweifel öffnungszeit überblick übergabe überraschung übung`
  )
}

const announcing: Partial<Record<string, ReadonlySet<string>>> = {
  en: list(`
    the a an this these that those your our their my his her its every each any no some which whose another of with
    without for in per by on from at into`),
  de: list(`
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines jeder jede jedes jeden
    jedem dieser diese dieses diesen diesem welcher welche welches welchen mein meine meinen meinem meiner dein deine deinen
    sein seine seinen seinem seiner unser unsere unseren unserem unserer euer eure euren ihr ihre ihren ihrem ihrer ihres
    alle allen beide beiden viele vielen einige einigen mehrere mehreren zum zur im am beim vom ins ans fürs übers`)
}

const where: Partial<Record<string, ReadonlySet<string>>> = {
  en: list(`in near around across outside throughout`),
  de: list(`in um`)
}

const nameHeads = list(`
  abbey academy agency airport arena association bakehouse bakery bank bay beach brewery bridge cafe café campus canal
  castle cathedral centre center challenge chapel church circle city club coast college common conference convention
  cooperative council county court crescent cup day days dock docks exhibition expo fair farm festival forest foundation
  garden gardens gate green guild hall harbor harbour hill hills hospital hotel house inn institute island isle lake lane
  library lodge marathon market meadow mill month mountain museum night orchestra palace park pier place plaza port pub
  quay race railway ridge river road school society square stadium station street studio summit theatre theater tower town
  trail trust university valley village vineyard walk week weekend wharf winery wood woods works workshop yard zoo`)

const personWords = list(`
  mr mrs ms miss dr prof sir lady says said asks asked adds added explains explained writes wrote recalls recalled herr
  frau sagt sagte fragt fragte erklärt erklärte meint meinte berichtet berichtete`)

const numberWord =
  /^(?:(?:twen|thir|for|fif|six|seven|eigh|nine)(?:ty|teen)|fourteen|ten|eleven|twelve|hundreds?|thousands?|millions?)$/

function englishRoot(lower: string): string {
  if (/[^ae]ies$/.test(lower) && lower.length > 4) return `${lower.slice(0, -3)}y`
  if (/(?:ch|sh|ss|x|zz)es$/.test(lower)) return lower.slice(0, -2)
  return /[^suia]s$/.test(lower) && lower.length > 3 ? lower.slice(0, -1) : lower
}

function germanRoot(lower: string): string {
  const folded = lower.replaceAll("ä", "a").replaceAll("ö", "o").replaceAll("ü", "u").replaceAll("ß", "ss")
  // Not the `s` of `Kreis` and `Haus`.
  const root = folded.replace(/(?:e[rnms]?|ern|(?<=[lr])n|(?<=[^iusxz])s)$/u, "")
  return root.length < 4 ? folded : root
}

const beforeVerbs = list(`
  to i you we they he she it who can could will would shall should must may might not don't doesn't didn't let's please`)
