import { type RecordedAnswers } from "@postwright/core/testing/agents/RecordedAnswers"
import { createHash } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { contradicting, inGerman } from "./faultyAnswers.ts"
import { type Plan, priceOf, type Reply, type VendorName, wires } from "./faultyWires.ts"

/** What can go wrong with one question. Each has the same share. */
export const faults = [
  "overloaded",
  "overloaded-for",
  "rate-limited",
  "server-error",
  "error-within-200",
  "broken-off",
  "reset",
  "stream-error",
  "refusal",
  "cut-off",
  "empty",
  "no-json",
  "wrong-shape",
  "wrong-language",
  "contradiction"
] as const
export type FaultName = (typeof faults)[number]

/** One question as the vendor saw it, and what it bills for it. */
export interface Billed {
  readonly serial: number
  /** The same for the same request. */
  readonly request: string
  readonly fault: FaultName | undefined
  /** Whether it is an answer of the model that costs, a faulty one too. */
  readonly isAnswer: boolean
  /** Micro-USD that the reply names; 0 where it names nothing. */
  readonly toldMicroUsd: number
  /** Whether the whole reply went out. */
  state: "open" | "sent" | "dropped"
}

export interface FaultyVendor {
  readonly env: Readonly<Record<string, string>>
  readonly model: string
  /** Everything that was asked, oldest first. */
  readonly billed: () => ReadonlyArray<Billed>
  /** Called when a question has arrived. */
  readonly onAsked: (listener: () => void) => void
  /** Until nothing is open any more. */
  readonly settled: () => Promise<void>
  /** From now on every question is answered by 503. */
  readonly goDown: () => void
  readonly close: () => Promise<void>
}

export interface FaultyVendorOptions {
  readonly answers: RecordedAnswers
  /** Decides which question meets which fault, by the request and how often it came before: not by the order. */
  readonly seed: number
  /** Share of each fault. @default 0.05 */
  readonly share?: number
  /** Longest time that an answer takes. @default 30 */
  readonly maxMillis?: number
}

/** Output tokens tell which answer it is, wherever they are recorded. */
export const serialOf = (outputTokens: number): number => outputTokens - baseOutput

