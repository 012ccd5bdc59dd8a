/** Any JSON that a schema of the strict form allows: what a model could write that is held to it. */
import * as fc from "fast-check"

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value)

const nodes = (value: unknown): ReadonlyArray<Node> => (Array.isArray(value) ? value.filter(isNode) : [])

/** Whether a model that is held to the schema could write the value. */
export const couldWrite = (root: Node, value: unknown): boolean => allows(root, root, value)

export const answerArbitrary = (root: Node): fc.Arbitrary<unknown> => arbitraryOf(root, root, 0)

// Recursion ends in the first alternative that is null, and in empty lists.
const arbitraryOf = (root: Node, node: Node, depth: number): fc.Arbitrary<unknown> => {
  if (node["$ref"] !== undefined) {
    const name = String(node["$ref"]).replace("#/$defs/", "")
    const definitions = isNode(root["$defs"]) ? root["$defs"] : {}
    const target = node["$ref"] === "#" ? root : definitions[name]
    return isNode(target) ? arbitraryOf(root, target, depth + 1) : fc.constant(null)
  }
  if (Array.isArray(node["anyOf"])) {
    const variants = nodes(node["anyOf"])
    const leaf = variants.find((variant) => variant["type"] === "null")
    const open = depth > 4 && leaf !== undefined ? [leaf] : variants
    return fc.oneof(...open.map((variant) => arbitraryOf(root, variant, depth)))
  }
  if (Array.isArray(node["enum"])) return fc.constantFrom<Array<unknown>>(...node["enum"])
  const types = [node["type"]].flat().map(String)
  return fc.oneof(...types.map((type) => typeArbitrary(root, node, type, depth)))
}

const typeArbitrary = (root: Node, node: Node, type: string, depth: number): fc.Arbitrary<unknown> => {
  switch (type) {
    case "string":
      return fc.string({ maxLength: 8 })
    case "integer":
      return fc.integer({ min: -99, max: 99 })
    case "number":
      return fc.double({ noNaN: true, noDefaultInfinity: true, min: -99, max: 99 })
    case "boolean":
      return fc.boolean()
    case "array":
      return isNode(node["items"]) && depth < 5
        ? fc.array(arbitraryOf(root, node["items"], depth + 1), { maxLength: 2 })
        : fc.constant([])
    case "object":
      return isNode(node["properties"])
        ? fc.record(
            Object.fromEntries(
              Object.entries(node["properties"]).flatMap(([key, property]) =>
                isNode(property) ? [[key, arbitraryOf(root, property, depth + 1)]] : []
              )
            )
          )
        : fc.constant({})
    default:
      return fc.constant(null)
  }
}

const allows = (root: Node, node: Node, value: unknown): boolean => {
  if (node["$ref"] !== undefined) {
    const name = String(node["$ref"]).replace("#/$defs/", "")
    const definitions = isNode(root["$defs"]) ? root["$defs"] : {}
    const target = node["$ref"] === "#" ? root : definitions[name]
    return isNode(target) && allows(root, target, value)
  }
  if (Array.isArray(node["anyOf"])) return nodes(node["anyOf"]).some((variant) => allows(root, variant, value))
  if (Array.isArray(node["enum"])) return node["enum"].includes(value)
  return [node["type"]].flat().some((type) => {
    if (type === "null") return value === null
    if (type === "integer") return Number.isInteger(value)
    if (type === "array") {
      const items = node["items"]
      return Array.isArray(value) && isNode(items) && value.every((item) => allows(root, items, item))
    }
    if (type !== "object") return typeof value === type
    const properties = isNode(node["properties"]) ? node["properties"] : {}
    return (
      isNode(value) &&
      Object.keys(value).toSorted().join() === Object.keys(properties).toSorted().join() &&
      Object.entries(properties).every(([key, property]) => isNode(property) && allows(root, property, value[key]))
    )
  })
}
