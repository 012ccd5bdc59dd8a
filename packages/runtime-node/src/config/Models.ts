/**
 * The models that the command line can ask: those of the vendors whose keys are set, by ids such as
 * `openai/gpt-5-mini`. A vendor's library is loaded when one of its models is chosen.
 *
 * @since 0.1.0
 */
import { Credentials } from "@postwright/core/credentials/Credentials"
import { type LanguageModels } from "@postwright/core/models/LanguageModels"
import {
  chainFor,
  isOpenRoute,
  type ModelChoice,
  modelsFor,
  parseModelChoice,
  taskKinds
} from "@postwright/core/models/ModelChoice"
import { type ModelError } from "@postwright/core/models/ModelError"
import { type SdkUnavailable } from "@postwright/providers/models/shared/VendorSdk"
import { Effect, Layer, Option, type Redacted, Result } from "effect"
import { CliError, UsageInvalid } from "../cli/CliError.ts"
import * as Settings from "./Settings.ts"

/** Contributes the chosen models. */
export type ModelsLayer = Layer.Layer<never, ModelError | SdkUnavailable, LanguageModels>

/** The choice that a text says. Fails with `UsageInvalid`. */
export const parse = (text: string): Effect.Effect<ModelChoice, CliError> =>
  Result.match(parseModelChoice(text), {
    onSuccess: (choice) => Effect.succeed(choice),
    onFailure: (problem) =>
      fail(
        `The model "${text.slice(0, 80)}" cannot be read: ${problem}`,
        "Use --model none, a model such as openai/gpt-5-mini, several with commas between them, or cheapest, fastest or best"
      )
  })

/**
 * The models that the choice names; of a route without names, all known ones of the vendors whose keys are set. Fails
 * with `UsageInvalid` for a vendor that is not known and for a key that is not set.
 */
