/**
 * `postwright translate`: a kit becomes a kit in another language, in a folder of its own that `plan` and `publish` take
 * like any other. The work is done in `<out>/.postwright`; the kit is placed when it is complete.
 *
 * @since 0.1.0
 */
import { Campaigns } from "@postwright/core/campaign/Campaigns"
import { type TranslatedCampaign, Translations, translationId } from "@postwright/core/campaign/Translations"
import { type StandingStatus } from "@postwright/core/campaign/TranslatedSlot"
import { asksModel } from "@postwright/core/models/ModelChoice"
import { LanguageTag } from "@postwright/core/text/Language"
import { CurrentActor } from "@postwright/core/tenancy/Actor"
import { Effect, Option, Path, Ref, Schema } from "effect"
import { pathToFileURL } from "node:url"
import * as Models from "../config/Models.ts"
import * as Settings from "../config/Settings.ts"
import { generateLayer } from "../Main.ts"
import { CliError, UsageInvalid } from "./CliError.ts"
import { dollars } from "./Dollars.ts"
import { toldIn } from "./German.ts"
import { quoted } from "./GeneratePause.ts"
import { fontFolders } from "./FontFolder.ts"
import * as OutputFolder from "./OutputFolder.ts"
import * as PlanFolder from "./PlanFolder.ts"
import * as Progress from "./Progress.ts"
import * as ReviewedKit from "./ReviewedKit.ts"
import { printable, Screen } from "./Screen.ts"
import { type TranslateWords, translateWords } from "./TranslateWords.ts"
import { generator } from "./Version.ts"

/** The command's arguments as they were parsed. */
export interface TranslateArguments {
  readonly kit: string
  readonly to: string
  readonly out: Option.Option<string>
  readonly model: Option.Option<string>
  /** US dollars. */
  readonly budget: Option.Option<number>
  readonly keep: ReadonlyArray<string>
  readonly address: Option.Option<"du" | "ihr" | "sie">
  readonly notes: Option.Option<string>
  readonly as: string
  readonly json: boolean
  readonly quiet: boolean
  readonly messages: "en" | "de"
}

