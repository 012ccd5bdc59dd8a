/**
 * What a campaign is generated from.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { routingGoals } from "../models/ModelChoice.ts"

/** Decides between equally good choices; the same seed gives the same campaign. */
export const Seed = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }))
export type Seed = typeof Seed.Type

const Chain = Schema.Union([
  Schema.NonEmptyString,
  Schema.NonEmptyArray(Schema.NonEmptyString),
  Schema.Struct({
    route: Schema.Literals(routingGoals),
    among: Schema.optionalKey(Schema.NonEmptyArray(Schema.NonEmptyString))
  })
])

/** `ModelChoice` as plain data that is stored. */
export const ModelChoiceData = Schema.Union([
  Chain,
  Schema.Struct({
    default: Chain,
    byTask: Schema.Struct({
      extract: Schema.optionalKey(Chain),
      plan: Schema.optionalKey(Chain),
      write: Schema.optionalKey(Chain),
      translate: Schema.optionalKey(Chain),
      judge: Schema.optionalKey(Chain),
      classify: Schema.optionalKey(Chain)
    })
  })
])
export type ModelChoiceData = typeof ModelChoiceData.Type
