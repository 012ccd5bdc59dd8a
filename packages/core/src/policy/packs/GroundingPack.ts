/**
 * Built-in pack: what a post claims stands in its sources, and what it says was not said before.
 *
 * @since 0.1.0
 */
import { RuleId } from "../Rule.ts"
import { RulePack, RulePackId } from "../RulePack.ts"

/** Needs citations, the brief's texts and the earlier posts in the context. */
export const groundingPack = new RulePack({
  schemaVersion: "1",
  id: RulePackId.make("grounding"),
  version: 2,
  title: { en: "Claims and repetition", de: "Behauptungen und Wiederholung" },
  sources: [],
  rules: [
    {
      kind: "claims",
      id: RuleId.make("grounding/uncited-figure"),
      version: 2,
      severity: "quarantine",
      title: { en: "Figures and dates without a source", de: "Zahlen und Daten ohne Quelle" },
      source: null,
      claims: ["number", "date"]
    },
    {
      kind: "claims",
      id: RuleId.make("grounding/uncited-name"),
      version: 2,
      severity: "warn",
      title: { en: "Names and superlatives without a source", de: "Namen und Superlative ohne Quelle" },
      source: null,
      claims: ["name", "superlative"]
    },
    {
      kind: "similarity",
      id: RuleId.make("grounding/repeats-post"),
      version: 1,
      severity: "quarantine",
      title: { en: "Repeats an earlier post", de: "Wiederholt einen früheren Post" },
      source: null,
      to: "earlier-posts",
      maxShare: 0.5
    },
    {
      kind: "similarity",
      id: RuleId.make("grounding/copies-source"),
      version: 1,
      severity: "warn",
      title: { en: "Copies a source", de: "Schreibt eine Quelle ab" },
      source: null,
      to: "sources",
      maxShare: 1,
      maxWords: 90
    }
  ]
})
