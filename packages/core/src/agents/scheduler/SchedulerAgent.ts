/**
 * The schedule optimizer: moves slots to hours that did better for this audience. A model only proposes; what a move
 * would bring is computed here, and one that the results do not bear out is refused.
 *
 * @since 0.1.0
 */
import { DateTime, Effect, Result } from "effect"
import { z } from "zod"
import { SlotId } from "../../campaign/Plan.ts"
import { uncitedClaims } from "../../policy/UncitedClaims.ts"
import { ScheduleAdvice, SlotMove } from "../../schedule/ScheduleAdvice.ts"
import { collisions, minGapMinutes } from "../../schedule/Scheduling.ts"
import { formatInstant } from "../../schedule/ZonedTime.ts"
import { type LanguageTag } from "../../text/Language.ts"
import { singleLine } from "../../text/Normalisation.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { fitting } from "../PromptTexts.ts"
import { floorWords, remarkIssues, remarkLanguage } from "../Remarks.ts"
import { type Hours, hoursOf } from "./internal/hours.ts"
import { clearMoves, compatibleMoves, localText, type Move, moveTo, obstacleTo, placedSlots } from "./internal/moves.ts"
import { reasonOf, type Standstill, standstillOf } from "./internal/words.ts"
import { type SchedulerInput, usualWindow } from "./SchedulerInput.ts"

const wording = definePrompt({
  name: "scheduler",
  version: 1,
  system: `You plan when posts of a social media campaign go out, for a team that measures what works. For each slot that may move you get the times that did clearly better, with the gain that was computed from the results. You choose which slots move and where to, so that the month stays even: not every post of a network at the same hour, no two posts of a network within ${minGapMinutes} minutes. A slot without a listed time stays. It is right to move few, or none.`,
  task: `Name the slots that move, each once, with its new local time exactly as listed and the reason in one sentence, in the language "{{language}}". Use no figure that is not listed for the slot.`
})

/** Moves that the results bear out, and that collide with nothing; or why nothing moves. */
export const SchedulerAgent = defineAgent({
  name: "scheduler",
  version: 1,
  task: "plan",
  contract: z.object({
    moves: z
      .array(
        z.object({
          slotId: z.string().min(1),
          to: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
          reason: z.string().trim().min(1).max(400)
        })
      )
      .max(2_000)
  }),
  temperature: 0,
  wording,
  prompt: (input: SchedulerInput, chosen = wording) => {
    const { fromHour, toHour } = input.windows ?? usualWindow
    return renderPrompt(chosen, {
      values: { language: languageOf(input) },
      policy: [
        `Posts go out between ${fromHour}:00 and ${toHour}:00 by the clocks of the audience`,
        `Two posts of one network lie at least ${minGapMinutes} minutes apart, fixed ones included`
      ],
      request: fitting(
        [...optionTexts(clearMoves(input, hoursOf(input.results))), ...fixedTexts(input)],
        maxRequestCharacters
      )
    })
  },
  language: (input) => languageOf(input),
  prose: (wire) => wire.moves.map(({ reason }) => reason),
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const hours = hoursOf(input.results)
      const slots = placedSlots(input.slots)
      const language = languageOf(input)
      const moves = new Map<string, Move & { readonly reason: string }>()
      const issues = wire.moves.flatMap(({ reason, slotId, to }, index) => {
        const path = ["moves", index]
        const placed = slots.get(slotId)
        if (placed === undefined) return [{ path, message: `no slot "${slotId}"` }]
        if (moves.has(slotId)) return [{ path, message: `"${slotId}" moves twice` }]
        const move = moveTo(placed, to, hours)
        if (Result.isFailure(move)) return [{ path: [...path, "to"], message: move.failure }]
        moves.set(slotId, { ...move.success, reason })
        const obstacle = obstacleTo(move.success, input) ?? unclear(move.success)
        return [
          ...(obstacle === undefined ? [] : [{ path: [...path, "to"], message: obstacle }]),
          ...reasonIssues([...path, "reason"], reason, move.success, language, input)
        ]
      })
      const crowded = crowdedBy(moves, slots)
      for (const [index, { slotId }] of wire.moves.entries()) {
        const other = crowded.get(slotId)
        if (other !== undefined) {
          issues.push({
            path: ["moves", index, "to"],
            message: `is too close to "${other}"; keep ${minGapMinutes} minutes`
          })
        }
      }
      yield* checkIssues(issues)
      const moved = [...moves.values()]
        .toSorted((x, y) => DateTime.toEpochMillis(x.to) - DateTime.toEpochMillis(y.to))
        .map(
          ({ gain, placed, reason, to }) =>
            new SlotMove({
              slotId: SlotId.make(placed.slot.slotId),
              from: formatInstant(placed.at),
              to: formatInstant(to),
              expectedLift: Math.round((gain?.lift ?? 0) * 1_000) / 1_000,
              reason: singleLine(reason),
              sample: gain?.sample ?? 0
            })
        )
      const why = moved.length === 0 ? whyNothing(input, hours) : undefined
      return new ScheduleAdvice({
        moves: moved,
        kept: input.slots.length - moved.length,
        ...(why === undefined ? {} : { tooLittle: standstillOf(why, hours.posts, floorWords(language)) })
      })
    }),
  floor: (input) => {
    const words = floorWords(languageOf(input))
    const moves = compatibleMoves(clearMoves(input, hoursOf(input.results)), input)
    return {
      moves: moves.map((move) => ({
        slotId: move.placed.slot.slotId,
        to: localText(move.to),
        reason: reasonOf(move, words)
      }))
    }
  }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxRequestCharacters = 60_000

