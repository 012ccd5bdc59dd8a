/**
 * The adapters of one Postwright, put together.
 *
 * @since 0.1.0
 */
import { type Context, Effect, Layer } from "effect"
import { AuditLog } from "../../audit/AuditLog.ts"
import { JournalStore } from "../../flow/JournalStore.ts"
import { SourceReaders } from "../../knowledge/SourceReader.ts"
import { MediaTools } from "../../media/MediaTools.ts"
import { EmbeddingModels } from "../../models/EmbeddingModels.ts"
import { ImageModels } from "../../models/ImageModels.ts"
import { LanguageModels } from "../../models/LanguageModels.ts"
import { type ModelRegistry } from "../../models/ModelRegistry.ts"
import { SpeechModels } from "../../models/SpeechModels.ts"
import { TranscriptionModels } from "../../models/TranscriptionModels.ts"
import { VideoModels } from "../../models/VideoModels.ts"
import { ObjectStore } from "../../objects/ObjectStore.ts"
import { ModerationModels } from "../../policy/ModerationModels.ts"
import * as Core from "../../Postwright.ts"
import { Ledger } from "../../usage/Ledger.ts"
import type { Adapter } from "../Adapter.ts"
import { PostwrightError } from "../PostwrightError.ts"
import { showLayer } from "./opaque.ts"

/**
 * Stores and registries with what the adapters put in: a store of an adapter replaces the one in memory, entries of
 * registries add up. Fails with `PostwrightError` when two adapters keep the same, or bring what has the same name:
 * which of them counts would depend on their order.
 */
