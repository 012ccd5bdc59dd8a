/**
 * HTML that cannot be forged: every value in a template is escaped unless it is `Html` itself.
 */
import { steadyText } from "../../../../text/Normalisation.ts"

/** Markup that is safe to write as it is. Made by `html` alone. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

/** What a template takes. Lists are joined; nothing is written for `undefined`, `null` and `false`. */
export type HtmlValue = Html | string | number | undefined | null | false | ReadonlyArray<HtmlValue>

/**
 * Use within quotes for attributes: `html\`<a title="${title}">${text}</a>\``. Line breaks of the template and the
 * indentation around them become one line break, within a tag none: where white space counts, write the element by `element`.
 */
export const html = (parts: TemplateStringsArray, ...values: ReadonlyArray<HtmlValue>): Html => {
  const texts = compact(parts)
  let markup = texts[0] ?? ""
  for (const [index, value] of values.entries()) markup += write(value) + (texts[index + 1] ?? "")
  return new Html(markup)
}

/** An element whose content is written without any white space around it. `attributes` as they stand in the tag. */
export const element = (name: string, attributes: string, content: HtmlValue): Html =>
  new Html(`<${name}${attributes === "" ? "" : ` ${attributes}`}>${write(content)}</${name}>`)

/** Text as HTML shows it, in elements and in quoted attributes. Without what would turn or hide the text beside it. */
export const escapeHtml = (text: string): string =>
  steadyText(text)
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, "")
    .replace(/[&<>"'`]/g, (character) => entities[character] ?? "")
    .toWellFormed()

const write = (value: HtmlValue): string => {
  if (value instanceof Html) return value.markup
  if (value === undefined || value === null || value === false) return ""
  if (typeof value === "string") return escapeHtml(value)
  if (typeof value === "number") return String(value)
  return value.map(write).join("")
}

const compacted = new WeakMap<TemplateStringsArray, ReadonlyArray<string>>()

const compact = (parts: TemplateStringsArray): ReadonlyArray<string> => {
  const known = compacted.get(parts)
  if (known !== undefined) return known
  const texts = parts.map((part) => part.replace(/[ \t]*\n\s*(\/?>)/g, "$1").replace(/[ \t]*\n\s*/g, "\n"))
  compacted.set(parts, texts)
  return texts
}

const entities: Partial<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;"
}
