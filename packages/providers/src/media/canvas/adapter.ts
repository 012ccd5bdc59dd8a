/**
 * Drawn cards for the promise door: `createPostwright({ adapters: [cards()] })`.
 *
 * @since 0.1.0
 */
import type { Adapter } from "@postwright/core/promise"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { Layer } from "effect"
import * as CanvasCards from "./CanvasCards.ts"

/** Where fonts lie, and how files are written. */
export type CardsOptions = CanvasCards.Options

/**
 * Draws the cards of posts. Needs the library `@napi-rs/canvas` and a font such as `@expo-google-fonts/noto-sans`; without
 * them posts that need pictures stay without, and say what to install.
 */
export const cards = (options: CardsOptions = {}): Adapter =>
  adapterFromLayer("providers/media/canvas", Layer.provide(MediaTools.layerCards, CanvasCards.layer(options)))
