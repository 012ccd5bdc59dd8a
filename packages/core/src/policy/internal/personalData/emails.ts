/**
 * Mail addresses, plain (`jo@example.com`) and written so that machines overlook them (`jo [at] example dot com`).
 */
import { topLevelDomains } from "../topLevelDomains.ts"
import type { Datum } from "./Datum.ts"
import { maskEmail } from "./masks.ts"

/** Mail addresses in order. A handle such as `@jo@example.social` is none. */
export const emails = (text: string): ReadonlyArray<Datum> => {
  const found: Array<Datum> = []
  let from = 0
  for (const match of text.matchAll(signs)) {
    const last = localPart(text, match.index, from)
    if (last === undefined) continue
    const local = match[0] === "@" ? last : withSpokenDots(text, last, from)
    const after = match.index + match[0].length
    const domain = domainAt(text, after, match[0] !== "@")
    if (domain === undefined) continue
    const isSpoken = /\s/.test(match[0]) && !/[[({<@]/.test(match[0])
    const isTold =
      announcesMail(text, local.start) || local !== last || (match[0].trim() === "AT" && /\p{Ll}/u.test(local.name))
    if (isSpoken && !(domain.isObfuscated && isTold)) continue
    // `Meet us @ example.com` names a place.
    if (/\s[@＠]/.test(match[0]) && !announcesMail(text, local.start) && !/[._\d]/.test(local.name)) continue
    const value = `${local.name}@${domain.name}`.toLowerCase()
    found.push({ type: "email", start: local.start, end: domain.end, value, masked: maskEmail(value) })
    from = domain.end
  }
  return found
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const at = "at|ät|aet|arroba|arobase|chiocciola|klammeraffe|@"
const signs = new RegExp(
  `[ \\u00a0]?[[({<][ ]?(?:${at})[ ]?[\\])}>][ ]?|[ \\u00a0](?:at|AT|arroba|chiocciola)[ \\u00a0]|[ \\u00a0][@＠][ \\u00a0]|[@＠]|&#64;`,
  "giu"
)
const isLocal = /[\p{L}\p{N}._%+'’-]/u
const longestLocal = 64

const localPart = (text: string, end: number, from: number): { start: number; name: string } | undefined => {
  let start = end
  while (start > from && end - start < longestLocal && isLocal.test(text[start - 1]!)) start--
  const before = start === 0 ? "" : text[start - 1]!
  // A name that goes on, a handle, or the name in front of the host of an address.
  if (isLocal.test(before) && start > from) return undefined
  if (/[@＠/]/.test(before) || /:\/\/[^\s/]*:$/.test(text.slice(Math.max(0, start - 80), start))) return undefined
  while (start < end && /[.'’%+-]/.test(text[start]!)) start++
  const name = text.slice(start, end)
  return name === "" || name.endsWith(".") ? undefined : { start, name }
}

const spokenDot =
  /([\p{L}\p{N}_+-]{1,64})(?:[ \u00a0]?[[({<][ ]?(?:dot|punkt|point|punto|\.)[ ]?[\])}>][ ]?|[ \u00a0](?:dot|punkt|point|punto)[ \u00a0])$/iu

/** The name with what stands in front of dots that are written out: `jane dot doe`. */
const withSpokenDots = (
  text: string,
  last: { readonly start: number; readonly name: string },
  from: number
): { readonly start: number; readonly name: string } => {
  let local = last
  for (let parts = 1; parts < 4; parts++) {
    const match = spokenDot.exec(text.slice(Math.max(from, local.start - 80), local.start))
    if (match === null) break
    local = { start: local.start - match[0].length, name: `${match[1]!}.${local.name}` }
  }
  return local
}

const label = /[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?/uy
const dot =
  /[ \u00a0]?(?:[[({<][ ]?(?:dot|punkt|point|punto|\.)[ ]?[\])}>])[ ]?|[ \u00a0](?:dot|punkt|point|punto)[ \u00a0]|[.。｡]/giuy
const longestDomain = 12
/** `com` in `com-Team`, and in front of scripts that are written without spaces. */
const gluedTop = /^[a-z]{2,24}(?=-|[^\p{Script=Latin}\d-])/iu

/** The longest domain that begins here and ends in a top-level domain. Plain addresses have plain dots only. */
const domainAt = (
  text: string,
  from: number,
  allowsObfuscation: boolean
): { name: string; end: number; isObfuscated: boolean } | undefined => {
  let best: { name: string; end: number; isObfuscated: boolean } | undefined
  const labels: Array<string> = []
  let isObfuscated = false
  let position = from
  while (labels.length < longestDomain) {
    label.lastIndex = position
    const part = label.exec(text)?.[0]
    if (part === undefined) break
    labels.push(part)
    position += part.length
    const top = part.toLowerCase()
    if (labels.length > 1 && (topLevelDomains.has(top) || /^xn--[a-z0-9-]+$/.test(top)))
      best = { name: labels.join("."), end: position, isObfuscated }
    const glued = gluedTop.exec(part)?.[0]
    if (
      labels.length > 1 &&
      glued !== undefined &&
      topLevelDomains.has(glued.toLowerCase()) &&
      best?.end !== position
    ) {
      const end = position - part.length + glued.length
      return { name: [...labels.slice(0, -1), glued].join("."), end, isObfuscated }
    }
    dot.lastIndex = position
    const mark = dot.exec(text)?.[0]
    if (mark === undefined) break
    if (!/^[.。｡]$/u.test(mark)) {
      if (!allowsObfuscation && !/[[({<]/.test(mark)) break
      isObfuscated = true
    }
    position += mark.length
  }
  return best
}

const announcing = /(?:e-?mail|mail|kontakt|contact|correo|courriel|posta|schreib\p{L}*|write)\b[^\n]{0,24}$/iu
const announcesMail = (text: string, start: number): boolean =>
  announcing.test(text.slice(Math.max(0, start - 40), start))
