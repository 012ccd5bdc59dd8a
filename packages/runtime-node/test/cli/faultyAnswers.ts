/** The same answer with its prose in another language than was asked for; where it has none, one that contradicts. */
export const inGerman = (answer: string): string => {
  const value = jsonIn(answer)
  if (typeof value !== "object" || value === null || !("variants" in value)) return contradicting(answer)
  return JSON.stringify(mapped(value, (key, text) => (prose.has(key) ? german : text)))
}

/** The same answer with claims that stand nowhere: quotes that nobody said, findings that nobody made. */
export const contradicting = (answer: string): string => {
  const value = jsonIn(answer)
  // What nobody recorded an answer to gets words alone, which no fault makes worse.
  return value === undefined ? answer : JSON.stringify(mapped(value, (key, text) => invented[key] ?? text))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const jsonIn = (answer: string): unknown => {
  try {
    return JSON.parse(answer)
  } catch {
    return undefined
  }
}

const prose: ReadonlySet<string> = new Set(["title", "body", "parts"])

const german =
  "Das ist ein Beitrag, der wirklich nicht auf Englisch geschrieben ist und sich deshalb auch nicht so liest, weil niemand ihn übersetzt hat"

const invented: Readonly<Record<string, string>> = {
  quote: "Nobody ever measured 4711 percent of anything on this street",
  findingIds: "finding-4711"
}

/** Every text by the nearest key above it. */
const mapped = (value: unknown, change: (key: string, text: string) => string, key = ""): unknown => {
  if (typeof value === "string") return change(key, value)
  if (Array.isArray(value)) return value.map((item: unknown) => mapped(item, change, key))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapped(item, change, name)]))
}
