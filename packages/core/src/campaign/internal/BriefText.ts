/**
 * Reads the text of a brief (YAML, JSON, Markdown with front matter) into a tree with places.
 */
import { briefLimits } from "../Brief.ts"
import { type BriefProblem } from "../BriefError.ts"
import { jsonSyntaxError } from "./JsonSyntax.ts"
import { problem, show } from "./BriefTree.ts"
import { emptyProblem, failed, type Positions, readYaml, type ReadResult } from "./BriefYaml.ts"

export type BriefFormat = "yaml" | "json" | "markdown"

/** By the ending of the name; else by the text: a closed front matter is Markdown, `{` is JSON, all else YAML. */
export const sniffFormat = (name: string, text: string): BriefFormat => {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase()
  if (ending === "json") return "json"
  if (ending === "yaml" || ending === "yml") return "yaml"
  if (ending === "md" || ending === "markdown") return "markdown"
  if (/^\uFEFF?\s*\{/.test(text.slice(0, 1_000))) return "json"
  const front = frontMatter(withoutBom(text))
  return front !== undefined && front.body.trim() !== "" && !/\n---[ \t]*\r?\n/.test(front.body) ? "markdown" : "yaml"
}

export const readText = (original: string, format: BriefFormat): ReadResult => {
  // Bounds the work before the exact size in bytes is known: a UTF-16 unit is at most three bytes.
  if (original.length > briefLimits.maxBriefBytes || byteLength(original) > briefLimits.maxBriefBytes) {
    return failed(
      problem(
        "too-large",
        "",
        undefined,
        `is larger than ${briefLimits.maxBriefBytes} bytes`,
        "Move long texts into files and list them under sources"
      )
    )
  }
  const text = withoutBom(original)
  const positions = positionsOf(text)
  if (text.trim() === "") return failed(emptyProblem(positions(0)))
  const nul = text.indexOf("\0")
  if (nul >= 0 || text.includes("\uFFFD\uFFFD")) {
    return failed(
      problem(
        "malformed",
        "",
        positions(Math.max(nul, 0)),
        "is not a text file",
        "Save the brief as UTF-8 text: YAML, JSON, or Markdown with front matter"
      )
    )
  }
  if (format === "markdown") return readMarkdown(text, positions)
  if (format === "json") {
    const bad = jsonProblem(text, positions)
    if (bad !== undefined) return failed(bad)
  }
  return readYaml(text, 0, positions, undefined)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const withoutBom = (text: string): string => (text.startsWith("\uFEFF") ? text.slice(1) : text)

const byteLength = (text: string): number => new TextEncoder().encode(text).length

const positionsOf = (text: string): Positions => {
  const starts = [0]
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
}

const frontMatter = (text: string): { yaml: string; start: number; body: string } | undefined => {
  const open = /^---[ \t]*\r?\n/.exec(text)
  if (open === null) return undefined
  const close = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m
  const rest = text.slice(open[0].length)
  const match = close.exec(rest)
  if (match === null) return undefined
  return { yaml: rest.slice(0, match.index), start: open[0].length, body: rest.slice(match.index + match[0].length) }
}

const readMarkdown = (text: string, positions: Positions): ReadResult => {
  const front = frontMatter(text)
  if (front === undefined) {
    return failed(
      /^---[ \t]*\r?\n/.test(text)
        ? problem(
            "malformed",
            "",
            positions(0),
            "opens its front matter with --- but never closes it",
            "Add a line --- after the fields"
          )
        : problem(
            "malformed",
            "",
            positions(0),
            "has no front matter",
            "Begin the file with a line ---, then the fields, then a line ---"
          )
    )
  }
  if (front.yaml.trim() === "") return failed(emptyProblem(positions(front.start)))
  return readYaml(front.yaml, front.start, positions, front.body.trim() === "" ? undefined : front.body)
}

/** YAML accepts more than JSON does: a file that calls itself JSON is also held to JSON's grammar. */
const jsonProblem = (text: string, positions: Positions): BriefProblem | undefined => {
  const error = jsonSyntaxError(text)
  if (error === undefined) return undefined
  const found =
    error.offset >= text.length ? "the text ends" : `there is ${show(text.slice(error.offset, error.offset + 1))}`
  return problem(
    "malformed",
    "",
    positions(error.offset),
    `is not well-formed JSON: ${found} where ${error.expected} is expected`,
    "Check quotes, commas and brackets there; JSON allows no comments and no comma after the last item"
  )
}
