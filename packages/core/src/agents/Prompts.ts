/**
 * Use cases of the prompt library: an organization keeps its own wordings of built-in prompts, compares them, pins the
 * one that agents ask with, and goes back.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, Option, Semaphore } from "effect"
import { Audit } from "../audit/Audit.ts"
import { type AuditError } from "../audit/AuditError.ts"
import { type AuditLog } from "../audit/AuditLog.ts"
import { type ObjectError } from "../objects/ObjectError.ts"
import { type ObjectStore } from "../objects/ObjectStore.ts"
import { CurrentActor, requirePermission } from "../tenancy/Actor.ts"
import { type TenancyError } from "../tenancy/TenancyError.ts"
import { sha256Json } from "../text/Digest.ts"
import { type Agent, type PromptTemplate } from "./Agent.ts"
import { ComplianceAgent } from "./compliance/ComplianceAgent.ts"
import { CopywriterAgent } from "./copywriter/CopywriterAgent.ts"
import { DesignerAgent } from "./designer/DesignerAgent.ts"
import { DirectorAgent } from "./director/DirectorAgent.ts"
import { EditorAgent } from "./editor/EditorAgent.ts"
import { GrowthAgent } from "./growth/GrowthAgent.ts"
import { isPromptName, wordingInUse } from "./internal/wordingInUse.ts"
import { InsightAgent } from "./insight/InsightAgent.ts"
import { JudgeAgent } from "./judge/JudgeAgent.ts"
import { OrchestratorAgent } from "./orchestrator/OrchestratorAgent.ts"
import { OwnWording, wordingDiff, type WordingDiff, wordingIssues } from "./OwnWording.ts"
import { NothingBefore, PromptError, PromptUnknown, WordingInvalid, WordingUnknown } from "./PromptError.ts"
import { type PinnedWording, PromptSettings, PromptStore } from "./PromptStore.ts"
import { ResearchAgent } from "./research/ResearchAgent.ts"
import { ReplyAgent } from "./reply/ReplyAgent.ts"
import { RewriterAgent } from "./rewriter/RewriterAgent.ts"
import { ScriptAgent } from "./script/ScriptAgent.ts"
import { SchedulerAgent } from "./scheduler/SchedulerAgent.ts"
import { TranslatorAgent } from "./translator/TranslatorAgent.ts"
import { TrendsAgent } from "./trends/TrendsAgent.ts"

/** A wording by its version, or the program's own. */
export type WordingChoice = number | "built-in"

/** The wordings of one prompt. */
export interface PromptWordings {
  readonly builtIn: PromptTemplate
  /** The organization's own, lowest version first. */
  readonly own: ReadonlyArray<PromptTemplate>
  /** What agents ask with. */
  readonly inUse: WordingChoice
}

/** What every operation can fail with. */
export type PromptsError = PromptError | ObjectError | TenancyError

/** All operations need an actor: reading needs `campaign:read`, changing `policy:manage`. */
export class Prompts extends Context.Service<
  Prompts,
  {
    /** The built-in wordings that can be replaced, by name. */
    readonly builtIn: ReadonlyArray<PromptTemplate>

    /**
     * Keeps a version of an own wording for ever; it is not used before it is pinned. The same again changes nothing.
     * Leaves an audit entry. Fails with `PromptUnknown`, `WordingInvalid`, `WordingChanged`.
     */
    readonly put: (
      wording: Pick<PromptTemplate, "name" | "version" | "system" | "task">
    ) => Effect.Effect<PromptTemplate, PromptsError | AuditError, CurrentActor>

    /** Every wording of the prompt. Fails with `PromptUnknown`. */
    readonly versions: (name: string) => Effect.Effect<PromptWordings, PromptsError, CurrentActor>

    /** What changed from one wording to another, word by word. Fails with `PromptUnknown`, `WordingUnknown`. */
    readonly diff: (
      name: string,
      from: WordingChoice,
      to: WordingChoice
    ) => Effect.Effect<WordingDiff, PromptsError, CurrentActor>

    /** The wording that agents ask with. Fails with `PromptUnknown`, and with `WordingUnusable` as they do. */
    readonly inUse: (name: string) => Effect.Effect<PromptTemplate, PromptsError, CurrentActor>

    /**
     * Uses this wording from the next question on. Leaves an audit entry with the reason, unless it is in use already.
     * Fails with `PromptUnknown`, `WordingUnknown`, `WordingInvalid` (the built-in prompt has changed since), and
     * `PromptSettingsChanged` when another process was quicker.
     */
    readonly pin: (
      name: string,
      choice: WordingChoice,
      reason: string
    ) => Effect.Effect<PromptTemplate, PromptsError | AuditError, CurrentActor>

    /**
     * Uses what was in use before, back to the built-in wording at last. Leaves an audit entry with the reason. Fails with
     * `PromptUnknown`, `NothingBefore`, and as `pin`.
     */
    readonly rollBack: (
      name: string,
      reason: string
    ) => Effect.Effect<PromptTemplate, PromptsError | AuditError, CurrentActor>
  }
