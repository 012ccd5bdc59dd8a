/**
 * Runs conformance suites under vitest. The only file that knows the test framework.
 *
 * @since 0.1.0
 */
import { describe, it } from "@effect/vitest"
import { type Case } from "./Check.ts"

/**
 * Registers the cases of a suite, each as a test of its own. A skipped case names its reason in the title.
 *
 * @example
 * import { CredentialStore } from "@postwright/core/credentials/CredentialStore"
 * import * as CredentialStoreContract from "@postwright/core/testing/credentials/CredentialStoreContract"
 * import { suite } from "@postwright/core/testing/vitest"
 *
 * suite("CredentialStore (memory)", CredentialStoreContract.cases(CredentialStore.layerMemory))
 */
export const suite = (name: string, cases: ReadonlyArray<Case>): void => {
  describe(name, () => {
    for (const item of cases) {
      if (item.skip === undefined) it.effect(item.title, () => item.run)
      else it.skip(`${item.title} (skipped: ${item.skip})`, () => {})
    }
  })
}
