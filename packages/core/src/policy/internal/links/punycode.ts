/**
 * Names of hosts as readers see them: the letters that `xn--` stands for.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3492
 */

/** The label in its own letters; as it is, when it is no valid Punycode. */
export const toUnicodeLabel = (label: string): string => {
  if (!/^xn--/i.test(label)) return label
  return decode(label.slice(4).toLowerCase()) || label
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const [base, tMin, tMax, skew, damp] = [36, 1, 26, 38, 700]
/** A label has at most 63 characters, so this many letters are never reached by an honest one. */
const longest = 63

const decode = (encoded: string): string | undefined => {
  const delimiter = encoded.lastIndexOf("-")
  const output = Array.from(encoded.slice(0, Math.max(delimiter, 0)))
  if (encoded.length > longest || output.some((character) => character > "\u007f")) return undefined
  let [codePoint, index, bias] = [0x80, 0, 72]
  for (let at = delimiter < 0 ? 0 : delimiter + 1; at < encoded.length;) {
    const before = index
    let weight = 1
    for (let k = base; ; k += base) {
      const digit = digitOf(encoded[at++])
      if (digit === undefined) return undefined
      index += digit * weight
      const threshold = Math.min(Math.max(k - bias, tMin), tMax)
      if (digit < threshold) break
      weight *= base - threshold
      if (weight > 0x7fffffff) return undefined
    }
    const count = output.length + 1
    bias = adapt(index - before, count, before === 0)
    codePoint += Math.floor(index / count)
    index %= count
    if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return undefined
    output.splice(index++, 0, String.fromCodePoint(codePoint))
  }
  return output.join("")
}

const digitOf = (character: string | undefined): number | undefined => {
  if (character === undefined) return undefined
  if (/[a-z]/.test(character)) return character.charCodeAt(0) - 97
  return /\d/.test(character) ? character.charCodeAt(0) - 22 : undefined
}

const adapt = (delta: number, count: number, isFirst: boolean): number => {
  let rest = isFirst ? Math.floor(delta / damp) : delta >> 1
  rest += Math.floor(rest / count)
  let k = 0
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin))
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + skew))
}
