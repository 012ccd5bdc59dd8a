/**
 * Built-in pack: from which score on the categories of a moderation model matter.
 *
 * @since 0.1.0
 */
import { RuleId } from "../Rule.ts"
import { RulePack, RulePackId } from "../RulePack.ts"
import type { LocalizedMessage, Severity } from "../PolicyFinding.ts"

const rule = (category: string, severity: Severity, minScore: number, title: LocalizedMessage) => ({
  kind: "moderation" as const,
  id: RuleId.make(`moderation/${category}`),
  version: 1,
  severity,
  title,
  source: null,
  category,
  minScore
})

/** Counts only where a moderation model is configured. */
export const moderationPack = new RulePack({
  schemaVersion: "1",
  id: RulePackId.make("moderation"),
  version: 1,
  title: { en: "Moderation model", de: "Moderationsmodell" },
  sources: [],
  rules: [
    rule("hate", "quarantine", 0.5, { en: "Hate", de: "Hass" }),
    rule("harassment", "quarantine", 0.5, { en: "Harassment", de: "Belästigung" }),
    rule("sexual", "quarantine", 0.5, { en: "Sexual content", de: "Sexuelle Inhalte" }),
    rule("minors", "block", 0.3, { en: "Sexualised minors", de: "Sexualisierung Minderjähriger" }),
    rule("violence", "quarantine", 0.6, { en: "Violence", de: "Gewalt" }),
    rule("self-harm", "quarantine", 0.4, { en: "Self-harm", de: "Selbstverletzung" }),
    rule("illicit", "quarantine", 0.6, { en: "Illicit acts", de: "Verbotenes" })
  ]
})
