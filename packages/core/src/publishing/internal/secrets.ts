/**
 * Keeps a token out of everything that is stored or shown.
 *
 * @since 0.1.0
 */

/** What stands in the place of a secret. */
export const redactedMark = "[redacted]"

/**
 * Replaces the secret in texts: as it is, within JSON, encoded for addresses and forms, and in base64. To be applied
 * before a text is cut: a part of a secret is not recognised.
 */
export const withoutSecret = (secret: string): ((text: string) => string) => {
  const forms = formsOf(secret)
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, redactedMark), text)
}

/** The value with every text in its plain objects and arrays cleaned, keys too; anything else stays as it is. */
export const cleanDeep = <A>(value: A, clean: (text: string) => string): A => cleaned(value, clean) as A

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Shorter ones are too likely to be a part of a word in base64. */
const minBase64Bytes = 9

const formsOf = (secret: string): ReadonlyArray<string> => {
  if (secret === "") return []
  const whole = secret.toWellFormed()
  const addressed = encodeURIComponent(whole)
  const strict = addressed.replace(/[!'()*~]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  const encoded = [addressed, strict, encodeURI(whole), new URLSearchParams([["", whole]]).toString().slice(1)]
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    ...encoded,
    ...encoded.map((form) => form.replace(/%[0-9A-F]{2}/g, (one) => one.toLowerCase())),
    ...base64Forms(new TextEncoder().encode(whole))
  ]
  // The longest first, or a part of a longer form would be left over.
  return [...new Set(forms)].sort((a, b) => b.length - a.length)
}

// The last character depends on what follows where the bytes do not fill it, so only whole groups are looked for.
const base64Forms = (bytes: Uint8Array): ReadonlyArray<string> => {
  if (bytes.length < minBase64Bytes) return []
  const whole = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
  const groups = whole.slice(0, Math.floor(bytes.length / 3) * 4)
  return [whole, groups, groups.replaceAll("+", "-").replaceAll("/", "_")]
}

const cleaned = (value: unknown, clean: (text: string) => string): unknown => {
  if (typeof value === "string") return clean(value)
  if (Array.isArray(value)) return value.map((item) => cleaned(item, clean))
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), cleaned(item, clean)]))
}
