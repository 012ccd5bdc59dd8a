/**
 * Failures in German: each English sentence of the commands that take `--messages` has its German one beside it. Data
 * in a sentence (names, paths, numbers) stays as it is.
 *
 * @since 0.1.0
 */
import { Predicate } from "effect"
import { briefSentences } from "./internal/german/brief.ts"
import { commandSentences } from "./internal/german/commands.ts"
import { resultSentences } from "./internal/german/results.ts"
import { reviewSentences } from "./internal/german/review.ts"
import { serviceSentences } from "./internal/german/services.ts"

/**
 * An English sentence and its German one. `{}` is data that goes over as it is, `{t}` words that are translated too.
 * The German sentence has the same ones in the same order, or by their numbers: `{2}`.
 */
export type Sentences = ReadonlyArray<readonly [en: string, de: string]>

/** The text in German; undefined where a part of it has no German words. */
export const german = (text: string): string | undefined => {
  if (text.length > longest) return undefined
  // What stands in a sentence as data ends with it, so sentences are told apart first.
  for (const { 0: border, index } of text.matchAll(/[.?!;]+ /g)) {
    const end = index + border.length - 1
    const mark = /^[.;]/.test(border) ? border.trim() : ""
    const first = sentence(text.slice(0, end - mark.length))
    const rest = first === undefined ? undefined : german(text.slice(end + 1))
    if (rest !== undefined) return `${first}${mark} ${rest}`
  }
  const before = text.endsWith(".") ? sentence(text.slice(0, -1)) : undefined
  return before === undefined ? sentence(text) : `${before}.`
}

/** The text in German, or as a quotation that says that it is English. */
export const inGerman = (text: string): string => german(text) ?? `auf Englisch: „${text}“`

