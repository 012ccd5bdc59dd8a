import type { OrganizationPolicy, PolicyCallOptions, PolicyItem, PolicyScope } from "../Policy.ts"
import type { Verdict } from "../Verdict.ts"
import type { PolicyCalls } from "./policyCalls.ts"

/** The policy of an engine that is opened by its first operation. */
export const openPolicy = (open: () => Promise<PolicyCalls>): OrganizationPolicy => {
  function check(item: PolicyItem, scope?: PolicyScope, options?: PolicyCallOptions): Promise<Verdict>
  function check(
    items: ReadonlyArray<PolicyItem>,
    scope?: PolicyScope,
    options?: PolicyCallOptions
  ): Promise<ReadonlyArray<Verdict>>
  async function check(
    posts: PolicyItem | ReadonlyArray<PolicyItem>,
    scope?: PolicyScope,
    options?: PolicyCallOptions
  ): Promise<Verdict | ReadonlyArray<Verdict>> {
    const calls = await open()
    return isMany(posts) ? calls.checkAll(posts, scope, options) : calls.check(posts, scope, options)
  }
  return {
    check,
    repair: async (...args) => (await open()).repair(...args),
    rules: async (...args) => (await open()).rules(...args),
    settings: async () => (await open()).settings(),
    setSeverity: async (...args) => (await open()).setSeverity(...args),
    usePack: async (...args) => (await open()).usePack(...args),
    dropPack: async (...args) => (await open()).dropPack(...args),
    versions: async () => (await open()).versions()
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isMany = (posts: PolicyItem | ReadonlyArray<PolicyItem>): posts is ReadonlyArray<PolicyItem> =>
  Array.isArray(posts)
