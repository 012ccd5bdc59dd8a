import { type Visual } from "../VisualBrief.ts"

/** The prompt with as many of the things to avoid as the model takes, and what was left out. */
export const promptFor = (
  { avoid, prompt }: Pick<Visual, "prompt" | "avoid">,
  maxLength: number
): { readonly prompt: string; readonly warnings: ReadonlyArray<string> } => {
  for (let count = avoid.length; count >= 0; count--) {
    const whole = count === 0 ? prompt : `${prompt}\nAvoid: ${avoid.slice(0, count).join("; ")}.`
    if (count > 0 && whole.length > maxLength) continue
    const left = avoid.length - count
    return {
      prompt: whole,
      warnings: left === 0 ? [] : [`the prompt had no room for ${left} of the things to avoid`]
    }
  }
  return { prompt, warnings: [] }
}
