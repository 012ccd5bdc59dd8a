import { scriptLimits } from "../../../media/Script.ts"
import { type Finding } from "../../../knowledge/Finding.ts"
import { type Subjects } from "../../Subjects.ts"
import { ungrounded } from "../../Grounding.ts"
import { unsupportedClaims } from "../../Foreign.ts"
import { spokenClosing } from "../../growth/CallsToAction.ts"
import { sceneSeconds, totalSeconds } from "../Scenes.ts"
import { type ScriptInput } from "../ScriptInput.ts"
import { capitalise } from "../../../text/Normalisation.ts"
import { captionOf } from "../../Captions.ts"
import { pictureOf } from "../../Pictures.ts"
import { sceneHeadingOf } from "../../SceneHeadings.ts"
import { isSpeakable, spoken, wordingOf } from "./spoken.ts"
import { isBanned, labelLine, plain, type ScriptUnit, unitsOf } from "./units.ts"

/** A scene before it has its number. */
export interface ComposedScene {
  readonly narration: string
  readonly onScreen: string
  readonly visual: string
  readonly cited: ReadonlyArray<{ readonly finding: Finding; readonly quote: string }>
}

/** What the floor makes of the material, hook first: as many whole sentences as fit, never one of them cut. */
export const compose = (input: ScriptInput, subjects: Subjects): ReadonlyArray<ComposedScene> => {
  const { max, min } = input.seconds ?? scriptLimits.defaultSeconds
  const closing = closingOf(input)
  const closingSeconds = closing === undefined ? 0 : sceneSeconds(closing, input.language)
  const units = unitsOf(input)
  const lead = leadOf(input, units)
  const room = max - closingSeconds - (lead === undefined ? 0 : sceneSeconds(lead.narration, input.language))
  if (room <= 0) return []
  const sayable = lead === undefined ? units : units.filter(({ text }) => !repeats(lead.text, text))
  // Between the least and the most that was asked for: enough to tell it, and no longer.
  const aim = Math.min(room, min + (max - min) * aimShare - (max - room))
  const wanted = scriptLimits.usualScenes - (closing === undefined ? 0 : 1) - (lead === undefined ? 0 : 1)
  const chosen = choose(sayable, { room, aim, least: min - (max - room), wanted })
  const body = lead === undefined ? hookFirst(chosen) : chosen
  if (body.length === 0 && lead === undefined) return []
  // Two videos of a month do not begin with the same shot.
  const seed = [...input.slotId].reduce(
    (sum, sign) => sum + (sign.codePointAt(0) ?? 0),
    Math.abs(Math.trunc(input.seed))
  )
  const look = { subjects, language: input.language, seed }
  const { topics } = subjects
  // What every video of the campaign is about is no heading of one scene.
  const captions = new Set(topics.map((topic) => capitalise(topic, input.language)))
  // The same words over two pictures say nothing the second time.
  const once = (caption: string): string => {
    if (captions.has(caption)) return ""
    captions.add(caption)
    return caption
  }
  const scenes = [
    ...(lead === undefined ? [] : [{ ...lead, caption: lead.text }]),
    ...labelled(body).map(({ finding, narration, quotes, text }) => ({
      finding,
      narration,
      text,
      caption: undefined,
      cited: quotes.map((quote) => ({ finding, quote }))
    }))
  ].map(({ caption, cited, finding, narration, text }, index) => ({
    narration,
    onScreen: once(
      caption === undefined
        ? headingOf({ finding, narration, text }, input.language, { subjects, taken: captions })
        : captionOf(caption, input.language, { maxLength: scriptLimits.maxOnScreen, isSpoken: true })
    ),
    visual: pictureOf({ ...look, text, finding, index }),
    cited
  }))
  if (closing === undefined) return scenes
  const name = input.brief.brand.name ?? ""
  const last = {
    narration: closing,
    onScreen: [...name].length <= scriptLimits.maxOnScreen ? name : "",
    visual: pictureOf({ ...look, text: "", finding: input.findings[0], index: "closing" }),
    cited: []
  }
  return [...scenes, last]
}

// A question is a heading already, and so is the name of somebody who begins to speak.
const headingOf = (
  { finding, narration, text }: Pick<ScriptUnit, "finding" | "narration" | "text">,
  language: string,
  { subjects, taken }: { readonly subjects: Subjects; readonly taken: ReadonlySet<string> }
): string => {
  const { speaker } = finding
  const { maxOnScreen: maxLength } = scriptLimits
  if (text.endsWith("?")) return captionOf(text, language, { maxLength, isSpoken: true })
  return sceneHeadingOf(text, language, {
    maxLength,
    speaker: speaker !== undefined && narration.startsWith(speaker) ? speaker : undefined,
    subjects: subjects.in(text, finding),
    taken
  })
}

/** How far between the least and the most seconds a script aims. */
const aimShare = 0.6

