/** Games in which money is staked. */
import { english, everywhere, german } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

export const gambling = topicPack("gambling", { en: "Gambling", de: "Glücksspiel" }, [
  {
    name: "offers",
    severity: "warn",
    title: { en: "Gambling needs the permission of the networks", de: "Glücksspiel nur mit Erlaubnis der Netzwerke" },
    source: sources.metaAds,
    terms: [
      ...everywhere("casino, casinos, kasino", { except: ["Casino Royale", "Mitarbeiter-Casino"] }),
      ...everywhere("roulette", { except: ["Russian roulette", "russisches Roulette"] }),
      ...everywhere("poker", { except: ["planning poker", "scrum poker", "poker face", "poker faces"] }),
      ...everywhere("blackjack"),
      ...english(`gambling, gambler, gamblers, gamble online, sports betting, online betting, betting odds, betting site,
        bookmaker, bookmakers, free bet, free bets, place a bet, place your bet, place your bets, slot machine,
        slot machines, free spins, lottery ticket, lottery tickets, scratch card, scratch cards`),
      ...german(`Glücksspiel, Glücksspiele, Sportwette, Sportwetten, Wettanbieter, Wettquote, Wettquoten, Freiwette,
        Freiwetten, Freispiele, Spielautomat, Spielautomaten, Spielbank, Spielhalle, Lottoschein, Rubbellos, Rubbellose,
        Lotto spielen, jetzt wetten`)
    ]
  },
  {
    name: "promises",
    severity: "quarantine",
    title: { en: "No promise of winning", de: "Kein Versprechen zu gewinnen" },
    source: sources.youtubeGoods,
    terms: [
      ...english(`guaranteed win, guaranteed wins, guaranteed winnings, guaranteed jackpot, risk-free bet, risk-free bets,
        win every bet, win every time you play, beat the bookies, beat the casino, never lose a bet`),
      ...german(`Gewinn garantiert, Gewinne garantiert, garantierter Jackpot, jede Wette gewinnen, risikofreie Wette,
        risikofreie Wetten, risikolose Wette, Buchmacher schlagen, das Casino schlagen, sicher im Lotto gewinnen`)
    ]
  },
  {
    name: "germany",
    severity: "quarantine",
    title: {
      en: "Online casinos, slots and poker may hardly be advertised in Germany",
      de: "Online-Casino, Automatenspiel und Poker dürfen in Deutschland kaum beworben werden"
    },
    source: sources.gamblingTreaty,
    regions: ["DE"],
    terms: [
      ...everywhere("online casino, online casinos, online poker, online slots"),
      ...german("Onlinecasino, Onlinecasinos, Onlinepoker, virtuelles Automatenspiel, virtuelle Automatenspiele")
    ]
  }
])
