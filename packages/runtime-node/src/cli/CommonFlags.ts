/**
 * The options that several commands have.
 *
 * @since 0.1.0
 */
import { Flag } from "effect/cli"

/** The result as JSON. */
export const json = Flag.Boolean("json").pipe(
  Flag.withDescription(
    "Write the result as JSON to standard output, progress and errors as JSON lines to standard error"
  ),
  Flag.withoutNegation,
  Flag.withDefault(false)
)

/** Nothing but what went wrong. */
export const quiet = Flag.Boolean("quiet").pipe(
  Flag.withAlias("q"),
  Flag.withDescription("Write nothing but errors; with --json the result too"),
  Flag.withoutNegation,
  Flag.withDefault(false)
)

/** The member of the local organization who does it. */
export const as = Flag.String("as").pipe(
  Flag.withMetavar("NAME"),
  Flag.withDescription("Who does it, for the review and the audit log"),
  Flag.withDefault("local")
)

/** The language of what rules say. */
export const messages = Flag.Literals("messages", ["en", "de"]).pipe(
  Flag.withDescription("Language of the explanations"),
  Flag.withDefault("en")
)
