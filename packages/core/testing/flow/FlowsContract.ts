/**
 * Behaviour that every engine must give `Flows` and `Durable`.
 *
 * @since 0.1.0
 */
import { type Case } from "../Check.ts"
import { bodyCases } from "./internal/bodyCases.ts"
import { restartCases } from "./internal/restartCases.ts"
import { runCases } from "./internal/runCases.ts"
import { type Engine, scenarioOn } from "./internal/scenario.ts"
import { waitCases } from "./internal/waitCases.ts"

export { type Engine }

/** The suite. Cases that need a restart are skipped where the engine's state does not outlive its layer. */
export const cases = (engine: Engine): ReadonlyArray<Case> => {
  const scenario = scenarioOn(engine)
  return [
    ...bodyCases(scenario),
    ...runCases(scenario),
    ...waitCases(scenario),
    ...restartCases(scenario).map((item) =>
      engine.survivesRestart ? item : { ...item, skip: "the engine forgets its runs when it closes" }
    )
  ]
}
