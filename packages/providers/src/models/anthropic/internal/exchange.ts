import { type GenerateRequest, Generation, type GenerationPart } from "@postwright/core/models/LanguageModel"
import { type ModelId } from "@postwright/core/models/ModelChoice"
import { BadResponse, ModelError, TimedOut } from "@postwright/core/models/ModelError"
import { Clock, type Duration, Effect, Option, Redacted, Stream } from "effect"
import { makeAnswer } from "./answer.ts"
import { isSchemaRefusal, type Thrown, toModelError } from "./failure.ts"
import { type AskedModel, toBody } from "./request.ts"
import { type Client } from "./sdk.ts"

/** Who is asked, and how. */
export interface Exchange extends AskedModel {
  readonly id: ModelId
  readonly client: Client
  readonly baseUrl: string
  /** Longest wait for the next event. */
  readonly timeout: Duration.Duration
  /** Schemas that the vendor could not make a grammar of, so that it is not asked to again. */
  readonly tooComplex: Set<string>
}

/** Asks once. Leaving the stream drops the connection. */
export const exchange = <R>(
  model: Exchange,
  key: Effect.Effect<Redacted.Redacted<string>, ModelError, R>,
  request: GenerateRequest
): Stream.Stream<GenerationPart, ModelError, R> =>
  Stream.unwrap(
    Effect.gen(function* () {
      const accessToken = yield* key
      const send = model.client({ baseUrl: model.baseUrl, key: accessToken })
      const controller = yield* Effect.acquireRelease(
        Effect.sync(() => new AbortController()),
        (opened) => Effect.sync(() => opened.abort())
      )
      const failWith = (cause: unknown, progress: Pick<Thrown, "hasBegun" | "usage">) =>
        Effect.flatMap(Clock.currentTimeMillis, (nowMillis) =>
          Effect.fail(
            toModelError({
              cause,
              model: model.id,
              request,
              nowMillis,
              secret: Redacted.value(accessToken),
              ...progress
            })
          )
        )
      const attempt = <A>(run: () => Promise<A>) => Effect.tryPromise({ try: run, catch: (cause) => ({ cause }) })
      const inTime = <A, E>(effect: Effect.Effect<A, E>) =>
        Effect.timeoutOrElse(effect, {
          duration: model.timeout,
          orElse: () => Effect.fail(new ModelError({ reason: new TimedOut({ model: model.id, after: model.timeout }) }))
        })

      const schemaKey = JSON.stringify(request.answer?.jsonSchema ?? null)
      const first = toBody(request, model, !model.tooComplex.has(schemaKey))
      const { events, warnings } = yield* attempt(() => send(first.body, controller.signal)).pipe(
        Effect.map((events) => ({ events, warnings: first.warnings })),
        Effect.catch(({ cause }) => {
          if (!first.isNative || !isSchemaRefusal(cause)) return Effect.fail({ cause })
          // Refused before anything was generated: the same question, with the schema in the prompt.
          if (model.tooComplex.size < maxRemembered) model.tooComplex.add(schemaKey)
          const second = toBody(request, model, false)
          return Effect.map(
            attempt(() => send(second.body, controller.signal)),
            (events) => ({ events, warnings: second.warnings })
          )
        }),
        Effect.catch(({ cause }) => failWith(cause, { hasBegun: false })),
        inTime
      )

      const iterator = events[Symbol.asyncIterator]()
      const answer = makeAnswer(model, warnings)
      const next = attempt(() => iterator.next()).pipe(
        Effect.catch(({ cause }) => failWith(cause, { hasBegun: true, usage: answer.usage() })),
        inTime
      )
      const fail = (reason: ModelError["reason"]) => Effect.fail(new ModelError({ reason }))
      const page = (parts: ReadonlyArray<GenerationPart>, isLast = false): Page => [
        parts,
        isLast ? Option.none() : Option.some(undefined)
      ]
      return Stream.paginate(undefined, () =>
        Effect.flatMap(next, (result): Effect.Effect<Page, ModelError> => {
          if (result.done === true) {
            const ended = answer.end()
            if (ended instanceof Generation) return Effect.succeed(page([{ _tag: "End", generation: ended }], true))
            return fail(ended)
          }
          const taken = answer.take(result.value)
          switch (taken._tag) {
            case "Text":
              return Effect.succeed(page([{ _tag: "Delta", text: taken.text }]))
            case "Nothing":
              return Effect.succeed(page([]))
            case "Unreadable":
              return fail(new BadResponse({ model: model.id, detail: "an event of the stream has another shape" }))
          }
        })
      )
    })
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Page = readonly [ReadonlyArray<GenerationPart>, Option.Option<undefined>]

const maxRemembered = 100
