/**
 * Reads the results of earlier posts that a person named.
 *
 * @since 0.1.0
 */
import { type PostResult } from "@postwright/core/analytics/PostResult"
import { type ResultsError } from "@postwright/core/analytics/ResultsError"
import { resultsLimits } from "@postwright/core/analytics/ResultsFile"
import { parseResults } from "@postwright/core/analytics/ResultsParser"
import { Effect, type FileSystem, type Stdio } from "effect"
import { CliError, UsageInvalid } from "./CliError.ts"
import * as PipeFile from "./PipeFile.ts"
import { readTextFile } from "./TextFile.ts"

/** The results in the file: CSV or JSON by its ending, else by the text. Standard input cannot be the brief too. */
export const readResults = Effect.fn("readResults")(function* (
  path: string,
  options: { /** Path of the brief that is read besides, if any. */ readonly briefFrom?: string | undefined } = {}
): Effect.fn.Return<ReadonlyArray<PostResult>, CliError | ResultsError, FileSystem.FileSystem | Stdio.Stdio> {
  const { briefFrom } = options
  if (PipeFile.isStandardInput(path) && briefFrom !== undefined && PipeFile.isStandardInput(briefFrom)) {
    return yield* new CliError({
      reason: new UsageInvalid({
        detail: "Brief and results cannot both come from standard input",
        remedy: "Name a file for one of them"
      })
    })
  }
  const text = yield* readTextFile(path, { what: "the file with results", maxBytes: resultsLimits.maxBytes })
  return yield* parseResults(text, { name: PipeFile.isDescriptor(path) ? "results" : path })
})
