/**
 * `postwright reply`: what to do about comments, by a brief or a kit. Nothing is sent.
 *
 * @since 0.1.0
 */
import { briefLimits } from "@postwright/core/campaign/Brief"
import { parse as parseBrief } from "@postwright/core/campaign/BriefParser"
import { type AdvisedComment } from "@postwright/core/community/AdvisedComment"
import { AdvisedComment as AdvisedCommentSchema } from "@postwright/core/community/AdvisedComment"
import { decodeComments, parseComments } from "@postwright/core/community/CommentsParser"
import { Replies } from "@postwright/core/community/Replies"
import { type MaterialSource } from "@postwright/core/community/ReplyMaterial"
import { type Platform } from "@postwright/core/content/Platform"
import { CurrentActor } from "@postwright/core/tenancy/Actor"
import { singleLine } from "@postwright/core/text/Normalisation"
import { sha256Json } from "@postwright/core/text/Digest"
import { Effect, Option, Path, Schema } from "effect"
import * as Models from "../config/Models.ts"
import * as Settings from "../config/Settings.ts"
import { estimateLayer, generateLayer } from "../Main.ts"
import { CliError, UsageInvalid } from "./CliError.ts"
import { dollars } from "./Dollars.ts"
import { toldIn } from "./German.ts"
import * as PipeFile from "./PipeFile.ts"
import * as PlanFolder from "./PlanFolder.ts"
import { replyWords } from "./ReplyWords.ts"
import { printable, Screen } from "./Screen.ts"
import { readTextFile } from "./TextFile.ts"

/** The command's arguments as they were parsed. */
export interface ReplyArguments {
  readonly comments: Option.Option<string>
  readonly comment: Option.Option<string>
  readonly brief: Option.Option<string>
  readonly kit: Option.Option<string>
  readonly platform: Option.Option<Platform>
  readonly model: Option.Option<string>
  /** US dollars. */
  readonly budget: Option.Option<number>
  readonly as: string
  readonly json: boolean
  readonly messages: "en" | "de"
}

/** Writes the advice on each comment. */
export const reply = Effect.fn("reply")(function* (args: ReplyArguments) {
  const actor = yield* PlanFolder.actorOf(args.as)
  const said = yield* commentsOf(args)
  const setting = yield* Settings.model
  const model = yield* Models.parse(
    Option.getOrElse(
      Option.orElse(args.model, () => setting),
      () => "none"
    )
  )
  const models = yield* Models.layerFor(model)
  const options = {
    model,
    ...Option.match(args.budget, {
      onNone: () => ({}),
      onSome: (amount) => ({ budgetMicroUsd: Math.max(1, Math.round(amount * 1_000_000)) })
    })
  }
  if (Option.isSome(args.brief) === Option.isSome(args.kit)) {
    return yield* usage(
      "Exactly one of --brief and --kit is needed",
      "Name the brief with the brand and its sources, or the folder that generate wrote"
    )
  }
  const kit = Option.isSome(args.kit) ? yield* PlanFolder.open(args.kit.value) : undefined
  const brief = kit === undefined ? yield* briefOf(Option.getOrElse(args.brief, () => "-")) : undefined
  const asked = {
    ...options,
    ...(brief === undefined ? {} : { operation: sha256Json([brief, said]).slice(0, 16) })
  }
  const source: MaterialSource = brief === undefined ? { campaignId: kit!.campaignId } : { ...brief, ...asked }
  const work = Effect.gen(function* () {
    const [screen, replies] = [yield* Screen, yield* Replies]
    const material = yield* replies.materialOf(source)
    const [first] = material.brief.platforms
    const platform = Option.getOrElse(args.platform, () => first)
    const named = { platform, name: Option.getOrElse(args.comments, () => "comments") }
    const comments =
      said.kind === "text"
        ? yield* decodeComments([{ text: said.text }], named)
        : yield* parseComments(said.json, named)
    const { advised, costs } = yield* replies.advise({ ...material, ...asked, comments })
    const costMicroUsd = costs.reduce((sum, cost) => sum + cost.costMicroUsd, 0)
    if (args.json) {
      const result = { type: "result", schemaVersion: "1", costMicroUsd, comments: advised.map((one) => encode(one)) }
      return yield* screen.out(`${JSON.stringify(result)}\n`)
    }
    const words = replyWords[args.messages]
    yield* screen.out(
      printable(
        [
          ...advised.map((one) => textOf(one, args.messages)),
          `${words.sum(advised.length, advised.filter(({ advice }) => advice.action === "escalate").length)}\n`,
          ...(costMicroUsd === 0 ? [] : [`${words.cost(dollars(costMicroUsd))}\n`])
        ].join("")
      )
    )
  })
  yield* work.pipe(
    Effect.provide(
      kit === undefined ? estimateLayer({ models }) : generateLayer({ stateFolder: kit.folder.state, models })
    ),
    Effect.provideService(CurrentActor, actor)
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxBytes = 50_000_000

const encode = Schema.encodeSync(AdvisedCommentSchema)

const usage = (detail: string, remedy: string) => new CliError({ reason: new UsageInvalid({ detail, remedy }) })

const commentsOf = Effect.fnUntraced(function* ({ comment, comments }: ReplyArguments) {
  if (Option.isSome(comment) === Option.isSome(comments)) {
    return yield* usage(
      "Exactly one of a file with comments and --comment is needed",
      'Name a JSON file, or write --comment "How long does it last?"'
    )
  }
  if (Option.isSome(comment)) return { kind: "text" as const, text: comment.value }
  const path = Option.getOrElse(comments, () => "-")
  return { kind: "file" as const, json: yield* readTextFile(path, { what: "the file with comments", maxBytes }) }
})

const briefOf = Effect.fnUntraced(function* (path: string) {
  const text = yield* readTextFile(path, { what: "the brief", maxBytes: briefLimits.maxBriefBytes })
  const name = PipeFile.isDescriptor(path) ? "brief" : path
  const folder = PipeFile.folderOf(path, yield* Path.Path)
  return { brief: yield* parseBrief(text, { name }), base: { folder } }
})

const textOf = (
  { advice, comment, escalatedBy, heldBack, isPostUnknown, sameAs }: AdvisedComment,
  messages: "en" | "de"
): string => {
  const words = replyWords[messages]
  const said = singleLine(comment.text)
  const shown = said.length > longestShown ? `${said.slice(0, longestShown)}…` : said
  const author = comment.author === "" ? "" : `${singleLine(comment.author).slice(0, 80)}: `
  const reply = advice.reply ?? heldBack
  return [
    `${singleLine(comment.id)}  ${words.actions[advice.action]}  ${words.classes[advice.class]}  ${words.urgencies[advice.urgency]}`,
    `  ${author}${shown}`,
    ...(isPostUnknown === true ? [`  ${words.postUnknown(singleLine(comment.postId ?? ""))}`] : []),
    ...(sameAs === undefined ? [] : [`  ${words.sameAs(singleLine(sameAs))}`]),
    ...(reply === undefined
      ? []
      : [
          `  ${advice.reply === undefined ? words.heldBack : words.reply}: ${reply.text.split(lineBreak).join("\n    ")}`
        ]),
    `  ${words.why}: ${singleLine(toldIn(messages, advice.reason))}${escalatedBy === "failure" ? ` ${words.askAgain}` : ""}`,
    "",
    ""
  ].join("\n")
}

const longestShown = 200
const lineBreak = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u
