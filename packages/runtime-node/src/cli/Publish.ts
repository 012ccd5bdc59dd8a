/**
 * `postwright publish`: sends one post to one social account, and waits until it is certain what became of it.
 *
 * Running the command is the approval: of exactly this content, for this account, for a day. So the rules are asked that
 * an approval in a plan is given by. The same command again
 * never sends a second time what is live or may be live; it goes on with what is known.
 *
 * @since 0.1.0
 */
import { CurrentActor, localOwner } from "@postwright/core/tenancy/Actor"
import { PublicationId } from "@postwright/core/publishing/Attempt"
import { Connectors } from "@postwright/core/publishing/Connectors"
import { Approval, type Publication } from "@postwright/core/publishing/Publication"
import { contentHashOf, Disclosure } from "@postwright/core/publishing/PublicationContent"
import { type HeldDecision } from "@postwright/core/publishing/HeldDecision"
import { Publishing, type PublicationRequest } from "@postwright/core/publishing/Publishing"
import { SocialAccount, SocialAccountId } from "@postwright/core/publishing/SocialAccount"
import { SocialAccountStore } from "@postwright/core/publishing/SocialAccountStore"
import { DateTime, Duration, Effect, Option, Path } from "effect"
import * as Settings from "../config/Settings.ts"
import { publishLayer, publishPlatforms } from "../Main.ts"
import * as Accounts from "./Accounts.ts"
import { CliError, NotLive, UsageInvalid } from "./CliError.ts"
import * as KitPosts from "./KitPosts.ts"
import { stateName } from "./OutputFolder.ts"
import * as PipeFile from "./PipeFile.ts"
import * as PostFile from "./PostFile.ts"
import * as Progress from "./Progress.ts"
import * as PublishRules from "./PublishRules.ts"
import { printable, Screen } from "./Screen.ts"
import * as Warnings from "./Warnings.ts"

/** The command's arguments as they were parsed. */
export interface PublishArguments {
  readonly file: string
  readonly account: string
  readonly post: Option.Option<string>
  readonly variant: Option.Option<string>
  readonly baseUrl: Option.Option<string>
  readonly state: Option.Option<string>
  readonly threads: boolean
  readonly paidPartnership: boolean
  readonly ownBrand: boolean
  readonly sponsor: Option.Option<string>
  /** Why a post may go out that the rules have a doubt about. */
  readonly reason: Option.Option<string>
  readonly dryRun: boolean
  /** What a person found out about a post that is held: `live:ID`, `not-live` or `give-up`. */
  readonly decide: Option.Option<string>
  /** Minutes to wait for certainty. */
  readonly wait: number
  readonly json: boolean
  readonly quiet: boolean
}

