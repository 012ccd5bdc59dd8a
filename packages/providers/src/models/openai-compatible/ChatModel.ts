/**
 * A language model behind the Chat Completions API: the wire that the doors of OpenAI, OpenRouter and compatible
 * servers share. A door says what is different about its vendor.
 *
 * @see https://developers.openai.com/api/reference/resources/chat
 * @since 0.1.0
 */
import { Credentials } from "@postwright/core/credentials/Credentials"
import {
  type GenerateRequest,
  type Generation,
  type GenerationPart,
  type LanguageModel,
  type LanguageModelCapabilities
} from "@postwright/core/models/LanguageModel"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { BadResponse, ModelError, RequestRejected, TimedOut } from "@postwright/core/models/ModelError"
import { type ModelPricing } from "@postwright/core/models/ModelUsage"
import { type CurrentActor } from "@postwright/core/tenancy/Actor"
import { DateTime, Duration, Effect, Option, type Redacted, Result, Stream } from "effect"
import { findKey, keyMissing } from "../shared/VendorKey.ts"
import { type SdkUnavailable } from "../shared/VendorSdk.ts"
import { type AnswerContext, readAnswer, toGeneration, type WireAnswer } from "./internal/answer.ts"
import { type ChatCallFailure, complete, loadChatSdk, streamed } from "./internal/client.ts"
import { AnswerSoFar } from "./internal/events.ts"
import { toModelError } from "./internal/failure.ts"
import { type ChatRequest, toChatRequest } from "./internal/request.ts"
import { safeDetail } from "./internal/safeDetail.ts"

/** What a door says about one model of its vendor. */
export interface ChatDialect {
  /** For messages: the function that people call, such as `openAi`. */
  readonly door: string
  readonly id: string
  readonly vendor: string
  /** The vendor's name of the model. */
  readonly model: string
  readonly capabilities: LanguageModelCapabilities
  readonly pricing?: ModelPricing
  /** Ends where `/chat/completions` begins. */
  readonly baseUrl: string
  /** Sent with every request; no keys. @default none */
  readonly headers?: Readonly<Record<string, string>>
  /** Whether a call without a key fails before it is made. */
  readonly needsKey: boolean
  readonly limitParameter: "max_completion_tokens" | "max_tokens"
  /** Whether bounds and patterns of a schema are sent as such; otherwise they are told in descriptions. */
  readonly keepsConstraints: boolean
  /** Whether a shared prefix is marked for the cache. @default false */
  readonly marksPrefix?: boolean
  /** Whether `usage.cost` is what the vendor charged. @default false */
  readonly readsCost?: boolean
  /** Why the model cannot be given tools, where it cannot. @default "it cannot ask for tools" */
  readonly noToolsBecause?: string
  /** Longest wait for a whole answer, and between two pieces of a streamed one. @default 10 minutes */
  readonly timeout?: Duration.Duration
  /** Fields of this vendor, and warnings about what they change. They win over those of the wire. */
  readonly fields?: (request: GenerateRequest) => {
    readonly body: Readonly<Record<string, unknown>>
    readonly warnings?: ReadonlyArray<string>
  }
}

/**
 * The model. Beyond what the port names it fails with `TimedOut` when `timeout` has passed. Making it fails with
 * `SdkUnavailable` where the library is not installed, and with `RequestRejected` for an address that is none.
 *
 * The pieces of a streamed answer are as the vendor wrote them, with nulls for what is optional; its end is in the form of
 * the caller's schema.
 */
