import { Effect } from "effect"
import { type AgentError } from "../../agents/AgentError.ts"
import { asksModel } from "../../models/ModelChoice.ts"
import { requirePermission } from "../../tenancy/Actor.ts"
import { Budget, BudgetId } from "../../usage/Budget.ts"
import type { Ledger } from "../../usage/Ledger.ts"
import { type ReplyOptions } from "../ReplyMaterial.ts"

/** How an agent runs for an operation; opens the operation's budget where it has one. */
export const runOptionsOf = Effect.fnUntraced(function* (
  ledger: Ledger["Service"],
  { allowFloor = false, budgetMicroUsd, model = "none", seed }: ReplyOptions,
  { operation, task }: { readonly operation: string; readonly task: "write" | "extract" }
) {
  const budgets =
    budgetMicroUsd === undefined || !asksModel(model, task)
      ? []
      : [yield* openBudget(ledger, operation, budgetMicroUsd)]
  return { model, allowFloor, budgets, ...(seed === undefined ? {} : { seed }) }
})

/** It is the call that has to be mended: every comment would fail in the same way. */
export const isOfChoice = ({ reason }: AgentError): boolean =>
  reason._tag === "PromptUnavailable" ||
  reason._tag === "ModelNeeded" ||
  (reason._tag === "NoUsableAnswer" && reason.failures.some(({ code }) => code === "model-not-found"))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const openBudget = Effect.fnUntraced(function* (ledger: Ledger["Service"], operation: string, microUsd: number) {
  const { organizationId } = yield* requirePermission("campaign:write")
  const id = BudgetId.make(operation)
  yield* ledger.setBudget(organizationId, new Budget({ id, limits: { microUsd }, window: { _tag: "total" } }))
  return id
})
