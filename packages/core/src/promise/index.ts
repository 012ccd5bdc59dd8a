/**
 * The promise door: plain data in and out, `AbortSignal`, async iterables, one error. No Effect type in its
 * declarations.
 *
 * @since 0.1.0
 */
export type { Adapter } from "./Adapter.ts"
export {
  type Agent,
  type AgentContract,
  type AgentIssue,
  type AgentMaterial,
  type AgentResult,
  type AgentStep,
  type AnswerElement,
  type AnswerWatch,
  type BuiltInAgent,
  type BuiltInAgentName,
  type BuiltInInput,
  type ContractResult,
  defineAgent,
  type MaterialText,
  type RunAgent,
  type RunOptions
} from "./Agent.ts"
export type {
  Brief,
  Citation,
  Evidence,
  Format,
  GeneratedBy,
  InlineSource,
  Plan,
  Platform,
  Post,
  Progress,
  Review,
  ReviewComment,
  ReviewDecision,
  ScorePart,
  Slot,
  Variant,
  Wording
} from "./Formats.ts"
export type { Campaign, CampaignRun, GenerateOptions, KitFile, MediaOptions } from "./Generate.ts"
export type {
  AgentEstimate,
  CampaignEstimate,
  MaterialEstimate,
  MediaEstimate,
  ModelChain,
  ModelChoice,
  ModelRoute,
  TaskKind
} from "./Models.ts"
export { createPostwright, type Postwright, type PostwrightOptions, type WordedAgent } from "./Postwright.ts"
export type { Insight, InsightDimension, InsightReport, InsightsOptions, PostMetrics, PostResult } from "./Results.ts"
export type {
  ApprovalOptions,
  CampaignReview,
  DecisionOptions,
  DiffPart,
  EditInput,
  PolicyRecheck,
  PostVersion,
  RecheckedPost,
  RecheckOptions,
  RegenerateOptions,
  Regeneration,
  ReviewedSlot,
  ReviewOptions,
  SlotChoice,
  VariantInput,
  VersionDiff
} from "./Review.ts"
export type {
  NamedText,
  OrganizationPolicy,
  PolicyCallOptions,
  PolicyChangeOptions,
  PolicyContent,
  PolicyContext,
  PolicyConcern,
  PolicyItem,
  PolicyRule,
  PolicyScope,
  PolicySettings,
  RepairedContent,
  SeveritySetting
} from "./Policy.ts"
export type {
  OrganizationPrompts,
  OwnWording,
  PromptChangeOptions,
  PromptVersions,
  PromptWording,
  WordingChoice,
  WordingDiff
} from "./Prompts.ts"
export type {
  AdvisedComment,
  AdvisedComments,
  CommentInput,
  RepliesOptions,
  RepliesRequest,
  Reply,
  ReplyAdvice,
  ThreadComment
} from "./Replies.ts"
export type { TranslatedCampaign, TranslatedSlot, TranslateOptions } from "./Translate.ts"
export type { Rule, RulePack, RuleScope, Term } from "./RulePack.ts"
export type {
  CheckStatus,
  Decision,
  FindingTarget,
  LocalizedMessage,
  PolicyFinding,
  RelatedPassage,
  RulePackRef,
  Severity,
  TextEdit,
  Verdict
} from "./Verdict.ts"
export { PostwrightError } from "./PostwrightError.ts"
export type { IngestOptions, Transcript, TranscriptMaterial, TranscriptOrigin } from "./Transcripts.ts"
