/** Tobacco, nicotine and what imitates smoking. */
import { combined, english, everywhere, german } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

export const tobacco = topicPack("tobacco", { en: "Tobacco and vaping", de: "Tabak und Vapes" }, [
  {
    name: "products",
    severity: "warn",
    title: { en: "Networks take no advertising for tobacco", de: "Netzwerke nehmen keine Werbung für Tabak" },
    source: sources.xTobacco,
    terms: [
      ...everywhere("snus, shisha, hookah"),
      ...english("cigarette, cigarettes, cigarillo, cigarillos", {
        except: ["cigarette lighter socket", "cigarette lighter", "cigarette butts", "cigarette butt"]
      }),
      ...english("cigar, cigars", { except: ["cigar lighter", "cigar box guitar", "cigar box guitars"] }),
      ...english("tobacco", { except: ["tobacco brown", "tobacco coloured", "tobacco colored"] }),
      ...english("rolling papers, nicotine pouch, nicotine pouches"),
      ...german(`Zigarette, Zigaretten, Zigarillo, Zigarillos, Zigarre, Zigarren, Tabak, Pfeifentabak, Nikotinbeutel,
        Wasserpfeife, Wasserpfeifen`)
    ]
  },
  {
    name: "electronic",
    severity: "quarantine",
    title: {
      en: "E-cigarettes may not be advertised online in the EU and the UK",
      de: "Keine Werbung für E-Zigaretten im Internet in EU und Großbritannien"
    },
    source: sources.electronicCigarettes,
    regions: ["EU", "GB"],
    terms: [
      ...everywhere("vape, vapes, vaping, e-liquid, e-liquids, e-shisha"),
      ...english("e-cigarette, e-cigarettes, e-cig, e-cigs, electronic cigarette, electronic cigarettes"),
      ...german("E-Zigarette, E-Zigaretten, elektrische Zigarette, elektronische Zigarette, elektronische Zigaretten")
    ]
  },
  {
    name: "trade",
    severity: "quarantine",
    title: { en: "No sale of tobacco and vapes", de: "Kein Verkauf von Tabak und Vapes" },
    source: sources.metaAds,
    terms: [
      ...english([
        ...combined(
          "buy, order, new",
          "cigarettes, cigars, vapes, vape flavours, vape flavors, disposable vapes, e-cigarettes"
        ),
        ...combined("cigarettes, vapes, cigars", "for sale, on sale")
      ]),
      ...german(
        combined("Zigaretten, Zigarren, Vapes, E-Zigaretten, Tabak", "kaufen, bestellen, im Angebot, zum Sonderpreis")
      )
    ]
  }
])
