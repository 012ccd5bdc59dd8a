/**
 * A brief as a tree whose every key and value knows where it stands, whatever it was written in.
 */
import { type BriefProblem, type BriefProblemCode } from "../BriefError.ts"

/** A place in a text: both count from 1, the column in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

export type BriefNode = BriefScalar | BriefList | BriefMap

export interface BriefScalar {
  readonly kind: "scalar"
  readonly value: unknown
  /** As written, for a plain YAML scalar. */
  readonly source?: string | undefined
  readonly at?: Position | undefined
}

export interface BriefList {
  readonly kind: "list"
  readonly items: ReadonlyArray<BriefNode>
  readonly at?: Position | undefined
}

export interface BriefMap {
  readonly kind: "map"
  readonly entries: ReadonlyArray<{
    readonly key: string
    readonly value: BriefNode
    readonly at?: Position | undefined
  }>
  readonly at?: Position | undefined
}

/** A path as the error prints it, with the place of its key (or of the list item) and its node. */
export interface Located {
  readonly at?: Position | undefined
  readonly node: BriefNode
}

/** Plain data of a tree, the place of each path, and the structural problems found on the way. */
export interface Flattened {
  readonly value: unknown
  readonly locate: ReadonlyMap<string, Located>
  readonly problems: ReadonlyArray<BriefProblem>
}

/** Deepest nesting that a brief may have; its own shape needs 4. */
export const maxDepth = 16

export const formatPath = (path: ReadonlyArray<PropertyKey>): string =>
  path
    .map((part, index) =>
      typeof part === "number"
        ? `[${part}]`
        : `${index === 0 ? "" : "."}${/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(String(part)) && String(part).length <= 60 ? String(part) : show(String(part))}`
    )
    .join("")

export const problem = (
  code: BriefProblemCode,
  path: string,
  at: Position | undefined,
  detail: string,
  remedy: string
): BriefProblem => ({ code, path, ...at, detail, remedy })

/** A value as a message shows it: quoted, on one line, without control characters, at most 60 characters. */
export const show = (text: string): string => {
  const characters = Array.from(text.slice(0, 200))
  const short = characters.length > 60 || text.length > 200 ? `${characters.slice(0, 57).join("")}…` : text
  return `"${short.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"\\]/gu, escapeCharacter)}"`
}

/**
 * Turns the tree into plain data. Keys that would reach a prototype, keys that come twice and nesting beyond
 * `maxDepth` become problems and are left out of the data.
 */
export const flatten = (root: BriefNode): Flattened => {
  const locate = new Map<string, Located>()
  const problems: Array<BriefProblem> = []
  const visit = (node: BriefNode, path: ReadonlyArray<PropertyKey>, at: Position | undefined): unknown => {
    const name = formatPath(path)
    locate.set(name, { at, node })
    if (path.length > maxDepth) {
      problems.push(
        problem(
          "too-deep",
          name,
          at,
          `is nested more than ${maxDepth} levels deep`,
          "Keep the fields that the brief documents"
        )
      )
      return null
    }
    if (node.kind === "scalar") return node.value
    if (node.kind === "list") return node.items.map((item, index) => visit(item, [...path, index], item.at))
    const seen = new Map<string, Position | undefined>()
    const value: Record<string, unknown> = {}
    for (const entry of node.entries) {
      const entryPath = formatPath([...path, entry.key])
      if (forbiddenKeys.includes(entry.key)) {
        problems.push(
          problem(
            "forbidden-key",
            entryPath,
            entry.at,
            "is not allowed as a key",
            "Remove it: it is no field of a brief"
          )
        )
      } else if (seen.has(entry.key)) {
        const first = seen.get(entry.key)
        problems.push(
          problem(
            "duplicate-key",
            entryPath,
            entry.at,
            first === undefined ? "is given twice" : `is given twice, first in line ${first.line}`,
            "Keep one of the two"
          )
        )
      } else {
        seen.set(entry.key, entry.at)
        value[entry.key] = visit(entry.value, [...path, entry.key], entry.at)
      }
    }
    return value
  }
  return { value: visit(root, [], root.at), locate, problems }
}

const forbiddenKeys = ["__proto__", "constructor", "prototype"]

const escapeCharacter = (character: string): string => {
  if (character === '"' || character === "\\") return `\\${character}`
  if (character === "\n") return "\\n"
  if (character === "\t") return "\\t"
  return `\\u${character.codePointAt(0)!.toString(16).padStart(4, "0")}`
}
