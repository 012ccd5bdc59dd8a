import { Effect } from "effect"
import { Audit, type AuditInput } from "../../audit/Audit.ts"
import { sha256Json } from "../../text/Digest.ts"
import type { CampaignId } from "../Campaign.ts"

/** What a step logs; without a subject it is about the campaign. */
export type StepEntry = Omit<AuditInput, "subject"> & { readonly subject?: string }

/**
 * Logs a step. One that runs again after a crash usually says the same; where it says something else (another answer of
 * a model), both entries stand, so that the log never contradicts what is stored.
 */
export const makeStepLog = Effect.map(Audit, (audit) =>
  Effect.fnUntraced(function* (campaignId: CampaignId, input: StepEntry) {
    const entry = { subject: campaignId, ...input }
    yield* audit
      .log(campaignId, entry)
      .pipe(
        Effect.catchReason("AuditError", "AuditConflict", () =>
          audit.log(campaignId, { ...entry, step: `${entry.step}@${sha256Json(entry.detail).slice(0, 12)}` })
        )
      )
  })
)

/** How steps log. */
export type StepLog = Effect.Success<typeof makeStepLog>

/** The step that an entry is about, however often it was logged. */
export const stepOf = ({ step }: { readonly step: string }): string => step.replace(/@[0-9a-f]{12}$/, "")
