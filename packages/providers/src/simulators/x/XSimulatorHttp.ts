/**
 * Serves `XSimulator` over HTTP: the API under `/2/…`, and its controls under `/_simulator/…`:
 * `GET /_simulator/state`, `POST` and `DELETE /_simulator/faults`, `POST /_simulator/posts`.
 *
 * The controls ask for no password: bind the server to the loopback address.
 *
 * @since 0.1.0
 */
import { Effect, type Layer, Option, Predicate } from "effect"
import { HttpRouter, type HttpServer, HttpServerRequest, HttpServerResponse } from "effect/http"
import { XSimulator } from "./XSimulator.ts"

/** The routes, for an application that serves more than the simulator. */
export const layerRoutes = HttpRouter.use(
  Effect.fnUntraced(function* (router) {
    const simulator = yield* XSimulator
    yield* router.add(
      "*",
      "/*",
      Effect.gen(function* () {
        const request = yield* HttpServerRequest.HttpServerRequest
        const url = Option.getOrUndefined(HttpServerRequest.toURL(request))
        const body = yield* request.text.pipe(Effect.orElseSucceed(() => ""))
        const answer = yield* simulator.handle({
          method: request.method,
          path: url?.pathname ?? request.url,
          query: Object.fromEntries(url?.searchParams ?? []),
          headers: request.headers,
          body
        })
        switch (answer._tag) {
          case "Response":
            return HttpServerResponse.text(answer.body, {
              status: answer.status,
              headers: answer.headers,
              ...(answer.headers["content-type"] === undefined ? {} : { contentType: answer.headers["content-type"] })
            })
          case "Hang":
            return yield* Effect.never
          case "Reset":
            yield* reset(request.source)
            return yield* Effect.never
        }
      })
    )
  })
)

/** Serves the simulator alone. Needs the platform's `HttpServer`, bound to loopback. */
export const layer: Layer.Layer<never, never, HttpServer.HttpServer | XSimulator> = HttpRouter.serve(layerRoutes, {
  disableListenLog: true,
  disableLogger: true
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Node's request has the socket; where a platform does not give it, the request hangs instead.
const reset = (source: object): Effect.Effect<void> =>
  Effect.sync(() => {
    if (!Predicate.hasProperty(source, "socket")) return
    const { socket } = source
    if (Predicate.hasProperty(socket, "resetAndDestroy") && Predicate.isFunction(socket.resetAndDestroy)) {
      socket.resetAndDestroy()
    } else if (Predicate.hasProperty(socket, "destroy") && Predicate.isFunction(socket.destroy)) {
      socket.destroy()
    }
  })
