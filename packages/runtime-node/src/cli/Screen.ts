/**
 * Where the command line writes: results to standard output, everything else to standard error.
 *
 * @since 0.1.0
 */
import { Config, Context, Effect, Layer } from "effect"

export class Screen extends Context.Service<
  Screen,
  {
    /** Writes to standard output as it is; returns when it is written. A reader that has gone is no failure. */
    readonly out: (text: string) => Effect.Effect<void>
    /** Writes to standard error as it is; returns when it is written. */
    readonly err: (text: string) => Effect.Effect<void>
    /** Whether standard error is a terminal whose last line can be drawn again. */
    readonly canRedraw: boolean
    /** Whether colours are wanted: a terminal, and neither `NO_COLOR` nor `TERM=dumb`. @see https://no-color.org */
    readonly hasColor: boolean
    /** Width of the terminal. */
    readonly columns: () => number
  }
>()("@postwright/runtime-node/cli/Screen") {
  /** The streams of this process. */
  static readonly layerProcess: Layer.Layer<Screen> = Layer.effect(
    Screen,
    Effect.gen(function* () {
      const canRedraw = yield* isTerminal
      return Screen.of({
        out: write(process.stdout),
        err: write(process.stderr),
        canRedraw,
        hasColor: yield* wantsColor,
        // Some terminals say 0 when they do not know.
        columns: () => process.stderr.columns || 80
      })
    })
  )
}

/** Whether standard error is a terminal that can do more than print. */
export const isTerminal: Effect.Effect<boolean> = Config.String("TERM").pipe(
  Config.withDefault(""),
  Effect.orElseSucceed(() => ""),
  Effect.map((terminal) => process.stderr.isTTY === true && terminal !== "dumb")
)

/** Whether standard error should be coloured. */
export const wantsColor: Effect.Effect<boolean> = Config.String("NO_COLOR").pipe(
  Config.withDefault(""),
  Effect.orElseSucceed(() => ""),
  Effect.flatMap((noColor) => (noColor === "" ? isTerminal : Effect.succeed(false)))
)

/**
 * Text that came from elsewhere, safe for a terminal: no control characters but line breaks, nothing that turns the
 * direction of writing. Tabs become spaces.
 */
export const printable = (text: string): string =>
  text
    .replaceAll("\t", " ")
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")

/** A name that came from elsewhere, on one line. */
export const printableName = (name: string): string => printable(name.replace(/\s*[\r\n]+\s*/g, " "))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const write =
  (stream: NodeJS.WriteStream) =>
  (text: string): Effect.Effect<void> =>
    Effect.callback((resume) => {
      stream.write(text, () => resume(Effect.void))
    })
