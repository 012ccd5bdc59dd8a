/**
 * How near a text comes to a brand's examples in meaning, by the vectors of an embedding model. Without a model only the
 * measures of style count, and the answer says so.
 *
 * @since 0.1.0
 */
import { Effect, Option, Schema } from "effect"
import { EmbeddingModels } from "../models/EmbeddingModels.ts"
import { Embeddings } from "../models/Embeddings.ts"
import { ModelId } from "../models/ModelChoice.ts"
import { type ModelError } from "../models/ModelError.ts"
import { type UnitUsage } from "../models/UnitUsage.ts"
import { type CurrentActor } from "../tenancy/Actor.ts"
import { type BothLanguages } from "./VoiceDeviations.ts"
import { voiceFit, type VoiceFit } from "./VoiceFit.ts"
import { voiceLimits, type VoiceProfile } from "./VoiceProfile.ts"

/** The examples as one vector: plain data, to be kept beside the profile. Useless with any other model. */
export const VoiceVector = Schema.Struct({
  schemaVersion: Schema.Literal("1"),
  model: ModelId,
  /** Of length 1. */
  centre: Schema.Array(Schema.Finite),
  /** How near the examples are to their centre on average, -1 to 1. */
  cohesion: Schema.Finite
})
export type VoiceVector = typeof VoiceVector.Type

/** A fit, and what meaning adds to it. */
export interface VoiceFitByMeaning extends VoiceFit {
  /** 0 to 1; 1 is as near as the examples are among themselves. Absent without a model. */
  readonly nearness?: number
  /** What the call was paid for. Absent without one. */
  readonly usage?: UnitUsage
  /** Why meaning does not count. */
  readonly missing?: BothLanguages
}

/**
 * One vector for the examples, by the named model, else by the first one by id; none where no embedding model is
 * configured or no example can be read. Paid once: keep it. Fails with what `Embeddings.embed` fails with.
 */
export const embedVoice = Effect.fn("VoiceNearness.embedVoice")(function* (
  examples: ReadonlyArray<string>,
  options: { readonly model?: ModelId } = {}
): Effect.fn.Return<Option.Option<VoiceVector>, ModelError, CurrentActor> {
  const found = yield* Effect.all({
    models: Effect.serviceOption(EmbeddingModels),
    embeddings: Effect.serviceOption(Embeddings)
  })
  if (Option.isNone(found.models) || Option.isNone(found.embeddings)) return Option.none()
  const [first] = yield* found.models.value.list
  const model = options.model ?? first?.id
  const texts = [...new Set(examples)]
    .filter((text) => text.trim() !== "" && text.length <= voiceLimits.maxExampleLength)
    .slice(0, voiceLimits.maxExamples)
  if (model === undefined || texts.length === 0) return Option.none()
  const { vectors } = yield* found.embeddings.value.embed(model, { texts })
  const units = vectors.map(unit)
  const centre = unit(units.reduce((sum, vector) => sum.map((value, at) => value + (vector[at] ?? 0))))
  const cohesion = units.reduce((sum, vector) => sum + cosine(vector, centre), 0) / units.length
  return Option.some({ schemaVersion: "1", model, centre, cohesion })
})

/**
 * `voiceFit`, with a fifth of the score by nearness in meaning where there is a vector and its model is configured;
 * else `missing` says why not. Fails with what `Embeddings.embed` fails with.
 */
export const voiceFitByMeaning = Effect.fn("VoiceNearness.voiceFitByMeaning")(function* (
  profile: VoiceProfile,
  text: string,
  vector: Option.Option<VoiceVector>
): Effect.fn.Return<VoiceFitByMeaning, ModelError, CurrentActor> {
  const fit = voiceFit(profile, text)
  const embeddings = yield* Effect.serviceOption(Embeddings)
  if (Option.isNone(embeddings)) return { ...fit, missing: noModel }
  if (Option.isNone(vector)) return { ...fit, missing: noVector }
  if (text.trim() === "") return { ...fit, missing: noText }
  const { centre, cohesion, model } = vector.value
  const { usage, vectors } = yield* embeddings.value.embed(model, { texts: [text] })
  const nearness = clamp(cosine(unit(vectors[0] ?? []), centre) / Math.max(cohesion, 0.05))
  return { ...fit, nearness, usage, score: rounded((1 - byMeaning) * fit.score + byMeaning * nearness) }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Share of the score. */
const byMeaning = 0.2

const noModel = {
  en: "No embedding model is configured: only style was measured. Add one to compare meaning",
  de: "Kein Embedding-Modell ist eingerichtet: Nur der Stil wurde gemessen. Richte eines ein, um Bedeutung zu vergleichen"
}
const noVector = {
  en: "The examples have no vector: only style was measured. Make one with embedVoice",
  de: "Die Beispiele haben keinen Vektor: Nur der Stil wurde gemessen. Erzeuge einen mit embedVoice"
}
const noText = {
  en: "An empty text has no meaning to compare",
  de: "Ein leerer Text hat keine Bedeutung zum Vergleichen"
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000
const clamp = (value: number): number => rounded(Math.min(1, Math.max(0, value)))

const unit = (vector: ReadonlyArray<number>): ReadonlyArray<number> => {
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}

const cosine = (a: ReadonlyArray<number>, b: ReadonlyArray<number>): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
