/**
 * Finds the web addresses in a text the way X does: with or without a scheme, only under a real top-level domain,
 * without the punctuation that follows. A scanner in linear time; the reference implementation is a regular
 * expression with back-tracking.
 *
 * @see {@link https://github.com/twitter/twitter-text | twitter-text}, whose version 3.1.0 the tests compare with
 * @since 0.1.0
 */
import { topLevelDomains } from "./internal/topLevelDomains.ts"

/** An address as it stands in a text. */
export interface DetectedUrl {
  /** Offset of the first character, in UTF-16 code units. */
  readonly start: number
  /** Offset after the last character, in UTF-16 code units. */
  readonly end: number
  readonly url: string
  /** False for a bare domain such as `example.com`. */
  readonly hasScheme: boolean
}

/** Addresses of a text in order, never overlapping. Only `http`, `https` and bare domains are addresses. */
export const detectUrls = (text: string): ReadonlyArray<DetectedUrl> => {
  if (!hasDomainDot(text)) return []
  const domains = domainScanner(text)
  const urls: Array<DetectedUrl> = []
  let from = 0
  for (let before = 0; before < text.length; before++) {
    if (before < from) continue
    const character = text[before]!
    // A character may end what precedes; only at the very beginning may there be none.
    const after = mayPrecede(character) ? matchAt(text, before + 1, domains) : undefined
    const match = after ?? (before === 0 ? matchAt(text, 0, domains) : undefined)
    if (match === undefined) continue
    urls.push(...addressesOf(text, match, after === undefined ? "" : character))
    from = match.end
  }
  return urls
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Match {
  readonly start: number
  readonly domainStart: number
  readonly domainEnd: number
  readonly pathEnd: number | undefined
  readonly end: number
  readonly scheme: string
}

/** Longest address, in code units, scheme included. */
const maxUrlLength = 4096
/** Longest label of a domain, in its ASCII form. */
const maxLabelLength = 63
const maxShortLinkSlug = 40

// Single code units. The flag `i` without `u` is part of the rules: it folds by upper case, one unit at a time.
const accented =
  "\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\xFF\\u0100-\\u024F\\u0253\\u0254\\u0256\\u0257\\u0259\\u025B\\u0263\\u0268\\u026F\\u0272\\u0289\\u028B\\u02BB\\u0300-\\u036F\\u1E00-\\u1EFF"
const cyrillic = "\\u0400-\\u04FF"
const directional = "\\u202A-\\u202E\\u061C\\u200E\\u200F\\u2066-\\u2069"
const notCharacters = "\\uFFFE\\uFEFF\\uFFFF"
const spaces = "\\x09-\\x0D\\x20\\x85\\xA0\\u1680\\u180E\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000"

const noAnswers = new Uint8Array(0)
const [yes, no] = [1, 2]

/** Asks the pattern once per code unit and remembers the answer. */
const unit = (source: string): ((character: string | undefined) => boolean) => {
  const pattern = new RegExp(`^${source}$`, "i")
  let answers = noAnswers
  return (character) => {
    if (character === undefined) return false
    if (answers === noAnswers) answers = new Uint8Array(0x10000)
    const code = character.charCodeAt(0)
    let answer = answers[code]!
    if (answer === 0) answers[code] = answer = pattern.test(character) ? yes : no
    return answer === yes
  }
}
const mayPrecede = unit(`(?:[^A-Za-z0-9@＠$#＃${notCharacters}]|[${directional}])`)
const isLabel = unit(`[^!'#%&()*+,\\\\\\-./:;<=>?@\\[\\]^_{|}~$${spaces}${notCharacters}${directional}]`)
const isPath = unit(`[a-z${cyrillic}0-9!*';:=+,.$/%#\\[\\]\\-\\u2013_~@|&${accented}]`)
const isPathEnd = unit(`[+\\-a-z${cyrillic}0-9=_#/${accented}]`)
const isQuery = unit("[a-z0-9!?*'@();:&=+$/%#\\[\\]\\-_.,~|]")
const isQueryEnd = unit("[a-z0-9\\-_&=#/]")
const isAsciiLabel = unit(`[-a-z0-9${accented}]`)
const isPunycode = unit("[-0-9a-z]")
const isDigit = unit("[0-9]")
const continuesTld = unit("[0-9a-zA-Z@+-]")
const forbidsBareDomain = unit("[-_./]")
const scheme = /https?:\/\//iy
const shortLink = /^https?:\/\/t\.co\/([a-z0-9]+)(?:\?[a-z0-9!?*'@();:&=+$/%#[\]\-_.,~|]*[a-z0-9\-_&=#/])?/i

const longestTld = Math.max(...Array.from(topLevelDomains, (domain) => domain.length))

const isRun = (character: string | undefined): boolean => character === "_" || character === "-" || isLabel(character)

/** Whether a dot stands between what may be labels: without one there is no domain. */
const hasDomainDot = (text: string): boolean => {
  for (let dot = text.indexOf("."); dot >= 0; dot = text.indexOf(".", dot + 1)) {
    if (isLabel(text[dot - 1]) && isLabel(text[dot + 1])) return true
  }
  return false
}

/** End of the top-level domain that begins at `at`, if one does; `limit` is the end of the text looked at. */
const matchTld = (text: string, at: number, limit: number): number | undefined => {
  let furthest = at
  const most = Math.min(limit, at + longestTld)
  while (furthest < most && isRun(text[furthest])) furthest++
  for (let end = furthest; end > at + 1; end--) {
    if (end < limit && continuesTld(text[end])) continue
    if (topLevelDomains.has(text.slice(at, end).toLowerCase())) return end
  }
  if (text.slice(at, at + 4).toLowerCase() !== "xn--") return undefined
  let end = at + 4
  while (end < limit && isPunycode(text[end])) end++
  return end > at + 4 ? end : undefined
}

/**
 * Answers where the domain that begins at an offset ends. A domain is a chain of labels followed by a top-level
 * domain, as many labels as possible; the last label has no underscore.
 */
const domainScanner = (text: string): ((start: number) => number | undefined) => {
  const length = text.length
  // One more than the end of the run that begins there; 0 where nobody has asked yet.
  const runEnds = new Int32Array(length + 1)
  const hasUnderscore = text.includes("_")
  let lastUnderscores: Int32Array | undefined

  /** End of the run of label characters, hyphens and underscores. Each place is looked at once. */
  const runEnd = (start: number): number => {
    let at = start
    while (at < length && runEnds[at] === 0 && isRun(text[at])) at++
    const end = at < length && runEnds[at] !== 0 ? runEnds[at]! - 1 : at
    for (let known = start; known < at; known++) runEnds[known] = end + 1
    return end
  }

  const lastUnderscoreBefore = (end: number): number => {
    if (!hasUnderscore) return -1
    if (lastUnderscores === undefined) {
      lastUnderscores = new Int32Array(length + 1).fill(-1)
      for (let at = 0; at < length; at++) lastUnderscores[at + 1] = text[at] === "_" ? at : lastUnderscores[at]!
    }
    return lastUnderscores[end]!
  }

  const ends = new Map<number, number | undefined>()

  // The dot that ends the label beginning at `start`, if there is a whole label.
  const dotOf = (start: number): number | undefined => {
    if (start >= length || !isLabel(text[start])) return undefined
    const dot = runEnd(start)
    return text[dot] === "." && isLabel(text[dot - 1]) ? dot : undefined
  }

  const endOf = (start: number, dot: number, further: number | undefined): number | undefined => {
    if (further !== undefined) return further
    return lastUnderscoreBefore(dot) >= start ? undefined : matchTld(text, dot + 1, length)
  }

  return (start) => {
    const first = dotOf(start)
    if (first === undefined) return undefined
    // Walk to the end of the chain, then back; results per label are kept, so no label is looked at twice.
    const chain: Array<number> = []
    let at = first + 1
    while (!ends.has(at)) {
      chain.push(at)
      const dot = dotOf(at)
      if (dot === undefined) break
      at = dot + 1
    }
    for (const label of chain.toReversed()) {
      const dot = dotOf(label)
      ends.set(label, dot === undefined ? undefined : endOf(label, dot, ends.get(dot + 1)))
    }
    return endOf(start, first, ends.get(first + 1))
  }
}

const matchAt = (
  text: string,
  start: number,
  domainEndOf: (start: number) => number | undefined
): Match | undefined => {
  const found = schemeAt(text, start)
  // With a scheme in front nothing else can match here: its colon ends every label.
  const domainStart = start + found.length
  const domainEnd = domainEndOf(domainStart)
  if (domainEnd === undefined) return undefined
  const portEnd = scanPort(text, domainEnd)
  const pathEnd = text[portEnd] === "/" ? scanPath(text, portEnd + 1) : undefined
  return {
    start,
    domainStart,
    domainEnd,
    pathEnd,
    end: scanQuery(text, pathEnd ?? portEnd),
    scheme: found
  }
}

const schemeAt = (text: string, start: number): string => {
  const first = text[start]
  if (first !== "h" && first !== "H") return ""
  scheme.lastIndex = start
  return scheme.exec(text)?.[0] ?? ""
}

const scanPort = (text: string, at: number): number => {
  if (text[at] !== ":" || !isDigit(text[at + 1])) return at
  let end = at + 1
  while (isDigit(text[end])) end++
  return end
}

/** Path characters and balanced parentheses, up to the last character that may end a path. */
const scanPath = (text: string, from: number): number => {
  let end = from
  let at = from
  for (;;) {
    if (isPath(text[at])) {
      at++
      if (isPathEnd(text[at - 1])) end = at
      continue
    }
    const group = text[at] === "(" ? scanParentheses(text, at) : undefined
    if (group === undefined) return end
    at = group
    end = group
  }
}

/** `(…)` with path characters inside and at most one nested pair. */
const scanParentheses = (text: string, open: number): number | undefined => {
  let at = open + 1
  while (isPath(text[at])) at++
  if (text[at] === ")") return at > open + 1 ? at + 1 : undefined
  if (text[at] !== "(") return undefined
  const nested = at + 1
  at = nested
  while (isPath(text[at])) at++
  if (text[at] !== ")" || at === nested) return undefined
  at++
  while (isPath(text[at])) at++
  return text[at] === ")" ? at + 1 : undefined
}

const scanQuery = (text: string, at: number): number => {
  if (text[at] !== "?") return at
  let end = at
  for (let next = at + 1; isQuery(text[next]); next++) if (isQueryEnd(text[next])) end = next + 1
  return end
}

const addressesOf = (text: string, match: Match, before: string): ReadonlyArray<DetectedUrl> => {
  const domain = text.slice(match.domainStart, match.domainEnd)
  const length = match.end - match.start
  if (!isAllowedDomain(domain)) return []
  if ((match.scheme === "" ? "https://".length : match.scheme.length) + length > maxUrlLength) return []
  if (match.scheme !== "") return withScheme(text.slice(match.start, match.end), match.start)
  if (forbidsBareDomain(before)) return []
  const bare = asciiDomains(domain)
  return bare.map(({ end, start }, index) => {
    const takesPath = index === bare.length - 1 && match.pathEnd !== undefined
    return {
      start: match.start + start,
      end: takesPath ? match.end : match.start + end,
      url: domain.slice(start, end) + (takesPath ? text.slice(match.domainEnd, match.end) : ""),
      hasScheme: false
    }
  })
}

/** A short link of X ends with its slug. */
const withScheme = (url: string, start: number): ReadonlyArray<DetectedUrl> => {
  const short = shortLink.exec(url)
  if (short !== null && short[1]!.length > maxShortLinkSlug) return []
  const kept = short === null ? url : short[0]
  return [{ start, end: start + kept.length, url: kept, hasScheme: true }]
}

const isAllowedDomain = (domain: string): boolean => {
  if (domain.startsWith("xn--") && asciiDomains(domain).length === 0) return false
  return domain.split(".").every((label) => {
    const length = asciiLabelLength(label)
    return length >= 1 && length <= maxLabelLength
  })
}

/** Without a scheme only the parts of a domain that are written in Latin letters count as addresses. */
const asciiDomains = (domain: string): ReadonlyArray<{ readonly start: number; readonly end: number }> => {
  const found: Array<{ start: number; end: number }> = []
  let at = 0
  let searchFrom = 0
  while (at < domain.length) {
    const run = at
    let end: number | undefined
    for (;;) {
      const label = at
      while (at < domain.length && isAsciiLabel(domain[at])) at++
      if (at === label || domain[at] !== ".") break
      at++
      end = matchTld(domain, at, domain.length) ?? end
    }
    if (end === undefined) {
      at = Math.max(at, run + 1)
      continue
    }
    // The reference looks the matched text up again from the left, which can land before the match.
    const start = domain.indexOf(domain.slice(run, end), searchFrom)
    searchFrom = start + (end - run)
    found.push({ start, end: searchFrom })
    at = end
  }
  return found
}

/** Length of the ASCII form of a label (RFC 3492), or more than the longest label that is allowed. */
const asciiLabelLength = (label: string): number => (isAscii(label) ? label.length : unicodeLabelLength(label))

const isAscii = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7e) return false
  return true
}

const unicodeLabelLength = (label: string): number =>
  label
    .split(/[.\u3002\uFF0E\uFF61]/)
    .map((part) => {
      if (!/[^\x20-\x7E]/.test(part)) return part.length
      const codePoints = Array.from(part, (character) => character.codePointAt(0)!)
      // Each character takes at least one digit or is kept.
      if (codePoints.length > maxLabelLength) return maxLabelLength + 1
      return "xn--".length + punycodeLength(codePoints)
    })
    .reduce((sum, length) => sum + length + 1, -1)

/** Number of characters of the Punycode of some code points. @see https://www.rfc-editor.org/rfc/rfc3492#section-6.3 */
const punycodeLength = (codePoints: ReadonlyArray<number>): number => {
  const [base, tMin, tMax, skew, damp] = [36, 1, 26, 38, 700]
  const basic = codePoints.filter((codePoint) => codePoint < 0x80).length
  let [current, delta, bias, handled] = [0x80, 0, 72, basic]
  let length = basic === 0 ? 0 : basic + 1
  while (handled < codePoints.length) {
    const next = Math.min(...codePoints.filter((codePoint) => codePoint >= current))
    delta += (next - current) * (handled + 1)
    current = next
    for (const codePoint of codePoints) {
      if (codePoint < current) delta++
      if (codePoint !== current) continue
      let quotient = delta
      for (let k = base; ; k += base) {
        const threshold = k <= bias ? tMin : k >= bias + tMax ? tMax : k - bias
        length++
        if (quotient < threshold) break
        quotient = Math.floor((quotient - threshold) / (base - threshold))
      }
      let adapted = handled === basic ? Math.floor(delta / damp) : Math.floor(delta / 2)
      adapted += Math.floor(adapted / (handled + 1))
      let k = 0
      for (; adapted > Math.floor(((base - tMin) * tMax) / 2); k += base) adapted = Math.floor(adapted / (base - tMin))
      bias = k + Math.floor(((base - tMin + 1) * adapted) / (adapted + skew))
      delta = 0
      handled++
    }
    delta++
    current++
  }
  return length
}
