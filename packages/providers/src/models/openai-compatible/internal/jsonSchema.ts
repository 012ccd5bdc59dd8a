/** Reading a JSON Schema: references, and rules that stand side by side in `allOf`. */

/** A schema as an object; the schemas `true` and `false` are handled where they can stand. */
export type JsonSchema = Readonly<Record<string, unknown>>

export const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** The schemas below a keyword such as `anyOf`. */
export const schemasOf = (value: unknown): ReadonlyArray<JsonSchema> =>
  Array.isArray(value) ? value.map((item) => (isSchema(item) ? item : {})) : []

/** The schemas of properties by name, in their order. */
export const propertiesOf = (schema: JsonSchema): ReadonlyArray<readonly [string, JsonSchema]> =>
  isSchema(schema["properties"])
    ? Object.entries(schema["properties"]).map(([name, property]) => [name, isSchema(property) ? property : {}])
    : []

export const stringsOf = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : []

/** The types that a schema names. */
export const typesOf = (schema: JsonSchema): ReadonlyArray<string> =>
  typeof schema["type"] === "string" ? [schema["type"]] : stringsOf(schema["type"])

/** The name of a definition in the root, `""` for the root itself, none for anything else. */
export const definitionName = (reference: unknown): string | undefined => {
  if (reference === "#") return ""
  const pointer =
    typeof reference === "string" ? /^#\/(?:\$defs|definitions)\/([^/]+)$/.exec(reference)?.[1] : undefined
  return pointer === undefined ? undefined : pointer.replaceAll("~1", "/").replaceAll("~0", "~")
}

/** What a reference leads to. */
export const resolve = (root: JsonSchema, reference: unknown): JsonSchema | undefined => {
  const name = definitionName(reference)
  if (name === undefined) return undefined
  if (name === "") return root
  for (const keyword of ["$defs", "definitions"]) {
    const definitions = root[keyword]
    if (isSchema(definitions) && Object.hasOwn(definitions, name)) {
      const found = definitions[name]
      return isSchema(found) ? found : {}
    }
  }
  return undefined
}

/** The schema behind references that stand at its top; empty where they lead in a circle or nowhere. */
export const dereference = (root: JsonSchema, schema: JsonSchema): JsonSchema => {
  let current = schema
  for (let step = 0; step < maxSteps && current["$ref"] !== undefined; step++) {
    const next = resolve(root, current["$ref"])
    if (next === undefined) return {}
    current = next
  }
  return current["$ref"] === undefined ? current : {}
}

/**
 * The schema without `allOf`: what stands in it is put beside the rest. Where two rules of one name cannot be put
 * together the first one stays, so the result may allow more, never less.
 */
export const flatten = (root: JsonSchema, schema: JsonSchema, depth = 0): JsonSchema => {
  const { allOf, ...own } = schema
  if (allOf === undefined || depth > maxSteps) return own
  const parts = schemasOf(allOf)
  const [only] = parts
  if (parts.length === 1 && only !== undefined && Object.keys(own).every((name) => annotations.has(name))) {
    return flatten(root, only["$ref"] === undefined ? { ...only, ...own } : only, depth + 1)
  }
  return parts
    .map((part) => flatten(root, dereference(root, part), depth + 1))
    .reduce((all, part) => merge(all, part), own)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// References that lead in a circle, and nesting that nobody writes.
const maxSteps = 50

const annotations: ReadonlySet<string> = new Set([
  "$comment",
  "$schema",
  "default",
  "deprecated",
  "description",
  "examples",
  "readOnly",
  "title",
  "writeOnly"
])

const merge = (a: JsonSchema, b: JsonSchema): JsonSchema => {
  const merged: Record<string, unknown> = { ...b, ...a }
  if (a["required"] !== undefined || b["required"] !== undefined) {
    merged["required"] = [...new Set([...stringsOf(a["required"]), ...stringsOf(b["required"])])]
  }
  if (isSchema(a["properties"]) && isSchema(b["properties"])) {
    const properties: Record<string, unknown> = { ...a["properties"] }
    for (const [name, property] of propertiesOf(b)) {
      properties[name] = isSchema(properties[name]) ? { allOf: [properties[name], property] } : property
    }
    merged["properties"] = properties
  }
  return merged
}