export const composeAdapters = (
  adapters: ReadonlyArray<Adapter>
): Layer.Layer<Core.Stores | Core.Registries, unknown> =>
  // What was claimed is remembered for one build only.
  Layer.suspend(() => {
    const claims = new Claims()
    const base: Layer.Layer<Core.Stores | Core.Registries, unknown> = Layer.mergeAll(Core.storesMemory, Core.registries)
    return adapters
      .map((adapter, position): Place => ({ adapter, position }))
      .reduce((below, place) => Layer.provideMerge(claiming(place, claims), below), base)
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Where an adapter stands in the options. */
interface Place {
  readonly adapter: Adapter
  readonly position: number
}

/** Who keeps or brings what. */
class Claims {
  readonly stores = new Map<StoreName, Place>()
  /** By registry, then by name. */
  readonly entries = new Map<string, Map<string, Place>>()

  entriesOf(registry: string): Map<string, Place> {
    const known = this.entries.get(registry)
    if (known !== undefined) return known
    const empty = new Map<string, Place>()
    this.entries.set(registry, empty)
    return empty
  }

  storesOf(owner: Place): ReadonlyArray<StoreName> {
    return [...this.stores].flatMap(([store, place]) => (place === owner ? [store] : []))
  }
}

const stores = [
  [ObjectStore, "objects"],
  [JournalStore, "journals"],
  [AuditLog, "audit logs"],
  [Ledger, "usage"]
] as const
type StoreName = (typeof stores)[number][1]

const registries = [
  [LanguageModels, "models", "LanguageModels.layerEntry"],
  [EmbeddingModels, "embedding models", "EmbeddingModels.layerEntry"],
  [ImageModels, "image models", "ImageModels.layerEntry"],
  [VideoModels, "video models", "VideoModels.layerEntry"],
  [SpeechModels, "speech models", "SpeechModels.layerEntry"],
  [TranscriptionModels, "transcription models", "TranscriptionModels.layerEntry"],
  [SourceReaders, "source readers", "SourceReaders.layerEntry"],
  [ModerationModels, "moderation models", "ModerationModels.layerEntry"],
  [MediaTools, "media tools", "MediaTools.layerCards"]
] as const

const claiming = (place: Place, claims: Claims) => {
  const layer = showLayer(place.adapter.layer).pipe(
    Layer.provide([
      watchedModels(LanguageModels, place, claims),
      watchedModels(EmbeddingModels, place, claims),
      watchedModels(ImageModels, place, claims),
      watchedModels(VideoModels, place, claims),
      watchedModels(SpeechModels, place, claims),
      watchedModels(TranscriptionModels, place, claims),
      watchedModels(ModerationModels, place, claims),
      watchedReaders(place, claims)
    ])
  )
  const checkName = Effect.suspend(() => {
    const earlier = [...claims.stores.values()].find(({ adapter }) => adapter.name === place.adapter.name)
    // The same function made both: the second would keep the same, and is not opened to find out.
    return earlier === undefined ? Effect.void : Effect.fail(keptTwice(earlier, place, claims.storesOf(earlier)))
  })
  return Layer.unwrap(Effect.as(checkName, layer)).pipe(
    Layer.tap((context) => Effect.suspend(() => checkBrought(context, place, claims)))
  )
}

const checkBrought = (context: Context.Context<never>, place: Place, claims: Claims) => {
  for (const [registry, what, how] of registries) {
    if (holds(context, registry.key)) return Effect.fail(ownRegistry(place, what, how))
  }
  const kept = stores.flatMap(([store, name]) => (holds(context, store.key) ? [name] : []))
  const earlier = kept.map((store) => claims.stores.get(store)).find((owner) => owner !== undefined)
  if (earlier !== undefined) {
    const both = claims.storesOf(earlier).filter((store) => kept.includes(store))
    return Effect.fail(keptTwice(earlier, place, both))
  }
  for (const store of kept) claims.stores.set(store, place)
  return Effect.void
}

const holds = (context: Context.Context<never>, key: string): boolean => context.mapUnsafe.has(key)

// The registries as one adapter sees them. What they themselves refuse or accept does not name the adapters.

const watchedModels = <I, Model extends { readonly id: string }>(
  tag: Context.Key<I, ModelRegistry<Model>>,
  place: Place,
  claims: Claims
) =>
  Layer.effect(
    tag,
    Effect.map(tag, (registry): ModelRegistry<Model> => ({
      ...registry,
      register: (model) =>
        Effect.andThen(claim(claims.entriesOf(tag.key), model.id, place, modelTwice), registry.register(model))
    }))
  )

const watchedReaders = (place: Place, claims: Claims) =>
  Layer.effect(
    SourceReaders,
    Effect.map(SourceReaders, (registry) =>
      SourceReaders.of({
        ...registry,
        register: (reader) =>
          Effect.andThen(
            claim(claims.entriesOf(SourceReaders.key), reader.name, place, readerTwice),
            registry.register(reader)
          )
      })
    )
  )

// As a defect: registries know no such failure, and nothing on the way to the door may take it for another.
const claim = (
  owners: Map<string, Place>,
  id: string,
  place: Place,
  refusal: (earlier: Place, later: Place, id: string) => PostwrightError
) =>
  Effect.suspend(() => {
    const earlier = owners.get(id)
    if (earlier !== undefined) return Effect.die(refusal(earlier, place, id))
    owners.set(id, place)
    return Effect.void
  })

const label = ({ adapter, position }: Place): string => `adapters[${position}] ("${adapter.name}")`

const listed = (words: ReadonlyArray<string>): string =>
  [words.slice(0, -1).join(", "), ...words.slice(-1)].filter((part) => part !== "").join(" and ")

const refused = (code: string, what: string, remedy: string, places: ReadonlyArray<Place>): PostwrightError =>
  new PostwrightError({
    code,
    message: `${what}. ${remedy}`,
    remedy,
    isRetryable: false,
    details: {
      adapters: places.map(({ adapter }) => adapter.name),
      positions: places.map(({ position }) => position)
    }
  })

const keptTwice = (earlier: Place, later: Place, kept: ReadonlyArray<string>): PostwrightError =>
  refused(
    "adapters-conflict",
    `${label(earlier)} and ${label(later)} both keep ${listed(kept)}`,
    "Leave one of the two out",
    [earlier, later]
  )

const broughtTwice = (earlier: Place, later: Place, what: string): string =>
  earlier.position === later.position
    ? `${label(later)} brings ${what} twice`
    : `${label(earlier)} and ${label(later)} both bring ${what}`

const modelTwice = (earlier: Place, later: Place, id: string): PostwrightError =>
  refused("model-id-taken", broughtTwice(earlier, later, `the model "${id}"`), "Give one of the two another id", [
    earlier,
    later
  ])

const readerTwice = (earlier: Place, later: Place, name: string): PostwrightError =>
  refused(
    "adapters-conflict",
    broughtTwice(earlier, later, `the source reader "${name}"`),
    "Leave one of the two out",
    [earlier, later]
  )

const ownRegistry = (place: Place, what: string, how: string): PostwrightError =>
  refused(
    "adapter-invalid",
    `${label(place)} brings a registry of ${what} of its own, in which those of other adapters are missing`,
    `Contribute each by ${how}`,
    [place]
  )
