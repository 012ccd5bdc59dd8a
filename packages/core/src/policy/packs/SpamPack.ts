/**
 * Built-in pack: habits that readers, filters and screen readers take for spam.
 *
 * @since 0.1.0
 */
import type { LocalizedMessage, Severity } from "../PolicyFinding.ts"
import { RuleId, type SpamPattern } from "../Rule.ts"
import { RulePack, RulePackId } from "../RulePack.ts"

const xSpam = "https://help.x.com/en/rules-and-policies/platform-manipulation"
const metaSpam = "https://transparency.meta.com/policies/community-standards/spam/"
const kentucky = "https://ada.uky.edu/digital-accessibility/social-media"
const unicodeSecurity = "https://www.unicode.org/reports/tr36/"

const rule = (
  pattern: SpamPattern,
  limit: number,
  severity: Severity,
  source: string | null,
  title: LocalizedMessage
) => ({
  kind: "spam" as const,
  id: RuleId.make(`spam/${pattern}`),
  version: 1,
  severity,
  title,
  source,
  ...(source === null ? {} : { dateChecked: "2026-11-21", tier: "reported" as const }),
  pattern,
  limit
})

/** No network states these limits; they are ours, and the sources say why the habit harms. */
export const spamPack = new RulePack({
  schemaVersion: "1",
  id: RulePackId.make("spam"),
  version: 2,
  title: { en: "Habits of spam", de: "Gewohnheiten von Spam" },
  sources: [
    { name: "X, platform manipulation and spam", url: xSpam },
    { name: "Meta, spam", url: metaSpam },
    { name: "University of Kentucky, accessible social media", url: kentucky },
    { name: "UTR #36, Unicode security considerations", url: unicodeSecurity }
  ],
  rules: [
    rule("hidden-characters", 0, "fix", unicodeSecurity, { en: "Hidden characters", de: "Verborgene Zeichen" }),
    rule("repeated-hashtag", 1, "fix", xSpam, { en: "Hashtags twice", de: "Doppelte Hashtags" }),
    rule("repeated-punctuation", 3, "fix", null, { en: "Marks in a row", de: "Satzzeichen in Reihe" }),
    rule("repeated-word", 3, "warn", null, { en: "Words in a row", de: "Wörter in Reihe" }),
    rule("repeated-emoji", 3, "warn", kentucky, { en: "Emoji in a row", de: "Emoji in Reihe" }),
    rule("too-many-emoji", 10, "warn", kentucky, { en: "Many emoji", de: "Viele Emoji" }),
    rule("hashtag-wall", 0.5, "warn", xSpam, { en: "More hashtags than text", de: "Mehr Hashtags als Text" }),
    rule("shouting", 0.6, "warn", kentucky, { en: "Words in capitals", de: "Wörter in Großbuchstaben" })
  ]
})
