import type { RunOptions } from "../../../agents/AgentRunner.ts"
import type { CampaignPayload } from "../../CampaignPayload.ts"
import type { CampaignKey } from "../../CampaignStore.ts"
import type { StepLog } from "../stepLog.ts"
import type { SlotMaterial } from "./material.ts"

/** How agents run in a campaign. */
export interface StepOptions extends Omit<RunOptions, "watch"> {
  readonly seed: number
}

/** A campaign, and what it was started with. */
export interface StepCampaign {
  readonly key: CampaignKey
  readonly payload: CampaignPayload
}

/** What the steps of a campaign share. */
export interface StepTools {
  readonly log: StepLog
  /** @param step names the operation within its campaign */
  readonly optionsOf: (payload: CampaignPayload, step: string) => StepOptions
  readonly materialOf: SlotMaterial
}
