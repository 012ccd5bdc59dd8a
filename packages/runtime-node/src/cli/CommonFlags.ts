/**
 * The options that several commands have.
 *
 * @since 0.1.0
 */
import { Option } from "effect"
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

/** An amount of US dollars. */
export const usDollars = (name: string) =>
  Flag.String(name).pipe(
    Flag.withMetavar("USD"),
    Flag.filterMap(
      (text) => {
        const amount = /^\d{1,7}(\.\d{1,6})?$/.test(text) ? Number(text) : 0
        return amount > 0 && amount <= 1_000_000 ? Option.some(amount) : Option.none()
      },
      () => "an amount of US dollars such as 2.50, at most 1000000"
    )
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
