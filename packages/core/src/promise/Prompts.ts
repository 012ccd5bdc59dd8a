/**
 * The wordings of prompts at the promise door: an organization keeps its own, compares them, and chooses the one that
 * agents ask with.
 *
 * @since 0.1.0
 */
import type { DiffPart, ReviewOptions } from "./Review.ts"

/** A wording by its version, or the program's own. */
export type WordingChoice = number | "built-in"

/** The words of a prompt in one version, which never changes. */
export interface PromptWording {
  /** Of the prompt; an own wording is called `own-` and its name. */
  readonly name: string
  /** Counts from 1. */
  readonly version: number
  /** Who the model is and which rules hold. */
  readonly system: string
  /** What to do now. `{{name}}` stands for a value. */
  readonly task: string
  /** SHA-256 of both texts. */
  readonly digest: string
  /** `name@version#` and the first 12 characters of the digest: how posts and steps name it. */
  readonly ref: string
}

/** The wordings of one prompt. */
export interface PromptVersions {
  readonly builtIn: PromptWording
  /** The organization's own, lowest version first. */
  readonly own: ReadonlyArray<PromptWording>
  /** What agents ask with. */
  readonly inUse: WordingChoice
}

/** An own wording to keep. */
export interface OwnWording {
  /** Of the prompt that it is for. */
  readonly name: string
  /** A whole number from 1, another one for other words. */
  readonly version: number
  /** At most 8,000 characters. */
  readonly system: string
  /** At most 4,000 characters, with the placeholders of the built-in wording and no others. */
  readonly task: string
}

/** What changed from one wording to another, word by word. */
export interface WordingDiff {
  readonly system: ReadonlyArray<DiffPart>
  readonly task: ReadonlyArray<DiffPart>
}

/** Who changes the wordings. Without one the owner of the organization does. */
export interface PromptChangeOptions {
  readonly as?: ReviewOptions["as"]
}

/**
 * The wordings of the organization. All reject with `PostwrightError`, among others with the codes `options-invalid`,
 * `prompt-unknown`, `prompt-wording-invalid`, `prompt-wording-changed`, `prompt-wording-unknown`,
 * `prompt-nothing-before`, `permission-denied`. Changing is for owners and admins; the audit log keeps who and why.
 */
export interface OrganizationPrompts {
  /** The prompts whose wording can be replaced: those that come with Postwright, and those of `agents`. */
  readonly names: () => Promise<ReadonlyArray<string>>
  readonly versions: (name: string) => Promise<PromptVersions>
  /** Keeps a version for ever; it is not used before it is pinned. The same again changes nothing. */
  readonly put: (wording: OwnWording, options?: PromptChangeOptions) => Promise<PromptWording>
  readonly diff: (name: string, from: WordingChoice, to: WordingChoice) => Promise<WordingDiff>
  /** Uses this wording from the next question on. */
  readonly pin: (
    name: string,
    choice: WordingChoice,
    options: PromptChangeOptions & { readonly reason: string }
  ) => Promise<PromptWording>
  /** Uses what was in use before, back to the built-in wording at last. */
  readonly rollBack: (
    name: string,
    options: PromptChangeOptions & { readonly reason: string }
  ) => Promise<PromptWording>
}
