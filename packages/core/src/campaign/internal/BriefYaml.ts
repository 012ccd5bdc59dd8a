/**
 * Reads YAML into a tree with places, with bounded work: depth, aliases and the number of values all have a limit.
 * Values are those of the YAML 1.2 core schema: a bare `2027-03-01`, `no` or `on` is text.
 *
 * @see https://yaml.org/spec/1.2.2/#103-core-schema
 */
import {
  Composer,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  Parser,
  visit as visitNodes,
  type YAMLError
} from "yaml"
import { type BriefProblem, maxBriefProblems } from "../BriefError.ts"
import { type BriefNode, maxDepth, type Position, problem, show } from "./BriefTree.ts"

export type ReadResult =
  | { readonly root: BriefNode; readonly body: string | undefined }
  | { readonly problems: readonly [BriefProblem, ...Array<BriefProblem>]; readonly total: number }

/** The place of an offset in the file. */
export type Positions = (offset: number) => Position

export const failed = (only: BriefProblem): ReadResult => ({ problems: [only], total: 1 })

export const emptyProblem = (at: Position): BriefProblem =>
  problem("empty", "", at, "is empty", 'Write at least "topic: …" and "platforms: [x]"')

/** The one document of a YAML text that begins at `start` of the file. */
export const readYaml = (text: string, start: number, positions: Positions, body: string | undefined): ReadResult => {
  const at: Positions = (offset) => positions(start + offset)
  const documents: Array<Document.Parsed> = []
  const composer = new Composer({ strict: true, schema: "core", uniqueKeys: false, resolveKnownTags: false })
  for (const document of composer.compose(new Parser().parse(text))) {
    documents.push(document as Document.Parsed)
    if (documents.length > 1) break
  }
  const [document, second] = documents
  if (document === undefined) return failed(emptyProblem(at(0)))
  const errors = [...document.errors, ...document.warnings]
  if (errors.length > 0) {
    const found = firstPerLine(errors, at)
    const problems = found.slice(0, maxBriefProblems).map((error) => syntaxProblem(error, at, text, document))
    return { problems: [problems[0]!, ...problems.slice(1)], total: found.length }
  }
  if (second !== undefined) {
    return failed(
      problem(
        "multiple-documents",
        "",
        at(second.range[0]),
        "holds more than one YAML document",
        "Keep one brief in a file and remove the lines --- between them"
      )
    )
  }
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return failed(emptyProblem(at(0)))
  }
  const converted = convert(document, at)
  return "problem" in converted ? failed(converted.problem) : { root: converted.root, body }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Most aliases (`*name`) that a brief may use, and most values it may hold once they are expanded. */
const maxAliases = 50
const maxNodes = 200_000

/** An unclosed quote or bracket makes a parser report every line after it: one problem a line is enough. */
const firstPerLine = (errors: ReadonlyArray<YAMLError>, at: Positions): Array<YAMLError> => {
  const sorted = [...errors].sort((a, b) => a.pos[0] - b.pos[0])
  const lines = new Set<number>()
  const exhausted = sorted.find((error) => error.code === "RESOURCE_EXHAUSTION")
  if (exhausted !== undefined) return [exhausted]
  return sorted.filter((error) => {
    const line = at(error.pos[0]).line
    return !lines.has(line) && lines.add(line)
  })
}

const syntaxProblem = (error: YAMLError, at: Positions, text: string, document: Document.Parsed): BriefProblem => {
  const quote = error.message.includes("quote") ? unclosedQuote(document, error.pos[0]) : undefined
  if (quote !== undefined) {
    return problem(
      "malformed",
      "",
      at(quote),
      "is not well-formed: the quotes that open here are never closed",
      "Close them, or double a quote that is part of the text"
    )
  }
  const place = at(error.pos[0])
  const source = text
    .slice(text.lastIndexOf("\n", Math.max(0, error.pos[0] - 1)) + 1)
    .split(/\r?\n/, 1)[0]!
    .trim()
  const seen = source === "" ? "" : `, at ${show(source)}`
  if (error.code === "RESOURCE_EXHAUSTION") return tooDeep(place)
  if (error.code === "TAG_RESOLVE_FAILED") {
    return problem(
      "malformed",
      "",
      place,
      `uses a YAML tag${seen}`,
      "Remove the tag (the word that begins with !) and write the plain value"
    )
  }
  return problem(
    "malformed",
    "",
    place,
    `is not well-formed: ${error.message
      .split("\n", 1)[0]!
      .replace(/ at line \d+, column \d+:?$/, "")
      .replace(/[.:]$/, "")}${seen}`,
    syntaxRemedies[error.code] ?? "Check indentation, quotes and brackets there"
  )
}

