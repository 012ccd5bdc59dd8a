import { Effect } from "effect"
import type { RegenerationPayload } from "../../Regeneration.ts"
import { makeStepLog, type StepEntry } from "../stepLog.ts"

/** Logs a step of a round. */
export const makeRoundLog = Effect.map(
  makeStepLog,
  (log) =>
    ({ campaignId, round }: RegenerationPayload, input: StepEntry) =>
      log(campaignId, { ...input, step: `regeneration/${round}/${input.step}` })
)
