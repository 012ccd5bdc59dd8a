/**
 * Stable digests of text, bytes and JSON values, as lower-case hex. Pure JavaScript, so results
 * are available synchronously in every runtime.
 *
 * @see {@link https://github.com/paulmillr/noble-hashes | @noble/hashes}
 * @since 0.1.0
 */
import { sha256 as digestBytes } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"

/** SHA-256 of the UTF-8 form of a string, or of bytes: 64 hex characters. */
export const sha256 = (input: string | Uint8Array): string =>
  bytesToHex(digestBytes(typeof input === "string" ? utf8ToBytes(input) : input))

/** SHA-256 of `canonicalJson(value)`: equal values give equal digests whatever their key order. */
export const sha256Json = (value: unknown): string => sha256(canonicalJson(value))

/**
 * JSON with object keys in code-unit order and no white space. Keys whose value is `undefined` are left out,
 * as in `JSON.stringify`. The order never depends on the locale.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === undefined) return "null"
  if (value === null || typeof value !== "object") return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
  let members = ""
  // Without a function of its own, `sort` compares code units.
  for (const key of Object.keys(value).sort()) {
    const item: unknown = Reflect.get(value, key)
    if (item === undefined) continue
    members += `${members === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(item)}`
  }
  return `{${members}}`
}
