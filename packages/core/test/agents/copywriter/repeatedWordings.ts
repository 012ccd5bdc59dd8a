import { CopywriterAgent } from "@postwright/core/agents/copywriter/CopywriterAgent"
import { DirectorAgent } from "@postwright/core/agents/director/DirectorAgent"
import { type DraftVariant } from "@postwright/core/content/Draft"
import { Telling } from "@postwright/core/content/Similarity"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { example, floorOf, slotsOn } from "../material.ts"

type Example = Effect.Success<ReturnType<typeof example>>

/** The wordings of every post that the floor finds for so many slots. */
const wordings = Effect.fnUntraced(function* ({ brief, findings }: Example, count: number, seed: number) {
  const slots = slotsOn(brief.platforms, count)
  const question = { brief, findings, slots, seed }
  const { angles, assignments } = yield* DirectorAgent.toDomain(floorOf(DirectorAgent)(question), question)
  const byId = new Map(findings.findings.map((finding) => [finding.id, finding]))
  const posts = yield* Effect.forEach(assignments, ({ angleId, findingIds, format, slotId }) =>
    Effect.gen(function* () {
      const [first, ...rest] = findingIds.flatMap((id) => byId.get(id) ?? [])
      const angle = angles.find(({ id }) => id === angleId)
      const slot = slots.find((one) => one.slotId === slotId)
      if (first === undefined || angle === undefined || slot === undefined) return yield* Effect.die("nothing assigned")
      const language = brief.languages[0] ?? "en"
      const { platform } = slot
      const input = { slotId, platform, format, language, angle, findings: [first, ...rest] as const, brief, seed }
      const { variants } = yield* CopywriterAgent.toDomain(floorOf(CopywriterAgent)(input), input)
      return { name: `seed ${seed}, ${slotId}, ${platform} ${format}`, language, variants }
    })
  )
  return { posts, slots }
})

const told = (variant: DraftVariant): string => [variant.approach, variant.title ?? "", variant.body].join("\n")

/** The sentences that a wording is made of, whatever their order. */
const cited = (variant: DraftVariant): string =>
  variant.citations
    .map(({ end, source, start }) => `${source} ${start}-${end}`)
    .sort()
    .join("\n")

const tellingOf = ({ body, title }: DraftVariant, language: string) => new Telling({ text: body, title }, language)

/** Pairs of wordings of one post of which the second one says the first again. */
const repetitions = (posts: Effect.Success<ReturnType<typeof wordings>>["posts"]): ReadonlyArray<string> =>
  posts.flatMap(({ language, name, variants }) =>
    variants.flatMap((variant, index) =>
      variants.slice(0, index).flatMap((earlier) => {
        const [mine, theirs] = [tellingOf(variant, language), tellingOf(earlier, language)]
        if (mine.differsFrom(theirs) && cited(variant) !== cited(earlier)) return []
        const shared = mine.sharedWith(theirs).toFixed(2)
        return [`${name}: ${shared} is shared\n${told(earlier)}\n---\n${told(variant)}`]
      })
    )
  )

/** Looks for wordings that repeat one another in months of the promised length, and in such of 240 slots. */
export const repeatedWordings = (seeds: ReadonlyArray<number>, seedsOfMany: ReadonlyArray<number>): void => {
  describe("wordings of the floor", () => {
    for (const [name, promised] of [
      ["larkfield", 90],
      ["sonnenfach", 30]
    ] as const) {
      it.effect(`tell different things in every post of ${name}, whatever the seed and however many the slots`, () =>
        Effect.gen(function* () {
          const base = yield* example(name)
          for (const seed of seeds) {
            const { posts } = yield* wordings(base, promised, seed)
            assert.strictEqual(posts.length, promised)
            assert.deepStrictEqual([...repetitions(posts)], [])
          }
          for (const seed of seedsOfMany) {
            const { posts } = yield* wordings(base, 240, seed)
            assert.isAtLeast(posts.length, promised)
            assert.deepStrictEqual([...repetitions(posts)], [])
          }
        })
      )
    }
  })
}
