/**
 * Evaluates rules on data of persons and secrets.
 */
import { detectPersonalData, type PersonalDatum } from "../../PersonalData.ts"
import type { TargetText } from "../../PolicyContent.ts"
import type { LocalizedMessage, Repair } from "../../PolicyFinding.ts"
import type { PersonalDataRule } from "../../Rule.ts"
import { credentialsIn, withoutCredentials } from "./credentials.ts"
import { type Evaluate, findingOf, replaceSpan } from "./Evaluation.ts"

/**
 * A finding for each value, hidden in the message, with a repair that puts a neutral word in its place. In front of a
 * host a word would break the address, so name and password are taken out of it.
 */
export const evaluate: Evaluate<PersonalDataRule> = (rule, { context, texts }) =>
  texts.flatMap((at) => {
    const options = {
      language: context.language,
      regions: context.regions,
      allowed: rule.allowed,
      kinds: rule.data
    }
    const data = detectPersonalData(at.text, options)
    const credentials = data.some(({ kind }) => kind === "secret") ? credentialsIn(at.text) : []
    let next = 0
    return data.map((datum) => {
      while (next < credentials.length && credentials[next]!.end <= datum.start) next++
      const around = credentials[next]
      const isCredential =
        datum.kind === "secret" && around !== undefined && around.start <= datum.start && datum.end <= around.end
      return findingOf(rule, {
        message: messageOf(datum),
        at,
        span: datum,
        repair: isCredential ? withoutCredentials(at.target, around) : neutralised(at, datum)
      })
    })
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const neutralised = ({ target }: TargetText, datum: PersonalDatum): Repair =>
  replaceSpan(target, datum, datum.neutral, {
    en: `Write ${datum.neutral} in its place`,
    de: `Durch ${datum.neutral} ersetzen`
  })

const messageOf = ({ kind, masked, name }: PersonalDatum): LocalizedMessage => {
  const shown = { en: `${name.en} ${masked}`, de: `${name.de} ${masked}` }
  if (kind === "secret")
    return {
      en: `A secret can be read here: ${shown.en}. Take it out, and change it if others may have seen it`,
      de: `Hier ist ein Geheimnis zu lesen: ${shown.de}. Nimm es heraus und ändere es, falls andere es gesehen haben`
    }
  if (kind === "payment-card")
    return {
      en: `Card data can be read here: ${shown.en}. Take it out; no post may show it`,
      de: `Hier sind Kartendaten zu lesen: ${shown.de}. Nimm sie heraus; kein Post darf sie zeigen`
    }
  return {
    en: `Personal data can be read here: ${shown.en}. Take it out, or allow it in the rule if it is public`,
    de: `Hier sind persönliche Daten zu lesen: ${shown.de}. Nimm sie heraus oder erlaube sie in der Regel, wenn sie öffentlich sind`
  }
}
