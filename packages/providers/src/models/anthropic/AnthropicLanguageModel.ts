/**
 * `LanguageModel` for the Claude models, by the Messages API and the vendor's own library, `@anthropic-ai/sdk`. The
 * library is an optional peer: it is loaded when the layer is built, which fails with what to install without it.
 *
 * Answers are always taken as a stream, also by `generate`: one that is long in coming would run into the time limits
 * of connections without one. The key is that of the current actor's organization for the vendor `anthropic`, resolved
 * for each call.
 *
 * @see https://platform.claude.com/docs/en/api/messages
 * @since 0.1.0
 */
import { Credentials } from "@postwright/core/credentials/Credentials"
import {
  type GenerateRequest,
  type GenerationPart,
  type LanguageModel,
  type LanguageModelCapabilities
} from "@postwright/core/models/LanguageModel"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { ModelId } from "@postwright/core/models/ModelChoice"
import { ModelError, RequestRejected } from "@postwright/core/models/ModelError"
import { type ModelPricing } from "@postwright/core/models/ModelUsage"
import { type CurrentActor } from "@postwright/core/tenancy/Actor"
import { Config, Duration, Effect, Layer, Option, Predicate, Stream } from "effect"
import { type SdkUnavailable } from "../shared/VendorSdk.ts"
import { findKey, keyMissing } from "../shared/VendorKey.ts"
import { type Effort, type KnownModel, knownModel, unknownModel } from "./AnthropicCatalog.ts"
import { type Exchange, exchange } from "./internal/exchange.ts"
import { loadAnthropic } from "./internal/sdk.ts"

/** How the vendor is reached. */
export interface ConnectionOptions {
  /** Origin of the API: https, or http on this machine for a simulator. @default https://api.anthropic.com */
  readonly baseUrl?: string
  /** Longest wait for the next piece of an answer. @default 10 minutes */
  readonly timeout?: Duration.Duration
}

/** One model. */
export interface ModelOptions {
  /** The vendor's name, such as `claude-opus-5-5`. One that is not in `AnthropicCatalog` works too. */
  readonly model: string
  /** Id in the registry. @default `anthropic/` and the vendor's name */
  readonly id?: string
  /**
   * How much the model thinks. Thinking takes its tokens from `maxOutputTokens`: with more of it, answers that are cut
   * off become likelier. @default "low" for a model that is known to think by itself, else what the vendor does
   */
  readonly effort?: Effort
  /** In place of what is known, or assumed of a model that is not. */
  readonly capabilities?: Partial<Omit<LanguageModelCapabilities, "supportsSeed" | "supportsStreaming">>
  /** In place of the price that is known. */
  readonly pricing?: ModelPricing
}

export interface Options extends ConnectionOptions {
  /** By name, or with options. */
  readonly models: readonly [string | ModelOptions, ...Array<string | ModelOptions>]
}

/** One model. Fails with `SdkUnavailable`, and with `RequestRejected` when `baseUrl` is not safe. Throws when `id` is empty or `none`. */
export const make = Effect.fnUntraced(function* (
  options: ModelOptions,
  connection: ConnectionOptions = {}
): Effect.fn.Return<LanguageModel, ModelError | SdkUnavailable, Credentials> {
  const credentials = yield* Credentials
  const id = ModelId.make(options.id ?? `${vendor}/${options.model}`)
  const known = knownOf(options)
  const asked: Exchange = {
    ...known,
    id,
    model: options.model,
    client: yield* loadAnthropic,
    baseUrl: yield* safeOrigin(connection.baseUrl ?? "https://api.anthropic.com", id),
    timeout: connection.timeout ?? Duration.minutes(10),
    tooComplex: new Set()
  }

  const key = findKey(credentials, vendor, id).pipe(
    Effect.flatMap((found) => (found === undefined ? Effect.fail(keyMissing(vendor, id)) : Effect.succeed(found)))
  )

  const stream = (request: GenerateRequest): Stream.Stream<GenerationPart, ModelError, CurrentActor> =>
    Stream.withSpan(exchange(asked, key, request), "AnthropicLanguageModel.stream")

  const generate = Effect.fn("AnthropicLanguageModel.generate")(function* (request: GenerateRequest) {
    const last = yield* Stream.runLast(exchange(asked, key, request))
    if (Option.isSome(last) && last.value._tag === "End") return last.value.generation
    return yield* Effect.die(new Error("An answer of Anthropic ended without its end"))
  })

  return {
    id,
    vendor,
    model: options.model,
    capabilities: known.capabilities,
    ...(known.pricing === undefined ? {} : { pricing: known.pricing }),
    generate,
    stream
  }
})

/** Contributes the models to `LanguageModels`. */
export const layer = (
  options: Options
): Layer.Layer<never, ModelError | SdkUnavailable, Credentials | LanguageModels> => {
  const [first, ...rest] = options.models
  const entry = (model: string | ModelOptions) =>
    LanguageModels.layerEntry(make(Predicate.isString(model) ? { model } : model, options))
  return Layer.mergeAll(entry(first), ...rest.map(entry))
}

/** As `layer`, with options from the configuration. */
export const layerConfig = (
  options: Config.Wrap<Options>
): Layer.Layer<never, ModelError | SdkUnavailable | Config.ConfigError, Credentials | LanguageModels> =>
  Layer.unwrap(Effect.map(Config.unwrap(options), layer))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const vendor = "anthropic"

const knownOf = (options: ModelOptions): KnownModel => {
  const known = knownModel(options.model) ?? unknownModel
  const { pricing, longInput, ...rest } = known
  return {
    ...rest,
    capabilities: { ...known.capabilities, ...options.capabilities },
    ...(options.effort === undefined ? {} : { effort: options.effort }),
    // A price of one's own is the price for every length.
    ...(options.pricing !== undefined
      ? { pricing: options.pricing }
      : { ...(pricing === undefined ? {} : { pricing }), ...(longInput === undefined ? {} : { longInput }) })
  }
}

// The key is sent there, so over TLS only, but to this machine.
const safeOrigin = (baseUrl: string, model: ModelId): Effect.Effect<string, ModelError> => {
  const url = URL.parse(baseUrl)
  const isLocal = url !== null && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  const isSafe = url !== null && (url.protocol === "https:" || (url.protocol === "http:" && isLocal))
  if (url !== null && isSafe && url.username === "" && url.password === "" && url.search === "" && url.hash === "") {
    return Effect.succeed(url.href.replace(/\/+$/, ""))
  }
  const detail = "baseUrl has to be an https address without a password or a query, or http on this machine"
  return Effect.fail(new ModelError({ reason: new RequestRejected({ model, detail }) }))
}
