import { isRecord } from "./reading.ts"

/**
 * What is wrong with a schema for structured outputs; `undefined` when nothing is.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations
 */
export const schemaProblem = (schema: unknown): string | undefined => {
  if (!isRecord(schema)) return "output_config.format.schema: Input should be a valid dictionary"
  const counts = { optional: 0, unions: 0 }
  const problem = problemAt(schema, "output_config.format.schema", counts) ?? recursion(schema)
  if (problem !== undefined) return problem
  if (counts.optional > 24) return "Schema is too complex for compilation: too many optional parameters"
  if (counts.unions > 16) return "Schema is too complex for compilation: too many parameters with union types"
  return undefined
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const known = new Set([
  "$defs",
  "$ref",
  "additionalProperties",
  "allOf",
  "anyOf",
  "const",
  "default",
  "definitions",
  "description",
  "enum",
  "format",
  "items",
  "minItems",
  "properties",
  "required",
  "title",
  "type"
])

const formats = new Set("date-time time date duration email hostname uri ipv4 ipv6 uuid".split(" "))

const types = new Set(["object", "array", "string", "integer", "number", "boolean", "null"])

const problemAt = (schema: unknown, path: string, counts: { optional: number; unions: number }): string | undefined => {
  if (!isRecord(schema)) return `${path}: schemas that are no object are not supported`
  for (const key of Object.keys(schema)) {
    if (!known.has(key)) return `${path}: For '${String(schema["type"])}' type, property '${key}' is not supported`
  }
  const { anyOf, allOf, type, items, minItems, format } = schema
  const declared = Array.isArray(type) ? type : type === undefined ? [] : [type]
  if (declared.some((name) => typeof name !== "string" || !types.has(name))) return `${path}: unknown type`
  if (Array.isArray(type) || Array.isArray(anyOf)) counts.unions++
  if (Array.isArray(allOf) && allOf.some((member) => isRecord(member) && "$ref" in member)) {
    return `${path}: allOf with $ref is not supported`
  }
  if ("$ref" in schema && (typeof schema["$ref"] !== "string" || !schema["$ref"].startsWith("#"))) {
    return `${path}: external $ref is not supported`
  }
  if (!["anyOf", "allOf", "$ref", "enum", "const", "type"].some((key) => key in schema)) {
    return `${path}: a schema needs a type`
  }
  if (declared.includes("object")) {
    if (schema["additionalProperties"] !== false) {
      return `${path}: For 'object' type, 'additionalProperties' must be explicitly set to false`
    }
    const required = Array.isArray(schema["required"]) ? schema["required"] : []
    const names = Object.keys(isRecord(schema["properties"]) ? schema["properties"] : {})
    if (required.some((name) => !names.includes(name))) return `${path}: required names no property`
    counts.optional += names.filter((name) => !required.includes(name)).length
  }
  if (minItems !== undefined && minItems !== 0 && minItems !== 1) return `${path}: minItems must be 0 or 1`
  if (format !== undefined && (typeof format !== "string" || !formats.has(format))) {
    return `${path}: format '${String(format)}' is not supported`
  }
  if (Array.isArray(schema["enum"]) && schema["enum"].some((value) => typeof value === "object" && value !== null)) {
    return `${path}: enum of objects is not supported`
  }
  const inner: ReadonlyArray<readonly [string, unknown]> = [
    ...["properties", "$defs", "definitions"].flatMap((key) =>
      Object.entries(isRecord(schema[key]) ? schema[key] : {}).map(
        ([name, member]) => [`${path}.${key}.${name}`, member] as const
      )
    ),
    ...(items === undefined ? [] : [[`${path}.items`, items] as const]),
    ...[anyOf, allOf].flatMap((members) =>
      Array.isArray(members) ? members.map((member, index) => [`${path}.${index}`, member] as const) : []
    )
  ]
  for (const [place, member] of inner) {
    const problem = problemAt(member, place, counts)
    if (problem !== undefined) return problem
  }
  return undefined
}

// A definition that reaches itself, through others or at once.
const recursion = (root: Readonly<Record<string, unknown>>): string | undefined => {
  const walk = (node: unknown, open: ReadonlyArray<string>): boolean => {
    if (Array.isArray(node)) return node.some((member) => walk(member, open))
    if (!isRecord(node)) return false
    const reference = node["$ref"]
    if (typeof reference === "string") {
      if (open.includes(reference)) return true
      return walk(resolve(root, reference), [...open, reference])
    }
    return Object.entries(node).some(([key, member]) => key !== "$defs" && key !== "definitions" && walk(member, open))
  }
  return walk(root, ["#"]) ? "output_config.format.schema: recursive schemas are not supported" : undefined
}

const resolve = (root: unknown, reference: string): unknown => {
  let node: unknown = root
  for (const part of reference.split("/").slice(1)) {
    node = isRecord(node) ? node[part.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined
  }
  return node
}
