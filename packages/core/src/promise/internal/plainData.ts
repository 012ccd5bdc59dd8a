import { Schema } from "effect"
import type { GeneratedCampaign } from "../../campaign/Campaigns.ts"
import { Plan } from "../../campaign/Plan.ts"
import { Post } from "../../content/Post.ts"
import type { DomainEvent } from "../../events/DomainEvent.ts"
import { campaignStages } from "../../campaign/CampaignProgress.ts"
import { Verdict } from "../../policy/Verdict.ts"
import type { Plan as PlanData, Post as PostData, Progress } from "../Formats.ts"
import type { Verdict as VerdictData } from "../Verdict.ts"

const encodePlan = Schema.encodeSync(Plan)
const encodePost = Schema.encodeSync(Post)
const encodeVerdict = Schema.encodeSync(Verdict)

/** A campaign as plain data. */
export interface CampaignData {
  readonly campaignId: string
  readonly plan: PlanData
  readonly posts: ReadonlyArray<PostData>
}

/** The campaign without classes and brands. */
export const campaignData = (campaign: GeneratedCampaign): CampaignData => ({
  campaignId: campaign.campaignId,
  plan: encodePlan(campaign.plan),
  posts: campaign.posts.map((post) => encodePost(post))
})

/** The verdict without classes and brands. */
export const verdictData = (verdict: Verdict): VerdictData => encodeVerdict(verdict)

/** The progress that an event tells, if it tells any. */
export const progressOf = (event: DomainEvent): ReadonlyArray<Progress> => {
  if (event._tag === "wording-written") {
    const { answer, index, isWhole, slotId, text, title } = event
    const wording = { slotId, index, answer, isWhole, text, ...(title === undefined ? {} : { title }) }
    const message = `${isWhole ? "Wrote" : "Writing"} wording ${index + 1} for ${slotId}`
    return [{ stage: "draft", done: 0, total: 0, message, wording }]
  }
  if (event._tag !== "campaign-progress") return []
  const stage = campaignStages.find((name) => name === event.stage)
  return stage === undefined ? [] : [{ stage, done: event.done, total: event.total, message: event.message }]
}
