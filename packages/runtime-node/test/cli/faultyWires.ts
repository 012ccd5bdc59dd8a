import { AnthropicSimulator } from "@postwright/providers/simulators/anthropic/AnthropicSimulator"
import { type Fault, type SimulatedTurn } from "@postwright/providers/simulators/anthropic/AnthropicSimulatorState"
import { type ChatScript } from "@postwright/providers/simulators/openai/ChatScript"
import { makeOpenAiSimulator, sandboxKey as openAiKey } from "@postwright/providers/simulators/openai/OpenAiSimulator"
import {
  makeOpenRouterSimulator,
  sandboxKey as openRouterKey
} from "@postwright/providers/simulators/openrouter/OpenRouterSimulator"
import { Effect } from "effect"

export const vendors = ["openai", "anthropic", "openrouter"] as const
export type VendorName = (typeof vendors)[number]

/** What becomes of one question, in no vendor's words. */
export type Plan =
  | {
      readonly kind: "answer"
      readonly text: string
      readonly isRefusal?: boolean
      readonly isCutOff?: boolean
    }
  | {
      readonly kind: "status"
      readonly status: number
      readonly retryAfterMillis?: number
      readonly isWithin200?: boolean
      readonly afterText?: string
    }
  | { readonly kind: "broken-off"; readonly text: string }
  | { readonly kind: "reset" }

export interface Tokens {
  readonly input: number
  readonly output: number
}

// As the pages of the vendors, or the simulated list of models, say: micro-USD for one token.
const prices: Record<VendorName, Tokens> = {
  openai: { input: 0.25, output: 2 },
  anthropic: { input: 1, output: 5 },
  openrouter: { input: 3, output: 15 }
}

/** Micro-USD of one answer. */
export const priceOf = (name: VendorName, tokens: Tokens): number =>
  Math.ceil(tokens.input * prices[name].input + tokens.output * prices[name].output)

export interface Request {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly chunks: ReadonlyArray<string>
  /** `reset` without chunks: not even a status comes. */
  readonly end: "complete" | "reset"
}

/** How one vendor is spoken to, and answers. */
export interface Wire {
  readonly model: string
  readonly env: (origin: string) => Readonly<Record<string, string>>
  /** The conversation without the rules. */
  readonly turnsOf: (body: Body) => ReadonlyArray<{ readonly content: string }>
  readonly handle: (request: Request, plan: Plan & { readonly tokens?: Tokens }) => Reply
  /** Micro-USD that an answer names that breaks off. */
  readonly toldOfBrokenOff: number
}

interface Body {
  readonly messages: ReadonlyArray<{ readonly content: string | ReadonlyArray<{ readonly text?: string }> }>
}

const textOf = ({ content }: Body["messages"][number]) => ({
  content: typeof content === "string" ? content : content.map(({ text = "" }) => text).join("")
})

const waitHeaders = (millis: number | undefined): Record<string, string> =>
  millis === undefined
    ? {}
    : millis < 1_000
      ? { "retry-after-ms": String(millis) }
      : { "retry-after": String(millis / 1_000) }

const chatWire = (
  simulator: ReturnType<typeof makeOpenAiSimulator>,
  rest: Pick<Wire, "model" | "env">,
  errorOf: (status: number) => unknown
): Wire => {
  let script: ChatScript = { kind: "reset" }
  simulator.answerWith(() => script)
  return {
    ...rest,
    toldOfBrokenOff: 0,
    turnsOf: ({ messages }) => messages.slice(1).map(textOf),
    handle: (request, plan) => {
      script = chatScriptOf(plan, errorOf)
      const reply = simulator.handle(request)
      if (reply._tag !== "Body") return { status: 0, headers: {}, chunks: [], end: "reset" }
      const isCut = reply.cutAfter !== undefined
      const { body, headers, status } = reply
      return {
        status,
        headers,
        chunks: [isCut ? body.slice(0, body.length / 2) : body],
        end: isCut ? "reset" : "complete"
      }
    }
  }
}

