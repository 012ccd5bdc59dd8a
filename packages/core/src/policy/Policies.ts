/**
 * Use cases of the policy: judge posts by the rules of an organization, brand and campaign, and change these rules.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, Semaphore } from "effect"
import type { AuditError } from "../audit/AuditError.ts"
import { Audit, type AuditInput } from "../audit/Audit.ts"
import { AuditLog } from "../audit/AuditLog.ts"
import type { ObjectError } from "../objects/ObjectError.ts"
import { ObjectStore } from "../objects/ObjectStore.ts"
import { CurrentActor, requirePermission } from "../tenancy/Actor.ts"
import type { TenancyError } from "../tenancy/TenancyError.ts"
import { sha256Json } from "../text/Digest.ts"
import { primarySubtag } from "../text/Language.ts"
import { nearest } from "../text/Nearest.ts"
import { loadBuiltInPacks } from "./BuiltInPacks.ts"
import { brandPack, type BrandRules, brandRuleIds } from "./packs/BrandPack.ts"
import { makeModerating } from "./internal/moderation/asking.ts"
import { makeLookingAt } from "./internal/moderation/lookingAt.ts"
import { modelProblemInGerman, noProfanityList } from "./internal/messages.ts"
import type { ImageVerdict } from "./ImageVerdict.ts"
import type { ModerationImage } from "./ModerationModel.ts"
import { ModerationModels } from "./ModerationModels.ts"
import type { PolicyContent } from "./PolicyContent.ts"
import type { PolicyContext } from "./PolicyContext.ts"
import { type CompiledPolicy, compilePolicy } from "./PolicyEngine.ts"
import { PolicyError, PolicyUnknown } from "./PolicyError.ts"
import { composePolicy, type PolicyLevel, type PolicySet, type SeveritySetting } from "./PolicySet.ts"
import { PolicySettings, PolicyStore } from "./PolicyStore.ts"
import type { RulePack, RulePackRef } from "./RulePack.ts"
import { type CheckStatus, Verdict } from "./Verdict.ts"

/** Whose rules count besides the organization's. */
export interface PolicyScope {
  /** Its words and voice: `brandRulesOf` takes them from a brief. The same value is made ready once. */
  readonly brand?: BrandRules
  /** What the brand and the campaign add. @default nothing */
  readonly levels?: ReadonlyArray<PolicyLevel & { readonly level: "brand" | "campaign" }>
}

/** A post to judge. */
export interface PolicyItem {
  readonly content: PolicyContent
  readonly context: PolicyContext
}

/** What every operation can fail with. */
export type PoliciesError = PolicyError | ObjectError | TenancyError

/** All operations need an actor: reading and judging `campaign:read`, changing `policy:manage`. */
export class Policies extends Context.Service<
  Policies,
  {
    /** The policy that counts there, ready to be asked. The same rules are made ready once. */
    readonly policyFor: (scope?: PolicyScope) => Effect.Effect<CompiledPolicy, PoliciesError, CurrentActor>

    /**
     * Judges posts in one go, in their order. All moderation models that there are have their say, each about the same
     * texts once for the organization; one that fails shows in the verdict as a check that was not made, by its name. So
     * does a language that no profane words are listed for (`profanity/pl`).
     */
    readonly check: (
      items: ReadonlyArray<PolicyItem>,
      scope?: PolicyScope
    ) => Effect.Effect<ReadonlyArray<Verdict>, PoliciesError, CurrentActor>

    /**
     * Has all moderation models that take images look at one, and judges their labels by the rules that count for texts
     * there. Nothing is remembered: asked again, they look again.
     */
    readonly checkImage: (
      image: ModerationImage,
      context: Pick<PolicyContext, "platform" | "format" | "language" | "regions">,
      scope?: PolicyScope
    ) => Effect.Effect<ImageVerdict, PoliciesError, CurrentActor>

    readonly settings: Effect.Effect<PolicySettings, PoliciesError, CurrentActor>

    /**
     * Sets how grave a rule is for the organization, `default` as its pack says. Leaves an audit entry with the reason,
     * unless it is so already. A severity stays when its rule goes, and counts again when the rule comes back.
     * Fails with `PolicyUnknown`, and with `PolicySettingsChanged` when another process was quicker.
     */
    readonly setSeverity: (
      ruleId: string,
      severity: SeveritySetting | "default",
      reason: string
    ) => Effect.Effect<PolicySettings, PoliciesError | AuditError, CurrentActor>

    /**
     * Keeps the version of the pack and uses it from now on, instead of another version of it. Leaves an audit entry.
     * Fails with `RulePackChanged`, and with what `composePolicy` fails with.
     */
    readonly usePack: (pack: RulePack) => Effect.Effect<PolicySettings, PoliciesError | AuditError, CurrentActor>

    /** Uses an own pack no longer; its versions stay. Fails with `PolicyUnknown`. */
    readonly dropPack: (packId: string) => Effect.Effect<PolicySettings, PoliciesError | AuditError, CurrentActor>

    /** Every version of every own pack. */
    readonly versions: Effect.Effect<ReadonlyArray<RulePackRef>, PoliciesError, CurrentActor>
  }
