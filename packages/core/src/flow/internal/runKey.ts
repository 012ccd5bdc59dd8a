/**
 * Run ids: built so that different keys can never meet, and readable.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { type OrganizationId } from "../../tenancy/Actor.ts"
import { type FlowRef, RunId } from "../Flow.ts"
import { FlowError, InvalidRunKey } from "../FlowError.ts"

/** Name and version of a flow: `campaign.v1`. */
export const flowTag = (flow: { readonly name: string; readonly version: number }): string =>
  `${flow.name}.v${flow.version}`

/** The id of the run of this payload: within the organization, or within the parent's run. */
export const runIdFor = Effect.fnUntraced(function* <P, A, E>(
  flow: FlowRef<P, A, E>,
  payload: P,
  within: { readonly organizationId: OrganizationId } | { readonly parent: RunId }
): Effect.fn.Return<RunId, FlowError> {
  const tag = flowTag(flow)
  const key = flow.idempotencyKey(payload)
  const prefix = "parent" in within ? `${within.parent}>` : `${escape(within.organizationId)}/`
  const id = `${prefix}${tag}/${escapeKey(key)}`
  const problem = !/^[a-z0-9][a-z0-9-]*$/.test(flow.name)
    ? "its name has other characters than lower-case letters, digits and dashes"
    : !Number.isSafeInteger(flow.version) || flow.version < 1
      ? "its version is not a whole number from 1"
      : key.length === 0
        ? "its idempotency key is empty"
        : !id.isWellFormed()
          ? "its idempotency key has half a surrogate pair"
          : id.length > 1000
            ? `the run id would have ${id.length} characters; the limit is 1000`
            : undefined
  if (problem !== undefined) {
    return yield* new FlowError({ reason: new InvalidRunKey({ flow: tag, problem }) })
  }
  return RunId.make(id)
})

/** The top-level run that this run belongs to. */
export const rootOf = (runId: RunId): RunId => {
  const end = runId.indexOf(">")
  return end < 0 ? runId : RunId.make(runId.slice(0, end))
}

/** Whether `runId` is a child, grandchild, … of `ancestor`. */
export const isWithin = (runId: RunId, ancestor: RunId): boolean => runId.startsWith(`${ancestor}>`)

/** Whether the run belongs to the organization. */
export const isOwnedBy = (runId: RunId, organizationId: OrganizationId): boolean =>
  runId.startsWith(`${escape(organizationId)}/`)

/** Whether the run is one of this flow and version. */
export const isRunOf = (runId: RunId, tag: string): boolean => {
  const own = runId.slice(runId.lastIndexOf(">") + 1)
  return runId.includes(">") ? own.startsWith(`${tag}/`) : own.startsWith(`${tag}/`, own.indexOf("/") + 1)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Wire format: run ids are stored. "/" ends the organization and ">" begins a child, so neither may come from inside.
const escape = (part: string): string => part.replaceAll("%", "%25").replaceAll("/", "%2F").replaceAll(">", "%3E")

const escapeKey = (key: string): string => key.replaceAll("%", "%25").replaceAll(">", "%3E")
