/**
 * The director: turns findings into angles and gives each slot of the plan an idea, a format and its material.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import { Angle, AngleId, Assignment, Direction } from "../../campaign/Angle.ts"
import { type Brief } from "../../campaign/Brief.ts"
import { SlotId } from "../../campaign/Plan.ts"
import { type FormatShare } from "../../content/FormatShare.ts"
import { formats, formatsByPlatform, type Platform } from "../../content/Platform.ts"
import { type Finding, FindingId, FindingKind, type Findings } from "../../knowledge/Finding.ts"
import { floorLanguages, type LanguageTag } from "../../text/Language.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { foreignEntities } from "../Foreign.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { clustersOf } from "./internal/angles.ts"
import { assign } from "./internal/assign.ts"
import { measure } from "./internal/material.ts"

/** A slot that waits for its idea. */
export interface DirectorSlot {
  readonly slotId: SlotId
  readonly platform: Platform
  /** RFC 3339 with the offset of the audience's zone. */
  readonly startsAt: string
  /** Language of its post. @default that of the material it gets */
  readonly language?: LanguageTag
}

export interface DirectorInput {
  readonly brief: Brief
  readonly findings: Findings
  /** In order of time. */
  readonly slots: ReadonlyArray<DirectorSlot>
  /** Shares of formats to aim for. @default the usual ones */
  readonly mix?: ReadonlyArray<FormatShare>
  /** Decides between equally good choices. */
  readonly seed: number
}

const wording = definePrompt({
  name: "director",
  version: 1,
  system: `You direct a social media campaign. You group findings into angles, one idea each, and give every slot an angle, one of its formats, and one to three findings of that angle.

A finding goes to one slot only. Neighbouring slots differ in angle and kind. A finding with a last day goes to a slot on or before that day. Threads and carousels need a list or at least four sentences. The best material is spread over the whole time. A slot that no unused finding carries is left out. The title of an angle is one line in the words of its findings or headings.`,
  task: `Make the angles and the assignments. Each slot is a line: its id, its time, its network, the formats it can take, its language.`
})

/**
 * Divides the findings among the slots: no finding serves two slots, neighbours differ, what is announced for a day
 * comes before it. A slot without an assignment has no material.
 */
