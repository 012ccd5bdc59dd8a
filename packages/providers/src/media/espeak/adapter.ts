/**
 * espeak-ng for the promise door: `createPostwright({ adapters: [espeak()] })`.
 *
 * @since 0.1.0
 */
import type { Adapter } from "@postwright/core/promise"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import * as EspeakSpeechModel from "./EspeakSpeechModel.ts"

/** How it speaks. */
export type EspeakOptions = Omit<EspeakSpeechModel.Options, "speakWith">

/**
 * Adds a voice that needs neither a key nor a network, by the id `espeak/espeak-ng`. Needs the library
 * `@echogarden/espeak-ng-emscripten` (GPL-3.0); without it a call fails with the code `model-tool-missing`.
 */
export const espeak = (options: EspeakOptions = {}): Adapter =>
  adapterFromLayer("providers/media/espeak", EspeakSpeechModel.layer(options))
