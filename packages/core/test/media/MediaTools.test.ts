import { MediaError } from "@postwright/core/media/MediaError"
import { CardRenderer } from "@postwright/core/media/CardRenderer"
import { MediaTools } from "@postwright/core/media/MediaTools"
import { assert, it } from "@effect/vitest"
import { Effect, Layer } from "effect"

const cards = CardRenderer.of({ draw: () => Effect.die("is never asked"), shrink: () => Effect.die("is never asked") })
const bringing = MediaTools.layerCards.pipe(Layer.provide(Layer.succeed(CardRenderer, cards)))

it.effect("says what to set up where nobody brought a tool", () =>
  Effect.gen(function* () {
    const tools = yield* MediaTools
    const error = yield* Effect.flip(tools.get("renderer"))
    assert.strictEqual(error.code, "media-tool-missing")
    assert.include(error.message, "@postwright/providers/media/ffmpeg")
    assert.isFalse(yield* tools.has("renderer"))
  }).pipe(Effect.provide(MediaTools.layer))
)

it.effect("hands out the tool that an adapter brought", () =>
  Effect.gen(function* () {
    const tools = yield* MediaTools
    assert.strictEqual(yield* tools.get("cards"), cards)
  }).pipe(Effect.provide(bringing.pipe(Layer.provideMerge(MediaTools.layer))))
)

it.effect("refuses a second tool of one kind, and frees the place when the first goes", () =>
  Effect.gen(function* () {
    const tools = yield* MediaTools
    yield* Effect.scoped(
      Effect.gen(function* () {
        yield* tools.register("cards", cards)
        const error = yield* Effect.flip(tools.register("cards", cards))
        assert.instanceOf(error, MediaError)
        assert.strictEqual(error.code, "media-tool-taken")
      })
    )
    assert.isFalse(yield* tools.has("cards"))
  }).pipe(Effect.provide(MediaTools.layer))
)
