/**
 * What a pure function said of a text, kept for the next time it is asked. A post is read when it is drafted, mended,
 * rated, judged and reviewed, and says the same of itself each time.
 *
 * @since 0.1.0
 */

/** Texts that are kept for each function; then the oldest is forgotten. */
const mostTexts = 2_000

/** Longer texts are no posts, and are read anew each time. In UTF-16 code units. */
const longestText = 10_000

/**
 * The same function, which looks at no text twice. For pure functions whose values nobody changes.
 *
 * @param read `circumstances` is all that its value depends on besides the text, such as a language
 */
export const remembered = <A>(
  read: (text: string, circumstances: string) => A
): ((text: string, circumstances: string) => A) => {
  const known = new Map<string, A>()
  return (text, circumstances) => {
    if (text.length > longestText) return read(text, circumstances)
    const key = `${circumstances.length} ${circumstances} ${text}`
    const before = known.get(key)
    if (before !== undefined) return before
    const made = read(text, circumstances)
    if (known.size >= mostTexts) known.delete(known.keys().next().value ?? key)
    known.set(key, made)
    return made
  }
}
