/**
 * What the router is told about models, and how much it lets through. Replace it by a layer:
 * `Layer.succeed(RouterSettings, { ...defaultRouterSettings, maxConcurrentPerVendor: 4 })`.
 *
 * @since 0.1.0
 */
import { Context, Duration } from "effect"
import { type TaskKind } from "./ModelChoice.ts"

/** What somebody declares about a model; what is measured corrects it. */
export interface ModelProfile {
  /** From 0 to 1, for everything or for each kind of task with a default. @default 0.5 */
  readonly quality?: number | { readonly default: number; readonly byTask: { readonly [task in TaskKind]?: number } }
  /** How long an answer takes, until that is measured. @default unknown: asked after those that are known */
  readonly latency?: Duration.Input
}

/** What the router goes by. */
export interface RouterSettingsOptions {
  /** By the model's id. */
  readonly profiles: Readonly<Record<string, ModelProfile>>
  /** Calls at once to one vendor, of all organizations. */
  readonly maxConcurrentPerVendor: number
  /** Calls at once of one organization, to all vendors. */
  readonly maxConcurrentPerOrganization: number
  /** Failures of a vendor in a row, after which an organization does not ask it for a while. */
  readonly failuresBeforePause: number
  /** How long it is not asked at first; each further failure doubles that. */
  readonly pause: Duration.Input
  readonly maxPause: Duration.Input
}

/** No profiles, 16 calls at once to a vendor and 8 of an organization, 5 failures, pauses of 30 seconds to 5 minutes. */
export const defaultRouterSettings: RouterSettingsOptions = {
  profiles: {},
  maxConcurrentPerVendor: 16,
  maxConcurrentPerOrganization: 8,
  failuresBeforePause: 5,
  pause: Duration.seconds(30),
  maxPause: Duration.minutes(5)
}

/** The settings of this program. @default `defaultRouterSettings` */
export const RouterSettings = Context.Reference<RouterSettingsOptions>("@postwright/core/models/RouterSettings", {
  defaultValue: () => defaultRouterSettings
})
