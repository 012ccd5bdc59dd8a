/**
 * What `postwright generate` says when a campaign pauses: how far it is, what it has cost, and the command to go on.
 *
 * @since 0.1.0
 */
import { type CampaignPaused } from "@postwright/core/campaign/CampaignError"
import { type CampaignSpending } from "@postwright/core/campaign/CampaignBudget"
import { Option } from "effect"
import { GenerationPaused } from "./CliError.ts"
import { type GenerateArguments } from "./Generate.ts"
import { dollars } from "./Dollars.ts"

/** How far the campaign is, and what it was thought to cost. */
export interface PausedAt {
  readonly paused: CampaignPaused
  readonly spending: CampaignSpending
  /** Posts that are written, of how many; undefined: none was begun. */
  readonly posts: { readonly done: number; readonly total: number } | undefined
  /** What the whole campaign was estimated to cost; null: not known. */
  readonly estimateMicroUsd: number | null
  readonly args: GenerateArguments
}

/** The failure that is told. */
export const pausedBy = (at: PausedAt): GenerationPaused => {
  const { args, paused, posts, spending } = at
  const { budgetMicroUsd, usedMicroUsd } = spending
  const isBudget = paused.problemCode === "agent-budget-reached" && budgetMicroUsd !== null
  const written = posts === undefined ? "before the first post" : `with ${posts.done} of ${posts.total} posts written`
  const command = commandOf(args, isBudget ? enough(at, budgetMicroUsd) : undefined)
  const cost = usedMicroUsd === 0 ? "" : ` Models have cost ${dollars(usedMicroUsd)} so far.`
  const why = paused.detail.replace(/[.\s]+$/, "")
  const advice = paused.advice === undefined || why.includes(paused.advice) ? "" : `. ${paused.advice}`
  return new GenerationPaused({
    campaignId: paused.campaignId,
    ...(paused.problemCode === undefined ? {} : { problemCode: paused.problemCode }),
    usedMicroUsd,
    budgetMicroUsd,
    command,
    detail: isBudget
      ? `The budget is used up, ${written}: models have cost ${dollars(usedMicroUsd)} of ${dollars(budgetMicroUsd)}, and the rest does not carry another answer`
      : `The campaign is paused, ${written}: ${why}`,
    remedy: isBudget
      ? `What is written is kept. To go on with a higher budget:\n  ${command}`
      : `${advice.replace(/^\. /, "")}${advice === "" ? "" : ". "}What is written is kept.${cost} To go on:\n  ${command}`
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A fifth more than the posts so far let expect, or than the estimate; in whole cents, and more than there was. */
const enough = ({ estimateMicroUsd, posts, spending }: PausedAt, budgetMicroUsd: number): number => {
  const expected =
    posts === undefined || posts.done === 0
      ? (estimateMicroUsd ?? 2 * budgetMicroUsd)
      : (spending.usedMicroUsd * posts.total) / posts.done
  const cents = Math.ceil(Math.max(expected * 1.2, budgetMicroUsd * 1.1) / 10_000)
  return cents / 100
}

/** The same command, with another budget where one is given. */
const commandOf = (args: GenerateArguments, budget: number | undefined): string => {
  const flag = (name: string, value: Option.Option<string | number>) =>
    Option.match(value, { onNone: () => [], onSome: (given) => [name, String(given)] })
  return [
    "postwright",
    "generate",
    args.brief,
    "--out",
    args.out,
    ...flag("--days", args.days),
    ...flag("--per-day", args.perDay),
    ...args.platforms.flatMap((platform) => ["--platform", platform]),
    ...flag("--start", args.start),
    ...flag("--results", args.results),
    ...(args.media ? [] : ["--no-media"]),
    ...(args.videos === 0 ? [] : ["--videos", String(args.videos)]),
    ...flag("--voice", args.voice),
    ...flag("--images", args.images),
    ...flag("--clips", args.clips),
    ...flag("--cards", args.cards),
    ...flag("--recordings", args.recordings),
    ...flag("--music", args.music),
    ...flag("--watermark", args.watermark),
    ...flag("--model", args.model),
    ...(budget === undefined ? flag("--budget", args.budget) : ["--budget", budget.toFixed(2)]),
    ...(args.seed === 0 ? [] : ["--seed", String(args.seed)]),
    ...(args.json ? ["--json"] : []),
    ...(args.quiet ? ["--quiet"] : []),
    ...(args.messages === "en" ? [] : ["--messages", args.messages])
  ]
    .map(quoted)
    .join(" ")
}

/** A word of a command, for a shell. */
export const quoted = (word: string): string =>
  /^[\w./:@%+=,~-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
