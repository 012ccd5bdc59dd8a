/**
 * A caller's JSON Schema in the strict subset that OpenAI holds answers to, and that others hold them to as well:
 * every object closed, every property required, optional ones nullable. What the subset has no word for is told in
 * the description; the caller's contract still decides.
 *
 * @see https://developers.openai.com/api/docs/guides/structured-outputs (read 2026-11)
 */
import {
  definitionName,
  dereference,
  flatten,
  isSchema,
  type JsonSchema,
  propertiesOf,
  resolve,
  schemasOf,
  stringsOf,
  typesOf
} from "./jsonSchema.ts"

/** The schema to send. */
export type StrictSchema =
  | {
      readonly kind: "strict"
      readonly schema: JsonSchema
      /** The root has to be an object, so another one stands in the property `answer` of one. */
      readonly isWrapped: boolean
    }
  /** The subset cannot say it: the schema is sent as it is, and the model follows it as a hint. */
  | { readonly kind: "loose"; readonly schema: JsonSchema; readonly why: string; readonly isWrapped: boolean }

export interface StrictOptions {
  /** Whether bounds, patterns and formats are sent as such. Vendors that do not know them refuse the whole schema. */
  readonly keepsConstraints: boolean
}

/** The property that holds an answer which is no object. */
export const wrapper = "answer"

