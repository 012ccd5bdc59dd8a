/**
 * What models could have answered: a run without a model is recorded, and a scripted vendor gives the same answers to
 * the same questions. So a whole campaign runs against a vendor's server in a test.
 *
 * @since 0.1.0
 */
import { type Prompt } from "@postwright/core/agents/Agent"
import { AgentRunner } from "@postwright/core/agents/AgentRunner"
import { Effect, Layer } from "effect"

/** Answers by the question that they belong to. */
export interface RecordedAnswers {
  /** Notes what the built-in rules answer, on the way to the runner beneath. */
  readonly recording: Layer.Layer<AgentRunner, never, AgentRunner>
  /** The answer to a conversation, by its first turn: a repair gets the same one. Undefined: nobody asked that. */
  readonly answerTo: (messages: ReadonlyArray<{ readonly content: string }>) => string | undefined
  /** How many different questions there are. */
  readonly count: () => number
}

/** Nothing is recorded yet. */
export const make = (): RecordedAnswers => {
  const answers = new Map<string, string>()
  // Links name the campaign, which has another id with another model; and what is fenced decides the fence.
  const keyOf = (messages: Prompt["messages"] | ReadonlyArray<{ readonly content: string }>): string =>
    (messages[0]?.content ?? "").replaceAll(/[0-9a-f]{8,}/g, "")
  return {
    recording: Layer.effect(
      AgentRunner,
      Effect.map(AgentRunner, (runner) =>
        AgentRunner.of({
          run: (agent, input, options) =>
            Effect.suspend(() => {
              if (agent.floor !== undefined) {
                answers.set(keyOf(agent.prompt(input).messages), JSON.stringify(agent.floor(input)))
              }
              return runner.run(agent, input, options)
            })
        })
      )
    ),
    answerTo: (messages) => {
      const asked = keyOf(messages)
      // A repair of an answer that was empty or cut off is asked for in the same turn, below the question.
      return answers.get(asked) ?? [...answers].find(([question]) => asked.startsWith(`${question}\n\n`))?.[1]
    },
    count: () => answers.size
  }
}
