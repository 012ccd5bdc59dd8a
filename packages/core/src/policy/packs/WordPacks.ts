/**
 * The built-in packs that are lists of words. Importing this file loads and sifts the lists, so `BuiltInPacks` does it
 * only when they are needed.
 *
 * @since 0.1.0
 */
import type { RulePack } from "../RulePack.ts"
import { engagementBaitPack } from "./EngagementBaitPack.ts"
import { profanityPack } from "./ProfanityPack.ts"
import { restrictedTopicPacks } from "./RestrictedTopics.ts"
import { riskyHashtagsPack } from "./RiskyHashtagsPack.ts"
import { toxicityPack } from "./ToxicityPack.ts"

/** In the order in which their findings are listed among equally grave ones. */
export const wordPacks: ReadonlyArray<RulePack> = [
  toxicityPack,
  profanityPack,
  ...restrictedTopicPacks,
  engagementBaitPack,
  riskyHashtagsPack
]
