/**
 * Looks for the traces of declared advertising and of artificial intelligence.
 */
import { wordsIn } from "../../../brand/WordMatch.ts"
import { type Platform, platformNames } from "../../../content/Platform.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { sentTexts } from "../../PolicyContent.ts"
import type { FindingTarget, LocalizedMessage, PolicyFinding, Repair } from "../../PolicyFinding.ts"
import type { DisclosureRule } from "../../Rule.ts"
import { type DisclosureField, disclosureFields } from "../disclosureData.ts"
import { disclosuresIn } from "../disclosureMentions.ts"
import { type Evaluate, findingOf } from "./Evaluation.ts"

export const evaluate: Evaluate<DisclosureRule> = (rule, { content, context }) => {
  const { disclosure, generatedBy, labels, platform } = context
  const [first] = sentTexts(content)
  if (first === undefined) return []
  const text = [content.text, content.title ?? ""].join("\n")
  const shown = () => [content.text, content.title ?? ""].flatMap(disclosuresIn)
  const field = disclosureFields[rule.of === "sponsor" ? "paid-partnership" : rule.of][platform]
  const show = (message: LocalizedMessage, prefix?: string): ReadonlyArray<PolicyFinding> => [
    findingOf(rule, {
      message,
      source: field?.source,
      ...(prefix === undefined ? {} : { at: first, repair: beginWith(first.target, prefix) })
    })
  ]

  switch (rule.of) {
    case "paid-partnership": {
      if (disclosure?.paidPartnership !== true || labels?.paidPartnership === true) return []
      const places = shown()
      if (places.some((start) => start < beginning)) return []
      const prefix = primarySubtag(context.language ?? "en") === "de" ? "Anzeige: " : "Ad: "
      return show(undisclosed(platform, field, places.length > 0), prefix)
    }
    case "own-brand":
      if (disclosure?.ownBrand !== true || field === undefined || labels?.ownBrand === true) return []
      return shown().length > 0 ? [] : show(ownBrand(platform, field))
    case "sponsor": {
      const sponsor = disclosure?.sponsor
      if (disclosure?.paidPartnership !== true || sponsor === undefined || labels?.paidPartnership === true) return []
      return wordsIn(text, [sponsor]).length > 0 ? [] : show(unnamedSponsor(sponsor))
    }
    case "ai-generated":
      // Without labels nobody has decided yet: the publisher derives them from what made the post.
      if (generatedBy?.kind !== "model" || labels === undefined || field === undefined) return []
      return labels.aiGenerated === true ? [] : show(aiGenerated(platform, field))
  }
}

// Offset up to which a disclosure counts as standing at the beginning: networks fold long texts away.
const beginning = 200

const beginWith = (target: FindingTarget, prefix: string): Repair => ({
  label: { en: `Begin with “${prefix.trim()}”`, de: `Mit „${prefix.trim()}“ beginnen` },
  edits: [{ target, start: 0, end: 0, replacement: prefix }]
})

const undisclosed = (platform: Platform, field: DisclosureField | undefined, isLate: boolean): LocalizedMessage => ({
  en: `The brief declares a paid partnership and the post ${isLate ? `shows it only after ${beginning} characters` : "does not show it"}. Say so at the beginning${field === undefined ? "" : `, or set ${field.name} for ${platformNames[platform]}`}`,
  de: `Das Briefing erklärt eine bezahlte Partnerschaft, der Post zeigt sie ${isLate ? `erst nach ${beginning} Zeichen` : "nicht"}. Nenne sie am Anfang${field === undefined ? "" : ` oder setze ${field.name} für ${platformNames[platform]}`}`
})

const ownBrand = (platform: Platform, field: DisclosureField): LocalizedMessage => ({
  en: `The brief declares that the post promotes the own brand. Set ${field.name} for ${platformNames[platform]}`,
  de: `Das Briefing erklärt, dass der Post für die eigene Marke wirbt. Setze ${field.name} für ${platformNames[platform]}`
})

const unnamedSponsor = (sponsor: string): LocalizedMessage => ({
  en: `The brief names “${sponsor}” as the sponsor and the post does not. Name who pays, or set the network’s label`,
  de: `Das Briefing nennt „${sponsor}“ als Sponsor, der Post nicht. Nenne, wer bezahlt, oder setze das Label des Netzwerks`
})

const aiGenerated = (platform: Platform, field: DisclosureField): LocalizedMessage => ({
  en: `A model made this post. Set ${field.name} for ${platformNames[platform]}`,
  de: `Ein Modell hat diesen Post gemacht. Setze ${field.name} für ${platformNames[platform]}`
})
