/**
 * Shows how far a command is: one line that is drawn again on a terminal, plain lines elsewhere, JSON lines on request.
 * All of it goes to standard error.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { printable, Screen } from "./Screen.ts"

/** `done` of `total` pieces of a stage; `total` 0 when it is not known. */
export interface ProgressReport {
  /** Stable, for programs. */
  readonly stage: string
  readonly done: number
  readonly total: number
  /** What is being done, for people. */
  readonly message: string
}

/** A line of `--json`: what programs can count on. Fields may be added. */
export interface ProgressLine extends ProgressReport {
  readonly type: "progress"
}

export interface Progress {
  /** Reports of one stage come one after the other; a new stage ends the one before. */
  readonly report: (report: ProgressReport) => Effect.Effect<void>
  /** Ends the last stage as done, so that what is written next stands on a line of its own. */
  readonly finish: Effect.Effect<void>
  /** Takes the unfinished line back, before a failure is told. */
  readonly clear: Effect.Effect<void>
}

export const make = Effect.fnUntraced(function* (options: {
  readonly json: boolean
  readonly quiet: boolean
  /** @default "en" */
  readonly messages?: "en" | "de"
}): Effect.fn.Return<Progress, never, Screen> {
  const screen = yield* Screen
  if (options.quiet) return { report: () => Effect.void, finish: Effect.void, clear: Effect.void }
  if (options.json) {
    const report = (report: ProgressReport) => screen.err(`${JSON.stringify(lineOf(report))}\n`)
    return { report, finish: Effect.void, clear: Effect.void }
  }
  return screen.canRedraw ? redrawn(screen) : lines(screen, options.messages === "de" ? "von" : "of")
})

/** The work, whose unfinished line is taken back when it fails or is stopped. */
export const clearedOnFailure = <A, E, R>(work: Effect.Effect<A, E, R>, progress: Progress): Effect.Effect<A, E, R> =>
  Effect.onError(work, () => progress.clear)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Only what is public: reports of a campaign carry more. */
const lineOf = ({ done, message, stage, total }: ProgressReport): ProgressLine => ({
  type: "progress",
  stage,
  done,
  total,
  message
})

const eraseLine = "\r\u001b[2K"

const redrawn = (screen: Screen["Service"]): Progress => {
  let last: ProgressReport | undefined
  const done = Effect.suspend(() => {
    if (last === undefined) return Effect.void
    const mark = screen.hasColor ? "\u001b[32m✓\u001b[0m" : "✓"
    const count = last.total > 1 ? ` (${last.total})` : ""
    const line = `${eraseLine}${mark} ${printable(last.message)}${count}\n`
    last = undefined
    return screen.err(line)
  })
  return {
    report: (report) =>
      Effect.suspend(() => {
        const before = last !== undefined && last.stage !== report.stage ? done : Effect.void
        return Effect.andThen(
          before,
          Effect.suspend(() => {
            last = report
            return screen.err(eraseLine + bar(report, screen))
          })
        )
      }),
    finish: done,
    clear: Effect.suspend(() => {
      const hasLine = last !== undefined
      last = undefined
      return hasLine ? screen.err(eraseLine) : Effect.void
    })
  }
}

const bar = (report: ProgressReport, screen: Screen["Service"]): string => {
  const message = printable(report.message)
  if (report.total <= 1) return clipped(`  ${message} …`, screen.columns())
  const width = 24
  const filled = Math.round((Math.min(report.done, report.total) / report.total) * width)
  const [on, off] = ["━".repeat(filled), "─".repeat(width - filled)]
  const count = `${report.done}/${report.total}`
  if (message.length + width + count.length + 6 > screen.columns()) {
    return clipped(`  ${message} ${count}`, screen.columns())
  }
  return `  ${message}  ${screen.hasColor ? `\u001b[36m${on}\u001b[0m\u001b[2m${off}\u001b[0m` : on + off}  ${count}`
}

/** A line that wrapped could not be drawn again. */
const clipped = (text: string, columns: number): string =>
  Array.from(text)
    .slice(0, Math.max(10, columns - 1))
    .join("")

/** A line when a stage begins or its message changes, and one at every tenth of a long one. */
const lines = (screen: Screen["Service"], of: string): Progress => {
  let stage: string | undefined
  let message: string | undefined
  let tenth = 0
  return {
    report: (report) =>
      Effect.suspend(() => {
        const isNew = report.stage !== stage
        const isTold = !isNew && report.message === message
        if (isNew) tenth = 0
        stage = report.stage
        message = report.message
        const reached = report.total > 1 ? Math.floor((report.done / report.total) * 10) : 0
        const isWorthALine = !isTold || reached > tenth
        tenth = Math.max(tenth, reached)
        if (!isWorthALine) return Effect.void
        const count = report.total > 1 && report.done > 0 ? `: ${report.done} ${of} ${report.total}` : ""
        return screen.err(`${printable(report.message)}${count}\n`)
      }),
    finish: Effect.void,
    clear: Effect.void
  }
}
