/**
 * Serves a simulated vendor of chat models over HTTP, on a port of this machine. It asks for no password beyond the
 * vendor's keys and listens on the loopback address only.
 *
 * @since 0.1.0
 */
import { Effect, type Scope } from "effect"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { type WireReply } from "./ChatScript.ts"
import { type ChatSimulator } from "./OpenAiSimulator.ts"

/** Where the simulator listens. */
export interface Served {
  /** Such as `http://127.0.0.1:40001`, without a slash at the end. */
  readonly origin: string
}

/** Serves until the scope closes; open connections are dropped then. */
export const serve = (
  simulator: Pick<ChatSimulator, "handle" | "noteCancelled">
): Effect.Effect<Served, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.callback<{ readonly origin: string; readonly close: () => Promise<void> }>((resume) => {
      const server = createServer((request, response) => answer(simulator, request, response))
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

const answer = (
  simulator: Pick<ChatSimulator, "handle" | "noteCancelled">,
  request: IncomingMessage,
  response: ServerResponse
): void => {
  const chunks: Array<Buffer> = []
  request.on("data", (chunk: Buffer) => chunks.push(chunk))
  request.on("end", () => {
    let isOurs = false
    response.on("close", () => {
      if (!response.writableEnded && !isOurs) simulator.noteCancelled()
    })
    const url = new URL(request.url ?? "/", "http://127.0.0.1")
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value])
    )
    const reply = simulator.handle({
      method: request.method ?? "GET",
      path: url.pathname,
      headers,
      body: Buffer.concat(chunks).toString("utf8")
    })
    send(reply, response, () => {
      isOurs = true
      response.destroy()
    })
  })
}

const send = (reply: WireReply, response: ServerResponse, drop: () => void): void => {
  switch (reply._tag) {
    case "Silence":
      return
    case "Reset":
      return drop()
    case "Body": {
      const bytes = Buffer.from(reply.body, "utf8")
      response.writeHead(reply.status, { ...reply.headers, "content-length": bytes.byteLength })
      if (reply.cutAfter === undefined) response.end(bytes)
      // In its own turn, so that what was written is on its way.
      else response.write(bytes.subarray(0, reply.cutAfter), () => setImmediate(drop))
      return
    }
    case "Events": {
      response.writeHead(200, reply.headers)
      const text = reply.events.map((event) => `${event}\n\n`).join("")
      if (reply.isCut) response.write(text, () => setImmediate(drop))
      else response.end(text)
    }
  }
}
