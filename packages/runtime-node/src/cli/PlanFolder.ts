/**
 * A kit's folder whose plan is reviewed: what the kit shows, and the campaign behind it. After a change the kit is
 * written anew, as a whole.
 *
 * @since 0.1.0
 */
import { CampaignId } from "@postwright/core/campaign/Campaign"
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { isKitPath, PostsFile } from "@postwright/core/campaign/Kit"
import { PlanReview } from "@postwright/core/campaign/PlanReview"
import { type ReviewedSlot } from "@postwright/core/campaign/ReviewInput"
import { isReviewerName, reviewerNameRemedy } from "@postwright/core/campaign/ReviewerName"
import { type EventBus } from "@postwright/core/events/EventBus"
import { Actor, CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { Effect, type FileSystem, Option, Path, Schema, type Stdio } from "effect"
import * as Models from "../config/Models.ts"
import { generateLayer } from "../Main.ts"
import { CliError, FileUnusable, OutputUnusable, UsageInvalid } from "./CliError.ts"
import { fontFolders } from "./FontFolder.ts"
import * as KitManifest from "./KitManifest.ts"
import * as OutputFolder from "./OutputFolder.ts"
import { readTextFile } from "./TextFile.ts"
import { generator } from "./Version.ts"
import * as Warnings from "./Warnings.ts"

/** A kit that was found, with the hashes of what it shows. */
export interface PlanFolder {
  readonly folder: OutputFolder.OutputFolder
  readonly campaignId: CampaignId
  /** The choice of models, as `report.json` tells it. */
  readonly model: string
  /** By slot: what a reader of the kit has seen. */
  readonly hashes: ReadonlyMap<string, string>
  /** By slot: where its review stands, as the kit shows it. */
  readonly reviews: ReadonlyMap<string, ShownReview>
  /** Whether the writing of the kit was cut off, so that some of its files are older than others. */
  readonly isHalfWritten: boolean
}

/** What `plan.json` says of the review of a slot. */
export interface ShownReview {
  readonly status: string
  /** 0: nobody has looked at it. */
  readonly revision: number
}

type Needs = FileSystem.FileSystem | Path.Path | Stdio.Stdio

/** Looks what lies there. Fails with `FileUnusable` where it is no kit with its `.postwright`, and with `OutputUnusable`. */
export const open = Effect.fn("PlanFolder.open")(function* (
  directory: string
): Effect.fn.Return<PlanFolder, CliError, Needs> {
  const paths = yield* Path.Path
  const folder = yield* opened(directory)
  if (!folder.hasState) {
    return yield* unusable(
      folder.path,
      "not-found",
      "there is no kit that was generated here",
      `Name the folder that generate wrote, with the ${OutputFolder.stateName} in it`
    )
  }
  const read = (name: string) =>
    readTextFile(paths.join(folder.path, name), { what: `the kit's ${name}`, maxBytes: 200_000_000 })
  const plan = decodePlan(yield* read("plan.json"))
  const posts = decodePosts(yield* read("posts.json"))
  if (Option.isNone(plan) || Option.isNone(posts)) {
    const [name] = Option.isNone(plan) ? ["plan.json"] : ["posts.json"]
    const path = paths.join(folder.path, name)
    return yield* unusable(path, "invalid", "is not what a kit holds", "Restore it, or generate the kit again")
  }
  return {
    folder,
    campaignId: plan.value.campaignId,
    model: Option.match(decodeReport(yield* read("report.json")), {
      onNone: () => "none",
      onSome: (report) => report.model
    }),
    hashes: new Map(posts.value.posts.map((post) => [post.slotId, post.contentHash])),
    reviews: new Map(
      plan.value.slots.map(({ id, review, status }) => [id, { status, revision: review?.revision ?? 0 }])
    ),
    isHalfWritten: yield* KitManifest.isHalfWritten(folder.state)
  }
})

/** Runs the work on what is kept in the folder, as this member of the local organization. */
export const run = <A, E, R>(
  { folder }: PlanFolder,
  as: string,
  work: Effect.Effect<A, E, R | Campaigns | PlanReview | EventBus | CurrentActor>
) =>
  Effect.gen(function* () {
    const actor = yield* actorOf(as)
    const fonts = yield* fontFolders()
    return yield* work.pipe(
      Effect.provide(generateLayer({ stateFolder: folder.state, fonts })),
      Effect.provideService(CurrentActor, actor)
    )
  })

/** As `run`, with the models that the campaign was generated with: they may be asked again. */
export const runWithModels = <A, E, R>(
  { folder, model }: PlanFolder,
  as: string,
  work: Effect.Effect<A, E, R | Campaigns | PlanReview | EventBus | CurrentActor>
) =>
  Effect.gen(function* () {
    const actor = yield* actorOf(as)
    const fonts = yield* fontFolders()
    const models = yield* Models.layerFor(yield* Models.parse(model))
    return yield* work.pipe(
      Effect.provide(generateLayer({ stateFolder: folder.state, models, fonts })),
      Effect.provideService(CurrentActor, actor)
    )
  })

/** The member of the local organization that `--as` names. Fails with `UsageInvalid`. */
export const actorOf = (as: string): Effect.Effect<Actor, CliError> =>
  isReviewerName(as)
    ? Effect.succeed(new Actor({ ...localOwner, memberId: as }))
    : Effect.fail(
        new CliError({
          reason: new UsageInvalid({
            detail: `--as "${as.slice(0, 40)}" is no name of a member`,
            remedy: reviewerNameRemedy
          })
        })
      )

/** Writes the kit as the campaign stands now. */
export const rewrite = Effect.fn("PlanFolder.rewrite")(function* ({ campaignId, folder }: PlanFolder) {
  const campaigns = yield* Campaigns
  yield* OutputFolder.place(folder, yield* campaigns.kit(campaignId, { generator }))
})

/** Whether the kit shows something else than what stands. */
export const isBehind = (plan: PlanFolder, standing: ReadonlyArray<ReviewedSlot>): boolean =>
  plan.isHalfWritten || !standing.every((slot) => isShown(plan, slot))

/**
 * All slots as they stand. A kit that shows something else was left behind by a command that was stopped while it wrote:
 * its files are written anew, and a warning says so.
 */
export const slots = Effect.fn("PlanFolder.slots")(function* (
  plan: PlanFolder,
  args: { readonly json: boolean; readonly quiet: boolean; readonly messages: "en" | "de" }
) {
  const standing = yield* (yield* PlanReview).slots(plan.campaignId)
  if (!isBehind(plan, standing)) return standing
  yield* rewrite(plan)
  yield* Warnings.show([behind[args.messages]], args)
  return standing
})

/**
 * The change, then the kit anew. Where the kit was behind the campaign (its writing was cut off), it is brought up to
 * date before the failure is told, so that the next look shows what there is.
 */
export const changing = <A, E, R>(plan: PlanFolder, change: Effect.Effect<A, E, R>) =>
  change.pipe(
    Effect.tapError((error) => (isOutdated(error) ? Effect.ignore(rewrite(plan)) : Effect.void)),
    Effect.tap(() => rewrite(plan))
  )

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const decodePlan = Schema.decodeUnknownOption(
  Schema.fromJsonString(
    Schema.Struct({
      campaignId: CampaignId,
      slots: Schema.Array(
        Schema.Struct({
          id: Schema.String,
          status: Schema.String,
          review: Schema.optionalKey(Schema.Struct({ revision: Schema.Int }))
        })
      )
    })
  )
)
const decodeReport = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Struct({ model: Schema.String })))
const decodePosts = Schema.decodeUnknownOption(Schema.fromJsonString(PostsFile))

