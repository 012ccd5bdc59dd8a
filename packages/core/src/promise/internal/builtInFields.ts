/**
 * What the input of each built-in agent must hold, for programs without types.
 *
 * @since 0.1.0
 */
import type { ComplianceInput } from "../../agents/compliance/ComplianceAgent.ts"
import type { CopywriterInput } from "../../agents/copywriter/CopywriterAgent.ts"
import type { DesignerInput } from "../../agents/designer/DesignerInput.ts"
import type { DirectorInput } from "../../agents/director/DirectorAgent.ts"
import type { EditorInput } from "../../agents/editor/EditorAgent.ts"
import type { GrowthInput } from "../../agents/growth/GrowthInput.ts"
import type { InsightInput } from "../../agents/insight/InsightAgent.ts"
import type { JudgeInput } from "../../agents/judge/JudgeAgent.ts"
import type { OrchestratorInput } from "../../agents/orchestrator/OrchestratorAgent.ts"
import type { ReplyInput } from "../../agents/reply/ReplyInput.ts"
import type { ResearchInput } from "../../agents/research/ResearchAgent.ts"
import type { RewriterInput } from "../../agents/rewriter/RewriterAgent.ts"
import type { SchedulerInput } from "../../agents/scheduler/SchedulerInput.ts"
import type { ScriptInput } from "../../agents/script/ScriptInput.ts"
import type { TranslatorInput } from "../../agents/translator/TranslatorInput.ts"
import type { TrendsInput } from "../../agents/trends/TrendsAgent.ts"
import type { BuiltInAgentName } from "../Agent.ts"

/** Every required field that is missing or of another kind, by its path, up to five. Empty: the agent can read the input. */
export const fieldFaults = (agent: string, input: object): ReadonlyArray<string> => {
  const wanted: Shape | undefined = Object.entries(fields).find(([name]) => name === agent)?.[1]
  return wanted === undefined ? [] : faultsOf(input, wanted, "").slice(0, 5)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

type Kind = "text" | "number" | "boolean" | "list" | "filled list" | "object"

interface Shape {
  readonly [field: string]: Kind | Shape
}

type Required<Input> = keyof { [Key in keyof Input as undefined extends Input[Key] ? never : Key]: true }

/** Each required field of the input has its kind, and no other has. */
type Fields<Input> = { readonly [Key in Required<Input>]: Kind | Shape }

interface Inputs {
  readonly research: ResearchInput
  readonly trends: TrendsInput
  readonly orchestrator: OrchestratorInput
  readonly director: DirectorInput
  readonly copywriter: CopywriterInput
  readonly judge: JudgeInput
  readonly editor: EditorInput
  readonly rewriter: RewriterInput
  readonly compliance: ComplianceInput
  readonly growth: GrowthInput
  readonly script: ScriptInput
  readonly designer: DesignerInput
  readonly translator: TranslatorInput
  readonly scheduler: SchedulerInput
  readonly insight: InsightInput
  readonly reply: ReplyInput
}

const slot = { slotId: "text", platform: "text", language: "text" } as const
const written = { ...slot, format: "text", angle: "object", findings: "filled list", brief: "object" } as const
const seeded = { ...written, seed: "number" } as const
const post = { text: "text" } as const

const fields: { readonly [Name in BuiltInAgentName]: Fields<Inputs[Name]> } = {
  research: {
    topic: "text",
    audience: "text",
    goals: "list",
    constraints: "list",
    languages: "list",
    documents: "list"
  },
  trends: { brief: "object", findings: "list", signals: "list", startsOn: "text" },
  orchestrator: { brief: "object", findings: "list", isWrittenByModel: "boolean" },
  director: { brief: "object", findings: { findings: "list" }, slots: "list", seed: "number" },
  copywriter: seeded,
  judge: {
    brief: "object",
    platform: "text",
    format: "text",
    language: "text",
    angle: "object",
    findings: "list",
    variants: "filled list"
  },
  editor: { brief: "object", slots: "list", maxRewrites: "number" },
  rewriter: { ...seeded, mode: "text", text: "text", notes: "list" },
  compliance: {
    brief: "object",
    platform: "text",
    language: "text",
    regions: "list",
    text: "text",
    findings: "list",
    known: "list"
  },
  growth: { ...written, variants: "filled list" },
  script: { ...slot, post, angle: "object", findings: "filled list", brief: "object", seed: "number" },
  designer: { ...written, post },
  translator: { from: "text", to: "text", texts: "list", brief: "object", keep: "list" },
  scheduler: { slots: "list", results: "list", now: "text" },
  insight: { results: "list" },
  reply: {
    comment: { id: "text", text: "text", author: "text", platform: "text", at: "text" },
    post: { ...post, language: "text" },
    findings: "list",
    brief: "object"
  }
}

const faultsOf = (value: object, wanted: Shape, path: string): ReadonlyArray<string> => {
  const known = new Map<string, unknown>(Object.keys(wanted).map((name) => [name, Reflect.get(value, name)]))
  return Object.entries(wanted).flatMap(([name, kind]) => {
    const [at, found] = [`${path}${name}`, known.get(name)]
    if (found === undefined) return [`${at} is missing`]
    if (typeof kind === "string") return isOf(found, kind) ? [] : [`${at} is ${words[kind]}`]
    return isOf(found, "object") ? faultsOf(Object(found), kind, `${at}.`) : [`${at} is ${words.object}`]
  })
}

const isOf = (value: unknown, kind: Kind): boolean => {
  if (kind === "object") return typeof value === "object" && value !== null && !Array.isArray(value)
  if (kind === "list") return Array.isArray(value)
  if (kind === "filled list") return Array.isArray(value) && value.length > 0
  return typeof value === (kind === "text" ? "string" : kind)
}

const words: Record<Kind, string> = {
  text: "no text",
  number: "no number",
  boolean: "neither true nor false",
  list: "no list",
  "filled list": "no list with something in it",
  object: "no object"
}