/** A vendor on this machine that fails often, and counts. */
export const faultyVendor = async (name: VendorName, options: FaultyVendorOptions): Promise<FaultyVendor> => {
  const { answers, maxMillis = 30, seed, share = 0.05 } = options
  const wire = wires[name]()
  const billed: Array<Billed> = []
  const asks = new Map<string, number>()
  const open = new Set<Promise<void>>()
  let listener = (): void => undefined
  let isDown = false

  const answer = (incoming: IncomingMessage, body: string, response: ServerResponse): void => {
    const path = incoming.url ?? "/"
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([key, value]) => [key, String(value)]))
    const request = { method: incoming.method ?? "GET", path, headers, body }
    if (request.method === "GET") return send(wire.handle(request, { kind: "status", status: 200 }), response, () => {})
    const digest = createHash("sha256").update(body).digest("hex").slice(0, 16)
    const ask = (asks.get(digest) ?? 0) + 1
    asks.set(digest, ask)
    const chance = chancesOf(`${seed}/${digest}/${ask}`)
    const fault = share === 0 ? undefined : faults[Math.floor(chance() / share)]
    const known = answers.answerTo(wire.turnsOf(JSON.parse(body))) ?? "nobody asked that"
    const serial = billed.length + 1
    const plan = isDown ? ({ kind: "status", status: 503 } as const) : planOf(name, fault, known, chance)
    const tokens = { input: baseInput, output: baseOutput + serial }
    const entry: Billed = {
      serial,
      request: digest,
      fault: isDown ? "overloaded" : fault,
      isAnswer: plan.kind === "answer",
      toldMicroUsd:
        plan.kind === "answer" ? priceOf(name, tokens) : plan.kind === "broken-off" ? wire.toldOfBrokenOff : 0,
      state: "open"
    }
    billed.push(entry)
    const reply = new Promise<void>((resolve) => {
      const ended = (state: "sent" | "dropped") => {
        entry.state = state
        resolve()
      }
      const millis = isDown ? 0 : chance() * maxMillis
      setTimeout(() => send(wire.handle(request, { ...plan, tokens }), response, ended), millis)
    })
    open.add(reply)
    void reply.then(() => open.delete(reply))
    listener()
  }

  const server = createServer((incoming, response) => {
    const chunks: Array<Buffer> = []
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
    incoming.on("end", () => answer(incoming, Buffer.concat(chunks).toString("utf8"), response))
    incoming.on("error", () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`
  return {
    env: wire.env(origin),
    model: wire.model,
    billed: () => billed,
    onAsked: (next) => {
      listener = next
    },
    settled: async () => {
      while (open.size > 0) await Promise.all(open)
    },
    goDown: () => {
      isDown = true
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const baseInput = 2_000
const baseOutput = 500

/** Numbers from 0 to 1 that depend on the text alone. */
export const chancesOf = (text: string): (() => number) => {
  let count = 0
  return () => createHash("sha256").update(`${text}#${count++}`).digest().readUInt32BE(0) / 2 ** 32
}

const planOf = (name: VendorName, fault: FaultName | undefined, known: string, chance: () => number): Plan => {
  switch (fault) {
    case undefined:
      return { kind: "answer", text: known }
    case "overloaded":
      return { kind: "status", status: name === "anthropic" ? 529 : 503 }
    case "overloaded-for":
      return { kind: "status", status: name === "anthropic" ? 529 : 503, retryAfterMillis: waitOf(chance) }
    case "rate-limited":
      return { kind: "status", status: 429, retryAfterMillis: waitOf(chance) }
    case "server-error":
      return { kind: "status", status: 500 }
    case "error-within-200":
      // Only OpenRouter does that; of the others it is one more failure of their own.
      return name === "openrouter"
        ? { kind: "status", status: 502, isWithin200: true }
        : { kind: "status", status: 500 }
    case "broken-off":
      return { kind: "broken-off", text: known.slice(0, 200) }
    case "reset":
      return { kind: "reset" }
    case "stream-error":
      // Only Claude is asked by a stream; to the others the connection breaks once more.
      return name === "anthropic"
        ? { kind: "status", status: 529, afterText: known.slice(0, 200) }
        : { kind: "broken-off", text: known.slice(0, 300) }
    case "refusal":
      return { kind: "answer", text: "I cannot help with that", isRefusal: true }
    case "cut-off":
      return { kind: "answer", text: known.slice(0, known.length / 2), isCutOff: true }
    case "empty":
      return { kind: "answer", text: "" }
    case "no-json":
      return { kind: "answer", text: "I would rather talk about it first" }
    case "wrong-shape":
      return { kind: "answer", text: JSON.stringify({ unexpected: true }) }
    case "wrong-language":
      return { kind: "answer", text: inGerman(known) }
    case "contradiction":
      return { kind: "answer", text: contradicting(known) }
  }
}

const waitOf = (chance: () => number): number => (chance() < 0.7 ? 5 : 1_000)

const send = (reply: Reply, response: ServerResponse, ended: (state: "sent" | "dropped") => void): void => {
  let isOurs = false
  response.on("finish", () => ended("sent"))
  response.on("close", () => {
    if (!response.writableFinished) ended(isOurs ? "sent" : "dropped")
  })
  const drop = () => {
    isOurs = true
    response.destroy()
  }
  if (response.destroyed) return ended("dropped")
  if (reply.chunks.length === 0 && reply.end === "reset") return drop()
  const text = reply.chunks.join("")
  response.writeHead(reply.status, reply.headers)
  if (reply.end === "complete") response.end(text)
  // In its own turn, so that what was written is on its way.
  else response.write(text, () => setImmediate(drop))
}
