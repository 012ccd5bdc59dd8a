/**
 * How the packs of topics are put together.
 */
import type { LocalizedMessage, Severity } from "../../../PolicyFinding.ts"
import { type Rule, RuleId, type Term } from "../../../Rule.ts"
import { RulePack, RulePackId } from "../../../RulePack.ts"
import { termsIn } from "../terms.ts"
import type { RuleSource } from "./sources.ts"

/** One rule of a topic. */
export interface TopicRule {
  /** Behind the id of the topic: `excess` in `alcohol/excess`. */
  readonly name: string
  readonly severity: Severity
  readonly title: LocalizedMessage
  readonly source: RuleSource
  /** @default every region */
  readonly regions?: readonly [string, ...Array<string>]
  readonly terms: ReadonlyArray<Term>
}

/** A topic whose rules have ids such as `alcohol/excess`, in a pack such as `topic-alcohol`. */
export const topicPack = (
  topic: string,
  title: LocalizedMessage,
  [first, ...rest]: readonly [TopicRule, ...Array<TopicRule>]
): RulePack => {
  const pages = new Map([first, ...rest].map(({ source: { name, url } }) => [url, { name, url }]))
  return new RulePack({
    schemaVersion: "1",
    id: RulePackId.make(`topic-${topic}`),
    version: 2,
    title,
    sources: [...pages.values()],
    rules: [ruleOf(topic, first), ...rest.map((rule) => ruleOf(topic, rule))]
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const ruleOf = (
  topic: string,
  { name, regions, severity, source: { dateChecked, tier, url }, terms, title }: TopicRule
): Rule => ({
  kind: "terms",
  id: RuleId.make(`${topic}/${name}`),
  version: 2,
  severity,
  title,
  source: url,
  dateChecked,
  tier,
  ...(regions === undefined ? {} : { scope: { regions } }),
  category: topic,
  resistsEvasion: true,
  terms: termsIn(terms)
})
