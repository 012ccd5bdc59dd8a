/**
 * Whether a program of this machine may be sent to a web address.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { isIP } from "node:net"
import { refusalOf } from "./internal/addressGuard.ts"
import { type ResolvedAddress, systemResolve } from "./internal/request.ts"

/** What may be asked. */
export interface PublicAddressOptions {
  /** Addresses or ranges in CIDR form that may be asked though they are not public. @default none */
  readonly allowAddresses?: ReadonlyArray<string>
  /** @default the resolver of the system */
  readonly resolve?: (hostname: string) => Promise<ReadonlyArray<ResolvedAddress>>
}

/**
 * Why the host of an address may not be asked; nothing where all addresses that its name resolves to are public. A name
 * that cannot be resolved is `unresolved`.
 */
export const hostRefusal = (
  url: URL,
  { allowAddresses = [], resolve = systemResolve }: PublicAddressOptions = {}
): Effect.Effect<{ readonly kind: "refused" | "unresolved"; readonly detail: string } | undefined> =>
  Effect.promise(async () => {
    const hostname = url.hostname.replace(/^\[|\]$/g, "")
    const family = isIP(hostname)
    const addresses = family === 0 ? await resolve(hostname).catch(() => []) : [{ address: hostname, family }]
    if (addresses.length === 0) return { kind: "unresolved", detail: `the name "${hostname}" could not be resolved` }
    for (const { address } of addresses) {
      const refusal = refusalOf(address, allowAddresses)
      if (refusal !== undefined) return { kind: "refused", detail: refusal }
    }
    return undefined
  })
