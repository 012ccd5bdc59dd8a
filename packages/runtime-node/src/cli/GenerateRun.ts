/**
 * The run behind `postwright generate`, once its brief and its place are known to be good.
 *
 * @since 0.1.0
 */
import { type BriefInput } from "@postwright/core/campaign/Brief"
import { type ParsedBrief } from "@postwright/core/campaign/BriefParser"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { type KitFile } from "@postwright/core/campaign/Kit"
import { EventBus } from "@postwright/core/events/EventBus"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { DateTime, Effect, Fiber, Option, Path, Ref, Stream } from "effect"
import { pathToFileURL } from "node:url"
import { generateLayer } from "../Main.ts"
import { CliError, UsageInvalid } from "./CliError.ts"
import * as OutputFolder from "./OutputFolder.ts"
import * as Progress from "./Progress.ts"
import * as ReviewedKit from "./ReviewedKit.ts"
import { printable, Screen } from "./Screen.ts"
import { shortfallOf } from "./Shortfall.ts"
import { generator } from "./Version.ts"
import * as Warnings from "./Warnings.ts"

/** What is to be generated, and how it is told. */
export interface GenerateRequest {
  readonly brief: BriefInput
  /** Where its values stand in its text. */
  readonly places: ParsedBrief["places"]
  /** Absolute path of the brief's folder: sources are relative to it. */
  readonly folder: string
  /** None: nobody chose, so the built-in rules write. */
  readonly model: Option.Option<string>
  readonly seed: number
  readonly json: boolean
  readonly quiet: boolean
}

/**
 * Makes the campaign, or goes on with it, and places its kit. Leaves nothing behind when it fails before it began. Fails
 * with `NoPosts` after it has placed a kit without a post.
 */
export const generateInto = Effect.fn("generateInto")(function* (
  folder: OutputFolder.OutputFolder,
  request: GenerateRequest
) {
  const progress = yield* Progress.make(request)
  const hasBegun = yield* Ref.make(false)

  const work = Effect.gen(function* () {
    const campaigns = yield* Campaigns
    const model = Option.getOrElse(request.model, () => "none")
    yield* checkModel(model)
    yield* progress.report({ stage: "sources", done: 0, total: 0, message: "Reading the brief and its sources" })
    const { brief, places, seed } = request
    const options = { base: { folder: request.folder }, seed, model }
    const campaign = yield* Effect.scoped(
      Effect.gen(function* () {
        const events = yield* (yield* EventBus).subscribe(localOwner.organizationId)
        const shown = yield* Effect.forkScoped(
          Stream.runForEach(events, (event) =>
            event._tag === "campaign-progress"
              ? Effect.andThen(Ref.set(hasBegun, true), progress.report(event))
              : Effect.void
          )
        )
        const { payload } = yield* campaigns
          .prepare(brief, options)
          .pipe(Effect.catchTag("KnowledgeError", (error) => Effect.fail(error.locatedIn(places))))
        yield* tellModel(request, progress)
        yield* ReviewedKit.keep(folder, payload.campaignId)
        const generated = yield* campaigns.run(payload)
        yield* Fiber.interrupt(shown)
        return generated
      })
    )
    yield* progress.report({ stage: "kit", done: 0, total: 0, message: "Writing the kit" })
    const files = yield* campaigns.kit(campaign.campaignId, { generator })
    yield* OutputFolder.place(folder, files)
    yield* progress.finish
    const { documents, plan } = campaign
    const warnings = Warnings.warningsOf({ slots: plan.slots, documents }, yield* DateTime.now)
    yield* Warnings.show(warnings, request)
    const shortfall = shortfallOf(plan.slots)
    yield* tell(request, folder, files, {
      campaignId: campaign.campaignId,
      slots: plan.slots.length,
      posts: campaign.posts.length,
      warnings,
      ...(shortfall === undefined
        ? {}
        : { problem: { code: shortfall.code, message: shortfall.message, remedy: shortfall.remedy } })
    })
    return shortfall
  })

  const provided = work.pipe(
    Effect.provide(generateLayer({ stateFolder: folder.state })),
    Effect.provideService(CurrentActor, localOwner)
  )
  const shortfall = yield* OutputFolder.create(folder).pipe(
    Effect.andThen(Progress.clearedOnFailure(provided, progress)),
    // A command that never began leaves nothing behind; one that was stopped later goes on from what it left.
    Effect.onError(() =>
      Effect.flatMap(Ref.get(hasBegun), (begun) => (begun ? Effect.void : OutputFolder.abandon(folder)))
    )
  )
  if (shortfall !== undefined) return yield* new CliError({ reason: shortfall })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const checkModel = Effect.fnUntraced(function* (model: string): Effect.fn.Return<void, CliError, LanguageModels> {
  if (model === "none") return
  const models = yield* (yield* LanguageModels).list
  if (models.some((known) => known.id === model)) return
  const known = models.map((item) => item.id).join(", ")
  return yield* new CliError({
    reason: new UsageInvalid({
      detail: `The model "${printable(model).slice(0, 80)}" is not set up`,
      remedy:
        known === "" ? "Use --model none: no model is set up in this installation" : `Use one of ${known}, or none`
    })
  })
})

/** Said aloud, because it decides what the posts are like; not before the input was accepted. */
const tellModel = Effect.fnUntraced(function* (
  request: GenerateRequest,
  progress: Progress.Progress
): Effect.fn.Return<void, never, Screen> {
  if (Option.isSome(request.model) || request.json || request.quiet) return
  const { err } = yield* Screen
  yield* progress.finish
  yield* err("No model is chosen, so the built-in rules write the posts from your sources (as with --model none)\n")
})

const tell = Effect.fnUntraced(function* (
  request: GenerateRequest,
  folder: OutputFolder.OutputFolder,
  files: ReadonlyArray<KitFile>,
  campaign: {
    readonly campaignId: string
    readonly slots: number
    readonly posts: number
    readonly warnings: ReadonlyArray<Warnings.Warning>
    /** Why there is no post at all. */
    readonly problem?: { readonly code: string; readonly message: string; readonly remedy: string }
  }
): Effect.fn.Return<void, never, Screen | Path.Path> {
  const screen = yield* Screen
  const paths = yield* Path.Path
  const index = pathToFileURL(paths.join(folder.path, "index.html")).href
  const archive = paths.join(folder.path, files.find((file) => file.path.endsWith(".zip"))?.path ?? "")
  const needsMaterial = campaign.slots - campaign.posts
  if (request.json) {
    const result = { type: "result", schemaVersion: "1", ...campaign, needsMaterial, out: folder.path, index, archive }
    return yield* screen.out(`${JSON.stringify({ ...result, files: files.map((file) => file.path) })}\n`)
  }
  if (request.quiet) return
  const slots = needsMaterial === 1 ? "1 slot needs" : `${needsMaterial} slots need`
  const missing = needsMaterial === 0 ? "" : `; ${slots} more material, see report.json`
  yield* screen.out(
    printable(
      [
        `${counted(campaign.posts, "post")} for ${counted(campaign.slots, "slot")}${missing}`,
        `${campaign.posts === 0 ? "What to add: " : "Look at them:"}  ${index}`,
        `All files:     ${folder.path}`,
        `As one ZIP:    ${archive}`,
        ""
      ].join("\n")
    )
  )
})

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`
