import { Connectors } from "@postwright/core/publishing/Connectors"
import {
  contentHashOf,
  Disclosure,
  noDisclosure,
  PublicationContent
} from "@postwright/core/publishing/PublicationContent"
import { SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { make, scriptedAccount } from "@postwright/core/testing/publishing/ScriptedNetwork"
import { PostMedia, Variant, VariantId } from "@postwright/core/content/Post"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Layer, Scope } from "effect"
import { content } from "./support.ts"

const target = { platform: "x", accountId: SocialAccountId.make("account") } as const

describe("PublicationContent.fromPost", () => {
  const variant = new Variant({
    id: VariantId.make("variant-1"),
    approach: "lead-fact",
    text: "Text",
    scores: { brandFit: 1, risk: 0, readability: 1 },
    scoreParts: { brandFit: [], risk: [], readability: [] }
  })
  const card = new PostMedia({ path: "a.jpg", sha256: "00", altText: "A" })

  it("tells of media that a model made, whatever the person said", () => {
    const post = {
      format: "post" as const,
      variants: [variant] as const,
      media: [card, new PostMedia({ ...card, isAiMade: true })]
    }
    const disclosure = new Disclosure({ ...noDisclosure, ownBrand: true })
    const sent = PublicationContent.fromPost(post, { disclosure }).disclosure
    assert.deepStrictEqual({ ...sent }, { paidPartnership: false, ownBrand: true, hasAiMedia: true })
  })

  it("tells nothing of media that no model made", () => {
    const post = { format: "post" as const, variants: [variant] as const, media: [card] }
    assert.isFalse(PublicationContent.fromPost(post, { disclosure: noDisclosure }).disclosure.hasAiMedia)
  })
})

describe("contentHashOf", () => {
  it("stays what it is: approvals in stores depend on it", () => {
    assert.strictEqual(
      contentHashOf(target, content("Grüße 👋")),
      "8a0034fdd5dd7a159722568c925af2ab3b41683a2ac8a0c145611bb219e09eac"
    )
  })

  it("changes with everything that is sent, and with where it is sent", () => {
    const base = content("Text")
    const media = new PostMedia({ path: "a.png", sha256: "00", altText: "A" })
    const hashes = [
      contentHashOf(target, base),
      contentHashOf({ ...target, accountId: SocialAccountId.make("other") }, base),
      contentHashOf({ ...target, platform: "linkedin" }, base),
      contentHashOf(target, content("Text ")),
      contentHashOf(target, content("Text", "Text")),
      contentHashOf(target, new PublicationContent({ ...base, title: "T" })),
      contentHashOf(target, new PublicationContent({ ...base, media: [media] })),
      contentHashOf(target, new PublicationContent({ ...base, media: [new PostMedia({ ...media, altText: "B" })] })),
      contentHashOf(
        target,
        new PublicationContent({ ...base, disclosure: new Disclosure({ ...noDisclosure, ownBrand: true }) })
      ),
      contentHashOf(
        target,
        new PublicationContent({ ...base, disclosure: new Disclosure({ ...noDisclosure, hasAiMedia: true }) })
      )
    ]
    assert.strictEqual(new Set(hashes).size, hashes.length)
    // Where a file lies is not what is sent.
    const moved = new PostMedia({ ...media, path: "b.png" })
    assert.strictEqual(contentHashOf(target, new PublicationContent({ ...base, media: [moved] })), hashes[6])
  })
})

describe("Connectors", () => {
  it.effect("has one connector a network, for as long as its layer lives", () =>
    Effect.gen(function* () {
      const { connector } = make({ advance: () => Effect.void })
      const registry = yield* Connectors
      const scope = yield* Scope.make()
      yield* registry.register(connector).pipe(Scope.provide(scope))
      assert.strictEqual(yield* registry.get("x"), connector)
      assert.strictEqual((yield* Effect.flip(Effect.scoped(registry.register(connector)))).code, "connector-taken")
      yield* Scope.close(scope, Exit.void)
      const error = yield* Effect.flip(registry.get(scriptedAccount.platform))
      assert.strictEqual(error.code, "connector-not-found")
      assert.deepStrictEqual(yield* registry.list, [])
    }).pipe(Effect.provide(Layer.fresh(Connectors.layer)))
  )
})
