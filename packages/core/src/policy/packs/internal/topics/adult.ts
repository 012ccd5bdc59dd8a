/** Offers and words for adults only. */
import { combined, english, everywhere, german } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

export const adult = topicPack("adult", { en: "Adult content", de: "Inhalte für Erwachsene" }, [
  {
    name: "products",
    severity: "warn",
    title: {
      en: "Networks take no advertising for sexual content",
      de: "Netzwerke nehmen keine Werbung für Sexuelles"
    },
    source: sources.xAdult,
    terms: [
      ...everywhere("OnlyFans"),
      ...english(`sex toy, sex toys, sex shop, sex shops, adult toys, erotica, erotic massage, strip club, strip clubs,
        lap dance, lap dances, webcam girls, cam girls, pornography, adults-only content, explicit photos, explicit videos`),
      ...german(`Sexspielzeug, Sexshop, Sexshops, Erotikshop, Erotikshops, Erotikmesse, Erotikartikel, Erotikmassage,
        Stripclub, Stripclubs, Swingerclub, Pornografie, Pornographie, Nacktbilder, Nacktfotos`)
    ]
  },
  {
    name: "solicitation",
    severity: "quarantine",
    title: { en: "No sexual services", de: "Keine sexuellen Dienste" },
    source: sources.metaSolicitation,
    terms: [
      ...english([
        "escort service",
        "escort services",
        "escort girl",
        "escort girls",
        "call girl",
        "call girls",
        "brothel",
        "erotic massage available",
        "nudes for sale",
        "buy my nudes",
        "happy ending massage",
        ...combined("hot, sexy, horny", "singles in your area, women in your area, girls near you")
      ]),
      ...german([
        "Escort-Service",
        "Escortservice",
        "Escort-Agentur",
        "Callgirl",
        "Callgirls",
        "Bordell",
        "Hostessenservice",
        ...combined(
          ["heiße", "willige", "scharfe"],
          "Singles in deiner Nähe, Frauen in deiner Nähe, Mädchen in deiner Nähe"
        )
      ])
    ]
  }
])
