/**
 * How grave findings are and what they come to, in the words of a person.
 *
 * @since 0.1.0
 */
import type { Severity } from "@postwright/core/policy/PolicyFinding"
import type { Decision } from "@postwright/core/policy/Verdict"

export interface JudgementWords {
  readonly severities: Readonly<Record<Severity, string>>
  readonly decisions: Readonly<Record<Decision, string>>
}

/** By the language of `--messages`. In English they are the words that options and JSON have. */
export const judgementWords: Readonly<Record<"en" | "de", JudgementWords>> = {
  en: {
    severities: { block: "block", fix: "fix", quarantine: "quarantine", warn: "warn" },
    decisions: { allow: "allow", warn: "warn", quarantine: "quarantine", repair: "repair", block: "block" }
  },
  de: {
    severities: { block: "verboten", fix: "zu beheben", quarantine: "zu prüfen", warn: "Hinweis" },
    decisions: {
      allow: "bestanden",
      warn: "mit Hinweisen",
      quarantine: "zu prüfen",
      repair: "zu beheben",
      block: "verboten"
    }
  }
}
