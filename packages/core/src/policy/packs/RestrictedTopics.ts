/**
 * Built-in packs, one a topic: what networks and regulators restrict or forbid. `warn` is a topic that is only
 * regulated, `quarantine` a claim that is forbidden without evidence or an offer that most networks refuse, `block`
 * only what every network forbids.
 *
 * @since 0.1.0
 */
import type { RulePack } from "../RulePack.ts"
import { adult } from "./internal/topics/adult.ts"
import { alcohol } from "./internal/topics/alcohol.ts"
import { challenges } from "./internal/topics/challenges.ts"
import { drugs } from "./internal/topics/drugs.ts"
import { finance } from "./internal/topics/finance.ts"
import { gambling } from "./internal/topics/gambling.ts"
import { health } from "./internal/topics/health.ts"
import { minors } from "./internal/topics/minors.ts"
import { politics } from "./internal/topics/politics.ts"
import { tobacco } from "./internal/topics/tobacco.ts"
import { weapons } from "./internal/topics/weapons.ts"
import { weightLoss } from "./internal/topics/weightLoss.ts"

/** In the order of their ids. */
export const restrictedTopicPacks: ReadonlyArray<RulePack> = [
  adult,
  alcohol,
  challenges,
  drugs,
  finance,
  gambling,
  health,
  minors,
  politics,
  tobacco,
  weapons,
  weightLoss
]
