/**
 * The organization's policy behind the promise door: checks what programs without types pass, and calls the service.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { type BrandRules, brandRulesOf } from "../../policy/packs/BrandPack.ts"
import { Policies, type PolicyItem, type PolicyScope } from "../../policy/Policies.ts"
import type { PolicyContent } from "../../policy/PolicyContent.ts"
import type { PolicyError } from "../../policy/PolicyError.ts"
import { PolicyFinding } from "../../policy/PolicyFinding.ts"
import { PolicySettings } from "../../policy/PolicyStore.ts"
import type { RulePack } from "../../policy/RulePack.ts"
import { decodeRulePack, parseRulePack } from "../../policy/RulePackParser.ts"
import { type Actor, type CurrentActor, localOwner } from "../../tenancy/Actor.ts"
import type * as Door from "../Policy.ts"
import type { Verdict as VerdictData } from "../Verdict.ts"
import { actorOf, As } from "./actorOf.ts"
import { Name, Reason } from "./inputCheck.ts"
import { checkInput, itemsOf, type ScopeInput, scopeOf, SeverityChange } from "./policyInput.ts"
import { verdictData } from "./plainData.ts"

/** Runs a use case as the actor. Rejects with `PostwrightError`. */
export type RunAs = <A, E>(
  effect: Effect.Effect<A, E, Policies | CurrentActor>,
  options: { readonly actor: Actor; readonly signal?: AbortSignal | undefined }
) => Promise<A>

/** `OrganizationPolicy`, with a check of its own for one post and for many. */
export interface PolicyCalls extends Omit<Door.OrganizationPolicy, "check"> {
  readonly check: (
    item: Door.PolicyItem,
    scope?: Door.PolicyScope,
    options?: Door.PolicyCallOptions
  ) => Promise<VerdictData>
  readonly checkAll: (
    items: ReadonlyArray<Door.PolicyItem>,
    scope?: Door.PolicyScope,
    options?: Door.PolicyCallOptions
  ) => Promise<ReadonlyArray<VerdictData>>
}

