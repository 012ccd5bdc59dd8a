import { primarySubtag } from "../../../text/Language.ts"
import { words } from "../../../text/Segmentation.ts"
import { stem } from "../../../text/Stemming.ts"

// Words of events in which people are hurt, die or mourn. A brand must not follow them, so that one word is enough;
// a harmless trend that is lost by it ("heart attack awareness") costs less.
const harm = {
  en: `attack attacker assault bombing casualties catastrophe cholera corpse crash dead death deaths derailment died dies disaster drowned
    earthquake epidemic evacuation evacuated execution explosion famine fatal fatalities flooding floods funeral genocide
    grief gunman hijacking homicide hostage hostages hurricane injured killed killer killing kidnapped landslide lynching
    manslaughter massacre missing molested mourning murder murdered obituary pandemic rape raped refugees rip shooter
    shooting stabbing starving suicide survivors terror terrorism terrorist torture tragedy tragic tsunami typhoon
    victim victims war wars wildfire wildfires wounded`,
  de: `Amoklauf Anschlag Anschläge Attentat Attentäter Absturz Bombe Erdbeben Ermordung ermordet ertrunken Evakuierung
    evakuiert Explosion Femizid Flüchtlinge Flutkatastrophe Flut Geisel Geiseln Genozid gestorben getötet Hinrichtung
    Hochwasser Hungersnot Katastrophe Krieg Kriege Leiche Massaker Messerangriff Missbrauch Mord Mörder Opfer Orkan
    Pandemie Schießerei Seuche Selbstmord Suizid Terror Terrorist Tod Todesfälle Tote Tragödie tragisch Trauer
    Tsunami Überlebende Unfall Unglück Vergewaltigung verletzt Verletzte verschüttet verstorben vermisst Völkermord
    Waldbrand Waldbrände`
}

/** Whether a topic names an event in which people are hurt, die or mourn. English and German; others by English words. */
export const tellsOfHarm = (phrase: string, language: string): boolean => {
  // Not both: the German words for "the" and "was" are English ones of harm.
  const primary = primarySubtag(language) === "de" ? "de" : "en"
  const spaced = phrase.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll("#", " ")
  return words(spaced, primary).some(({ text }) => stemsOf(primary).has(stem(text, primary)))
}

const made = new Map<string, ReadonlySet<string>>()

const stemsOf = (primary: "en" | "de"): ReadonlySet<string> => {
  const known = made.get(primary)
  if (known !== undefined) return known
  const stems = new Set(
    harm[primary]
      .split(/\s+/)
      .filter((word) => word !== "")
      .map((word) => stem(word, primary))
  )
  made.set(primary, stems)
  return stems
}
