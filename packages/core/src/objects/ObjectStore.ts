/**
 * Port: the home of bytes (documents, posts, media), by key. Adapters: `packages/storage`.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { sha256 } from "../text/Digest.ts"
import { ObjectError, ObjectKeyInvalid, ObjectNotFound } from "./ObjectError.ts"

/** Longest key, in characters. */
export const maxObjectKeyLength = 512

/**
 * Keys are relative paths: segments of letters, digits, `.`, `_` and `-` joined by `/`, none of them `.` or `..`. Two
 * keys that differ only in case are two objects only where the place keeps them apart: do not rely on it.
 */
export class ObjectStore extends Context.Service<
  ObjectStore,
  {
    /**
     * Stores the bytes under the key, replacing what was there. Atomic: a reader sees the old or the new bytes, also
     * after a crash; durable on return. Fails with `ObjectKeyInvalid`, `ObjectStoreUnavailable`.
     */
    readonly put: (key: string, bytes: Uint8Array) => Effect.Effect<void, ObjectError>

    /**
     * Stores the bytes only where the object is still the one that the caller read: `expected` is the SHA-256 of its
     * bytes in hex, null where there was none. Says whether it did; when it did not, nothing has changed. Of callers that
     * expect the same, one at most succeeds, as long as nobody uses `put` or `remove` on the key meanwhile. As atomic and
     * durable as `put`. Fails with `ObjectKeyInvalid`, `ObjectStoreUnavailable`.
     */
    readonly replace: (key: string, expected: string | null, bytes: Uint8Array) => Effect.Effect<boolean, ObjectError>

    /** The bytes, as a copy that belongs to the caller. Fails with `ObjectNotFound`, `ObjectKeyInvalid`, `ObjectStoreUnavailable`. */
    readonly get: (key: string) => Effect.Effect<Uint8Array, ObjectError>

    /** Whether the key has an object. */
    readonly exists: (key: string) => Effect.Effect<boolean, ObjectError>

    /** The keys that start with the prefix (`campaigns/spring/`), in code-unit order. An empty prefix lists all. */
    readonly list: (prefix: string) => Effect.Effect<ReadonlyArray<string>, ObjectError>

    /** Deletes the object. An unknown key changes nothing. */
    readonly remove: (key: string) => Effect.Effect<void, ObjectError>
  }
>()("@postwright/core/objects/ObjectStore") {
  /** In this process only; lost on restart. For tests, and for runs that need not survive. */
  static readonly layerMemory = Layer.sync(ObjectStore, () => {
    const objects = new Map<string, Uint8Array>()

    const put = Effect.fnUntraced(function* (key: string, bytes: Uint8Array) {
      yield* checkObjectKey(key)
      objects.set(key, bytes.slice())
    })

    const replace = Effect.fnUntraced(function* (key: string, expected: string | null, bytes: Uint8Array) {
      yield* checkObjectKey(key)
      const current = objects.get(key)
      if ((current === undefined ? null : sha256(current)) !== expected) return false
      objects.set(key, bytes.slice())
      return true
    })

    const get = Effect.fnUntraced(function* (key: string) {
      yield* checkObjectKey(key)
      const bytes = objects.get(key)
      if (bytes === undefined) return yield* new ObjectError({ reason: new ObjectNotFound({ key }) })
      return bytes.slice()
    })

    const exists = (key: string) => Effect.as(checkObjectKey(key), key).pipe(Effect.map((_) => objects.has(_)))
    const list = (prefix: string) =>
      Effect.sync(() => [...objects.keys()].filter((key) => key.startsWith(prefix)).sort())
    const remove = (key: string) => Effect.map(checkObjectKey(key), () => void objects.delete(key))

    return ObjectStore.of({ put, replace, get, exists, list, remove })
  })
}

/** Fails with `ObjectKeyInvalid` unless the key can name an object in every adapter. */
export const checkObjectKey = (key: string): Effect.Effect<void, ObjectError> => {
  const problem = objectKeyProblem(key)
  return problem === undefined
    ? Effect.void
    : Effect.fail(new ObjectError({ reason: new ObjectKeyInvalid({ key: key.slice(0, 200), problem }) }))
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Names that Windows keeps for devices, with or without an ending.
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

const objectKeyProblem = (key: string): string | undefined => {
  if (key.length === 0) return "it is empty"
  if (key.length > maxObjectKeyLength) return `it is longer than ${maxObjectKeyLength} characters`
  for (const segment of key.split("/")) {
    if (segment === "") return "it starts or ends with a slash, or has two in a row"
    if (segment === "." || segment === "..") return `the segment "${segment}" is not allowed`
    if (!/^[A-Za-z0-9._-]+$/.test(segment)) return `the segment "${segment}" has other characters`
    if (segment.endsWith(".")) return `the segment "${segment}" ends with a dot`
    if (reserved.test(segment)) return `the segment "${segment}" is a reserved name on Windows`
  }
  return undefined
}
