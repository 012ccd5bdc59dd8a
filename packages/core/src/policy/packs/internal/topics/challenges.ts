/** Challenges and stunts that hurt people who imitate them. */
import { english, everywhere, german } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

export const challenges = topicPack("challenges", { en: "Dangerous challenges", de: "Gefährliche Challenges" }, [
  {
    name: "dangerous",
    severity: "quarantine",
    title: { en: "No dangerous challenges", de: "Keine gefährlichen Challenges" },
    source: sources.youtubeDanger,
    terms: [
      ...everywhere(`blackout challenge, choking challenge, pass-out challenge, tide pod challenge, Benadryl challenge,
        skull breaker challenge, milk crate challenge, cinnamon challenge, one chip challenge, hot chip challenge,
        paqui challenge, fire challenge, salt and ice challenge, hot water challenge, corn cob drill challenge,
        Kia challenge, chroming challenge, penny challenge`),
      ...english("choking game, train surfing, car surfing, subway surfing challenge"),
      ...german(`Würge-Challenge, Ohnmachts-Challenge, Ohnmachtsspiel, Ohnmachtsspiele, Deo-Challenge, Zimt-Challenge,
        Waschmittel-Challenge, Feuer-Challenge, S-Bahn-Surfen, U-Bahn-Surfen, Zugsurfen, Autosurfen`)
    ]
  },
  {
    name: "imitation",
    severity: "warn",
    title: { en: "Do not dare people to imitate a stunt", de: "Nicht zum Nachahmen von Mutproben reizen" },
    source: sources.tiktokHealth,
    terms: [
      ...english(`don't try this at home, do not try this at home, dare you to jump, double-dog dare you,
        I dare you to climb, death-defying stunt`),
      ...german(
        "Mutprobe, Mutproben, nicht zu Hause nachmachen, traust du dich zu springen, wetten du traust dich nicht"
      )
    ]
  }
])
