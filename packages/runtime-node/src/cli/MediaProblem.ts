/**
 * What is wrong with one of several media files, told beside the others.
 *
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { CliError, FilesFailed } from "./CliError.ts"
import { germanFailure } from "./German.ts"
import { type Tongue } from "./MediaText.ts"
import { printableName } from "./Screen.ts"

/** For programs. */
export const problemOf = (error: CliError | MediaError, tongue: Tongue) => {
  const { message, remedy } = tongue === "de" ? germanFailure(error, error) : error
  return { code: error.code, message, remedy }
}

/** A file that could not be dealt with. */
export interface FailedFile {
  /** As it was named. */
  readonly name: string
  readonly error: CliError | MediaError
}

/** The failure of a command with so many files: of one file its own, of several what is the matter with each. */
export const failureOf = (
  failed: readonly [FailedFile, ...Array<FailedFile>],
  total: number
): CliError | MediaError => {
  const [first] = failed
  const isNamed = first.error.message.includes(shownName(first.name))
  if (total === 1 || (failed.length === 1 && isNamed)) return first.error
  return new CliError({
    reason: new FilesFailed({
      files: failed.map(({ name }) => name),
      total,
      problemCode: first.error.code,
      detail: toldTogether(failed, total, "en"),
      germanDetail: toldTogether(failed, total, "de"),
      remedy: [...new Set(failed.map(({ error }) => error.remedy))].join(". ")
    })
  })
}

/** For people: the file as it was named, and below it what is wrong. */
export const problemText = (name: string, error: CliError | MediaError, tongue: Tongue): string =>
  `${shownName(name)}\n  ✗ ${printableName(problemOf(error, tongue).message)}\n`

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const shownName = (name: string): string => printableName(name.trim() === "" ? "FILE" : name)

const toldTogether = (failed: ReadonlyArray<FailedFile>, total: number, tongue: Tongue): string => {
  const lines = failed.map(({ error, name }) => {
    const message = printableName(problemOf(error, tongue).message)
    return message.includes(shownName(name)) ? message : `${shownName(name)}: ${message}`
  })
  if (lines.length === 1) return lines.join("")
  const head =
    tongue === "de"
      ? `${lines.length} der ${total} Dateien gingen nicht`
      : `${lines.length} of the ${total} files failed`
  return [`${head}:`, ...lines.map((line) => `  ${line}`)].join("\n")
}
