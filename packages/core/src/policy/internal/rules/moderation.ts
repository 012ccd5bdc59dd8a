/**
 * Turns what moderation models said into findings, and says of each model whether it has looked.
 */
import type { Moderation } from "../../PolicyContext.ts"
import type { ModerationRule } from "../../Rule.ts"
import type { CheckStatus } from "../../Verdict.ts"
import { type Evaluate, findingOf } from "./Evaluation.ts"

export const evaluate: Evaluate<ModerationRule> = (rule, { context: { moderation = [] }, texts }) =>
  moderation.flatMap((asked) =>
    asked.status === "failed"
      ? []
      : asked.labels
          .filter(({ category, score }) => category === rule.category && score >= rule.minScore)
          .flatMap(({ score, span, text }) => {
            const at = texts[text]
            if (at === undefined) return []
            const percent = Math.round(score * 100)
            return [
              findingOf(rule, {
                at,
                ...(span === undefined ? {} : { span }),
                message: {
                  en: `The model ${asked.model} rates this as “${rule.title.en}” (${percent} %). Read it again before it goes out`,
                  de: `Das Modell ${asked.model} stuft dies als „${rule.title.de}“ ein (${percent} %). Lies es noch einmal, bevor es hinausgeht`
                }
              })
            ]
          })
  )

/** Whether each model has looked, by its name; `absent` where none was asked. */
export const statusesOf = (moderation: ReadonlyArray<Moderation> = []): ReadonlyArray<CheckStatus> =>
  moderation.length === 0
    ? [{ check: "moderation", status: "absent", detail: nobody }]
    : moderation.map((asked) => ({ check: `moderation/${asked.model}`, ...statusOf(asked) }))

const statusOf = (asked: Moderation): Omit<CheckStatus, "check"> => {
  switch (asked.status) {
    case "done":
      return { status: "done" }
    case "incomplete":
      return {
        status: "failed",
        detail: {
          en: `The moderation model ${asked.model} has read only a part: ${asked.unread} UTF-16 units are more than it is asked to read. Shorten the texts, or use a model that takes longer ones`,
          de: `Das Moderationsmodell ${asked.model} hat nur einen Teil gelesen: ${asked.unread} UTF-16-Einheiten sind mehr, als es lesen soll. Kürze die Texte, oder nimm ein Modell für längere`
        }
      }
    case "failed":
      return {
        status: "failed",
        detail: {
          en: `The moderation model ${asked.model} gave no answer: ${asked.problem}`,
          de: `Das Moderationsmodell ${asked.model} hat nicht geantwortet: ${asked.problem}`
        }
      }
  }
}

const nobody = {
  en: "No moderation model is configured: nobody but the rules has looked at it",
  de: "Kein Moderationsmodell ist eingerichtet: Nur die Regeln haben es geprüft"
}
