/** Elections, parties and appeals for votes. */
import { combined, english, everywhere, german } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

export const politics = topicPack("politics", { en: "Politics and elections", de: "Politik und Wahlen" }, [
  {
    name: "mentions",
    severity: "warn",
    title: { en: "Networks restrict political advertising", de: "Netzwerke beschränken politische Werbung" },
    source: sources.linkedinAds,
    terms: [
      ...everywhere("referendum, brexit"),
      ...english(`general election, presidential election, local elections, European elections, election campaign,
        election day, political campaign, political party, political parties, ballot paper, ballot papers, ballot box,
        polling station, polling stations, cast your ballot, member of parliament, Labour Party, Conservative Party,
        Republican Party, Democratic Party, campaign donation, campaign donations`),
      ...german(`Bundestagswahl, Bundestagswahlen, Landtagswahl, Landtagswahlen, Europawahl, Europawahlen, Kommunalwahl,
        Kommunalwahlen, Nationalratswahl, Nationalratswahlen, Präsidentschaftswahl, Bürgermeisterwahl, Wahlkampf,
        Wahlprogramm, Wahlplakat, Wahlplakate, Wahllokal, Wahllokale, Stimmzettel, Volksentscheid, Bürgerentscheid,
        Volksabstimmung, Spitzenkandidat, Spitzenkandidatin, Parteispende, Parteispenden`)
    ]
  },
  {
    name: "appeals",
    severity: "quarantine",
    title: {
      en: "Appeals for votes are political advertising, which must be labelled in the EU",
      de: "Wahlaufrufe sind politische Werbung, die in der EU gekennzeichnet sein muss"
    },
    source: sources.politicalAdvertising,
    regions: ["EU"],
    terms: [
      ...english([
        ...combined("vote for", "our candidate, our party, my party, the party, change in parliament"),
        ...combined("vote", "yes in the referendum, no in the referendum, for us on election day")
      ]),
      ...german([
        ...combined("CDU, CSU, SPD, FDP, AfD, BSW, die Grünen, Grün, die Linke, ÖVP, SPÖ, FPÖ, NEOS", "wählen"),
        ...combined("Erststimme, Zweitstimme, beide Stimmen", "für"),
        ...combined("wählt, wähle, wählen Sie", "unsere Kandidatin, unseren Kandidaten, unsere Partei")
      ])
    ]
  },
  {
    name: "election-doubts",
    severity: "quarantine",
    title: { en: "No claims that an election was stolen", de: "Keine Behauptungen über gestohlene Wahlen" },
    source: sources.tiktokIntegrity,
    terms: [
      ...english(`stolen election, election was stolen, rigged election, election was rigged, election is rigged,
        election fraud, voter fraud`),
      ...german("Wahlbetrug, gestohlene Wahl, Wahl gestohlen, Wahl manipuliert, Wahlfälschung, manipulierte Wahl")
    ]
  }
])
