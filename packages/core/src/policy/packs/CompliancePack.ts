/**
 * Built-in pack: how grave the concerns of a compliance review are, by their topic.
 *
 * @since 0.1.0
 */
import type { ComplianceTopic } from "../ComplianceReview.ts"
import type { LocalizedMessage } from "../PolicyFinding.ts"
import { RuleId } from "../Rule.ts"
import { RulePack, RulePackId } from "../RulePack.ts"

const rule = (topic: ComplianceTopic, title: LocalizedMessage) => ({
  kind: "compliance" as const,
  id: RuleId.make(`compliance/${topic}`),
  version: 1,
  severity: "quarantine" as const,
  title,
  source: null,
  topic
})

/** Counts only where somebody has reviewed the post; the review itself says which concerns are no more than a note. */
export const compliancePack = new RulePack({
  schemaVersion: "1",
  id: RulePackId.make("compliance"),
  version: 1,
  title: { en: "Compliance review", de: "Compliance-Prüfung" },
  sources: [],
  rules: [
    rule("misleading-claim", { en: "Misleading claim", de: "Irreführende Aussage" }),
    rule("guarantee", { en: "Guarantee", de: "Garantie" }),
    rule("comparison", { en: "Comparison with a competitor", de: "Vergleich mit einem Wettbewerber" }),
    rule("health", { en: "Promise about health", de: "Versprechen zur Gesundheit" }),
    rule("finance", { en: "Promise about money", de: "Versprechen zu Geld" }),
    rule("legal", { en: "Legal advice or claim", de: "Rechtliche Aussage" }),
    rule("minors", { en: "Minors", de: "Minderjährige" }),
    rule("privacy", { en: "Private matters of a person", de: "Privates einer Person" }),
    rule("rights", { en: "Rights of others", de: "Rechte anderer" }),
    rule("discrimination", { en: "Discrimination", de: "Diskriminierung" }),
    rule("safety", { en: "Safety of readers", de: "Sicherheit der Leser" }),
    rule("disclosure", { en: "Advertising that does not show", de: "Nicht erkennbare Werbung" }),
    rule("other", { en: "Another concern", de: "Anderes Bedenken" })
  ]
})
