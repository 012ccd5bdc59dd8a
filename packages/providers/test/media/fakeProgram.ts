/**
 * Test equipment: a program on this machine that does what a test says. It sends its arguments and the files beside them
 * to the test and ends as that answers. Nothing of the programs that it stands for is in it.
 */
import { Effect, type Scope } from "effect"
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises"
import { createServer } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** What it was called with. */
export interface SeenCall {
  readonly args: ReadonlyArray<string>
  readonly folder: string
  /** Files in its folder. */
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly env: Readonly<Record<string, string>>
}

/** What it does. Nothing: it hangs. */
export interface ProgramAnswer {
  readonly code?: number
  readonly output?: string
  readonly error?: string
  /** Written into its folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
}

export interface FakeProgram {
  readonly path: string
  readonly calls: () => ReadonlyArray<SeenCall>
  /** Calls that ended before they were answered. */
  readonly killed: () => number
}

export const fakeProgram = (
  name: string,
  answer: (call: SeenCall) => ProgramAnswer | undefined
): Effect.Effect<FakeProgram, never, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      const calls: Array<SeenCall> = []
      let killed = 0
      const server = createServer((request, response) => {
        const chunks: Array<Buffer> = []
        request.on("data", (chunk: Buffer) => chunks.push(chunk))
        request.on("end", () => {
          const seen = JSON.parse(Buffer.concat(chunks).toString("utf8"))
          const files = Object.fromEntries(
            Object.entries<string>(seen.files).map(([file, base64]) => [
              file,
              new Uint8Array(Buffer.from(base64, "base64"))
            ])
          )
          const call: SeenCall = { ...seen, files }
          calls.push(call)
          const told = answer(call)
          if (told === undefined) {
            response.on("close", () => killed++)
            return
          }
          const made = Object.entries(told.files ?? {}).map(([file, content]) => [
            file,
            Buffer.from(content as Uint8Array).toString("base64")
          ])
          response.end(JSON.stringify({ ...told, files: Object.fromEntries(made) }))
        })
      })
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
      const address = server.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      const folder = await mkdtemp(join(tmpdir(), "postwright-fake-"))
      const path = join(folder, name)
      await writeFile(path, source(port))
      await chmod(path, 0o755)
      return { path, calls: () => calls, killed: () => killed, server, folder }
    }),
    ({ folder, server }) =>
      Effect.promise(async () => {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
        await rm(folder, { recursive: true, force: true })
      })
  )

const source = (port: number): string => `#!${process.execPath}
const fs = require("node:fs")
const files = Object.fromEntries(
  fs.readdirSync(".").filter((file) => fs.statSync(file).isFile()).map((file) => [file, fs.readFileSync(file).toString("base64")])
)
fetch("http://127.0.0.1:${port}", {
  method: "POST",
  body: JSON.stringify({ args: process.argv.slice(2), folder: process.cwd(), files, env: process.env })
}).then((response) => response.json()).then((told) => {
  for (const [file, content] of Object.entries(told.files ?? {})) fs.writeFileSync(file, Buffer.from(content, "base64"))
  process.stderr.write(told.error ?? "")
  process.stdout.write(told.output ?? "", () => process.exit(told.code ?? 0))
})
`
