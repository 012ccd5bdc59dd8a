/**
 * Finds where a text stops being JSON. `JSON.parse` tells the place differently in every engine, or not at all.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */

/** What was expected at the first offset at which the text is not JSON; none for well-formed JSON. Linear. */
export const jsonSyntaxError = (text: string): { readonly offset: number; readonly expected: string } | undefined => {
  /** One letter an open bracket: `{` or `[`. */
  const open: Array<string> = []
  let expected: State = "value"
  let offset = 0
  for (;;) {
    offset = skip(whiteSpace, text, offset)
    if (offset === text.length && expected === "end") return undefined
    const next = text[offset] ?? ""
    if (next === "") return { offset, expected: names[expected] }
    if (expected === "key" || expected === "first-key") {
      if (next === "}" && expected === "first-key") {
        open.pop()
        offset += 1
        expected = after(open)
        continue
      }
      const end = skipString(text, offset)
      if (end === offset) return { offset, expected: names[expected] }
      const colon = skip(whiteSpace, text, end)
      if (text[colon] !== ":") return { offset: colon, expected: "a colon" }
      offset = colon + 1
      expected = "value"
    } else if (expected === "value" || expected === "first-value") {
      if (next === "]" && expected === "first-value") {
        open.pop()
        offset += 1
        expected = after(open)
      } else if (next === "{" || next === "[") {
        open.push(next)
        offset += 1
        expected = next === "{" ? "first-key" : "first-value"
      } else {
        const end = skipScalar(text, offset)
        if (end === offset) return { offset, expected: names[expected] }
        offset = end
        expected = after(open)
      }
    } else if (expected === "end") {
      return { offset, expected: names.end }
    } else if (next === ",") {
      offset += 1
      expected = open.at(-1) === "{" ? "key" : "value"
    } else if (next === (open.at(-1) === "{" ? "}" : "]")) {
      open.pop()
      offset += 1
      expected = after(open)
    } else {
      return { offset, expected: open.at(-1) === "{" ? "a comma or }" : "a comma or ]" }
    }
  }
}

type State = "value" | "first-value" | "key" | "first-key" | "comma" | "end"

const names: Record<State, string> = {
  value: "a value",
  "first-value": "a value or ]",
  key: "a field name in double quotes",
  "first-key": "a field name in double quotes or }",
  comma: "a comma or a closing bracket",
  end: "the end of the text"
}

const whiteSpace = /[ \t\r\n]*/y
const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

const skip = (pattern: RegExp, text: string, offset: number): number => {
  pattern.lastIndex = offset
  return pattern.test(text) ? pattern.lastIndex : offset
}

const skipScalar = (text: string, offset: number): number =>
  text[offset] === '"' ? skipString(text, offset) : skip(literal, text, offset)

/** A loop, because a pattern with alternatives overflows the stack on very long strings. */
const skipString = (text: string, offset: number): number => {
  if (text[offset] !== '"') return offset
  let at = offset + 1
  while (at < text.length) {
    const character = text.charCodeAt(at)
    if (character === 0x22) return at + 1
    if (character < 0x20) return offset
    if (character === 0x5c) {
      const end = skip(escape, text, at)
      if (end === at) return offset
      at = end
    } else {
      at += 1
    }
  }
  return offset
}

const after = (open: ReadonlyArray<string>): State => (open.length === 0 ? "end" : "comma")
