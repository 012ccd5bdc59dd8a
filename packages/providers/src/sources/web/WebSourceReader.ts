/**
 * Reads sources from the Web, over HTTP and HTTPS, from public addresses only. Every address that a name resolves to is
 * checked, the connection goes to a checked address, and every redirect is checked anew, so that no page can make the
 * process ask its own network.
 *
 * @see {@link https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html | OWASP on server-side request forgery}
 * @since 0.1.0
 */
import { briefLimits } from "@postwright/core/campaign/Brief"
import {
  KnowledgeError,
  SourceEmpty,
  SourceNotAllowed,
  SourceNotFound,
  SourceTooLarge,
  SourceUnreachable,
  SourceUnsupported
} from "@postwright/core/knowledge/KnowledgeError"
import { formatName, mediaTypeByName, toSourceMediaType } from "@postwright/core/knowledge/SourceFormat"
import { type SourceContent, type SourceReader, SourceReaders } from "@postwright/core/knowledge/SourceReader"
import { Duration, Effect, type Layer } from "effect"
import { type Answer, ask, type RequestSettings, type ResolvedAddress, systemResolve } from "./internal/request.ts"

export interface Options {
  /**
   * Largest body that is read, in bytes, before and after decompression.
   *
   * @default 20,000,000 (`briefLimits.maxSourceBytes`)
   */
  readonly maxBytes?: number
  /**
   * Longest time for one source, redirects included.
   *
   * @default 20 seconds
   */
  readonly timeout?: Duration.Input
  /**
   * Redirects that are followed.
   *
   * @default 5
   */
  readonly maxRedirects?: number
  /**
   * Ports that may be asked.
   *
   * @default [80, 443]
   */
  readonly allowPorts?: ReadonlyArray<number>
  /**
   * Addresses or ranges in CIDR form (`10.1.0.0/16`) that may be asked though they are not public: an intranet, or the
   * loopback address in a test.
   *
   * @default none
   */
  readonly allowAddresses?: ReadonlyArray<string>
  /** @default "Postwright (+https://github.com/postwright/postwright)" */
  readonly userAgent?: string
  /**
   * Resolves a name to all of its addresses.
   *
   * @default the resolver of the system
   */
  readonly resolve?: (hostname: string) => Promise<ReadonlyArray<ResolvedAddress>>
}

/** A reader of web addresses. Takes references that start with `http:` or `https:`. */
export const make = (options: Options = {}): SourceReader => {
  const settings: RequestSettings = {
    allowAddresses: options.allowAddresses ?? [],
    allowPorts: options.allowPorts ?? [80, 443],
    maxBytes: options.maxBytes ?? briefLimits.maxSourceBytes,
    userAgent: options.userAgent ?? "Postwright (+https://github.com/postwright/postwright)",
    resolve: options.resolve ?? systemResolve
  }
  const maxRedirects = options.maxRedirects ?? 5
  const timeout = Duration.fromInputUnsafe(options.timeout ?? "20 seconds")

  const follow = Effect.fnUntraced(function* (source: string): Effect.fn.Return<SourceContent, KnowledgeError> {
    let address = source.trim()
    let from: URL | undefined
    for (let redirects = 0; redirects <= maxRedirects; redirects++) {
      const url = yield* checkUrl(source, address, from)
      const answer = yield* Effect.promise((signal) => ask(url, settings, isReadable, signal))
      if (answer.kind !== "redirect") return yield* toContent(source, url, answer, settings.maxBytes, redirects > 0)
      address = answer.location
      from = url
    }
    return yield* unreachable(source, `it redirects more than ${maxRedirects} times`)
  })

  const read = Effect.fn("WebSourceReader.read")((source: string) =>
    follow(source).pipe(
      Effect.timeoutOrElse({
        duration: timeout,
        orElse: () => Effect.fail(unreachable(source, `no complete answer came within ${Duration.format(timeout)}`))
      })
    )
  )

  return { name: "web", accepts: (reference) => /^https?:/i.test(reference.trim()), read }
}

/** Contributes the reader to the registry. */
export const layer = (options: Options = {}): Layer.Layer<never, never, SourceReaders> =>
  SourceReaders.layerEntry(Effect.sync(() => make(options)))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const notAllowed = (source: string, detail: string): KnowledgeError =>
  new KnowledgeError({ reason: new SourceNotAllowed({ source, detail }) })

const unreachable = (source: string, detail: string): KnowledgeError =>
  new KnowledgeError({ reason: new SourceUnreachable({ source, detail }) })

const checkUrl = (source: string, address: string, from: URL | undefined): Effect.Effect<URL, KnowledgeError> => {
  const by = from === undefined ? "" : "it redirects to an address that is not allowed: "
  const url = URL.parse(address, from?.href)
  if (url === null) return Effect.fail(notAllowed(source, `${by}the address is malformed`))
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return Effect.fail(notAllowed(source, `${by}addresses that start with "${url.protocol}" are not read`))
  }
  if (url.username !== "" || url.password !== "") {
    return Effect.fail(notAllowed(source, `${by}the address holds a user name or password`))
  }
  return Effect.succeed(url)
}

// What can be read, and what a server calls bytes because it knows no better.
const isReadable = (contentType: string): boolean =>
  toSourceMediaType(contentType) !== undefined || /^\s*(?:application\/octet-stream\s*)?(?:;|$)/i.test(contentType)

const toContent = (
  source: string,
  url: URL,
  answer: Exclude<Answer, { kind: "redirect" }>,
  maxBytes: number,
  isRedirected: boolean
): Effect.Effect<SourceContent, KnowledgeError> => {
  switch (answer.kind) {
    case "ok": {
      if (answer.bytes.length === 0) return Effect.fail(new KnowledgeError({ reason: new SourceEmpty({ source }) }))
      const mediaType = answer.contentType === "" ? mediaTypeByName(url.pathname) : answer.contentType
      return Effect.succeed({ bytes: answer.bytes, mediaType, resolvedName: url.href })
    }
    case "status":
      return Effect.fail(
        answer.status === 404 || answer.status === 410
          ? new KnowledgeError({ reason: new SourceNotFound({ source }) })
          : unreachable(source, `the server answered with status ${answer.status}`)
      )
    case "unsupported":
      return Effect.fail(
        new KnowledgeError({ reason: new SourceUnsupported({ source, format: formatName(answer.contentType) }) })
      )
    case "refused":
      return Effect.fail(notAllowed(source, isRedirected ? `it redirects there: ${answer.detail}` : answer.detail))
    case "too-large":
      return Effect.fail(
        new KnowledgeError({
          reason: new SourceTooLarge({
            source,
            maxBytes,
            ...(answer.bytes === undefined ? {} : { actualBytes: answer.bytes })
          })
        })
      )
    case "failed":
      return Effect.fail(unreachable(source, answer.detail))
  }
}
