/**
 * Registry of the tools that make media: who draws cards, renders videos, measures files, hears silences, prints reports and reads videos of the Web. A campaign works without
 * them, and says which of its posts then need media.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, type Scope } from "effect"
import { CardRenderer } from "./CardRenderer.ts"
import { MediaError, MediaToolMissing, MediaToolTaken } from "./MediaError.ts"
import { MediaProbe } from "./MediaProbe.ts"
import { Renderer } from "./Renderer.ts"
import { ReportPrinter } from "./ReportPrinter.ts"
import { SoundDetector } from "./SoundStretches.ts"
import { VideoFetcher } from "./VideoFetcher.ts"

/** The tools by what they do. */
export interface Tools {
  readonly cards: CardRenderer["Service"]
  readonly renderer: Renderer["Service"]
  readonly probe: MediaProbe["Service"]
  readonly sounds: SoundDetector["Service"]
  readonly reports: ReportPrinter["Service"]
  readonly videos: VideoFetcher["Service"]
}
/** What a tool is for. */
export type ToolKind = keyof Tools

/** The tools of this process, one of each kind. */
export class MediaTools extends Context.Service<
  MediaTools,
  {
    /** Brings a tool until the scope closes. Fails with `MediaToolTaken` where there is one of the kind. */
    readonly register: <K extends ToolKind>(kind: K, tool: Tools[K]) => Effect.Effect<void, MediaError, Scope.Scope>
    /** Fails with `MediaToolMissing` where nobody brought one. */
    readonly get: <K extends ToolKind>(kind: K) => Effect.Effect<Tools[K], MediaError>
    /** Whether somebody brought one. It may still turn out that what it works with is not installed. */
    readonly has: (kind: ToolKind) => Effect.Effect<boolean>
  }
>()("@postwright/core/media/MediaTools") {
  /** No tools. Provide it beneath the layers that bring some. */
  static readonly layer: Layer.Layer<MediaTools> = Layer.sync(MediaTools, () => {
    const tools: { [K in ToolKind]?: Tools[K] } = {}

    const claim = <K extends ToolKind>(kind: K, tool: Tools[K]) =>
      Effect.suspend((): Effect.Effect<void, MediaError> => {
        if (tools[kind] !== undefined) return Effect.fail(new MediaError({ reason: new MediaToolTaken({ kind }) }))
        Object.assign(tools, { [kind]: tool })
        return Effect.void
      })

    return MediaTools.of({
      register: (kind, tool) =>
        Effect.acquireRelease(claim(kind, tool), () => Effect.sync(() => void delete tools[kind])),
      get: <K extends ToolKind>(kind: K) =>
        Effect.suspend((): Effect.Effect<Tools[K], MediaError> => {
          const tool: Tools[K] | undefined = tools[kind]
          return tool === undefined
            ? Effect.fail(new MediaError({ reason: new MediaToolMissing({ tool: kind, remedy: remedies[kind] }) }))
            : Effect.succeed(tool)
        }),
      has: (kind) => Effect.sync(() => tools[kind] !== undefined)
    })
  })

  /** Brings whoever draws cards: provide the adapter's layer to it. */
  static readonly layerCards: Layer.Layer<never, MediaError, MediaTools | CardRenderer> = Layer.effectDiscard(
    Effect.flatMap(MediaTools, ({ register }) => Effect.flatMap(CardRenderer, (tool) => register("cards", tool)))
  )

  /** Brings whoever prints reports: provide the adapter's layer to it. */
  static readonly layerReports: Layer.Layer<never, MediaError, MediaTools | ReportPrinter> = Layer.effectDiscard(
    Effect.flatMap(MediaTools, ({ register }) => Effect.flatMap(ReportPrinter, (tool) => register("reports", tool)))
  )

  /** Brings whoever reads videos of the Web: provide the adapter's layer to it. */
  static readonly layerVideos: Layer.Layer<never, MediaError, MediaTools | VideoFetcher> = Layer.effectDiscard(
    Effect.flatMap(MediaTools, ({ register }) => Effect.flatMap(VideoFetcher, (tool) => register("videos", tool)))
  )

  /** Brings whoever renders and measures: provide the adapter's layer to it. */
  static readonly layerRenderer: Layer.Layer<never, MediaError, MediaTools | Renderer | MediaProbe> =
    Layer.effectDiscard(
      Effect.gen(function* () {
        const { register } = yield* MediaTools
        yield* register("renderer", yield* Renderer)
        yield* register("probe", yield* MediaProbe)
      })
    )

  /** Brings whoever hears where a recording is silent: provide the adapter's layer to it. */
  static readonly layerSounds: Layer.Layer<never, MediaError, MediaTools | SoundDetector> = Layer.effectDiscard(
    Effect.flatMap(MediaTools, ({ register }) => Effect.flatMap(SoundDetector, (tool) => register("sounds", tool)))
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const remedies: Readonly<Record<ToolKind, string>> = {
  cards: "Set up a card renderer, such as that of @postwright/providers/media/canvas",
  renderer: "Set up a renderer, such as that of @postwright/providers/media/ffmpeg",
  probe: "Set up a probe, such as that of @postwright/providers/media/ffmpeg",
  sounds: "Set up a detector of silences, such as that of @postwright/providers/media/ffmpeg",
  videos: "Set up what reads videos, such as YtDlpVideoFetcher of @postwright/providers/media/ytdlp",
  reports: "Set up a printer of reports, such as that of @postwright/providers/media/canvas"
}
