/**
 * What a campaign is generated from.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** Decides between equally good choices; the same seed gives the same campaign. */
export const Seed = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
export type Seed = typeof Seed.Type

/** Model choice as plain data: `none`, a model id, or ids in the order in which they are tried. */
export const ModelChoiceData = Schema.Union([Schema.String, Schema.NonEmptyArray(Schema.String)])
export type ModelChoiceData = typeof ModelChoiceData.Type
