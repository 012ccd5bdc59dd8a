import { assert, describe, it } from "@effect/vitest"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { type DomainEvent } from "@postwright/core/events/DomainEvent"
import { EventBus } from "@postwright/core/events/EventBus"
import { type GenerationPart, type LanguageModel } from "@postwright/core/models/LanguageModel"
import { localOwner } from "@postwright/core/tenancy/Actor"
import * as Scripted from "@postwright/core/testing/models/ScriptedLanguageModel"
import { Deferred, Effect, Fiber, Stream } from "effect"
import { brief, layerWith, recordedFor } from "./modelCampaign.ts"

/** Gives answers in pieces of 20 characters, and every answer only up to its gate until that opens. */
const inPieces = (model: LanguageModel, gate: Effect.Effect<void>): LanguageModel => ({
  ...model,
  stream: (request) =>
    Stream.unwrap(
      Effect.map(model.generate(request), (generation) => {
        const { text } = generation
        const pieces = Array.from({ length: Math.ceil(text.length / 20) }, (_, at) => text.slice(at * 20, at * 20 + 20))
        const end = Math.ceil(pieces.length * 0.8)
        const delta = (piece: string): GenerationPart => ({ _tag: "Delta", text: piece })
        return Stream.fromIterable(pieces.slice(0, end).map(delta)).pipe(
          Stream.concat(Stream.drain(Stream.fromEffect(gate))),
          Stream.concat(Stream.fromIterable(pieces.slice(end).map(delta))),
          Stream.concat(Stream.make<[GenerationPart]>({ _tag: "End", generation }))
        )
      })
    )
})

const wordings = (events: ReadonlyArray<DomainEvent>) => events.filter((event) => event._tag === "wording-written")

describe("wordings of a campaign", () => {
  it.effect("reach who asks for them before the answers are whole, first their beginnings", () =>
    Effect.gen(function* () {
      const answers = yield* recordedFor()
      const { model } = Scripted.make({ answer: ({ messages }) => Scripted.text(answers.answerTo(messages) ?? "?") })
      const gate = yield* Deferred.make<void>()
      yield* Effect.gen(function* () {
        const campaigns = yield* Campaigns
        const events: Array<DomainEvent> = []
        const early = yield* Deferred.make<void>()
        const bus = yield* (yield* EventBus).subscribe(localOwner.organizationId)
        yield* Effect.forkScoped(
          Stream.runForEach(bus, (event) =>
            Effect.gen(function* () {
              events.push(event)
              if (event._tag === "wording-written" && event.isWhole) yield* Deferred.succeed(early, undefined)
            })
          )
        )
        const running = yield* Effect.forkChild(campaigns.generate(brief, { model: "scripted", tellsWordings: true }))
        // No draft has ended: every answer waits at the gate.
        yield* Deferred.await(early)
        assert.isTrue(
          events.every((event) => event._tag !== "campaign-progress" || event.stage !== "draft" || event.done === 0)
        )
        yield* Deferred.succeed(gate, undefined)
        const { posts } = yield* Fiber.join(running)
        yield* Effect.yieldNow

        const told = wordings(events)
        const slots = new Set(told.map(({ slotId }) => slotId))
        assert.strictEqual(slots.size, posts.length)
        for (const slotId of slots) {
          const [first, ...rest] = told.filter((wording) => wording.slotId === slotId && wording.index === 0)
          assert.isFalse(first?.isWhole, slotId)
          assert.isTrue(rest.at(-1)?.isWhole, slotId)
          assert.isTrue(rest.at(-1)?.text.startsWith(first?.text.slice(0, 20) ?? "?"), slotId)
        }
      }).pipe(
        Effect.scoped,
        Effect.provide(layerWith(inPieces(model, Effect.void.pipe(Effect.andThen(Deferred.await(gate))))))
      )
    })
  )

  it.effect("are told to nobody who did not ask, and answers are not streamed then", () =>
    Effect.gen(function* () {
      const answers = yield* recordedFor()
      const { model } = Scripted.make({ answer: ({ messages }) => Scripted.text(answers.answerTo(messages) ?? "?") })
      const streams = { ...model, stream: () => Stream.die(new Error("streamed")) }
      yield* Effect.flatMap(Campaigns, (campaigns) => campaigns.generate(brief, { model: "scripted" })).pipe(
        Effect.provide(layerWith(streams))
      )
    })
  )
})
