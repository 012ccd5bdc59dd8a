/** The events of a streamed answer, put together. */
import { Option, Schema } from "effect"
import { textOf, type WireAnswer, type WireToolCall } from "./answer.ts"
import { toUsage } from "./usage.ts"

/** What came so far. */
export class AnswerSoFar {
  private model: string | undefined
  private text = ""
  private refusal = ""
  private readonly calls = new Map<number, { id: string; name: string; arguments: string }>()
  private finishReason: string | undefined
  private usage: unknown
  private error: unknown
  private readonly readsCost: boolean

  constructor(readsCost: boolean) {
    this.readsCost = readsCost
  }

  /** Takes an event in. Returns the piece of text in it, none where it has another shape. */
  add(event: unknown): Option.Option<string> {
    return Option.map(decodeEvent(event), ({ choices, error, model, usage }) => {
      if (model) this.model = model
      if (usage != null) this.usage = usage
      if (error != null) this.error ??= error
      const choice = choices?.[0]
      if (choice?.error != null) this.error ??= choice.error
      if (choice?.finish_reason) this.finishReason = choice.finish_reason
      const { content, refusal, tool_calls: calls } = choice?.delta ?? {}
      if (refusal) this.refusal += refusal
      for (const [position, call] of (calls ?? []).entries()) this.addCall(call, position)
      const piece = textOf(content)
      this.text += piece
      return piece
    })
  }

  /** Whether the vendor said that the answer is whole, or that it failed. */
  get isEnded(): boolean {
    return this.finishReason !== undefined || this.error !== undefined
  }

  get whole(): WireAnswer {
    return {
      model: this.model,
      text: this.text,
      refusal: this.refusal,
      toolCalls: [...this.calls.entries()]
        .sort(([a], [b]) => a - b)
        .map(([index, call]): WireToolCall => ({
          id: call.id || `call_${index + 1}`,
          name: call.name || "unnamed",
          arguments: call.arguments
        })),
      finishReason: this.finishReason,
      usage: toUsage(this.usage, this.readsCost),
      error: this.error
    }
  }

  // Some servers send whole calls without an index, one after another.
  private addCall(call: typeof CallDelta.Type, position: number): void {
    const byId = [...this.calls].find(([, known]) => call.id != null && call.id !== "" && known.id === call.id)?.[0]
    const isNew = call.index == null && call.id != null && call.id !== ""
    const index = call.index ?? byId ?? (isNew ? this.calls.size : position)
    const known = this.calls.get(index) ?? { id: "", name: "", arguments: "" }
    const piece = call.function?.arguments
    this.calls.set(index, {
      id: call.id || known.id,
      name: call.function?.name || known.name,
      arguments: known.arguments + (typeof piece === "string" ? piece : piece == null ? "" : JSON.stringify(piece))
    })
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maybe = <S extends Schema.Top>(schema: S) => Schema.optional(Schema.NullOr(schema))

const CallDelta = Schema.Struct({
  index: maybe(Schema.Int),
  id: maybe(Schema.String),
  function: maybe(Schema.Struct({ name: maybe(Schema.String), arguments: maybe(Schema.Unknown) }))
})

const Event = Schema.Struct({
  model: maybe(Schema.String),
  choices: maybe(
    Schema.Array(
      Schema.Struct({
        delta: maybe(
          Schema.Struct({
            content: maybe(Schema.Unknown),
            refusal: maybe(Schema.String),
            tool_calls: maybe(Schema.Array(CallDelta))
          })
        ),
        finish_reason: maybe(Schema.String),
        error: maybe(Schema.Unknown)
      })
    )
  ),
  usage: maybe(Schema.Unknown),
  error: maybe(Schema.Unknown)
})

const decodeEvent = Schema.decodeUnknownOption(Event)
