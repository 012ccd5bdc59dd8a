/**
 * Turns what the brief's schema rejects into problems a person can correct.
 */
import { Schema, type SchemaIssue } from "effect"
import { BriefInput, PlanBrief, TrendBrief } from "../Brief.ts"
import { type BriefProblem } from "../BriefError.ts"
import { helpFor, nearestPlatform, unknownKeyRemedy } from "./BriefFields.ts"
import { type BriefFields, crossFieldProblems, repeatedValues, unreadableTexts } from "./BriefRules.ts"
import { type BriefNode, type Flattened, formatPath, problem, show } from "./BriefTree.ts"

/**
 * The brief's data, or every problem it has, in the order of the text (of the fields, for plain data). A person who
 * writes a value twice meant another one; a program that passes it twice did not look.
 */
export const decodeFlattened = (
  flat: Flattened,
  author: "person" | "program"
): { readonly input: BriefInput } | { readonly problems: ReadonlyArray<BriefProblem> } => {
  const decoded = decode(flat.value)
  const unreadable = unreadableTexts(flat)
  if (decoded._tag === "Success") {
    const locate = (path: string) => flat.locate.get(path)?.at
    const problems = [
      ...flat.problems,
      ...crossFieldProblems(decoded.success, locate),
      ...(author === "person" ? repeatedValues(decoded.success, locate) : [])
    ]
    problems.push(...besides(unreadable, problems))
    return problems.length === 0 ? { input: decoded.success } : { problems: inOrder(problems) }
  }
  const found = new Map<string, BriefProblem>()
  collect(decoded.failure.issue, [], (path, kind) => {
    const name = formatPath(path)
    if (!found.has(name)) found.set(name, explain(path, kind, flat))
  })
  const all = [...flat.problems, ...found.values()]
  // What the calendar has to say of the rest is told at once, too.
  all.push(
    ...besides(
      crossFieldProblems(soundFields(flat.value), (path) => flat.locate.get(path)?.at),
      all
    )
  )
  all.push(...besides(unreadable, all))
  return { problems: inOrder(all.filter((item) => !isMisspelt(item, all))) }
}

const decode = Schema.decodeUnknownResult(BriefInput, { errors: "all", onExcessProperty: "error" })

/** The fields of a brief that are sound by themselves, as far as rules between fields look at them. */
const soundFields = (value: unknown): BriefFields => {
  const brief = fieldsOf(value)
  const { budget, regions, sources } = BriefInput.fields
  const trends = Array.isArray(brief["trends"]) ? brief["trends"] : []
  return {
    ...sound({ budget, regions, sources }, brief),
    plan: sound(PlanBrief.fields, fieldsOf(brief["plan"])),
    // Each keeps its place, which problems name.
    trends: trends.map((trend: unknown) => ({ ...anyTrend, ...sound(TrendBrief.fields, fieldsOf(trend)) }))
  } as BriefFields
}

const anyTrend = { phrase: "?", source: "?", observedOn: "2000-01-01" }

const sound = (fields: Schema.Struct.Fields, values: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, schema]) =>
      name in values && Schema.is(schema as Schema.Codec<unknown>)(values[name]) ? [[name, values[name]]] : []
    )
  )

type Fields = { readonly [name: string]: unknown }

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {}

/** One mistake a value is enough. */
const besides = (problems: ReadonlyArray<BriefProblem>, others: ReadonlyArray<BriefProblem>) =>
  problems.filter(({ path }) => !others.some((other) => other.path === path))

/** A key that is missing because it was misspelt is one mistake: the misspelt key tells it. */
const isMisspelt = (item: BriefProblem, all: ReadonlyArray<BriefProblem>): boolean =>
  item.code === "missing-key" &&
  all.some((other) => {
    if (other.code !== "unknown-key") return false
    const parent = other.path.slice(0, Math.max(0, other.path.lastIndexOf(".") + 1))
    return item.path.startsWith(parent) && other.remedy === `Did you mean ${show(item.path.slice(parent.length))}?`
  })

type Kind = "unknown-key" | "missing-key" | "wrong"