export const publish = Effect.fn("publish")(function* (args: PublishArguments) {
  const paths = yield* Path.Path
  const disclosure = new Disclosure({
    paidPartnership: args.paidPartnership,
    ownBrand: args.ownBrand,
    ...(Option.isSome(args.sponsor) ? { sponsor: args.sponsor.value } : {}),
    hasAiMedia: false
  })
  const file = yield* KitPosts.fileOf(args.file)
  const post = yield* PostFile.read(file, { ...args, disclosure })
  const { content, platform, postId } = post
  if (!publishPlatforms.includes(platform)) {
    return yield* new CliError({
      reason: new UsageInvalid({
        detail: `The post is for ${platform}, and posts are sent to ${publishPlatforms.join(", ")} alone so far`,
        remedy: `Copy it from the kit by hand, or name a post for ${publishPlatforms.join(" or ")} with --post`
      })
    })
  }
  const account = yield* Accounts.find(args.account, platform)
  const setting = yield* Settings.xBaseUrl
  const baseUrl = Option.getOrUndefined(
    Option.firstSomeOf([args.baseUrl, Option.fromUndefinedOr(account.baseUrl), setting])
  )
  const accountId = SocialAccountId.make(account.id)
  const contentHash = contentHashOf({ platform: account.platform, accountId }, content)
  const now = yield* DateTime.now
  const request: PublicationRequest = {
    // The same content on the same account is the same publication, however often the command is run. What a simulator
    // got is not live on the network.
    id: PublicationId.make(
      `${account.id}${baseUrl === undefined ? "" : `@${baseUrl}`}/${contentHash.slice(0, 32)}`.slice(-200)
    ),
    accountId,
    content,
    approval: new Approval({
      contentHash,
      approvedBy: localOwner.memberId,
      approvedAt: now,
      notBefore: now,
      notAfter: DateTime.addDuration(now, Duration.days(1)),
      ...(Option.isSome(args.reason) ? { reason: args.reason.value } : {})
    }),
    ...(postId === undefined ? {} : { postId })
  }
  const stateFolder = Option.match(args.state, {
    onNone: () => paths.join(PipeFile.folderOf(file, paths), stateName),
    onSome: (folder) => paths.resolve(folder)
  })

  const rules = yield* PublishRules.ask(file, post).pipe(Effect.provideService(CurrentActor, localOwner))
  const work = Effect.gen(function* () {
    const accounts = yield* SocialAccountStore
    yield* accounts.save(
      new SocialAccount({
        id: accountId,
        organizationId: localOwner.organizationId,
        platform: account.platform,
        handle: account.handle,
        status: "half-connected",
        overrides: {},
        version: 0
      })
    )
    yield* requireThreads(args, request, account.platform)
    if (!(yield* isUnderway(request.id))) {
      const notes = yield* PublishRules.permit(rules, { account: accountId, now, reason: args.reason })
      yield* Warnings.show(notes, args)
    }
    yield* args.dryRun ? showPlan(args, request, account.platform, baseUrl) : send(args, request, baseUrl)
  })
  yield* work.pipe(
    Effect.provide(
      publishLayer({
        stateFolder: args.dryRun ? undefined : stateFolder,
        baseUrl,
        threads: args.threads,
        accessToken: account.accessToken
      })
    ),
    Effect.provideService(CurrentActor, localOwner)
  )
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** A thread is sent only where somebody asked for it, and what the option is called is known here alone. */
const requireThreads = Effect.fnUntraced(function* (
  args: PublishArguments,
  { content }: PublicationRequest,
  platform: SocialAccount["platform"]
) {
  const parts = content.partTexts.length
  const { capabilities } = yield* (yield* Connectors).get(platform)
  if (args.threads || parts === 1 || capabilities.maxParts > 1) return
  const why = capabilities.notes.find(({ about }) => about === "threads")
  return yield* new CliError({
    reason: new UsageInvalid({
      detail: `The post is a thread of ${parts} parts, and threads are off${why === undefined ? "" : `: ${why.text}`}`,
      remedy: "Add --threads if the app of the access token may reply, or publish a post that is no thread"
    })
  })
})

/** Whether it was sent or may be: then the rules come too late, and what became of it is to be told. */
const isUnderway = Effect.fnUntraced(function* (id: PublicationId) {
  const publishing = yield* Publishing
  const known = yield* Effect.option(publishing.get(id))
  return Option.isSome(known) && !["scheduled", "rejected", "cancelled"].includes(known.value.status)
})

const send = Effect.fnUntraced(function* (
  args: PublishArguments,
  request: PublicationRequest,
  baseUrl: string | undefined
) {
  const publishing = yield* Publishing
  const progress = yield* Progress.make(args)
  const where = baseUrl === undefined ? "" : ` (to ${baseUrl})`
  const tell = (message: string) => progress.report({ stage: "publish", done: 0, total: 0, message })
  const begun = yield* DateTime.now
  const decision = yield* parseDecision(args.decide)
  const wait = Effect.gen(function* () {
    yield* tell(`Publishing${where}`)
    let publication = yield* publishing.publish(request)
    if (publication.status === "held") publication = yield* decideHeld(publication, request, decision)
    const limit = DateTime.addDuration(begun, Duration.minutes(args.wait))
    while (!publication.isFinal && publication.status !== "held") {
      const now = yield* DateTime.now
      const next = publication.nextActionAt ?? now
      if (DateTime.isGreaterThan(next, limit)) return yield* notLive(publication)
      const until = DateTime.formatIso(next).slice(11, 19)
      // The time first: a narrow terminal shows only the beginning.
      yield* tell(`Looking again at ${until} UTC. ${publication.notice?.message ?? "It is not certain yet"}`)
      // At least a second, so that no state can turn into a busy loop.
      const pause = Duration.max(DateTime.distance(now, next), Duration.seconds(1))
      yield* Effect.sleep(pause)
      publication = yield* publishing.advance(request.id)
    }
    return publication
  })
  const publication = yield* Progress.clearedOnFailure(wait, progress)
  yield* progress.clear
  if (publication.status !== "published") return yield* notLive(publication)
  yield* show(args, publication, baseUrl)
})

const parseDecision = Effect.fnUntraced(function* (
  text: Option.Option<string>
): Effect.fn.Return<HeldDecision | undefined, CliError> {
  if (Option.isNone(text)) return undefined
  const live = /^live:(\S+)$/.exec(text.value)
  if (live?.[1] !== undefined) return { _tag: "Live", remoteId: live[1] }
  if (text.value === "not-live") return { _tag: "NotLive" }
  if (text.value === "give-up") return { _tag: "GiveUp" }
  return yield* new CliError({
    reason: new UsageInvalid({
      detail: `--decide "${text.value.slice(0, 80)}" is no decision`,
      remedy: "Write live:ID with the id of the post, not-live, or give-up"
    })
  })
})

/**
 * What is held waits for a person, and the person who runs the command is one. Where nothing can be live yet, running
 * it again says enough: send it. Where something may be live, only an explicit decision moves it.
 */
const decideHeld = Effect.fnUntraced(function* (
  held: Publication,
  request: PublicationRequest,
  decision: HeldDecision | undefined
) {
  const publishing = yield* Publishing
  const attempts = yield* publishing.attempts(held.id)
  const isInDoubt = attempts.some((attempt) => attempt.isOpen || attempt.isHandedOver)
  if (decision === undefined && isInDoubt) return held
  const chosen: HeldDecision = decision ?? { _tag: "NotLive" }
  const decided = yield* publishing.resolveHeld(
    held.id,
    chosen._tag === "NotLive" ? { ...chosen, approval: request.approval } : chosen,
    "decided on the command line"
  )
  return decided.isFinal ? decided : yield* publishing.advance(held.id)
})

const notLive = (publication: Publication): CliError =>
  new CliError({
    reason: new NotLive({
      status: publication.status,
      problem: publication.notice?.code ?? publication.status,
      detail: publication.notice?.message ?? `it is ${publication.status}`,
      remedy:
        publication.status === "held"
          ? `${publication.notice?.remedy ?? "Look at the account"}. Then run the command again; if the post may be live, with --decide live:ID, not-live or give-up`
          : publication.status === "unknown" || publication.status === "scheduled"
            ? `Run the same command again later: it looks for the post before it sends anything. ${publication.notice?.remedy ?? ""}`.trim()
            : (publication.notice?.remedy ?? "Look at the account")
    })
  })

const show = Effect.fnUntraced(function* (
  args: PublishArguments,
  publication: Publication,
  baseUrl: string | undefined
) {
  const screen = yield* Screen
  if (args.json) {
    const { accountId, contentHash, id, parts, platform, status } = publication
    const result = {
      type: "result",
      schemaVersion: "1",
      publicationId: id,
      status,
      platform,
      accountId,
      contentHash,
      parts
    }
    return yield* screen.out(`${JSON.stringify({ ...result, baseUrl: baseUrl ?? null })}\n`)
  }
  if (args.quiet) return
  const lines = publication.parts.map(({ remoteId, url }) => url ?? remoteId ?? "without an id")
  yield* screen.out(printable(`Published${baseUrl === undefined ? "" : ` to ${baseUrl}`}: ${lines.join(" ")}\n`))
})

/** What would be sent and what it would cost; nothing is sent. */
const showPlan = Effect.fnUntraced(function* (
  args: PublishArguments,
  request: PublicationRequest,
  platform: SocialAccount["platform"],
  baseUrl: string | undefined
) {
  const screen = yield* Screen
  const connector = yield* (yield* Connectors).get(platform)
  const cost = connector.estimateCost(request.content)
  if (args.json) {
    const result = { type: "result", schemaVersion: "1", publicationId: request.id, status: "dry-run", platform }
    const { microUsd } = cost ?? { microUsd: null }
    return yield* screen.out(
      `${JSON.stringify({ ...result, parts: request.content.partTexts, costMicroUsd: microUsd, baseUrl: baseUrl ?? null })}\n`
    )
  }
  const price = cost === undefined ? "" : `\nCost: about ${(cost.microUsd / 1_000_000).toFixed(3)} USD (${cost.basis})`
  const target = `${platform}, account ${request.accountId}${baseUrl === undefined ? "" : `, at ${baseUrl}`}`
  yield* screen.out(
    printable(`Nothing is sent. To ${target}:\n\n${request.content.partTexts.join("\n\n---\n\n")}\n${price}\n`)
  )
})
