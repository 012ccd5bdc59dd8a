import { captionFile, literally } from "../../../src/media/ffmpeg/internal/captionFile.ts"
import { assert, describe, it } from "vitest"
import { cue, style } from "./material.ts"

const size = { widthPx: 1_080, heightPx: 1_920 }

const dialogues = (...cues: ReadonlyArray<ReturnType<typeof cue>>): ReadonlyArray<string> => {
  const made = captionFile(cues, style, size, "Noto Sans")
  assert("content" in made)
  return made.content.split("\n").filter((line) => line.startsWith("Dialogue:"))
}

describe("the file of captions", () => {
  it("marks each word from its start to the next one", () => {
    const lines = dialogues(cue(1, 0.5, "Guten", "Tag"))
    assert.lengthOf(lines, 2)
    assert.match(lines[0] ?? "", /^Dialogue: 0,0:00:01\.00,0:00:01\.50,.*\{\\1c&H0000FF&\}Guten\{\\1c&HFFFFFF&\} Tag$/u)
    assert.match(lines[1] ?? "", /^Dialogue: 0,0:00:01\.50,0:00:02\.00,.*Guten \{\\1c&H0000FF&\}Tag\{/u)
  })

  it("holds no instruction that stands in a text", () => {
    assert.strictEqual(literally("{\\an8}"), "\\{\\\u2060an8\\}")
    assert.strictEqual(literally("a\\Nb\nc\u2028d"), "a\\\u2060Nb c d")
    const line = dialogues(cue(0, 1, "{\\p1}m 0 0", "%{pts}\\N", "'x':,\r\nDialogue: 0,0")).join("\n")
    // Of braces that are not escaped there are only ours.
    const own = line.match(/(?<!\\)\{[^}]*\}/gu) ?? []
    assert.isTrue(
      own.every((one) => /^\{(?:\\pos\(\d+,\d+\)(?:\\fs\d+)?|\\1c&H[0-9A-F]{6}&)\}$/u.test(one)),
      own.join(" ")
    )
    assert.lengthOf(line.split("\n"), 3)
  })

  it("ends a caption where the next one begins, so that no two stand at once", () => {
    const lines = dialogues({ ...cue(0, 1, "One"), endSeconds: 5 }, cue(2, 1, "Two"))
    assert.isTrue(
      lines.filter((line) => line.includes("One")).every((line) => /^Dialogue: 0,[^,]*,0:00:0[12]\./u.test(line))
    )
  })

  it("makes long words smaller, and says which do not fit at all", () => {
    const [long = ""] = dialogues(cue(0, 1, "Donaudampfschifffahrtsgesellschaftskapitän"))
    assert.match(long, /\\fs\d+\}/u)
    assert.deepEqual(captionFile([cue(0, 1, "w".repeat(300))], style, size, "Noto Sans"), { words: "w".repeat(80) })
  })
})
