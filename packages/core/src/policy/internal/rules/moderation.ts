/**
 * Turns what a moderation model said into findings.
 */
import type { ModerationRule } from "../../Rule.ts"
import { type Evaluate, findingOf } from "./Evaluation.ts"

export const evaluate: Evaluate<ModerationRule> = (rule, { context: { moderation }, texts }) => {
  if (moderation?.status !== "done") return []
  return moderation.labels
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
            en: `The model ${moderation.model} rates this as “${rule.title.en}” (${percent} %). Read it again before it goes out`,
            de: `Das Modell ${moderation.model} stuft dies als „${rule.title.de}“ ein (${percent} %). Lies es noch einmal, bevor es hinausgeht`
          }
        })
      ]
    })
}