const isShown = ({ hashes, reviews }: PlanFolder, { post, slot }: ReviewedSlot): boolean => {
  const shown = reviews.get(slot.id)
  return (
    shown?.status === slot.status &&
    shown.revision === (slot.review?.revision ?? 0) &&
    hashes.get(slot.id) === post?.contentHash
  )
}

const kitBehind = (detail: string, remedy: string): Warnings.Warning => ({
  code: "kit-behind",
  message: `${detail}; ${remedy}`,
  remedy
})

const behind: Readonly<Record<"en" | "de", Warnings.Warning>> = {
  en: kitBehind(
    "The kit did not show what was decided: a command was stopped while it wrote it. Its files were written anew",
    "look at them again"
  ),
  de: kitBehind(
    "Das Kit zeigte nicht, was entschieden wurde: Ein Befehl wurde angehalten, während er es schrieb. Seine Dateien wurden neu geschrieben",
    "sieh sie dir noch einmal an"
  )
}

const unusable = (path: string, reason: FileUnusable["reason"], detail: string, remedy: string): CliError =>
  new CliError({ reason: new FileUnusable({ path, reason, detail, remedy }) })

/** What generate says of a folder for its output, said of a kit that is there. */
const opened = Effect.fnUntraced(function* (directory: string) {
  const paths = yield* Path.Path
  return yield* OutputFolder.open(directory).pipe(
    Effect.catchReason("CliError", "OutputUnusable", ({ detail, path, reason, remedy }) => {
      const isInKit = reason === "is-file" && isKitPath(paths.basename(path)) && path === paths.resolve(directory)
      const known = isInKit
        ? {
            detail: "is a file, and a kit is a folder",
            remedy: `Name the folder that it is in: ${paths.dirname(path)}`
          }
        : ofKits[reason]
      const error = new CliError({ reason: new OutputUnusable({ path, reason, detail, remedy }) })
      return Effect.fail(known === undefined ? error : unusable(path, "invalid", known.detail ?? detail, known.remedy))
    })
  )
})

const ofKits: Readonly<
  Partial<Record<OutputUnusable["reason"], { readonly detail?: string; readonly remedy: string }>>
> = {
  occupied: { remedy: "Undo what was changed by hand, and change posts with postwright plan edit" },
  "is-file": { detail: "is a file, and a kit is a folder", remedy: "Name the folder that generate wrote" },
  "dangling-link": { remedy: "Mend the link, or name the folder itself" },
  "no-access": { remedy: "Give yourself the right to write there" },
  "read-only": { remedy: "Copy the kit to where it can be written" },
  failed: { remedy: "Name the folder that generate wrote" }
}

const isOutdated = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "review-outdated"
