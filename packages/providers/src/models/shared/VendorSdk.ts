/**
 * Loads a vendor's library, which is an optional peer: whoever uses the door installs it.
 *
 * @since 0.1.0
 */
import { Effect, Predicate, Schema } from "effect"

/** The library of a door is not installed, or does not load. */
export class SdkUnavailable extends Schema.TaggedError<SdkUnavailable>(
  "@postwright/providers/models/shared/SdkUnavailable"
)("SdkUnavailable", {
  /** The package's name on npm. */
  library: Schema.NonEmptyString,
  /** The door that needs it, such as `openAi`. */
  door: Schema.NonEmptyString,
  /** Why it does not load; absent where it is not installed. */
  detail: Schema.optionalKey(Schema.String)
}) {
  readonly code = "sdk-unavailable"
  override get message(): string {
    const what = this.detail === undefined ? "is not installed" : `does not load (${this.detail})`
    return `${this.door} needs the library "${this.library}", which ${what}. ${this.remedy}`
  }
  get remedy(): string {
    return `Install it: npm i ${this.library}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/**
 * The library, by a dynamic import in the caller's file: `loadSdk({ library: "openai", door: "openAi" }, () =>
 * import("openai"))`. Fails with `SdkUnavailable`.
 */
export const loadSdk = <Module>(
  what: { readonly library: string; readonly door: string },
  load: () => Promise<Module>
): Effect.Effect<Module, SdkUnavailable> =>
  Effect.tryPromise({
    try: load,
    catch: (cause) =>
      new SdkUnavailable({ ...what, ...(isMissing(cause, what.library) ? {} : { detail: firstLineOf(cause) }) })
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// A library that is there but misses one of its own dependencies is another case.
const isMissing = (cause: unknown, library: string): boolean =>
  cause instanceof Error &&
  (!Predicate.hasProperty(cause, "code") ||
    cause.code === "ERR_MODULE_NOT_FOUND" ||
    cause.code === "MODULE_NOT_FOUND") &&
  [`'${library}'`, `"${library}"`].some((name) => cause.message.includes(name))

const firstLineOf = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).split("\n", 1)[0]?.slice(0, 300) ?? ""
