import { CopywriterAgent, type CopywriterInput } from "@postwright/core/agents/copywriter/CopywriterAgent"
import { type DirectorSlot } from "@postwright/core/agents/director/DirectorAgent"
import { type DraftVariant } from "@postwright/core/content/Draft"
import { scoreVariant } from "@postwright/core/content/Scoring"
import { Effect } from "effect"
import { example, floorOf, madeOnce } from "./material.ts"

/** A slot of an example campaign with what the copywriter was asked and wrote. */
export interface WrittenSlot {
  readonly slot: DirectorSlot
  readonly input: CopywriterInput
  readonly variants: ReadonlyArray<DraftVariant>
}

/** All posts that the floors write for an example campaign. */
export const monthOf = madeOnce(
  Effect.fnUntraced(function* (name: "larkfield" | "sonnenfach") {
    const { brief, direction, documents, findings, slots } = yield* example(name)
    const written: Array<WrittenSlot> = []
    for (const { angleId, findingIds, format, slotId } of direction.assignments) {
      const slot = slots.find((one) => one.slotId === slotId)
      const angle = direction.angles.find(({ id }) => id === angleId)
      const [first, ...rest] = findingIds.flatMap((id) => findings.findings.filter((finding) => finding.id === id))
      if (slot === undefined || angle === undefined || first === undefined) continue
      const input: CopywriterInput = {
        slotId,
        platform: slot.platform,
        format,
        language: first.language,
        angle,
        findings: [first, ...rest],
        brief,
        seed: 1
      }
      const draft = yield* CopywriterAgent.toDomain(floorOf(CopywriterAgent)(input), input).pipe(Effect.option)
      if (draft._tag === "Some") written.push({ slot, input, variants: draft.value.variants })
    }
    return { brief, documents, findings: findings.findings, written }
  })
)

/** The wordings of a slot as whoever reads them after the copywriter gets them. */
export const scored = ({ input, variants }: WrittenSlot) =>
  variants.map(({ approach, body, citations, parts, title }, index) => ({
    id: `${input.slotId}-${index + 1}`,
    text: body,
    approach,
    ...(parts === undefined ? {} : { parts }),
    ...(title === undefined ? {} : { title }),
    scores: scoreVariant(body, { ...input, brand: input.brief.brand, tone: input.brief.tone, parts, title, citations })
      .scores
  }))
