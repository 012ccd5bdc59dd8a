/**
 * Texts of a post in another locale.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { LanguageTag } from "../text/Language.ts"

/** What a text is in its post, for what it has to keep. A hashtag stands without `#`. */
export const textRoles = ["body", "title", "part", "hashtag", "alt-text", "narration"] as const
export type TextRole = (typeof textRoles)[number]

/** One text. */
export class TranslatedText extends Schema.Class<TranslatedText>("@postwright/core/content/TranslatedText")({
  /** As it was handed in. */
  id: Schema.NonEmptyString,
  /** Null: it was not translated, and `note` says why. */
  text: Schema.NullOr(Schema.String),
  /** What a person should know of it. */
  note: Schema.optionalKey(Schema.NonEmptyString)
}) {}

/** All texts that were handed in, in their order. */
export class Translation extends Schema.Class<Translation>("@postwright/core/content/Translation")({
  from: LanguageTag,
  to: LanguageTag,
  texts: Schema.Array(TranslatedText)
}) {
  /** Whether nothing was left untranslated. */
  get isComplete(): boolean {
    return this.texts.every(({ text }) => text !== null)
  }
}
