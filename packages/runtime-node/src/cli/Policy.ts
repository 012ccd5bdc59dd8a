/**
 * `postwright policy`: may these posts go there, and by which rules.
 *
 * @since 0.1.0
 */
import { campaignContext } from "@postwright/core/campaign/CampaignContext"
import { parse as parseBrief } from "@postwright/core/campaign/BriefParser"
import { briefFacts } from "@postwright/core/campaign/BriefFacts"
import { type Format, platforms } from "@postwright/core/content/Platform"
import { brandRulesOf } from "@postwright/core/policy/packs/BrandPack"
import { Policies } from "@postwright/core/policy/Policies"
import type { PolicyContext } from "@postwright/core/policy/PolicyContext"
import { SeveritySetting } from "@postwright/core/policy/PolicySet"
import { parseRulePack } from "@postwright/core/policy/RulePackParser"
import { checksOfAll, type Decision, Decision as DecisionSchema } from "@postwright/core/policy/Verdict"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { nearest } from "@postwright/core/text/Nearest"
import { Effect, Option, Schema } from "effect"
import { CliError, PostsRefused, UsageInvalid } from "./CliError.ts"
import * as PolicyFiles from "./PolicyFiles.ts"
import * as PolicyFolder from "./PolicyFolder.ts"
import { type Judged, verdictsText } from "./PolicyText.ts"
import { printable, Screen } from "./Screen.ts"
import { readTextFile } from "./TextFile.ts"

/** What both subcommands take: rules of one's own. */
export interface RuleOptions {
  /** Folder of the kit whose settings count. */
  readonly kit: Option.Option<string>
  /** Files with further rule packs. */
  readonly rules: ReadonlyArray<string>
  /** `RULE=SEVERITY` each. */
  readonly severities: ReadonlyArray<string>
  readonly messages: "en" | "de"
  readonly json: boolean
}

export interface CheckOptions extends RuleOptions {
  readonly file: string
  readonly brief: Option.Option<string>
  readonly platform: Option.Option<string>
  readonly format: Option.Option<Format>
  readonly language: Option.Option<string>
  readonly regions: ReadonlyArray<string>
  readonly allVariants: boolean
}

/** Writes the verdicts; settings of the command line last for one command. Fails with `PostsRefused` when one of the posts may not go out as it is. */
export const check = Effect.fn("policy.check")(
  function* (options: CheckOptions) {
    const [policies, screen] = [yield* Policies, yield* Screen]
    const platform = yield* platformOf(options.platform)
    const named = yield* Effect.forEach(options.regions, regionOf)
    const items = yield* PolicyFiles.read(options.file, {
      platform,
      format: Option.getOrUndefined(options.format),
      language: Option.getOrUndefined(options.language),
      allVariants: options.allVariants
    })
    yield* applyRules(options)
    const asked = yield* askedOf(options)
    const verdicts = yield* policies.check(
      items.map(({ content, context }) => ({
        content,
        context: { ...context, ...asked.context, ...(named.length > 0 ? { regions: named } : {}) }
      })),
      asked.scope
    )
    const judged = items.map((item, index) => ({ ...item, verdict: verdicts[index]! }))
    yield* screen.out(options.json ? jsonOf(judged) : verdictsText(judged, options.messages, screen.hasColor))
    const refused = judged.filter(({ verdict }) => !verdict.isAllowed).length
    if (refused > 0) {
      return yield* new CliError({ reason: new PostsRefused({ refused, total: judged.length }) })
    }
  },
  (effect, options) => judging(effect, settingsOf(options.kit, options.file))
)

