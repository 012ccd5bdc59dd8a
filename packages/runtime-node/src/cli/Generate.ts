/**
 * `postwright generate`: a brief becomes a campaign kit.
 *
 * The work is done in `<out>/.postwright`, where a stopped run goes on from. The kit is placed when it is complete.
 *
 * @since 0.1.0
 */
import { type BriefInput, briefLimits } from "@postwright/core/campaign/Brief"
import { type BriefError } from "@postwright/core/campaign/BriefError"
import { decodeBrief, parse } from "@postwright/core/campaign/BriefParser"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { type KitFile } from "@postwright/core/campaign/Kit"
import { EventBus } from "@postwright/core/events/EventBus"
import { LanguageModels } from "@postwright/core/models/LanguageModels"
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, Fiber, type FileSystem, Option, Path, Ref, Stream } from "effect"
import { pathToFileURL } from "node:url"
import * as Settings from "../config/Settings.ts"
import { generateLayer } from "../Main.ts"
import { CliError, UsageInvalid } from "./CliError.ts"
import * as OutputFolder from "./OutputFolder.ts"
import * as Progress from "./Progress.ts"
import { printable, Screen } from "./Screen.ts"
import { readTextFile } from "./TextFile.ts"
import { generator } from "./Version.ts"

/** The command's arguments as they were parsed. */
export interface GenerateArguments {
  readonly brief: string
  readonly out: string
  readonly days: Option.Option<number>
  readonly perDay: Option.Option<number>
  /** Empty: those of the brief. */
  readonly platforms: ReadonlyArray<string>
  readonly start: Option.Option<string>
  readonly model: Option.Option<string>
  readonly seed: number
  readonly json: boolean
  readonly quiet: boolean
}

export const generate = Effect.fn("generate")(function* (args: GenerateArguments) {
  const progress = yield* Progress.make(args)
  const paths = yield* Path.Path
  const brief = yield* readBrief(args)
  const model = yield* chosenModel(args)
  const folder = yield* OutputFolder.open(args.out)
  const hasBegun = yield* Ref.make(false)

  const work = Effect.gen(function* () {
    const campaigns = yield* Campaigns
    yield* checkModel(model)
    yield* progress.report({ stage: "sources", done: 0, total: 0, message: "Reading the brief and its sources" })
    const options = { base: { folder: paths.dirname(paths.resolve(args.brief)) }, seed: args.seed, model }
    yield* campaigns.prepare(brief, options)
    yield* Ref.set(hasBegun, true)
    const campaign = yield* Effect.scoped(
      Effect.gen(function* () {
        const events = yield* (yield* EventBus).subscribe(localOwner.organizationId)
        const shown = yield* Effect.forkScoped(
          Stream.runForEach(events, (event) =>
            event._tag === "campaign-progress" ? progress.report(event) : Effect.void
          )
        )
        const generated = yield* campaigns.generate(brief, options)
        yield* Fiber.interrupt(shown)
        return generated
      })
    )
    yield* progress.report({ stage: "kit", done: 0, total: 0, message: "Writing the kit" })
    const files = yield* campaigns.kit(campaign.campaignId, { generator })
    yield* OutputFolder.place(folder, files)
    yield* progress.finish
    yield* tell(args, folder, files, {
      campaignId: campaign.campaignId,
      slots: campaign.plan.slots.length,
      posts: campaign.posts.length
    })
  })

  const provided = work.pipe(
    Effect.provide(generateLayer({ stateFolder: folder.state })),
    Effect.provideService(CurrentActor, localOwner)
  )
  yield* OutputFolder.create(folder).pipe(
    Effect.andThen(provided),
    Effect.tapCause(() => progress.clear),
    // A command that never began leaves nothing behind; one that was stopped later goes on from what it left.
    Effect.onError(() =>
      Effect.flatMap(Ref.get(hasBegun), (begun) => (begun ? Effect.void : OutputFolder.abandon(folder)))
    )
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const readBrief = Effect.fnUntraced(function* (
  args: GenerateArguments
): Effect.fn.Return<BriefInput, CliError | BriefError, FileSystem.FileSystem> {
  const text = yield* readTextFile(args.brief, { what: "the brief", maxBytes: briefLimits.maxBriefBytes })
  const input = yield* parse(text, { name: args.brief })
  const plan = {
    ...input.plan,
    ...Option.match(args.days, { onNone: () => ({}), onSome: (days) => ({ days }) }),
    ...Option.match(args.perDay, { onNone: () => ({}), onSome: (perDay) => ({ perDay }) }),
    ...Option.match(args.start, { onNone: () => ({}), onSome: (start) => ({ start }) })
  }
  const overrides = [
    ...(Option.isSome(args.days) ? ["--days"] : []),
    ...(Option.isSome(args.perDay) ? ["--per-day"] : []),
    ...(args.platforms.length > 0 ? ["--platform"] : []),
    ...(Option.isSome(args.start) ? ["--start"] : [])
  ]
  if (overrides.length === 0) return input
  return yield* decodeBrief(
    { ...input, plan, platforms: args.platforms.length > 0 ? args.platforms : input.platforms },
    { name: `${args.brief} with ${overrides.join(", ")}` }
  )
})

/** The option, else the environment, else none: said aloud, because it decides what the posts are like. */
const chosenModel = Effect.fnUntraced(function* (args: GenerateArguments): Effect.fn.Return<string, CliError, Screen> {
  const setting = yield* Settings.model
  const choice = Option.orElse(args.model, () => setting)
  if (Option.isNone(choice) && !args.json && !args.quiet) {
    const { err } = yield* Screen
    yield* err("No model is chosen, so the built-in rules write the posts from your sources (as with --model none)\n")
  }
  return Option.getOrElse(choice, () => "none")
})

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

const tell = Effect.fnUntraced(function* (
  args: GenerateArguments,
  folder: OutputFolder.OutputFolder,
  files: ReadonlyArray<KitFile>,
  campaign: { readonly campaignId: string; readonly slots: number; readonly posts: number }
): Effect.fn.Return<void, never, Screen | Path.Path> {
  const screen = yield* Screen
  const paths = yield* Path.Path
  const index = pathToFileURL(paths.join(folder.path, "index.html")).href
  const archive = paths.join(folder.path, files.find((file) => file.path.endsWith(".zip"))?.path ?? "")
  const needsMaterial = campaign.slots - campaign.posts
  if (args.json) {
    const result = { type: "result", schemaVersion: "1", ...campaign, needsMaterial, out: folder.path, index, archive }
    return yield* screen.out(`${JSON.stringify({ ...result, files: files.map((file) => file.path) })}\n`)
  }
  if (args.quiet) return
  const slots = needsMaterial === 1 ? "1 slot needs" : `${needsMaterial} slots need`
  const missing = needsMaterial === 0 ? "" : `; ${slots} more material, see report.json`
  yield* screen.out(
    printable(
      [
        `${campaign.posts} posts for ${campaign.slots} slots${missing}`,
        `Look at them:  ${index}`,
        `All files:     ${folder.path}`,
        `As one ZIP:    ${archive}`,
        ""
      ].join("\n")
    )
  )
})
