import { type ReadingOptions } from "../../knowledge/Excerpts.ts"
import { type BriefInput, briefLimits } from "../Brief.ts"
import { defaultDays, defaultPerDay } from "./BriefRules.ts"

/** How much of a brief's sources is read, and what is looked for in long ones. */
export const readingOf = (input: BriefInput): ReadingOptions => {
  const slots = (input.plan?.days ?? defaultDays) * (input.plan?.perDay ?? defaultPerDay)
  return {
    maxCharacters: Math.max(
      briefLimits.maxReadCharacters,
      briefLimits.readCharactersPerSlot * Math.min(slots, briefLimits.maxSlots)
    ),
    about: [input.topic, ...(input.goals ?? []), input.audience ?? ""]
  }
}