>()("@postwright/core/policy/Policies") {
  static readonly layerNoDeps: Layer.Layer<Policies, never, PolicyStore | ModerationModels | Audit> = Layer.effect(
    Policies,
    Effect.gen(function* () {
      const store = yield* PolicyStore
      const moderators = yield* ModerationModels
      const audit = yield* Audit
      const changing = yield* Semaphore.make(1)

      const organizationLevel = Effect.fnUntraced(function* (settings: Pick<PolicySettings, "packs" | "severities">) {
        const { organizationId } = yield* CurrentActor
        const packs = yield* Effect.forEach(settings.packs, (ref) => store.pack(organizationId, ref))
        return { level: "organization" as const, packs, severities: settings.severities }
      })

      const compose = Effect.fnUntraced(function* (
        settings: PolicySettings,
        { brand, levels = [] }: PolicyScope,
        // A rule whose severity was set once may be gone with a later version of its pack: that is no fault of those who
        // judge by the others.
        optional: ReadonlyArray<string> = [...brandRuleIds, ...Object.keys(settings.severities)]
      ) {
        const builtIn = yield* loadBuiltInPacks
        const words = brand === undefined ? undefined : brandPack(brand)
        return yield* Effect.fromResult(
          composePolicy(
            words === undefined ? builtIn : [...builtIn, words],
            [yield* organizationLevel(settings), ...levels],
            optional
          )
        )
      })

      const settingsOf = Effect.fnUntraced(function* (permission: "campaign:read" | "policy:manage") {
        const { organizationId } = yield* requirePermission(permission)
        return yield* store.settings(organizationId)
      })

      // Composing reads every term of every pack: a month asks with the same scope again and again.
      const composed = new WeakMap<object, { readonly settings: string; readonly policy: CompiledPolicy }>()
      const composing = yield* Semaphore.make(1)

      const policyFor = Effect.fn("Policies.policyFor")(function* (scope: PolicyScope = {}) {
        const settings = yield* settingsOf("campaign:read")
        const key = scope.levels === undefined ? (scope.brand ?? noBrand) : undefined
        const stamp = sha256Json([(yield* CurrentActor).organizationId, settings])
        const same = () => {
          const last = key === undefined ? undefined : composed.get(key)
          return last?.settings === stamp ? last.policy : undefined
        }
        const made = Effect.suspend(() => {
          // Those who asked at the same time waited for the first of them.
          const policy = same()
          if (policy !== undefined) return Effect.succeed(policy)
          return Effect.map(compose(settings, scope), (set) => {
            const ready = readied(set)
            if (key !== undefined) composed.set(key, { settings: stamp, policy: ready })
            return ready
          })
        })
        return same() ?? (yield* composing.withPermit(made))
      })

      const moderate = makeModerating(store, moderators)

      const check = Effect.fn("Policies.check")(function* (items: ReadonlyArray<PolicyItem>, scope: PolicyScope = {}) {
        const policy = yield* policyFor(scope)
        const contexts = yield* Effect.forEach(items, (item) => moderate(item.content, item.context), {
          concurrency: 4
        })
        return items.map(({ content }, index) => {
          const context = contexts[index]!
          return withProfanity(inGerman(policy.check(content, context), context), policy, context)
        })
      })

      const lookAt = makeLookingAt(moderators)

      const change = Effect.fn("Policies.change")(function* (
        next: (settings: PolicySettings) => Effect.Effect<SettingsChange, PoliciesError, CurrentActor>,
        entry: Pick<AuditInput, "action" | "subject" | "detail">
      ) {
        const before = yield* settingsOf("policy:manage")
        const wanted = yield* next(before)
        const isSame = sha256Json({ ...before, ...wanted }) === sha256Json(before)
        if (isSame) return before
        const changed = { ...before, ...wanted, revision: before.revision + 1 }
        const after = new PolicySettings(changed)
        // What cannot be composed is never stored.
        yield* compose(after, {})
        const { organizationId } = yield* CurrentActor
        // First the log: a change that a crash undoes may be in it, one that counts is always.
        yield* audit.log("policy", {
          ...entry,
          step: `${entry.action}/${entry.subject}/${after.revision}/${sha256Json(changed).slice(0, 8)}`,
          detail: { ...entry.detail, revision: after.revision }
        })
        yield* store.replaceSettings(organizationId, before, after)
        return after
      }, changing.withPermits(1))

      const setSeverity = (ruleId: string, severity: SeveritySetting | "default", reason: string) =>
        change(
          Effect.fnUntraced(function* (settings: PolicySettings) {
            const { [ruleId]: before, ...others } = settings.severities
            if (severity === "default" && before !== undefined) return { severities: others }
            const probed = { ...others, [ruleId]: severity === "default" ? ("off" as const) : severity }
            const known = [...brandRuleIds, ...Object.keys(others)]
            yield* compose(new PolicySettings({ ...settings, severities: probed }), {}, known)
            return { severities: severity === "default" ? others : probed }
          }),
          { action: "severity-set", subject: ruleId, detail: { severity, reason } }
        )

      const usePack = (pack: RulePack) =>
        change(
          Effect.fnUntraced(function* (settings: PolicySettings) {
            const { organizationId } = yield* CurrentActor
            const others = settings.packs.filter(({ id }) => id !== pack.id)
            // A version is kept for ever: not before it can be used.
            const scope = { packs: [...(yield* organizationLevel({ ...settings, packs: others })).packs, pack] }
            yield* Effect.fromResult(composePolicy(yield* loadBuiltInPacks, [{ level: "organization", ...scope }]))
            yield* store.putPack(organizationId, pack)
            return {
              packs: [...others, { id: pack.id, version: pack.version }].sort((a, b) => (a.id < b.id ? -1 : 1))
            }
          }),
          { action: "rule-pack-used", subject: pack.id, detail: { version: pack.version } }
        )

      const dropPack = (packId: string) =>
        change(
          Effect.fnUntraced(function* ({ packs, severities }: PolicySettings) {
            const { organizationId } = yield* CurrentActor
            const dropped = packs.find(({ id }) => id === packId)
            if (dropped === undefined) return yield* unknownPack(packId, packs)
            // Severities of its rules would name rules that are gone.
            const gone = new Set<string>((yield* store.pack(organizationId, dropped)).rules.map(({ id }) => id))
            const builtIn = (yield* loadBuiltInPacks).find(({ id }) => id === packId)
            for (const { id } of builtIn?.rules ?? []) gone.delete(id)
            return {
              packs: packs.filter(({ id }) => id !== packId),
              severities: Object.fromEntries(Object.entries(severities).filter(([ruleId]) => !gone.has(ruleId)))
            }
          }),
          { action: "rule-pack-dropped", subject: packId, detail: {} }
        )

      return Policies.of({
        policyFor,
        check,
        checkImage: (image, context, scope = {}) =>
          Effect.flatMap(policyFor(scope), ({ set }) => lookAt(image, context, set)),
        settings: Effect.suspend(() => settingsOf("campaign:read")),
        setSeverity,
        usePack,
        dropPack,
        versions: Effect.gen(function* () {
          const { organizationId } = yield* requirePermission("campaign:read")
          return yield* store.packs(organizationId)
        })
      })
    })
  )

  /** Over any object store and audit log. */
  static readonly layer = this.layerNoDeps.pipe(Layer.provide(Layer.mergeAll(PolicyStore.layer, Audit.layer)))

  /** With settings in this process only, and no moderation model. */
  static readonly layerMemory: Layer.Layer<Policies> = this.layer.pipe(
    Layer.provide(Layer.mergeAll(ObjectStore.layerMemory, AuditLog.layerMemory, ModerationModels.layer))
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Stands for no brand where policies are remembered by brand. */
const noBrand = {}

/** A language without a list of profane words is a check that was not made, and nothing that stands in the way. */
const withProfanity = (verdict: Verdict, { set }: CompiledPolicy, { language }: PolicyContext): Verdict => {
  const wasExamined = verdict.checks.length > 0
  const made = wasExamined ? profanityCheck(set, language) : []
  return made.length === 0 ? verdict : new Verdict({ ...verdict, checks: [...verdict.checks, ...made] })
}

/**
 * `profanity/<language>`; none where no rule on profanity counts. Few languages have a list: in texts of the others the
 * English words alone are looked for.
 */
const profanityCheck = ({ rules }: PolicySet, language = "en"): ReadonlyArray<CheckStatus> => {
  const profane = rules.filter((rule) => rule.kind === "terms" && rule.category === "profanity")
  if (profane.length === 0) return []
  const primary = primarySubtag(language)
  const check = `profanity/${primary}`
  const isListed = profane.some(({ id, scope }) => {
    if (scope?.languages !== undefined) return scope.languages.some((tag) => primarySubtag(tag) === primary)
    // Only the built-in English words count in all texts and stand for one language.
    return primary === "en" || !id.startsWith("profanity/en/")
  })
  return [isListed ? { check, status: "done" } : { check, status: "absent", detail: noProfanityList(primary) }]
}

/** What a model's failure says comes in English alone, so the German detail of its check has it in other words. */
const inGerman = (verdict: Verdict, { moderation = [] }: PolicyContext): Verdict => {
  const failed = moderation.filter((asked) => asked.status === "failed")
  if (failed.length === 0) return verdict
  const checks = verdict.checks.map((made) => {
    const asked = failed.find(({ model }) => made.check === `moderation/${model}`)
    const { detail } = made
    if (asked === undefined || detail === undefined || !detail.de.endsWith(asked.problem)) return made
    const german = detail.de.slice(0, -asked.problem.length) + modelProblemInGerman(asked.problem)
    return { ...made, detail: { ...detail, de: german } }
  })
  return new Verdict({ ...verdict, checks })
}

type SettingsChange = Partial<Pick<PolicySettings, "packs" | "severities">>

/** Policies kept ready in one process: they say nothing of who asks, so all share them. */
const compiled = new Map<string, CompiledPolicy>()
const mostCompiled = 32

const readied = (set: PolicySet): CompiledPolicy => {
  const { digest } = set
  const known = compiled.get(digest)
  if (known !== undefined) return known
  const policy = compilePolicy(set)
  // The oldest goes: a process serves few policies at a time.
  for (const [oldest] of compiled) {
    if (compiled.size < mostCompiled) break
    compiled.delete(oldest)
  }
  compiled.set(digest, policy)
  return policy
}

const unknownPack = (id: string, packs: ReadonlyArray<RulePackRef>): PolicyError => {
  const suggestion = nearest(
    id,
    packs.map((pack) => pack.id)
  )
  return new PolicyError({
    reason: new PolicyUnknown({ kind: "pack", id, ...(suggestion === undefined ? {} : { suggestion }) })
  })
}