/** What a failure says and advises, in German. Lists of problems go over one by one. */
export const germanFailure = (
  error: unknown,
  { message, remedy }: { readonly message: string; readonly remedy: string }
): { readonly message: string; readonly remedy: string } => ({
  message: told(reasonOf(error), message),
  remedy: inGerman(remedy)
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Beyond this a text is data, such as a whole document. */
const longest = 4_000

const reasonOf = (error: unknown): unknown => (Predicate.hasProperty(error, "reason") ? error.reason : error)

const told = (reason: unknown, message: string): string => {
  if (Predicate.isTagged(reason, "BriefInvalid") || Predicate.isTagged(reason, "BriefMalformed")) {
    return briefProblems(message)
  }
  if (Predicate.isTagged(reason, "ResultsUnusable")) return resultProblems(reason, message)
  if (Predicate.isTagged(reason, "RulePackInvalid")) return packProblems(reason, message)
  if (Predicate.isTagged(reason, "PostBlocked")) return blocked(reason, message)
  // A path in front may hold whatever sentences hold.
  const path = Predicate.hasProperty(reason, "path") && Predicate.isString(reason.path) ? `${reason.path}: ` : ""
  return message.startsWith(path) ? `${path}${inGerman(message.slice(path.length))}` : inGerman(message)
}

/** One line a problem: `brief.yaml:3:1: plan.days is 99, but …. Write …`. */
const briefProblems = (message: string): string =>
  message
    .split("\n")
    .map((line) => {
      const [, indent = "", place = "", said = ""] = /^(\s*)(\S+:\d+:\d+: |)(.*)$/.exec(line) ?? []
      if (place === "") return `${indent}${inGerman(said)}`
      const [subject = "", ...rest] = said.startsWith("the brief ")
        ? ["the brief", said.slice(10)]
        : said.split(/ (.*)/s)
      return `${indent}${place}${subject === "the brief" ? "der Brief" : subject} ${inGerman(rest.join(""))}`
    })
    .join("\n")

/** One line a problem: `results.csv, row 3, likes: is "many", but must be …. Write …`. */
const resultProblems = (reason: object, message: string): string => {
  const name = Predicate.hasProperty(reason, "name") ? String(reason.name) : ""
  return message
    .split("\n")
    .map((line) => {
      const [indent = ""] = /^\s*/.exec(line) ?? []
      const said = line.trim()
      if (!said.startsWith(`${name}, `) && !said.startsWith(`${name}: `)) return `${indent}${inGerman(said)}`
      const [, place = "", problem = ""] = /^(?:, ([^:]+))?: (.*)$/s.exec(said.slice(name.length)) ?? []
      const where = place.replace(/^(?:row|line) /, "Zeile ").replace(/, column (\d+)$/, ", Spalte $1")
      return `${indent}${name}${where === "" ? "" : `, ${where}`}: ${inGerman(problem)}`
    })
    .join("\n")
}

/** Places of a pack are data. */
const packProblems = (reason: object, message: string): string => {
  if (!Predicate.hasProperty(reason, "issues") || !Array.isArray(reason.issues)) return inGerman(message)
  const name = Predicate.hasProperty(reason, "name") ? String(reason.name) : ""
  const issues = reason.issues.map((issue: unknown) => {
    const [, place = "", said = ""] = /^((?:line \d+|[\w.[\]]+): |)(.*)$/s.exec(String(issue)) ?? []
    return `${place.replace(/^line /, "Zeile ")}${inGerman(said.replace(/ at line \d+, column \d+:?$/, ""))}`
  })
  const remedy = "Berichtige die genannten Felder; docs/formats.md führt auf, was ein Regelpaket enthalten darf"
  return `Das Regelpaket „${name}“ ist nicht zu gebrauchen: ${issues.join("; ")}. ${remedy}`
}

/** What rules say is there in both languages. */
const blocked = (reason: object, message: string): string => {
  const findings = Predicate.hasProperty(reason, "findings") && Array.isArray(reason.findings) ? reason.findings : []
  const said = findings.map((finding: unknown) => {
    const field = (name: "german" | "message" | "ruleId"): string | undefined =>
      Predicate.hasProperty(finding, name) && Predicate.isString(finding[name]) ? finding[name] : undefined
    const german = field("german") ?? inGerman(field("message") ?? "")
    return `${german.replace(/[.\s]+$/, "")} (${field("ruleId")})`
  })
  const slotId = Predicate.hasProperty(reason, "slotId") ? String(reason.slotId) : ""
  return said.length === 0
    ? inGerman(message)
    : `Der Post von ${slotId} lässt sich nicht freigeben: ${said.join("; ")}. Bearbeite ihn, wähle eine andere Variante, oder lass ihn neu schreiben`
}

interface Compiled {
  readonly pattern: RegExp
  readonly kinds: ReadonlyArray<string>
  readonly german: string
  /** Length of what is no data. */
  readonly words: number
}

const slot = /\{[t\d]?\}/g

const compile = ([en, de]: Sentences[number]): Compiled => {
  const parts = en.split(slot).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  return {
    pattern: new RegExp(`^${parts.join("([^]+?)")}$`),
    kinds: en.match(slot) ?? [],
    german: de,
    words: en.replace(slot, "").length
  }
}

let compiled: ReadonlyArray<Compiled> | undefined

/** One sentence, by the pair that fits with the most words of its own. */
const sentence = (text: string): string | undefined => {
  compiled ??= [...commandSentences, ...resultSentences, ...reviewSentences, ...serviceSentences, ...briefSentences]
    .map(compile)
    .sort((a, b) => b.words - a.words)
  for (const { german: sentence, kinds, pattern } of compiled) {
    const found = pattern.exec(text)?.slice(1)
    if (found === undefined) continue
    const data = found.map((value, index) => (kinds[index] === "{t}" ? german(value) : value))
    if (data.includes(undefined)) continue
    let next = 0
    return sentence.replace(slot, (place) => data[/\d/.test(place) ? Number(place[1]) - 1 : next++] ?? "")
  }
  return undefined
}
