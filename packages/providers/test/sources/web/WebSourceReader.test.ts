import { assert, describe, it } from "@effect/vitest"
import { readSource } from "@postwright/core/knowledge/DocumentReader"
import { SourceReaders } from "@postwright/core/knowledge/SourceReader"
import * as SourceReaderContract from "@postwright/core/testing/knowledge/SourceReaderContract"
import * as WebSourceReader from "@postwright/providers/sources/web/WebSourceReader"
import { Effect, Layer } from "effect"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { brotliCompressSync, gzipSync } from "node:zlib"
import { mediaTypeByName } from "@postwright/core/knowledge/SourceFormat"

type Handler = (request: IncomingMessage, response: ServerResponse) => void

const serve = (handler: Handler) =>
  Effect.acquireRelease(
    Effect.promise(
      () =>
        new Promise<{ readonly port: number; readonly close: () => Promise<void> }>((done) => {
          const server = createServer(handler)
          server.listen(0, "127.0.0.1", () => {
            const address = server.address()
            const port = typeof address === "object" && address !== null ? address.port : 0
            done({
              port,
              close: () =>
                new Promise((closed) => {
                  server.closeAllConnections()
                  server.close(() => closed())
                })
            })
          })
        })
    ),
    (server) => Effect.promise(server.close)
  )

// A reader that may ask this one server, whatever name leads to it.
const readerOf = (port: number, options: WebSourceReader.Options = {}) =>
  WebSourceReader.make({
    allowAddresses: ["127.0.0.1"],
    allowPorts: [port, 80, 443],
    resolve: () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]),
    ...options
  })

const page =
  (body: string): Handler =>
  (_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8")
    response.end(body)
  }

const tagOf = (reader: ReturnType<typeof readerOf>, reference: string) =>
  reader.read(reference, {}).pipe(
    Effect.flip,
    Effect.map((error) => ({ tag: error.reason._tag, message: error.message }))
  )

const site = Effect.gen(function* () {
  const files = new Map<string, Uint8Array>()
  const { port } = yield* serve((request, response) => {
    const bytes = files.get(decodeURIComponent(request.url ?? ""))
    if (bytes === undefined) {
      response.statusCode = 404
      response.end("nothing here")
      return
    }
    response.setHeader("content-type", mediaTypeByName(request.url ?? ""))
    response.end(bytes)
  })
  const origin = `http://sources.example:${port}`
  return {
    reader: readerOf(port),
    base: {},
    put: (name: string, bytes: Uint8Array) =>
      Effect.sync(() => {
        files.set(`/${name}`, bytes)
        return `${origin}/${encodeURIComponent(name)}`
      }),
    missing: `${origin}/none.md`,
    foreign: ["notes.md", "C:\\notes.md", "ftp://example.com/a", "file:///etc/hostname", "//example.com/a"],
    forbidden: [
      "http://10.0.0.1/",
      "http://[::1]/",
      "http://169.254.169.254/latest/meta-data/",
      "http://2130706434/",
      "http://0x7f.0.0.2/",
      "http://[::ffff:10.0.0.1]/",
      "http://[64:ff9b::a00:1]/",
      "http://[2002:a00:1::]/",
      "http://[fe80::1]/",
      "http://100.64.0.1/",
      "http://user:secret@example.com/",
      "http://example.com:22/",
      "https://example.com:6379/"
    ]
  }
})

describe("SourceReader (web)", () => {
  for (const item of SourceReaderContract.cases(site)) it.live(item.title, () => item.run)
})

