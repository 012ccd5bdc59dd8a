/**
 * What all subcommands of `postwright plan` take, and how they tell what became of slots.
 *
 * @since 0.1.0
 */
import { type ReviewedSlot } from "@postwright/core/campaign/ReviewInput"
import { Effect } from "effect"
import type * as PlanFolder from "./PlanFolder.ts"
import { slotData } from "./PlanText.ts"
import { Screen } from "./Screen.ts"

/** What every subcommand takes. */
export interface PlanArguments {
  readonly kit: string
  /** Id of the member who does it. */
  readonly as: string
  readonly json: boolean
  readonly quiet: boolean
  /** Language of what rules say. */
  readonly messages: "en" | "de"
}

/** Writes the text, or with `--json` the slots and further facts. */
export const tell = Effect.fnUntraced(function* (
  args: PlanArguments,
  plan: PlanFolder.PlanFolder,
  slots: ReadonlyArray<ReviewedSlot>,
  text: string,
  facts: Readonly<Record<string, unknown>> = {}
) {
  const screen = yield* Screen
  if (args.json) {
    const result = { type: "result", schemaVersion: "1", campaignId: plan.campaignId, out: plan.folder.path }
    return yield* screen.out(
      `${JSON.stringify({ ...result, slots: slots.map((slot) => slotData(slot, args.messages)), ...facts })}\n`
    )
  }
  if (!args.quiet) yield* screen.out(text)
})
