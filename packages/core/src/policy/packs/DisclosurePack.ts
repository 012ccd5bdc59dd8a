/**
 * Built-in pack: declared advertising and artificial intelligence must show.
 *
 * @since 0.1.0
 */
import { RulePack, RulePackId } from "../RulePack.ts"
import { RuleId } from "../Rule.ts"

/** @see {@link https://digital-strategy.ec.europa.eu/en/policies/regulatory-framework-ai | EU AI Act, article 50} */
export const disclosurePack = new RulePack({
  schemaVersion: "1",
  id: RulePackId.make("disclosure"),
  version: 1,
  title: { en: "Disclosure of advertising and AI", de: "Kennzeichnung von Werbung und KI" },
  sources: [
    {
      name: "TikTok Content Posting API",
      url: "https://developers.tiktok.com/doc/content-posting-api-reference-direct-post"
    },
    { name: "X API changelog", url: "https://docs.x.com/changelog" },
    { name: "YouTube Data API, videos", url: "https://developers.google.com/youtube/v3/docs/videos" },
    { name: "EU AI Act, article 50", url: "https://eur-lex.europa.eu/eli/reg/2024/1689/oj" }
  ],
  rules: [
    {
      kind: "disclosure",
      id: RuleId.make("disclosure/paid-partnership"),
      version: 1,
      severity: "warn",
      title: { en: "Paid partnership", de: "Bezahlte Partnerschaft" },
      source: null,
      of: "paid-partnership"
    },
    {
      kind: "disclosure",
      id: RuleId.make("disclosure/sponsor"),
      version: 1,
      severity: "warn",
      title: { en: "Sponsor named", de: "Sponsor genannt" },
      source: null,
      of: "sponsor"
    },
    {
      kind: "disclosure",
      id: RuleId.make("disclosure/own-brand"),
      version: 1,
      severity: "warn",
      title: { en: "Own brand", de: "Eigene Marke" },
      source: null,
      of: "own-brand"
    },
    {
      kind: "disclosure",
      id: RuleId.make("disclosure/ai-generated"),
      version: 1,
      severity: "warn",
      title: { en: "Made with AI", de: "Mit KI gemacht" },
      source: "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
      dateChecked: "2026-11-21",
      tier: "official",
      of: "ai-generated"
    }
  ]
})