/** The operations. All throw or reject with `PostwrightError`. */
export const policyCalls = (run: RunAs): PolicyCalls => {
  const brands = new Map<string, BrandRules>()

  const call = <A, E>(
    use: (policies: Policies["Service"]) => Effect.Effect<A, E, CurrentActor>,
    { actor = localOwner, signal }: { readonly actor?: Actor; readonly signal?: AbortSignal | undefined } = {}
  ): Promise<A> => run(Effect.flatMap(Policies, use), { actor, signal })

  /** Equal words are one value: the service makes the rules of a brand that it has seen ready once. */
  const sameBrand = ({ brand = {}, competitors = [], tone = "" }: ScopeInput) => {
    const rules = brandRulesOf({ brand, competitors, tone })
    const key = JSON.stringify(rules)
    const known = brands.get(key)
    if (known !== undefined) return known
    if (brands.size >= mostBrands) brands.clear()
    brands.set(key, rules)
    return rules
  }

  const loadScope = Effect.fnUntraced(function* (given: ScopeInput): Effect.fn.Return<PolicyScope, PolicyError> {
    const { brand, competitors, levels, tone } = given
    const isBranded = brand !== undefined || competitors !== undefined || tone !== undefined
    const words = isBranded ? { brand: sameBrand(given) } : {}
    if (levels === undefined || levels.length === 0) return words
    return {
      ...words,
      levels: yield* Effect.forEach(levels, ({ level, packs = [], severities = {} }, at) =>
        Effect.map(
          Effect.forEach(packs, (pack, index) => packOf(pack, `scope.levels[${at}].packs[${index}]`)),
          (read) => ({ level, packs: read, severities })
        )
      )
    }
  })

  const judge = (
    items: ReadonlyArray<PolicyItem>,
    scope: Door.PolicyScope | undefined,
    options: Door.PolicyCallOptions = {}
  ) => {
    const { signal } = checkInput("options", CallOptions, options)
    const wanted = scopeOf(scope)
    return call(
      (policies) =>
        Effect.flatMap(loadScope(wanted), (loaded) =>
          items.length === 0 ? Effect.as(policies.policyFor(loaded), []) : policies.check(items, loaded)
        ),
      { signal }
    )
  }

  const change = async (
    options: unknown,
    use: (policies: Policies["Service"]) => Effect.Effect<PolicySettings, unknown, CurrentActor>
  ) => {
    const { as } = checkInput("options", ChangeOptions, options)
    return encodeSettings(await call(use, { actor: actorOf(as) }))
  }

  return {
    check: async (item, scope, options) => {
      const [verdict] = await judge(itemsOf("item", [item]), scope, options)
      return verdictData(verdict!)
    },
    checkAll: async (items, scope, options) => (await judge(itemsOf("items", items), scope, options)).map(verdictData),
    repair: async (item, scope, options = {}) => {
      const { signal } = checkInput("options", CallOptions, options)
      const [{ content, context }] = itemsOf("item", [item]) as [PolicyItem]
      const wanted = scopeOf(scope)
      return call(
        Effect.fnUntraced(function* (policies) {
          const loaded = yield* loadScope(wanted)
          const repaired = (yield* policies.policyFor(loaded)).repair(content, context)
          // Once more by way of the service, which asks moderation models too.
          const [verdict] = yield* policies.check([{ content: repaired.content, context }], loaded)
          return {
            content: contentData(repaired.content),
            applied: repaired.repaired.map((finding) => encodeFinding(finding)),
            verdict: verdictData(verdict!)
          }
        }),
        { signal }
      )
    },
    rules: async (scope) => {
      const wanted = scopeOf(scope)
      const { set } = await call((policies) => Effect.flatMap(loadScope(wanted), policies.policyFor))
      return set.rules.map(({ id, kind, severity, source, title, version }) => {
        const pack = set.origins[id]!
        return {
          id,
          version,
          kind,
          severity,
          title: { en: title.en, de: title.de },
          source,
          pack: { id: pack.id, version: pack.version }
        }
      })
    },
    settings: async () => encodeSettings(await call((policies) => policies.settings)),
    setSeverity: async (rule, wanted, options) => {
      const [ruleId, severity] = [checkInput("ruleId", Name, rule), checkInput("severity", SeverityChange, wanted)]
      const { reason, ...rest } = checkInput("options", SeverityOptions, options ?? {})
      return change(rest, (policies) => policies.setSeverity(ruleId, severity, reason))
    },
    usePack: async (pack, options = {}) =>
      change(options, (policies) => Effect.flatMap(packOf(pack, "pack"), policies.usePack)),
    dropPack: async (id, options = {}) => {
      const packId = checkInput("packId", Name, id)
      return change(options, (policies) => policies.dropPack(packId))
    },
    versions: async () => (await call((policies) => policies.versions)).map(({ id, version }) => ({ id, version }))
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Brands whose words are remembered. */
const mostBrands = 100

const CallOptions = Schema.Struct({ signal: Schema.optional(Schema.instanceOf(AbortSignal)) })
const ChangeOptions = Schema.Struct({ as: Schema.optional(As) })
const SeverityOptions = Schema.Struct({ ...ChangeOptions.fields, reason: Reason })

const packOf = (given: unknown, name: string): Effect.Effect<RulePack, PolicyError> =>
  typeof given === "string" ? parseRulePack(given, name) : decodeRulePack(given, name)

const encodeSettings = Schema.encodeSync(PolicySettings)
const encodeFinding = Schema.encodeSync(PolicyFinding)

const contentData = ({
  hashtags,
  links,
  media,
  parts,
  text,
  title
}: PolicyContent): Door.RepairedContent["content"] => ({
  text,
  ...(parts === undefined ? {} : { parts }),
  ...(title === undefined ? {} : { title }),
  hashtags,
  links,
  ...(media === undefined ? {} : { media })
})
