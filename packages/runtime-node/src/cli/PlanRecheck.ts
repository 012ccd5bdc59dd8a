/**
 * `postwright plan recheck`: judges a kit's posts by the rules as they are now.
 *
 * @since 0.1.0
 */
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { type PolicyRecheck, type RecheckedPost } from "@postwright/core/campaign/PolicyRecheck"
import { type PolicyFinding } from "@postwright/core/policy/PolicyFinding"
import { Effect } from "effect"
import { judgementWords } from "./JudgementWords.ts"
import { type PlanArguments } from "./PlanAnswer.ts"
import * as PlanFolder from "./PlanFolder.ts"
import { planWords } from "./PlanWords.ts"
import { printable, Screen } from "./Screen.ts"

export interface RecheckArguments extends PlanArguments {
  readonly dryRun: boolean
}

/** Tells what changed since the last look, takes forbidden approvals back, and writes the kit anew. */
export const recheck = Effect.fn("plan.recheck")(function* (args: RecheckArguments) {
  const plan = yield* PlanFolder.open(args.kit)
  const work = Effect.gen(function* () {
    const [review, screen] = [yield* PlanReview, yield* Screen]
    yield* PlanFolder.slots(plan, args)
    const check = review.recheck(plan.campaignId, { isDryRun: args.dryRun })
    const found = yield* args.dryRun ? check : PlanFolder.changing(plan, check)
    if (args.json) {
      const result = { type: "result", schemaVersion: "1", campaignId: plan.campaignId, out: plan.folder.path }
      return yield* screen.out(`${JSON.stringify({ ...result, isDryRun: args.dryRun, ...found })}\n`)
    }
    if (!args.quiet) yield* screen.out(printable(recheckText(found, args)))
  })
  yield* PlanFolder.run(plan, args.as, work)
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const recheckText = (
  { changes, packs, posts, since }: PolicyRecheck,
  { dryRun: isDryRun, messages }: { readonly dryRun: boolean; readonly messages: "en" | "de" }
): string => {
  const words = planWords[messages].recheck
  const voided = changes.filter(({ voidsApproval }) => voidsApproval).length
  const before = since === null ? null : since.slice(0, 16).replace("T", " ")
  return [
    ...packs.map(({ from, id, to }) => `${words.rules}: ${words.pack(id, from, to)}`),
    ...changes.flatMap((post) => changeLines(post, messages)),
    words.sum(posts, changes.length, before, voided, isDryRun),
    ""
  ].join("\n")
}

const changeLines = (post: RecheckedPost, language: "en" | "de"): ReadonlyArray<string> => {
  const words = planWords[language].recheck
  const { decisions } = judgementWords[language]
  const before = post.before === null ? words.unjudged : decisions[post.before]
  const voided = post.voidsApproval ? `, ${words.noLonger(post.status)}` : ""
  const lines = [
    ...post.appeared.map((finding) => findingLine(language, "+", finding)),
    ...post.disappeared.map((finding) => findingLine(language, "-", finding)),
    ...post.regraded.map(({ after, before }) => findingLine(language, "!", after, ` (${words.was(before.severity)})`))
  ]
  return [`${post.slotId}  ${before} -> ${decisions[post.after]}${voided}`, ...counted(lines, words.times)]
}

/** Equal lines once, with their number: a word may stand in a post many times. */
const counted = (lines: ReadonlyArray<string>, times: (count: number) => string): ReadonlyArray<string> =>
  Array.from(Map.groupBy(lines, (line) => line.toLowerCase()).values()).map(([line = "", ...others]) =>
    others.length === 0 ? line : `${line}, ${times(others.length + 1)}`
  )

const findingLine = (
  language: "en" | "de",
  mark: string,
  { message, ruleId, severity }: PolicyFinding,
  was = ""
): string => `  ${mark} ${judgementWords[language].severities[severity]}${was}  ${message[language]} (${ruleId})`
