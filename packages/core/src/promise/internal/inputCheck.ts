/**
 * What programs without types pass, checked by a schema: every place that is wrong, and what to do.
 *
 * @since 0.1.0
 */
import { Schema, SchemaIssue } from "effect"
import { PostwrightError } from "../PostwrightError.ts"

/** The value, if it is one: else throws `PostwrightError` with every place that is wrong, up to five. */
export type InputCheck = <A>(what: string, schema: Schema.Codec<A, unknown>, value: unknown) => A

/** A check whose errors carry this code and remedy. `hint` may say better what is wrong at a place. */
export const inputCheck =
  (options: {
    readonly remedy: string
    /** @default "options-invalid" */
    readonly code?: string
    readonly hint?: (value: unknown, keys: ReadonlyArray<PropertyKey>) => string | undefined
  }): InputCheck =>
  (what, schema, value) => {
    const result = Schema.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" })(value)
    if (result._tag === "Success") return result.success
    const issues = formatIssues(result.failure.issue)
      .issues.slice(0, 5)
      .map(({ message, path = [] }) => {
        const keys = path.map((step) => (typeof step === "object" ? step.key : step))
        return `${what}${keys.map(place).join("")}: ${options.hint?.(value, keys) ?? firstLine(message)}`
      })
    throw new PostwrightError({
      code: options.code ?? "options-invalid",
      message: `${issues.join("; ")}. ${options.remedy}`,
      remedy: options.remedy,
      isRetryable: false,
      details: { option: what, issues }
    })
  }

/** Why a setting is changed: what the audit log keeps. */
export const Reason = Schema.String.check(
  Schema.makeFilter((text: string) => /\S/u.test(text) || "is empty: say why, for the audit log"),
  Schema.isMaxLength(2_000)
)

/** A name as a caller gives it; whether there is such a thing is for others to say. */
export const Name = Schema.NonEmptyString.check(Schema.isMaxLength(200))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const formatIssues = SchemaIssue.makeFormatterStandardSchemaV1()

const place = (key: PropertyKey): string => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)

const firstLine = (message: string): string => message.split("\n", 1)[0]!.slice(0, 300)
