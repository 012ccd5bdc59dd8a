/**
 * `postwright plan recheck`: judges a kit's posts by the rules as they are now.
 *
 * @since 0.1.0
 */
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { type PolicyRecheck, type RecheckedPost, type RulePackChange } from "@postwright/core/campaign/PolicyRecheck"
import { type PolicyFinding } from "@postwright/core/policy/PolicyFinding"
import { Effect } from "effect"
import { type PlanArguments } from "./Plan.ts"
import * as PlanFolder from "./PlanFolder.ts"
import { printable, Screen } from "./Screen.ts"

export interface RecheckArguments extends PlanArguments {
  readonly dryRun: boolean
}

/** Tells what changed since the last look, takes forbidden approvals back, and writes the kit anew. */
export const recheck = Effect.fn("plan.recheck")(function* (args: RecheckArguments) {
  const plan = yield* PlanFolder.open(args.kit)
  const work = Effect.gen(function* () {
    const [review, screen] = [yield* PlanReview, yield* Screen]
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
  const voided = changes.filter(({ voidsApproval }) => voidsApproval).length
  const than = since === null ? "" : ` than on ${since.slice(0, 16).replace("T", " ")} UTC`
  const taken = `approvals ${isDryRun ? "that would be taken back" : "taken back"}: ${voided}`
  return [
    ...packs.map((change) => `Rules: ${packLine(change)}`),
    ...changes.flatMap((post) => changeLines(post, messages)),
    changes.length === 0
      ? `Posts: ${posts}, none judged otherwise${than}`
      : `Posts: ${posts}, judged otherwise${than}: ${changes.length}, ${taken}`,
    ""
  ].join("\n")
}

const packLine = ({ from, id, to }: RulePackChange): string => {
  if (from === null) return `${id} version ${to} is new`
  return to === null ? `${id} is no longer used` : `${id} has version ${to} instead of ${from}`
}

const changeLines = (post: RecheckedPost, language: "en" | "de"): ReadonlyArray<string> => [
  `${post.slotId}  ${post.before ?? "not judged before"} -> ${post.after}${post.voidsApproval ? `, ${post.status} no longer` : ""}`,
  ...counted([
    ...post.appeared.map((finding) => findingLine(language, "+", finding)),
    ...post.disappeared.map((finding) => findingLine(language, "-", finding)),
    ...post.regraded.map(({ after, before }) => findingLine(language, "!", after, ` (was ${before.severity})`))
  ])
]

/** Equal lines once, with their number: a word may stand in a post many times. */
const counted = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  Array.from(Map.groupBy(lines, (line) => line.toLowerCase()).values()).map(([line = "", ...others]) =>
    others.length === 0 ? line : `${line}, ${others.length + 1} times`
  )

const findingLine = (
  language: "en" | "de",
  mark: string,
  { message, ruleId, severity }: PolicyFinding,
  was = ""
): string => `  ${mark} ${severity}${was}  ${message[language]} (${ruleId})`
