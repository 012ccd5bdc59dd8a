import { PostwrightError } from "../PostwrightError.ts"

/** A function of the caller's agent did what it must not. */
export const functionFailed = (
  agent: string,
  name: string,
  problem: string,
  { cause, details }: { readonly cause?: unknown; readonly details?: Readonly<Record<string, unknown>> } = {}
): PostwrightError => {
  const remedy = "Mend the function; with the same operation no answer is paid for twice"
  return new PostwrightError({
    code: "agent-function-failed",
    message: `${name} of the agent "${agent}" ${problem}. ${remedy}`,
    remedy,
    isRetryable: false,
    details: { agent, function: name, ...details },
    ...(cause === undefined ? {} : { cause })
  })
}

/** What a function threw, as the end of a sentence. */
export const threw = (cause: unknown): string => `threw: ${cause instanceof Error ? cause.message : String(cause)}`

/** Calls a function of the caller's agent. Throws `PostwrightError` where it throws, or gives a promise. */
export const callNow = <A>(agent: string, name: string, body: () => A): A => {
  let result: A
  try {
    result = body()
  } catch (cause) {
    throw functionFailed(agent, name, threw(cause), { cause })
  }
  if (!isPromise(result)) return result
  // Nobody waits for it.
  void Promise.resolve(result).catch(() => undefined)
  throw functionFailed(agent, name, "gives a promise; have what it waits for ready in the input")
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isPromise = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function"
