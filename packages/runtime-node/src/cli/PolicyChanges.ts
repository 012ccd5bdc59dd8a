/**
 * `postwright policy use`, `drop`, `severity` and `settings`: the organization's settings that a kit keeps. Everything
 * that is judged for the kit afterwards follows them: its review, a regeneration, `policy check`.
 *
 * @since 0.1.0
 */
import { Policies } from "@postwright/core/policy/Policies"
import { type SeveritySetting } from "@postwright/core/policy/PolicySet"
import { type PolicySettings } from "@postwright/core/policy/PolicyStore"
import { type RulePackRef } from "@postwright/core/policy/RulePack"
import { parseRulePack } from "@postwright/core/policy/RulePackParser"
import { Effect } from "effect"
import * as PolicyFolder from "./PolicyFolder.ts"
import { printable, Screen } from "./Screen.ts"
import { readTextFile } from "./TextFile.ts"

/** What every subcommand takes. */
export interface SettingsArguments {
  readonly kit: string
  readonly json: boolean
  readonly quiet: boolean
}

/** What every change takes. */
export interface ChangeArguments extends SettingsArguments {
  /** Id of the member who does it. */
  readonly as: string
}

/** Uses the pack that the file holds from now on. */
export const use = Effect.fn("policy.use")(function* (args: ChangeArguments & { readonly file: string }) {
  const folder = yield* PolicyFolder.open(args.kit)
  const text = yield* readTextFile(args.file, { what: "the rule pack", maxBytes: 20_000_000 })
  const pack = yield* parseRulePack(text, args.file === "-" ? "standard input" : args.file)
  const rules = pack.rules.length === 1 ? "1 rule" : `${pack.rules.length} rules`
  const work = Effect.flatMap(Policies, (policies) => policies.usePack(pack))
  const settings = yield* PolicyFolder.run(folder, args.as, work)
  yield* tellChange(args, folder, settings, `${refText(pack)} with ${rules} is used from now on`)
})

/** Uses an own pack no longer. */
export const drop = Effect.fn("policy.drop")(function* (args: ChangeArguments & { readonly pack: string }) {
  const folder = yield* PolicyFolder.open(args.kit)
  const work = Effect.flatMap(Policies, (policies) => policies.dropPack(args.pack))
  const settings = yield* PolicyFolder.run(folder, args.as, work)
  yield* tellChange(args, folder, settings, `${args.pack} is used no longer; its versions are kept`)
})

/** Sets how grave a rule is. */
export const severity = Effect.fn("policy.severity")(function* (
  args: ChangeArguments & {
    readonly rule: string
    readonly severity: SeveritySetting | "default"
    readonly reason: string
  }
) {
  const folder = yield* PolicyFolder.open(args.kit)
  const work = Effect.gen(function* () {
    const policies = yield* Policies
    const changed = yield* policies.setSeverity(args.rule, args.severity, args.reason)
    const { set } = yield* policies.policyFor()
    return { changed, counts: set.rules.find(({ id }) => id === args.rule)?.severity ?? "off" }
  })
  const { changed, counts } = yield* PolicyFolder.run(folder, args.as, work)
  const why = args.severity === "default" ? ", as its pack says" : ""
  yield* tellChange(args, folder, changed, `${args.rule} is ${counts} from now on${why}`)
})

/** Writes what was set. */
export const settings = Effect.fn("policy.settings")(function* (args: SettingsArguments) {
  const folder = yield* PolicyFolder.open(args.kit)
  const work = Effect.flatMap(Policies, (policies) => Effect.all([policies.settings, policies.versions]))
  const [found, versions] = yield* PolicyFolder.run(folder, "local", work)
  const screen = yield* Screen
  if (args.json) return yield* screen.out(resultLine(folder, found, { versions }))
  if (!args.quiet) yield* screen.out(printable(settingsText(found, versions)))
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const tellChange = Effect.fnUntraced(function* (
  args: ChangeArguments,
  folder: PolicyFolder.PolicyFolder,
  changed: PolicySettings,
  told: string
) {
  const screen = yield* Screen
  if (args.json) return yield* screen.out(resultLine(folder, changed))
  if (args.quiet) return
  const next = `Run postwright plan recheck ${args.kit} to see what changes for its posts.`
  yield* screen.out(printable(`${told} (revision ${changed.revision} of the settings).\n${next}\n`))
})

const resultLine = (
  { path }: PolicyFolder.PolicyFolder,
  { packs, revision, severities }: PolicySettings,
  facts: Readonly<Record<string, unknown>> = {}
): string => {
  const result = { type: "result", schemaVersion: "1", out: path, settings: { revision, severities, packs }, ...facts }
  return `${JSON.stringify(result)}\n`
}

const settingsText = (
  { packs, revision, severities }: PolicySettings,
  versions: ReadonlyArray<RulePackRef>
): string => {
  const rules = Object.entries(severities).sort(([a], [b]) => (a < b ? -1 : 1))
  const width = Math.max(0, ...rules.map(([id]) => id.length))
  const unused = versions.filter(({ id, version }) => !packs.some((pack) => pack.id === id && pack.version === version))
  const lines = [
    ...rules.map(([id, level]) => `${id.padEnd(width)}  ${level}`),
    ...packs.map((pack) => `${refText(pack)} is used`),
    ...(unused.length === 0 ? [] : [`Kept and not used: ${unused.map(refText).join(", ")}`])
  ]
  return lines.length === 0
    ? "Nothing is set: every rule is as grave as its pack says.\n"
    : `${lines.join("\n")}\nRevision ${revision} of the settings.\n`
}

const refText = ({ id, version }: RulePackRef): string => `Pack ${id} version ${version}`
