/**
 * What is wrong with one of several media files, told beside the others.
 *
 * @since 0.1.0
 */
import { type MediaError } from "@postwright/core/media/MediaError"
import { type CliError } from "./CliError.ts"
import { germanFailure } from "./German.ts"
import { type Tongue } from "./MediaText.ts"
import { printableName } from "./Screen.ts"

/** For programs. */
export const problemOf = (error: CliError | MediaError, tongue: Tongue) => {
  const { message, remedy } = tongue === "de" ? germanFailure(error, error) : error
  return { code: error.code, message, remedy }
}

/** For people: the file as it was named, and below it what is wrong. */
export const problemText = (name: string, error: CliError | MediaError, tongue: Tongue): string =>
  `${printableName(name.trim() === "" ? "FILE" : name)}\n  ✗ ${printableName(problemOf(error, tongue).message)}\n`
