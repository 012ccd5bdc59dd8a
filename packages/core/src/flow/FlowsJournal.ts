/**
 * The engine for one process: runs bodies here and keeps their journals in a `JournalStore`. After a restart a run is
 * replayed from its journal: finished steps return their records, and the body goes on where it stood.
 *
 * @since 0.1.0
 */
import { Effect, Layer, type Scope } from "effect"
import { makeFlows } from "./Engine.ts"
import { Flows } from "./Flows.ts"
import { makeBackend } from "./internal/journalBackend.ts"
import { JournalStore } from "./JournalStore.ts"

/** `Flows` over the journals of the store. When the layer closes, runs stop where they stand and stay unfinished. */
export const make: Effect.Effect<Flows["Service"], never, JournalStore | Scope.Scope> = Effect.map(
  makeBackend,
  makeFlows
)

/** `Flows` over the journals of the `JournalStore`. */
export const layer: Layer.Layer<Flows, never, JournalStore> = Layer.effect(Flows, make)

/** `Flows` that forget everything when the process ends. */
export const layerMemory: Layer.Layer<Flows> = layer.pipe(Layer.provide(JournalStore.layerMemory))
