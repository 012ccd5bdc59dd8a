/**
 * Names that only look like what they are not: letters of several alphabets in one word, or a word of another alphabet
 * made of letters that look Latin.
 *
 * @see https://www.unicode.org/reports/tr39/
 */

/**
 * The name as a reader would take it: look-alike letters become the Latin ones, accents and the difference of case go,
 * and pairs such as `rn` become the letter they look like.
 */
export const skeleton = (name: string): string => {
  const plain = Array.from(
    name.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, ""),
    (letter) => looksLike.get(letter) ?? letter
  )
  return plain
    .join("")
    .replace(/rn/g, "m")
    .replace(/vv/g, "w")
    .replace(/cl/g, "d")
    .replace(/[1|]/g, "l")
    .replace(/0/g, "o")
}

/** Whether one label of a host mixes alphabets that no language mixes, or is all look-alikes under a Latin ending. */
export const isDeceptive = (label: string, topLevel: string): boolean => {
  const scripts = scriptsOf(label)
  if (scripts.size === 0) return false
  if (scripts.size > 1) return !mixtures.some((mixture) => [...scripts].every((script) => mixture.has(script)))
  const [script] = scripts
  const isForeign = script === "Cyrillic" || script === "Greek" || script === "Armenian" || script === "Cherokee"
  return (
    isForeign &&
    /^[a-z]+$/.test(topLevel) &&
    Array.from(label.replace(/[\d-]/g, "")).every((letter) => looksLike.has(letter))
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const scriptNames = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Armenian",
  "Cherokee",
  "Georgian",
  "Hebrew",
  "Arabic",
  "Devanagari",
  "Bengali",
  "Tamil",
  "Telugu",
  "Thai",
  "Han",
  "Hiragana",
  "Katakana",
  "Hangul",
  "Bopomofo"
] as const
const scriptTests = scriptNames.map((name) => [name, new RegExp(`\\p{Script=${name}}`, "u")] as const)

const scriptsOf = (label: string): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const letter of label) {
    if (!/\p{L}/u.test(letter)) continue
    found.add(scriptTests.find(([, test]) => test.test(letter))?.[0] ?? "other")
  }
  return found
}

/** Alphabets that languages write side by side: the level “highly restrictive” of UTS #39. */
const mixtures: ReadonlyArray<ReadonlySet<string>> = [
  new Set(["Latin", "Han", "Hiragana", "Katakana"]),
  new Set(["Latin", "Han", "Bopomofo"]),
  new Set(["Latin", "Han", "Hangul"])
]

/** Letters in lower case that are drawn like a Latin one. */
const looksLike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: "аɑα",
    b: "ьƅвʙ",
    c: "сϲᴄ",
    d: "ԁɗ",
    e: "еҽє",
    f: "ƒ",
    g: "ɡցɢԍ",
    h: "һհнʜ",
    i: "іɩıιɪ",
    j: "јյ",
    k: "кκᴋ",
    l: "ӏǀł",
    m: "мᴍ",
    n: "ոռпηɴ",
    o: "оοօσᴏø",
    p: "рρ",
    q: "ԛգզ",
    r: "гᴦʀ",
    s: "ѕꜱʂ",
    t: "тτᴛ",
    u: "υսцᴜ",
    v: "ѵνᴠ",
    w: "ѡԝաωшᴡ",
    x: "хχ",
    y: "уүγʏ",
    z: "ᴢʐƶ",
    ss: "ß"
  }).flatMap(([latin, letters]) => Array.from(letters, (letter) => [letter, latin] as const))
)
