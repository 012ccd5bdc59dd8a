/**
 * File names that every file system takes, made from text that anybody may have written.
 */

/**
 * Lower-case letters a-z, digits and single `-`, at most `maxLength` characters, never empty: `fallback` when nothing
 * of the text can be kept. Names that Windows reserves get a trailing `-`.
 */
export const slug = (text: string, fallback: string, maxLength = 60): string => {
  const plain = text
    .slice(0, 400)
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => german[letter] ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, maxLength)
    .replace(/^-+|-+$/g, "")
  if (plain === "") return fallback
  return /^(con|prn|aux|nul|com\d|lpt\d)$/.test(plain) ? `${plain}-` : plain
}

/** Gives each name a number when it was given before: `faq`, `faq-2`. */
export const uniqueNames = (): ((name: string) => string) => {
  const taken = new Set<string>()
  return (name) => {
    let candidate = name
    for (let count = 2; taken.has(candidate); count++) candidate = `${name}-${count}`
    taken.add(candidate)
    return candidate
  }
}

const german: Partial<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" }
