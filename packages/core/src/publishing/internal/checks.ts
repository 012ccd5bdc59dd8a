/**
 * What is checked before a call without asking the network: account, approval, window, rules, rate budget.
 *
 * @since 0.1.0
 */
import { DateTime, Duration, Effect } from "effect"
import { type Connector } from "../Connector.ts"
import { type Publication } from "../Publication.ts"
import { contentHashOf } from "../PublicationContent.ts"
import { longestAccountWindowSeconds, nextAllowedAt } from "../RateBudget.ts"
import { type SocialAccount } from "../SocialAccount.ts"
import { type StepDeps } from "./deps.ts"
import { reconnectAdvice } from "./leaving.ts"
import { approvalProblem, contentProblems } from "./rules.ts"

/** What is checked without asking the network. */
export const makeChecks = ({ store, leaving }: Pick<StepDeps, "store" | "leaving">) => {
  // Everything that can be known without asking anybody.
  const check = Effect.fnUntraced(function* (publication: Publication, account: SocialAccount, connector: Connector) {
    const now = yield* DateTime.now
    if (!account.canPublish) {
      const message = `The account is ${account.status}${account.statusReason === undefined ? "" : `: ${account.statusReason}`}`
      return yield* leaving.held(publication, now, { code: "account-not-ready", message, remedy: reconnectAdvice })
    }
    const hash = contentHashOf({ platform: account.platform, accountId: account.id }, publication.content)
    const unapproved = approvalProblem(publication.approval, hash, now)
    switch (unapproved?.kind) {
      case "missing":
      case "mismatch":
        return yield* leaving.rejected(publication, now, {
          code: `approval-${unapproved.kind}`,
          message: `It may not be sent: ${unapproved.message}`,
          remedy: "Have exactly this content approved for this account, and schedule it again"
        })
      case "early":
        return yield* leaving.later(publication, now, publication.approval?.notBefore ?? now, {
          code: "approval-early",
          message: `It waits: ${unapproved.message}`,
          remedy: "Nothing is to be done"
        })
      case "late":
        return yield* leaving.held(publication, now, {
          code: "window-missed",
          message: `It was not sent in time: ${unapproved.message}`,
          remedy: "Decide: send it with a new approval, or give up"
        })
      case undefined:
    }
    const problems = contentProblems(publication.content, account, connector.capabilities)
    if (problems.length > 0) {
      return yield* leaving.rejected(publication, now, {
        code: "not-publishable",
        message: `It does not fit the network: ${problems.join("; ")}`,
        remedy: "Change the post, have it approved, and schedule it again"
      })
    }
    return hash
  })

  const keepBudget = Effect.fnUntraced(function* (publication: Publication, connector: Connector) {
    const now = yield* DateTime.now
    const limits = connector.capabilities.rateLimits
    const { organizationId, accountId } = publication
    // A day at least, for what the network said about longer windows.
    const seconds = Math.max(longestAccountWindowSeconds(limits), 86_400)
    const attempts = yield* store.attemptsSince({
      organizationId,
      accountId,
      since: DateTime.subtractDuration(now, Duration.seconds(seconds))
    })
    const at = nextAllowedAt({ limits, attempts, operation: "create", now })
    if (DateTime.isGreaterThan(at, now)) {
      return yield* leaving.later(publication, now, at, {
        code: "rate-budget",
        message: `The account may post again at ${DateTime.formatIso(at)}`,
        remedy: "Nothing is to be done"
      })
    }
  })

  return { check, keepBudget }
}
