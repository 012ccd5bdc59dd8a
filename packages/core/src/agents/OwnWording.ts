/**
 * An organization's own wording of a built-in prompt, and what it must keep so that it can stand in its place. Fences
 * are no part of a wording: `renderPrompt` puts them around what other people wrote, whatever the wording says.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { type DiffPart, wordDiff } from "../text/WordDiff.ts"
import { type PromptTemplate } from "./Agent.ts"
import { definePrompt } from "./PromptLibrary.ts"

/** What a prompt is called: lower-case words joined by `-`. */
export const PromptName = Schema.String.check(
  Schema.isPattern(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  Schema.isMaxLength(64)
).pipe(Schema.brand("PromptName"))
export type PromptName = typeof PromptName.Type

/** Counts the own wordings of one prompt, from 1. */
export const WordingVersion = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

/** Most characters of each text. */
export const wordingLimits = { system: 8_000, task: 4_000 } as const

/** One version of an organization's wording. A version never changes. */
export class OwnWording extends Schema.Class<OwnWording>("@postwright/core/agents/OwnWording")({
  schemaVersion: Schema.Literal("1"),
  /** The built-in prompt that it stands for. */
  name: PromptName,
  version: WordingVersion,
  /** Who the model is and which rules hold. */
  system: Schema.String,
  /** What to do now. `{{name}}` stands for a value; those of the built-in wording are there. */
  task: Schema.String
}) {
  /** The same for `renderPrompt`, called `own-<name>`, so that it is never mistaken for a built-in version. */
  get template(): PromptTemplate {
    return definePrompt({ name: `own-${this.name}`, version: this.version, system: this.system, task: this.task })
  }
}

/** Why a wording cannot stand for the built-in one, a sentence each; none when it can. */
export const wordingIssues = (
  own: Pick<PromptTemplate, "system" | "task">,
  builtIn: PromptTemplate
): ReadonlyArray<string> => {
  const known = placeholdersOf(builtIn.task)
  const names = known.size === 0 ? "none" : [...known].map((name) => `{{${name}}}`).join(", ")
  return [
    ...(["system", "task"] as const).flatMap((field) => textIssues(field, own[field])),
    ...(/\{\{|\}\}/.test(own.system) ? ["system holds {{ or }}; placeholders stand in task alone"] : []),
    ...[...placeholdersOf(own.task)]
      .filter((name) => !known.has(name))
      .map((name) => `task holds {{${name}}}, and "${builtIn.name}" has no such value; it has ${names}`),
    ...(/\{\{|\}\}/.test(own.task.replace(placeholder, "")) ? ["task holds {{ or }} that is no placeholder"] : [])
  ]
}

/** What changed from one wording to another, text by text. */
export interface WordingDiff {
  readonly system: ReadonlyArray<DiffPart>
  readonly task: ReadonlyArray<DiffPart>
}

/** Word by word, in the order of the texts. */
export const wordingDiff = (
  from: Pick<PromptTemplate, "system" | "task">,
  to: Pick<PromptTemplate, "system" | "task">
): WordingDiff => ({
  system: wordDiff(from.system, to.system, promptLanguage),
  task: wordDiff(from.task, to.task, promptLanguage)
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// How words are told apart; prompts may be in any language that has spaces.
const promptLanguage = "en"

// The same as `renderPrompt` fills.
const placeholder = /\{\{([\w-]+)\}\}/g

const placeholdersOf = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(placeholder), (match) => match[1] ?? ""))

// Control characters, and those that nobody sees: who approves a wording has to see all of it.
const hidden = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/u

const textIssues = (field: keyof typeof wordingLimits, text: string): ReadonlyArray<string> => {
  const limit = wordingLimits[field]
  const found = hidden.exec(text)?.[0]
  return [
    ...(text.trim() === "" ? [`${field} is empty`] : []),
    ...(text.length > limit ? [`${field} has ${text.length} characters; ${limit} are the most`] : []),
    ...(text.isWellFormed() ? [] : [`${field} holds half a character`]),
    ...(found === undefined
      ? []
      : [`${field} holds a character that nobody sees (U+${found.codePointAt(0)?.toString(16).toUpperCase()})`]),
    ...(/<<<|>>>|untrusted-/i.test(text) ? [`${field} holds a mark of fences (<<<, >>> or untrusted-)`] : [])
  ]
}
