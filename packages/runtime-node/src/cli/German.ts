/**
 * Failures in German: each English sentence of the commands that take `--messages` has its German one beside it. Data
 * in a sentence (names, paths, numbers) stays as it is.
 *
 * @since 0.1.0
 */
import { Predicate } from "effect"
import { agentSentences } from "./internal/german/agents.ts"
import { briefSentences } from "./internal/german/brief.ts"
import { campaignSentences } from "./internal/german/campaigns.ts"
import { commandSentences } from "./internal/german/commands.ts"
import { mediaFileSentences } from "./internal/german/mediaFiles.ts"
import { mediaLibrarySentences } from "./internal/german/mediaLibrary.ts"
import { mediaToolSentences } from "./internal/german/mediaTools.ts"
import { networkSentences } from "./internal/german/networks.ts"
import { renderingSentences } from "./internal/german/rendering.ts"
import { replySentences } from "./internal/german/replies.ts"
import { resultSentences } from "./internal/german/results.ts"
import { reviewSentences } from "./internal/german/review.ts"
import { serviceSentences } from "./internal/german/services.ts"
import { sourceSentences } from "./internal/german/sources.ts"
import { transcriptSentences } from "./internal/german/transcripts.ts"

/**
 * An English sentence and its German one. `{}` is data that goes over as it is, `{w}` data without a gap, `{n}`
 * without a quotation mark, `{p}` a path or the place of a list, `{t}` words that are translated too, and `{e}` such that are quoted as English where they
 * have no German ones. The German sentence has the same ones in the same order, or by their numbers: `{2}`.
 */
export type Sentences = ReadonlyArray<readonly [en: string, de: string]>

/** All that have one. */
export const germanSentences: Sentences = [
  ...commandSentences,
  ...campaignSentences,
  ...agentSentences,
  ...sourceSentences,
  ...replySentences,
  ...resultSentences,
  ...reviewSentences,
  ...serviceSentences,
  ...networkSentences,
  ...mediaToolSentences,
  ...transcriptSentences,
  ...mediaFileSentences,
  ...renderingSentences,
  ...mediaLibrarySentences,
  ...briefSentences
]

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

/** What somebody else wrote, such as a model in the language of the brief: in German where it has German words here. */
export const toldIn = (messages: "en" | "de", text: string): string =>
  messages === "en" ? text : (german(text) ?? text)

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
    return briefProblems(reason, message)
  }
  if (Predicate.isTagged(reason, "SourcesUnreadable")) return inLines(message)
  if (Predicate.isTagged(reason, "ResultsUnusable")) return resultProblems(reason, message)
  if (Predicate.isTagged(reason, "RulePackInvalid")) return packProblems(reason, message)
  if (Predicate.isTagged(reason, "MediaUnmade")) return unmade(reason, message)
  if (Predicate.isTagged(reason, "FilesFailed") && Predicate.hasProperty(reason, "germanDetail")) {
    return String(reason.germanDetail)
  }
  if (Predicate.isTagged(reason, "PostBlocked")) return blocked(reason, message)
  // A path in front may hold whatever sentences hold.
  const path = Predicate.hasProperty(reason, "path") && Predicate.isString(reason.path) ? `${reason.path}: ` : ""
  return message.startsWith(path) ? `${path}${inGerman(message.slice(path.length))}` : inGerman(message)
}

/** One line a problem: `brief.yaml:3:1: plan.days is 99, but …. Write …`. */
const briefProblems = (problem: object, message: string): string => {
  const plain = Predicate.hasProperty(problem, "name") ? `${String(problem.name)}: ` : ""
  return message
    .split("\n")
    .map((line) => {
      const found = /^(\s*)(\S+:\d+:\d+: |)(.*)$/.exec(line) ?? []
      const [, indent = ""] = found
      const [, , place = "", said = ""] =
        found[2] === "" && plain !== "" && found[3]?.startsWith(plain) === true
          ? [line, indent, plain, found[3].slice(plain.length)]
          : found
      if (place === "") return `${indent}${inGerman(said)}`
      const [subject = "", ...rest] = said.startsWith("the brief ")
        ? ["the brief", said.slice(10)]
        : said.split(/ (.*)/s)
      return `${indent}${place}${subject === "the brief" ? "der Brief" : subject} ${inGerman(rest.join(""))}`
    })
    .join("\n")
}

/** One line a problem. */
const inLines = (message: string): string =>
  message
    .split("\n")
    .map((line) => {
      const [indent = ""] = /^\s*/.exec(line) ?? []
      return `${indent}${inGerman(line.slice(indent.length))}`
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

/** Why media are missing is there in both languages. */
const unmade = (reason: object, message: string): string => {
  const field = (name: "germanDetail" | "remedy"): string | undefined =>
    Predicate.hasProperty(reason, name) && Predicate.isString(reason[name]) ? reason[name] : undefined
  const [detail, remedy] = [field("germanDetail"), field("remedy")]
  return detail === undefined || remedy === undefined ? inGerman(message) : `${detail}. ${inGerman(remedy)}`
}

interface Compiled {
  readonly pattern: RegExp
  readonly kinds: ReadonlyArray<string>
  readonly german: string
  /** Length of what is no data. */
  readonly words: number
}

const slot = /\{[tewnp\d]?\}/g

const dataOf: Readonly<Record<string, string>> = {
  "{w}": "(\\S+?)",
  "{n}": '([^"]+?)',
  "{p}": "((?:[./~]|[A-Za-z]:|(?=\\S.*\\[))[^]+?)"
}

const compile = ([en, de]: Sentences[number]): Compiled => {
  const parts = en.split(slot).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  const kinds = en.match(slot) ?? []
  const pattern = parts.map((part, at) => (at === 0 ? part : `${dataOf[kinds[at - 1] ?? ""] ?? "([^]+?)"}${part}`))
  return {
    pattern: new RegExp(`^${pattern.join("")}$`),
    kinds,
    german: de,
    words: en.replace(slot, "").length
  }
}

let compiled: ReadonlyArray<Compiled> | undefined

/** One sentence, by the pair that fits with the most words of its own. */
const sentence = (text: string): string | undefined => {
  compiled ??= germanSentences.map(compile).sort((a, b) => b.words - a.words)
  for (const { german: sentence, kinds, pattern } of compiled) {
    const found = pattern.exec(text)?.slice(1)
    if (found === undefined) continue
    const data = found.map((value, index) => {
      const kind = kinds[index]
      return kind === "{t}" ? german(value) : kind === "{e}" ? inGerman(value) : value
    })
    if (data.includes(undefined)) continue
    let next = 0
    return sentence.replace(slot, (place) => data[/\d/.test(place) ? Number(place[1]) - 1 : next++] ?? "")
  }
  return undefined
}
