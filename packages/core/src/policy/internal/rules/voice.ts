/**
 * Looks for what a brand's guidelines ask of every text and the post does not keep.
 */
import { checkGuidelines } from "../../../brand/Guidelines.ts"
import type { VoiceRule } from "../../Rule.ts"
import { type Evaluate, findingOf } from "./Evaluation.ts"

export const evaluate: Evaluate<VoiceRule> = (rule, { content, context }) => {
  const text = content.title === undefined ? content.text : `${content.title}\n${content.text}`
  const { language } = context
  if (language === undefined) return []
  return checkGuidelines(text, { guidelines: rule.guidelines, tone: "", language }).flatMap(({ broken, isKept }) =>
    isKept || broken === undefined ? [] : [findingOf(rule, { message: broken })]
  )
}
