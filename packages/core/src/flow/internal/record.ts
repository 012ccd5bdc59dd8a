/**
 * Values to records and back: JSON by schema, within the size limit, and defects as plain data.
 *
 * @since 0.1.0
 */
import { Cause, Effect, Predicate, Schema } from "effect"
import { canonicalJson } from "../../text/Digest.ts"
import { type Codec, RecordLimitBytes, RunProblem } from "../Flow.ts"
import { InvalidPayload, RecordTooLarge } from "../FlowError.ts"

/** A bug in a flow's body or in how it is used. Pauses the run. */
export class FlowDefect extends Error {
  override readonly name = "FlowDefect"
  readonly code: string
  readonly remedy: string
  constructor(code: string, message: string, remedy: string) {
    super(message)
    this.code = code
    this.remedy = remedy
  }
}

/** The JSON form of a value. Fails with `InvalidPayload` or `RecordTooLarge`, which name `name`. */
export const encode = Effect.fnUntraced(function* <A>(
  name: string,
  schema: Codec<A>,
  value: A
): Effect.fn.Return<Schema.Json, InvalidPayload | RecordTooLarge> {
  const json = (yield* Schema.encodeEffect(Schema.toCodecJson(schema))(value).pipe(
    Effect.mapError((error) => new InvalidPayload({ name, problem: error.message }))
  )) as Schema.Json
  const limitBytes = yield* RecordLimitBytes
  const bytes = utf8Length(canonicalJson(json))
  if (bytes > limitBytes) return yield* new RecordTooLarge({ name, bytes, limitBytes })
  return json
})

/** The value of a record. A record that does not fit its schema is a defect: the flow changed without a new version. */
export const decode = <A>(name: string, schema: Codec<A>, json: Schema.Json): Effect.Effect<A> =>
  Schema.decodeUnknownEffect(Schema.toCodecJson(schema))(json).pipe(
    Effect.mapError(
      (error) =>
        new FlowDefect(
          "run-record-unreadable",
          `The record of "${name}" does not fit its schema: ${error.message}`,
          "Restore the schema, or give the changed flow a new version"
        )
    ),
    Effect.orDie
  )

/** Why the run stands still, from what it died of. */
export const problemOf = (cause: Cause.Cause<unknown>): RunProblem => {
  if (Cause.hasInterruptsOnly(cause)) return new RunProblem({ message: "The body interrupted itself" })
  const error = Cause.squash(cause)
  const message = Predicate.isError(error) && error.message !== "" ? error.message : String(error)
  return new RunProblem({
    message: message.slice(0, 2000),
    ...(Predicate.hasProperty(error, "code") && Predicate.isString(error.code) ? { code: error.code } : {}),
    ...(Predicate.hasProperty(error, "remedy") && Predicate.isString(error.remedy) ? { remedy: error.remedy } : {})
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const utf8Length = (text: string): number => {
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    // Each half of a surrogate pair counts two of the pair's four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3
  }
  return bytes
}
