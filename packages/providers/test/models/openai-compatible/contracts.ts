/** Contracts of any shape, in zod and in Effect Schema, with answers of them. */
import { type Contract, fromEffectSchema } from "@postwright/core/agents/Agent"
import { Schema } from "effect"
import * as fc from "fast-check"
import { z } from "zod"

export type Shape =
  | { readonly kind: "string" | "integer" | "boolean" }
  | { readonly kind: "values"; readonly values: readonly [string, ...Array<string>] }
  | { readonly kind: "list"; readonly item: Shape }
  | { readonly kind: "object"; readonly fields: ReadonlyArray<Field> }
  | { readonly kind: "union"; readonly variants: ReadonlyArray<ReadonlyArray<Field>> }

export interface Field {
  readonly name: string
  readonly isOptional: boolean
  readonly isNullable: boolean
  readonly shape: Shape
}

const name = fc.constantFrom("a", "b", "c", "title", "ünïcode", "with space")

export const { field: fieldArbitrary, shape: shapeArbitrary } = fc.letrec<{ shape: Shape; field: Field }>((tie) => {
  const fields = fc.uniqueArray(tie("field"), { selector: (field) => field.name, minLength: 1, maxLength: 4 })
  return {
    field: fc.record({ name, isOptional: fc.boolean(), isNullable: fc.boolean(), shape: tie("shape") }),
    shape: fc.oneof(
      { depthSize: "small", maxDepth: 3 },
      fc.record({ kind: fc.constantFrom("string", "integer", "boolean") }),
      fc.record({
        kind: fc.constant("values" as const),
        values: fc
          .uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
          .map(([first = "x", ...rest]): readonly [string, ...Array<string>] => [first, ...rest])
      }),
      fc.record({ kind: fc.constant("list" as const), item: tie("shape") }),
      fc.record({ kind: fc.constant("object" as const), fields }),
      fc.record({ kind: fc.constant("union" as const), variants: fc.array(fields, { minLength: 1, maxLength: 3 }) })
    )
  }
})

export const zodContract = (shape: Shape): Contract<unknown> => zodOf(shape)

export const effectContract = (shape: Shape): Contract<unknown> => fromEffectSchema(effectOf(shape))

/** A value of the shape. Optional fields are left out or there; nullable ones null or not. */
export const valueArbitrary = (shape: Shape): fc.Arbitrary<unknown> => {
  switch (shape.kind) {
    case "string":
      return fc.string({ maxLength: 10 })
    case "integer":
      return fc.integer({ min: -1_000, max: 1_000 })
    case "boolean":
      return fc.boolean()
    case "values":
      return fc.constantFrom(...shape.values)
    case "list":
      return fc.array(valueArbitrary(shape.item), { maxLength: 3 })
    case "object":
      return recordArbitrary(shape.fields)
    case "union":
      return fc.oneof(
        ...shape.variants.map((fields, index) =>
          recordArbitrary(fields).map((value) => ({ variant: `v${index}`, ...value }))
        )
      )
  }
}

/** The value as a vendor writes it that was held to the strict form: every property there, null where it was absent. */
export const filledIn = (shape: Shape, value: unknown): unknown => {
  if (shape.kind === "list") return Array.isArray(value) ? value.map((item) => filledIn(shape.item, item)) : value
  if (typeof value !== "object" || value === null) return value
  const given = new Map(Object.entries(value))
  const fields = shape.kind === "union" ? variantOf(shape.variants, given) : shape.kind === "object" ? shape.fields : []
  const filled = fields.map((field) => {
    const item: unknown = given.get(field.name) ?? null
    return [field.name, item === null ? null : filledIn(field.shape, item)]
  })
  const variant = given.has("variant") ? [["variant", given.get("variant")]] : []
  return Object.fromEntries([...variant, ...filled])
}

/** Whether the value holds a null in an optional field, which the strict form cannot tell from an absent one. */
export const withoutOptionalNulls = (shape: Shape, value: unknown): unknown => {
  if (shape.kind === "list") {
    return Array.isArray(value) ? value.map((item) => withoutOptionalNulls(shape.item, item)) : value
  }
  if (typeof value !== "object" || value === null) return value
  const given = new Map(Object.entries(value))
  const fields = shape.kind === "union" ? variantOf(shape.variants, given) : shape.kind === "object" ? shape.fields : []
  return Object.fromEntries(
    [...given].flatMap(([key, item]) => {
      const field = fields.find((candidate) => candidate.name === key)
      if (field === undefined) return [[key, item]]
      if (item === null) return field.isOptional ? [] : [[key, null]]
      return [[key, withoutOptionalNulls(field.shape, item)]]
    })
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const variantOf = (variants: ReadonlyArray<ReadonlyArray<Field>>, given: ReadonlyMap<string, unknown>) =>
  variants[Number(String(given.get("variant")).slice(1))] ?? []

const recordArbitrary = (fields: ReadonlyArray<Field>): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(
      ...fields.map((field) => {
        const value = valueArbitrary(field.shape)
        const given = (field.isNullable ? fc.option(value, { nil: null }) : value).map((item) => [[field.name, item]])
        return field.isOptional ? fc.oneof(given, fc.constant([])) : given
      })
    )
    .map((entries) => Object.fromEntries(entries.flat()))

const zodOf = (shape: Shape): z.ZodType => {
  switch (shape.kind) {
    case "string":
      return z.string()
    case "integer":
      return z.int()
    case "boolean":
      return z.boolean()
    case "values":
      return z.enum(shape.values)
    case "list":
      return z.array(zodOf(shape.item))
    case "object":
      return z.strictObject(zodFields(shape.fields))
    case "union":
      return z.union(
        shape.variants.map((fields, index) => z.strictObject({ variant: z.literal(`v${index}`), ...zodFields(fields) }))
      )
  }
}

const zodFields = (fields: ReadonlyArray<Field>): Record<string, z.ZodType> =>
  Object.fromEntries(
    fields.map(({ isNullable, isOptional, name: key, shape }) => {
      const type = isNullable ? zodOf(shape).nullable() : zodOf(shape)
      return [key, isOptional ? type.optional() : type]
    })
  )

type Decoder = Schema.Codec<unknown, unknown>

const effectOf = (shape: Shape): Decoder => {
  switch (shape.kind) {
    case "string":
      return Schema.String
    case "integer":
      return Schema.Int
    case "boolean":
      return Schema.Boolean
    case "values":
      return Schema.Literals(shape.values)
    case "list":
      return Schema.Array(effectOf(shape.item))
    case "object":
      return Schema.Struct(effectFields(shape.fields))
    case "union":
      return Schema.Union(
        shape.variants.map((fields, index) =>
          Schema.Struct({ variant: Schema.Literal(`v${index}`), ...effectFields(fields) })
        )
      )
  }
}

const effectFields = (fields: ReadonlyArray<Field>): Record<string, Decoder> =>
  Object.fromEntries(
    fields.map(({ isNullable, isOptional, name: key, shape }) => {
      const type = isNullable ? Schema.NullOr(effectOf(shape)) : effectOf(shape)
      return [key, isOptional ? Schema.optionalKey(type) : type]
    })
  )
