/**
 * The social accounts that the command line publishes to: from a file, or one account from the environment.
 *
 * The file is `postwright.accounts.json` in the current folder, or what `POSTWRIGHT_ACCOUNTS` names:
 * ```json
 * { "schemaVersion": "1", "accounts": [{ "id": "larkfield", "platform": "x", "accessToken": "…" }] }
 * ```
 * Without an `accessToken` in the file the token comes from `POSTWRIGHT_X_ACCESS_TOKEN`.
 *
 * @since 0.1.0
 */
import { Platform } from "@postwright/core/content/Platform"
import { Effect, FileSystem, Option, type Redacted, Schema, type Stdio } from "effect"
import * as Settings from "../config/Settings.ts"
import { CliError, FileUnusable, UsageInvalid } from "./CliError.ts"
import { readTextFile } from "./TextFile.ts"

/** An account with what its network needs to let us in. */
export interface LocalAccount {
  readonly id: string
  readonly platform: Platform
  readonly handle: string
  readonly accessToken: Redacted.Redacted<string>
  /** Origin of the API, for a simulator. */
  readonly baseUrl?: string | undefined
}

/** The account of this id. Fails with `FileUnusable`, or with `UsageInvalid` where there is none or no token. */
export const find = Effect.fn("Accounts.find")(function* (
  id: string,
  /** Of the post: which network an account from the environment is for. */
  platform: Platform
): Effect.fn.Return<LocalAccount, CliError, FileSystem.FileSystem | Stdio.Stdio> {
  const token = yield* Settings.xAccessToken
  const accounts = yield* readAccounts
  if (accounts === undefined) {
    if (platform === "x" && Option.isSome(token)) return { id, platform, handle: id, accessToken: token.value }
    return yield* usage(
      platform === "x" ? `There is no account "${id}"` : `The post is for ${platform}, and there is no account for it`,
      `Write ${defaultFile} with it${platform === "x" ? ", or set POSTWRIGHT_X_ACCESS_TOKEN" : ""}`
    )
  }
  const account = accounts.find((candidate) => candidate.id === id)
  if (account === undefined) {
    return yield* usage(
      `There is no account "${id}"`,
      `Use one of ${accounts.map((candidate) => candidate.id).join(", ")}, or add it to the accounts file`
    )
  }
  const accessToken = account.accessToken ?? (account.platform === "x" ? Option.getOrUndefined(token) : undefined)
  if (accessToken === undefined) {
    return yield* usage(
      `The account "${id}" has no access token`,
      `Add "accessToken" to it in the accounts file${account.platform === "x" ? ", or set POSTWRIGHT_X_ACCESS_TOKEN" : ""}`
    )
  }
  const { baseUrl, handle } = account
  return { id, platform: account.platform, handle: handle ?? id, accessToken, baseUrl }
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const defaultFile = "postwright.accounts.json"

const AccountsFile = Schema.fromJsonString(
  Schema.Struct({
    schemaVersion: Schema.optionalKey(Schema.Literal("1")),
    accounts: Schema.NonEmptyArray(
      Schema.Struct({
        id: Schema.NonEmptyString,
        platform: Platform,
        handle: Schema.optionalKey(Schema.NonEmptyString),
        accessToken: Schema.optionalKey(Schema.RedactedFromValue(Schema.NonEmptyString)),
        baseUrl: Schema.optionalKey(Schema.NonEmptyString)
      })
    )
  })
)
const decode = Schema.decodeUnknownEffect(AccountsFile, { onExcessProperty: "error" })

/** None where no file is named and none lies in the current folder. */
const readAccounts = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const named = yield* Settings.accountsFile
  if (Option.isNone(named) && !(yield* Effect.orElseSucceed(fs.exists(defaultFile), () => false))) return undefined
  const path = Option.getOrElse(named, () => defaultFile)
  const text = yield* readTextFile(path, { what: "the accounts file", maxBytes: 1_000_000 })
  const { accounts } = yield* decode(text).pipe(
    // The issue could show a token, so it is not told.
    Effect.mapError(
      () =>
        new CliError({
          reason: new FileUnusable({
            path,
            reason: "invalid",
            detail: "the accounts file is not what it should be",
            remedy: 'Write { "accounts": [{ "id": "…", "platform": "x", "accessToken": "…" }] }'
          })
        })
    )
  )
  return accounts
})

const usage = (detail: string, remedy: string): CliError =>
  new CliError({ reason: new UsageInvalid({ detail, remedy }) })