export const DirectorAgent = defineAgent({
  name: "director",
  version: 3,
  task: "plan",
  contract: z.object({
    angles: z.array(
      z.object({
        id: z.string().min(1),
        kind: z.enum(FindingKind.literals),
        title: z.string().trim().min(1).max(160),
        keyphrases: z.array(z.string().min(1)),
        findingIds: z.array(z.string().min(1)).min(1)
      })
    ),
    assignments: z.array(
      z.object({
        slotId: z.string().min(1),
        angleId: z.string().min(1),
        format: z.enum(formats),
        findingIds: z.array(z.string().min(1)).min(1)
      })
    )
  }),
  maxOutputTokens: 32_000,
  wording,
  prompt: (input: DirectorInput, chosen = wording) =>
    renderPrompt(chosen, {
      policy: (input.mix ?? []).map(
        ({ format, platform, share }) =>
          `About ${Math.round(share * 100)} % of the posts on ${platform} are a ${format}`
      ),
      request: [
        { label: "topic", text: input.brief.topic },
        { label: "audience", text: input.brief.audience },
        ...input.brief.goals.map((text) => ({ label: "goal", text })),
        ...input.brief.constraints.map((text) => ({ label: "constraint", text })),
        { label: "slots", text: input.slots.map(slotLine).join("\n") }
      ],
      evidence: input.findings.findings.map((finding) => ({
        label: findingLabel(finding),
        text: finding.citation.quote
      }))
    }),
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const issues: Array<{ path: ReadonlyArray<string | number>; message: string }> = []
      const known = new Set<string>(input.findings.findings.map((finding) => finding.id))
      const expiry = new Map<string, string | undefined>(
        input.findings.findings.map((finding) => [finding.id, finding.expiresOn])
      )
      const slots = new Map<string, DirectorSlot>(input.slots.map((slot) => [slot.slotId, slot]))
      // Of two angles with one id the first one counts.
      const angles = new Map(wire.angles.toReversed().map((angle) => [angle.id, new Set(angle.findingIds)]))
      for (const [index, angle] of wire.angles.entries()) {
        if (wire.angles.findIndex(({ id }) => id === angle.id) !== index) {
          issues.push({ path: ["angles", index, "id"], message: `"${angle.id}" is used twice` })
        }
        const told = input.findings.findings.filter(({ id }) => angle.findingIds.includes(id))
        const ground = { brief: input.brief, findings: told, language: told[0]?.language ?? "en" }
        for (const entity of foreignEntities([angle.title, ...angle.keyphrases], ground)) {
          const message = `holds "${entity}", which neither the brief nor its findings tell`
          issues.push({ path: ["angles", index], message })
        }
        for (const id of angle.findingIds) {
          if (!known.has(id)) issues.push({ path: ["angles", index, "findingIds"], message: `no finding "${id}"` })
        }
      }
      const usedSlots = new Set<string>()
      const usedFindings = new Map<string, string>()
      for (const [index, assignment] of wire.assignments.entries()) {
        const path = ["assignments", index]
        const slot = slots.get(assignment.slotId)
        const angle = angles.get(assignment.angleId)
        if (slot === undefined) issues.push({ path, message: `no slot "${assignment.slotId}"` })
        else if (!formatsByPlatform[slot.platform].includes(assignment.format)) {
          issues.push({ path, message: `${slot.platform} does not take the format "${assignment.format}"` })
        }
        if (usedSlots.has(assignment.slotId)) issues.push({ path, message: `"${assignment.slotId}" has an assignment` })
        usedSlots.add(assignment.slotId)
        if (angle === undefined) issues.push({ path, message: `no angle "${assignment.angleId}"` })
        for (const id of assignment.findingIds) {
          const owner = usedFindings.get(id)
          if (owner !== undefined) issues.push({ path, message: `"${id}" already serves "${owner}"` })
          else if (angle !== undefined && !angle.has(id)) {
            issues.push({ path, message: `"${id}" is not in the angle "${assignment.angleId}"` })
          }
          const last = expiry.get(id)
          if (slot !== undefined && last !== undefined && slot.startsAt.slice(0, 10) > last) {
            issues.push({ path, message: `"${id}" announces something until ${last}, the slot is later` })
          }
          usedFindings.set(id, assignment.slotId)
        }
      }
      yield* checkIssues(issues)
      const order = new Map(input.slots.map((slot, index) => [String(slot.slotId), index]))
      return new Direction({
        angles: wire.angles.map(
          (angle) =>
            new Angle({
              ...angle,
              id: AngleId.make(angle.id),
              findingIds: angle.findingIds.map((id) => FindingId.make(id))
            })
        ),
        assignments: wire.assignments
          .toSorted((a, b) => (order.get(a.slotId) ?? 0) - (order.get(b.slotId) ?? 0))
          .map((assignment) => {
            const [first, ...rest] = assignment.findingIds
            return new Assignment({
              slotId: SlotId.make(assignment.slotId),
              angleId: AngleId.make(assignment.angleId),
              format: assignment.format,
              findingIds: [FindingId.make(first ?? ""), ...rest.map((id) => FindingId.make(id))]
            })
          })
      })
    }),
  floorLanguages,
  floor: (input) => {
    const measured = input.findings.findings.map(measure)
    const topic = input.brief.topic.toLowerCase()
    const broad = input.findings.keyphrases
      .filter(({ phrase }) => phrase.includes(" ") || phrase.length > 6)
      .map(({ phrase }) => phrase)
      .filter((phrase) => topic.includes(phrase.toLowerCase()))
      .slice(0, 3)
    const weights = new Map(input.findings.keyphrases.map(({ phrase, weight }) => [phrase, weight]))
    const choices = assign(input.slots, clustersOf(measured, broad, weights), input)
    const taken = [...new Set(choices.map((choice) => choice.cluster))]
    const owners = new Map(choices.flatMap(({ cluster, members }) => members.map((member) => [member, cluster])))
    const ids = new Map(taken.map((cluster, index) => [cluster, `angle-${String(index + 1).padStart(2, "0")}`]))
    return {
      angles: taken.map((cluster) => ({
        id: ids.get(cluster) ?? "",
        kind: cluster.kind,
        title: cluster.title,
        keyphrases: [...cluster.keyphrases],
        // What was told under another idea in the end belongs to that one.
        findingIds: cluster.members
          .filter((member) => (owners.get(member) ?? cluster) === cluster)
          .map(({ finding }) => String(finding.id))
      })),
      assignments: choices.map((choice) => ({
        slotId: String(input.slots[choice.slotIndex]?.slotId),
        angleId: ids.get(choice.cluster) ?? "",
        format: choice.format,
        findingIds: choice.members.map(({ finding }) => String(finding.id))
      }))
    }
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const slotLine = (slot: DirectorSlot): string =>
  [slot.slotId, slot.startsAt, slot.platform, formatsByPlatform[slot.platform].join("|"), slot.language ?? ""]
    .join(" ")
    .trim()

const findingLabel = (finding: Finding): string =>
  [
    finding.id,
    `(${finding.kind}, ${finding.language})`,
    ...(finding.expiresOn === undefined ? [] : [`until ${finding.expiresOn}`]),
    finding.headings.join(" > ")
  ]
    .join(" ")
    .trim()
