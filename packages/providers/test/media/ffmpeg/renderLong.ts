/** Renders a video that takes longer than any test: whoever runs it kills it. */
import { Renderer } from "@postwright/core/media/Renderer"
import { Effect } from "effect"
import { composition, scene } from "./material.ts"
import { ffmpeg } from "./underTest.ts"

const long = composition({
  size: { widthPx: 1_080, heightPx: 1_920 },
  scenes: [scene("#203040", { seconds: 500, motion: "push-in" })]
})

await Effect.runPromise(
  Effect.scoped(Effect.flatMap(Renderer, ({ render }) => render(long))).pipe(Effect.provide(ffmpeg()))
)