describe("WebSourceReader", () => {
  it.live("refuses a name that resolves to any address that is not public", () =>
    Effect.gen(function* () {
      const refused = [
        ["127.0.0.1", 4],
        ["192.168.1.1", 4],
        ["0.0.0.0", 4],
        ["::1", 6],
        ["fd00::1", 6],
        ["::ffff:127.0.0.1", 6],
        ["64:ff9b::7f00:1", 6],
        ["2002:7f00:1::", 6],
        ["2001:0:1::", 6],
        ["fe80::1%eth0", 6],
        ["not an address", 4]
      ] as const
      for (const [address, family] of refused) {
        const reader = WebSourceReader.make({
          resolve: () =>
            Promise.resolve([
              { address: "93.184.216.34", family: 4 },
              { address, family }
            ])
        })
        assert.strictEqual((yield* tagOf(reader, "http://example.com/")).tag, "SourceNotAllowed", address)
      }
    })
  )

  it.live("tells that an address is not public before it looks at the port, and asks nobody", () =>
    Effect.gen(function* () {
      let asked = 0
      const { port } = yield* serve((request, response) => {
        asked++
        page("<p>Private.</p>")(request, response)
      })
      const resolve = (name: string) =>
        name === "unknown.example"
          ? Promise.reject(new Error("ENOTFOUND"))
          : Promise.resolve([{ address: name === "localhost" ? "127.0.0.1" : "93.184.216.34", family: 4 }])
      const reader = WebSourceReader.make({ resolve })
      const told = (reference: string) => Effect.map(tagOf(reader, reference), ({ message }) => message)
      for (const reference of ["http://127.0.0.1:9/a", `http://127.0.0.1:${port}/`, `http://localhost:${port}/`]) {
        const message = yield* told(reference)
        assert.include(message, "127.0.0.1 is not on the public Internet (loopback)", reference)
        assert.include(message, "only public addresses are read")
        assert.notInclude(message, `port ${port}`)
      }
      assert.include(yield* told(`http://localhost:${port}/`), '"localhost" resolves to 127.0.0.1')
      assert.include(yield* told("http://[::1]:9/"), "::1 is not on the public Internet (loopback)")
      for (const name of ["public.example", "unknown.example"]) {
        assert.include(yield* told(`http://${name}:8080/`), "port 8080 is not allowed, only 80 and 443")
      }
      assert.strictEqual(asked, 0)
    })
  )

  it.live("asks only the address that was checked, however the name resolves later", () =>
    Effect.gen(function* () {
      let lookups = 0
      const { port } = yield* serve(page("<p>Checked.</p>"))
      const reader = readerOf(port, {
        resolve: () => {
          lookups++
          return Promise.resolve([{ address: lookups === 1 ? "127.0.0.1" : "127.0.0.2", family: 4 }])
        }
      })
      const content = yield* reader.read(`http://rebinding.example:${port}/`, {})
      assert.include(new TextDecoder().decode(content.bytes), "Checked")
      assert.strictEqual(lookups, 1)
      assert.strictEqual((yield* tagOf(reader, `http://rebinding.example:${port}/`)).tag, "SourceNotAllowed")
    })
  )

  it.live("checks every redirect anew", () =>
    Effect.gen(function* () {
      let target = ""
      const { port } = yield* serve((request, response) => {
        if (request.url === "/start") {
          response.writeHead(302, { location: target })
          response.end()
        } else page("<p>Arrived.</p>")(request, response)
      })
      const reader = readerOf(port)
      const start = `http://sources.example:${port}/start`
      target = "/end?x=1#top"
      const content = yield* reader.read(start, {})
      assert.strictEqual(content.resolvedName, `http://sources.example:${port}/end?x=1#top`)
      const bad = [
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "http://a:b@sources.example/",
        `http://[::1]:${port}/`,
        "http://sources.example:25/",
        "gopher://x/",
        "http://"
      ]
      for (const next of bad) {
        target = next
        const { tag, message } = yield* tagOf(reader, start)
        assert.strictEqual(tag, "SourceNotAllowed", next)
        assert.include(message, start)
        assert.include(message, "redirects")
      }
      target = "/start"
      const loop = yield* tagOf(reader, start)
      assert.strictEqual(loop.tag, "SourceUnreachable")
      assert.include(loop.message, "redirects more than 5 times")
    })
  )

  it.live("stops at the size limit: declared, streamed without end, and after decompression", () =>
    Effect.gen(function* () {
      let sent = 0
      const bomb = gzipSync(new Uint8Array(50_000_000))
      const { port } = yield* serve((request, response) => {
        response.setHeader("content-type", "text/plain")
        if (request.url === "/declared") {
          response.setHeader("content-length", "90000000")
          response.write("x")
          return
        }
        if (request.url === "/bomb") {
          response.setHeader("content-encoding", "gzip")
          response.end(bomb)
          return
        }
        const more = () => {
          while (!response.destroyed && response.write("x".repeat(65_536))) sent += 65_536
        }
        response.on("drain", more)
        more()
      })
      const reader = readerOf(port, { maxBytes: 1_000_000 })
      for (const path of ["declared", "endless", "bomb"]) {
        assert.strictEqual((yield* tagOf(reader, `http://sources.example:${port}/${path}`)).tag, "SourceTooLarge", path)
      }
      assert.isBelow(sent, 20_000_000)
    })
  )

  it.live("decodes gzip, deflate and brotli, and refuses what it cannot decode", () =>
    Effect.gen(function* () {
      const bodies: Record<string, Uint8Array> = {
        gzip: gzipSync("<p>Compressed.</p>"),
        br: brotliCompressSync("<p>Compressed.</p>"),
        zstd: new Uint8Array([1, 2, 3])
      }
      const { port } = yield* serve((request, response) => {
        const encoding = (request.url ?? "").slice(1)
        response.setHeader("content-type", "text/html")
        response.setHeader("content-encoding", encoding.replace("broken", "gzip"))
        response.end(bodies[encoding] ?? "this is no gzip")
      })
      const reader = readerOf(port)
      for (const encoding of ["gzip", "br"]) {
        const content = yield* reader.read(`http://sources.example:${port}/${encoding}`, {})
        assert.strictEqual(new TextDecoder().decode(content.bytes), "<p>Compressed.</p>")
      }
      for (const encoding of ["zstd", "broken"]) {
        assert.strictEqual(
          (yield* tagOf(reader, `http://sources.example:${port}/${encoding}`)).tag,
          "SourceUnreachable"
        )
      }
    })
  )

  it.live("gives up after the time-out: no answer, or one that trickles", () =>
    Effect.gen(function* () {
      let timer: NodeJS.Timeout | undefined
      const { port } = yield* serve((request, response) => {
        if (request.url === "/silent") return
        response.setHeader("content-type", "text/plain")
        timer = setInterval(() => response.write("."), 20)
        response.on("close", () => clearInterval(timer))
      })
      const reader = readerOf(port, { timeout: "200 millis" })
      for (const path of ["silent", "trickle"]) {
        const { tag, message } = yield* tagOf(reader, `http://sources.example:${port}/${path}`)
        assert.strictEqual(tag, "SourceUnreachable", path)
        assert.include(message, "200ms")
      }
    })
  )

  it.live("tells statuses, formats and broken connections apart", () =>
    Effect.gen(function* () {
      const { port } = yield* serve((request, response) => {
        const path = (request.url ?? "").slice(1)
        if (/^\d+$/.test(path)) {
          response.statusCode = Number(path)
          response.end()
          return
        }
        if (path === "cut") {
          response.writeHead(200, { "content-type": "text/plain", "content-length": "1000" })
          response.write("only a part")
          setTimeout(() => response.destroy(), 20)
          return
        }
        if (path === "reset") {
          request.socket.destroy()
          return
        }
        response.setHeader("content-type", decodeURIComponent(path))
        response.end("x")
      })
      const reader = readerOf(port)
      const expected: Record<string, string> = {
        "404": "SourceNotFound",
        "410": "SourceNotFound",
        "403": "SourceUnreachable",
        "500": "SourceUnreachable",
        "204": "SourceEmpty",
        "304": "SourceUnreachable",
        cut: "SourceUnreachable",
        reset: "SourceUnreachable",
        "application%2Fpdf": "SourceUnsupported",
        "image%2Fpng": "SourceUnsupported",
        "application%2Fjson": "SourceUnsupported",
        "text%2Fjavascript": "SourceUnsupported"
      }
      for (const [path, tag] of Object.entries(expected)) {
        assert.strictEqual((yield* tagOf(reader, `http://sources.example:${port}/${path}`)).tag, tag, path)
      }
      const { message } = yield* tagOf(reader, `http://sources.example:${port}/application%2Fpdf`)
      assert.include(message, "a PDF document")
      assert.include(message, "Markdown (.md)")
      const unknown = readerOf(port, {
        resolve: () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }))
      })
      assert.include((yield* tagOf(unknown, "http://nowhere.example/")).message, "ENOTFOUND")
    })
  )

  it.live("closes the connection when its fiber is interrupted", () =>
    Effect.gen(function* () {
      let closed = false
      const { port } = yield* serve((request) => {
        request.socket.on("close", () => {
          closed = true
        })
      })
      yield* readerOf(port).read(`http://sources.example:${port}/silent`, {}).pipe(Effect.timeoutOption("100 millis"))
      yield* Effect.promise(() => new Promise((done) => setTimeout(done, 50)))
      assert.isTrue(closed)
    })
  )

  it.live("asks no proxy of the environment", () =>
    Effect.gen(function* () {
      const proxy = yield* serve(page("<p>From the proxy.</p>"))
      const { port } = yield* serve(page("<p>From the server.</p>"))
      const before = { ...process.env }
      Object.assign(process.env, {
        HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
        http_proxy: `http://127.0.0.1:${proxy.port}`,
        NODE_USE_ENV_PROXY: "1"
      })
      const content = yield* readerOf(port)
        .read(`http://sources.example:${port}/`, {})
        .pipe(Effect.ensuring(Effect.sync(() => (process.env = before))))
      assert.include(new TextDecoder().decode(content.bytes), "From the server")
    })
  )

  it.live("gives a page as a document that cites the address of the brief", () =>
    Effect.gen(function* () {
      const { port } = yield* serve((_request, response) => {
        response.setHeader("content-type", "text/html; charset=iso-8859-1")
        response.end(
          Buffer.from("<main><h1>Werkstatt</h1><p>Die Räder fahren über schöne Straßen nach Köln.</p></main>", "latin1")
        )
      })
      const reference = `http://sources.example:${port}/seite`
      const document = yield* readSource(reference, {}).pipe(Effect.provide(SourceReaders.layerOf(readerOf(port))))
      assert.strictEqual(document.title, "Werkstatt")
      assert.strictEqual(document.blocks[1]?.sentences[0]?.text, "Die Räder fahren über schöne Straßen nach Köln.")
      assert.isTrue(document.isExtracted)
      assert.strictEqual(document.cite(0, 9).source, reference)
    })
  )

  it.live("joins the registry as a layer", () =>
    Effect.gen(function* () {
      const readers = yield* SourceReaders
      const error = yield* readers.read("http://127.0.0.1/", {}).pipe(Effect.flip)
      assert.strictEqual(error.reason._tag, "SourceNotAllowed")
      assert.include(error.message, "loopback")
    }).pipe(Effect.provide(WebSourceReader.layer().pipe(Layer.provideMerge(SourceReaders.layer))))
  )
})
