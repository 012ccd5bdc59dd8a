/**
 * Looks at the addresses of a text the way a careful reader would before following them: who is behind a host, whether
 * it looks like somebody else, and whether it says where it leads. Nothing is fetched. Takes time in proportion to
 * the text.
 *
 * @since 0.1.0
 */
import type { LinkHazard } from "./Rule.ts"
import { hostOf, isIpAddress, isPrivateHost, isWithin } from "./internal/links/hosts.ts"
import { type Resemblance, resemblanceTo } from "./internal/links/lookAlike.ts"
import { readLink, scanLinks, type ScannedLink } from "./internal/links/scan.ts"
import { isDeceptive } from "./internal/links/scripts.ts"
import { shorteners } from "./internal/links/shorteners.ts"

/** What to look for. Hosts stand for their subdomains too, and may be written as addresses. */
export interface LinkSafetyOptions {
  readonly hazards: ReadonlyArray<LinkHazard>
  /** For `look-alike`: hosts that others imitate, besides the well-known ones. For `not-allowed-host`: the only allowed ones. */
  readonly hosts?: ReadonlyArray<string> | undefined
  /** For `blocked-host`, and more of them for `shortener`. */
  readonly blockedHosts?: ReadonlyArray<string> | undefined
}

/** One thing that is wrong with one address. */
export interface LinkRisk {
  readonly hazard: LinkHazard
  /** Within the text, in UTF-16 code units. */
  readonly start: number
  readonly end: number
  /** As written. */
  readonly url: string
  /** In its own letters, without `www.`; undefined where the address has none. */
  readonly host: string | undefined
  /** Without the colon; undefined for a bare domain. */
  readonly scheme: string | undefined
  /** For `look-alike`: whom the host resembles, and how. */
  readonly resembles?: Resemblance
  /** For `private-host`: the port, when it is the port that gives it away. */
  readonly port?: string
  /** For `insecure`: the address with `https`, where that is the same place. */
  readonly secureUrl?: string
}

/** Everything that is wrong with the addresses of a text, in order. */
export const findLinkRisks = (text: string, options: LinkSafetyOptions): ReadonlyArray<LinkRisk> => {
  const judge = judgement(options)
  return scanLinks(text).flatMap(judge)
}

/** What is wrong with one address. */
export const checkLink = (url: string, options: LinkSafetyOptions): ReadonlyArray<LinkRisk> =>
  judgement(options)(readLink(url))

/** Hosts of services that hide where a link leads. */
export const knownShorteners = (): ReadonlyArray<string> => shorteners

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Found = Partial<Pick<LinkRisk, "resembles" | "port" | "secureUrl">>

const judgement = (options: LinkSafetyOptions): ((link: ScannedLink) => ReadonlyArray<LinkRisk>) => {
  const hosts = (options.hosts ?? []).map(hostOf).filter((host) => host !== "")
  const blocked = (options.blockedHosts ?? []).map(hostOf).filter((host) => host !== "")
  const hiding = [...shorteners, ...blocked]
  const resembles = resemblanceTo(hosts)
  const tests: Record<LinkHazard, (link: ScannedLink) => Found | undefined> = {
    insecure: insecurity,
    credentials: (link) => (link.hasCredentials ? {} : undefined),
    "ip-address": ({ host }) =>
      host !== undefined && isIpAddress(host) && !(options.hazards.includes("private-host") && isPrivateHost(host))
        ? {}
        : undefined,
    "private-host": privacy,
    "mixed-script": ({ name }) => (name !== undefined && hasDeceptiveLabel(name) ? {} : undefined),
    "look-alike": ({ host, name }) => {
      if (name === undefined || host === undefined || isIpAddress(host) || !name.includes(".")) return undefined
      const found = resembles(name)
      return found === undefined ? undefined : { resembles: found }
    },
    shortener: ({ name }) => (name !== undefined && hiding.some((host) => isWithin(name, host)) ? {} : undefined),
    "dangerous-scheme": ({ scheme }) => (scheme !== undefined && dangerous.has(scheme) ? {} : undefined),
    "blocked-host": ({ name }) => (name !== undefined && blocked.some((host) => isWithin(name, host)) ? {} : undefined),
    "not-allowed-host": ({ name }) =>
      name !== undefined && hosts.length > 0 && !hosts.some((host) => isWithin(name, host)) ? {} : undefined
  }
  return (link) =>
    options.hazards.flatMap((hazard) => {
      const found = tests[hazard](link)
      const { end, name, scheme, start, url } = link
      return found === undefined ? [] : [{ hazard, start, end, url, host: name, scheme, ...found }]
    })
}

const dangerous: ReadonlySet<string> = new Set(["javascript", "vbscript", "data", "file"])

/** With a port or without a name another scheme may lead elsewhere, so only the plain case has a secure form. */
const insecurity = ({ hasCredentials, host, scheme, url }: ScannedLink): Found | undefined => {
  if (scheme !== "http" && scheme !== "ftp") return undefined
  const isPlain = scheme === "http" && host !== undefined && !/^[a-z]+:\/\/[^/?#]*:\d/i.test(url)
  return isPlain && !hasCredentials && !isIpAddress(host) && !isPrivateHost(host)
    ? { secureUrl: `https${url.slice(scheme.length)}` }
    : {}
}

const privacy = ({ host, port }: ScannedLink): Found | undefined => {
  if (host === undefined) return undefined
  if (isPrivateHost(host)) return {}
  return port === "" ? undefined : { port }
}

const hasDeceptiveLabel = (name: string): boolean => {
  if (!/[^\x00-\x7f]/.test(name)) return false
  const labels = name.split(".")
  const top = labels.at(-1)!
  return labels.slice(0, -1).some((label) => isDeceptive(label, top))
}
