/**
 * Links of a campaign: found in texts and sources. Those of the brand's own site are marked so that visits can be told
 * apart; what others are asked for is theirs, so their addresses stay as they are.
 *
 * @since 0.1.0
 */
import { type Brief } from "../campaign/Brief.ts"
import { addressesIn, addressesOn } from "./internal/addresses.ts"
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
 * The addresses in the text, each once, in order: absolute `http` or `https` ones, whatever their top-level domain. A
 * bare domain such as `example.com/a` becomes `https://example.com/a` when `withBareDomains` is set.
 */
export const findLinks = (
  text: string,
  options: { /** @default false */ readonly withBareDomains?: boolean } = {}
): ReadonlyArray<string> => {
  const found = addressesIn(text)
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
  return new PostLink({ url, trackedUrl: withParameters(url, parsed, added) })
}

/** The address as networks take it whole, without tracking. Undefined for what `trackLink` refuses. */
export const plainLink = (url: string): PostLink | undefined => {
  const parsed = parse(url)
  return parsed === undefined ? undefined : new PostLink({ url, trackedUrl: withParameters(url, parsed, []) })
}

/** A tracked link where the address is the brand's own, else a plain one. */
export const linkTo = (url: string, brief: SiteBrief, tracking: LinkTracking): PostLink | undefined =>
  isOwnSite(url, brief) ? trackLink(url, tracking) : plainLink(url)

/** What tells which sites are the brand's. */
export type SiteBrief = Pick<Brief, "topic" | "goals" | "audience" | "brand">

/**
 * Whether a web address is the brand's own: on or below a domain that topic, goals or audience name, or on one that is
 * named like the brand (`larkfield.example` or `larkfield-cargo-bikes.example` for “Larkfield Cargo Bikes”).
 */
export const isOwnSite = (url: string, brief: SiteBrief): boolean => {
  const host = hostOf(url)
  if (host === undefined) return false
  const named = findLinks(textNaming(brief), { withBareDomains: true }).flatMap((address) => hostOf(address) ?? [])
  return named.some((own) => host === own || host.endsWith(`.${own}`)) || isNamedLike(host, brief.brand.name ?? "")
}

/** The addresses that the brief sends readers to, in its own order. */
export const briefLinks = (brief: SiteBrief): ReadonlyArray<string> => findLinks(textNaming(brief))

/**
 * Whether the platform makes a link of the address: X does only below a top-level domain that it knows, and counts any
 * other address as plain text.
 */
export const becomesLink = (address: string, platform: Platform): boolean =>
  addressesOn(platform, address)[0]?.url === address

/** The text with each absolute address of the brand's own as a tracked one, and all links that it has. */
export const trackLinks = (
  text: string,
  brief: SiteBrief,
  tracking: LinkTracking
): { readonly text: string; readonly links: ReadonlyArray<PostLink> } => {
  const links: Array<PostLink> = []
  let tracked = ""
  let at = 0
  for (const { end, hasScheme, start, url } of addressesOn(tracking.platform, text)) {
    // A bare domain is read and remembered, so it stays as it is.
    const link = !hasScheme ? undefined : isOwnSite(url, brief) ? trackLink(url, tracking) : asWritten(url)
    if (link === undefined) continue
    links.push(link)
    tracked += text.slice(at, start) + link.trackedUrl
    at = end
  }
  return { text: tracked + text.slice(at), links }
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

const asWritten = (url: string): PostLink | undefined =>
  parse(url) === undefined ? undefined : new PostLink({ url, trackedUrl: url })

const textNaming = ({ audience, goals, topic }: SiteBrief): string => [topic, ...goals, audience].join("\n")

const hostOf = (url: string): string | undefined => parse(url)?.hostname.replace(/^www\./, "")

/** Fewest letters of a domain's name that say whose it is. */
const minNameLength = 4

// Whoever registered the domain is called like the brand, or like its first words.
const isNamedLike = (host: string, name: string): boolean => {
  const words = slugOf(name).split("-")
  const names = words.map((_, index) => words.slice(0, index + 1).join("")).filter((one) => one.length >= minNameLength)
  const labels = host.split(".")
  const registered = labels.at(secondLevels.has(labels.at(-2) ?? "") ? -3 : -2) ?? ""
  return names.includes(registered.replaceAll("-", ""))
}

// Below these of a country's domain others register theirs.
const secondLevels: ReadonlySet<string> = new Set(["ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"])

// What a network would cut in the middle is written in its encoded form.
const withParameters = (url: string, parsed: URL, parameters: ReadonlyArray<string>): string => {
  const written = appended(url, parameters)
  return isWhole(written) ? written : appended(encoded(parsed), parameters)
}

const appended = (address: string, parameters: ReadonlyArray<string>): string => {
  if (parameters.length === 0) return address
  const hash = address.indexOf("#")
  const base = hash < 0 ? address : address.slice(0, hash)
  const question = base.indexOf("?")
  const glue = question < 0 ? "?" : question === base.length - 1 || base.endsWith("&") ? "" : "&"
  return `${base}${glue}${parameters.join("&")}${hash < 0 ? "" : address.slice(hash)}`
}

/** Whether the networks take all of it for one address. */
const isWhole = (address: string): boolean => addressesIn(address)[0]?.url === address

/** The address in ASCII, with the characters encoded at which networks end one. */
const encoded = ({ hash, origin, pathname, search }: URL): string => {
  const path = pathname.replace(/[()]/g, percent).replace(/[.,!:;'*$[\]|~@&]+$/, (end) => end.replace(/./g, percent))
  return origin + path + search + hash.replace(/[()]/g, percent)
}
