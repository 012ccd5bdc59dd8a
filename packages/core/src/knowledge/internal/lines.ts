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

/** Every line in order; `\r\n`, `\n` and `\r` end one. Of empty lines that follow each other only the first is told. */
export const linesOf = (text: string): ReadonlyArray<Line> => {
  const lines: Array<Line> = []
  let start = 0
  for (const match of text.matchAll(/(?:\r\n)+|\n+|\r/g)) {
    const lineBreak = match[0].startsWith("\r\n") ? 2 : 1
    lines.push({ start, end: match.index, text: text.slice(start, match.index) })
    start = match.index + match[0].length
    if (match[0].length > lineBreak)
      lines.push({ start: match.index + lineBreak, end: match.index + lineBreak, text: "" })
  }
  lines.push({ start, end: text.length, text: text.slice(start) })
  return lines
}

/** Whether a line holds nothing but white space (or the byte order mark that a file may start with). */
export const isBlank = (line: string): boolean => /^[\s\ufeff]*$/.test(line)
