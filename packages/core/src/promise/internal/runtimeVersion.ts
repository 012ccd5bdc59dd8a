import { PostwrightError } from "../PostwrightError.ts"

/** First version of Node on which core is tested. */
export const oldestNode = "22.12.0"

/** Throws on a Node that is older. Other runtimes, which tell no version of Node, pass. */
export const checkRuntime = (found: unknown = runningNode()): void => {
  if (typeof found !== "string" || !isOlder(found, oldestNode)) return
  throw new PostwrightError({
    code: "runtime-unsupported",
    message: `Postwright needs Node ${oldestNode} or newer; this is Node ${found}. Install Node 24`,
    remedy: "Install Node 24, the current long-term version",
    isRetryable: false,
    details: { needed: oldestNode, found }
  })
}

// Core runs in any runtime, so `process` is looked for, not imported.
const runningNode = (): unknown => {
  const host: { readonly process?: { readonly versions?: { readonly node?: unknown } } } = globalThis as object
  return host.process?.versions?.node
}

const isOlder = (found: string, needed: string): boolean => {
  const [a, b] = [found, needed].map((version) => version.split(".").map(Number))
  for (const index of [0, 1, 2]) {
    const [left, right] = [a?.[index] ?? 0, b?.[index] ?? 0]
    if (left !== right) return left < right
  }
  return false
}
