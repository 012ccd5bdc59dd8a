/**
 * What a brief says of its brand's words and voice, as a pack.
 *
 * @since 0.1.0
 */
import type { Brief, BriefInput } from "../../campaign/Brief.ts"
import { type Rule, RuleId, type Term } from "../Rule.ts"
import { RulePack, RulePackId } from "../RulePack.ts"

/** What the rules of a brand are made from. */
export interface BrandRules {
  /** Words that must not occur. @default none */
  readonly bannedWords?: ReadonlyArray<string> | undefined
  /** Words that should occur. @default none */
  readonly requiredWords?: ReadonlyArray<string> | undefined
  /** Words to use, each instead of others. @default none */
  readonly preferredWords?:
    | ReadonlyArray<{ readonly use: string; readonly insteadOf: ReadonlyArray<string> }>
    | undefined
  /** Names that must not occur. @default none */
  readonly competitors?: ReadonlyArray<string> | undefined
  /** In free words; the tone belongs to it. @default nothing is asked for */
  readonly guidelines?: string | undefined
}

/** The rules that a brand can have. Severities can be set for them also where a brand does not make use of them. */
export const brandRuleIds: ReadonlyArray<RuleId> = (
  ["banned-word", "competitor", "preferred-word", "required-word", "voice"] as const
).map((name) => RuleId.make(`brand/${name}`))

/** What the brief says about its brand. The same brief gives the same value, by which policies are made ready once. */
export const brandRulesOf = (brief: Pick<Brief | BriefInput, "brand" | "competitors" | "tone">): BrandRules => {
  const known = made.get(brief)
  if (known !== undefined) return known
  const { bannedWords, guidelines, preferredWords, requiredWords } = brief.brand ?? {}
  const rules: BrandRules = {
    bannedWords,
    requiredWords,
    preferredWords,
    competitors: brief.competitors,
    guidelines: [guidelines ?? "", brief.tone ?? ""].join("\n")
  }
  made.set(brief, rules)
  return rules
}

/** The rules of the brand as a pack; undefined when it asks for nothing. */
export const brandPack = ({
  bannedWords = [],
  competitors = [],
  guidelines = "",
  preferredWords = [],
  requiredWords = []
}: BrandRules): RulePack | undefined => {
  const voice = guidelines.trim().slice(0, mostGuidelines)
  const [rule, ...rules]: ReadonlyArray<Rule> = [
    ...termsRule("banned-word", "block", banned, termsOf(bannedWords)),
    ...termsRule("competitor", "block", rivals, termsOf(competitors)),
    ...termsRule(
      "preferred-word",
      "warn",
      preferred,
      preferredWords.flatMap(({ insteadOf, use }) => termsOf(insteadOf).map((term) => ({ ...term, replacement: use })))
    ),
    ...requiredRule(wordsOf(requiredWords)),
    ...(voice === ""
      ? []
      : [{ kind: "voice" as const, ...common("voice", "warn", guidelinesTitle), guidelines: voice }])
  ]
  if (rule === undefined) return undefined
  return new RulePack({
    schemaVersion: "1",
    id: RulePackId.make("brand"),
    version: 1,
    title: { en: "Words and voice of the brand", de: "Wörter und Stimme der Marke" },
    sources: [],
    rules: [rule, ...rules]
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const made = new WeakMap<object, BrandRules>()

/** Longest guidelines that are read, in UTF-16 code units. */
const mostGuidelines = 20_000

const banned = { en: "Words the brand bans", de: "Wörter, die die Marke ausschließt" }
const rivals = { en: "Competitors", de: "Mitbewerber" }
const preferred = { en: "Words the brand does not use", de: "Wörter, die die Marke nicht verwendet" }
const required = { en: "Words the brand wants", de: "Wörter, die die Marke wünscht" }
const guidelinesTitle = { en: "Guidelines of the brand", de: "Vorgaben der Marke" }

const common = <S extends Rule["severity"]>(name: string, severity: S, title: Rule["title"]) => ({
  id: RuleId.make(`brand/${name}`),
  version: 1,
  severity,
  title,
  source: null
})

const termsRule = (
  name: string,
  severity: Rule["severity"],
  title: Rule["title"],
  [first, ...more]: ReadonlyArray<Term>
): ReadonlyArray<Rule> =>
  first === undefined
    ? []
    : [
        {
          kind: "terms",
          ...common(name, severity, title),
          category: "brand",
          resistsEvasion: true,
          terms: [first, ...more]
        }
      ]

const requiredRule = ([first, ...more]: ReadonlyArray<string>): ReadonlyArray<Rule> =>
  first === undefined
    ? []
    : [
        {
          kind: "required-terms",
          ...common("required-word", "warn", required),
          require: "all",
          terms: [first, ...more]
        }
      ]

const termsOf = (words: ReadonlyArray<string>): ReadonlyArray<Term> =>
  wordsOf(words).map((text) => ({ text: text.slice(0, 200) }))

const wordsOf = (words: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(words.map((word) => word.trim()).filter((word) => word !== ""))
]
