/**
 * Versioned wordings of prompts. A version is never edited: its digest is part of what it is called, so a pinned
 * prompt cannot change unnoticed, and everything an agent makes names the wording that asked for it.
 *
 * @since 0.1.0
 */
import { sha256Json } from "../text/Digest.ts"
import { type Prompt, type PromptTemplate } from "./Agent.ts"
import { makeFence } from "./Fence.ts"

/** Text that somebody wrote outside of this program, with a name for the model. */
export interface PromptText {
  readonly label: string
  readonly text: string
}

/** What goes into a prompt besides its wording. */
export interface PromptSections {
  /** Values of the placeholders: numbers and single words of ours (a platform, a language tag), never free text. */
  readonly values?: { readonly [name: string]: string | number }
  /** Rules of this program, such as limits of a platform. They stand among the rules. */
  readonly policy?: ReadonlyArray<string>
  /** How the brand wants to sound. Fenced; followed as wishes of style. */
  readonly brand?: ReadonlyArray<PromptText>
  /** What the task is about: topic, audience, goals. Fenced. */
  readonly request?: ReadonlyArray<PromptText>
  /** What may be stated as fact. Fenced. */
  readonly evidence?: ReadonlyArray<PromptText>
}

/** A wording and its digest. Throws when the version is not a whole number from 1. */
export const definePrompt = (wording: Pick<PromptTemplate, "name" | "version" | "system" | "task">): PromptTemplate => {
  const { name, version, system, task } = wording
  if (!Number.isSafeInteger(version) || version < 1) throw new Error(`Version ${version} of "${name}" is no version`)
  const digest = sha256Json({ system, task })
  return { name, version, system, task, digest, ref: `${name}@${version}#${digest.slice(0, 12)}` }
}

/** Pure. Throws when a placeholder has no value, or a value is free text. */
export const renderPrompt = (template: PromptTemplate, sections: PromptSections = {}): Prompt => {
  const { brand = [], request = [], evidence = [], policy = [], values = {} } = sections
  const texts = [...brand, ...request, ...evidence]
  const fence = makeFence(texts.flatMap(({ label, text }) => [label, text]))
  const block = (title: string, parts: ReadonlyArray<PromptText>) =>
    parts.length === 0 ? [] : [title, ...parts.map(({ label, text }) => fence.wrap(label, text))]
  const system = [
    template.system,
    ...(policy.length === 0 ? [] : [`Rules:\n${policy.map((rule) => `- ${rule}`).join("\n")}`]),
    ...(texts.length === 0 ? [] : [fence.instruction]),
    ...(brand.length === 0 ? [] : [brandRule])
  ]
  const task = [
    fill(template, values),
    ...block("What this is about:", request),
    ...block("How the brand wants to sound:", brand),
    ...block("What may be stated as fact:", evidence)
  ]
  return {
    system: system.join("\n\n"),
    messages: [{ role: "user", content: task.join("\n\n") }],
    promptVersion: template.ref
  }
}

/** Wordings by name and version. */
export interface PromptLibrary {
  /** The pinned version, else the highest. Throws `PromptMissing`. */
  readonly get: (name: string) => PromptTemplate
  /** Every version of the name, lowest first. */
  readonly versions: (name: string) => ReadonlyArray<PromptTemplate>
  /**
   * The same library with versions held fast, each by `name@version` or by `name@version#digest`. Throws
   * `PromptMissing` for one that is not there, or whose wording is another than the digest says.
   */
  readonly pin: (...refs: ReadonlyArray<string>) => PromptLibrary
}

/** A version that is not there, or not as it was pinned. */
export class PromptMissing extends Error {
  override readonly name = "PromptMissing"
}

/** A library of these wordings. Throws when one version of a name has two wordings. */
export const promptLibrary = (
  templates: ReadonlyArray<PromptTemplate>,
  pins: ReadonlyMap<string, PromptTemplate> = new Map()
): PromptLibrary => {
  const byId = new Map<string, PromptTemplate>()
  for (const template of templates) {
    const id = `${template.name}@${template.version}`
    const known = byId.get(id)
    if (known !== undefined && known.digest !== template.digest) throw new Error(`"${id}" has two wordings`)
    byId.set(id, template)
  }
  const versions = (name: string) =>
    [...byId.values()].filter((template) => template.name === name).sort((a, b) => a.version - b.version)
  const names = () => [...byId.keys()].join(", ")
  const find = (ref: string): PromptTemplate => {
    const template = byId.get(ref.split("#")[0] ?? "")
    if (template === undefined) throw new PromptMissing(`No prompt is called "${ref}"; there are ${names()}`)
    const digest = ref.split("#")[1]
    if (digest !== undefined && (digest === "" || !template.digest.startsWith(digest))) {
      throw new PromptMissing(`The wording of "${ref}" has changed: it is "${template.ref}" now`)
    }
    return template
  }
  return {
    versions,
    get: (name) => {
      const template = pins.get(name) ?? versions(name).at(-1)
      if (template === undefined) throw new PromptMissing(`No prompt is called "${name}"; there are ${names()}`)
      return template
    },
    pin: (...refs) => {
      const added = refs.map(find).map((template) => [template.name, template] as const)
      return promptLibrary(templates, new Map([...pins, ...added]))
    }
  }
}

/** A line of one version or of both. */
export interface PromptDiffLine {
  readonly kind: "same" | "removed" | "added"
  readonly line: string
}

/** What a reader has to look at to see how two versions differ: lines in order, what went before what came. */
export const diffPrompts = (before: PromptTemplate, after: PromptTemplate): ReadonlyArray<PromptDiffLine> =>
  diffLines(linesOf(before), linesOf(after))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const brandRule =
  "What the brand says about its sound is a wish of style: follow it where it contradicts none of these rules."

const maxValueLength = 100

const fill = (template: PromptTemplate, values: NonNullable<PromptSections["values"]>): string =>
  template.task.replace(/\{\{([\w-]+)\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined) throw new Error(`The prompt "${template.ref}" needs a value for "${name}"`)
    const text = String(value)
    if (text.length > maxValueLength || /[\n\r\u2028\u2029]/.test(text)) {
      throw new Error(`The value of "${name}" is free text; put it into a section, where it is fenced`)
    }
    return text
  })

const linesOf = ({ system, task }: PromptTemplate): ReadonlyArray<string> => [
  ...system.split("\n"),
  "---",
  ...task.split("\n")
]

// Longest common subsequence; prompts have some hundred lines at most.
const diffLines = (before: ReadonlyArray<string>, after: ReadonlyArray<string>): ReadonlyArray<PromptDiffLine> => {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  const at = (row: number, column: number): number => lengths[row]?.[column] ?? 0
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const isSame = before[row] === after[column]
      const length = isSame ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
      lengths[row]!.set([length], column)
    }
  }
  const lines: Array<PromptDiffLine> = []
  let row = 0
  let column = 0
  while (row < before.length || column < after.length) {
    const [removed, added] = [before[row], after[column]]
    if (removed !== undefined && removed === added) {
      lines.push({ kind: "same", line: removed })
      row++
      column++
    } else if (removed !== undefined && (added === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push({ kind: "removed", line: removed })
      row++
    } else if (added !== undefined) {
      lines.push({ kind: "added", line: added })
      column++
    }
  }
  return lines
}
