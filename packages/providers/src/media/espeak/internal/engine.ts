/**
 * espeak-ng in a thread of its own: loaded at the first text, and replaced where it hangs. It holds about 100 MB.
 */
import { type ModelId } from "@postwright/core/models/ModelChoice"
import { BadResponse, ModelError, ModelToolMissing, TimedOut } from "@postwright/core/models/ModelError"
import { Duration, Effect } from "effect"
import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"
import { Worker } from "node:worker_threads"
import { type HeardPart } from "./speaking.ts"
import { type Loaded, type PartAnswer, type PartRequest } from "./messages.ts"

/** Speaks parts, one after the other. */
export interface Engine {
  /** Fails with `ModelToolMissing`, `BadResponse` where the library fails, `TimedOut`. Interruption waits for nothing. */
  readonly speak: (part: Omit<PartRequest, "id">) => Effect.Effect<HeardPart, ModelError>
  /** Ends the thread. What is being spoken fails. The next text starts another one. */
  readonly end: Effect.Effect<void>
}

export const library = "@echogarden/espeak-ng-emscripten"

/** Longest time for one part. The longest ones take a second. */
const timeout = Duration.seconds(30)

/** An engine. `find` gives the address of the library's module, nothing where it is not installed. */
export const makeEngine = (id: ModelId, find: () => string | undefined = findLibrary): Engine => {
  let current: Thread | undefined
  let lastId = 0

  const thread = (): Thread | undefined => {
    if (current !== undefined) return current
    const address = find()
    if (address === undefined) return undefined
    const started: Thread = startThread(address, () => {
      if (current === started) current = undefined
    })
    current = started
    return started
  }

  const speak = Effect.fnUntraced(function* (part: Omit<PartRequest, "id">): Effect.fn.Return<HeardPart, ModelError> {
    const used = yield* Effect.sync(thread)
    if (used === undefined) return yield* new ModelError({ reason: missing(id) })
    const answer = yield* Effect.callback<PartAnswer>((resume) => {
      const number = ++lastId
      used.ask({ id: number, ...part }, (answered) => resume(Effect.succeed(answered)))
      return Effect.sync(() => used.forget(number))
    }).pipe(
      Effect.timeoutOrElse({
        duration: timeout,
        orElse: () =>
          Effect.andThen(
            Effect.sync(used.end),
            Effect.fail(new ModelError({ reason: new TimedOut({ model: id, after: timeout }) }))
          )
      })
    )
    if ("problem" in answer) {
      return yield* new ModelError({
        reason: new BadResponse({ model: id, detail: `espeak-ng failed: ${answer.problem}` })
      })
    }
    return answer
  })

  return { speak, end: Effect.sync(() => current?.end()) }
}

/** The address of the library's module where it is installed. */
export const findLibrary = (): string | undefined => {
  try {
    return pathToFileURL(createRequire(import.meta.url).resolve(library)).href
  } catch {
    return undefined
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Thread {
  readonly ask: (request: PartRequest, answered: (answer: PartAnswer) => void) => void
  readonly forget: (id: number) => void
  readonly end: () => void
}

const startThread = (address: string, ended: () => void): Thread => {
  const file = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js"
  const worker = new Worker(new URL(file, import.meta.url), {
    workerData: { library: address },
    // What was given to this process (a loader, an inspector) is not for this thread.
    execArgv: [],
    env: {}
  })
  const waiting = new Map<number, (answer: PartAnswer) => void>()
  let isOver = false

  const close = (problem: string) => {
    if (isOver) return
    isOver = true
    ended()
    for (const [id, answered] of waiting) answered({ id, problem })
    waiting.clear()
    void worker.terminate()
  }
  const rest = () => {
    // A thread without work keeps no process alive.
    if (waiting.size === 0) worker.unref()
  }

  worker.on("message", (answer: PartAnswer | Loaded) => {
    if ("isLoaded" in answer) return
    const answered = waiting.get(answer.id)
    waiting.delete(answer.id)
    rest()
    answered?.(answer)
  })
  worker.on("error", (cause) => close(String(cause).slice(0, 300)))
  worker.on("exit", () => close("its thread ended"))

  return {
    ask: (request, answered) => {
      if (isOver) return answered({ id: request.id, problem: "its thread ended" })
      worker.ref()
      waiting.set(request.id, answered)
      worker.postMessage(request, [])
    },
    forget: (id) => {
      if (waiting.delete(id)) rest()
    },
    end: () => close("it was ended")
  }
}

const missing = (id: ModelId) =>
  new ModelToolMissing({
    model: id,
    tool: library,
    remedy: `Install it: npm i ${library} (its licence is GPL-3.0, so it is not installed with this package)`
  })
