import { platformNames } from "../../../content/Platform.ts"
import { type FloorLanguage } from "../../../text/Language.ts"
import { type DayClass } from "./hours.ts"
import { hourOfDay, type Move } from "./moves.ts"

/** Why a slot moves, in one sentence. */
export const reasonOf = ({ gain, placed, to }: Move, language: FloorLanguage): string => {
  const [before, after] = [hourOfDay(placed.at), hourOfDay(to)]
  const name = platformNames[placed.slot.platform]
  const lift = String(Math.round((gain?.lift ?? 0) * 100))
  const [sample, sampleBefore] = [gain?.sample ?? 0, gain?.sampleBefore ?? 0]
  const old = before.day === after.day ? "" : ` ${days[language][before.day]}`
  if (language === "de") {
    const basis = `${posts(sample, "de")} dort, ${sampleBefore === 0 ? "keiner" : sampleBefore} zur alten Zeit`
    return `Auf ${name} kommen Posts ${days.de[after.day]} von ${span(after.hour)} Uhr besser an als${old} von ${span(before.hour)} Uhr: etwa ${lift} % mehr Engagement ist zu erwarten (${basis}).`
  }
  const basis = `${posts(sample, "en")} there, ${sampleBefore === 0 ? "none" : sampleBefore} at the old time`
  return `On ${name}, posts ${days.en[after.day]} at ${span(after.hour)} do better than${old} at ${span(before.hour)}: about ${lift}% more engagement is to be expected (${basis}).`
}

/** Why nothing moves. `unclear`: the hours were compared. */
export type Standstill = "no-slots" | "no-results" | "uncounted" | "too-few" | "unclear"

/** Why nothing moves, in one sentence. */
export const standstillOf = (why: Standstill, measured: number, language: FloorLanguage): string =>
  standstills[language][why](posts(measured, language), measured === 1)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const days: Record<FloorLanguage, Record<DayClass, string>> = {
  en: { "working day": "on working days", weekend: "at the weekend" },
  de: { "working day": "an Werktagen", weekend: "am Wochenende" }
}

const span = (hour: number): string =>
  `${String(hour).padStart(2, "0")}:00–${String((hour + 1) % 24).padStart(2, "0")}:00`

const posts = (count: number, language: FloorLanguage): string =>
  language === "de" ? `${count} ${count === 1 ? "Post" : "Posts"}` : `${count} ${count === 1 ? "post" : "posts"}`

const standstills: Record<FloorLanguage, Record<Standstill, (measured: string, isOne: boolean) => string>> = {
  en: {
    "no-slots": () => "No slot can move: all are fixed or in the past.",
    "no-results": () => "There are no results yet: the plan keeps to the published best times.",
    uncounted: () => "No post has a known number of impressions or people reached together with interactions.",
    "too-few": (measured, isOne) =>
      `${measured} with known engagement ${isOne ? "is" : "are"} too few to compare hours by.`,
    unclear: (measured) => `By ${measured} no free hour is clearly better than those of the plan.`
  },
  de: {
    "no-slots": () => "Kein Slot kann umziehen: Alle sind fest oder liegen in der Vergangenheit.",
    "no-results": () => "Es liegen noch keine Ergebnisse vor: Der Plan bleibt bei den veröffentlichten besten Zeiten.",
    uncounted: () =>
      "Kein Post hat eine bekannte Zahl von Impressionen oder erreichten Personen und dazu Interaktionen.",
    "too-few": (measured, isOne) =>
      `${measured} mit bekanntem Engagement ${isOne ? "ist" : "sind"} zu wenig, um Uhrzeiten zu vergleichen.`,
    unclear: (measured) => `Gemessen: ${measured}. Keine freie Uhrzeit ist klar besser als die des Plans.`
  }
}
