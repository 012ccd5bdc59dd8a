/**
 * Checks the measured facts of a file against the rules of a network. Pure.
 *
 * @since 0.1.0
 */
import { type Format, type Platform, platformNames } from "../content/Platform.ts"
import { type MediaFacts } from "./MediaFacts.ts"
import { type MediaRule, mediaRulesFor, type MediaUse } from "./MediaRules.ts"
import {
  expectedText,
  measured,
  measuredText,
  meets,
  nameOfMeasure,
  type Tongue,
  useOf as useWithin
} from "./internal/mediaMeasures.ts"
import { useRule } from "./internal/mediaRuleTable.ts"

/** Where a file is to go. */
export interface MediaTarget {
  readonly platform: Platform
  readonly format: Format
  /** @default what the file is: `useOf` */
  readonly use?: MediaUse | undefined
}

/** A rule that a file breaks. */
export interface MediaFinding {
  readonly rule: MediaRule
  /** As it was measured: `2.5 MB`, `png`. */
  readonly actual: string
  /** What the rule asks for: `at most 8 MB`, `jpeg`. */
  readonly expected: string
  readonly message: { readonly en: string; readonly de: string }
}

/** What a file is within a post, by what it is in itself. Sound alone counts as a `video` without a picture: no network takes it. */
export const useOf = (facts: MediaFacts): MediaUse => {
  const use = useWithin(facts)
  return use === "sound" ? "video" : use
}

/**
 * Every rule that the file breaks, blocking ones first. What was not measured breaks no rule. A file of which no post of the
 * format is made, such as a picture for a video, breaks that rule alone. Empty: the network takes it.
 */
export const checkMedia = (facts: MediaFacts, target: MediaTarget): ReadonlyArray<MediaFinding> => {
  const { format, platform } = target
  const use = target.use ?? useOf(facts)
  const made = use === "cover" || use === "thumbnail" ? undefined : useRule(platform, format)
  const isBroken = ({ requirement }: MediaRule) => !meets(requirement, measured(facts, requirement.measure))
  const broken = made !== undefined && isBroken(made) ? [made] : mediaRulesFor(platform, format, use).filter(isBroken)
  return [
    ...broken.filter(({ severity }) => severity === "block"),
    ...broken.filter(({ severity }) => severity !== "block")
  ].map((rule) => findingOf(rule, facts))
}

/** Whether the network refuses the file for one of them. */
export const isBlocked = (findings: ReadonlyArray<MediaFinding>): boolean =>
  findings.some(({ rule }) => rule.severity === "block")

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const findingOf = (rule: MediaRule, facts: MediaFacts): MediaFinding => {
  const { requirement } = rule
  const value = measured(facts, requirement.measure)
  const actual = measuredText(requirement.measure, value, "en")
  const network = platformNames[rule.platform]
  const actualText = (tongue: Tongue): string => {
    const name = nameOfMeasure(requirement.measure, tongue)
    return requirement.kind === "is" ? name : `${name} ${measuredText(requirement.measure, value, tongue)}`
  }
  return {
    rule,
    actual,
    expected: expectedText(requirement, "en"),
    message: {
      en: `${network}: ${actualText("en")}; it takes ${expectedText(requirement, "en")}`,
      de: `${network}: ${actualText("de")}; erlaubt: ${expectedText(requirement, "de")}`
    }
  }
}
