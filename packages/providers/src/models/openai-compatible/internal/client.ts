/**
 * One request through the official library, and how it can end. The library's own retries are off: who calls decides.
 * A key is given per call, and nothing is taken from the environment.
 */
import type OpenAI from "openai"
import type {
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionCreateParamsStreaming
} from "openai/resources/chat/completions"
import { Data, Effect, Predicate, Redacted, Stream } from "effect"
import { loadSdk, type SdkUnavailable } from "../../shared/VendorSdk.ts"

/** The library's class. */
export type ChatSdk = typeof OpenAI

/** Where requests go. */
export interface ChatEndpoint {
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
}

/** The vendor answered with an error, in whatever shape. */
export class VendorRefusal extends Data.TaggedError("VendorRefusal")<{
  /** Absent: the error came within an answer. */
  readonly status?: number
  readonly headers?: Headers
  /** As text, or parsed where the library has done that. */
  readonly body: unknown
}> {}

/** There is no answer, or only a part of it. */
export class NoAnswer extends Data.TaggedError("NoAnswer")<{
  readonly why: "unreachable" | "timed-out" | "broke-off" | "too-long" | "not-json"
  /** Code of the platform, such as `ECONNREFUSED`. */
  readonly platformCode?: string
  /** The most bytes that were allowed, where it is too long. */
  readonly maxBytes?: number
}> {}

export type ChatCallFailure = VendorRefusal | NoAnswer

export const loadChatSdk = (door: string): Effect.Effect<ChatSdk, SdkUnavailable> =>
  loadSdk({ library: "openai", door }, async () => (await import("openai")).OpenAI)

/** The answer as the vendor wrote it. Interruption cancels the request. */
export const complete = (
  Sdk: ChatSdk,
  endpoint: ChatEndpoint,
  key: Redacted.Redacted<string> | undefined,
  body: Readonly<Record<string, unknown>>
): Effect.Effect<unknown, ChatCallFailure> =>
  Effect.suspend(() => {
    const seen: Seen = {}
    return Effect.tryPromise({
      try: (signal): PromiseLike<unknown> =>
        sharedClientOf(Sdk, endpoint, key).chat.completions.create(
          body as unknown as ChatCompletionCreateParamsNonStreaming,
          { signal, fetchOptions: handingOn(seen) }
        ),
      catch: (cause) => toFailure(cause, seen)
    })
  })

/** One request by any method of the library. Interruption cancels it; an answer of more than `maxBytes` breaks off. */
export const call = <A>(
  Sdk: ChatSdk,
  endpoint: ChatEndpoint,
  key: Redacted.Redacted<string> | undefined,
  ask: (client: OpenAI, signal: AbortSignal) => PromiseLike<A>,
  maxBytes = Infinity
): Effect.Effect<A, ChatCallFailure> =>
  Effect.suspend(() => {
    const seen: Seen = {}
    return Effect.tryPromise({
      try: (signal) => ask(clientOf(Sdk, endpoint, key, seen, maxBytes), signal),
      catch: (cause) => toFailure(cause, seen)
    })
  })

/** The events of a streamed answer as the vendor wrote them. Interruption cancels the request. */
export const streamed = (
  Sdk: ChatSdk,
  endpoint: ChatEndpoint,
  key: Redacted.Redacted<string> | undefined,
  body: Readonly<Record<string, unknown>>
): Stream.Stream<unknown, ChatCallFailure> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const seen: Seen = {}
      const controller = yield* Effect.acquireRelease(
        Effect.sync(() => new AbortController()),
        (opened) => Effect.sync(() => opened.abort())
      )
      const events = yield* Effect.tryPromise({
        try: () =>
          sharedClientOf(Sdk, endpoint, key).chat.completions.create(
            { ...body, stream: true } as unknown as ChatCompletionCreateParamsStreaming,
            { signal: controller.signal, fetchOptions: handingOn(seen) }
          ),
        catch: (cause) => toFailure(cause, seen)
      })
      return Stream.fromAsyncIterable<unknown, ChatCallFailure>(events, (cause) => toFailure(cause, seen))
    })
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// What came back, noted below the library: it drops bodies that are not in OpenAI's shape.
interface Seen {
  answer?: { readonly status: number; readonly headers: Headers; readonly refusal?: string }
  /** The bound that the answer passed. */
  passed?: number
}

// A client takes longer to make than to use: chats with one endpoint and key share theirs, for as long as both live.
const shared = new WeakMap<ChatEndpoint, WeakMap<object, OpenAI>>()

