/**
 * Built-in pack: the limits of the networks.
 *
 * @since 0.1.0
 */
import { platformRules } from "../PlatformRules.ts"
import type { PlatformLimitRule } from "../Rule.ts"
import { RulePack, RulePackId } from "../RulePack.ts"

const [first, ...rest]: ReadonlyArray<PlatformLimitRule> = platformRules()

/** What `checkPlatform` checks, as a pack: severities can be set by rule id. */
export const platformPack = new RulePack({
  schemaVersion: "1",
  id: RulePackId.make("platform"),
  version: 1,
  title: { en: "Limits of the networks", de: "Grenzen der Netzwerke" },
  sources: [],
  rules: [first!, ...rest]
})
