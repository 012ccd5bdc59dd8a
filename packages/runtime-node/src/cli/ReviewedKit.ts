/**
 * Keeps kits from being replaced by the kit of another campaign.
 *
 * @since 0.1.0
 */
import { type CampaignId } from "@postwright/core/campaign/Campaign"
import { Effect, FileSystem, Option, Path, Schema } from "effect"
import { CliError, OutputUnusable } from "./CliError.ts"
import { type OutputFolder } from "./OutputFolder.ts"

/**
 * Fails with `OutputUnusable` where the folder's kit is of another campaign. `generate` may replace one that nobody
 * decided or said anything about: it is what the brief was before. A translation replaces none. The same campaign keeps
 * its review by itself.
 */
export const keep = Effect.fn("ReviewedKit.keep")(function* (
  folder: OutputFolder,
  campaignId: CampaignId,
  by: "generate" | "translate"
): Effect.fn.Return<void, CliError, FileSystem.FileSystem | Path.Path> {
  const fs = yield* FileSystem.FileSystem
  const paths = yield* Path.Path
  const text = yield* Effect.option(fs.readFileString(paths.join(folder.path, "plan.json")))
  const plan = Option.flatMap(text, decodePlan)
  if (Option.isNone(plan) || plan.value.campaignId === campaignId) return
  const reviewed = plan.value.slots.filter(({ review }) => review !== undefined).length
  if (reviewed === 0 && by === "generate") return
  const slots = reviewed === 1 ? "1 slot was" : `${reviewed} slots were`
  const held = `holds the plan of "${plan.value.campaignId}"`
  return yield* new CliError({
    reason: new OutputUnusable({
      path: folder.path,
      reason: "occupied",
      ...(by === "generate"
        ? {
            detail: `${held}, of which ${slots} reviewed, and this brief, seed or model makes another campaign`,
            remedy:
              "Name another folder with --out; to change posts of that plan use postwright plan edit or regenerate"
          }
        : {
            detail: `${held}, and this translation is another campaign`,
            remedy: "Name another folder with --out, or move that kit away"
          })
    })
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decodePlan = Schema.decodeUnknownOption(
  Schema.fromJsonString(
    Schema.Struct({
      campaignId: Schema.String,
      slots: Schema.Array(Schema.Struct({ review: Schema.optionalKey(Schema.Unknown) }))
    })
  )
)
