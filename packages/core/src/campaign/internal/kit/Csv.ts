/**
 * Comma-separated values that a spreadsheet opens as it should: RFC 4180 lines, UTF-8 with a byte order mark (without
 * one Excel reads UTF-8 as a legacy code page), and no cell that is run as a formula.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */

/** Rows joined by CRLF with a byte order mark in front. Each cell is quoted where it must be. */
export const csv = (rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  `\uFEFF${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`

/** One cell: neutralised, then quoted where it holds a comma, a quote, a line end or space at its ends. */
export const csvCell = (text: string): string => {
  const safe = isFormula(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * Whether a spreadsheet may run the cell: it begins with `=`, `+`, `-` or `@` (also in their full-width and small
 * forms), with or without spaces, invisible or control characters before it, or with a tab or carriage return.
 */
export const isFormula = (text: string): boolean => {
  if (/^[\t\r]/.test(text)) return true
  const first = /^[\p{White_Space}\p{Cc}\p{Cf}]*(.)/su.exec(text)?.[1]
  return first !== undefined && /^[=+\-@]/.test(first.normalize("NFKC"))
}
