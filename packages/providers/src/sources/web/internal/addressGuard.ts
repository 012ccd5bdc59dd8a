/**
 * Which addresses of the Internet may be asked.
 *
 * @see {@link https://www.iana.org/assignments/iana-ipv4-special-registry/ | IPv4 special-purpose addresses}
 * @see {@link https://www.iana.org/assignments/iana-ipv6-special-registry/ | IPv6 special-purpose addresses}
 * @since 0.1.0
 */
import ipaddr from "ipaddr.js"

/**
 * Why an address may not be asked; undefined for a public unicast address. Everything special is refused: private,
 * loopback, link-local, shared, documentation and multicast ranges, and IPv6 addresses that carry an IPv4 one (mapped,
 * NAT64, 6to4, Teredo).
 *
 * @param allowed addresses or ranges in CIDR form that may be asked all the same
 */
export const refusalOf = (address: string, allowed: ReadonlyArray<string>): string | undefined => {
  if (!ipaddr.isValid(address)) return `"${address}" is no IP address`
  const parsed = ipaddr.parse(address)
  if (allowed.some((range) => isWithin(parsed, range))) return undefined
  const range = parsed.range()
  if (range === "unicast") return undefined
  return `${address} is not on the public Internet (${range}), and only public addresses are read`
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isWithin = (address: ipaddr.IPv4 | ipaddr.IPv6, range: string): boolean => {
  const [network, bits] = range.includes("/")
    ? ipaddr.parseCIDR(range)
    : [ipaddr.parse(range), address.kind() === "ipv4" ? 32 : 128]
  return network.kind() === address.kind() && address.match([network, bits] as never)
}
