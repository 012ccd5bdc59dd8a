/**
 * The agents that come with Postwright behind the promise door: found by name, with their brief as plain data.
 *
 * @since 0.1.0
 */
import { DateTime, Effect } from "effect"
import type { Agent } from "../../agents/Agent.ts"
import { builtInAgents } from "../../agents/Prompts.ts"
import { Brief } from "../../campaign/Brief.ts"
import { resolveBrief } from "../../campaign/BriefDefaults.ts"
import type { BriefError } from "../../campaign/BriefError.ts"
import { decodeBrief } from "../../campaign/BriefParser.ts"
import { nearest } from "../../text/Nearest.ts"
import { PostwrightError } from "../PostwrightError.ts"
import { fieldFaults } from "./builtInFields.ts"

/** The agent of this name, or the agent itself, if it is one of them. Throws `PostwrightError`. */
export const builtInAgent = (given: string | object): Agent<unknown, unknown, unknown> => {
  const found = builtInAgents.find((agent) => agent === given || agent.name === given)
  // Each takes an input of its own; what is handed in is said by the types of the door.
  if (found !== undefined) return found as unknown as Agent<unknown, unknown, unknown>
  const names = builtInAgents.map(({ name }) => name)
  const name = typeof given === "string" ? given : "name" in given ? String(given.name) : ""
  const meant = typeof given === "string" ? nearest(given, names) : undefined
  const remedy =
    typeof given === "string"
      ? meant === undefined
        ? `Use one of ${names.join(", ")}`
        : `Did you mean "${meant}"?`
      : "Make agents of your own by defineAgent of @postwright/core/promise"
  throw new PostwrightError({
    code: "agent-unknown",
    message: `No agent "${name.slice(0, 100)}" comes with Postwright. ${remedy}`,
    remedy,
    isRetryable: false,
    details: { agent: name.slice(0, 100) }
  })
}

/** The input with its brief as agents take it: one in plain data gets its defaults. */
export const builtInInput = Effect.fnUntraced(function* (
  agent: string,
  input: unknown
): Effect.fn.Return<unknown, BriefError | PostwrightError> {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return yield* Effect.fail(inputInvalid(agent, ["it is no object"]))
  }
  const faults = fieldFaults(agent, input)
  if (faults.length > 0) return yield* Effect.fail(inputInvalid(agent, faults))
  if (!("brief" in input) || input.brief instanceof Brief) return input
  const brief = yield* resolveBrief(yield* decodeBrief(input.brief), { now: yield* DateTime.now })
  return { ...input, brief }
})

/** An input that lacks what the agent reads within its fields makes it stumble; every other defect stays one. */
export const inputDefect = (agent: string, defect: unknown): Effect.Effect<never, PostwrightError> =>
  defect instanceof TypeError ? Effect.fail(inputInvalid(agent, [within], defect)) : Effect.die(defect)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// What the engine says of it names places of the program, not of the input; it stays the cause.
const within = "something within a field is not what its type says"

const inputInvalid = (agent: string, issues: ReadonlyArray<string>, cause?: unknown): PostwrightError => {
  const remedy = `Give every field that its input has; the type is in @postwright/core/agents/${agent}/${inputModule(agent)}`
  return new PostwrightError({
    code: "agent-input-invalid",
    message: `The agent "${agent}" cannot read its input: ${issues.join("; ")}. ${remedy}`,
    remedy,
    isRetryable: false,
    details: { agent, issues },
    ...(cause === undefined ? {} : { cause })
  })
}

/** The module that exports the type of the agent's input. */
const inputModule = (agent: string): string => {
  const name = `${agent.slice(0, 1).toUpperCase()}${agent.slice(1)}`
  return `${name}${apart.has(agent) ? "Input" : "Agent"}`
}

/** Agents whose input has a module of its own. */
const apart: ReadonlySet<string> = new Set(["designer", "growth", "reply", "scheduler", "script", "translator"])
