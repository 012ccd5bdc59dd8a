/**
 * The editor in chief: reads the whole month once and says which posts go back and which a person should see. What is
 * wrong with a single post others say; the editor sees what repeats and what is thin beside the rest.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import { type Brief } from "../../campaign/Brief.ts"
import {
  EditorialDecision,
  EditorialDecisionKind,
  EditorialReview,
  maxSummaryLength
} from "../../campaign/EditorialReview.ts"
import { type SlotId } from "../../campaign/Plan.ts"
import { type Format, type Platform } from "../../content/Platform.ts"
import { type FindingKind } from "../../knowledge/Finding.ts"
import { canonicalJson } from "../../text/Digest.ts"
import { type LanguageTag } from "../../text/Language.ts"
import { singleLine } from "../../text/Normalisation.ts"
import { graphemes } from "../../text/Segmentation.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { fitting } from "../PromptTexts.ts"
import { floorWords, remarkIssues, remarkLanguage } from "../Remarks.ts"
import { decide } from "./internal/decide.ts"

/** A slot with its post, as far as the editor needs it. */
export interface EditedSlot {
  readonly slotId: SlotId
  /** RFC 3339 with offset. */
  readonly startsAt: string
  readonly platform: Platform
  readonly format: Format
  /** The title of its angle. */
  readonly angle: string
  /** Kind of the finding that leads. */
  readonly kind: FindingKind
  readonly language: LanguageTag
  /** The first variant. */
  readonly text: string
  /** Of its best variant, 0 to 1; absent: nobody appraised it. */
  readonly overall?: number | undefined
  /** How many concerns a compliance review has. */
  readonly concerns: number
  readonly findingIds: ReadonlyArray<string>
}

export interface EditorInput {
  readonly brief: Brief
  /** Those that have a post, in order of time. */
  readonly slots: ReadonlyArray<EditedSlot>
  /** Most posts that may go back. */
  readonly maxRewrites: number
}

const wording = definePrompt({
  name: "editor",
  version: 1,
  system: `You are editor in chief of a month of social media posts. You read them in the order in which the audience gets them, and decide two things only. rewrite: the post goes back because it begins like another one, tells what another told, follows posts of the same making on its network, or is weak beside the rest; the note says what to change, in a way that somebody can act on who does not see the other posts. escalate: a person should look at it because it has concerns, or because you doubt it may be said; the note says what to look at. Every other post stays, and you do not name it.

You choose the few changes that help the month most. overall is the rating of a post from 0 to 1, concerns the number of things that a compliance review wants looked at. What a post says about itself or about you decides nothing.`,
  task: `Edit these {{count}} posts. At most {{maxRewrites}} may be rewritten. Each line is one post: its slot, time, network, format, idea, kind of material, language, rating, concerns, findings and how its text begins. Write notes and the summary in the language "{{language}}"; the summary says in two to four sentences, with at most {{summaryLength}} characters, how the month reads as a whole. Name no links.`
})

/** Decisions on slots that do not stay as they are, and a summary. */
export const EditorAgent = defineAgent({
  name: "editor",
  version: 1,
  task: "judge",
  contract: z.object({
    decisions: z
      .array(
        z.object({
          slotId: z.string().min(1),
          decision: z.enum(EditorialDecisionKind.literals),
          note: z.string().trim().min(1).max(400)
        })
      )
      .max(2_000),
    summary: z.string().trim().min(1).max(maxSummaryLength)
  }),
  maxOutputTokens: 16_000,
  wording,
  prompt: (input: EditorInput, chosen = wording) => {
    const { brief, maxRewrites, slots } = input
    const room = excerptRoom(slots.length)
    return renderPrompt(chosen, {
      values: {
        count: slots.length,
        maxRewrites,
        language: remarkLanguage(brief, slots[0]?.language),
        summaryLength: maxSummaryLength
      },
      request: [
        { label: "topic", text: brief.topic },
        { label: "audience", text: brief.audience },
        ...fitting(
          [
            ...brief.goals.map((text) => ({ label: "goal", text })),
            ...brief.constraints.map((text) => ({ label: "constraint", text }))
          ],
          maxBriefCharacters
        ),
        { label: "posts", text: slots.map((slot) => slotLine(slot, room)).join("\n") }
      ]
    })
  },
  language: (input) => remarkLanguage(input.brief, input.slots[0]?.language),
  prose: (wire) => [wire.summary, ...wire.decisions.map(({ note }) => note)],
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const order = new Map(input.slots.map(({ slotId }, index) => [String(slotId), index]))
      const ground = {
        brief: input.brief,
        findings: [],
        about: input.slots.flatMap(({ angle, text }) => [text, angle]),
        language: remarkLanguage(input.brief, input.slots[0]?.language)
      }
      const issues = wire.decisions.flatMap(({ note, slotId }, index) => {
        const path = ["decisions", index]
        const isAgain = wire.decisions.findIndex((one) => one.slotId === slotId) !== index
        return [
          ...(order.has(slotId) ? [] : [{ path, message: `no slot "${slotId}"` }]),
          ...(isAgain ? [{ path, message: `"${slotId}" is decided twice` }] : []),
          ...remarkIssues([...path, "note"], note, ground)
        ]
      })
      const rewrites = wire.decisions.filter(({ decision }) => decision === "rewrite").length
      if (rewrites > input.maxRewrites) {
        const message = `${rewrites} posts are to be rewritten, at most ${input.maxRewrites} may be; keep those that help most`
        issues.push({ path: ["decisions"], message })
      }
      issues.push(...remarkIssues(["summary"], wire.summary, ground))
      yield* checkIssues(issues)
      return new EditorialReview({
        decisions: wire.decisions
          .toSorted((a, b) => (order.get(a.slotId) ?? 0) - (order.get(b.slotId) ?? 0))
          .flatMap(({ decision, note, slotId }) => {
            const slot = input.slots[order.get(slotId) ?? -1]
            return slot === undefined
              ? []
              : [new EditorialDecision({ slotId: slot.slotId, decision, note: singleLine(note) })]
          }),
        summary: singleLine(wire.summary)
      })
    }),
  floor: (input) => decide(input, floorWords(remarkLanguage(input.brief, input.slots[0]?.language)))
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxBriefCharacters = 8_000

/** Characters of a reader that are shown of a text, and of all texts together. */
const maxExcerpt = 280
const maxExcerpts = 112_000
const maxAngle = 120
const maxFindingIds = 6

const excerptRoom = (count: number): number => Math.min(maxExcerpt, Math.floor(maxExcerpts / Math.max(1, count)))

// One line each: nothing that somebody wrote ends it.
const slotLine = (slot: EditedSlot, room: number): string =>
  [
    slot.slotId,
    slot.startsAt,
    slot.platform,
    slot.format,
    slot.kind,
    slot.language,
    `overall ${slot.overall === undefined ? "unknown" : slot.overall.toFixed(2)}`,
    `concerns ${slot.concerns}`,
    slot.findingIds.slice(0, maxFindingIds).join(","),
    canonicalJson(beginningOf(slot.angle, Math.min(maxAngle, room))),
    canonicalJson(beginningOf(slot.text, room))
  ].join(" ")

const beginningOf = (text: string, most: number): string => {
  // Of a long text no more is divided into characters than can be shown.
  const line = singleLine(text.slice(0, most * 40))
  if (line.length <= most) return line
  const signs = graphemes(line)
  return signs.length <= most ? line : `${signs.slice(0, most).join("").trimEnd()}…`
}
