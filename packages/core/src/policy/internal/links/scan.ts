/**
 * Addresses of every kind in a text: those that networks make links of, and those that only a browser would follow.
 */
import { remembered } from "../../../text/Remembered.ts"
import { topLevelDomains } from "../topLevelDomains.ts"
import { detectUrls } from "../../UrlDetection.ts"
import { readableHost } from "./hosts.ts"

/** An address as it stands in a text, read the way a browser reads it. */
export interface ScannedLink {
  readonly start: number
  readonly end: number
  /** As written. */
  readonly url: string
  /** In lower case, without the colon; undefined for a bare domain. */
  readonly scheme: string | undefined
  /** As browsers resolve it, numbers in dotted form; undefined where there is none. */
  readonly host: string | undefined
  /** For readers: in its own letters, without `www.`. */
  readonly name: string | undefined
  readonly port: string
  readonly hasCredentials: boolean
}

/** Addresses in order, not overlapping. Mail addresses are none. */
export const scanLinks = (text: string): ReadonlyArray<ScannedLink> => scanned(text, "")

/** One address that is known to be one, such as a link that is attached to a post. */
export const readLink = (url: string): ScannedLink => {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(url)
  const isBare = scheme === null || /^[^:]*\.[^:]*:\d/.test(url)
  return linkAt(0, url, isBare ? undefined : scheme[1]!.toLowerCase())
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const scanned = remembered((text): ReadonlyArray<ScannedLink> => {
  const found: Array<ScannedLink> = [...schemes(text), ...dangerous(text), ...bareNames(text), ...bareNumbers(text)]
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Array<ScannedLink> = []
  for (const link of found) if (link.start >= (kept.at(-1)?.end ?? 0)) kept.push(link)
  return kept
})

const linkAt = (start: number, url: string, scheme: string | undefined): ScannedLink => {
  const parsed = parse(scheme === undefined ? `https://${url}` : url.trim())
  const host = parsed === undefined || parsed.hostname === "" ? writtenHost(url) : parsed.hostname
  return {
    start,
    end: start + url.length,
    url,
    scheme,
    host,
    name: host === undefined ? undefined : readableHost(host),
    port: parsed?.port ?? "",
    hasCredentials: parsed !== undefined && (parsed.username !== "" || parsed.password !== "")
  }
}

const parse = (url: string): URL | undefined => {
  try {
    return new URL(url)
  } catch {
    return undefined
  }
}

/** What stands where the host should, when browsers refuse the address. */
const writtenHost = (url: string): string | undefined => {
  const host = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^/?#@\s]*@)?(\[[^\]\s]*\]|[^/?#:\s]+)/i
    .exec(url)?.[1]
    ?.toLowerCase()
  return host === undefined || !host.includes(".") ? undefined : host
}

const withScheme = /(?<![A-Za-z0-9+.-])(https?|ftp):\/\/[^\s<>"„“”«»`|\\^{}]+/giu

const schemes = (text: string): ReadonlyArray<ScannedLink> =>
  Array.from(text.matchAll(withScheme), (match) => {
    const url = match[0].slice(0, endOfAddress(match[0]))
    return linkAt(match.index, url, match[1]!.toLowerCase())
  }).filter(({ url }) => /^[a-z]+:\/\/[^/.]/iu.test(url))

/** Without what belongs to the sentence: punctuation, and brackets that opened before the address. */
const endOfAddress = (address: string): number => {
  let depth = 0
  let end = address.length
  for (let at = 0; at < address.length; at++) {
    if (address[at] === "(") depth++
    else if (address[at] === ")" && --depth < 0) {
      end = at
      break
    }
  }
  for (;;) {
    const last = lastMark.exec(address.slice(Math.max(0, end - 2), end))?.[0]
    if (last === undefined || isClosing(address, end)) return end
    end -= last.length
  }
}

const lastMark = /(?:[.,;:!?'’…*_)\]]|\ufe0f|\p{Extended_Pictographic})$/u

const isClosing = (address: string, end: number): boolean => {
  if (address[end - 1] === "]") return /:\/\/\[[^\]]*\]$/.test(address.slice(Math.max(0, end - 60), end))
  return address[end - 1] === ")" && address.lastIndexOf("(", end - 1) >= 0
}

// What runs code, holds the page itself or opens a file. Prose such as `JavaScript: the good parts` has a blank.
const dangerousScheme =
  /(?<![A-Za-z0-9+.-])(?:(javascript|vbscript):(?=[^\s]{0,200}[(=;/%'"`])|(data):(?=[a-z]+\/[a-z0-9.+-]+[;,]|;?[a-z0-9=;-]*base64,|,)|(file):\/{1,3})[^\s<>„“”«»]+/giu

const dangerous = (text: string): ReadonlyArray<ScannedLink> =>
  Array.from(text.matchAll(dangerousScheme), (match) => {
    const scheme = (match[1] ?? match[2] ?? match[3])!.toLowerCase()
    const url = match[0].slice(0, endOfAddress(match[0]))
    return { ...linkAt(match.index, url, scheme), host: undefined, name: undefined }
  })

const nameRun =
  /(?<![\p{L}\p{M}\p{N}@＠#$.:/_-])[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){1,20}(?![@＠])(?:\/[^\s<>"„“”«»]*)?/giu

/** Names without a scheme: what networks link, and names in other alphabets that look as if they did. */
const bareNames = (text: string): ReadonlyArray<ScannedLink> => {
  if (!text.includes(".")) return []
  const plain = detectUrls(text)
    .filter(({ hasScheme }) => !hasScheme)
    .map(({ start, url }) => linkAt(start, url, undefined))
  const foreign = Array.from(text.matchAll(nameRun), (match) => {
    const host = /^[^/]*/.exec(match[0])![0]
    const top = host.slice(host.lastIndexOf(".") + 1).toLowerCase()
    if (!/[^\x00-\x7f]/.test(host) || !topLevelDomains.has(top) || !/[a-z]/i.test(host)) return undefined
    return linkAt(match.index, match[0].slice(0, endOfAddress(match[0])), undefined)
  }).filter((link) => link !== undefined)
  return [...foreign, ...plain]
}

/** Numbers and local names count only where a port or a path makes an address of them. */
const bareNumber =
  /(?<![\p{L}\p{N}@.:/_-])(?:\d{1,3}(?:\.\d{1,3}){3}|localhost)(?::\d{2,5}(?![\d.])(?:\/[^\s<>"]*)?|\/(?!\d{1,2}(?!\S))[^\s<>"]+)/giu

const bareNumbers = (text: string): ReadonlyArray<ScannedLink> =>
  Array.from(text.matchAll(bareNumber), (match) =>
    linkAt(match.index, match[0].slice(0, endOfAddress(match[0])), undefined)
  ).filter(({ host }) => host !== undefined)
