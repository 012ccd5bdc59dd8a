/**
 * Keeps credentials out of everything that is stored or shown. Vendors repeat in their answers what they were sent, and
 * seldom as it was: escaped, encoded for an address, or within a header in base64.
 *
 * @since 0.1.0
 */
import { Redacted } from "effect"

/** What stands in the place of a secret. */
export const redactedMark = "[redacted]"

/**
 * Replaces the secrets in texts by `redactedMark`: as they are, encoded for addresses and forms, in base64 (also in the
 * midst of other bytes, as `id:secret` is in a header), and each of these escaped as in JSON. In base64 only those of 9
 * bytes and more are recognised: shorter ones could be a part of anything.
 *
 * To be applied before a text is cut: a part of a secret is not recognised.
 *
 * @example
 * import { withoutSecrets } from "@postwright/core/credentials/Redaction"
 * import { Redacted } from "effect"
 *
 * const clean = withoutSecrets([Redacted.make("t/ken")])
 * console.log(clean("GET /me?access_token=t%2Fken")) // => "GET /me?access_token=[redacted]"
 */
export const withoutSecrets = (secrets: ReadonlyArray<Redacted.Redacted<string>>): ((text: string) => string) => {
  const forms = secrets.map(Redacted.value).flatMap(formsOf)
  if (forms.length === 0) return (text) => text
  // The longest first, or a part of a longer form would be left over.
  const patterns = [...new Set(forms)].sort((a, b) => b.length - a.length).map(patternOf)
  const anyForm = new RegExp(patterns.join("|"), "g")
  return (text) => text.replace(anyForm, redactedMark)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const minBase64Bytes = 9

const formsOf = (secret: string): ReadonlyArray<string> => {
  if (secret === "") return []
  const plain = [secret, ...addressForms(secret)]
  const base64 = plain.flatMap(base64Forms)
  return [...plain, ...base64, ...base64.flatMap(addressForms)].flatMap((form) => [form, ...jsonForms(form)])
}

const addressForms = (text: string): ReadonlyArray<string> => {
  const whole = text.toWellFormed()
  const addressed = encodeURIComponent(whole)
  const strict = addressed.replace(/[!'()*~]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return [addressed, strict, encodeURI(whole), new URLSearchParams([["", whole]]).toString().slice(1)]
}

const jsonForms = (text: string): ReadonlyArray<string> => {
  const escaped = JSON.stringify(text).slice(1, -1)
  const ascii = escaped.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)
  return [escaped, ascii].flatMap((form) => [form, form.replaceAll("/", "\\/")])
}

// Three bytes are four characters, so the same bytes look different by what stands before them. Of characters that
// hold bits of a neighbour too, those at the end are taken along where the secret ends the text.
const base64Forms = (text: string): ReadonlyArray<string> => {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length < minBase64Bytes) return []
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
  return [0, 1, 2].flatMap((before) => {
    const whole = btoa("\0".repeat(before) + binary)
    const first = Math.ceil((before * 8) / 6)
    const end = Math.floor(((before + bytes.length) * 8) / 6)
    const forms = [whole.slice(first, end), whole.slice(first).replaceAll("=", ""), whole.slice(first)]
    return forms.flatMap((form) => [form, form.replaceAll("+", "-").replaceAll("/", "_")])
  })
}

// Digits of escapes come in both cases.
const patternOf = (form: string): string =>
  form
    .replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")
    .replace(/%[0-9A-F]{2}|\\\\u[0-9a-f]{4}/g, (escape) =>
      escape.replace(/[A-Fa-f]/g, (digit) => `[${digit.toUpperCase()}${digit.toLowerCase()}]`)
    )
