/**
 * The rule packs that count unless an organization says otherwise.
 *
 * @since 0.1.0
 */
import { disclosurePack } from "./packs/DisclosurePack.ts"
import { groundingPack } from "./packs/GroundingPack.ts"
import { linkSafetyPack } from "./packs/LinkSafetyPack.ts"
import { moderationPack } from "./packs/ModerationPack.ts"
import { personalDataPack } from "./packs/PersonalDataPack.ts"
import { platformPack } from "./packs/PlatformPack.ts"
import { spamPack } from "./packs/SpamPack.ts"
import type { RulePack } from "./RulePack.ts"

/** In the order in which their findings are listed among equally grave ones. */
export const builtInPacks: ReadonlyArray<RulePack> = [
  platformPack,
  disclosurePack,
  personalDataPack,
  linkSafetyPack,
  groundingPack,
  spamPack,
  moderationPack
]