export const layerFor = Effect.fn("Models.layerFor")(function* (
  choice: ModelChoice
): Effect.fn.Return<ModelsLayer, CliError> {
  const chosen = new Map<VendorName, Set<string>>()
  const add = (vendor: VendorName, names: ReadonlyArray<string>) => {
    chosen.set(vendor, new Set([...(chosen.get(vendor) ?? []), ...names]))
  }
  for (const id of taskKinds.flatMap((task) => modelsFor(choice, task))) {
    const [vendor, name] = yield* partsOf(id)
    add(vendor, [name])
  }
  if (taskKinds.some((task) => isOpenRoute(chainFor(choice, task)))) {
    for (const vendor of vendorNames) {
      const { key, known } = vendors[vendor]
      if (known !== undefined && Option.isSome(yield* key)) add(vendor, yield* Effect.promise(known))
    }
    if (chosen.size === 0) {
      return yield* fail("No key of a model's vendor is set, so there is no model to choose from", allKeys)
    }
  }
  const keys: Record<string, Redacted.Redacted<string>> = {}
  const layers: Array<Layer.Layer<never, ModelError | SdkUnavailable, LanguageModels | Credentials>> = []
  for (const [name, names] of chosen) {
    const { baseUrl, key, layer, setting } = vendors[name]
    const found = yield* key
    if (Option.isSome(found)) keys[name] = found.value
    else if (name !== "compatible") {
      return yield* fail(`No key is set for the models of ${name}`, `Set ${setting}, or choose another model`)
    }
    const origin = yield* baseUrl
    if (name === "compatible" && Option.isNone(origin)) {
      const example = "POSTWRIGHT_COMPATIBLE_BASE_URL, such as http://127.0.0.1:11434/v1"
      return yield* fail("No server is set for the models of compatible", `Set ${example}`)
    }
    layers.push(yield* Effect.promise(() => layer([...names], Option.getOrUndefined(origin))))
  }
  return layers.reduce<ModelsLayer>(
    (all, next) => Layer.merge(all, Layer.provide(next, Credentials.layerFixed(keys))),
    Layer.empty
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Vendor {
  readonly key: Effect.Effect<Option.Option<Redacted.Redacted<string>>, CliError>
  /** What the key is called. */
  readonly setting: string
  readonly baseUrl: Effect.Effect<Option.Option<string>, CliError>
  /** Names of the models that prices and limits are known of. */
  readonly known?: () => Promise<ReadonlyArray<string>>
  readonly layer: (
    models: ReadonlyArray<string>,
    baseUrl: string | undefined
  ) => Promise<Layer.Layer<never, ModelError | SdkUnavailable, LanguageModels | Credentials>>
}

const vendorNames = ["openai", "anthropic", "openrouter", "compatible"] as const
type VendorName = (typeof vendorNames)[number]

const at = (baseUrl: string | undefined) => (baseUrl === undefined ? {} : { baseUrl })

const vendors: Record<VendorName, Vendor> = {
  openai: {
    key: Settings.openAiKey,
    setting: "OPENAI_API_KEY",
    baseUrl: Settings.openAiBaseUrl,
    known: () =>
      import("@postwright/providers/models/openai/OpenAiModels").then(({ knownModels }) =>
        knownModels.map(({ name }) => name)
      ),
    layer: (models, baseUrl) =>
      import("@postwright/providers/models/openai/OpenAiLanguageModel").then(({ layer }) =>
        layer({ models, ...at(baseUrl) })
      )
  },
  anthropic: {
    key: Settings.anthropicKey,
    setting: "ANTHROPIC_API_KEY",
    baseUrl: Settings.anthropicBaseUrl,
    known: () =>
      import("@postwright/providers/models/anthropic/AnthropicCatalog").then(({ knownNames }) => knownNames()),
    layer: ([first = "", ...rest], baseUrl) =>
      import("@postwright/providers/models/anthropic/AnthropicLanguageModel").then(({ layer }) =>
        layer({ models: [first, ...rest], ...at(baseUrl) })
      )
  },
  openrouter: {
    key: Settings.openRouterKey,
    setting: "OPENROUTER_API_KEY",
    baseUrl: Settings.openRouterBaseUrl,
    layer: (models, baseUrl) =>
      import("@postwright/providers/models/openrouter/OpenRouterLanguageModel").then(({ layer }) =>
        // Its own routers are called openrouter/auto and the like.
        layer({ models: models.map((model) => (model.includes("/") ? model : `openrouter/${model}`)), ...at(baseUrl) })
      )
  },
  compatible: {
    key: Settings.compatibleKey,
    setting: "POSTWRIGHT_COMPATIBLE_API_KEY",
    baseUrl: Settings.compatibleBaseUrl,
    layer: (models, baseUrl = "") =>
      import("@postwright/providers/models/openai-compatible/OpenAiCompatibleLanguageModel").then(({ layer }) =>
        models
          .map((model) => layer({ id: `compatible/${model}`, vendor: "compatible", model, baseUrl }))
          .reduce((all, next) => Layer.merge(all, next))
      )
  }
}

const allKeys = "Set OPENAI_API_KEY or ANTHROPIC_API_KEY, or name a model"

const partsOf = Effect.fnUntraced(function* (id: string): Effect.fn.Return<readonly [VendorName, string], CliError> {
  const [prefix = "", ...rest] = id.split("/")
  const vendor = vendorNames.find((name) => name === prefix)
  const name = rest.join("/")
  if (vendor !== undefined && name !== "") return [vendor, name]
  return yield* fail(
    `The model "${id.slice(0, 80)}" names no vendor that is known`,
    `Write the vendor in front: ${vendorNames.map((known) => `${known}/…`).join(", ")}, such as openai/gpt-5-mini; or use --model none`
  )
})

const fail = (detail: string, remedy: string): Effect.Effect<never, CliError> =>
  Effect.fail(new CliError({ reason: new UsageInvalid({ detail, remedy }) }))
