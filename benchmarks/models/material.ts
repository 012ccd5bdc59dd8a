/**
 * What the benchmarks of models ask for: the campaign of an example, and one question of moderate size with its answer.
 */
import { defineAgent } from "@postwright/core/agents/Agent"
import type { BriefInput } from "@postwright/core/campaign/Brief"
import { parse } from "@postwright/core/campaign/BriefParser"
import { Credentials } from "@postwright/core/credentials/Credentials"
import type { LanguageModel } from "@postwright/core/models/LanguageModel"
import * as OpenAiLanguageModel from "@postwright/providers/models/openai/OpenAiLanguageModel"
import { Effect, Redacted } from "effect"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"
import { root } from "../../scripts/process.ts"

/** The model of the simulated vendor. */
export const modelName = "gpt-4.1-mini"

/** How many posts the campaign has. */
export const slots = 90

/** The brief of 90 posts, with its sources as texts. */
export const campaignBrief = async (): Promise<BriefInput> => {
  const folder = join(root, "examples/larkfield")
  const input = await Effect.runPromise(
    parse(await readFile(join(folder, "brief.yaml"), "utf8"), { name: "brief.yaml" })
  )
  const sources = await Promise.all(
    (input.sources ?? []).map(async (source) =>
      typeof source === "string" ? { name: source, text: await readFile(join(folder, source), "utf8") } : source
    )
  )
  return { ...input, sources }
}

/** A question about a post, as both sides ask it. */
export const question = {
  system:
    "You write social media posts. You say only what the evidence says. Every figure, name and quotation stands in a sentence that you cite by the id of its finding and its exact words.",
  text: `Write three variants of one post for linkedin. The evidence:\n${Array.from(
    { length: 12 },
    (_, index) =>
      `[finding-${index}] On day ${index + 1} of the pilot ${40 + index} households borrowed an electric cargo bike for a week, and ${20 + index} of them rode it in the rain.`
  ).join("\n")}`
} as const

/** The contract of its answer, with nothing that the strict form of schemas knows not: both sides send it as it is. */
export const draftContract = z.object({
  variants: z
    .array(
      z.object({
        approach: z.string(),
        title: z.string(),
        body: z.string(),
        tone: z.enum(["plain", "warm", "dry"]),
        length: z.number().int().min(1),
        citations: z.array(z.object({ findingId: z.string(), quote: z.string() })).min(1)
      })
    )
    .min(2)
    .max(5),
  hashtags: z.array(z.string()).max(30)
})

/** Room for an answer, in tokens. */
export const maxOutputTokens = 4_096

/** The agent that asks it. */
export const drafts = defineAgent({
  name: "draft",
  version: 1,
  task: "write",
  contract: draftContract,
  maxOutputTokens,
  prompt: () => ({ system: question.system, messages: [{ role: "user", content: question.text }] }),
  toDomain: (wire) => Effect.succeed(wire)
})

/** The door of OpenAI to this server. */
export const modelOf = ({
  apiKey,
  baseUrl
}: {
  readonly apiKey: string
  readonly baseUrl: string
}): Promise<LanguageModel> =>
  Effect.runPromise(
    OpenAiLanguageModel.make(modelName, { baseUrl }).pipe(
      Effect.provide(Credentials.layerFixed({ openai: Redacted.make(apiKey) }))
    )
  )

/** An answer that keeps the contract. */
export const draftAnswer = JSON.stringify({
  variants: ["lead-fact", "quotation", "story"].map((approach, index) => ({
    approach,
    title: `A week with a cargo bike, part ${index + 1}`,
    body: `On day ${index + 1} of the pilot ${40 + index} households borrowed an electric cargo bike for a week. `.repeat(
      3
    ),
    tone: "plain",
    length: 180,
    citations: [
      { findingId: `finding-${index}`, quote: `${40 + index} households borrowed an electric cargo bike` },
      { findingId: `finding-${index + 3}`, quote: `${23 + index} of them rode it in the rain` }
    ]
  })),
  hashtags: ["cargobike", "larkfield", "harrowmouth", "cargoweek"]
})

/** Where the first of its variants is complete, in characters. */
export const firstVariantEnd = draftAnswer.indexOf('},{"approach"') + 1