const sharedClientOf = (Sdk: ChatSdk, endpoint: ChatEndpoint, key: Redacted.Redacted<string> | undefined): OpenAI => {
  const clients = shared.get(endpoint) ?? new WeakMap<object, OpenAI>()
  shared.set(endpoint, clients)
  const known = clients.get(key ?? endpoint)
  if (known !== undefined) return known
  const client = clientOf(Sdk, endpoint, key, {})
  clients.set(key ?? endpoint, client)
  return client
}

const seenOf = Symbol("seen")

type FetchOptions = NonNullable<OpenAI.RequestOptions["fetchOptions"]>

// The library hands the options on to `fetch`, each request its own.
const handingOn = (seen: Seen): FetchOptions => Object.assign<FetchOptions, object>({}, { [seenOf]: seen })

const handedOn = (init: RequestInit | undefined): Seen | undefined =>
  init === undefined ? undefined : Reflect.get(init, seenOf)

// The largest that a timer takes; time is kept by whoever calls.
const never = 2 ** 31 - 1

const clientOf = (
  Sdk: ChatSdk,
  endpoint: ChatEndpoint,
  key: Redacted.Redacted<string> | undefined,
  own: Seen,
  maxBytes = Infinity
): OpenAI =>
  new Sdk({
    // The library wants one; without a key of ours the header is left out.
    apiKey: key === undefined ? "none" : Redacted.value(key),
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: endpoint.baseUrl,
    defaultHeaders: { ...(key === undefined ? { Authorization: null } : {}), ...endpoint.headers },
    maxRetries: 0,
    timeout: never,
    logLevel: "off",
    // A redirect would send the prompt, and perhaps the key, elsewhere.
    fetchOptions: { redirect: "manual" },
    // With `Response` beside it the library makes no request of its own to find out how forms are sent.
    fetch: Object.assign(
      async (input: string | URL | Request, init?: RequestInit) => {
        // Looked up for each call, because the library would keep the one there was when it was made.
        // @effect-diagnostics-next-line globalFetch:off
        const response = await globalThis.fetch(input, init)
        const { headers, status } = response
        const seen = handedOn(init) ?? own
        seen.answer = { status, headers }
        if (response.ok) return maxBytes === Infinity ? response : limited(response, maxBytes, seen)
        const refusal = await readSome(response)
        seen.answer = { status, headers, refusal }
        return new Response(refusal === "" ? null : refusal, { status, headers })
      },
      { Response }
    )
  })

/** The same answer, whose body fails, and is read no further, as soon as it is longer. */
const limited = (response: Response, maxBytes: number, seen: Seen): Response => {
  if (response.body === null) return response
  let size = 0
  const limit = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (bytes, controller) => {
      size += bytes.byteLength
      if (size <= maxBytes) return controller.enqueue(bytes)
      seen.passed = maxBytes
      controller.error(new Error("the answer is too long"))
    }
  })
  const { headers, status, statusText } = response
  return new Response(response.body.pipeThrough(limit), { headers, status, statusText })
}

const maxRefusalBytes = 64 * 1024

const readSome = async (response: Response): Promise<string> => {
  const decoder = new TextDecoder()
  let text = ""
  let size = 0
  if (response.body === null) return text
  try {
    for await (const bytes of response.body) {
      size += bytes.byteLength
      text += decoder.decode(bytes, { stream: true })
      if (size > maxRefusalBytes) break
    }
  } catch {
    // The status says enough.
  }
  return text
}

const toFailure = (cause: unknown, { answer, passed }: Seen): ChatCallFailure => {
  if (passed !== undefined) return new NoAnswer({ why: "too-long", maxBytes: passed })
  const platformCode = codeOf(cause)
  if (answer === undefined) {
    const why = platformCode === "UND_ERR_HEADERS_TIMEOUT" ? "timed-out" : "unreachable"
    return new NoAnswer({ why, ...(platformCode === undefined ? {} : { platformCode }) })
  }
  const { headers, status } = answer
  if (answer.refusal !== undefined) return new VendorRefusal({ status, headers, body: answer.refusal })
  // In a stream the library throws what the vendor wrote into the event.
  const error = Predicate.isObject(cause) ? Reflect.get(cause, "error") : undefined
  if (error !== undefined) return new VendorRefusal({ headers, body: { error } })
  return new NoAnswer({ why: cause instanceof SyntaxError ? "not-json" : "broke-off" })
}

const codeOf = (cause: unknown): string | undefined => {
  let current = cause
  for (let depth = 0; depth < 5 && Predicate.isObject(current); depth++) {
    const code: unknown = Reflect.get(current, "code")
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code
    current = Reflect.get(current, "cause")
  }
  return undefined
}
