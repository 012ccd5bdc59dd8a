/**
 * The kit's JSON documents as plain objects whose keys stand in a fixed order: the same campaign gives the same bytes.
 */
import { Schema } from "effect"
import {
  type GeneratedBy,
  type Post,
  type ScorePart,
  type TranslatedFrom,
  type Variant
} from "../../../content/Post.ts"
import { type Citation } from "../../../knowledge/Citation.ts"
import { DossiersFile } from "../../Dossier.ts"
import { type KitInput } from "../../Kit.ts"
import { type Evidence, type Plan, type Slot } from "../../Plan.ts"
import { PolicyReport } from "../../PolicyReport.ts"
import { type Review, type ReviewComment, type ReviewDecision } from "../../Review.ts"
import { MediaManifest } from "../../MediaManifest.ts"
import type { NeedsMedia, SlotMedia } from "../../SlotMedia.ts"

/** Two spaces, a line end at the end. */
export const prettyJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

export const planJson = (plan: Plan): object => ({
  schemaVersion: "1",
  campaignId: plan.campaignId,
  slots: plan.slots.map(slotJson)
})

export const postsJson = (
  campaignId: string,
  posts: ReadonlyArray<Post>,
  sources: ReadonlyArray<{ readonly source: string; readonly textFile: string | null }>
): object => ({
  schemaVersion: "1",
  campaignId,
  sources: sources.map(({ source, textFile }) => ({ source, textFile })),
  posts: posts.map(postJson)
})

export const dossiersJson = (
  campaignId: string,
  posts: ReadonlyArray<Post>,
  { dossiers, learned, production, summary, trends }: NonNullable<KitInput["making"]>
): object =>
  encodeDossiers(
    new DossiersFile({
      schemaVersion: "1",
      campaignId,
      production: production ?? null,
      summary: summary ?? null,
      ...(trends === undefined ? {} : { trends }),
      ...(learned === undefined ? {} : { learned }),
      dossiers: posts.flatMap(({ contentHash }) => dossiers.get(contentHash) ?? [])
    })
  )

export const mediaJson = (campaignId: string, slots: ReadonlyArray<SlotMedia>): object =>
  encodeMedia(new MediaManifest({ schemaVersion: "1", campaignId, slots }))

export const policyJson: (report: PolicyReport) => object = Schema.encodeSync(PolicyReport)

const encodeMedia = Schema.encodeSync(MediaManifest)

const encodeDossiers = Schema.encodeSync(DossiersFile)

const slotJson = (slot: Slot): object => ({
  id: slot.id,
  startsAt: slot.startsAt,
  timeZone: slot.timeZone,
  platform: slot.platform,
  format: slot.format,
  angleId: slot.angleId,
  angle: slot.angle,
  confidence: slot.confidence,
  evidence: slot.evidence.map(evidenceJson),
  rationale: slot.rationale,
  status: slot.status,
  postId: slot.postId,
  ...(slot.needsMedia === undefined ? {} : { needsMedia: needsJson(slot.needsMedia) }),
  ...(slot.review === undefined ? {} : { review: reviewJson(slot.review) })
})

const needsJson = ({ code, needs, reason }: NeedsMedia): object => ({
  needs,
  code,
  reason: { en: reason.en, de: reason.de }
})

const reviewJson = ({ comments, decisions, revision }: Review): object => ({
  revision,
  decisions: decisions.map((decision) => ({
    kind: decision.kind,
    ...eventJson(decision),
    contentHash: decision.contentHash,
    ...(decision.reason === undefined ? {} : { reason: decision.reason }),
    ...(decision.targets === undefined
      ? {}
      : { targets: { platform: decision.targets.platform, accounts: decision.targets.accounts } }),
    ...(decision.window === undefined
      ? {}
      : { window: { notBefore: decision.window.notBefore, notAfter: decision.window.notAfter } }),
    ...(decision.released === undefined ? {} : { released: decision.released }),
    ...(decision.forbiddenBy === undefined ? {} : { forbiddenBy: decision.forbiddenBy })
  })),
  comments: comments.map((comment) => ({ ...eventJson(comment), text: comment.text }))
})

const eventJson = ({ at, by, revision, version }: ReviewDecision | ReviewComment): object => ({
  revision,
  by,
  at,
  version
})

const evidenceJson = (evidence: Evidence): object => ({
  kind: evidence.kind,
  detail: evidence.detail,
  weight: evidence.weight,
  ...(evidence.citation === undefined ? {} : { citation: citationJson(evidence.citation) }),
  ...(evidence.url === undefined ? {} : { url: evidence.url })
})

const citationJson = ({ source, start, end, quote }: Citation): object => ({ source, start, end, quote })

const postJson = (post: Post): object => ({
  id: post.id,
  slotId: post.slotId,
  platform: post.platform,
  format: post.format,
  language: post.language,
  variants: post.variants.map(variantJson),
  hashtags: post.hashtags,
  links: post.links.map(({ url, trackedUrl }) => ({ url, trackedUrl })),
  media: post.media.map(({ path, sha256, altText, isAiMade }) => ({
    path,
    sha256,
    altText,
    ...(isAiMade === undefined ? {} : { isAiMade })
  })),
  citations: post.citations.map(citationJson),
  generatedBy: generatedByJson(post.generatedBy),
  version: post.version,
  contentHash: post.contentHash,
  ...(post.translatedFrom === undefined ? {} : { translatedFrom: translatedFromJson(post.translatedFrom) })
})

const translatedFromJson = ({ campaignId, contentHash, language, version }: TranslatedFrom): object => ({
  campaignId,
  language,
  version,
  contentHash
})

const variantJson = (variant: Variant): object => ({
  id: variant.id,
  approach: variant.approach,
  text: variant.text,
  ...(variant.parts === undefined ? {} : { parts: variant.parts }),
  ...(variant.title === undefined ? {} : { title: variant.title }),
  scores: {
    brandFit: variant.scores.brandFit,
    risk: variant.scores.risk,
    readability: variant.scores.readability
  },
  scoreParts: {
    brandFit: variant.scoreParts.brandFit.map(scorePartJson),
    risk: variant.scoreParts.risk.map(scorePartJson),
    readability: variant.scoreParts.readability.map(scorePartJson)
  },
  ...(variant.generatedBy === undefined ? {} : { generatedBy: generatedByJson(variant.generatedBy) })
})

const scorePartJson = ({ name, value, weight, detail }: ScorePart): object => ({ name, value, weight, detail })

const generatedByJson = (generatedBy: GeneratedBy): object => {
  switch (generatedBy.kind) {
    case "floor":
      return { kind: "floor", agent: generatedBy.agent, agentVersion: generatedBy.agentVersion }
    case "model":
      return {
        kind: "model",
        agent: generatedBy.agent,
        agentVersion: generatedBy.agentVersion,
        vendor: generatedBy.vendor,
        model: generatedBy.model
      }
    case "person":
      return { kind: "person", memberId: generatedBy.memberId }
  }
}
