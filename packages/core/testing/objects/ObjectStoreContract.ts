/**
 * Behaviour that every `ObjectStore` adapter must have.
 *
 * @since 0.1.0
 */
import { Context, Effect, Exit, Layer, Scope } from "effect"
import { type ObjectError } from "@postwright/core/objects/ObjectError"
import { maxObjectKeyLength, ObjectStore } from "@postwright/core/objects/ObjectStore"
import { sha256 } from "@postwright/core/text/Digest"
import { type Case, check, checkEqual } from "../Check.ts"

/** A place where objects are kept. */
export interface Place {
  /** A new durable state: every build of the layer opens it again. The one before is closed by then. */
  readonly open: Effect.Effect<Layer.Layer<ObjectStore, unknown>, unknown, Scope.Scope>
  /** Whether the state outlives the layer. */
  readonly survivesRestart: boolean
}

/** The suite. */
export const cases = (place: Place): ReadonlyArray<Case> => {
  const scenario = (
    title: string,
    body: (stage: {
      /** Opens the place, after closing what was open. */
      readonly reopen: Effect.Effect<ObjectStore["Service"], unknown>
      /** A key under which no other case stores anything. */
      readonly under: string
    }) => Effect.Effect<void, unknown>
  ): Case => ({
    title,
    run: Effect.gen(function* () {
      const layer = yield* place.open
      let current: Scope.Closeable | undefined
      const close = Effect.suspend(() => (current === undefined ? Effect.void : Scope.close(current, Exit.void)))
      yield* Effect.addFinalizer(() => close)
      const reopen = Effect.gen(function* () {
        yield* close
        current = yield* Scope.make()
        return Context.get(yield* Layer.buildWithScope(Layer.fresh(layer), current), ObjectStore)
      })
      yield* body({ reopen, under: `suite-${sha256(title).slice(0, 12)}` })
    }).pipe(Effect.scoped)
  })

  return [
    scenario("returns exactly the bytes that were put, also none and a megabyte", ({ reopen, under }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const large = Uint8Array.from({ length: 1024 * 1024 }, (_, index) => (index * 31) % 256)
        for (const [name, bytes] of [
          ["empty", new Uint8Array()],
          ["small", Uint8Array.of(0, 255, 10, 13)],
          ["large", large]
        ] as const) {
          yield* store.put(`${under}/${name}`, bytes)
          const read = yield* store.get(`${under}/${name}`)
          checkEqual([read.length, sha256(read)], [bytes.length, sha256(bytes)], `the ${name} object`)
        }
      })
    ),

    scenario("replaces an object, in place of a shorter or longer one", ({ reopen, under }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        for (const text of ["first", "a second that is longer", "3"]) {
          yield* store.put(`${under}/a`, bytesOf(text))
          checkEqual(textOf(yield* store.get(`${under}/a`)), text, "the object")
        }
      })
    ),

    scenario("replaces on condition only the object that the caller has read, or none", ({ reopen, under }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const key = `${under}/a`
        const [first, second] = [bytesOf("first"), bytesOf("second")]
        checkEqual(yield* store.replace(key, sha256(first), second), false, "whether it replaced what is not there")
        checkEqual(yield* store.exists(key), false, "whether it is there after a refusal")
        checkEqual(yield* store.replace(key, null, first), true, "whether it made the first")
        checkEqual(yield* store.replace(key, null, second), false, "whether it made another where there is one")
        checkEqual(textOf(yield* store.get(key)), "first", "the object after a refusal")
        checkEqual(yield* store.replace(key, sha256(first), second), true, "whether it replaced what was read")
        checkEqual(yield* store.replace(key, sha256(first), first), false, "whether it replaced what has changed since")
        checkEqual(textOf(yield* store.get(key)), "second", "the object at the end")
      })
    ),

    scenario("lets one of many win that replace the same object at once", ({ reopen, under }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const key = `${under}/a`
        for (const expected of [null, ...Array.from({ length: 3 }, (_, round) => round)]) {
          const read = expected === null ? null : sha256(yield* store.get(key))
          const texts = Array.from({ length: 20 }, (_, index) => `${expected}-${index}`)
          const won = yield* Effect.forEach(texts, (text) => store.replace(key, read, bytesOf(text)), {
            concurrency: "unbounded"
          })
          checkEqual(won.filter(Boolean).length, 1, "how many won")
          checkEqual(textOf(yield* store.get(key)), texts[won.indexOf(true)]!, "the object of the winner")
        }
      })
    ),

    scenario("keeps bytes that the caller changes later, on either side", ({ reopen, under }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const bytes = bytesOf("abc")
        yield* store.put(`${under}/a`, bytes)
        bytes.fill(0)
        ;(yield* store.get(`${under}/a`)).fill(0)
        checkEqual(textOf(yield* store.get(`${under}/a`)), "abc", "the object")
      })
    ),

    scenario("has no object under a key that was never put, or that only leads to others", ({ reopen, under }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        yield* store.put(`${under}/folder/a`, bytesOf("a"))
        for (const key of [`${under}/b`, `${under}/folder`, `${under}/folder/a/b`]) {
          checkEqual(yield* store.exists(key), false, `whether ${key} exists`)
          const error = yield* Effect.flip(store.get(key))
          checkEqual(error.reason._tag, "ObjectNotFound", `the reason for ${key}`)
          yield* store.remove(key)
        }
        checkEqual(yield* store.exists(`${under}/folder/a`), true, "whether the object still exists")
      })
    ),

    scenario("forgets a removed object, and takes another under its key", ({ reopen, under }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        yield* store.put(`${under}/a`, bytesOf("a"))
        yield* store.remove(`${under}/a`)
        checkEqual(yield* store.exists(`${under}/a`), false, "whether it exists")
        checkEqual(yield* store.list(`${under}/`), [], "the list")
        yield* store.put(`${under}/a`, bytesOf("b"))
        checkEqual(textOf(yield* store.get(`${under}/a`)), "b", "the object")
      })
    ),

    scenario("lists the keys that start with a prefix, in code-unit order", ({ reopen, under }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const keys = ["z", "a/b/c", "a/b-c", "a/b.c", "a-1", "a/X", "Y", "a/b/d/e"].map((key) => `${under}/${key}`)
        yield* Effect.forEach(keys, (key) => store.put(key, bytesOf(key)), { concurrency: "unbounded" })
        const list = (prefix: string) => store.list(`${under}/${prefix}`)
        checkEqual(yield* list(""), keys.toSorted(), "all keys")
        checkEqual(yield* list("a/b/"), [`${under}/a/b/c`, `${under}/a/b/d/e`], "the keys of a folder")
        checkEqual(
          yield* list("a/b"),
          keys.filter((key) => key.startsWith(`${under}/a/b`)).toSorted(),
          "the keys with a part of a name"
        )
        checkEqual(yield* list("nothing/"), [], "the keys of a folder that is not there")
        check((yield* store.list("")).length >= keys.length, "An empty prefix must list all keys")
      })
    ),

    scenario("leaves one whole object when many write it at once", ({ reopen, under }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const texts = Array.from({ length: 20 }, (_, index) => String.fromCharCode(97 + index).repeat(50_000 + index))
        yield* Effect.forEach(texts, (text) => store.put(`${under}/a`, bytesOf(text)), { concurrency: "unbounded" })
        check(texts.includes(textOf(yield* store.get(`${under}/a`))), "The object must be one of those written")
        checkEqual(yield* store.list(`${under}/`), [`${under}/a`], "the list")
      })
    ),

    scenario("refuses keys that could name another place", ({ reopen, under }) =>
      Effect.gen(function* () {
        const store = yield* reopen
        const keys = [
          "",
          "/etc/passwd",
          "..",
          `${under}/../../x`,
          `${under}//x`,
          `${under}/`,
          `${under}/./x`,
          `${under}\\x`,
          `${under}/a\u0000b`,
          `${under}/a\nb`,
          "C:/x",
          `${under}/x:stream`,
          `${under}/con`,
          `${under}/Aux.txt`,
          `${under}/dot.`,
          `${under}/ `,
          `${under}/\u00e4`,
          "x".repeat(maxObjectKeyLength + 1)
        ]
        for (const key of keys) {
          const uses: ReadonlyArray<Effect.Effect<unknown, ObjectError>> = [
            store.put(key, new Uint8Array()),
            store.replace(key, null, new Uint8Array()),
            store.get(key),
            store.exists(key),
            store.remove(key)
          ]
          for (const use of uses) {
            const error = yield* Effect.flip(use)
            checkEqual(error.reason._tag, "ObjectKeyInvalid", `the reason for ${JSON.stringify(key).slice(0, 60)}`)
          }
        }
      })
    ),

    {
      ...scenario("keeps objects over a restart", ({ reopen, under }) =>
        Effect.gen(function* () {
          yield* (yield* reopen).put(`${under}/a/b`, bytesOf("kept"))
          const second = yield* reopen
          checkEqual(textOf(yield* second.get(`${under}/a/b`)), "kept", "the object")
          checkEqual(yield* second.list(`${under}/`), [`${under}/a/b`], "the list")
        })
      ),
      ...(place.survivesRestart ? {} : { skip: "the adapter forgets its objects when it closes" })
    }
  ]
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