export const make = Effect.fnUntraced(function* (
  dialect: ChatDialect
): Effect.fn.Return<LanguageModel, ModelError | SdkUnavailable, Credentials> {
  const id = ModelId.make(dialect.id)
  const { capabilities, vendor } = dialect
  const credentials = yield* Credentials
  const Sdk = yield* loadChatSdk(dialect.door)
  if (!isAddress(dialect.baseUrl)) {
    return yield* rejected(id, "its base URL is no http or https address, or holds a user name")
  }
  const endpoint = { baseUrl: dialect.baseUrl, headers: dialect.headers ?? {} }
  const timeout = dialect.timeout ?? Duration.minutes(10)
  const timedOut = Effect.fail(new ModelError({ reason: new TimedOut({ model: id, after: timeout }) }))
  const readsCost = dialect.readsCost ?? false

  // What has to be there before a request is made.
  const prepare = Effect.fnUntraced(function* (
    request: GenerateRequest
  ): Effect.fn.Return<Prepared, ModelError, CurrentActor> {
    if (request.tools !== undefined && !capabilities.supportsTools) {
      return yield* rejected(id, dialect.noToolsBecause ?? "it cannot ask for tools")
    }
    const key = yield* findKey(credentials, vendor, id)
    const missing = key === undefined ? keyMissing(vendor, id) : undefined
    if (missing !== undefined && dialect.needsKey) return yield* missing
    const chat = toChatRequest(dialect, request)
    const isHeld = capabilities.structuredOutput !== "none"
    return {
      key,
      chat,
      context: {
        model: id,
        vendor,
        vendorModel: dialect.model,
        answer: isHeld ? request.answer : undefined,
        isWrapped: chat.isWrapped,
        readsCost,
        warnings: chat.warnings,
        safe: safeDetail(request, key),
        now: yield* DateTime.now,
        keyMissing: missing
      }
    }
  })

  const generate = Effect.fn("ChatModel.generate")(function* (request: GenerateRequest) {
    const { chat, context, key } = yield* prepare(request)
    const body = yield* complete(Sdk, endpoint, key, chat.body).pipe(
      Effect.mapError((failure) => toModelError(failure, context)),
      Effect.timeoutOrElse({ duration: timeout, orElse: () => timedOut })
    )
    const wire = readAnswer(body, readsCost)
    if (Option.isNone(wire)) return yield* unreadable(id)
    return yield* finish(wire.value, context)
  })

  const stream = (request: GenerateRequest): Stream.Stream<GenerationPart, ModelError, CurrentActor> =>
    Stream.unwrap(
      Effect.map(prepare(request), ({ chat, context, key }) => {
        const soFar = new AnswerSoFar(readsCost)
        const body = { ...chat.body, stream_options: { include_usage: true } }
        const pieces = streamed(Sdk, endpoint, key, body).pipe(
          Stream.mapError((failure: ChatCallFailure) => toModelError(failure, context)),
          Stream.timeoutOrElse({ duration: timeout, orElse: () => Stream.fromEffect(timedOut) }),
          Stream.mapEffect((event) => Effect.fromOption(soFar.add(event)).pipe(Effect.mapError(() => unreadable(id)))),
          Stream.filter((text) => text !== ""),
          Stream.map((text): GenerationPart => ({ _tag: "Delta", text }))
        )
        const end = Effect.suspend(() =>
          soFar.isEnded
            ? finish(soFar.whole, context)
            : Effect.fail(new ModelError({ reason: new BadResponse({ model: id, detail: "the answer broke off" }) }))
        ).pipe(Effect.map((generation): GenerationPart => ({ _tag: "End", generation })))
        return Stream.concat(pieces, Stream.fromEffect(end))
      })
    )

  return {
    id,
    vendor,
    model: dialect.model,
    capabilities,
    ...(dialect.pricing === undefined ? {} : { pricing: dialect.pricing }),
    generate,
    ...(capabilities.supportsStreaming ? { stream } : {})
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Prepared {
  readonly key: Redacted.Redacted<string> | undefined
  readonly chat: ChatRequest
  readonly context: AnswerContext
}

const finish = (wire: WireAnswer, context: AnswerContext): Effect.Effect<Generation, ModelError> =>
  Result.match(toGeneration(wire, context), {
    onSuccess: Effect.succeed,
    onFailure: (reason) => Effect.fail(new ModelError({ reason }))
  })

const unreadable = (model: string): ModelError =>
  new ModelError({ reason: new BadResponse({ model, detail: "the answer has another shape than documented" }) })

const rejected = (model: string, detail: string): ModelError =>
  new ModelError({ reason: new RequestRejected({ model, detail }) })

const isAddress = (text: string): boolean => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === ""
}