const chatScriptOf = (plan: Plan & { readonly tokens?: Tokens }, errorOf: (status: number) => unknown): ChatScript => {
  switch (plan.kind) {
    case "answer": {
      const usage = { inputTokens: plan.tokens?.input ?? 0, outputTokens: plan.tokens?.output ?? 0 }
      if (plan.isRefusal === true) return { kind: "message", refusal: plan.text, usage }
      const finish = plan.isCutOff === true ? { finishReason: "length" } : {}
      return { kind: "message", content: plan.text, usage, ...finish }
    }
    case "status": {
      const { isWithin200 = false, retryAfterMillis, status } = plan
      return { kind: "error", status, error: errorOf(status), headers: waitHeaders(retryAfterMillis), isWithin200 }
    }
    default:
      return plan
  }
}

const anthropicWire = (): Wire => {
  const simulator = Effect.runSync(Effect.provide(AnthropicSimulator, AnthropicSimulator.layer()))
  return {
    model: "anthropic/claude-haiku-4-5",
    env: (origin) => ({ ANTHROPIC_API_KEY: "sk-ant-sandbox", POSTWRIGHT_ANTHROPIC_BASE_URL: origin }),
    // What the simulator counts until then: ten tokens in, one out.
    toldOfBrokenOff: priceOf("anthropic", { input: 10, output: 1 }),
    turnsOf: ({ messages }) => messages.map(textOf),
    handle: (request, plan) => {
      const given = anthropicScriptOf(plan)
      const answered = Effect.andThen(
        simulator.answerWith(() => given),
        simulator.handle({ ...request, path: new URL(request.path, "http://localhost").pathname })
      )
      const reply = Effect.runSync(answered)
      return reply._tag === "Response" ? reply : { status: 0, headers: {}, chunks: [], end: "reset" }
    }
  }
}

const anthropicScriptOf = (plan: Plan & { readonly tokens?: Tokens }): SimulatedTurn | Fault => {
  switch (plan.kind) {
    case "answer": {
      const usage = { input_tokens: plan.tokens?.input ?? 0, output_tokens: plan.tokens?.output ?? 0 }
      if (plan.isRefusal === true) {
        return { content: [], stopReason: "refusal", stopDetails: { category: null, explanation: plan.text }, usage }
      }
      const content = plan.text === "" ? [] : [{ type: "text" as const, text: plan.text }]
      return { content, usage, ...(plan.isCutOff === true ? { stopReason: "max_tokens" } : {}) }
    }
    case "status":
      return plan.afterText === undefined
        ? { kind: "status", status: plan.status, headers: waitHeaders(plan.retryAfterMillis) }
        : { kind: "error-event", type: "overloaded_error", after: plan.afterText }
    case "broken-off":
      return { kind: "break-off", text: plan.text }
    case "reset":
      return plan
  }
}

/** By vendor, a new one each time. */
export const wires: Record<VendorName, () => Wire> = {
  openai: () =>
    chatWire(
      makeOpenAiSimulator(),
      {
        model: "openai/gpt-5-mini",
        env: (origin) => ({ OPENAI_API_KEY: openAiKey, POSTWRIGHT_OPENAI_BASE_URL: `${origin}/v1` })
      },
      (status) => ({
        message: status === 503 ? "The engine is currently overloaded, please try again later" : "Simulated",
        type: status === 429 ? "requests" : "server_error",
        param: null,
        code: status === 429 ? "rate_limit_exceeded" : null
      })
    ),
  anthropic: anthropicWire,
  openrouter: () =>
    chatWire(
      makeOpenRouterSimulator(),
      {
        model: "openrouter/sandbox/large",
        env: (origin) => ({ OPENROUTER_API_KEY: openRouterKey, POSTWRIGHT_OPENROUTER_BASE_URL: `${origin}/api/v1` })
      },
      (status) => ({ code: status, message: "Provider returned error" })
    )
}
