/**
 * What replies may rest on, and where it comes from.
 *
 * @since 0.1.0
 */
import { type AgentError } from "../agents/AgentError.ts"
import { type Brief, type BriefInput } from "../campaign/Brief.ts"
import { type BriefError } from "../campaign/BriefError.ts"
import { type CampaignId } from "../campaign/Campaign.ts"
import { type CampaignError } from "../campaign/CampaignError.ts"
import { type Finding } from "../knowledge/Finding.ts"
import { type KnowledgeError } from "../knowledge/KnowledgeError.ts"
import { type SourceBase } from "../knowledge/SourceReader.ts"
import { type ModelChoice } from "../models/ModelChoice.ts"
import { type ObjectError } from "../objects/ObjectError.ts"
import { type TenancyError } from "../tenancy/TenancyError.ts"
import { type LanguageTag } from "../text/Language.ts"
import { type UsageError } from "../usage/UsageError.ts"

/** What replies may rest on. */
export interface ReplyMaterial {
  readonly brief: Brief
  /** All that a reply may state as fact, besides the brief. */
  readonly findings: ReadonlyArray<Finding>
  /** The posts that comments stand below, by their `postId`. */
  readonly posts: ReadonlyArray<{ readonly id: string; readonly text: string; readonly language: LanguageTag }>
}

/** How agents run for it. */
export interface ReplyOptions {
  /** @default "none": word lists sort, and a question is answered where one finding clearly does */
  readonly model?: ModelChoice
  /** Whether the floor may answer when every chosen model failed. @default false */
  readonly allowFloor?: boolean
  /** What models may cost, in millionths of a US dollar; a call that does not fit is not made. @default no limit */
  readonly budgetMicroUsd?: number
  /** Names the operation: its paid answers are taken from the record, and its budget is one. @default by what is asked */
  readonly operation?: string
  readonly seed?: number
}

/** Where material for replies comes from. */
export type MaterialSource =
  | { readonly campaignId: CampaignId }
  | ({
      readonly brief: BriefInput
      /** What relative sources are relative to. @default none: only inline sources and addresses can be read */
      readonly base?: SourceBase
    } & ReplyOptions)

/** What getting material fails with. */
export type MaterialError =
  | AgentError
  | BriefError
  | CampaignError
  | KnowledgeError
  | ObjectError
  | TenancyError
  | UsageError
