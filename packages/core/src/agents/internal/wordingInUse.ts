import { Effect, Option, Schema } from "effect"
import { type ObjectError } from "../../objects/ObjectError.ts"
import { type OrganizationId } from "../../tenancy/Actor.ts"
import { type PromptTemplate } from "../Agent.ts"
import { type OwnWording, PromptName, wordingIssues } from "../OwnWording.ts"
import { PromptError, WordingUnusable } from "../PromptError.ts"
import { type PinnedWording, type PromptStore } from "../PromptStore.ts"

/** The wording that the organization uses for the prompt; fails where the one that it pinned cannot be used. */
export const wordingInUse = Effect.fnUntraced(function* (
  store: PromptStore["Service"],
  organizationId: OrganizationId,
  builtIn: PromptTemplate
): Effect.fn.Return<PromptTemplate, PromptError | ObjectError> {
  // A name of another form was never chosen by anybody.
  if (!isPromptName(builtIn.name)) return builtIn
  const { name } = builtIn
  const pinned = (yield* store.settings(organizationId)).inUse(name)
  if (pinned === "built-in") return builtIn
  const own = yield* store.wording(organizationId, name, pinned.version)
  const problem = problemOf(own, pinned, builtIn)
  if (Option.isNone(own) || problem !== undefined) {
    const reason = new WordingUnusable({ name, version: pinned.version, problem: problem ?? missing })
    return yield* new PromptError({ reason })
  }
  return own.value.template
})

/** Whether a wording can be kept for a prompt of this name. */
export const isPromptName = Schema.is(PromptName)

const missing = "it is not there"

const problemOf = (
  own: Option.Option<OwnWording>,
  pinned: Exclude<PinnedWording, "built-in">,
  builtIn: PromptTemplate
): string | undefined => {
  if (Option.isNone(own)) return missing
  const { template } = own.value
  if (template.digest !== pinned.digest) return "its words are other ones than those that were pinned"
  // The built-in prompt may have changed with a release.
  const issues = wordingIssues(template, builtIn)
  return issues.length === 0 ? undefined : issues.join("; ")
}
