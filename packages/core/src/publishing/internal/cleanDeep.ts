/**
 * The value with every text in its plain objects and arrays cleaned, keys too; anything else stays as it is.
 *
 * @since 0.1.0
 */
export const cleanDeep = <A>(value: A, clean: (text: string) => string): A => cleaned(value, clean) as A

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const cleaned = (value: unknown, clean: (text: string) => string): unknown => {
  if (typeof value === "string") return clean(value)
  if (Array.isArray(value)) return value.map((item) => cleaned(item, clean))
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), cleaned(item, clean)]))
}
