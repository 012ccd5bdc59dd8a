/** How the lists of models of OpenRouter are asked for. */
import { DateTime, Duration, Effect, Schema } from "effect"
import { FetchHttpClient, HttpClient, HttpClientResponse } from "effect/http"

/** Where a price stands, and when it was read there. */
export interface PriceOrigin {
  readonly checkedOn: string
  readonly source: string
}

/** One list: its path below the address, what it is of in messages, and how an entry is read. */
export interface CatalogueOptions<Entry extends { readonly id: string }, Listed> {
  readonly path: `/${string}`
  readonly what: string
  readonly entry: Schema.Codec<Entry, unknown>
  readonly toListed: (entry: Entry, origin: PriceOrigin) => Listed
}

/** The list by id; empty where it cannot be had in time, which is logged. It asks for no key. */
export const fetchListed = Effect.fnUntraced(function* <Entry extends { readonly id: string }, Listed>(
  baseUrl: string,
  { entry, path, toListed, what }: CatalogueOptions<Entry, Listed>
): Effect.fn.Return<ReadonlyMap<string, Listed>> {
  const source = `${baseUrl}${path}`
  const checkedOn = DateTime.formatIsoDate(yield* DateTime.now)
  return yield* HttpClient.get(source).pipe(
    Effect.flatMap(HttpClientResponse.filterStatusOk),
    Effect.flatMap(HttpClientResponse.schemaBodyJson(Schema.Struct({ data: Schema.Array(entry) }))),
    Effect.timeout(patience),
    Effect.map(({ data }) => new Map(data.map((one) => [one.id, toListed(one, { checkedOn, source })]))),
    Effect.tapError((error) => Effect.logWarning(`The ${what} of OpenRouter could not be listed`, error._tag)),
    Effect.orElseSucceed((): ReadonlyMap<string, Listed> => new Map()),
    Effect.provideService(HttpClient.TracerPropagationEnabled, false),
    Effect.provide(FetchHttpClient.layer)
  )
})

/** A field that may be left out or null. */
export const maybe = <S extends Schema.Top>(schema: S) => Schema.optional(Schema.NullOr(schema))

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const patience = Duration.seconds(10)
