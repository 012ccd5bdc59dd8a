/** Money: promises, investments, loans and crypto. */
import { combined, english, everywhere, german } from "../terms.ts"
import { sources } from "./sources.ts"
import { topicPack } from "./topicPack.ts"

/** What is tried or sent back without risk is no investment. */
const riskFreeOffers = [
  ...combined(
    "try it, try us, try this, try them, try, test it, test, order, shop, buy, start, return it",
    "risk-free"
  ),
  ...combined(
    "risk-free",
    "trial, trials, for 14 days, for 30 days, for 60 days, for 90 days, for 100 days, for a month"
  ),
  ...combined("14-day, 30-day, 60-day, 90-day, 100-day, 30 days, 60 days, 90 days, 100 days", "risk-free")
]

const riskFreeOffersInGerman = [
  ...combined(
    "risikofrei, risikolos",
    "testen, ausprobieren, probieren, bestellen, zurückgeben, zurückschicken, zurücksenden, umtauschen, anprobieren, Probe fahren, kündbar, kennenlernen"
  ),
  ...combined("Tage, Tage lang, Wochen, Wochen lang, Monat, einen Monat", "risikofrei, risikolos")
]

export const finance = topicPack("finance", { en: "Money and crypto", de: "Geld und Krypto" }, [
  {
    name: "guarantees",
    severity: "quarantine",
    title: { en: "No guaranteed or risk-free returns", de: "Keine garantierten oder risikofreien Erträge" },
    source: sources.metaFraud,
    terms: [
      ...english([
        ...combined("guaranteed", "return, returns, profit, profits, yield, yields, monthly income, payout, payouts"),
        ...combined(
          "risk-free, riskless, zero-risk, no-risk",
          "investment, investments, return, returns, profit, profits, income, yield"
        ),
        ...combined("double, triple", "your money, your investment, your savings, your bitcoin"),
        ...combined("get rich", "quick, quickly, fast, overnight"),
        "get-rich-quick",
        "cash flip",
        "money flip",
        "guaranteed approval",
        "guaranteed loan",
        "instant approval guaranteed"
      ]),
      ...english("risk-free", { except: riskFreeOffers }),
      ...german([
        ...combined(
          "garantierte, garantierter, garantierten, sichere, sicheren",
          "Rendite, Renditen, Gewinn, Gewinne, Erträge, Zinsgewinne"
        ),
        ...combined("Rendite, Ertrag, Kreditzusage", "garantiert"),
        ...combined(
          "risikofreie, risikofreier, risikolose, risikoloser",
          "Rendite, Anlage, Geldanlage, Investition, Gewinn, Gewinne"
        ),
        ...combined(
          "verdopple, verdoppeln Sie, verdoppelt, verdreifache",
          "dein Geld, Ihr Geld, euer Geld, dein Vermögen, deinen Einsatz"
        ),
        "ohne Risiko investieren",
        "ohne Risiko Geld verdienen",
        "schnell reich werden",
        "über Nacht reich",
        "schnelles Geld verdienen"
      ]),
      ...german("risikofrei, risikolos", { except: riskFreeOffersInGerman })
    ]
  },
  {
    name: "investments",
    severity: "warn",
    title: {
      en: "Networks restrict advertising for investments and loans",
      de: "Netzwerke beschränken Werbung für Anlagen und Kredite"
    },
    source: sources.xFinance,
    terms: [
      ...everywhere("forex, forex trading, day trading, binary options, penny stocks, CFD trading"),
      ...english(`passive income, stock tips, trading signals, financial freedom, payday loan, payday loans, instant loan,
        instant loans, no credit check, bad credit loans, high-yield investment`),
      ...german(`passives Einkommen, Aktientipp, Aktientipps, Daytrading, Trading-Signale, finanzielle Freiheit,
        Sofortkredit, Sofortkredite, Kredit ohne Schufa, binäre Optionen, Geldanlage-Tipp, Geldanlage-Tipps`)
    ]
  },
  {
    name: "crypto",
    severity: "warn",
    title: { en: "Networks restrict advertising for crypto", de: "Netzwerke beschränken Werbung für Krypto" },
    source: sources.xFinance,
    terms: [
      ...everywhere(`bitcoin, bitcoins, ethereum, altcoin, altcoins, memecoin, memecoins, stablecoin, stablecoins, NFT,
        NFTs`),
      ...english([
        "cryptocurrency",
        "cryptocurrencies",
        "invest in crypto",
        "buy crypto",
        "earn crypto",
        "pay with crypto",
        ...combined(
          "crypto",
          "wallet, wallets, trading, token, tokens, coin, coins, exchange, investment, investments, portfolio, assets"
        )
      ]),
      ...german("Krypto, Kryptos, Kryptowährung, Kryptowährungen, Kryptohandel, Krypto-Wallet, Kryptobörse")
    ]
  },
  {
    name: "crypto-incentives",
    severity: "quarantine",
    title: { en: "No bonus for buying crypto in the UK", de: "Keine Prämie für den Kauf von Krypto in Großbritannien" },
    source: sources.fcaCrypto,
    regions: ["GB"],
    terms: english([
      ...combined("free, gifted", "bitcoin, crypto, ethereum, cryptocurrency"),
      ...combined("crypto, bitcoin", "bonus, sign-up bonus, welcome bonus, referral bonus, giveaway, airdrop"),
      ...combined("refer a friend and", "earn, get", "bitcoin, crypto, free crypto, free bitcoin")
    ])
  }
])
