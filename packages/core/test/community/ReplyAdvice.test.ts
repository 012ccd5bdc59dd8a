import { Comment } from "@postwright/core/community/Comment"
import { ReplyAdvice } from "@postwright/core/community/ReplyAdvice"
import { Citation } from "@postwright/core/knowledge/Citation"
import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"

const comment = {
  id: "comment-1",
  text: "How heavy is it?",
  author: "Anna",
  platform: "instagram",
  at: "2027-03-01T10:00:00Z"
} as const

describe("Comment and ReplyAdvice", () => {
  it("are plain JSON", () => {
    const made = new Comment({ ...comment, language: "en", postId: "post-1" })
    assert.deepStrictEqual(
      Schema.decodeUnknownSync(Comment)(JSON.parse(JSON.stringify(Schema.encodeSync(Comment)(made)))),
      made
    )
    const advice = new ReplyAdvice({
      commentId: "comment-1",
      class: "question",
      sentiment: 0,
      action: "reply",
      reply: {
        text: "It weighs 31 kg.",
        language: "en",
        citations: [new Citation({ source: "guide.md", start: 0, end: 16, quote: "It weighs 31 kg." })]
      },
      reason: "One statement answers it.",
      urgency: "today"
    })
    assert.deepStrictEqual(
      Schema.decodeUnknownSync(ReplyAdvice)(JSON.parse(JSON.stringify(Schema.encodeSync(ReplyAdvice)(advice)))),
      advice
    )
  })

  it("refuse a time without offset, a network that nobody knows, and a sentiment beyond its ends", () => {
    assert.throws(() => new Comment({ ...comment, at: "2027-03-01" }))
    assert.throws(() => Schema.decodeUnknownSync(Comment)({ ...comment, platform: "myspace" }))
    assert.throws(
      () =>
        new ReplyAdvice({
          commentId: "comment-1",
          class: "praise",
          sentiment: 1.1,
          action: "ignore",
          reason: "Fine.",
          urgency: "later"
        })
    )
  })
})
