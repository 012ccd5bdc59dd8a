/**
 * Hosts of addresses: numbers, private networks, and the part of a name that its owner registered.
 */
import { toUnicodeLabel } from "./punycode.ts"

/** The four bytes of an IPv4 host as the URL standard writes it; undefined for anything else. */
export const ipv4Of = (host: string): readonly [number, number, number, number] | undefined => {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)
  return match === null ? undefined : [Number(match[1]), Number(match[2]), Number(match[3]), Number(match[4])]
}

/** Whether the host is a number instead of a name: IPv4, or IPv6 in brackets. */
export const isIpAddress = (host: string): boolean => ipv4Of(host) !== undefined || host.startsWith("[")

/**
 * Whether the host is reached only from the same device or network.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml
 * @see https://www.iana.org/assignments/special-use-domain-names/special-use-domain-names.xhtml
 */
export const isPrivateHost = (host: string): boolean => {
  const ipv4 = ipv4Of(host)
  if (ipv4 !== undefined) return isPrivateIpv4(ipv4)
  if (host.startsWith("[")) return isPrivateIpv6(host.slice(1, -1).toLowerCase())
  const name = host.replace(/\.$/, "")
  return !name.includes(".") || privateEndings.some((ending) => name.endsWith(ending))
}

/** The host without `www.` and final dot, in its own letters and lower case. */
export const readableHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/\.$/, "")
    .replace(/^www\./, "")
    .split(".")
    .map(toUnicodeLabel)
    .join(".")

/** Whether the host is the other one or a part of it: `shop.example.com` of `example.com`. */
export const isWithin = (host: string, parent: string): boolean => host === parent || host.endsWith(`.${parent}`)

/** What its owner registered: `example.co.uk` of `shop.example.co.uk`, and `example` as its name. */
export const registeredPart = (host: string): { readonly domain: string; readonly name: string } => {
  const labels = host.split(".")
  const suffix = labels.length > 2 && secondLevels.has(labels.slice(-2).join(".")) ? 2 : 1
  const name = labels.at(-suffix - 1) ?? labels[0]!
  return { domain: labels.slice(-suffix - 1).join("."), name }
}

/** A host as a person would write it into settings: address, `*.example.com` or bare name. */
export const hostOf = (entry: string): string =>
  readableHost(
    entry
      .trim()
      .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
      .replace(/^\*?\./, "")
      .replace(/[/?#:].*$/s, "")
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const privateEndings = [
  ".localhost",
  ".local",
  ".internal",
  ".intranet",
  ".lan",
  ".home",
  ".corp",
  ".home.arpa",
  ".test",
  ".invalid"
]

const isPrivateIpv4 = ([a, b]: readonly [number, number, number, number]): boolean =>
  a === 0 ||
  a === 10 ||
  a === 127 ||
  (a === 100 && b >= 64 && b < 128) ||
  (a === 169 && b === 254) ||
  (a === 172 && b >= 16 && b < 32) ||
  (a === 192 && b === 168) ||
  a >= 224

const isPrivateIpv6 = (address: string): boolean => {
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address)
  if (mapped !== null) {
    const [high, low] = [Number.parseInt(mapped[1]!, 16), Number.parseInt(mapped[2]!, 16)]
    return isPrivateIpv4([high >> 8, high & 255, low >> 8, low & 255])
  }
  return address === "::" || address === "::1" || /^(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(address)
}

/** Endings below which others register names. @see https://publicsuffix.org/list/ for all of them */
const secondLevels: ReadonlySet<string> = new Set(
  (
    "co.uk org.uk me.uk ltd.uk plc.uk ac.uk gov.uk net.uk sch.uk co.at or.at ac.at gv.at com.au net.au org.au edu.au " +
    "gov.au com.br net.br org.br gov.br com.cn net.cn org.cn gov.cn co.il org.il co.in net.in org.in gov.in co.jp ne.jp " +
    "or.jp ac.jp go.jp co.kr or.kr go.kr com.mx org.mx gob.mx co.nz net.nz org.nz govt.nz com.pl net.pl org.pl com.pt " +
    "com.sg com.tr org.tr gov.tr com.tw org.tw com.ua com.ar com.co com.hk com.my com.pe com.ph com.sa com.vn co.id " +
    "co.th co.za org.za com.es org.es gob.es com.fr asso.fr gouv.fr co.it com.gr com.ro com.cy co.hu com.mt"
  ).split(" ")
)
