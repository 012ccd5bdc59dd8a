import type { Agent, RunAgent } from "../Agent.ts"
import { checkAgent, isBuiltIn } from "./checkAgent.ts"
import { checkRunOptions } from "./checkOptions.ts"
import type { Engine } from "./engine.ts"

/** Runs agents on what is opened by the first of them. The overloads say what goes with what; one function serves all. */
export const openRun = (open: () => Promise<Pick<Engine, "runAgent" | "runBuiltIn">>): RunAgent =>
  (async (agent: Agent<unknown, unknown> | string | object, input: unknown, options: unknown = {}) => {
    const checked = checkRunOptions(options)
    if (isBuiltIn(agent)) return (await open()).runBuiltIn(agent, input, checked)
    return (await open()).runAgent(checkAgent(agent as Agent<unknown, unknown>), input, checked)
  }) as RunAgent
