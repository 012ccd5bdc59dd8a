/**
 * The line below a quotation that says whose words it holds: `— Petra M., course of November 2026`.
 *
 * @since 0.1.0
 */

/** Who is named by a line that is nothing but an attribution; undefined for any other line. */
export const attributionOf = (line: string): string | undefined => {
  if (line.length > longest) return undefined
  const named = dashed.exec(line.trim())?.[1]
  return named === undefined ? undefined : nameIn(named)
}

/** Whether a text begins and ends with quotation marks. */
export const isInMarks = (text: string): boolean => /^\s*[*_]*["“„»«]/u.test(text) && /["“”»«][*_\s]*$/u.test(text)

/**
 * A quotation that names its speaker at its end, `"Never again." — Petra M.`: where its words end, and who says them.
 *
 * @param isQuoted whether the text is marked as a quotation, so that it needs no quotation marks
 */
export const endingIn = (
  text: string,
  isQuoted: boolean
): { readonly end: number; readonly name: string } | undefined => {
  if (text.length > longestQuotation) return undefined
  const match = (isQuoted ? afterSentence : afterMarks).exec(text)
  if (match === null) return undefined
  const end = match.index + (match[1] ?? "").length
  const name = nameIn(text.slice(end))
  return name === undefined || !(isQuoted || isInMarks(text.slice(0, end))) ? undefined : { end, name }
}

/** The name as a reader should see it; undefined where the text is a sentence rather than a name. */
export const nameIn = (text: string): string | undefined => {
  const bare = text
    .replace(/^[\s—–―-]+/u, "")
    .replace(/[*_]+/g, "")
    .replace(/\s+/g, " ")
    .trim()
  const name = bare.replace(/(?<=[\p{L}\p{N}]{4})\.$/u, "")
  const isName = name.length <= longest && /\p{L}/u.test(name) && !sentence.test(name.replace(abbreviation, ""))
  return isName ? name : undefined
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const longest = 160
const longestQuotation = 2_000

const afterMarks = /(["“”»«][*_]*)\s+(?:[—–―]|--)\s*[*_]*\p{Lu}[^"“”„»«]{1,160}$/u
const afterSentence = /([.!?…"“”»«][*_]*)\s+(?:[—–―]|--)\s*[*_]*\p{Lu}[^"“”„»«]{1,160}$/u

const dashed = /^[*_]*(?:[—–―]|--)[ \t]*([*_]*[\p{Lu}@].*)$/u

// `Petra M.`, `Dr. Eva Kern`, `Prof. Dr. med. Anna Berg`
const abbreviation = /(?<!\p{L})(?:\p{Lu}\p{Ll}{0,3}|med|jur|rer|nat)\./gu

const sentence = /[!?…:]|\.(?:\s|$)|(?<!\p{L})(?:is|was|are|were|has|have|had|ist|war|sind|waren|hat|haben)(?!\p{L})/u