/** Times that a model may choose from for one slot. */
const mostOptions = 3

const noBrief = { topic: "", audience: "", goals: [], brand: {} }

const languageOf = ({ brief, language }: SchedulerInput): LanguageTag =>
  language ?? (brief === undefined ? "en" : remarkLanguage(brief))

const unclear = ({ gain }: Move): string | undefined =>
  gain?.isClear === true ? undefined : "is not clearly better by the results; leave the slot where it is"

const reasonIssues = (
  path: ReadonlyArray<string | number>,
  reason: string,
  move: Move,
  language: LanguageTag,
  input: SchedulerInput
) => {
  const about = [reasonOf(move, "en"), reasonOf(move, "de"), ...clockTexts(move)]
  const claims = uncitedClaims(reason, { language, quotes: about }).flatMap(({ kind, text }) =>
    kind === "name" || kind === "superlative"
      ? []
      : [{ path, message: `“${text}” is no figure of this slot; leave it out` }]
  )
  return [...remarkIssues(path, reason, { brief: input.brief ?? noBrief, findings: [], about, language }), ...claims]
}

// The ways in which people write the two times.
const clockTexts = ({ placed, to }: Move): ReadonlyArray<string> =>
  [placed.at, to].flatMap((at) => {
    const { hour, minute } = DateTime.toParts(at)
    const [minutes, half] = [String(minute).padStart(2, "0"), `${hour % 12 === 0 ? 12 : hour % 12}`]
    const noon = hour < 12 ? "am" : "pm"
    return [
      `${hour}:${minutes}, ${String(hour).padStart(2, "0")}:${minutes}, ${hour} Uhr, ${hour}.${minutes} Uhr, ${hour}:${minutes} Uhr`,
      `${half} ${noon}, ${half}:${minutes} ${noon}, ${half}${noon}, ${hour} o'clock, ${half} o'clock, ${hour}, ${half}`
    ]
  })

const whyNothing = (input: SchedulerInput, hours: Hours): Standstill | undefined => {
  const now = DateTime.toEpochMillis(DateTime.makeUnsafe(input.now))
  const movable = [...placedSlots(input.slots).values()].filter(({ millis, slot }) => !slot.isFixed && millis >= now)
  if (movable.length === 0) return "no-slots"
  if (input.results.length === 0) return "no-results"
  if (hours.posts === 0) return "uncounted"
  if (!movable.some(({ slot }) => hours.compared.has(slot.platform))) return "too-few"
  return compatibleMoves(clearMoves(input, hours), input).length === 0 ? "unclear" : undefined
}

// For each slot that moved onto another one, the other.
const crowdedBy = (
  moves: ReadonlyMap<string, Move>,
  slots: ReturnType<typeof placedSlots>
): ReadonlyMap<string, string> => {
  const times = [...slots].map(([id, { at, slot }]) => ({
    id,
    platform: slot.platform,
    startsAt: formatInstant(moves.get(id)?.to ?? at)
  }))
  const found = new Map<string, string>()
  const isMoved = (id: string) => moves.has(id)
  for (const { first, second } of collisions(times)) {
    if (isMoved(first)) found.set(first, second)
    if (isMoved(second)) found.set(second, first)
  }
  const byInstant = new Map<number, string>()
  for (const { id, startsAt } of times) {
    const millis = DateTime.toEpochMillis(DateTime.makeUnsafe(startsAt))
    const other = byInstant.get(millis)
    if (other !== undefined && isMoved(id)) found.set(id, other)
    if (other !== undefined && isMoved(other)) found.set(other, id)
    byInstant.set(millis, id)
  }
  return found
}

const optionTexts = (moves: ReadonlyArray<Move>) => {
  const bySlot = new Map<string, Array<Move>>()
  for (const move of moves) {
    const { slotId } = move.placed.slot
    const known = bySlot.get(slotId) ?? []
    if (!bySlot.has(slotId)) bySlot.set(slotId, known)
    // Of the minutes of one hour the first is enough.
    const hour = localText(move.to).slice(0, 13)
    if (known.length < mostOptions && !known.some((one) => localText(one.to).startsWith(hour))) known.push(move)
  }
  return [...bySlot.values()].flatMap((options) => {
    const [first] = options
    if (first === undefined) return []
    const { at, slot } = first.placed
    const lines = options.map(({ gain, to }) => {
      const lift = Math.round((gain?.lift ?? 0) * 100)
      return `${localText(to)}: ${lift} % more, by ${gain?.sample ?? 0} posts there and ${gain?.sampleBefore ?? 0} at the old time`
    })
    return [{ label: `slot ${slot.slotId} on ${slot.platform}, now ${localText(at)}`, text: lines.join("\n") }]
  })
}

const fixedTexts = (input: SchedulerInput) => {
  const fixed = [...placedSlots(input.slots).values()].filter(({ slot }) => slot.isFixed)
  return fixed.map(({ at, slot }) => ({
    label: `fixed slot ${slot.slotId}`,
    text: `${slot.platform}, ${localText(at)}`
  }))
}
