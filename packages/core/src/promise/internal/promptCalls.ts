/**
 * The wordings of prompts behind the promise door: checks what programs without types pass, and calls the service.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import type { PromptTemplate } from "../../agents/Agent.ts"
import { Prompts } from "../../agents/Prompts.ts"
import { type Actor, type CurrentActor, localOwner } from "../../tenancy/Actor.ts"
import type { DiffPart } from "../Review.ts"
import type { OrganizationPrompts, PromptWording } from "../Prompts.ts"
import { actorOf, As } from "./actorOf.ts"
import { inputCheck, Name, Reason } from "./inputCheck.ts"

/** Runs a use case as the actor. Rejects with `PostwrightError`. */
export type RunAs = <A, E>(
  effect: Effect.Effect<A, E, Prompts | CurrentActor>,
  options: { readonly actor: Actor }
) => Promise<A>

/** The operations. All throw or reject with `PostwrightError`. */
export const promptCalls = (run: RunAs): OrganizationPrompts => {
  const call = <A, E>(
    use: (prompts: Prompts["Service"]) => Effect.Effect<A, E, CurrentActor>,
    actor: Actor = localOwner
  ): Promise<A> => run(Effect.flatMap(Prompts, use), { actor })

  return {
    names: () => call((prompts) => Effect.succeed(prompts.builtIn.map(({ name }) => name))),
    versions: async (given) => {
      const name = check("name", Name, given)
      const { builtIn, inUse, own } = await call((prompts) => prompts.versions(name))
      return { builtIn: wordingData(builtIn), own: own.map(wordingData), inUse }
    },
    put: async (given, options = {}) => {
      const wording = check("wording", Wording, given)
      const { as } = check("options", ChangeOptions, options)
      return wordingData(await call((prompts) => prompts.put(wording), actorOf(as)))
    },
    diff: async (given, from, to) => {
      const name = check("name", Name, given)
      const [before, after] = [check("from", Choice, from), check("to", Choice, to)]
      const { system, task } = await call((prompts) => prompts.diff(name, before, after))
      return { system: system.map(partData), task: task.map(partData) }
    },
    pin: async (given, wanted, options) => {
      const [name, choice] = [check("name", Name, given), check("choice", Choice, wanted)]
      const { as, reason } = check("options", ReasonedOptions, options ?? {})
      return wordingData(await call((prompts) => prompts.pin(name, choice, reason), actorOf(as)))
    },
    rollBack: async (given, options) => {
      const name = check("name", Name, given)
      const { as, reason } = check("options", ReasonedOptions, options ?? {})
      return wordingData(await call((prompts) => prompts.rollBack(name, reason), actorOf(as)))
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const check = inputCheck({ remedy: "Mend the named places; the types of OrganizationPrompts say what each may hold" })

const Version = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))
const Choice = Schema.Union([Version, Schema.Literal("built-in")])
// How long the texts may be, and what they may hold, is for the service to say.
const Wording = Schema.Struct({ name: Name, version: Version, system: Schema.String, task: Schema.String })
const ChangeOptions = Schema.Struct({ as: Schema.optional(As) })
const ReasonedOptions = Schema.Struct({ ...ChangeOptions.fields, reason: Reason })

const wordingData = ({ digest, name, ref, system, task, version }: PromptTemplate): PromptWording => ({
  name,
  version,
  system,
  task,
  digest,
  ref
})

const partData = ({ kind, text }: DiffPart): DiffPart => ({ kind, text })
