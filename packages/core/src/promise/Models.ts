/**
 * Which models a campaign asks, and what that costs, as plain data.
 *
 * @since 0.1.0
 */

/** Kinds of work: reading facts from sources, deciding what comes when, writing, translating, rating, sorting. */
export type TaskKind = "extract" | "plan" | "write" | "translate" | "judge" | "classify"

/** The model that serves the goal best is asked first, by prices, measured speed or declared quality. */
export interface ModelRoute {
  readonly route: "cheapest" | "fastest" | "best"
  /** Ids of models. @default every model there is */
  readonly among?: readonly [string, ...Array<string>]
}

/** `none`, a model's id, ids in the order in which they are tried, or a route. */
export type ModelChain = "none" | (string & {}) | readonly [string, ...Array<string>] | ModelRoute

/** One for everything, or one for each kind of work with a default for the others. */
export type ModelChoice =
  | ModelChain
  | { readonly default: ModelChain; readonly byTask: { readonly [task in TaskKind]?: ModelChain } }

/** What one agent is going to ask of the model that is asked first. */
export interface AgentEstimate {
  readonly agent: string
  readonly model: string
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** Millionths of a US dollar, when every answer can be used. Null: the price is not known. */
  readonly costMicroUsd: number | null
  /** When every answer is as long as it may be, and has to be repaired as often as that is tried. */
  readonly mostMicroUsd: number | null
}

/** What models of media are going to be asked for at most. */
export interface MediaEstimate {
  readonly kind: "pictures" | "clips" | "voices"
  readonly model: string
  /** Pictures, clips, or videos that are spoken. */
  readonly count: number
  /** Null: the price is not known. */
  readonly mostMicroUsd: number | null
}

/** What the sources give, as the built-in rules read them and divide it among the slots. */
export interface MaterialEstimate {
  /** Different statements that posts can be made of. */
  readonly statements: number
  readonly slots: number
  /**
   * Slots that get some of them: without a model no others have a post. A model that plans may divide them otherwise, and
   * one that reads may find more.
   */
  readonly slotsWithMaterial: number
}

/** What a campaign is going to cost, and how far its sources go. */
export interface CampaignEstimate {
  readonly campaignId: string
  /** In the order of the work; empty where no model was chosen. */
  readonly agents: ReadonlyArray<AgentEstimate>
  /** Absent: the built-in rules cannot read the language of the sources. */
  readonly material?: MaterialEstimate
  /** Absent: nobody chose models for media. */
  readonly media?: ReadonlyArray<MediaEstimate>
  /** Of the agents. Null: the price of a model is not known. */
  readonly costMicroUsd: number | null
  /** Media included. */
  readonly mostMicroUsd: number | null
}
