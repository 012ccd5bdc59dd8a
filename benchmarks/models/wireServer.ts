/**
 * The simulated OpenAI in a process of its own, so that its work is not counted as that of whoever asks: run by
 * `startWireServer`, it answers after a pause that is told.
 */
import { makeOpenAiSimulator, sandboxKey } from "@postwright/providers/simulators/openai/OpenAiSimulator"
import type { WireReply } from "@postwright/providers/simulators/openai/ChatScript"
import { Effect } from "effect"
import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { setTimeout } from "node:timers/promises"
import { recordedFor } from "../../packages/core/test/campaign/modelCampaign.ts"
import { campaignBrief } from "./material.ts"

/** What it answers: always the same text, or what the built-in rules answered to the same question of the campaign. */
export interface WireAnswers {
  readonly answer: { readonly text: string } | "campaign"
  /** From the end of a request to the first byte of its answer. */
  readonly delayMillis: number
  /** How an answer is streamed. @default it is not */
  readonly pieces?: Pieces
}

/** An answer in pieces of so many characters, with pauses between them. */
export interface Pieces {
  readonly length: number
  readonly pauseMillis: number
  /** Characters after which the server tells how long ago the request came. */
  readonly markedAt: number
}

/** A server that listens. */
export interface WireServer {
  readonly baseUrl: string
  readonly apiKey: string
  /** Milliseconds from the next request to the mark within its streamed answer. */
  readonly nextMark: () => Promise<number>
  readonly stop: () => Promise<void>
}

/** Starts the process, and waits until it listens. */
export const startWireServer = async (answers: WireAnswers): Promise<WireServer> => {
  const child: ChildProcess = fork(import.meta.filename, [JSON.stringify(answers)], {
    execArgv: process.execArgv.filter((option) => option.startsWith("--conditions"))
  })
  const baseUrl = await new Promise<string>((resolve, reject) => {
    child.once("message", (origin) => resolve(`${String(origin)}/v1`))
    child.once("exit", (code) => reject(new Error(`The wire server ended with ${code} before it listened.`)))
  })
  return {
    baseUrl,
    apiKey: sandboxKey,
    nextMark: async () => Number((await once(child, "message"))[0]),
    stop: async () => {
      child.disconnect()
      if (child.exitCode === null) await once(child, "exit")
    }
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const usage = { inputTokens: 2_000, outputTokens: 500 }

const serve = async ({ answer, delayMillis, pieces }: WireAnswers): Promise<void> => {
  const simulator = makeOpenAiSimulator()
  const recorded = answer === "campaign" ? await Effect.runPromise(recordedFor(await campaignBrief())) : undefined
  simulator.answerWith(({ body }) => {
    const messages = body["messages"]
    const turns = Array.isArray(messages) ? messages.slice(1) : []
    const content = answer === "campaign" ? recorded?.answerTo(turns) : answer.text
    return { kind: "message", content: content ?? "nobody asked that", usage }
  })
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const endedAt = performance.now()
      const reply = simulator.handle(wireRequest(request, Buffer.concat(chunks)))
      if (reply._tag === "Events" && pieces !== undefined) void stream(reply, response, pieces, endedAt)
      else if (delayMillis === 0) send(reply, response)
      else void setTimeout(endedAt + delayMillis - performance.now()).then(() => send(reply, response))
    })
  })
  server.listen(0, "127.0.0.1", () => {
    const address = server.address()
    process.send?.(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`)
  })
  process.on("disconnect", () => process.exit(0))
}

const wireRequest = ({ headers, method, url }: IncomingMessage, body: Buffer) => ({
  method: method ?? "GET",
  path: url ?? "/",
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value])
  ),
  // The AI SDK names the dialect of its schemas, which OpenAI takes; the simulator knows only what is documented.
  body: body.toString("utf8").replace(/"\$schema":"[^"]*",/, "")
})

const send = (reply: WireReply, response: ServerResponse): void => {
  if (reply._tag !== "Body") throw new Error(`The benchmarks expect whole answers, not ${reply._tag}.`)
  response.writeHead(reply.status, { ...reply.headers, "content-length": Buffer.byteLength(reply.body) })
  response.end(reply.body)
}

/** The events of the simulator with its text in other pieces. */
const stream = async (
  { events, headers }: Extract<WireReply, { _tag: "Events" }>,
  response: ServerResponse,
  { length, markedAt, pauseMillis }: Pieces,
  startedAt: number
): Promise<void> => {
  response.writeHead(200, headers)
  let written = 0
  for (const event of events) {
    const chunk = event.startsWith("data: {") ? JSON.parse(event.slice("data: ".length)) : undefined
    const text: string = chunk?.choices?.[0]?.delta?.content ?? ""
    const texts = text === "" ? [""] : (text.match(new RegExp(`[^]{1,${length}}`, "g")) ?? [])
    for (const piece of texts) {
      if (piece !== "") {
        await setTimeout(pauseMillis)
        chunk.choices[0].delta.content = piece
      }
      response.write(`${piece === "" ? event : `data: ${JSON.stringify(chunk)}`}\n\n`)
      const isMark = written < markedAt && written + piece.length >= markedAt
      written += piece.length
      if (isMark) process.send?.(performance.now() - startedAt)
    }
  }
  response.end()
}

if (process.argv[1] === import.meta.filename) await serve(JSON.parse(process.argv[2] ?? "{}"))
