/**
 * Evaluates rules on addresses.
 */
import { checkLink, findLinkRisks, type LinkRisk } from "../../LinkSafety.ts"
import type { LocalizedMessage, Repair } from "../../PolicyFinding.ts"
import type { TargetText } from "../../PolicyContent.ts"
import type { LinkHazard, LinksRule } from "../../Rule.ts"
import { credentialsOf, withoutCredentials } from "./credentials.ts"
import { type Evaluate, findingOf, replaceSpan } from "./Evaluation.ts"

/**
 * A finding for each hazard of each address: in the texts where it stands, and for links that are attached to the
 * post without standing in a text. Only what leads to the same place is repaired.
 */
export const evaluate: Evaluate<LinksRule> = (rule, { content, texts }) => {
  const options = { hazards: rule.hazards, hosts: rule.hosts, blockedHosts: rule.blockedHosts }
  const inTexts = texts.flatMap((at) =>
    findLinkRisks(at.text, options).map((risk) =>
      findingOf(rule, { message: messages[risk.hazard](risk), at, span: risk, repair: repairOf(risk, at) })
    )
  )
  const attached = content.links.filter((link) => !texts.some(({ text }) => text.includes(link)))
  const inLinks = attached.flatMap((link) =>
    checkLink(link, options).map((risk) => findingOf(rule, { message: messages[risk.hazard](risk) }))
  )
  return [...inTexts, ...inLinks]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const repairOf = ({ hazard, secureUrl, start, url }: LinkRisk, at: TargetText): Repair | undefined => {
  if (hazard === "credentials") {
    const found = credentialsOf(url)
    return found === undefined
      ? undefined
      : withoutCredentials(at.target, { start: start + found.start, end: start + found.end })
  }
  return secureUrl === undefined
    ? undefined
    : replaceSpan(at.target, { start, end: start + url.indexOf(":") }, "https", {
        en: "Link with https",
        de: "Mit https verlinken"
      })
}

/** Long addresses are shown by their beginning; names and passwords within them never. */
const shown = ({ url }: LinkRisk): string => {
  const open = url.replace(/\/\/[^/@\s]*@/, "//…@")
  return open.length > 60 ? `${open.slice(0, 59)}…` : open
}
const hostShown = (risk: LinkRisk): string => risk.host ?? shown(risk)

const ways: Record<"letters" | "typo" | "part", LocalizedMessage> = {
  letters: { en: "it uses look-alike characters", de: "er nutzt ähnlich aussehende Zeichen" },
  typo: { en: "it is one letter off", de: "er weicht um einen Buchstaben ab" },
  part: { en: "it carries the name of the other", de: "er trägt den Namen des anderen" }
}

const messages: Record<LinkHazard, (risk: LinkRisk) => LocalizedMessage> = {
  insecure: (risk) => ({
    en: `The address ${shown(risk)} is not encrypted, and browsers warn of it. Link to it with https`,
    de: `Die Adresse ${shown(risk)} ist nicht verschlüsselt, und Browser warnen davor. Verlinke sie mit https`
  }),
  credentials: (risk) => ({
    en: `The address of ${hostShown(risk)} carries a user name or password in front of its host. Take them out`,
    de: `Die Adresse von ${hostShown(risk)} enthält vor dem Host einen Benutzernamen oder ein Passwort. Nimm sie heraus`
  }),
  "ip-address": (risk) => ({
    en: `The address ${shown(risk)} names its host by a number (${hostShown(risk)}), so readers cannot tell whose it is. Link to a name`,
    de: `Die Adresse ${shown(risk)} nennt ihren Host als Zahl (${hostShown(risk)}), und niemand erkennt, wem er gehört. Verlinke einen Namen`
  }),
  "private-host": (risk) =>
    risk.port === undefined
      ? {
          en: `Readers cannot reach ${hostShown(risk)}: it exists only on your device or in your network. Link to the public address`,
          de: `${hostShown(risk)} ist für andere nicht erreichbar: Es gibt ihn nur auf deinem Gerät oder in deinem Netz. Verlinke die öffentliche Adresse`
        }
      : {
          en: `The address of ${hostShown(risk)} names port ${risk.port}, which is meant for tests and internal services. Link to the public address`,
          de: `Die Adresse von ${hostShown(risk)} nennt Port ${risk.port}, der für Tests und interne Dienste gedacht ist. Verlinke die öffentliche Adresse`
        },
  "mixed-script": (risk) => ({
    en: `The host ${hostShown(risk)} mixes alphabets, so its letters can pass for others. Check it, and link to a name in one alphabet`,
    de: `Der Host ${hostShown(risk)} mischt Alphabete, sodass seine Buchstaben für andere gehalten werden. Prüfe ihn und verlinke einen Namen in einem Alphabet`
  }),
  "look-alike": (risk) => {
    const other = risk.resembles?.host ?? ""
    const way = ways[risk.resembles?.by ?? "part"]
    return {
      en: `The host ${hostShown(risk)} can be taken for ${other}: ${way.en}. Check the address`,
      de: `Der Host ${hostShown(risk)} lässt sich mit ${other} verwechseln: ${way.de}. Prüfe die Adresse`
    }
  },
  shortener: (risk) => ({
    en: `${hostShown(risk)} hides where the link leads, so neither readers nor this check can tell. Link to the page itself`,
    de: `${hostShown(risk)} verbirgt, wohin der Link führt; weder Leser noch diese Prüfung erkennen es. Verlinke die Seite selbst`
  }),
  "dangerous-scheme": (risk) => ({
    en: `An address that begins with ${risk.scheme}: runs code, carries its own content or opens a file. Take it out or link to a web page`,
    de: `Eine Adresse, die mit ${risk.scheme}: beginnt, führt Code aus, bringt ihren Inhalt mit oder öffnet eine Datei. Nimm sie heraus oder verlinke eine Webseite`
  }),
  "blocked-host": (risk) => ({
    en: `The host ${hostShown(risk)} is blocked. Link to another page`,
    de: `Der Host ${hostShown(risk)} ist gesperrt. Verlinke eine andere Seite`
  }),
  "not-allowed-host": (risk) => ({
    en: `The host ${hostShown(risk)} is not among those that posts may link to. Link to an allowed one, or add it to the rule`,
    de: `Der Host ${hostShown(risk)} gehört nicht zu denen, die Posts verlinken dürfen. Verlinke einen erlaubten oder ergänze ihn in der Regel`
  })
}
