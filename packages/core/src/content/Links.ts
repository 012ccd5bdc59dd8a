/**
 * Links of a campaign: found in texts and sources, and marked so that visits can be told apart.
 *
 * @since 0.1.0
 */
import { detectUrls } from "../policy/UrlDetection.ts"
import type { Platform } from "./Platform.ts"
import { PostLink } from "./Post.ts"

/** What a visit shall be counted under. */
export interface LinkTracking {
  readonly platform: Platform
  /** Name or slug of the campaign; becomes `utm_campaign` as a slug. */
  readonly campaign: string
  readonly postId: string
}

/**
 * The addresses in the text, each once, in order: absolute `http` or `https` ones. A bare domain such as
 * `example.com/a` becomes `https://example.com/a` when `withBareDomains` is set.
 */
export const findLinks = (
  text: string,
  options: { /** @default false */ readonly withBareDomains?: boolean } = {}
): ReadonlyArray<string> => {
  const found = detectUrls(text)
    .filter(({ hasScheme }) => hasScheme || options.withBareDomains === true)
    .map(({ hasScheme, url }) => (hasScheme ? url : `https://${url}`))
    .filter((url) => parse(url) !== undefined)
  return [...new Set(found)]
}

/**
 * The address with UTM parameters: source is the platform, medium `social`, campaign the slug, content the post.
 * Parameters that the address has already keep their value; query and fragment stay as they are. Undefined for
 * anything but an absolute `http` or `https` address, and for one that carries a user name or password.
 *
 * @see {@link https://support.google.com/analytics/answer/10917952 | Campaign parameters}
 */
export const trackLink = (url: string, tracking: LinkTracking): PostLink | undefined => {
  const parsed = parse(url)
  if (parsed === undefined) return undefined
  const added = Object.entries({
    utm_source: tracking.platform,
    utm_medium: "social",
    utm_campaign: slugOf(tracking.campaign),
    utm_content: tracking.postId
  })
    .filter(([name]) => !parsed.searchParams.has(name))
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/[!'()*]/g, percent)}`)
  const asWritten = withParameters(url, added)
  // What a network would cut in the middle is written in its encoded form.
  const trackedUrl = isWhole(asWritten) ? asWritten : withParameters(encoded(parsed), added)
  return new PostLink({ url, trackedUrl })
}

/** Lower-case ASCII words joined by hyphens, at most 60 characters: `Größe zählt!` is `groesse-zaehlt`. */
export const slugOf = (name: string): string => {
  const ascii = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[äöüßæøœ]/g, (letter) => spelled[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
  const slug = ascii.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
  if (slug.length <= maxSlugLength) return slug || "campaign"
  const cut = slug.slice(0, maxSlugLength + 1)
  return cut.slice(0, Math.max(cut.lastIndexOf("-"), 0) || maxSlugLength)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxSlugLength = 60

const spelled: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", æ: "ae", ø: "oe", œ: "oe" }

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`

const parse = (url: string): URL | undefined => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const isWeb = parsed?.protocol === "https:" || parsed?.protocol === "http:"
  return parsed !== undefined && isWeb && parsed.username === "" && parsed.password === "" ? parsed : undefined
}

const withParameters = (address: string, parameters: ReadonlyArray<string>): string => {
  if (parameters.length === 0) return address
  const hash = address.indexOf("#")
  const base = hash < 0 ? address : address.slice(0, hash)
  const question = base.indexOf("?")
  const glue = question < 0 ? "?" : question === base.length - 1 || base.endsWith("&") ? "" : "&"
  return `${base}${glue}${parameters.join("&")}${hash < 0 ? "" : address.slice(hash)}`
}

/** Whether the networks take all of it for one address. */
const isWhole = (address: string): boolean => detectUrls(address)[0]?.url === address

/** The address in ASCII, with the characters encoded at which networks end one. */
const encoded = ({ hash, origin, pathname, search }: URL): string => {
  const path = pathname.replace(/[()]/g, percent).replace(/[.,!:;'*$[\]|~@&]+$/, (end) => end.replace(/./g, percent))
  return origin + path + search + hash.replace(/[()]/g, percent)
}
