/**
 * Pictures and clips that a model was to make and that media go without: why, and whether it may go better now.
 */
import type { ClipFailure } from "../../../media/Clips.ts"
import type { PictureFailure } from "../../../media/Pictures.ts"
import type { ImageVerdict } from "../../../policy/ImageVerdict.ts"
import type { MediaOptions } from "../../MediaOptions.ts"
import type { LackReason, MediaLack } from "../../SlotMedia.ts"
import { type Told, toldOf } from "./told.ts"

/** Whether it says something of this one, or that there is no more money, and not of how things are set up. */
export const isOfOne = ({ reason }: PictureFailure | ClipFailure): boolean => !ofAll.has(reason._tag)

/** Why a failure leaves media without it. */
export const lackReasonOf = ({ reason }: PictureFailure | ClipFailure): LackReason => {
  switch (reason._tag) {
    case "BudgetExceeded":
    case "CostUnknown":
      return "budget"
    case "Refused":
    case "RequestRejected":
    case "ContextTooLong":
      return "refused"
    default:
      return "failed"
  }
}

/** Of a verdict that does not let it be used. Where nobody looked, somebody may look the next time. */
export const heldReasonOf = ({ held }: ImageVerdict): LackReason => (held.length > 0 ? "held-back" : "failed")

/** Why it is held back. */
export const heldText = ({ held, problem }: ImageVerdict): Told => {
  const reasons = [...held, ...(problem === undefined ? [] : [problem])]
  return {
    en: `moderation held it back: ${reasons.map(({ en }) => en).join("; ")}`,
    de: `Die Moderation hat es zurückgehalten: ${reasons.map(({ de }) => de).join("; ")}`
  }
}

/** What verdicts that let it be used say beside that. `id`: of the picture or clip. */
export const verdictWarnings = (id: string, verdicts: ReadonlyArray<ImageVerdict>): ReadonlyArray<Told> =>
  verdicts.flatMap(({ problem, status, warnings }) => [
    ...(status === "absent" && problem !== undefined ? [problem] : []),
    ...warnings.map((told) => toldOf(id, told))
  ])

/**
 * Whether asking again may give what is lacking: a budget may have grown and an outage be over; what a model refused, or
 * what was held back, only another model makes.
 */
export const mayBeMended = (lacks: ReadonlyArray<MediaLack>, { clips, images }: MediaOptions): boolean =>
  lacks.some(({ kind, model, reason }) => {
    const chosen = (kind === "clip" ? clips : images)?.model
    if (chosen === undefined) return false
    return reason === "budget" || reason === "failed" || chosen !== model
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Without a key, a tool or such a model there is none for any post: that is for somebody to mend first. */
const ofAll: ReadonlySet<string> = new Set([
  "ModelNotFound",
  "ModelToolMissing",
  "Unauthorized",
  "ObjectStoreUnavailable",
  "LedgerUnavailable"
])