/** Where the quoted text begins that runs into `end`. */
const unclosedQuote = (document: Document.Parsed, end: number): number | undefined => {
  let found: number | undefined
  visitNodes(document, {
    Scalar: (_, node) => {
      const range = node.range ?? [0, 0, 0]
      if (node.type?.startsWith("QUOTE_") && range[0] < end && range[1] >= end - 1) found = range[0]
    }
  })
  return found
}

const syntaxRemedies: Partial<Record<string, string>> = {
  TAB_AS_INDENT: "Indent with spaces, not with tabs",
  BLOCK_AS_IMPLICIT_KEY: "Put the text in quotes: a colon followed by a space begins a new field",
  BAD_SCALAR_START: "Put the text in quotes: it begins with a character that YAML keeps for itself",
  BAD_INDENT: "Indent all fields of one group by the same number of spaces",
  MISSING_CHAR: "Add the missing character, or close the quotes or brackets opened before it",
  BAD_ALIAS: "Put the text in quotes if it should begin with *",
  MULTIPLE_TAGS: "Put the text in quotes if it should begin with !"
}

const tooDeep = (at: Position): BriefProblem =>
  problem("too-deep", "", at, `is nested more than ${maxDepth} levels deep`, "Keep the fields that the brief documents")

/** Thrown within `convert` alone, to leave the recursion at the first limit that is exceeded. */
class Limit extends Error {
  readonly problem: BriefProblem
  constructor(problem: BriefProblem) {
    super(problem.detail)
    this.problem = problem
  }
}

const convert = (
  document: Document.Parsed,
  at: Positions
): { readonly root: BriefNode } | { readonly problem: BriefProblem } => {
  let aliases = 0
  let nodes = 0
  const visit = (node: unknown, depth: number, place: Position): BriefNode => {
    nodes += 1
    if (depth > maxDepth) throw new Limit(tooDeep(place))
    if (nodes > maxNodes) {
      throw new Limit(
        problem(
          "too-large",
          "",
          place,
          `holds more than ${maxNodes} values`,
          "Move long lists and texts into files and list them under sources"
        )
      )
    }
    if (isAlias(node)) {
      aliases += 1
      const target = node.resolve(document)
      if (target === undefined) {
        throw new Limit(
          problem(
            "malformed",
            "",
            place,
            `refers to *${node.source}, which is not defined`,
            "Put the text in quotes if it should begin with *"
          )
        )
      }
      if (aliases > maxAliases) {
        throw new Limit(
          problem(
            "too-large",
            "",
            place,
            `uses more than ${maxAliases} YAML aliases`,
            "Write the values out instead of repeating them by *name"
          )
        )
      }
      return visit(target, depth, place)
    }
    if (isMap(node)) {
      const entries = node.items.map((pair) => {
        const keyPlace = placeOf(pair.key, at) ?? place
        if (!isScalar(pair.key)) {
          throw new Limit(
            problem("malformed", "", keyPlace, "has a list or mapping as a key", "Write every field as name: value")
          )
        }
        const key = String(pair.key.source ?? pair.key.value)
        const value =
          pair.value === null ? empty(keyPlace) : visit(pair.value, depth + 1, placeOf(pair.value, at) ?? keyPlace)
        return { key, value, at: keyPlace }
      })
      return { kind: "map", entries, at: place }
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => visit(item, depth + 1, placeOf(item, at) ?? place))
      return { kind: "list", items, at: place }
    }
    if (isScalar(node)) return { kind: "scalar", value: node.value, source: node.source, at: place }
    return empty(place)
  }
  try {
    return { root: visit(document.contents, 0, placeOf(document.contents, at) ?? at(0)) }
  } catch (error) {
    if (error instanceof Limit) return { problem: error.problem }
    throw error
  }
}

const empty = (at: Position): BriefNode => ({ kind: "scalar", value: null, at })

const placeOf = (node: unknown, at: Positions): Position | undefined => {
  if (!isScalar(node) && !isCollection(node) && !isAlias(node)) return undefined
  return node.range === undefined || node.range === null ? undefined : at(node.range[0])
}
