/**
 * What OpenAI accepts as a schema with `strict: true`. Written from the guide alone.
 *
 * @see https://developers.openai.com/api/docs/guides/structured-outputs (read 2026-11)
 */

type Node = Readonly<Record<string, unknown>>

/** The complaint about a schema; none: it is accepted. */
export const complaintAbout = (schema: unknown): string | undefined => {
  if (!isNode(schema)) return "schema must be a JSON Schema of 'type: \"object\"'"
  if (schema["type"] !== "object") return "schema must be a JSON Schema of 'type: \"object\"', got another type"
  const definitions = isNode(schema["$defs"]) ? schema["$defs"] : {}
  const places = [
    ["()", schema] as const,
    ...Object.entries(definitions).map(([name, node]) => [`('$defs', '${name}')`, node] as const)
  ]
  for (const [place, node] of places) {
    const complaint = check(node, place, 0, definitions)
    if (complaint !== undefined) return complaint
  }
  return undefined
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const annotations = ["description", "title"]
const allowed: Readonly<Record<string, ReadonlyArray<string>>> = {
  object: ["properties", "required", "additionalProperties", "$defs"],
  array: ["items", "minItems", "maxItems"],
  string: ["enum", "const", "pattern", "format"],
  number: ["enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"],
  integer: ["enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"],
  boolean: ["enum", "const"],
  null: ["enum", "const"]
}
const formats = ["date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid"]

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value)

const check = (node: unknown, place: string, depth: number, definitions: Node): string | undefined => {
  const at = `In context=${place},`
  if (!isNode(node)) return `${at} a schema must be an object`
  if (depth > 10) return `${at} the schema nests deeper than 10 levels`
  if (node["$ref"] !== undefined) {
    const others = Object.keys(node).filter((key) => key !== "$ref")
    if (others.length > 0) return `${at} $ref cannot have keywords {'${others.join("', '")}'}`
    const name = /^#\/\$defs\/(.+)$/.exec(String(node["$ref"]))?.[1]
    const isKnown =
      node["$ref"] === "#" ||
      (name !== undefined && Object.hasOwn(definitions, name.replaceAll("~1", "/").replaceAll("~0", "~")))
    return isKnown
      ? undefined
      : `${at} reference to component '${String(node["$ref"])}' which was not found in the schema`
  }
  if (node["anyOf"] !== undefined) {
    const variants = node["anyOf"]
    if (!Array.isArray(variants) || variants.length === 0) return `${at} 'anyOf' must be a list of schemas`
    const other = Object.keys(node).find((key) => key !== "anyOf" && key !== "$defs" && !annotations.includes(key))
    if (other !== undefined) return `${at} '${other}' is not permitted beside 'anyOf'`
    return first(variants.map((variant, index) => check(variant, `${place}.anyOf[${index}]`, depth, definitions)))
  }
  const types = typeof node["type"] === "string" ? [node["type"]] : node["type"]
  if (!Array.isArray(types) || types.length === 0) return `${at} schema must have a 'type' key`
  const keywords = types.flatMap((type) => allowed[String(type)] ?? [])
  if (types.some((type) => allowed[String(type)] === undefined)) return `${at} unknown type`
  const stranger = Object.keys(node).find(
    (key) => key !== "type" && !annotations.includes(key) && !keywords.includes(key)
  )
  if (stranger !== undefined) return `${at} '${stranger}' is not permitted`
  if (node["format"] !== undefined && !formats.includes(String(node["format"]))) {
    return `${at} '${String(node["format"])}' is not a valid format`
  }
  if (typeof node["pattern"] === "string" && /\(\?[=!<]/.test(node["pattern"])) {
    return `${at} 'pattern' is not a supported regular expression`
  }
  if (types.includes("array")) {
    if (node["items"] === undefined) return `${at} array schema missing items`
    const complaint = check(node["items"], `${place}.items`, depth + 1, definitions)
    if (complaint !== undefined) return complaint
  }
  return types.includes("object") ? checkObject(node, place, depth, definitions) : undefined
}

const checkObject = (node: Node, place: string, depth: number, definitions: Node): string | undefined => {
  const at = `In context=${place},`
  if (node["additionalProperties"] !== false) {
    return `${at} 'additionalProperties' is required to be supplied and to be false.`
  }
  const properties = isNode(node["properties"]) ? node["properties"] : {}
  const required = Array.isArray(node["required"]) ? node["required"] : []
  const missing = Object.keys(properties).find((name) => !required.includes(name))
  if (missing !== undefined) {
    return `${at} 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`
  }
  return first(
    Object.entries(properties).map(([name, property]) => check(property, `${place}.${name}`, depth + 1, definitions))
  )
}

const first = (complaints: ReadonlyArray<string | undefined>): string | undefined =>
  complaints.find((complaint) => complaint !== undefined)
