import { type EditorialDecisionKind, maxSummaryLength } from "../../../campaign/EditorialReview.ts"
import { type FloorLanguage } from "../../../text/Language.ts"
import { type EditedSlot } from "../EditorAgent.ts"
import { notices, type Reason } from "./notices.ts"
import { noteOf, summaryOf } from "./words.ts"

/** What is decided. */
export interface Decided {
  readonly decisions: Array<{ slotId: string; decision: EditorialDecisionKind; note: string }>
  readonly summary: string
}

/** Below this, a post that may not go back any more is a matter for a person. */
const personBelow = 0.35

/**
 * Posts with concerns go to a person. Of the others those go back that are weakest or repeat most, as many as may; one
 * that is very weak and may not go back goes to a person, too.
 */
export const decide = (
  { maxRewrites, slots }: { readonly slots: ReadonlyArray<EditedSlot>; readonly maxRewrites: number },
  language: FloorLanguage
): Decided => {
  const reasons = new Map<EditedSlot, Reason>()
  for (const notice of notices(slots)) {
    const known = reasons.get(notice.slot)
    if (known === undefined || known.weight < notice.reason.weight) reasons.set(notice.slot, notice.reason)
  }
  const candidates = slots
    .filter((slot) => slot.concerns === 0 && reasons.has(slot))
    .toSorted((a, b) => (reasons.get(b)?.weight ?? 0) - (reasons.get(a)?.weight ?? 0))
  const rewritten = new Set(candidates.slice(0, Math.max(0, maxRewrites)))
  const decisions = slots.flatMap((slot): Decided["decisions"] => {
    const slotId = String(slot.slotId)
    if (slot.concerns > 0) {
      return [{ slotId, decision: "escalate", note: noteOf({ kind: "concerns", count: slot.concerns }, language) }]
    }
    const reason = reasons.get(slot)
    if (reason === undefined) return []
    if (rewritten.has(slot)) return [{ slotId, decision: "rewrite", note: noteOf(reason, language) }]
    return (slot.overall ?? 1) < personBelow ? [{ slotId, decision: "escalate", note: noteOf(reason, language) }] : []
  })
  const summary = summaryOf(
    {
      slots,
      reasons: [...rewritten].flatMap((slot) => reasons.get(slot)?.kind ?? []),
      escalated: decisions.filter(({ decision }) => decision === "escalate").length,
      leftOver: candidates.length - rewritten.size
    },
    language
  )
  return { decisions, summary: summary.slice(0, maxSummaryLength) }
}
