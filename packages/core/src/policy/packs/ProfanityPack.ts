/**
 * Built-in pack: profane words in six languages, from lists that others keep and one of our own. Importing this file loads the lists;
 * `docs/policy-packs.md` names their licences and says how they are sifted.
 *
 * @since 0.1.0
 */
import { RulePack, RulePackId } from "../RulePack.ts"
import { profanityLanguages } from "./internal/profanity/lists.ts"
import { profanityRules } from "./internal/profanity/profanityRules.ts"

const [first, ...rest] = profanityLanguages.flatMap(profanityRules)

/** Rules per language, such as `profanity/de/strong`, `profanity/de/short`, `profanity/de/likely`. */
export const profanityPack = new RulePack({
  schemaVersion: "1",
  id: RulePackId.make("profanity"),
  version: 2,
  title: { en: "Profanity", de: "Schimpfwörter" },
  sources: [
    { name: "cuss 2.2.0", url: "https://github.com/words/cuss", license: "MIT" },
    {
      name: "naughty-words 1.2.0",
      url: "https://github.com/LDNOOBW/List-of-Dirty-Naughty-Obscene-and-Otherwise-Bad-Words",
      license: "CC-BY-4.0"
    },
    { name: "@2toad/profanity 3.3.0", url: "https://github.com/2Toad/Profanity", license: "MIT" },
    { name: "allprofanity 2.4.0", url: "https://github.com/ayush-jadaun/AllProfanity", license: "MIT" }
  ],
  rules: [first!, ...rest]
})
