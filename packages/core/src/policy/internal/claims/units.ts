/**
 * Units of measures in one spelling for English and German.
 */
import { foldClaim } from "../claimValues.ts"

/** The unit behind a figure: `minutes`, `Minuten` and `min` are one. Unknown ones lose the endings of plurals. */
export const unitOf = (text: string): string => {
  const unit = foldClaim(text)
    .replace(/^.*[\p{Nd}][\s-]?/u, "")
    .split(/[\s-]/u)
    .at(-1)!
  return sameUnits.get(unit) ?? unit.replace(/(?:en|n|s|e)$/u, "")
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const sameUnits: ReadonlyMap<string, string> = new Map(
  `
  s sec secs second seconds sekunde sekunden
  min mins minute minutes minuten
  h hr hrs hour hours stunde stunden
  day days tag tage tagen
  week weeks woche wochen
  weekend weekends wochenende wochenenden
  month months monat monate monaten
  year years jahr jahre jahren
  night nights nacht nächte nächten
  km kilometre kilometres kilometer kilometers kilometern
  m metre metres meter meters metern
  cm centimetre centimetres centimeter centimeters zentimeter zentimetern
  mm millimetre millimeters millimeter millimetern
  mi mile miles meile meilen
  mph mph
  kph km/h
  kg kilo kilos kilogram kilograms kilogramm
  g gram grams gramm
  t ton tons tonne tonnes tonnen
  lb lbs pound pounds
  l litre litres liter liters
  ml millilitre millilitres milliliter milliliters
  ha hectare hectares hektar
  kwh kilowattstunde kilowattstunden
  kw kilowatt
  w watt watts
  v volt volts
  degree degrees grad
  person people personen menschen
  customer customers kunde kunden
  household households haushalt haushalte haushalten
  times x mal
  `
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [first = "", ...others] = line.trim().split(" ")
      return [first, ...others].map((unit) => [unit, first] as const)
    })
)
