/**
 * The rule packs that count unless an organization says otherwise.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { compliancePack } from "./packs/CompliancePack.ts"
import { disclosurePack } from "./packs/DisclosurePack.ts"
import { groundingPack } from "./packs/GroundingPack.ts"
import { linkSafetyPack } from "./packs/LinkSafetyPack.ts"
import { moderationPack } from "./packs/ModerationPack.ts"
import { personalDataPack } from "./packs/PersonalDataPack.ts"
import { platformPack } from "./packs/PlatformPack.ts"
import { spamPack } from "./packs/SpamPack.ts"
import type { RulePack } from "./RulePack.ts"

/** Those that need no lists of words, in the order in which their findings are listed among equally grave ones. */
export const builtInPacks: ReadonlyArray<RulePack> = [
  platformPack,
  disclosurePack,
  personalDataPack,
  linkSafetyPack,
  groundingPack,
  spamPack,
  moderationPack,
  compliancePack
]

/** All of them. The packs with lists of words (profanity, toxicity, topics, …) are loaded by the first run and kept. */
export const loadBuiltInPacks: Effect.Effect<ReadonlyArray<RulePack>> = Effect.map(
  Effect.promise(() => import("./packs/WordPacks.ts")),
  ({ wordPacks }) => [...builtInPacks, ...wordPacks]
)
