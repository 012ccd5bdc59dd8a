/** Renders a video that takes longer than any test: whoever runs it kills it. */
import { Renderer } from "@postwright/core/media/Renderer"
import * as Ffmpeg from "@postwright/providers/media/ffmpeg/Ffmpeg"
import { Effect } from "effect"
import { composition, scene } from "./material.ts"

const long = composition({
  size: { widthPx: 1_080, heightPx: 1_920 },
  scenes: [scene("#203040", { seconds: 500, motion: "push-in" })]
})

await Effect.runPromise(
  Effect.scoped(Effect.flatMap(Renderer, ({ render }) => render(long))).pipe(Effect.provide(Ffmpeg.layer()))
)
