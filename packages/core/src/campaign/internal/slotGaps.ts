import { aspectsOf } from "../../agents/research/Aspects.ts"
import { researchInput } from "../../agents/research/ResearchAgent.ts"
import { type Shortage, shortageOf } from "../../agents/research/Shortage.ts"
import type { Format } from "../../content/Platform.ts"
import type { Finding } from "../../knowledge/Finding.ts"
import type { SourceDocument } from "../../knowledge/SourceDocument.ts"
import { primarySubtag } from "../../text/Language.ts"
import type { Angle } from "../Angle.ts"
import { type MaterialGap, materialGap } from "../Evidence.ts"
import { materialExamples } from "../MaterialExample.ts"
import { obstacleOf } from "../Obstacle.ts"
import type { SlotTime } from "../Plan.ts"
import type { PlanMaterial } from "./planSlots.ts"

/** A slot without a post, with what it was given. */
export interface BareTime {
  readonly time: SlotTime
  readonly format: Format
  readonly angle: Angle | undefined
  readonly given: ReadonlyArray<Finding>
}

/**
 * What each slot lacks, asked in the order of the plan: slots without an idea of their own get the aspects of the
 * material in turn. Looks at the documents only when it is asked.
 */
export const slotGaps = (
  material: PlanMaterial,
  documents: ReadonlyArray<SourceDocument>
): ((slot: BareTime) => MaterialGap) => {
  const { brief, direction, findings, posts } = material
  const told = new Set(
    direction.assignments.flatMap(({ findingIds, slotId }) => (posts.has(slotId) ? findingIds.map(String) : []))
  )
  const input = researchInput(brief, documents)
  const shortages = new Map<string, Shortage>()
  const aspects = new Map<string, ReadonlyArray<string>>()
  const asked = new Map<string, number>()
  return ({ angle, format, given, time: { language, platform } }) => {
    const primary = primarySubtag(language)
    const shortage = shortages.get(primary) ?? shortageOf(input, primary)
    shortages.set(primary, shortage)
    const sides = aspects.get(primary) ?? aspectsOf({ brief, documents, findings }, primary)
    aspects.set(primary, sides)
    const turn = asked.get(primary) ?? 0
    if (angle === undefined) asked.set(primary, turn + 1)
    const own = findings.findings.filter((finding) => primarySubtag(finding.language) === primary)
    const count = Math.max(1, sides.length)
    const side = sides[turn % count]
    // Each aspect is asked for another kind of material each time.
    const example = materialExamples[((turn % count) + Math.floor(turn / count)) % materialExamples.length]
    const obstacle = obstacleOf({
      platform,
      format,
      language,
      given,
      statements: own.length,
      left: own.filter(({ id }) => !told.has(id)),
      shortage
    })
    const about = angle ?? (side === undefined ? undefined : { title: side })
    return materialGap({
      platform,
      format,
      language,
      angle: about,
      findings: given,
      obstacle,
      ...(angle !== undefined || example === undefined ? {} : { example })
    })
  }
}
