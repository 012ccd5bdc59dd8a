/**
 * Reads plain data into the tree that texts are read into, so both get the same messages.
 */
import { type BriefProblem } from "../BriefError.ts"
import { type BriefNode, formatPath, maxDepth, problem } from "./BriefTree.ts"

/** Most values in the data; the largest brief that the limits allow has far fewer. */
const maxNodes = 200_000

export const fromPlainData = (value: unknown): { readonly root: BriefNode } | { readonly problem: BriefProblem } => {
  let nodes = 0
  let found: BriefProblem | undefined
  const visit = (item: unknown, path: ReadonlyArray<PropertyKey>): BriefNode => {
    nodes += 1
    if (found === undefined && path.length > maxDepth) {
      found = problem(
        "too-deep",
        formatPath(path),
        undefined,
        `is nested more than ${maxDepth} levels deep`,
        "Pass the fields that a brief documents, without references in a circle"
      )
    }
    if (found === undefined && nodes > maxNodes) {
      found = problem("too-large", "", undefined, `holds more than ${maxNodes} values`, "Pass long texts as sources")
    }
    if (found !== undefined || item === null || typeof item !== "object") return { kind: "scalar", value: item }
    if (Array.isArray(item)) return { kind: "list", items: item.map((entry, index) => visit(entry, [...path, index])) }
    const prototype: unknown = Object.getPrototypeOf(item)
    if (prototype !== null && prototype !== Object.prototype && Object.getPrototypeOf(prototype) !== null) {
      return { kind: "scalar", value: item }
    }
    const entries = Object.entries(item)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => ({ key, value: visit(entry, [...path, key]) }))
    return { kind: "map", entries }
  }
  const root = visit(value, [])
  return found === undefined ? { root } : { problem: found }
}
