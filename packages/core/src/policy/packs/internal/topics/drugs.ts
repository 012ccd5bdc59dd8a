/** Drugs, from hemp to what every network forbids. */
import { combined, english, everywhere, german } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

/** As somebody says it who sells. A report says it of others. */
const offered = ["verkaufe", "wir verkaufen", "liefere", "wir liefern"]

export const drugs = topicPack("drugs", { en: "Drugs", de: "Drogen" }, [
  {
    name: "mentions",
    severity: "warn",
    title: { en: "Networks restrict what is said of drugs", de: "Netzwerke beschränken, was über Drogen gesagt wird" },
    source: sources.metaGoods,
    terms: [
      ...everywhere("crystal meth, MDMA, ketamine, fentanyl, psilocybin, cannabis, THC"),
      ...english(`cocaine, heroin, ecstasy pills, LSD trip, LSD trips, magic mushrooms, marijuana, hashish, CBD oil,
        CBD oils, CBD gummies, CBD products, CBD shop, hemp flower, hemp flowers, recreational drugs`),
      ...german(`Kokain, Heroin, Ketamin, Fentanyl, LSD-Trip, LSD-Trips, Zauberpilze, Marihuana, Haschisch, CBD-Öl,
        CBD-Öle, CBD-Produkte, CBD-Blüten, CBD-Shop, Hanfblüten`)
    ]
  },
  {
    name: "cannabis-trade",
    severity: "quarantine",
    title: { en: "No trade in cannabis", de: "Kein Handel mit Cannabis" },
    source: sources.metaGoods,
    terms: [
      ...english([
        ...combined("buy, order, get your", "cannabis, marijuana, weed, THC gummies, edibles"),
        ...combined("cannabis, marijuana, weed, THC gummies", "for sale"),
        "weed delivery"
      ]),
      ...german(combined("Cannabis, Marihuana, Gras, Haschisch, THC-Produkte", "kaufen, bestellen, zu verkaufen"), {
        except: ["Gras zu verkaufen und Heu", "Heu und Gras kaufen"]
      })
    ]
  },
  {
    name: "trade",
    // Every network forbids dealing in these, wherever the reader is.
    severity: "block",
    title: { en: "No trade in illegal drugs", de: "Kein Handel mit illegalen Drogen" },
    source: sources.metaGoods,
    terms: [
      ...english([
        ...combined(
          "buy, order",
          "cocaine, heroin, ecstasy, MDMA, LSD, crystal meth, ketamine, fentanyl",
          "online, now, here"
        ),
        ...combined("cocaine, heroin, MDMA, LSD, crystal meth, ketamine, fentanyl", "for sale, delivered to your door")
      ]),
      ...german([
        ...combined(
          "Kokain, Heroin, Ecstasy, MDMA, LSD, Crystal Meth, Ketamin",
          "online kaufen, online bestellen, zu verkaufen"
        ),
        ...combined(
          "kaufe, kauft, bestelle, bestellt",
          "hier, jetzt",
          "Kokain, Heroin, Ecstasy, MDMA, LSD, Crystal Meth"
        ),
        ...combined(
          "Kokain, Heroin, Ecstasy, MDMA, LSD, Crystal Meth, Ketamin",
          "kaufen bei uns, bei uns kaufen, bestellen bei uns, bei uns bestellen, diskret kaufen, diskret bestellen"
        ),
        ...combined(offered, "Kokain, Heroin, Ecstasy, MDMA, LSD, Crystal Meth, Ketamin")
      ]),
      ...german(combined(offered, "Koks"), {
        // A blacksmith's coke.
        except: combined(
          offered,
          "Koks",
          "und Kohle, und Kohlen, und Briketts, oder Kohle, zum Schmieden, zum Heizen, für Schmiede, für die Schmiede, für den Ofen"
        )
      })
    ]
  }
])
