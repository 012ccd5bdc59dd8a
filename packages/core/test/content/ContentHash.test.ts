import { contentHash, type HashedContent } from "@postwright/core/content/ContentHash"
import { PostMedia } from "@postwright/core/content/Post"
import { findSimilar, SimilarityGuard } from "@postwright/core/content/Similarity"
import { assert, describe, it } from "@effect/vitest"

const media = [new PostMedia({ path: "media/a.png", sha256: "aa", altText: "A bike" })]
const content: HashedContent = { platform: "x", format: "post", variant: { text: "Hello" }, media }

describe("contentHash", () => {
  it("never changes for the same content", () => {
    assert.strictEqual(contentHash(content), "ff5389600f6b8becd79118a1ddcf52ef2d6cf26e4ec94895daccb73bccc227b4")
  })

  it("differs in everything that readers see and in nothing else", () => {
    const base = contentHash(content)
    const differing: ReadonlyArray<HashedContent> = [
      { ...content, platform: "linkedin" },
      { ...content, format: "thread" },
      { ...content, variant: { text: "Hello " } },
      { ...content, variant: { text: "Hello", title: "T" } },
      { ...content, variant: { text: "Hello", parts: ["Hello"] } },
      { ...content, media: [] },
      { ...content, media: [new PostMedia({ ...media[0]!, sha256: "bb" })] },
      { ...content, media: [new PostMedia({ ...media[0]!, altText: "A van" })] }
    ]
    const hashes = new Set([base, ...differing.map(contentHash)])
    assert.strictEqual(hashes.size, differing.length + 1)
    assert.strictEqual(
      contentHash({ ...content, media: [new PostMedia({ ...media[0]!, path: "elsewhere.png" })] }),
      base
    )
  })
})

describe("SimilarityGuard", () => {
  const text = "one two three four five six seven eight nine ten"

  it("admits a post that shares half of its word 5-grams and refuses one that shares more", () => {
    const guard = new SimilarityGuard()
    assert.isTrue(guard.admit("a", text))
    assert.isTrue(guard.admit("b", "one two three four five six seven other words here"))
    assert.isFalse(guard.admit("c", "one two three four five six seven eight other words"))
    assert.strictEqual(guard.conflict(text)?.id, "a")
    assert.strictEqual(guard.highestOverlap(text), 1)
  })

  it("does not count links and hashtags, which posts may share", () => {
    const guard = new SimilarityGuard()
    guard.admit("a", `${text} https://example.com/a #CargoBike`)
    assert.isTrue(guard.admit("b", "quite another text about gates and locks https://example.com/a #CargoBike"))
  })
})

describe("findSimilar", () => {
  it("names each post with the earlier one it repeats", () => {
    const text = "one two three four five six seven eight nine ten"
    assert.deepStrictEqual(
      findSimilar([
        { id: "a", text },
        { id: "b", text: "quite another text about gates and locks" },
        { id: "c", text: `${text}!` }
      ]),
      [{ first: "a", second: "c", overlap: 1 }]
    )
  })
})
