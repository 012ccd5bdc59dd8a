/**
 * Serves `AnthropicSimulator` over HTTP: the API under `/v1/messages`, and its controls under `/_simulator/…`:
 * `GET /_simulator/state` and `POST /_simulator/faults`.
 *
 * The controls ask for no password: bind the server to the loopback address.
 *
 * @since 0.1.0
 */
import { Effect, type Layer, Option, Predicate, Stream } from "effect"
import { HttpRouter, type HttpServer, HttpServerRequest, HttpServerResponse } from "effect/http"
import { AnthropicSimulator } from "./AnthropicSimulator.ts"

/** The routes, for an application that serves more than the simulator. */
export const layerRoutes = HttpRouter.use(
  Effect.fnUntraced(function* (router) {
    const simulator = yield* AnthropicSimulator
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
          headers: request.headers,
          body
        })
        switch (answer._tag) {
          case "Response": {
            const chunks = Stream.fromIterable(answer.chunks)
            // Never: what is reset must not be ended in order first.
            const end = Stream.fromEffect(Effect.andThen(reset(request.source), Effect.never))
            const bytes = Stream.encodeText(answer.end === "reset" ? Stream.concat(chunks, end) : chunks)
            return HttpServerResponse.stream(bytes, {
              status: answer.status,
              headers: answer.headers,
              contentType: answer.headers["content-type"] ?? "application/json"
            })
          }
          case "Hang":
            return yield* Effect.never.pipe(Effect.onInterrupt(() => simulator.giveUp))
          case "Reset":
            yield* reset(request.source)
            return yield* Effect.never
        }
      })
    )
  })
)

/** Serves the simulator alone. Needs the platform's `HttpServer`, bound to loopback. */
export const layer: Layer.Layer<never, never, HttpServer.HttpServer | AnthropicSimulator> = HttpRouter.serve(
  layerRoutes,
  { disableListenLog: true, disableLogger: true }
)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Node's request has the socket; where a platform does not give it, the request hangs instead. In order of what was
// written before, so that the pieces that came first arrive.
const reset = (source: object): Effect.Effect<void> =>
  Effect.sync(() => {
    if (!Predicate.hasProperty(source, "socket")) return
    const { socket } = source
    if (Predicate.hasProperty(socket, "destroySoon") && Predicate.isFunction(socket.destroySoon)) socket.destroySoon()
    else if (Predicate.hasProperty(socket, "destroy") && Predicate.isFunction(socket.destroy)) socket.destroy()
  })
