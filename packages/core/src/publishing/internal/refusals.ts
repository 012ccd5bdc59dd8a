/**
 * What becomes of a publication when a read fails or a token is not taken.
 *
 * @since 0.1.0
 */
import { DateTime, Effect, Result } from "effect"
import { type CredentialsError } from "../../credentials/CredentialsError.ts"
import { type CurrentActor } from "../../tenancy/Actor.ts"
import { type Connector } from "../Connector.ts"
import { type ConnectorError } from "../ConnectorError.ts"
import { type Notice, type Publication } from "../Publication.ts"
import { type PublishingError } from "../PublishingError.ts"
import { type SocialAccount } from "../SocialAccount.ts"
import { type StepDeps } from "./deps.ts"
import { type Leave, noticeOf, reconnectAdvice, retryAtOf } from "./leaving.ts"

/** What becomes of a publication when a read or a token fails, before or instead of the call. */
export const makeRefusals = ({ access, leaving, policy }: Pick<StepDeps, "access" | "leaving" | "policy">) => {
  const signIn = Effect.fnUntraced(function* (publication: Publication, account: SocialAccount, connector: Connector) {
    const credential = yield* Effect.result(access.fresh(publication, connector))
    if (Result.isSuccess(credential)) return credential.success
    return yield* withoutCredential(publication, account, credential.failure)
  })

  const withoutCredential = Effect.fnUntraced(function* (
    publication: Publication,
    account: SocialAccount,
    error: CredentialsError
  ) {
    const now = yield* DateTime.now
    if (error.isRetryable) return yield* leaving.backOff(publication, now, noticeOf(error))
    yield* access.disconnect(account, error.message)
    return yield* leaving.held(publication, now, noticeOf(error))
  })

  // The network refused the token: renewed once for a publication; then a person has to connect the account.
  const refusedCredential = Effect.fnUntraced(function* (
    publication: Publication,
    account: SocialAccount,
    notice: Notice
  ) {
    const renewed =
      publication.credentialRenewals === 0 ? yield* Effect.result(access.renew(publication)) : Result.succeed(false)
    if (Result.isFailure(renewed)) return yield* withoutCredential(publication, account, renewed.failure)
    const now = yield* DateTime.now
    if (renewed.success) return publication.renewed(now, notice)
    yield* access.disconnect(account, notice.message)
    return yield* leaving.held(publication, now, { ...notice, remedy: reconnectAdvice })
  })

  const onReadError = Effect.fnUntraced(function* (
    publication: Publication,
    account: SocialAccount,
    error: ConnectorError
  ): Effect.fn.Return<Publication, PublishingError | Leave, CurrentActor> {
    const now = yield* DateTime.now
    switch (error.reason._tag) {
      case "NetworkBusy":
        return yield* leaving.later(publication, now, retryAtOf(error, publication, policy, now), noticeOf(error))
      case "NetworkUnavailable":
      case "AnswerNotUnderstood":
        return yield* leaving.backOff(publication, now, noticeOf(error))
      case "CredentialRejected":
        return yield* refusedCredential(publication, account, noticeOf(error))
      case "AccessRefused":
        return yield* leaving.held(publication, now, noticeOf(error))
      case "NotSupported":
        return yield* leaving.rejected(publication, now, noticeOf(error))
    }
  })

  return { signIn, refusedCredential, onReadError }
}
