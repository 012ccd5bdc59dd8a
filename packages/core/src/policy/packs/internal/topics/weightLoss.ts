/** Losing weight, and what may not be promised about it. */
import { combined, english, german } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

const units = ["kg", "kilos", "pounds", "lbs"]
const amounts = ["2", "3", "4", "5", "6", "7", "8", "9", "10", "12", "15", "20", "25", "30"].flatMap((amount) =>
  units.map((unit) => `${amount} ${unit}`).concat(`${amount}kg`)
)

/** What may stand between an amount and the verb in German. */
const periods = [
  ...combined("2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 30, zwei, drei, vier, sechs, acht, wenigen", "Tagen, Wochen, Monaten"),
  "einem Tag",
  "einer Woche",
  "einem Monat"
]

export const weightLoss = topicPack("weight-loss", { en: "Weight loss", de: "Abnehmen" }, [
  {
    name: "mentions",
    severity: "warn",
    title: {
      en: "Weight loss is for adults, and restricted by networks",
      de: "Abnehmen nur für Erwachsene, in Netzwerken beschränkt"
    },
    source: sources.metaAds,
    terms: [
      ...english("lose weight, losing weight", {
        // Luggage gets lighter too.
        except: combined(
          "lose weight, losing weight",
          "off, from, on",
          "your, the, my, our, his, her, their",
          `rucksack, backpack, pack, bag, luggage, suitcase, bike, bicycle, car, frame, wheels, kit, gear, packaging,
            parcel, van, trailer, boat, page, website, bundle`
        )
      }),
      ...english(`weight loss, slimming, fat burner, fat burners, diet pill, diet pills,
        appetite suppressant, appetite suppressants, slim down`),
      ...german(`Gewichtsverlust, Gewichtsabnahme, Gewicht verlieren, Fatburner, Fettverbrenner, Schlankheitsmittel,
        Appetitzügler, Diätpille, Diätpillen, Diätshake, Diätshakes, schlank werden, Abnehmprogramm, Abnehmkur`)
    ]
  },
  {
    name: "promises",
    severity: "quarantine",
    title: { en: "No exaggerated promise of weight loss", de: "Kein übertriebenes Versprechen zum Abnehmen" },
    source: sources.tiktokHealth,
    terms: [
      ...english([
        ...combined(
          "lose weight",
          "fast, quickly, overnight, without dieting, without exercise, without effort, in your sleep, while you sleep"
        ),
        "without diet or exercise",
        "no diet, no exercise",
        "eat whatever you want and lose",
        "melt fat",
        "melts fat",
        "melt away fat",
        "melts away fat",
        "burn fat while you sleep",
        "burn fat in your sleep",
        "miracle diet",
        "keep the weight off forever",
        "permanent weight loss"
      ]),
      ...german([
        ...combined(
          "schnell, mühelos, über Nacht, im Schlaf, ohne Diät, ohne Sport, ohne Hunger, ohne Verzicht",
          "abnehmen, Gewicht verlieren, Fett verbrennen"
        ),
        ...combined(
          "abnehmen",
          "im Schlaf, über Nacht, ohne Diät, ohne Sport, ohne Hunger, ohne Verzicht, ohne Jo-Jo-Effekt"
        ),
        "Wunderdiät",
        "Blitzdiät",
        "für immer schlank",
        "lässt Fett schmelzen",
        "Fett weg im Schlaf",
        "Fett schmilzt"
      ])
    ]
  },
  {
    name: "amounts",
    severity: "quarantine",
    title: {
      en: "No rate or amount of weight loss in claims for food",
      de: "Keine Angabe, wie viel und wie schnell man abnimmt"
    },
    source: sources.healthClaims,
    regions: ["EU", "GB"],
    terms: [
      ...english(combined("lose, losing, shed", amounts)),
      // Whatever figure stands in front of it, with a space or without.
      ...german(
        [
          ...combined("kg, Kilo, Kilos, Kilogramm, Pfund", "abnehmen"),
          ...combined("Kilo, Kilos", "verlieren, verloren, abgenommen"),
          ...combined("kg, Kilo, Kilos, Kilogramm, Pfund", "in, in nur", periods, "abnehmen"),
          ...combined("Kilo, Kilos", "in, in nur", periods, "verlieren, verloren, abgenommen"),
          ...combined("kg, Kilo, Kilos, Pfund", "pro Tag, pro Woche, pro Monat, die Woche", "abnehmen")
        ],
        { match: "anywhere" }
      )
    ]
  },
  {
    name: "united-states",
    severity: "quarantine",
    title: { en: "Weight loss claims the FTC calls false", de: "Abnehmversprechen, die die FTC falsch nennt" },
    source: sources.ftcWeightLoss,
    regions: ["US"],
    terms: english([
      ...combined(
        "lose",
        ["two", "three", "four", "five", "ten", "2", "3", "4", "5", "10"],
        "pounds a week, lbs a week, pounds per week, pounds every week"
      ),
      "works for everyone no matter what you eat",
      "blocks the absorption of fat",
      "blocks fat absorption"
    ])
  }
])
