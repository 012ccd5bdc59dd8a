/**
 * An answer that was held to the strict form of a schema, back in the form of the schema itself: without the nulls
 * that stand for optional properties, and out of the object around an answer that is none.
 */
import { canonicalJson } from "@postwright/core/text/Digest"
import {
  dereference,
  flatten,
  isSchema,
  type JsonSchema,
  propertiesOf,
  schemasOf,
  stringsOf,
  typesOf
} from "./jsonSchema.ts"
import { wrapper } from "./strictSchema.ts"

/** The value in the form of `root`: the same one where it has that. What does not fit the schema is left as it is. */
export const restoreAnswer = (root: JsonSchema, value: unknown, isWrapped: boolean): unknown => {
  const inner = isWrapped && isSchema(value) && Object.hasOwn(value, wrapper) ? value[wrapper] : value
  return restore(root, root, inner)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const restore = (root: JsonSchema, schema: JsonSchema, value: unknown): unknown => {
  const { items, properties, required, variants } = readingOf(root, schema)
  if (variants !== undefined) {
    const variant = variants.find((item) => fits(root, item, value))
    return variant === undefined ? value : restore(root, variant, value)
  }
  if (Array.isArray(value)) {
    if (items === undefined) return value
    const restored = value.map((item: unknown) => restore(root, items, item))
    return restored.some((item, index) => item !== value[index]) ? restored : value
  }
  if (!isSchema(value)) return value
  const restored: Array<readonly [string, unknown]> = []
  let isUnchanged = true
  for (const [name, item] of Object.entries(value)) {
    const property = properties.get(name)
    const isLeftOut = property !== undefined && item === null && !required.has(name)
    const own = property === undefined || isLeftOut ? item : restore(root, property, item)
    if (!isLeftOut) restored.push([name, own])
    if (isLeftOut || own !== item) isUnchanged = false
  }
  return isUnchanged ? value : Object.fromEntries(restored)
}

/** What a schema says about the form of values. */
interface Reading {
  readonly variants: ReadonlyArray<JsonSchema> | undefined
  readonly items: JsonSchema | undefined
  readonly properties: ReadonlyMap<string, JsonSchema>
  readonly required: ReadonlySet<string>
}

// Each item of a list has the same schema, and so has each answer to one question.
const readings = new WeakMap<JsonSchema, WeakMap<JsonSchema, Reading>>()

const readingOf = (root: JsonSchema, schema: JsonSchema): Reading => {
  const ofRoot = readings.get(root) ?? new WeakMap<JsonSchema, Reading>()
  readings.set(root, ofRoot)
  const known = ofRoot.get(schema)
  if (known !== undefined) return known
  const flat = flatten(root, dereference(root, schema))
  const variants = flat["anyOf"] ?? flat["oneOf"]
  const items = flat["items"]
  const reading: Reading = {
    variants: variants === undefined ? undefined : schemasOf(variants),
    items: isSchema(items) ? items : undefined,
    properties: new Map(propertiesOf(flat)),
    required: new Set(stringsOf(flat["required"]))
  }
  ofRoot.set(schema, reading)
  return reading
}

// Which alternative an answer is: by types, constants and keys, as the strict form lets them through.
const fits = (root: JsonSchema, schema: JsonSchema, value: unknown): boolean => {
  const flat = flatten(root, dereference(root, schema))
  if (flat["const"] !== undefined && !isSame(flat["const"], value)) return false
  if (Array.isArray(flat["enum"]) && !flat["enum"].some((item) => isSame(item, value))) return false
  const variants = flat["anyOf"] ?? flat["oneOf"]
  if (variants !== undefined && !schemasOf(variants).some((item) => fits(root, item, value))) return false
  const types = typesOf(flat)
  if (types.length > 0 && !types.some((type) => isOfType(type, value))) return false
  const items = flat["items"]
  if (Array.isArray(value)) return !isSchema(items) || value.every((item) => fits(root, items, item))
  return !isSchema(value) || fitsObject(root, flat, value)
}

const fitsObject = (root: JsonSchema, schema: JsonSchema, value: JsonSchema): boolean => {
  if (!isSchema(schema["properties"])) return true
  const properties = propertiesOf(schema)
  const required = stringsOf(schema["required"])
  const names = new Set(properties.map(([name]) => name))
  const isOpen = isSchema(schema["additionalProperties"])
  if (!isOpen && !Object.keys(value).every((name) => names.has(name))) return false
  return properties.every(([name, property]) => {
    const item = value[name]
    if (!required.includes(name) && (item === null || !Object.hasOwn(value, name))) return true
    return Object.hasOwn(value, name) && fits(root, property, item)
  })
}

const isOfType = (type: string, value: unknown): boolean => {
  switch (type) {
    case "null":
      return value === null
    case "array":
      return Array.isArray(value)
    case "object":
      return isSchema(value)
    case "integer":
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)