export const toStrictSchema = (root: JsonSchema, options: StrictOptions): StrictSchema => {
  const conversion = new Conversion(root, options)
  const top = flatten(root, dereference(root, root))
  const isWrapped = !isPlainObject(top)
  const converted = conversion.convert(isWrapped ? root : top, isWrapped ? 1 : 0)
  const definitions = conversion.definitions(isWrapped)
  const body = isWrapped ? closed({ [wrapper]: converted }) : converted
  const schema = Object.keys(definitions).length === 0 ? body : { ...body, $defs: definitions }
  if (conversion.problem === undefined) return { kind: "strict", schema, isWrapped }
  return { kind: "loose", schema: isWrapped ? wrapAsIs(root) : root, why: conversion.problem, isWrapped }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxDepth = 10
const maxProperties = 5_000
const maxEnumValues = 1_000

// Of the vendor's list; others are told in the description.
const formats: ReadonlySet<unknown> = new Set([
  "date-time",
  "time",
  "date",
  "duration",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "uuid"
])

const unsupported = [
  "not",
  "if",
  "then",
  "else",
  "dependentRequired",
  "dependentSchemas",
  "patternProperties",
  "prefixItems",
  "unevaluatedProperties"
]

const constraintsOf: Readonly<Record<string, ReadonlyArray<string>>> = {
  string: ["pattern", "format"],
  number: ["multipleOf", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"],
  integer: ["multipleOf", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"],
  array: ["minItems", "maxItems"]
}

const allConstraints = [
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "multipleOf",
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "minItems",
  "maxItems",
  "uniqueItems"
]

const rootDefinition = "whole"

class Conversion {
  /** Why the schema is not in the subset; the first reason that was found. */
  problem: string | undefined
  private readonly found = new Map<string, JsonSchema>()
  private readonly root: JsonSchema
  private readonly options: StrictOptions
  private properties = 0
  private enumValues = 0

  constructor(root: JsonSchema, options: StrictOptions) {
    this.root = root
    this.options = options
  }

  /** Definitions that were used. The root stands among them where something refers to it and it is not at the top. */
  definitions(isWrapped: boolean): Record<string, JsonSchema> {
    const { "": whole, ...named } = Object.fromEntries(this.found)
    return whole === undefined || !isWrapped ? named : { ...named, [rootDefinition]: whole }
  }

  convert(schema: JsonSchema, depth: number): JsonSchema {
    if (depth > maxDepth) return this.refuse(`it nests deeper than ${maxDepth} levels`)
    const flat = flatten(this.root, schema)
    if (flat["$ref"] !== undefined) return this.reference(flat["$ref"], depth)
    const keyword = unsupported.find((name) => flat[name] !== undefined)
    if (keyword !== undefined) return this.refuse(`"${keyword}" is not in the strict subset`)
    const alternatives = flat["anyOf"] ?? flat["oneOf"]
    if (alternatives !== undefined) return this.alternatives(flat, schemasOf(alternatives), depth)
    if (flat["const"] !== undefined) return this.values(flat, [flat["const"]])
    if (Array.isArray(flat["enum"])) return this.values(flat, flat["enum"])
    return this.typed(flat, depth)
  }

  private reference(reference: unknown, depth: number): JsonSchema {
    const name = definitionName(reference)
    const target = resolve(this.root, reference)
    if (name === undefined || target === undefined || isEmpty(dereference(this.root, target))) {
      return this.refuse("a reference leads nowhere")
    }
    if (!this.found.has(name)) {
      this.found.set(name, {})
      this.found.set(name, name === "" ? this.rootItself(target) : this.convert(target, depth))
    }
    return { $ref: name === "" ? this.rootReference() : `#/$defs/${name.replaceAll("~", "~0").replaceAll("/", "~1")}` }
  }

  private rootItself(target: JsonSchema): JsonSchema {
    const { $defs: _defs, definitions: _definitions, ...rest } = target
    return isPlainObject(flatten(this.root, dereference(this.root, target))) ? {} : this.convert(rest, 1)
  }

  private rootReference(): string {
    return isPlainObject(flatten(this.root, dereference(this.root, this.root))) ? "#" : `#/$defs/${rootDefinition}`
  }

  private alternatives(schema: JsonSchema, variants: ReadonlyArray<JsonSchema>, depth: number): JsonSchema {
    const beside = ["properties", "required", "items"].find((name) => schema[name] !== undefined)
    if (beside !== undefined) return this.refuse(`"${beside}" stands beside alternatives`)
    const converted = variants.map((variant) => this.convert(variant, depth))
    const different = [...new Map(converted.map((variant) => [JSON.stringify(variant), variant])).values()]
    const [only] = different
    if (only === undefined) return this.refuse("it has no alternative")
    return different.length === 1 ? only : described({ anyOf: different }, textOf(schema, []))
  }

  private values(schema: JsonSchema, values: ReadonlyArray<unknown>): JsonSchema {
    this.enumValues += values.length
    if (this.enumValues > maxEnumValues) return this.refuse(`it lists more than ${maxEnumValues} values`)
    const types = [...new Set(values.map(jsonType))]
    const [type] = types
    if (type === undefined || types.some((name) => name === "object" || name === "array")) {
      return this.refuse("it lists values that are objects or lists")
    }
    const options = types.map((name) => ({ type: name, enum: values.filter((value) => jsonType(value) === name) }))
    return described(types.length === 1 ? { type, enum: values } : { anyOf: options }, textOf(schema, []))
  }

  private typed(schema: JsonSchema, depth: number): JsonSchema {
    const types = typesOf(schema)
    const [type] = types
    if (type === undefined) {
      return isSchema(schema["properties"])
        ? this.object(schema, depth)
        : this.refuse("a part of it allows any value at all")
    }
    if (types.length > 1) {
      const isScalar = !types.includes("object") && !types.includes("array")
      if (!isScalar)
        return this.alternatives(
          {},
          types.map((one) => ({ ...schema, type: one })),
          depth
        )
      const [first = type, ...others] = types.filter((name) => name !== "null")
      return others.length > 0
        ? described({ anyOf: types.map((name) => this.scalar({ ...schema, type: name }, name)) }, textOf(schema, []))
        : { ...this.scalar(schema, first), type: types }
    }
    if (type === "object") return this.object(schema, depth)
    if (type === "array") return this.array(schema, depth)
    return this.scalar(schema, type)
  }

  private object(schema: JsonSchema, depth: number): JsonSchema {
    if (!isSchema(schema["properties"]) && schema["additionalProperties"] !== false) {
      return this.refuse("an object may have keys of any name")
    }
    const additional = schema["additionalProperties"]
    if (isSchema(additional) && Object.keys(additional).length > 0) {
      return this.refuse("an object may have further keys of any name")
    }
    const required = stringsOf(schema["required"])
    const properties: Record<string, JsonSchema> = {}
    for (const [name, property] of propertiesOf(schema)) {
      this.properties++
      const converted = this.convert(property, depth + 1)
      properties[name] = required.includes(name) ? converted : nullable(converted)
    }
    if (this.properties > maxProperties) return this.refuse(`it has more than ${maxProperties} properties`)
    return described(closed(properties), textOf(schema, ["minProperties", "maxProperties"]))
  }

  private array(schema: JsonSchema, depth: number): JsonSchema {
    if (!isSchema(schema["items"])) return this.refuse("a list may hold any value")
    return this.constrained(schema, "array", { type: "array", items: this.convert(schema["items"], depth + 1) })
  }

  private scalar(schema: JsonSchema, type: string): JsonSchema {
    return this.constrained(schema, type, { type })
  }

  private constrained(schema: JsonSchema, type: string, base: JsonSchema): JsonSchema {
    const kept: Record<string, unknown> = {}
    for (const name of this.options.keepsConstraints ? (constraintsOf[type] ?? []) : []) {
      if (isSent(name, schema)) kept[name] = schema[name]
    }
    const told = allConstraints.filter((name) => kept[name] === undefined && isTold(name, schema))
    return described({ ...base, ...kept }, textOf(schema, told))
  }

  private refuse(why: string): JsonSchema {
    this.problem ??= why
    return {}
  }
}

const isEmpty = (schema: JsonSchema): boolean => Object.keys(schema).length === 0

const isPlainObject = (schema: JsonSchema): boolean =>
  schema["anyOf"] === undefined &&
  schema["oneOf"] === undefined &&
  (schema["type"] === "object" || (schema["type"] === undefined && isSchema(schema["properties"])))

const closed = (properties: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false
})

// Definitions stay at the root, where references expect them.
const wrapAsIs = (root: JsonSchema): JsonSchema => {
  const { $defs, $schema: _schema, ...inner } = root
  return { ...closed({ [wrapper]: inner }), ...($defs === undefined ? {} : { $defs }) }
}

const nullable = (schema: JsonSchema): JsonSchema => {
  const types = typesOf(schema)
  if (types.includes("null")) return schema
  const { description, ...rest } = schema
  const text = typeof description === "string" ? description : ""
  if (Array.isArray(rest["anyOf"])) {
    const variants = schemasOf(rest["anyOf"])
    const hasNull = variants.some((variant) => typesOf(variant).includes("null"))
    return hasNull ? schema : described({ anyOf: [...variants, { type: "null" }] }, text)
  }
  const isScalar = types.length > 0 && !types.some((type) => type === "object" || type === "array")
  if (isScalar && rest["enum"] === undefined) return { ...schema, type: [...types, "null"] }
  return described({ anyOf: [rest, { type: "null" }] }, text)
}

const described = (schema: JsonSchema, text: string): JsonSchema =>
  text === "" ? schema : { ...schema, description: text }

const textOf = (schema: JsonSchema, told: ReadonlyArray<string>): string => {
  const own = [schema["description"], schema["title"]].find((text) => typeof text === "string")
  const rules = told
    .filter((name) => schema[name] !== undefined)
    .map((name) => `${name}: ${JSON.stringify(schema[name])}`)
  const text = typeof own === "string" ? own : ""
  return rules.length === 0 ? text : `${text}${text === "" ? "" : " "}(${rules.join(", ")})`
}

const isSent = (name: string, schema: JsonSchema): boolean => {
  const value = schema[name]
  if (value === undefined || isNoise(name, value)) return false
  if (name === "format") return formats.has(value)
  // A format says it better than the pattern that a library derives from it.
  if (name === "pattern") return !formats.has(schema["format"]) && isSimplePattern(value)
  return true
}

const isTold = (name: string, schema: JsonSchema): boolean => {
  const value = schema[name]
  if (value === undefined || isNoise(name, value)) return false
  return name !== "pattern" || (schema["format"] === undefined && String(value).length <= 100)
}

// What libraries write for "a whole number".
const isNoise = (name: string, value: unknown): boolean =>
  (name === "maximum" && value === Number.MAX_SAFE_INTEGER) || (name === "minimum" && value === Number.MIN_SAFE_INTEGER)

// Looking around and back references are not regular; vendors refuse them.
const isSimplePattern = (value: unknown): boolean => typeof value === "string" && !/\(\?[=!<]|\\[1-9k]|\\p/i.test(value)

const jsonType = (value: unknown): string => {
  if (value === null) return "null"
  if (Array.isArray(value)) return "array"
  return typeof value
}
