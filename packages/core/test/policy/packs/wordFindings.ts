import { composePolicy } from "@postwright/core/policy/PolicySet"
import { compilePolicy } from "@postwright/core/policy/PolicyEngine"
import { policyContentOf } from "@postwright/core/policy/PolicyContent"
import { wordPacks } from "@postwright/core/policy/packs/WordPacks"
import { Result } from "effect"

const policy = compilePolicy(Result.getOrThrow(composePolicy(wordPacks)))

/** Where and for whom a text is. */
export interface Reader {
  readonly language: string
  readonly regions?: ReadonlyArray<string>
}

/** What the packs with lists of words find in a text. */
export const wordFindings = (text: string, { language, regions }: Reader) =>
  policy.check(policyContentOf({ text }), {
    platform: "x",
    format: "post",
    language,
    ...(regions === undefined ? {} : { regions })
  }).findings

/** The rules that find something, each once. */
export const rulesThatFind = (text: string, reader: Reader): ReadonlyArray<string> => [
  ...new Set(wordFindings(text, reader).map(({ ruleId }) => ruleId))
]

/** The words that are found, and by which rule. */
export const shown = (text: string, reader: Reader): ReadonlyArray<string> =>
  wordFindings(text, reader).map(
    ({ ruleId, span }) => `${ruleId}: ${span === null ? text : text.slice(span.start, span.end)}`
  )