const collect = (
  issue: SchemaIssue.Issue,
  path: ReadonlyArray<PropertyKey>,
  report: (path: ReadonlyArray<PropertyKey>, kind: Kind) => void
): void => {
  switch (issue._tag) {
    case "Pointer":
      return collect(issue.issue, [...path, ...issue.path], report)
    case "Composite":
      for (const item of issue.issues) collect(item, path, report)
      return
    case "AnyOf":
      return issue.issues.length === 1 ? collect(issue.issues[0]!, path, report) : report(path, "wrong")
    case "UnexpectedKey":
      return report(path, "unknown-key")
    case "MissingKey":
      // The first item of a list that must not be empty: the list is what is wrong.
      return typeof path.at(-1) === "number" ? report(path.slice(0, -1), "wrong") : report(path, "missing-key")
    default:
      return report(path, "wrong")
  }
}

const explain = (path: ReadonlyArray<PropertyKey>, kind: Kind, flat: Flattened): BriefProblem => {
  const name = formatPath(path)
  const parent = formatPath(path.slice(0, -1))
  const key = String(path.at(-1) ?? "")
  const here = flat.locate.get(name)
  if (kind === "unknown-key") {
    return problem(kind, name, here?.at, "is not a field of a brief", unknownKeyRemedy(parent, key))
  }
  const help = helpFor(name)
  if (kind === "missing-key") {
    const remedy = help?.remedy ?? "Add it"
    return problem(kind, name, flat.locate.get(parent)?.at, "is missing", remedy)
  }
  const node = here?.node
  if (help === undefined || node === undefined) {
    return problem(
      "wrong-type",
      name,
      here?.at,
      `is ${nameOf(node)}, but a group of fields is expected`,
      "Write fields as name: value"
    )
  }
  const isTyped = typeOf(node) !== expectedType(help.expected)
  if (node.kind === "scalar" && node.value === null) {
    return problem(
      "wrong-type",
      name,
      here?.at,
      `is empty, but must be ${help.expected}`,
      emptyRemedy(name, help.remedy)
    )
  }
  return problem(
    isTyped ? "wrong-type" : "wrong-value",
    name,
    here?.at,
    `is ${nameOf(node)}, but must be ${help.expected}`,
    particularRemedy(name, node) ?? help.remedy
  )
}

const emptyRemedy = (path: string, remedy: string): string => {
  if (path.startsWith("brand.colors.")) return `${remedy} (# without quotes begins a comment)`
  if (remedy.includes("remove the field") || requiredFields.includes(path)) return remedy
  return `${remedy}, or remove the field`
}

const requiredFields = ["topic", "platforms"]

