/**
 * Content words too general to be a keyphrase of their own. They may stand within one (`school run`), not at its edge
 * unless the phrase is a name (`Cargo Week`).
 *
 * @since 0.1.0
 */

/** Whether a lower-case word is too general in its language. */
export const isWeak = (lower: string, language: string): boolean => weak[language]?.has(lower) ?? false

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const weak: Partial<Record<string, ReadonlySet<string>>> = {
  en: list(`
    make makes made making use uses used using need needs needed take takes took taken taking get gets getting got go goes
    going gone went keep keeps kept find finds found say says said saying see sees seen saw want wants wanted know knows
    known knew think thinks thought look looks looked come comes came give gives gave given help helps helped let put puts
    show shows showed shown tell tells told try tries tried ask asks asked work works worked call calls called feel feels
    felt leave leaves left mean means meant become becomes became begin begins began bring brings brought hold holds held
    write writes wrote sit sits sat stand stands stood lose loses lost pay pays paid meet meets met include includes
    including continue set sets learn learns change changes lead leads understand follow stop start starts started
    turn turns turned run runs ran move moves moved like likes liked live lives lived believe happen happens happened
    provide expect remain stay stays stayed seem seems seemed good better best great nice bad worse worst big bigger
    biggest small smaller smallest large larger long longer longest short shorter high higher low lower new newer old older
    early late later earlier fast faster slow slower easy easier hard harder real full empty right wrong sure able likely
    different same similar important possible available common usual usually general little less least more most
    many much several enough whole half quarter part parts kind kinds sort sorts type types thing things way ways lot lots
    bit case cases fact facts point points place places side sides end ends top bottom number numbers amount amounts
    day days week weeks month months year years hour hours minute minutes second seconds morning mornings afternoon evening
    night nights time times today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    people person man woman men women someone anyone everyone everybody nobody one ones two three four five six seven eight
    nine ten first second third last next per cent percent mr mrs ms dr example examples question questions answer answers
    reason reasons result results idea ideas story stories name names word words line lines list page note notes
    also still even just already always never often sometimes really actually simply only quite rather almost nearly
    front rear back left right middle average single double round flat dry wet total overall return returns rest
    mile miles inch inches foot feet metre metres meter meters km cm mm kg mph kph litre litres liter liters
    gram grams kilo kilos pound pounds euro euros dollar dollars cent cents penny pence percentage centimetre centimetres
    kilometre kilometres kilogram kilograms degree degrees page pages copy copies cost costs price prices
    roughly about around exactly fully completely carefully gently slowly quickly directly especially particularly`),
  de: list(`
    tag tage tagen tages woche wochen monat monate monaten jahr jahre jahren stunde stunden minute minuten sekunde sekunden
    morgen abend nacht mittag uhr zeit zeiten mal male montag dienstag mittwoch donnerstag freitag samstag sonntag januar
    februar märz april mai juni juli august september oktober november dezember heute gestern
    mensch menschen leute person personen mann frau herr kind ding dinge sache sachen art arten weise teil teile seite
    seiten ende anfang stelle stellen platz punkt punkte fall fälle zahl zahlen anzahl menge prozent euro cent meter metern zentimeter
    zentimetern millimeter kilometer kilometern kilogramm gramm liter grad kilo kilos tonne tonnen beispiel beispiele frage fragen antwort antworten grund gründe ergebnis ergebnisse
    idee ideen name namen wort worte wörter zeile liste hälfte viertel drittel rest reihe paar bisschen
    gut gute guten guter gutes groß große großen großer großes klein kleine kleinen neu neue neuen neuer neues alt alte
    alten lang lange kurz kurze hoch hohe niedrig schnell langsam einfach schwer leicht voll leer richtig falsch möglich
    wichtig verschieden ähnlich gleich ganz ganze ganzen viel viele wenig wenige mehr weniger meist meisten`)
}

function list(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}
