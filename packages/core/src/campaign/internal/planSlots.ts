import { formatsByPlatform } from "../../content/Platform.ts"
import type { Post } from "../../content/Post.ts"
import type { Findings } from "../../knowledge/Finding.ts"
import type { SourceDocument } from "../../knowledge/SourceDocument.ts"
import type { Direction } from "../Angle.ts"
import type { Brief } from "../Brief.ts"
import { confidence, gapEvidence, passageEvidence, rationale } from "../Evidence.ts"
import { Slot, type SlotId, type SlotTime } from "../Plan.ts"
import { slotGaps } from "./slotGaps.ts"
import { slotTitle } from "./slotTitle.ts"

export interface PlanMaterial {
  readonly brief: Brief
  readonly times: ReadonlyArray<SlotTime>
  readonly direction: Direction
  readonly findings: Findings
  /** By slot. A slot without a post needs material. */
  readonly posts: ReadonlyMap<SlotId, Post>
}

/**
 * The slots of the plan, each with its post or with what it lacks.
 *
 * @param documents the sources, where a slot has no post
 */
export const planSlots = (material: PlanMaterial, documents: ReadonlyArray<SourceDocument>): ReadonlyArray<Slot> => {
  const gapOf = slotGaps(material, documents)
  const findings = new Map(material.findings.findings.map((finding) => [finding.id, finding]))
  const angles = new Map(material.direction.angles.map((angle) => [angle.id, angle]))
  const assignments = new Map(material.direction.assignments.map((assignment) => [assignment.slotId, assignment]))
  return material.times.map((time) => {
    const assignment = assignments.get(time.id)
    const angle = assignment === undefined ? undefined : angles.get(assignment.angleId)
    const post = material.posts.get(time.id)
    const format = post?.format ?? assignment?.format ?? formatsByPlatform[time.platform][0]
    const passages = (assignment?.findingIds ?? []).flatMap((id) => findings.get(id) ?? [])
    const gap = post === undefined ? gapOf({ time, format, angle, given: passages }) : undefined
    const evidence = [...passageEvidence(passages), time.timing, ...(gap === undefined ? [] : gapEvidence(gap))]
    const told =
      angle === undefined || post === undefined
        ? angle?.title
        : slotTitle({ angle, post, findings: passages, brief: material.brief })
    return new Slot({
      id: time.id,
      startsAt: time.startsAt,
      timeZone: time.timeZone,
      platform: time.platform,
      format,
      angleId: angle?.id ?? "angle-open",
      angle: told ?? gap?.about ?? material.brief.topic,
      confidence: confidence(evidence),
      evidence,
      rationale: rationale(evidence),
      status: post === undefined ? "needs-material" : "proposed",
      postId: post?.id ?? null
    })
  })
}