/** A remedy for this very value, where one can be given. */
const particularRemedy = (path: string, node: BriefNode): string | undefined => {
  const value = node.kind === "scalar" ? node.value : undefined
  const help = helpFor(path)!
  if (path.startsWith("platforms[") && typeof value === "string") {
    const meant = nearestPlatform(value)
    return meant === undefined ? undefined : `Did you mean ${show(meant)}? ${help.remedy}`
  }
  if (path.startsWith("languages[") && typeof value === "string") {
    const meant = languageTagFor(value)
    return meant === undefined ? undefined : `Did you mean ${show(meant)}? ${help.remedy}`
  }
  if (path.startsWith("regions[") && typeof value === "string") {
    const meant = regionFor(value)
    return meant === undefined ? undefined : `Did you mean ${show(meant)}? ${help.remedy}`
  }
  if (path.startsWith("regions[") && value === false) return 'Put Norway\'s code in quotes: "NO"'
  const type = expectedType(help.expected)
  if (path.startsWith("platforms[")) return undefined
  if (type === "text" && (typeof value === "number" || typeof value === "boolean")) {
    return `Put it in quotes: ${show(String(node.kind === "scalar" ? (node.source ?? value) : value))}`
  }
  if (type === "text" && node.kind === "map") return "Write one text; put it in quotes if it holds a colon"
  if (type === "number" && typeof value === "string" && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(value)) {
    return `Write ${value.trim()} without quotes`
  }
  if (type === "boolean" && typeof value === "string" && /^(yes|on|y|ja)$/i.test(value)) return "Write true"
  if (type === "boolean" && typeof value === "string" && /^(no|off|n|nein)$/i.test(value)) return "Write false"
  if (type === "list" && typeof value === "string" && value.length <= 60 && !/[[\]{},:#]/.test(value)) {
    return `Write a list: [${value}]`
  }
  if (path === "plan.start" && typeof value === "string") return startRemedy(value)
  return undefined
}

const startRemedy = (value: string): string | undefined => {
  const spaced = /^(\d{4}-\d{2}-\d{2})\s+(\d{2}:\d{2}(?::\d{2})?)$/.exec(value)
  if (spaced !== null) return `Write ${spaced[1]}T${spaced[2]}`
  const zoned = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/.exec(value)
  if (zoned !== null) return `Write ${zoned[1]} and name the zone in plan.timeZone`
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(value)
  if (german !== null) return `Write ${german[3]}-${german[2]!.padStart(2, "0")}-${german[1]!.padStart(2, "0")}`
  return undefined
}

const languageTagFor = (word: string): string | undefined => {
  const dashed = word.replaceAll("_", "-")
  if (dashed !== word && /^[a-z]{2,3}(-[a-z0-9]{2,8})+$/i.test(dashed)) return dashed
  const wanted = word.trim().toLowerCase()
  for (const naming of ["en", "de"]) {
    const names = new Intl.DisplayNames([naming], { type: "language" })
    const found = commonLanguages.find(
      (tag) =>
        names.of(tag)?.toLowerCase() === wanted ||
        new Intl.DisplayNames([tag], { type: "language" }).of(tag)?.toLowerCase() === wanted
    )
    if (found !== undefined) return found
  }
  return undefined
}

const regionFor = (word: string): string | undefined => {
  const upper = word.trim().toUpperCase()
  if (upper === "UK") return "GB"
  if (upper === "EU") return undefined
  const names = ["en", "de"].map((naming) => new Intl.DisplayNames([naming], { type: "region", fallback: "none" }))
  if (/^[A-Z]{2}$/.test(upper)) return names[0]!.of(upper) === undefined ? undefined : upper
  return commonRegions.find((code) => names.some((name) => name.of(code)?.toLowerCase() === word.trim().toLowerCase()))
}

const commonLanguages = "en de fr es it pt nl pl sv da nb fi cs sk hu ro bg el tr uk ru ja ko zh ar he hi".split(" ")
const commonRegions =
  "GB IE US CA AU NZ DE AT CH FR ES IT PT NL BE LU PL SE DK NO FI CZ SK HU RO BG GR TR UA JP KR CN IN BR MX ZA".split(
    " "
  )

type Type = "text" | "number" | "boolean" | "list" | "group"

const expectedType = (expected: string): Type => {
  if (expected.startsWith("a list")) return "list"
  if (expected === "a group of fields") return "group"
  if (expected === "true or false") return "boolean"
  return expected.includes("number") ? "number" : "text"
}

const typeOf = (node: BriefNode): string => {
  if (node.kind === "list") return "list"
  if (node.kind === "map") return "group"
  return typeof node.value === "string" ? "text" : typeof node.value
}

const nameOf = (node: BriefNode | undefined): string => {
  if (node === undefined) return "of another kind"
  if (node.kind === "list") return node.items.length === 0 ? "an empty list" : `a list of ${node.items.length}`
  if (node.kind === "map") return "a group of fields"
  const value = node.value
  if (typeof value === "string") {
    if (value.trim() === "") return "an empty text"
    return value.length > 20_000 ? `a text of ${value.length} characters` : `the text ${show(value)}`
  }
  if (value === null) return "empty"
  if (typeof value === "number" || typeof value === "boolean") return String(value)
  return value instanceof Date ? "a Date" : `a value of type ${typeof value}`
}

const inOrder = (problems: ReadonlyArray<BriefProblem>): ReadonlyArray<BriefProblem> =>
  problems
    .map((item, index) => ({ item, index }))
    .sort(
      (a, b) =>
        (a.item.line ?? 0) - (b.item.line ?? 0) || (a.item.column ?? 0) - (b.item.column ?? 0) || a.index - b.index
    )
    .map(({ item }) => item)