/** Writes the rules that count, with their severities and sources. */
export const rules = Effect.fn("policy.rules")(
  function* (options: RuleOptions) {
    const [policies, screen] = [yield* Policies, yield* Screen]
    yield* applyRules(options)
    const { set } = yield* policies.policyFor()
    const listed = set.rules.map(({ id, kind, severity, source, title, version }) => ({
      id,
      version,
      kind,
      severity,
      title: title[options.messages],
      source,
      pack: set.origins[id]
    }))
    if (options.json) {
      const result = { type: "result", schemaVersion: "1", packs: set.packs, rules: listed }
      return yield* screen.out(`${JSON.stringify(result)}\n`)
    }
    const width = Math.max(...listed.map(({ id }) => id.length))
    yield* screen.out(
      listed
        .map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(10)}  ${printable(title)}\n`)
        .join("")
    )
  },
  (effect, options) => judging(effect, settingsOf(options.kit))
)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What the posts are judged beside, and whose words count: by the brief that is named, else by the kit's campaign. */
const askedOf = Effect.fnUntraced(function* ({ brief: file, file: judged }: CheckOptions) {
  if (Option.isSome(file)) {
    const text = yield* readTextFile(file.value, { what: "the brief", maxBytes: 2_000_000 })
    const brief = yield* parseBrief(text, { name: file.value })
    const { disclosure, regions = [] } = brief
    const context: Partial<PolicyContext> = {
      regions,
      facts: briefFacts(brief),
      ...(disclosure === undefined ? {} : { disclosure: { paidPartnership: false, ownBrand: false, ...disclosure } })
    }
    return { context, scope: { brand: brandRulesOf(brief) } }
  }
  const folder = yield* PolicyFolder.find(judged)
  const campaign = folder === undefined ? undefined : yield* PolicyFolder.campaignOf(folder)
  if (campaign === undefined) return { context: {}, scope: {} }
  return { context: campaignContext(campaign), scope: { brand: brandRulesOf(campaign.brief) } }
})

/** The state of the kit that is named, else of the one that is judged; undefined where there is none. */
const settingsOf = (kit: Option.Option<string>, judged?: string) =>
  Option.isSome(kit) ? PolicyFolder.open(kit.value) : PolicyFolder.find(judged)

/** Judges by the settings that are kept there; what the command line adds is not kept. */
const judging = <A, E, R, E2, R2>(
  effect: Effect.Effect<A, E, R>,
  found: Effect.Effect<PolicyFolder.PolicyFolder | undefined, E2, R2>
) =>
  Effect.flatMap(found, (folder) =>
    effect.pipe(
      Effect.provide(folder === undefined ? Policies.layerMemory : PolicyFolder.layerCopy(folder)),
      Effect.provideService(CurrentActor, localOwner)
    )
  )

const regionOf = (code: string) =>
  /^[A-Za-z]{2}$/.test(code)
    ? Effect.succeed(code.toUpperCase())
    : Effect.fail(usage(`"${code}" is no code of a country`, "Write two letters, such as --region DE"))

const applyRules = Effect.fnUntraced(function* (options: RuleOptions) {
  const policies = yield* Policies
  for (const file of options.rules) {
    const text = yield* readTextFile(file, { what: "the rule pack", maxBytes: 20_000_000 })
    yield* policies.usePack(yield* parseRulePack(text, file))
  }
  for (const setting of options.severities) {
    const [, ruleId, severity] = /^([^=]+)=([a-z]+)$/.exec(setting) ?? []
    const level = decodeSeverity(severity)
    if (ruleId === undefined || Option.isNone(level)) {
      return yield* usage(
        `"${setting}" does not set a severity`,
        "Write RULE=SEVERITY with off, warn, quarantine, fix or block, such as --severity link-safety/shortener=block"
      )
    }
    yield* policies.setSeverity(ruleId, level.value, "set on the command line")
  }
})

const decodeSeverity = Schema.decodeUnknownOption(SeveritySetting)

const usage = (detail: string, remedy: string) => new CliError({ reason: new UsageInvalid({ detail, remedy }) })

const platformOf = Effect.fnUntraced(function* (name: Option.Option<string>) {
  if (Option.isNone(name)) return undefined
  const known = platforms.find((platform) => platform === name.value.toLowerCase())
  if (known !== undefined) return known
  const meant = nearest(name.value, platforms)
  return yield* usage(
    `"${name.value}" is no network`,
    meant === undefined ? `Use one of ${platforms.join(", ")}` : `Did you mean "${meant}"?`
  )
})

const worst = (judged: ReadonlyArray<Judged>): Decision =>
  judged.reduce<Decision>(
    (most, { verdict }) => (rank(verdict.decision) > rank(most) ? verdict.decision : most),
    "allow"
  )

const rank = (decision: Decision): number => DecisionSchema.literals.indexOf(decision)

const jsonOf = (judged: ReadonlyArray<Judged>): string => {
  const counts: Partial<Record<Decision, number>> = {}
  for (const { verdict } of judged) counts[verdict.decision] = (counts[verdict.decision] ?? 0) + 1
  const [first] = judged
  return `${JSON.stringify({
    type: "result",
    schemaVersion: "1",
    decision: worst(judged),
    counts,
    packs: first?.verdict.packs ?? [],
    checks: checksOfAll(judged.map(({ verdict }) => verdict)),
    posts: judged.map(({ context, name, verdict }) => ({
      name,
      platform: context.platform,
      format: context.format,
      decision: verdict.decision,
      findings: verdict.findings
    }))
  })}\n`
}
