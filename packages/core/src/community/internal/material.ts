import { DateTime, Effect } from "effect"
import { AgentRunner } from "../../agents/AgentRunner.ts"
import { ResearchAgent, researchInput } from "../../agents/research/ResearchAgent.ts"
import { type BriefInput } from "../../campaign/Brief.ts"
import { resolveBrief } from "../../campaign/BriefDefaults.ts"
import { type CampaignId } from "../../campaign/Campaign.ts"
import { Campaigns } from "../../campaign/Campaigns.ts"
import { CampaignStore, parts } from "../../campaign/CampaignStore.ts"
import { type Post } from "../../content/Post.ts"
import { readSources } from "../../knowledge/DocumentReader.ts"
import { SourceReaders } from "../../knowledge/SourceReader.ts"
import { requirePermission } from "../../tenancy/Actor.ts"
import { sha256Json } from "../../text/Digest.ts"
import { detectLanguage } from "../../text/LanguageDetection.ts"
import { Ledger } from "../../usage/Ledger.ts"
import { type MaterialSource } from "../ReplyMaterial.ts"
import { isOfChoice, runOptionsOf } from "./running.ts"

/** Gets what replies may rest on: of a campaign what it knows, of a brief what research finds in its sources. */
export const makeMaterialOf = Effect.gen(function* () {
  const runner = yield* AgentRunner
  const ledger = yield* Ledger
  const campaigns = yield* Campaigns
  const store = yield* CampaignStore
  const readers = yield* SourceReaders

  const ofCampaign = Effect.fnUntraced(function* (campaignId: CampaignId) {
    const { organizationId } = yield* requirePermission("campaign:read")
    const { brief, posts } = yield* campaigns.result(campaignId)
    const { findings } = yield* store.get({ organizationId, campaignId }, parts.findings)
    return { brief, findings, posts: posts.map(sentOf) }
  })

  const ofBrief = Effect.fnUntraced(function* (source: Extract<MaterialSource, { readonly brief: BriefInput }>) {
    yield* requirePermission("campaign:write")
    // The campaign's days may be over; comments come all the same.
    const { plan: _, ...input } = source.brief
    const about = [input.topic, ...(input.goals ?? []), input.audience ?? ""]
    const documents = yield* readSources(input.sources ?? [], source.base ?? {}, {
      maxCharacters: mostSourceCharacters,
      about
    }).pipe(Effect.provideService(SourceReaders, readers))
    const detectedLanguages = documents.slice(0, 1).map(({ text }) => detectLanguage(text).language)
    const brief = yield* resolveBrief(input, { now: yield* DateTime.now, detectedLanguages })
    if (documents.length === 0) return { brief, findings: [], posts: [] }
    const { startsOn: _day, ...asked } = researchInput(brief, documents)
    const question = { ...asked, wanted: mostFindings }
    const operation = `replies/research/${sha256Json([brief.topic, documents.map(({ sha256 }) => sha256)]).slice(0, 16)}`
    const asking = runner.run(ResearchAgent, question, {
      // The budget of the whole operation, so that reading and advising cost no more than it together.
      ...(yield* runOptionsOf(ledger, source, {
        operation: source.operation === undefined ? operation : `replies/${source.operation}`,
        task: "extract"
      })),
      operationKey: operation
    })
    // A model that cannot be paid or understood keeps no comment from people: the rules read the sources, or nobody.
    const byRules = runner.run(ResearchAgent, question, {
      model: "none",
      allowFloor: true,
      operationKey: operation
    })
    const findings = yield* asking.pipe(
      Effect.catchTag("AgentError", (error) =>
        isOfChoice(error)
          ? Effect.fail(error)
          : Effect.andThen(Effect.logWarning("The sources are read by the rules", error.message), byRules)
      ),
      Effect.map(({ value }) => value.findings),
      Effect.catchReason("AgentError", "FloorLanguageUnsupported", () => Effect.succeed([]))
    )
    return { brief, findings, posts: [] }
  })

  return Effect.fn("Replies.materialOf")(function* (source: MaterialSource) {
    return yield* "campaignId" in source ? ofCampaign(source.campaignId) : ofBrief(source)
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mostFindings = 60
const mostSourceCharacters = 2_000_000

const sentOf = ({ id, language, variants: [{ text }] }: Post) => ({ id: String(id), text, language })
