/**
 * Lines of a text with their offsets.
 *
 * @since 0.1.0
 */

/** A line without its line break. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Every line in order; `\r\n`, `\n` and `\r` end one. */
export const linesOf = (text: string): ReadonlyArray<Line> => {
  const lines: Array<Line> = []
  let start = 0
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: match.index, text: text.slice(start, match.index) })
    start = match.index + match[0].length
  }
  lines.push({ start, end: text.length, text: text.slice(start) })
  return lines
}

/** Whether a line holds nothing but white space (or the byte order mark that a file may start with). */
export const isBlank = (line: string): boolean => /^[\s\ufeff]*$/.test(line)
