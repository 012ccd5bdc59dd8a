/**
 * Reads rule packs that people write: YAML, JSON, or plain data.
 *
 * @since 0.1.0
 */
import { Effect, Result, Schema, SchemaIssue } from "effect"
import { parseDocument } from "yaml"
import { PolicyError, RulePackInvalid } from "./PolicyError.ts"
import { isFindable } from "./internal/terms/written.ts"
import type { Term, TermsRule } from "./Rule.ts"
import { RulePack } from "./RulePack.ts"

/** How large a pack may be. */
export const rulePackLimits = {
  /** Of its text, UTF-16 code units. */
  maxLength: 8_000_000,
  maxRules: 2_000,
  /** Of all its rules together. */
  maxTerms: 200_000
} as const

/**
 * The pack that a text holds, as YAML or JSON. Aliases, tags and merge keys of YAML are refused. Fails with
 * `RulePackInvalid`, which names every place that is wrong, up to ten.
 *
 * @param name what errors call it: a file name
 */
export const parseRulePack = Effect.fnUntraced(function* (
  text: string,
  name: string
): Effect.fn.Return<RulePack, PolicyError> {
  if (text.length > rulePackLimits.maxLength) {
    return yield* invalid(name, [`it has more than ${rulePackLimits.maxLength} characters; split it`])
  }
  const document = parseDocument(text, { schema: "core", merge: false, uniqueKeys: true, logLevel: "silent" })
  const [problem] = document.errors
  if (problem !== undefined) {
    const line = problem.linePos?.[0].line
    // What the parser says of it is about its own inside.
    if (problem.message.includes("call stack"))
      return yield* invalid(name, ["it is nested too deep; a pack has few levels"])
    return yield* invalid(name, [`${line === undefined ? "" : `line ${line}: `}${firstLine(problem.message)}`])
  }
  const value = yield* Effect.try({
    try: (): unknown => document.toJS({ maxAliasCount: 0 }),
    catch: () => invalid(name, ["it uses aliases; write the values out"])
  })
  return yield* decodeRulePack(value, name)
})

/** The pack in plain data. Fails with `RulePackInvalid`. */
export const decodeRulePack = Effect.fnUntraced(function* (
  value: unknown,
  name: string
): Effect.fn.Return<RulePack, PolicyError> {
  const decoded = decode(value)
  if (Result.isFailure(decoded)) {
    const { issues } = formatIssues(decoded.failure.issue)
    const [first, ...rest] = issues
      .slice(0, mostIssues)
      .map(({ message, path }) => `${placeOf(path)}${firstLine(message)}`)
    return yield* invalid(name, [first ?? "it does not have the form of a pack", ...rest])
  }
  const pack = decoded.success
  const problems = problemsOf(pack)
  const [first, ...rest] = problems.slice(0, mostIssues)
  return first === undefined ? pack : yield* invalid(name, [first, ...rest])
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const mostIssues = 10

const decode = Schema.decodeUnknownResult(RulePack, { errors: "all", onExcessProperty: "error" })

const formatIssues = SchemaIssue.makeFormatterStandardSchemaV1()

const invalid = (name: string, issues: readonly [string, ...Array<string>]): PolicyError =>
  new PolicyError({ reason: new RulePackInvalid({ name, issues }) })

const firstLine = (message: string): string => message.split("\n", 1)[0]!.slice(0, 300)

const placeOf = (path: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined): string => {
  if (path === undefined || path.length === 0) return ""
  const place = path
    .map((step) => (typeof step === "object" ? step.key : step))
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
  return `${place.replace(/^\./, "")}: `
}

const problemsOf = (pack: RulePack): ReadonlyArray<string> => {
  const problems: Array<string> = []
  const seen = new Map<string, number>()
  let terms = 0
  if (pack.rules.length > rulePackLimits.maxRules) {
    problems.push(`rules: there are ${pack.rules.length}, at most ${rulePackLimits.maxRules} may be in one pack`)
  }
  for (const [index, rule] of pack.rules.entries()) {
    const earlier = seen.get(rule.id)
    if (earlier !== undefined) problems.push(`rules[${index}].id: "${rule.id}" is the id of rules[${earlier}] already`)
    else seen.set(rule.id, index)
    if (rule.kind === "terms" || rule.kind === "required-terms") {
      terms += rule.terms.length
      problems.push(...unseen(rule.terms, `rules[${index}]`))
    }
    if (rule.kind === "terms" && rule.severity === "fix") problems.push(...unmendable(rule, `rules[${index}]`))
  }
  if (terms > rulePackLimits.maxTerms) {
    problems.push(`rules: they hold ${terms} terms, at most ${rulePackLimits.maxTerms} may be in one pack`)
  }
  return problems
}

/** What no text can show would look like a rule that is always kept. */
const unseen = (terms: ReadonlyArray<string | Term>, place: string): ReadonlyArray<string> =>
  terms.flatMap((term, index) => {
    const text = typeof term === "string" ? term : term.text
    return isFindable(text)
      ? []
      : [
          `${place}.terms[${index}]: the term ${inAscii(text)} holds only gaps and characters that nobody sees, so it is ` +
            `never found: take it out or write a word`
        ]
  })

const inAscii = (text: string): string =>
  JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)

/** Whoever writes `fix` says that a repair mends it. */
const unmendable = ({ terms }: TermsRule, place: string): ReadonlyArray<string> =>
  terms.flatMap(({ replacement, text }, index) =>
    replacement === undefined
      ? [
          `${place}.terms[${index}]: the rule says "fix", and nothing mends ${JSON.stringify(text)}: give it a replacement ` +
            `(the empty text "" takes the word out), or set another severity`
        ]
      : []
  )
