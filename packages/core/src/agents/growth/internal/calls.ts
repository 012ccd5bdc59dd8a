import { type CallIntent } from "../../../content/GrowthPlan.ts"
import { becomesLink, briefLinks } from "../../../content/Links.ts"
import { showsLinks } from "../../../policy/PlatformRules.ts"
import { brandAddress } from "../../BrandAddress.ts"
import { goalIntents, spokenClosing } from "../CallsToAction.ts"
import { type GrowthInput } from "../GrowthInput.ts"
import { type CallLines, linesFor } from "./callLines.ts"
import { callProblems } from "./rules.ts"

/** A line and what it asks for. */
export interface Call {
  readonly text: string
  readonly intent: CallIntent
}

/**
 * What the goals ask for, then a question that suits the statement, then one thing more that suits the format. Posts of a
 * month get other wordings in turn.
 */
export const callsOf = (input: GrowthInput): ReadonlyArray<Call> => {
  const { brief, findings, format, language, platform } = input
  const lines = linesFor(language, brandAddress(brief, language))
  const [{ kind }] = findings
  const isKept = format === "carousel" || kind === "how-to" || kind === "list"
  const { name } = brief.brand
  const kept: Call = isKept
    ? { text: turned(input, "save", lines.save), intent: "save" }
    : { text: turned(input, "share", lines.share), intent: "share" }
  const more =
    name === undefined
      ? [kept]
      : [kept, { text: turned(input, "follow", lines.follow(name)), intent: "follow" as const }]
  const calls: ReadonlyArray<Call> = [
    ...goalCalls(input, lines),
    {
      text: turned(input, "ask", [...lines.ask[kind], ...lines.alsoAsk]),
      intent: platform === "x" ? "reply" : "comment"
    },
    turned(input, "more", more)
  ]
  const usable = (all: ReadonlyArray<Call>) =>
    all.filter(
      ({ text }, at) => all.findIndex((one) => one.text === text) === at && callProblems(text, input).length === 0
    )
  const chosen = usable(calls)
  return chosen.length > 0 ? chosen : usable([kept, ...more])
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// The same for the same slot; what is asked for under one name goes through its list by itself.
const turned = <A>({ slotId }: GrowthInput, of: string, list: readonly [A, ...Array<A>] | ReadonlyArray<A>): A => {
  const turn = [...`${of} ${slotId}`].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003, 7)
  return list[turn % list.length] as A
}

// X charges for posts with an address, so none is proposed there.
const goalCalls = (input: GrowthInput, lines: CallLines): ReadonlyArray<Call> => {
  const { brief, format, language, platform } = input
  const intents = goalIntents(brief)
  const link = briefLinks(brief).find((address) => becomesLink(address, platform))
  const withLink = link !== undefined && platform !== "x" && showsLinks(platform, format)
  if (withLink) {
    const goal = intents.find((intent) => intent !== "visit")
    const here = lines.here[goal ?? "visit"]
    return [{ text: `${turned(input, "here", here)} ${link}`, intent: goal === undefined ? "visit" : "book" }]
  }
  if (intents.length === 0) return []
  const { name } = brief.brand
  const goal = turned(input, "goal", intents)
  const text =
    name === undefined
      ? spokenClosing(brief, language, intents.indexOf(goal))
      : turned(input, "closing", lines.closing[goal](name))
  return text === undefined ? [] : [{ text, intent: goal === "visit" ? "visit" : "book" }]
}
