import { Effect } from "effect"
import { Audit, type AuditInput } from "../../../audit/Audit.ts"
import { sha256Json } from "../../../text/Digest.ts"
import type { RegenerationPayload } from "../../Regeneration.ts"

/**
 * Logs a step of a round. One that runs again after a crash usually says the same; where it says something else (another
 * answer of a model), both entries stand, so that the log never contradicts what is stored.
 */
export const makeStepLog = Effect.map(Audit, (audit) =>
  Effect.fnUntraced(function* (
    { campaignId, round }: RegenerationPayload,
    input: Omit<AuditInput, "subject"> & { readonly subject?: string }
  ) {
    const entry = { subject: campaignId, ...input, step: `regeneration/${round}/${input.step}` }
    yield* audit
      .log(campaignId, entry)
      .pipe(
        Effect.catchReason("AuditError", "AuditConflict", () =>
          audit.log(campaignId, { ...entry, step: `${entry.step}@${sha256Json(entry.detail).slice(0, 12)}` })
        )
      )
  })
)
