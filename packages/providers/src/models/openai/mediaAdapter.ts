/**
 * OpenAI's models for moderation, embeddings, images, speech and transcription, for the promise door:
 * `createPostwright({ adapters: [openAiMedia({ apiKey, moderation: {} })] })`. Language models are in `adapter`.
 *
 * @since 0.1.0
 */
import type { Adapter } from "@postwright/core/promise"
import { Duration, Layer } from "effect"
import { modelAdapter } from "../shared/ModelAdapter.ts"
import { type DoorOptions, vendor } from "./internal/doors.ts"
import * as OpenAiEmbeddingModel from "./OpenAiEmbeddingModel.ts"
import * as OpenAiImageModel from "./OpenAiImageModel.ts"
import * as OpenAiModerationModel from "./OpenAiModerationModel.ts"
import * as OpenAiSpeechModel from "./OpenAiSpeechModel.ts"
import * as OpenAiTranscriptionModel from "./OpenAiTranscriptionModel.ts"

/** What one kind of model takes; where requests go stands beside the kinds. */
type Kind<Options extends DoorOptions> = Omit<Options, "baseUrl" | "organization" | "project" | "timeout">

/** Which kinds, and with which key. A kind that is left out is not there; `{}` takes its defaults. */
export interface OpenAiMediaOptions extends Omit<DoorOptions, "id" | "timeout"> {
  readonly apiKey: string
  readonly moderation?: Kind<OpenAiModerationModel.Options>
  readonly embedding?: Kind<OpenAiEmbeddingModel.Options>
  readonly image?: Kind<OpenAiImageModel.Options>
  readonly speech?: Kind<OpenAiSpeechModel.Options>
  readonly transcription?: Kind<OpenAiTranscriptionModel.Options>
  /** Longest wait for an answer. @default 600,000 */
  readonly timeoutMillis?: number
}

/**
 * Adds the models by ids such as `openai/omni-moderation-latest`. Needs the library `openai`; without it the first
 * operation rejects with the code `sdk-unavailable`.
 *
 * @example
 * import { createPostwright } from "@postwright/core/promise"
 * import { openAiMedia } from "@postwright/providers/models/openai/mediaAdapter"
 *
 * const postwright = createPostwright({ adapters: [openAiMedia({ apiKey: "sk-…", moderation: {} })] })
 * // postwright.policy.check(item) asks the moderation model too
 */
export const openAiMedia = ({
  apiKey,
  embedding,
  image,
  moderation,
  speech,
  timeoutMillis,
  transcription,
  ...where
}: OpenAiMediaOptions): Adapter => {
  const common = { ...where, ...(timeoutMillis === undefined ? {} : { timeout: Duration.millis(timeoutMillis) }) }
  const layer = Layer.mergeAll(
    moderation === undefined ? Layer.empty : OpenAiModerationModel.layer({ ...moderation, ...common }),
    embedding === undefined ? Layer.empty : OpenAiEmbeddingModel.layer({ ...embedding, ...common }),
    image === undefined ? Layer.empty : OpenAiImageModel.layer({ ...image, ...common }),
    speech === undefined ? Layer.empty : OpenAiSpeechModel.layer({ ...speech, ...common }),
    transcription === undefined ? Layer.empty : OpenAiTranscriptionModel.layer({ ...transcription, ...common })
  )
  return modelAdapter("providers/models/openai/media", layer, { vendor, apiKey })
}
