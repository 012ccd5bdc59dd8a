import { Effect } from "effect"
import { type ModelId } from "../../models/ModelChoice.ts"
import { type TranscriptionModels } from "../../models/TranscriptionModels.ts"
import { type Transcriptions } from "../../models/Transcriptions.ts"
import { UnitUsage } from "../../models/UnitUsage.ts"
import { sha256 } from "../../text/Digest.ts"
import { type BudgetId } from "../../usage/Budget.ts"
import { decodeTranscription, encodeTranscription } from "./keptSounds.ts"
import { type makePaidAnswers } from "./paidAnswers.ts"
import { patiently } from "./patience.ts"

/** Has recordings written down, each once for a model and a language. */
export const makeHearing = ({
  paid,
  transcriptionModels,
  transcriptions
}: {
  readonly paid: ReturnType<typeof makePaidAnswers>
  readonly transcriptions: Transcriptions["Service"]
  readonly transcriptionModels: TranscriptionModels["Service"]
}) =>
  Effect.fnUntraced(function* (
    id: ModelId,
    recording: { readonly bytes: Uint8Array; readonly mediaType: string },
    {
      budgets,
      language,
      seconds
    }: {
      readonly budgets: ReadonlyArray<BudgetId>
      readonly language: string | undefined
      /** How long it is, as far as one knows before. */
      readonly seconds: number
    }
  ) {
    const model = yield* transcriptionModels.get(id)
    const mediaType = recording.mediaType.split(";", 1)[0]?.trim().toLowerCase() ?? ""
    const asked = { mediaType, ...(language === undefined ? {} : { language }) }
    return yield* paid({
      kind: "transcriptions",
      model,
      asked: { sha256: sha256(recording.bytes), ...asked },
      budgets,
      estimate: new UnitUsage({ seconds: Math.ceil(seconds) }),
      ask: (operationKey) =>
        patiently(id, transcriptions.transcribe(id, { bytes: recording.bytes, ...asked, operationKey })),
      usageOf: ({ durationSeconds, usage }) =>
        new UnitUsage({ ...(durationSeconds === undefined ? {} : { seconds: durationSeconds }), ...usage }),
      encode: encodeTranscription,
      decode: decodeTranscription
    })
  })
