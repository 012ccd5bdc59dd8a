/**
 * Serves a simulated vendor of embeddings, images, sound and moderation over HTTP, on a port of this machine. It listens
 * on the loopback address only.
 *
 * @since 0.1.0
 */
import { Effect, type Scope } from "effect"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { pipeline, Readable } from "node:stream"
import { type MediaSimulator } from "./MediaSimulator.ts"

/** Serves until the scope closes; open connections are dropped then. `origin` has no slash at the end. */
export const serveMedia = (
  simulator: Pick<MediaSimulator, "handle" | "noteCancelled">
): Effect.Effect<{ readonly origin: string }, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.callback<{ readonly origin: string; readonly close: () => Promise<void> }>((resume) => {
      const server = createServer((request, response) => void answer(simulator, request, response))
      server.listen(0, "127.0.0.1", () => {
        const address = server.address()
        const port = typeof address === "object" && address !== null ? address.port : 0
        const close = () =>
          new Promise<void>((resolve) => {
            server.close(() => resolve())
            server.closeAllConnections()
          })
        resume(Effect.succeed({ origin: `http://127.0.0.1:${port}`, close }))
      })
    }),
    ({ close }) => Effect.promise(close)
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const answer = async (
  simulator: Pick<MediaSimulator, "handle" | "noteCancelled">,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> => {
  let isDropped = false
  response.on("close", () => {
    if (!response.writableEnded && !isDropped) simulator.noteCancelled()
  })
  const chunks: Array<Buffer> = []
  // A caller that gives up while it sends is counted above.
  const isWhole = await new Promise<boolean>((resolve) => {
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => resolve(true))
    request.on("error", () => resolve(false))
  })
  if (!isWhole) return
  const reply = await simulator.handle(toRequest(request, Buffer.concat(chunks)))
  switch (reply._tag) {
    case "Silence":
      return
    case "Reset":
      isDropped = true
      response.destroy()
      return
    case "Body": {
      const bytes = typeof reply.body === "string" ? Buffer.from(reply.body, "utf8") : reply.body
      response.writeHead(reply.status, { ...reply.headers, "content-length": bytes.byteLength })
      response.end(bytes)
      return
    }
    case "Pieces":
      response.writeHead(reply.status, reply.headers)
      // A reader that leaves is counted above.
      pipeline(Readable.from(reply.pieces), response, () => {})
  }
}

const toRequest = ({ headers, method = "GET", url = "/" }: IncomingMessage, body: Buffer): Request =>
  new Request(new URL(url, "http://127.0.0.1"), {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): Array<[string, string]> =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]]
    ),
    ...(method === "GET" || method === "HEAD" ? {} : { body: Uint8Array.from(body) })
  })
