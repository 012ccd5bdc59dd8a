import { Option, Predicate } from "effect"

/** A schema that the vendor can hold an answer to, or why there is none. */
export type NativeSchema =
  | { readonly _tag: "Native"; readonly schema: JsonSchema }
  | { readonly _tag: "NotNative"; readonly why: string }

type JsonSchema = Readonly<Record<string, unknown>>

/**
 * The schema in the vendor's subset: closed objects, `anyOf` for `oneOf`, no `allOf`, and in descriptions what the
 * subset has no keyword for. What it admits is a superset of what the given one does, as far as objects are closed.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations
 */
export const toNativeSchema = (root: JsonSchema): NativeSchema => {
  const counts = { optional: 0, unions: 0, nodes: 0 }
  const schema = transform(root, { root, open: [], counts })
  if (Predicate.isString(schema)) return { _tag: "NotNative", why: schema }
  if (counts.optional > maxOptional)
    return { _tag: "NotNative", why: `more than ${maxOptional} properties are optional` }
  if (counts.unions > maxUnions) return { _tag: "NotNative", why: `more than ${maxUnions} values are of several types` }
  return { _tag: "Native", schema }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Of a request, over all its schemas.
const maxOptional = 24
const maxUnions = 16

// References are put in place of what they refer to; this is far above what the vendor compiles.
const maxNodes = 5_000

const formats = new Set("date-time time date duration email hostname uri ipv4 ipv6 uuid".split(" "))

interface Place {
  readonly root: JsonSchema
  /** The references that led here. */
  readonly open: ReadonlyArray<string>
  readonly counts: { optional: number; unions: number; nodes: number }
}

/** The schema in the subset, or why it has no place there. */
const transform = (raw: unknown, place: Place): JsonSchema | string => {
  if (++place.counts.nodes > maxNodes) return "it is too large"
  const flat = flatten(raw, place.root, place.open)
  if (Predicate.isString(flat)) return flat
  const inner = { ...place, open: flat.open }
  const given = flat.schema
  const members = given["anyOf"] ?? given["oneOf"]
  if (Array.isArray(members)) return transformUnion(given, members, inner)
  if ("const" in given || "enum" in given) return transformLiterals(given)
  if (Array.isArray(given["type"])) return transformTypes(given, given["type"], inner)
  switch (given["type"]) {
    case "object":
      return transformObject(given, inner)
    case "array":
      return transformArray(given, inner)
    case "string": {
      const format = Predicate.isString(given["format"]) && formats.has(given["format"]) ? given["format"] : undefined
      return format === undefined
        ? described(given, { type: "string" }, ["type"])
        : described(given, { type: "string", format }, ["type", "format"])
    }
    case "number":
    case "integer":
    case "boolean":
    case "null":
      return described(given, { type: given["type"] }, ["type"])
    default:
      return "it admits values of any shape"
  }
}

/** Without `$ref` and `allOf`: what they stand for is in the schema itself. */
const flatten = (
  given: unknown,
  root: JsonSchema,
  open: Place["open"]
): { readonly schema: JsonSchema; readonly open: Place["open"] } | string => {
  if (!isSchema(given)) return "it admits values of any shape"
  const { $ref: reference, allOf, ...own } = given
  let schema: JsonSchema = own
  let opened = open
  const parts = Array.isArray(allOf) ? [...allOf] : []
  if (Predicate.isString(reference)) {
    if (open.includes(reference)) return "it refers to itself"
    const target = resolve(root, reference)
    if (Option.isNone(target)) return "it refers to something outside of itself"
    opened = [...open, reference]
    parts.push(target.value)
  }
  for (const part of parts) {
    const flat = flatten(part, root, opened)
    if (Predicate.isString(flat)) return flat
    schema = merge(schema, flat.schema)
    opened = flat.open
  }
  return { schema, open: opened }
}

// What both say differently goes into the description.
const merge = (into: JsonSchema, member: JsonSchema): JsonSchema => {
  const result: Record<string, unknown> = { ...into }
  for (const [key, value] of Object.entries(member)) {
    const before = result[key]
    if (before === undefined) result[key] = value
    else if (key === "properties" && isSchema(before) && isSchema(value)) result[key] = { ...before, ...value }
    else if (key === "required" && Array.isArray(before) && Array.isArray(value)) {
      result[key] = [...new Set([...before, ...value])]
    } else if (key === "type" && before === "number" && value === "integer") result[key] = value
    else if (JSON.stringify(before) !== JSON.stringify(value) && !silent.has(key)) {
      const said = Predicate.isString(result["description"]) ? `${result["description"]} ` : ""
      result["description"] = `${said}(${key}: ${JSON.stringify(value)})`
    }
  }
  return result
}

const transformUnion = (given: JsonSchema, members: ReadonlyArray<unknown>, place: Place): JsonSchema | string => {
  place.counts.unions++
  // What stands beside the members is true of each of them.
  const [about, shared] = split(given, (key) => annotations.has(key))
  const { anyOf: _anyOf, oneOf: _oneOf, ...common } = shared
  const anyOf: Array<JsonSchema> = []
  for (const member of members) {
    const inner = transform(Object.keys(common).length === 0 ? member : { allOf: [common, member] }, place)
    if (Predicate.isString(inner)) return inner
    anyOf.push(inner)
  }
  return described(about, { anyOf }, [])
}

const transformLiterals = (given: JsonSchema): JsonSchema | string => {
  const values = "const" in given ? [given["const"]] : given["enum"]
  if (!Array.isArray(values) || values.length === 0) return "it lists no values"
  if (values.some((value) => typeof value === "object" && value !== null)) return "it lists values that are objects"
  return described(given, "const" in given ? { const: given["const"] } : { enum: values }, ["const", "enum", "type"])
}

// One member a type, so that each keeps the keywords that are about it.
const transformTypes = (given: JsonSchema, types: ReadonlyArray<unknown>, place: Place): JsonSchema | string => {
  const [only] = types
  if (types.length === 1) return transform({ ...given, type: only }, place)
  const [about, rest] = split(given, (key) => annotations.has(key))
  return transform({ ...about, anyOf: types.map((type) => (type === "null" ? { type } : { ...rest, type })) }, place)
}

const transformObject = (given: JsonSchema, place: Place): JsonSchema | string => {
  const { additionalProperties: more, patternProperties, properties: named } = given
  const isOpen = more !== false && (named === undefined || isSchema(more))
  if (isOpen || patternProperties !== undefined) return "it has properties of any name"
  const properties: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(isSchema(named) ? named : {})) {
    const inner = transform(member, place)
    if (Predicate.isString(inner)) return inner
    // A property may have any name, this one too.
    Object.defineProperty(properties, name, { value: inner, enumerable: true, configurable: true, writable: true })
  }
  const names = Object.keys(properties)
  const required = (Array.isArray(given["required"]) ? given["required"] : []).filter((name) => names.includes(name))
  place.counts.optional += names.length - required.length
  return described(given, { type: "object", properties, required, additionalProperties: false }, [
    "type",
    "properties",
    "required",
    "additionalProperties"
  ])
}

