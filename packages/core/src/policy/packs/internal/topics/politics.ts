/** Elections, parties and appeals for votes. */
import { combined, english, everywhere, german, listed } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

/** German, Austrian and Swiss parties that are known by letters, which no size or colour is called. */
const letters = listed("CDU, CSU, SPD, FDP, AfD, BSW, ÖVP, SPÖ, FPÖ, KPÖ, SVP, GLP")
const parties = [
  ...letters,
  "NEOS",
  "die Grünen",
  "die Linkspartei",
  "Freie Wähler",
  "die Freien Wähler",
  "Grünliberale"
]

/** British, Irish and American parties, as one votes them. */
const partiesInEnglish = listed(`Labour, Conservative, Conservatives, Tory, Lib Dem, Lib Dems, Liberal Democrat,
  Liberal Democrats, Reform UK, Green Party, Greens, SNP, Plaid Cymru, DUP, SDLP, UKIP, Sinn Féin, Sinn Fein, Fine Gael,
  Fianna Fáil, Fianna Fail, Social Democrats, Republican, Republicans, Democrat, Democrats, GOP, Labour Party,
  Conservative Party, Republican Party, Democratic Party`)

export const politics = topicPack("politics", { en: "Politics and elections", de: "Politik und Wahlen" }, [
  {
    name: "mentions",
    severity: "warn",
    title: { en: "Networks restrict political advertising", de: "Netzwerke beschränken politische Werbung" },
    source: sources.linkedinAds,
    terms: [
      ...everywhere("referendum, brexit"),
      ...english(`general election, presidential election, local elections, European elections, election campaign,
        election day, political campaign, political party, political parties, ballot paper, ballot papers,
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
        ...combined("vote, vote for, vote for the", partiesInEnglish),
        ...combined("vote", "yes in the referendum, no in the referendum"),
        ...combined(
          "vote for me, vote for us",
          "on Sunday, on Monday, on Tuesday, on Thursday, on Saturday, on election day, on polling day"
        )
      ]),
      ...english("vote for me, vote for us", {
        except: combined(
          "vote for me, vote for us",
          "as, if, in the, in this, at the, to win, to be, for the, for best, on, at"
        )
      }),
      ...german([
        ...combined([...parties, "Grün", "die Linke"], "wählen"),
        ...combined("wählt, wähle, wählen Sie", [...parties, ...combined("die", letters)]),
        ...combined("Erststimme, Zweitstimme, beide Stimmen", "für"),
        ...combined("wählt, wähle, wählen Sie", "unsere Kandidatin, unseren Kandidaten, unsere Partei")
      ]),
      ...german("wählen Sie am Sonntag, wähle am Sonntag", {
        except: combined(
          "wählen Sie am Sonntag, wähle am Sonntag",
          "Ihr, Ihre, Ihren, dein, deine, deinen, aus, zwischen"
        )
      }),
      ...german("wählt am Sonntag", {
        // News of an election.
        except: combined("Deutschland, Österreich, Bayern, Hessen, Wien, Berlin, das Land, Stadt", "wählt am Sonntag")
      }),
      ...german("Grüne wählen", {
        except: combined("Grüne wählen", "neue, neuen, neuer, ihre, ihren, eine, einen, Spitze, Vorsitzende, Vorstand")
      }),
      ...german(["Ihre Stimme für", "eure Stimme für", "deine Stimme für"], {
        // Prizes of the public, and what a voice is used for.
        except: combined(
          "Ihre Stimme für, eure Stimme für, deine Stimme für",
          `Ihr, Ihre, Ihren, euer, eure, euren, dein, deine, deinen, das schönste, den schönsten, die schönste, das beste,
            den besten, die beste, das Foto, das Bild, den Namen, den Publikumspreis, Aufnahmen, Hörbücher`
        )
      })
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
