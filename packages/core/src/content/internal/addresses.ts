import { type DetectedUrl, detectUrls } from "../../policy/UrlDetection.ts"
import { type Platform } from "../Platform.ts"

/**
 * The addresses of a text in order: those that X finds, and every other one that is written with `http://` or
 * `https://`, whatever its top-level domain. Linear in the text.
 */
export const addressesIn = (text: string): ReadonlyArray<DetectedUrl> => {
  const known = detectUrls(text)
  const written = Array.from(text.matchAll(absolute), ({ 0: found, index }) => addressAt(index, found)).flatMap(
    (address) => address ?? []
  )
  if (written.length === 0) return known
  const byStart = new Map(known.map((address) => [address.start, address]))
  const chosen = written.map((address) => {
    const same = byStart.get(address.start)
    // `https://shop.com.example` is no address of `shop.com`.
    return same !== undefined && hostOf(same.url) === hostOf(address.url) ? same : address
  })
  const all = [...chosen, ...known].sort((a, b) => a.start - b.start || b.end - a.end)
  const apart: Array<DetectedUrl> = []
  for (const address of all) if (address.start >= (apart.at(-1)?.end ?? 0)) apart.push(address)
  return apart
}

/** The addresses of a text that the platform makes links of. */
export const addressesOn = (platform: Platform, text: string): ReadonlyArray<DetectedUrl> =>
  platform === "x" ? detectUrls(text) : addressesIn(text)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Up to a space, a mark that stands around an address and never in it, or the next address of an enumeration. */
const absolute = /(?<![\p{L}\p{N}])https?:\/\/(?:(?![,;]https?:\/\/)[^\s<>"“”„«»`{}|\\^])+/giu

/** Labels of Latin letters, at least two. */
const domain = /^(?:[a-z0-9\u00C0-\u024F-]{1,63}\.)+[a-z0-9\u00C0-\u024F-]{2,63}(?::\d{1,5})?$/i

const addressAt = (start: number, found: string): DetectedUrl | undefined => {
  const url = withoutMarks(found)
  const host = hostOf(url)
  return host.length <= maxHostLength && domain.test(host)
    ? { start, end: start + url.length, url, hasScheme: true }
    : undefined
}

/** Of a domain name, in characters, with its port. */
const maxHostLength = 260

const hostOf = (url: string): string => /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? ""

// What ends a sentence, or a bracket that the address does not open.
const withoutMarks = (address: string): string => {
  const opened = [...address].filter((character) => character === "(").length
  let closed = [...address].filter((character) => character === ")").length
  let end = address.length
  for (; end > 0; end--) {
    const last = address[end - 1] ?? ""
    const isLoose = last === ")" && closed > opened
    if (isLoose) closed--
    else if (!/[.,:;!?'’‘*\]…]/.test(last)) break
  }
  return address.slice(0, end)
}