/** Translates what is new or changed, and places the kit as a whole. */
export const translate = Effect.fn("translate")(function* (args: TranslateArguments) {
  const paths = yield* Path.Path
  const actor = yield* PlanFolder.actorOf(args.as)
  const to = yield* localeOf(args.to)
  const setting = yield* Settings.model
  const model = yield* Models.parse(
    Option.getOrElse(
      Option.orElse(args.model, () => setting),
      () => "none"
    )
  )
  if (!asksModel(model, "translate")) {
    return yield* usage(
      "A translation takes a language model, and none is chosen",
      "Name one with --model, such as openai/gpt-5-mini, or set POSTWRIGHT_MODEL"
    )
  }
  const models = yield* Models.layerFor(model)
  const plan = yield* PlanFolder.open(args.kit)
  const out = paths.resolve(Option.getOrElse(args.out, () => `${plan.folder.path}-${to}`))
  if (out === plan.folder.path || out.startsWith(`${plan.folder.path}${paths.sep}`)) {
    return yield* usage("The translated kit has a folder of its own", "Name a folder outside of the kit with --out")
  }
  const folder = yield* OutputFolder.open(out)
  yield* ReviewedKit.keep(folder, translationId(plan.campaignId, to), "translate")
  const source = yield* PlanFolder.run(
    plan,
    args.as,
    Effect.flatMap(Translations, (translations) => translations.source(plan.campaignId))
  )
  const words = translateWords[args.messages]
  const progress = yield* Progress.make(args)
  const hasBegun = yield* Ref.make(false)
  const work = Effect.gen(function* () {
    const [campaigns, translations] = [yield* Campaigns, yield* Translations]
    // Answers that are paid for lie there from now on.
    yield* Ref.set(hasBegun, true)
    const id = translationId(plan.campaignId, to)
    const before = (yield* campaigns.spending(id)).usedMicroUsd
    const translated = yield* translations
      .translate(source, {
        to,
        model,
        keep: args.keep,
        ...Option.match(args.budget, {
          onNone: () => ({}),
          onSome: (amount) => ({ budgetMicroUsd: Math.max(1, Math.round(amount * 1_000_000)) })
        }),
        ...Option.match(args.address, { onNone: () => ({}), onSome: (address) => ({ address }) }),
        ...Option.match(args.notes, { onNone: () => ({}), onSome: (notes) => ({ notes }) }),
        onProgress: (done, total) => progress.report({ stage: "translate", done, total, message: words.translating })
      })
      .pipe(Effect.tapError(({ code }) => (code === "translation-refused" ? Ref.set(hasBegun, false) : Effect.void)))
    const files = yield* campaigns.kit(translated.campaignId, { generator })
    yield* OutputFolder.place(folder, files)
    yield* progress.finish
    const { usedMicroUsd } = yield* campaigns.spending(id)
    yield* tell(args, folder, translated, { now: usedMicroUsd - before, total: usedMicroUsd })
  }).pipe(
    Effect.provide(generateLayer({ stateFolder: folder.state, models, fonts: yield* fontFolders() })),
    Effect.provideService(CurrentActor, actor)
  )
  yield* OutputFolder.create(folder).pipe(
    Effect.andThen(Progress.clearedOnFailure(work, progress)),
    // What was paid for stays, for the same command to go on from.
    Effect.onError(() =>
      Effect.flatMap(Ref.get(hasBegun), (begun) => (begun ? Effect.void : OutputFolder.abandon(folder)))
    )
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const usage = (detail: string, remedy: string) => new CliError({ reason: new UsageInvalid({ detail, remedy }) })

const isLanguage: (tag: string) => boolean = Schema.is(LanguageTag)

/** In the form that folders and posts are named by: `de-DE`. */
const localeOf = (given: string): Effect.Effect<string, CliError> =>
  isLanguage(given)
    ? Effect.succeed(Intl.getCanonicalLocales(given)[0] ?? given)
    : Effect.fail(usage(`--to "${given.slice(0, 40)}" is no language`, "Write a tag such as de, de-AT or fr-CA"))

const costOf = (cost: { readonly now: number; readonly total: number }, words: TranslateWords): string => {
  if (cost.now === cost.total) return dollars(cost.total)
  return words.costs(cost.now === 0 ? undefined : dollars(cost.now), dollars(cost.total))
}

/** The commands that take a translation out of what can be published. */
const rejecting = (path: string, slotId: string, status: StandingStatus): string =>
  [...(status === "locked" ? ["unlock"] : []), "reject"]
    .map((step) => `postwright plan ${step} ${quoted(path)} ${slotId}`)
    .join(" && ")

const tell = Effect.fnUntraced(function* (
  args: TranslateArguments,
  folder: OutputFolder.OutputFolder,
  { campaignId, posts, slots }: TranslatedCampaign,
  /** What models cost, in millionths of a US dollar: by this run, and by all runs. */
  cost: { readonly now: number; readonly total: number }
) {
  const [paths, screen] = [yield* Path.Path, yield* Screen]
  const index = pathToFileURL(paths.join(folder.path, "index.html")).href
  if (args.json) {
    const told = slots.map((slot) => ({ ...slot }))
    const result = { type: "result", schemaVersion: "1", campaignId, out: folder.path, index, posts: posts.length }
    return yield* screen.out(
      `${JSON.stringify({ ...result, costMicroUsd: cost.now, totalCostMicroUsd: cost.total, slots: told })}\n`
    )
  }
  if (args.quiet) return
  const words = translateWords[args.messages]
  const lines = slots.flatMap(({ leftOut, notes, outcome, reason, slotId, standing }) => {
    const said = [
      ...(leftOut === undefined ? [] : [words.leftOut[leftOut]]),
      ...(standing === undefined ? [] : [words.standing(standing, rejecting(folder.path, slotId, standing))]),
      ...(outcome === "kept" ? [words.kept] : []),
      ...(outcome === "untranslated"
        ? [`${words.untranslated}${reason === undefined ? "" : `: ${toldIn(args.messages, reason)}`}`]
        : []),
      ...notes.map((note) => `${words.note}: ${note}`)
    ]
    return said.map((text) => `${slotId}  ${text}`)
  })
  const made = slots.filter(({ outcome }) => outcome === "translated").length
  yield* screen.out(
    printable(
      [
        ...lines,
        words.sum(made, posts.length),
        `${words.look}  ${index}`,
        `${words.files}  ${folder.path}`,
        ...(cost.total === 0 ? [] : [`${words.cost}  ${costOf(cost, words)}`]),
        ""
      ].join("\n")
    )
  )
})
