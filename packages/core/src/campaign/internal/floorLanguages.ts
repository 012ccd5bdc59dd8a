import { Effect } from "effect"
import { isFloorLanguage, primarySubtag } from "../../text/Language.ts"
import { type Brief } from "../Brief.ts"
import { CampaignError, LanguageWithoutSource, NoMaterial } from "../CampaignError.ts"

/**
 * Whether posts can be written without a model: from sources, and in their languages. Fails with `NoMaterial` and
 * `LanguageWithoutSource`. `sourceLanguages`: primary subtags.
 */
export const checkFloorLanguages = Effect.fnUntraced(function* (
  brief: Brief,
  sourceLanguages: ReadonlyArray<string>
): Effect.fn.Return<void, CampaignError> {
  if (brief.sources.length === 0) {
    return yield* new CampaignError({
      reason: new NoMaterial({ detail: "The brief has no sources, and without a model posts are written from them" })
    })
  }
  const missing = brief.languages.find(
    (language) => !isFloorLanguage(language) || !sourceLanguages.includes(primarySubtag(language))
  )
  if (missing !== undefined) {
    return yield* new CampaignError({
      reason: new LanguageWithoutSource({ language: missing, sourceLanguages: [...sourceLanguages] })
    })
  }
})
