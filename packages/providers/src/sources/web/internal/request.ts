/**
 * One HTTP request over a connection whose address was checked, with its body read up to a limit.
 *
 * @since 0.1.0
 */
import { lookup as resolveName } from "node:dns/promises"
import { Agent as HttpAgent, type IncomingMessage, request as httpRequest, type RequestOptions } from "node:http"
import { Agent as HttpsAgent, request as httpsRequest } from "node:https"
import { isIP } from "node:net"
import { type Readable } from "node:stream"
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib"
import { refusalOf } from "./addressGuard.ts"

/** A resolved address. */
export interface ResolvedAddress {
  readonly address: string
  readonly family: number
}

/** What the requests of one reader have in common. */
export interface RequestSettings {
  readonly allowAddresses: ReadonlyArray<string>
  readonly allowPorts: ReadonlyArray<number>
  readonly maxBytes: number
  readonly userAgent: string
  readonly resolve: (hostname: string) => Promise<ReadonlyArray<ResolvedAddress>>
}

/** What one request ended in. */
export type Answer =
  | { readonly kind: "ok"; readonly bytes: Uint8Array; readonly contentType: string }
  | { readonly kind: "redirect"; readonly location: string }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "unsupported"; readonly contentType: string }
  | { readonly kind: "refused"; readonly detail: string }
  | { readonly kind: "too-large"; readonly bytes: number | undefined }
  | { readonly kind: "failed"; readonly detail: string }

/** Resolves a name by the system's resolver, all addresses. */
export const systemResolve = (hostname: string): Promise<ReadonlyArray<ResolvedAddress>> =>
  resolveName(hostname, { all: true })

/**
 * Asks for an address. The host is judged before the port, for another port of a private host would help nobody. Never
 * rejects; aborting the signal closes the connection.
 */
export const ask = async (
  url: URL,
  settings: RequestSettings,
  isReadable: (contentType: string) => boolean,
  signal: AbortSignal
): Promise<Answer> => {
  const hostname = url.hostname.replace(/^\[|\]$/g, "")
  const badPort = portRefusal(portOf(url), settings.allowPorts)
  let addresses: ReadonlyArray<ResolvedAddress>
  try {
    const family = isIP(hostname)
    addresses = family === 0 ? await settings.resolve(hostname) : [{ address: hostname, family }]
  } catch (cause) {
    if (badPort !== undefined) return { kind: "refused", detail: badPort }
    return { kind: "failed", detail: `the name "${hostname}" could not be resolved (${codeOf(cause)})` }
  }
  if (addresses.length === 0) return { kind: "failed", detail: `the name "${hostname}" has no address` }
  for (const { address } of addresses) {
    const refusal = refusalOf(address, settings.allowAddresses)
    if (refusal === undefined) continue
    const name = address === hostname ? "" : `"${hostname}" resolves to ${address}; `
    return { kind: "refused", detail: `${name}${refusal}` }
  }
  if (badPort !== undefined) return { kind: "refused", detail: badPort }
  return send(url, hostname, addresses, settings, isReadable, signal)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const portOf = (url: URL): number => (url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port))

const portRefusal = (port: number, allowed: ReadonlyArray<number>): string | undefined =>
  allowed.includes(port) ? undefined : `port ${port} is not allowed, only ${allowed.join(" and ")}`

const codeOf = (cause: unknown): string => {
  if (typeof cause !== "object" || cause === null) return "unknown cause"
  if ("code" in cause && typeof cause.code === "string") return cause.code
  return cause instanceof Error ? cause.message : "unknown cause"
}

const send = (
  url: URL,
  hostname: string,
  addresses: ReadonlyArray<ResolvedAddress>,
  settings: RequestSettings,
  isReadable: (contentType: string) => boolean,
  signal: AbortSignal
): Promise<Answer> =>
  new Promise((settle) => {
    const isSecure = url.protocol === "https:"
    // Agents of its own: nothing is reused, and no proxy of the environment is asked instead.
    const agent = isSecure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false })
    const options: RequestOptions = {
      agent,
      method: "GET",
      host: hostname,
      port: portOf(url),
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        accept: "text/html, text/markdown, text/plain, text/csv, text/vtt, application/xhtml+xml;q=0.9, */*;q=0.1",
        "accept-encoding": "gzip, deflate, br",
        "user-agent": settings.userAgent
      },
      // The checked addresses and no others: a second look-up could give a different one (DNS rebinding).
      lookup: (_hostname, lookupOptions, callback) => {
        const [first] = addresses
        if (lookupOptions.all === true) callback(null, [...addresses])
        else if (first !== undefined) callback(null, first.address, first.family)
      },
      signal
    }
    const request = (isSecure ? httpsRequest : httpRequest)(options)
    const finish = (answer: Answer) => {
      settle(answer)
      request.destroy()
      agent.destroy()
    }
    request.on("error", (cause) => finish({ kind: "failed", detail: `the connection failed (${codeOf(cause)})` }))
    request.on("response", (response) => {
      const early = fromHead(response, settings, isReadable)
      if (early !== undefined) return finish(early)
      readBody(response, settings.maxBytes).then(
        (body) =>
          finish(
            body === undefined
              ? { kind: "too-large", bytes: undefined }
              : { kind: "ok", bytes: body, contentType: response.headers["content-type"] ?? "" }
          ),
        (cause: unknown) => finish({ kind: "failed", detail: `the answer broke off (${codeOf(cause)})` })
      )
    })
    request.end()
  })

// What the head of an answer decides already.
const fromHead = (
  response: IncomingMessage,
  settings: RequestSettings,
  isReadable: (contentType: string) => boolean
): Answer | undefined => {
  const status = response.statusCode ?? 0
  const { location } = response.headers
  if (status >= 300 && status < 400 && location !== undefined) return { kind: "redirect", location }
  if (status < 200 || status > 299) return { kind: "status", status }
  const contentType = response.headers["content-type"] ?? ""
  if (!isReadable(contentType)) return { kind: "unsupported", contentType }
  const length = Number(response.headers["content-length"] ?? 0)
  return length > settings.maxBytes ? { kind: "too-large", bytes: length } : undefined
}

// The decoded body, or undefined when it has more bytes than the limit, on the wire or after decompression.
const readBody = async (response: IncomingMessage, maxBytes: number): Promise<Uint8Array | undefined> => {
  const decoded = decompressed(response)
  const chunks: Array<Uint8Array> = []
  let length = 0
  try {
    for await (const chunk of decoded) {
      const bytes: unknown = chunk
      if (!(bytes instanceof Uint8Array)) continue
      length += bytes.length
      if (length > maxBytes) return undefined
      chunks.push(bytes)
    }
    return new Uint8Array(Buffer.concat(chunks))
  } finally {
    decoded.destroy()
  }
}

const decompressed = (response: IncomingMessage): Readable => {
  const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase()
  const decoder = decoders[encoding]
  if (decoder === undefined) {
    if (encoding !== "identity" && encoding !== "") throw new Error(`content encoding ${encoding}`)
    return response
  }
  const stream = decoder()
  response.on("error", (cause) => stream.destroy(cause))
  response.on("aborted", () => stream.destroy(new Error("aborted")))
  return response.pipe(stream)
}

const decoders: Partial<Record<string, () => ReturnType<typeof createGunzip>>> = {
  gzip: () => createGunzip(),
  "x-gzip": () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress()
}
