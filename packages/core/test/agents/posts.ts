import { CopywriterAgent } from "@postwright/core/agents/copywriter/CopywriterAgent"
import { Angle, AngleId } from "@postwright/core/campaign/Angle"
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { type Finding } from "@postwright/core/knowledge/Finding"
import { type LanguageTag } from "@postwright/core/text/Language"
import { Effect } from "effect"
import { briefOf, example, floorOf, madeOnce, research } from "./material.ts"

type Some = readonly [Finding, ...Array<Finding>]

/** An angle on these findings. */
export const angleOn = (findings: ReadonlyArray<Finding>, title = "An idea") =>
  new Angle({
    id: AngleId.make("angle-01"),
    kind: findings[0]?.kind ?? "claim",
    title,
    keyphrases: [...new Set(findings.flatMap(({ keyphrases }) => keyphrases))].slice(0, 5),
    findingIds: findings.map(({ id }) => id)
  })

/** The posts that the floors write for an example campaign, each with its slot, idea and findings. */
export const postsOf = madeOnce(
  Effect.fnUntraced(function* (name: "larkfield" | "sonnenfach") {
    const { brief, direction, findings, slots } = yield* example(name)
    const language: LanguageTag = brief.languages[0] ?? "en"
    return yield* Effect.forEach(direction.assignments, (assignment) =>
      Effect.gen(function* () {
        const own = findings.findings.filter(({ id }) => assignment.findingIds.includes(id))
        const angle = direction.angles.find(({ id }) => id === assignment.angleId)
        const platform = slots.find(({ slotId }) => slotId === assignment.slotId)?.platform
        if (own[0] === undefined || angle === undefined || platform === undefined) {
          return yield* Effect.die("The direction names what there is not")
        }
        const input = {
          slotId: String(assignment.slotId),
          platform,
          format: assignment.format,
          language,
          angle,
          findings: own as unknown as Some,
          brief,
          seed: 1
        }
        const { variants } = yield* CopywriterAgent.toDomain(floorOf(CopywriterAgent)(input), input)
        return { ...input, variants }
      })
    )
  })
)

/** Half of them, spread over the whole time: enough to meet every kind of material. */
export const everySecond = <A>(items: ReadonlyArray<A>): ReadonlyArray<A> => items.filter((_, at) => at % 2 === 0)

/** The material of one slot from a text, in the order of the text. */
export const slotOf = Effect.fnUntraced(function* (
  text: string,
  changes: Partial<BriefInput> & { readonly language?: LanguageTag } = {}
) {
  const { language = "en", ...brief } = changes
  const { findings } = yield* research({ "guide.md": text }, { topic: brief.topic ?? "Cargo bikes" })
  const [first, ...rest] = findings.toSorted((a, b) => a.citation.start - b.citation.start)
  if (first === undefined) return yield* Effect.die("The text gives no finding")
  return {
    slotId: "slot-001",
    platform: "instagram",
    format: "video",
    language,
    angle: angleOn(findings),
    findings: [first, ...rest],
    brief: yield* briefOf({ topic: "Cargo bikes", platforms: ["instagram"], ...brief }),
    seed: 1
  } as const
})
