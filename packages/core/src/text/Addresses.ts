/**
 * Web and mail addresses as runs of characters that are no prose.
 *
 * @since 0.1.0
 */

/**
 * Source of a regular expression for addresses in running text. A mail address is tried at the start of a word only, and
 * its name is bounded, so that a long word costs time in proportion to its length.
 */
export const addressSource = String.raw`https?:\/\/\S+|www\.\S+|(?<![^\s@])[^\s@]{1,64}@\S+`
