/**
 * The words of a brand as a pack.
 *
 * @since 0.1.0
 */
import type { BrandBrief } from "../../campaign/Brief.ts"
import { type Rule, RuleId } from "../Rule.ts"
import { RulePack, RulePackId } from "../RulePack.ts"

/** The brand's banned and required words as a pack; undefined when it names none. */
export const brandPack = ({
  bannedWords = [],
  requiredWords = []
}: Pick<BrandBrief, "bannedWords" | "requiredWords">): RulePack | undefined => {
  const [firstBanned, ...moreBanned] = wordsOf(bannedWords).map((text) => ({ text }))
  const [firstRequired, ...moreRequired] = wordsOf(requiredWords)
  const [rule, ...rules]: ReadonlyArray<Rule> = [
    ...(firstBanned === undefined
      ? []
      : [
          {
            kind: "terms" as const,
            id: RuleId.make("brand/banned-word"),
            version: 1,
            severity: "block" as const,
            title: { en: "Words the brand bans", de: "Wörter, die die Marke ausschließt" },
            source: null,
            category: "brand",
            resistsEvasion: true,
            terms: [firstBanned, ...moreBanned] as const
          }
        ]),
    ...(firstRequired === undefined
      ? []
      : [
          {
            kind: "required-terms" as const,
            id: RuleId.make("brand/required-word"),
            version: 1,
            severity: "warn" as const,
            title: { en: "Words the brand wants", de: "Wörter, die die Marke wünscht" },
            source: null,
            require: "all" as const,
            terms: [firstRequired, ...moreRequired] as const
          }
        ])
  ]
  if (rule === undefined) return undefined
  return new RulePack({
    schemaVersion: "1",
    id: RulePackId.make("brand"),
    version: 1,
    title: { en: "Words of the brand", de: "Wörter der Marke" },
    sources: [],
    rules: [rule, ...rules]
  })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const wordsOf = (words: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(words.map((word) => word.trim()).filter((word) => word !== ""))
]
