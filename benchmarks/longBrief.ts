/**
 * A brief with one long source, made of the example's own sentences: the same file every time.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { root } from "../scripts/process.ts"

const example = join(root, "examples/larkfield")
const sources = ["guide-choosing-a-cargo-bike.md", "field-report-cargo-week-pilot.md", "press-briefing.md"]

/** Writes the example's brief with a source of about as many bytes into the folder, and returns its path. */
export const writeLongBrief = async (folder: string, bytes: number): Promise<string> => {
  await mkdir(folder, { recursive: true })
  const texts = await Promise.all(sources.map((name) => readFile(join(example, "sources", name), "utf8")))
  await writeFile(join(folder, "long.txt"), longText(sentencesOf(texts.join("\n\n")), bytes))
  const brief = await readFile(join(example, "brief.yaml"), "utf8")
  const path = join(folder, "brief.yaml")
  await writeFile(path, brief.replace(/^sources:\n(?: +- .*\n)+/m, "sources:\n  - long.txt\n"))
  return path
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const sentencesOf = (text: string): ReadonlyArray<string> =>
  text
    .replace(/^#.*$/gm, "")
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => sentence.replace(/\s+/g, " ").trim())
    .filter((sentence) => /^[A-Z].{30,220}[.!?]$/.test(sentence))

// Paragraphs of four sentences in ever other orders, with figures and half the words exchanged, so that few are alike.
const longText = (sentences: ReadonlyArray<string>, bytes: number): string => {
  const words = [...new Set(sentences.join(" ").match(/[a-z]{5,}/g))]
  let state = 1
  const below = (count: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
  const varied = (sentence: string): string =>
    sentence
      .replace(/\d+/g, () => String(10 + below(900)))
      .replace(/[a-z]{5,}/g, (word) => (below(2) === 0 ? word : (words[below(words.length)] ?? word)))
  let text = ""
  while (text.length < bytes) {
    const paragraph = Array.from({ length: 4 }, () => varied(sentences[below(sentences.length)] ?? ""))
    text += `${paragraph.join(" ")}\n\n`
  }
  return text
}
