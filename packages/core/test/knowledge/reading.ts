import { assert } from "@effect/vitest"
import { displayText } from "@postwright/core/knowledge/DisplayText"
import { readDocument } from "@postwright/core/knowledge/DocumentReader"
import { type SourceDocument } from "@postwright/core/knowledge/SourceDocument"
import { Effect } from "effect"

/** The bytes of a text in UTF-8. */
export const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Reads a text or bytes as a source of this name. */
export const read = (source: string, text: string | Uint8Array, mediaType = "application/octet-stream") =>
  readDocument({ source, mediaType, bytes: typeof text === "string" ? bytesOf(text) : text })

/** Why it cannot be read. */
export const failure = (source: string, text: string | Uint8Array, mediaType?: string) =>
  Effect.map(Effect.flip(read(source, text, mediaType)), (error) => error)

/** Each block with what a reader sees of its sentences. */
export const shown = (document: SourceDocument) =>
  document.blocks.map((block) => [
    block.kind,
    block.sentences.map((sentence) => displayText(sentence.text, document.mediaType)).join(" | ")
  ])

/** Blocks and sentences are in order and exact slices of the text. */
export const checkSlices = (document: SourceDocument) => {
  let last = 0
  for (const block of document.blocks) {
    assert.isAtLeast(block.start, last)
    for (const sentence of block.sentences) {
      assert.strictEqual(document.text.slice(sentence.start, sentence.end), sentence.text)
      assert.isAtLeast(sentence.start, block.start)
      assert.isAtMost(sentence.end, block.end)
      assert.isAtLeast(sentence.start, last)
      assert.strictEqual(document.cite(sentence.start, sentence.end).quote, sentence.text)
      last = sentence.end
    }
  }
}
