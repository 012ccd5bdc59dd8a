/**
 * Whether a post shows what a person declared about payment and own brand. The declaration comes from the brief; this
 * only looks for its traces. It warns and never decides what the law asks for.
 *
 * @since 0.1.0
 */
import { wordsIn } from "../brand/WordMatch.ts"
import type { Platform } from "../content/Platform.ts"
import { primarySubtag } from "../text/Language.ts"
import { PolicyFinding } from "./PolicyFinding.ts"
import { platformNames } from "./internal/messages.ts"
import { type PolicyContent, sentTexts } from "./PolicyContent.ts"

/** A person's declaration. */
export interface Disclosure {
  readonly paidPartnership: boolean
  readonly ownBrand: boolean
  readonly sponsor?: string
}

/** Which of the network's own labels the publication will carry. */
export interface DisclosureLabels {
  readonly paidPartnership?: boolean
  readonly ownBrand?: boolean
}

/** A warning for each declaration that neither the words of the post nor a label of the network shows. */
export const checkDisclosure = (
  content: PolicyContent,
  options: {
    readonly platform: Platform
    readonly language: string
    readonly disclosure: Disclosure
    /** @default none */
    readonly labels?: DisclosureLabels
  }
): ReadonlyArray<PolicyFinding> => {
  const { disclosure, labels = {}, platform } = options
  const [first] = sentTexts(content)
  if (first === undefined || wordsIn([content.text, content.title ?? ""].join("\n"), disclosureWords).length > 0)
    return []
  const own = ownBrandLabels[platform]
  const findings: Array<PolicyFinding> = []
  if (disclosure.paidPartnership && labels.paidPartnership !== true) {
    findings.push(paidPartnership(first.target, platform, options.language))
  }
  if (disclosure.ownBrand && own !== undefined && labels.ownBrand !== true) findings.push(ownBrand(platform, own))
  return findings
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const disclosureWords = [
  ..."ad,advert,advertisement,sponsored,paid partnership,paid promotion,in paid partnership with".split(","),
  ..."Anzeige,Werbung,Werbeanzeige,gesponsert,bezahlte Partnerschaft,bezahlte Werbung".split(",")
]

interface Label {
  readonly field: string
  readonly source: string
}

const paidLabels: Partial<Record<Platform, Label>> = {
  tiktok: {
    field: "brand_content_toggle",
    source: "https://developers.tiktok.com/doc/content-posting-api-reference-direct-post"
  },
  x: { field: "paid_partnership", source: "https://docs.x.com/changelog" },
  youtube: {
    field: "paidProductPlacementDetails.hasPaidProductPlacement",
    source: "https://developers.google.com/youtube/v3/docs/videos"
  }
}

const ownBrandLabels: Partial<Record<Platform, Label>> = {
  tiktok: {
    field: "brand_organic_toggle",
    source: "https://developers.tiktok.com/doc/content-posting-api-reference-direct-post"
  }
}

const paidPartnership = (
  target: NonNullable<PolicyFinding["target"]>,
  platform: Platform,
  language: string
): PolicyFinding => {
  const label = paidLabels[platform]
  const prefix = primarySubtag(language) === "de" ? "Anzeige: " : "Ad: "
  return new PolicyFinding({
    ruleId: "disclosure/paid-partnership",
    ruleVersion: 1,
    severity: "warn",
    target,
    span: null,
    message: {
      en: `The brief declares a paid partnership and the post does not show it. Say so at the beginning${label === undefined ? "" : `, or set ${label.field} for ${platformNames[platform]}`}`,
      de: `Das Briefing erklärt eine bezahlte Partnerschaft, der Post zeigt sie nicht. Nenne sie am Anfang${label === undefined ? "" : ` oder setze ${label.field} für ${platformNames[platform]}`}`
    },
    source: label?.source ?? null,
    repair: {
      label: { en: `Begin with “${prefix.trim()}”`, de: `Mit „${prefix.trim()}“ beginnen` },
      edits: [{ target, start: 0, end: 0, replacement: prefix }]
    }
  })
}

const ownBrand = (platform: Platform, label: Label): PolicyFinding =>
  new PolicyFinding({
    ruleId: "disclosure/own-brand",
    ruleVersion: 1,
    severity: "warn",
    target: null,
    span: null,
    message: {
      en: `The brief declares that the post promotes the own brand. Set ${label.field} for ${platformNames[platform]}`,
      de: `Das Briefing erklärt, dass der Post für die eigene Marke wirbt. Setze ${label.field} für ${platformNames[platform]}`
    },
    source: label.source
  })