>()("@postwright/core/agents/Prompts") {
  /** With the prompts of these agents: your own, or `builtInAgents`. */
  static readonly layerOf = (
    agents: ReadonlyArray<Pick<Agent<never, never, unknown>, "wording">>
  ): Layer.Layer<Prompts, never, PromptStore | Audit> =>
    Layer.effect(
      Prompts,
      Effect.gen(function* () {
        const [store, audit] = [yield* PromptStore, yield* Audit]
        const changing = yield* Semaphore.make(1)
        const builtIn = agents.flatMap(({ wording }) => (wording === undefined ? [] : [wording]))

        const known = Effect.fnUntraced(function* (name: string) {
          const template = builtIn.find((one) => one.name === name)
          if (template === undefined || !isPromptName(name)) {
            return yield* new PromptError({
              reason: new PromptUnknown({ name: name.slice(0, 200), known: builtIn.map((one) => one.name) })
            })
          }
          return { name, template }
        })

        const find = Effect.fnUntraced(function* (name: string, choice: WordingChoice) {
          const prompt = yield* known(name)
          if (choice === "built-in") return prompt.template
          const { organizationId } = yield* CurrentActor
          const own = Number.isSafeInteger(choice)
            ? yield* store.wording(organizationId, prompt.name, choice)
            : Option.none<OwnWording>()
          if (Option.isNone(own)) {
            return yield* new PromptError({ reason: new WordingUnknown({ name, version: Math.trunc(choice) || 0 }) })
          }
          return own.value.template
        })

        const checked = Effect.fnUntraced(function* (own: Pick<PromptTemplate, "system" | "task">, of: PromptTemplate) {
          const [first, ...rest] = wordingIssues(own, of)
          if (first === undefined) return
          return yield* new PromptError({ reason: new WordingInvalid({ name: of.name, issues: [first, ...rest] }) })
        })

        const put = Effect.fn("Prompts.put")(function* (
          wording: Pick<PromptTemplate, "name" | "version" | "system" | "task">
        ) {
          const { organizationId } = yield* requirePermission("policy:manage")
          const { name, template } = yield* known(wording.name)
          const { system, task, version } = wording
          if (!Number.isSafeInteger(version) || version < 1) {
            const issues = ["the version is no whole number from 1"] as const
            return yield* new PromptError({ reason: new WordingInvalid({ name, issues }) })
          }
          yield* checked(wording, template)
          const own = new OwnWording({ schemaVersion: "1", name, version, system, task })
          yield* store.putWording(organizationId, own)
          const { digest, ref } = own.template
          yield* audit
            .log("prompts", {
              step: `wording-kept/${ref}`,
              action: "wording-kept",
              subject: name,
              detail: { version, digest }
            })
            // It is kept already, by another member; who was first stays in the log.
            .pipe(Effect.catchReason("AuditError", "AuditConflict", () => Effect.void))
          return own.template
        })

        const versions = Effect.fn("Prompts.versions")(function* (name: string) {
          const { organizationId } = yield* requirePermission("campaign:read")
          const prompt = yield* known(name)
          const kept = yield* store.versions(organizationId, prompt.name)
          const pinned = (yield* store.settings(organizationId)).inUse(prompt.name)
          return {
            builtIn: prompt.template,
            own: yield* Effect.forEach(kept, (version) => find(name, version)),
            inUse: pinned === "built-in" ? pinned : pinned.version
          }
        })

        const diff = Effect.fn("Prompts.diff")(function* (name: string, from: WordingChoice, to: WordingChoice) {
          yield* requirePermission("campaign:read")
          return wordingDiff(yield* find(name, from), yield* find(name, to))
        })

        const inUse = Effect.fn("Prompts.inUse")(function* (name: string) {
          const { organizationId } = yield* requirePermission("campaign:read")
          return yield* wordingInUse(store, organizationId, (yield* known(name)).template)
        })

        const change = Effect.fnUntraced(function* (
          name: string,
          entry: { readonly action: "wording-pinned" | "wording-rolled-back"; readonly reason: string },
          next: (
            before: ReadonlyArray<PinnedWording>
          ) => Effect.Effect<ReadonlyArray<PinnedWording>, PromptsError, CurrentActor>
        ) {
          const { organizationId } = yield* requirePermission("policy:manage")
          const prompt = yield* known(name)
          const settings = yield* store.settings(organizationId)
          const before = Object.hasOwn(settings.chosen, name) ? (settings.chosen[name] ?? []) : []
          const chosen = yield* next(before)
          const choice = chosen.at(-1) ?? "built-in"
          const template = yield* find(name, choice === "built-in" ? choice : choice.version)
          yield* checked(template, prompt.template)
          if (chosen === before) return template
          const after = new PromptSettings({
            schemaVersion: "1",
            revision: settings.revision + 1,
            chosen: { ...settings.chosen, [name]: chosen.slice(-maxChosen) }
          })
          // First the log: a change that a crash undoes may be in it, one that counts is always.
          yield* audit.log("prompts", {
            step: `${entry.action}/${name}/${after.revision}/${sha256Json([after, entry.reason]).slice(0, 8)}`,
            action: entry.action,
            subject: name,
            detail: { ref: template.ref, reason: entry.reason, revision: after.revision }
          })
          yield* store.replaceSettings(organizationId, settings, after)
          return template
        }, changing.withPermits(1))

        const pin = Effect.fn("Prompts.pin")((name: string, choice: WordingChoice, reason: string) =>
          change(name, { action: "wording-pinned", reason }, (before) =>
            Effect.map(find(name, choice), ({ digest }) => {
              const pinned: PinnedWording = choice === "built-in" ? choice : { version: choice, digest }
              return sha256Json(pinned) === sha256Json(before.at(-1) ?? "built-in") ? before : [...before, pinned]
            })
          )
        )

        const rollBack = Effect.fn("Prompts.rollBack")((name: string, reason: string) =>
          change(name, { action: "wording-rolled-back", reason }, (before) =>
            before.length === 0
              ? Effect.fail(new PromptError({ reason: new NothingBefore({ name }) }))
              : Effect.succeed(before.slice(0, -1))
          )
        )

        return Prompts.of({ builtIn, put, versions, diff, inUse, pin, rollBack })
      })
    )

  /** With the prompts that come with Postwright, over any object store and audit log. */
  static readonly layer: Layer.Layer<Prompts, never, ObjectStore | AuditLog> = Layer.suspend(() =>
    this.layerOf(builtInAgents)
  ).pipe(Layer.provide(Layer.mergeAll(PromptStore.layer, Audit.layer)))
}

/** The agents that come with Postwright. */
export const builtInAgents = [
  ResearchAgent,
  TrendsAgent,
  OrchestratorAgent,
  DirectorAgent,
  CopywriterAgent,
  JudgeAgent,
  EditorAgent,
  RewriterAgent,
  ComplianceAgent,
  GrowthAgent,
  ScriptAgent,
  DesignerAgent,
  TranslatorAgent,
  SchedulerAgent,
  InsightAgent,
  ReplyAgent
] as const

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** How many choices of a prompt are remembered to go back to. */
const maxChosen = 50
