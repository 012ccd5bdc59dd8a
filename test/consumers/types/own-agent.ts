// needs: @postwright/core/promise
import { fromEffectSchema } from "@postwright/core/agents/Agent"
import { type AgentResult, createPostwright, defineAgent } from "@postwright/core/promise"
import { Schema } from "effect"
import { z } from "zod"

const common = { version: 1, system: "You write headlines.", instructions: "Write at most {{count}}." }

const byZod = defineAgent({
  ...common,
  name: "headlines",
  contract: z.object({ headlines: z.array(z.string()).default([]) }),
  material: ({ note }: { note: string }) => ({ values: { count: 3 }, evidence: [{ label: "note", text: note }] }),
  check: ({ headlines }, { note }) =>
    headlines.flatMap((headline, index) =>
      note.includes(headline) ? [] : [{ path: ["headlines", index], message: "is not in the note" }]
    ),
  floor: () => ({})
})

const byEffect = defineAgent({
  ...common,
  name: "counts",
  contract: fromEffectSchema(Schema.Struct({ words: Schema.FiniteFromString })),
  material: (note: string) => ({ values: { count: 3 }, evidence: [{ label: "note", text: note }] }),
  floor: (note) => ({ words: String(note.length) })
})

export const run = async (): Promise<readonly [ReadonlyArray<string>, number]> => {
  const postwright = createPostwright({ agents: [byZod, byEffect] })
  const first: AgentResult<{ headlines: Array<string> }> = await postwright.run(byZod, { note: "Bread." })
  const { value } = await postwright.run(byEffect, "Bread.", { model: { route: "cheapest" }, budget: 0.1 })
  await postwright.close()
  return [first.value.headlines, value.words]
}

// @ts-expect-error the input of this agent is a text
export const wrongInput = () => createPostwright().run(byEffect, { note: "Bread." })

// @ts-expect-error the contract takes a text
export const wrongFloor = defineAgent({ ...byEffect, floor: () => ({ words: 3 }) })
