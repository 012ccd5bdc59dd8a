/**
 * What a post gets besides its text: the compliance agent's concerns, a growth plan, the script of a video, and what its
 * pictures show. The parts are made at once; only pictures wait for their script.
 */
import { Effect } from "effect"
import type { Agent } from "../../../agents/Agent.ts"
import { type AgentCost, costsOf, sumCosts } from "../../../agents/AgentCost.ts"
import { AgentRunner } from "../../../agents/AgentRunner.ts"
import { ComplianceAgent } from "../../../agents/compliance/ComplianceAgent.ts"
import { DesignerAgent } from "../../../agents/designer/DesignerAgent.ts"
import { GrowthAgent } from "../../../agents/growth/GrowthAgent.ts"
import { ScriptAgent } from "../../../agents/script/ScriptAgent.ts"
import type { DraftMaterial } from "../../../content/DraftMaterial.ts"
import type { GeneratedBy, Post } from "../../../content/Post.ts"
import { costDetail } from "../costDetail.ts"
import type { CampaignKey } from "../../CampaignStore.ts"
import { Dossier } from "../../Dossier.ts"
import { type EditedPost } from "../../Editorial.ts"
import { SlotId } from "../../Plan.ts"
import type { Production } from "../../Production.ts"
import type { StepEntry } from "../stepLog.ts"
import { attentionTo } from "./attention.ts"
import type { StepOptions } from "./StepTools.ts"
import { makeUnlessUnusable } from "./unlessUnusable.ts"

/** What a step logs of a dossier. */
export const dossierEntry = (
  { contentHash, generatedBy, personNeeded, slotId }: Dossier,
  missing: ProducedDossier["missing"],
  costs: ReadonlyArray<AgentCost>
): StepEntry => ({
  step: `produce/${slotId}`,
  subject: slotId,
  action: "dossier-made",
  detail: {
    contentHash,
    generatedBy: { ...generatedBy },
    personNeeded: personNeeded.length,
    ...(missing.length === 0 ? {} : { missing: [...missing] }),
    ...costDetail(costs)
  }
})

/** A post, and what its dossier is made from. */
export interface Produced {
  readonly key: CampaignKey
  readonly post: Post
  readonly material: DraftMaterial
  readonly production: Production
  readonly edited?: EditedPost | undefined
  /** @param part names the operation within that of the post */
  readonly optionsOf: (part: string) => StepOptions
}

/** A dossier, why parts are missing, and what it cost. */
export interface ProducedDossier {
  readonly dossier: Dossier
  readonly missing: ReadonlyArray<{ readonly part: string; readonly reason: string }>
  readonly costs: ReadonlyArray<AgentCost>
}

/** Makes the dossiers of posts. */
export const makeProducing = Effect.gen(function* () {
  const runner = yield* AgentRunner
  const unlessUnusable = yield* makeUnlessUnusable

  return Effect.fnUntraced(function* ({ key, material, optionsOf, post, production, ...produced }: Produced) {
    const edited = produced.edited?.contentHash === post.contentHash ? produced.edited : undefined
    const [first, ...rest] = material.findings
    if (first === undefined) return yield* Effect.die(new Error(`The slot "${post.slotId}" has no material`))
    const findings = [first, ...rest] as const
    const [sent] = post.variants
    const costs: Array<AgentCost> = []
    const missing: Array<{ part: string; reason: string }> = []
    const generatedBy: Record<string, GeneratedBy> = {}
    const make = Effect.fnUntraced(function* <Input, Wire, Output>(agent: Agent<Input, Wire, Output>, input: Input) {
      const part = { key, options: optionsOf(agent.name), of: post.variants }
      const made = yield* unlessUnusable(part, (asked) => runner.run(agent, input, asked))
      if (made.missing !== undefined) {
        costs.push(...made.missing.costs)
        missing.push({ part: agent.name, reason: made.missing.reason })
        return undefined
      }
      const { generatedBy: by, trace, value } = made.value
      costs.push(...costsOf(trace))
      generatedBy[agent.name] = by
      return value
    })

    const told = {
      text: sent.text,
      ...(sent.title === undefined ? {} : { title: sent.title }),
      ...(sent.parts === undefined ? {} : { parts: sent.parts })
    }
    const filming = Effect.gen(function* () {
      const script =
        post.format === "video" && production.runs("script")
          ? yield* make(ScriptAgent, { ...material, findings, post: told, seed: optionsOf("script").seed })
          : undefined
      const visuals = production.runs("visuals")
        ? yield* make(DesignerAgent, { ...material, findings, post: told, ...(script === undefined ? {} : { script }) })
        : undefined
      return { script, visuals }
    })
    const [compliance, growth, { script, visuals }] = yield* Effect.all(
      [
        make(ComplianceAgent, {
          ...material,
          regions: material.brief.regions,
          text: sent.text,
          ...(sent.title === undefined ? {} : { title: sent.title }),
          known: []
        }),
        production.runs("growth") ? make(GrowthAgent, { ...material, findings, variants: post.variants }) : Effect.void,
        filming
      ],
      { concurrency: "unbounded" }
    )
    if (edited?.appraisedBy !== undefined) generatedBy["judge"] = edited.appraisedBy
    const order = Object.keys(generatedBy).toSorted()
    return {
      dossier: new Dossier({
        slotId: SlotId.make(post.slotId),
        contentHash: post.contentHash,
        ...(edited?.appraisal === undefined ? {} : { appraisal: edited.appraisal }),
        ...(compliance === undefined ? {} : { compliance }),
        ...(growth === undefined ? {} : { growth }),
        ...(script === undefined ? {} : { script }),
        ...(visuals === undefined ? {} : { visuals }),
        personNeeded: edited?.personNeeded ?? attentionTo(production, findings),
        generatedBy: Object.fromEntries(order.map((agent) => [agent, generatedBy[agent]!]))
      }),
      missing,
      costs: sumCosts(costs)
    } satisfies ProducedDossier
  })
})
