/**
 * Built-in pack: insults, threats and contempt in plain words. Slurs and swear words are in the pack `profanity`.
 *
 * A list of phrases is a floor: it knows no irony, no hint and no new word. A model behind `ModerationModel` adds what
 * it cannot see.
 *
 * @since 0.1.0
 */
import { RuleId } from "../Rule.ts"
import { RulePack, RulePackId } from "../RulePack.ts"
import { contempt } from "./internal/toxicity/contempt.ts"
import { dismissals, insults } from "./internal/toxicity/insults.ts"
import { selfHarm, threats } from "./internal/toxicity/threats.ts"
import { termsIn } from "./internal/terms.ts"

const common = {
  kind: "terms",
  version: 2,
  category: "toxicity",
  dateChecked: "2026-08-22",
  tier: "official",
  // One letter that only looks like another makes nothing of this harmless.
  resistsEvasion: true
} as const

const pages = {
  harassment: "https://transparency.meta.com/policies/community-standards/bullying-harassment/",
  hate: "https://transparency.meta.com/policies/community-standards/hate-speech/",
  violence: "https://transparency.meta.com/policies/community-standards/violence-incitement/",
  suicide: "https://transparency.meta.com/policies/community-standards/suicide-self-injury/"
} as const

/** English, German, French, Spanish and Italian. */
export const toxicityPack = new RulePack({
  schemaVersion: "1",
  id: RulePackId.make("toxicity"),
  version: 2,
  title: { en: "Insults, threats and contempt", de: "Beleidigung, Drohung und Verachtung" },
  sources: [
    { name: "Meta Community Standards, Bullying and Harassment", url: pages.harassment },
    { name: "Meta Community Standards, Hateful Conduct", url: pages.hate },
    { name: "Meta Community Standards, Violence and Incitement", url: pages.violence },
    { name: "Meta Community Standards, Suicide, Self-Injury, and Eating Disorders", url: pages.suicide }
  ],
  rules: [
    {
      ...common,
      id: RuleId.make("toxicity/threats"),
      severity: "quarantine",
      title: { en: "No threats", de: "Keine Drohungen" },
      source: pages.violence,
      terms: termsIn(threats)
    },
    {
      ...common,
      id: RuleId.make("toxicity/self-harm"),
      // Every network forbids it, and no brand means it.
      severity: "block",
      title: { en: "No calls to self-harm", de: "Keine Aufforderung zur Selbstverletzung" },
      source: pages.suicide,
      terms: termsIn(selfHarm)
    },
    {
      ...common,
      id: RuleId.make("toxicity/contempt"),
      severity: "quarantine",
      title: { en: "No contempt for groups of people", de: "Keine Verachtung von Menschengruppen" },
      source: pages.hate,
      terms: termsIn(contempt)
    },
    {
      ...common,
      id: RuleId.make("toxicity/insults"),
      severity: "quarantine",
      title: { en: "No insults", de: "Keine Beleidigungen" },
      source: pages.harassment,
      terms: termsIn(insults)
    },
    {
      ...common,
      id: RuleId.make("toxicity/dismissals"),
      severity: "warn",
      title: { en: "Do not snub people", de: "Menschen nicht anfahren" },
      source: pages.harassment,
      terms: termsIn(dismissals)
    }
  ]
})
