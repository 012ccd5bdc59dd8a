import { type SimulatedModel } from "../AnthropicSimulatorState.ts"

const current: SimulatedModel = {
  maxOutputTokens: 128_000,
  takesSampling: false,
  takesForcedTools: "never",
  takesEffort: true
}

/**
 * Facts about models, read on 2026-11-21 in stored copies of the vendor's pages.
 *
 * @see https://platform.claude.com/docs/en/models/opus-5-5/whats-new-opus-5-5 forced tools
 * @see https://platform.claude.com/docs/en/models/sonnet-5-5/whats-new-sonnet-5-5 forced tools
 * @see https://platform.claude.com/docs/models/sonnet-5/migration-guide sampling, thinking
 * @see https://platform.claude.com/docs/en/models/haiku-5-5/overview
 */
export const documentedModels: Readonly<Record<string, SimulatedModel>> = {
  "claude-fable-5-1": current,
  "claude-opus-5-5": current,
  "claude-sonnet-5-5": current,
  "claude-haiku-5-5": current,
  "claude-opus-5": { ...current, takesForcedTools: "without-thinking" },
  "claude-sonnet-5": { ...current, takesForcedTools: "without-thinking" },
  "claude-haiku-4-5": {
    maxOutputTokens: 64_000,
    takesSampling: true,
    takesForcedTools: "always",
    takesEffort: false
  }
}
