/**
 * whisper.cpp for the promise door: `createPostwright({ adapters: [whisper({ model: "ggml-base.bin" })] })`.
 *
 * @since 0.1.0
 */
import type { Adapter } from "@postwright/core/promise"
import { adapterFromLayer } from "@postwright/core/promise/AdapterLayer"
import { Duration } from "effect"
import * as WhisperCppModel from "./WhisperCppModel.ts"

/** Where whisper.cpp and its model are. */
export interface WhisperOptions extends Omit<WhisperCppModel.Options, "timeout"> {
  readonly model: string
  /** Longest time for one recording. @default 1,800,000 */
  readonly timeoutMillis?: number
}

/**
 * Adds a transcription model that runs on this machine, by an id such as `whisper/ggml-base`. Needs the program
 * `whisper-cli` of whisper.cpp; without it a call fails with the code `model-tool-missing`.
 */
export const whisper = ({ timeoutMillis, ...options }: WhisperOptions): Adapter =>
  adapterFromLayer(
    "providers/media/whisper",
    WhisperCppModel.layer({
      ...options,
      ...(timeoutMillis === undefined ? {} : { timeout: Duration.millis(timeoutMillis) })
    })
  )