const transformArray = (given: JsonSchema, place: Place): JsonSchema | string => {
  if (given["prefixItems"] !== undefined) return "it has lists whose places differ"
  const items = transform(given["items"], place)
  if (Predicate.isString(items)) return items
  const { minItems } = given
  return minItems === 0 || minItems === 1
    ? described(given, { type: "array", items, minItems }, ["type", "items", "minItems"])
    : described(given, { type: "array", items }, ["type", "items"])
}

/** What the vendor takes, and in the description what it does not. */
const described = (given: JsonSchema, supported: JsonSchema, handled: ReadonlyArray<string>): JsonSchema => {
  const rest = Object.entries(given).filter(([key]) => !handled.includes(key) && !silent.has(key))
  const limits = rest.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(", ")
  const said = Predicate.isString(given["description"]) ? given["description"] : ""
  const description = [said, limits === "" ? "" : `(${limits})`].filter((part) => part !== "").join(" ")
  return {
    ...supported,
    ...(Predicate.isString(given["title"]) ? { title: given["title"] } : {}),
    ...(description === "" ? {} : { description })
  }
}

// They limit nothing, or stand elsewhere in the result.
const silent = new Set(["$schema", "$id", "$comment", "$anchor", "$defs", "definitions", "description", "title"])

// They say something about a value and limit nothing.
const annotations = new Set("description title default examples deprecated readOnly writeOnly".split(" "))

const split = (schema: JsonSchema, isFirst: (key: string) => boolean): readonly [JsonSchema, JsonSchema] => [
  Object.fromEntries(Object.entries(schema).filter(([key]) => isFirst(key))),
  Object.fromEntries(Object.entries(schema).filter(([key]) => !isFirst(key) && !silent.has(key)))
]

const resolve = (root: JsonSchema, reference: string): Option.Option<JsonSchema> => {
  if (reference !== "#" && !reference.startsWith("#/")) return Option.none()
  let node: unknown = root
  for (const part of reference.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~")
    node = isSchema(node) && Object.hasOwn(node, name) ? node[name] : undefined
  }
  return isSchema(node) ? Option.some(node) : Option.none()
}

const isSchema = (value: unknown): value is JsonSchema => Predicate.isObject(value) && !Array.isArray(value)
