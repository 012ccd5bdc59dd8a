/**
 * Drawn cards and printed reports for the promise door: `createPostwright({ adapters: [cards(), reports()] })`.
 *
 * @since 0.1.0
 */
import type { Adapter } from "@postwright/core/promise"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { Layer } from "effect"
import * as CanvasCards from "./CanvasCards.ts"
import * as CanvasReports from "./CanvasReports.ts"

/** Where fonts lie, and how files are written. */
export type CardsOptions = CanvasCards.Options

/**
 * Draws the cards of posts. Needs the library `@napi-rs/canvas` and a font such as `@expo-google-fonts/noto-sans`; without
 * them posts that need pictures stay without, and say what to install.
 */
export const cards = (options: CardsOptions = {}): Adapter =>
  adapterFromLayer("providers/media/canvas", Layer.provide(MediaTools.layerCards, CanvasCards.layer(options)))

/** Where fonts lie, and how good the pictures in a report are. */
export type ReportsOptions = CanvasReports.Options

/**
 * Prints `report.pdf` into every kit. Needs the same library and fonts as `cards`; without them the kit has none, and
 * `report.json` says what to install.
 */
export const reports = (options: ReportsOptions = {}): Adapter =>
  adapterFromLayer(
    "providers/media/canvas/reports",
    Layer.provide(MediaTools.layerReports, CanvasReports.layer(options))
  )