const closingOf = (input: ScriptInput): string | undefined => {
  const turn = [...input.slotId].reduce(
    (sum, sign) => sum + (sign.codePointAt(0) ?? 0),
    Math.abs(Math.trunc(input.seed))
  )
  const line = spokenClosing(input.brief, input.language, turn)
  if (line === undefined) return undefined
  const wording = wordingOf(input)
  const said = spoken(line, wording)
  const fits = said.length <= scriptLimits.maxNarration
  return fits && isSpeakable(said, wording) && !isBanned(said, input) ? said : undefined
}

interface Lead {
  readonly text: string
  readonly narration: string
  readonly finding: Finding
  readonly cited: ComposedScene["cited"]
}

// The line that the first statement stands under, else the title of the post, where what it says stands in the statement.
const leadOf = (input: ScriptInput, units: ReadonlyArray<ScriptUnit>): Lead | undefined => {
  const [first] = units
  if (first === undefined) return undefined
  const { finding } = first
  const lines = [
    ...(finding.opener === undefined
      ? []
      : [{ text: finding.opener.text, quote: finding.opener.citation.quote, isSource: true }]),
    ...(input.post.title === undefined
      ? []
      : [{ text: input.post.title, quote: first.quotes[0] ?? "", isSource: false }])
  ]
  const wording = wordingOf(input)
  for (const { isSource, quote, text } of lines) {
    const narration = spoken(text, wording)
    const cited = [{ finding, quote }]
    if (quote === "" || !isSpeakable(text, wording) || isBanned(text, input)) continue
    if (units.some((unit) => plain(unit.text) === plain(text))) continue
    if (!isSource && !isBorneOut(narration, quote, input)) continue
    return { text, narration, finding, cited }
  }
  return undefined
}

const isBorneOut = (text: string, quote: string, { brief, findings, language }: ScriptInput): boolean => {
  const [{ citation }] = findings
  return (
    /\p{Lu}|\p{Ll}/u.test(text) &&
    ungrounded([text], [{ ...citation, quote }], findings, brief.brand.name).length === 0 &&
    unsupportedClaims([text], [quote], { brief, findings, language }).length === 0
  )
}

const repeats = (lead: string, text: string): boolean => plain(lead) === plain(text)

interface Bounds {
  /** Seconds that the sentences may take. */
  readonly room: number
  /** Seconds from which on no other one is added. */
  readonly aim: number
  readonly least: number
  /** Scenes from which on no other one is added. */
  readonly wanted: number
}

// What the post tells first, then the rest; a sentence that leans on another comes only behind it.
const choose = (units: ReadonlyArray<ScriptUnit>, { aim, least, room, wanted }: Bounds): ReadonlyArray<ScriptUnit> => {
  const chosen = new Set<ScriptUnit>()
  const labels = new Set<string>()
  let seconds = 0
  const isEnough = () => chosen.size >= wanted && seconds >= Math.max(aim, least)
  for (const only of [true, false]) {
    for (const [at, unit] of units.entries()) {
      const before = units[at - 1]
      const isLed =
        !unit.leans ||
        (before !== undefined &&
          before.finding === unit.finding &&
          before.index < unit.index &&
          chosen.has(before) &&
          isNext(before, unit))
      if (chosen.has(unit) || (only && !unit.isTold) || !isLed || isEnough()) continue
      const isNew = unit.label !== undefined && !labels.has(unit.label)
      const longer = totalSeconds([seconds, unit.seconds, isNew ? unit.labelSeconds : 0])
      if (longer > room || chosen.size >= maxBody) continue
      chosen.add(unit)
      if (unit.label !== undefined) labels.add(unit.label)
      seconds = longer
    }
  }
  return units.filter((unit) => chosen.has(unit))
}

const maxBody = scriptLimits.maxScenes - 2

// Nothing between them was left out.
const isNext = (before: ScriptUnit, unit: ScriptUnit): boolean => unit.index - before.index === before.quotes.length

// A statement that can open and nothing leans on comes first where it is told in a few seconds; what happened, and
// steps, keep their order.
const hookFirst = (units: ReadonlyArray<ScriptUnit>): ReadonlyArray<ScriptUnit> => {
  const [first] = units
  if (first === undefined || first.finding.kind === "story" || first.finding.kind === "list") return units
  if (first.finding.speaker !== undefined || (first.opens && first.seconds <= quickSeconds)) return units
  const free = units.filter((unit, at) => {
    const next = units[at + 1]
    const isAlone = next === undefined || next.finding !== unit.finding || !next.leans
    return unit.opens && isAlone && unit.seconds <= quickSeconds && unit.finding.kind !== "story"
  })
  const hook = free.find(({ text }) => /\p{Nd}/u.test(text)) ?? (first.opens ? undefined : free[0])
  return hook === undefined ? units : [hook, ...units.filter((unit) => unit !== hook)]
}

/** A hook that takes longer has lost its viewers. */
const quickSeconds = 6

// How the brief wants figures named is said once, behind the last of them.
const labelled = (units: ReadonlyArray<ScriptUnit>): ReadonlyArray<ScriptUnit> =>
  units.map((unit, at) => {
    const isLast = unit.label !== undefined && !units.slice(at + 1).some(({ label }) => label === unit.label)
    return isLast ? { ...unit, narration: `${unit.narration} ${labelLine(unit.label ?? "")}` } : unit
  })
