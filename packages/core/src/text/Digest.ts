/**
 * Stable digests of text, bytes and JSON values, as lower-case hex. They are there at once in every runtime: by its
 * own hash where it lends one (Node, Bun, Deno), else in plain JavaScript.
 *
 * @see {@link https://github.com/paulmillr/noble-hashes | @noble/hashes}
 * @since 0.1.0
 */
import { sha256 as digestBytes } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import { Predicate } from "effect"

/** SHA-256 of the UTF-8 form of a string, or of bytes: 64 hex characters. */
export const sha256 = (input: string | Uint8Array): string => (native ?? plainSha256)(input)

/** The same without the help of the runtime, which is what runs where it lends none. */
export const plainSha256 = (input: string | Uint8Array): string =>
  bytesToHex(digestBytes(typeof input === "string" ? utf8ToBytes(input) : input))

/** SHA-256 of `canonicalJson(value)`: equal values give equal digests whatever their key order. */
export const sha256Json = (value: unknown): string => sha256(canonicalJson(value))

/**
 * JSON with object keys in code-unit order and no white space. Keys whose value is `undefined` are left out,
 * as in `JSON.stringify`. The order never depends on the locale.
 *
 * @param lasting a part of the value that nobody changes and that comes again and again, such as a schema: its text is
 *   made once; default none
 */
export const canonicalJson = (value: unknown, lasting?: object): string => {
  if (value === undefined) return "null"
  if (value === null || typeof value !== "object") return JSON.stringify(value)
  if (value === lasting) return lastingJson(lasting)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, lasting)).join(",")}]`
  let members = ""
  // Without a function of its own, `sort` compares code units.
  for (const key of Object.keys(value).sort()) {
    const item: unknown = Reflect.get(value, key)
    if (item === undefined) continue
    members += `${members === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(item, lasting)}`
  }
  return `{${members}}`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const texts = new WeakMap<object, string>()

const lastingJson = (value: object): string => {
  const known = texts.get(value)
  if (known !== undefined) return known
  const text = canonicalJson(value)
  texts.set(value, text)
  return text
}

/** The runtime's own hash, without an import that other runtimes do not have. */
const nativeSha256 = (): typeof plainSha256 | undefined => {
  const crypto: unknown = methodOf(Reflect.get(globalThis, "process"), "getBuiltinModule")?.("node:crypto")
  const hash = methodOf(crypto, "hash")
  return hash === undefined ? undefined : (input) => String(hash("sha256", input, "hex"))
}

const methodOf = (owner: unknown, name: string): ((...given: ReadonlyArray<unknown>) => unknown) | undefined => {
  if (!Predicate.hasProperty(owner, name)) return undefined
  const method = owner[name]
  return typeof method === "function" ? (...given) => Reflect.apply(method, owner, given) : undefined
}

const native = nativeSha256()
