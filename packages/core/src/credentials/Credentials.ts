/**
 * Port: the credential of the current actor's organization for a vendor and account. Asked for every call, so one
 * process serves many organizations, networks and keys.
 *
 * @since 0.1.0
 */
import {
  Config,
  Context,
  DateTime,
  Duration,
  Effect,
  Fiber,
  Layer,
  Random,
  type Redacted,
  Result,
  Semaphore
} from "effect"
import { CurrentActor } from "../tenancy/Actor.ts"
import { type Credential, CredentialKey, type StoredCredential } from "./Credential.ts"
import { CredentialNotFound, CredentialsError, ReconnectNeeded, RefreshUnavailable } from "./CredentialsError.ts"
import { CredentialStore } from "./CredentialStore.ts"
import { TokenRefreshers } from "./TokenRefreshers.ts"

/** The account of a vendor that knows one key for everything. */
export const defaultAccount = "default"

export class Credentials extends Context.Service<
  Credentials,
  {
    /**
     * The newest credential there is. Does not refresh: whether a token lasts long enough is the caller's to say.
     * Fails with `CredentialNotFound` or `CredentialStoreUnavailable`.
     */
    readonly resolve: (vendor: string, account: string) => Effect.Effect<Credential, CredentialsError, CurrentActor>
  }
>()("@postwright/core/credentials/Credentials") {
  /** One fixed key a vendor, for every organization and account: a single user, a test, a command line. */
  static readonly layerFixed = (keys: Readonly<Record<string, Redacted.Redacted<string>>>): Layer.Layer<Credentials> =>
    Layer.succeed(
      Credentials,
      Credentials.of({
        resolve: Effect.fn("Credentials.resolve")(function* (vendor: string, account: string) {
          const accessToken = Object.hasOwn(keys, vendor) ? keys[vendor] : undefined
          if (accessToken === undefined) {
            return yield* new CredentialsError({ reason: new CredentialNotFound({ vendor, account }) })
          }
          return { accessToken }
        })
      })
    )

  /**
   * `layerFixed` with keys from the configuration, by vendor:
   * `Credentials.layerConfig({ openai: Config.Redacted("OPENAI_API_KEY") })`.
   */
  static readonly layerConfig = (
    keys: Readonly<Record<string, Config.Config<Redacted.Redacted<string>>>>
  ): Layer.Layer<Credentials, Config.ConfigError> =>
    Layer.unwrap(Effect.map(Config.all(keys), (found) => Credentials.layerFixed(found)))

  /** From the store, renewed through the vendors' token endpoints: one refresher an account, across processes. */
  static readonly layerNoDeps: Layer.Layer<Credentials, never, CredentialStore | TokenRefreshers> = Layer.effect(
    Credentials,
    Effect.gen(function* () {
      const store = yield* CredentialStore
      const refreshers = yield* TokenRefreshers
      const scope = yield* Effect.scope
      const turns = new Map<string, Turn>()

      const turnOf = (key: CredentialKey): Turn => {
        const turn = turns.get(key.text) ?? { semaphore: Semaphore.makeUnsafe(1), failures: 0 }
        turns.set(key.text, turn)
        return turn
      }

      const toCredential = Effect.fnUntraced(function* (stored: StoredCredential) {
        const canRefresh =
          stored.refreshToken !== undefined && (yield* refreshers.find(stored.key.vendor)) !== undefined
        return {
          accessToken: stored.accessToken,
          ...(stored.expiresAt === undefined ? {} : { expiresAt: stored.expiresAt }),
          ...(stored.scopes === undefined ? {} : { scopes: stored.scopes }),
          ...(canRefresh ? { refresh: refresh(stored) } : {})
        }
      })

      const refresh = (used: StoredCredential): Effect.Effect<Credential, CredentialsError> =>
        Effect.suspend(() => {
          const turn = turnOf(used.key)
          const failuresBefore = turn.failures
          return Semaphore.withPermit(turn.semaphore)(
            Effect.suspend(() => {
              // Whoever waited for a refresh that failed shares the failure: a refresh token is not sent once a caller.
              const { failed, failures } = turn
              if (failures > failuresBefore && failed?.version === used.version) return Effect.fail(failed.error)
              return Effect.tapError(refreshOnce(used), (error) =>
                Effect.sync(() => {
                  turn.failures += 1
                  turn.failed = { version: used.version, error }
                })
              )
            })
          )
        }).pipe(
          Effect.flatMap(toCredential),
          Effect.withSpan("Credentials.refresh", { attributes: { vendor: used.key.vendor } })
        )

      // Waits where another process refreshes, and takes over when that one's lease has run out.
      const refreshOnce = Effect.fnUntraced(function* (used: StoredCredential) {
        const holder = `${yield* Random.nextInt}-${yield* Random.nextInt}`
        while (true) {
          const current = yield* store.get(used.key)
          if (current.version > used.version) return current
          const now = yield* DateTime.now
          const until = DateTime.addDuration(now, leaseDuration)
          if (yield* store.leaseRefresh({ key: used.key, version: current.version, holder, now, until })) {
            // On a fiber of its own: a rotated refresh token that an interrupted caller did not store is lost for good.
            return yield* Effect.flatMap(Effect.forkIn(askVendor(current, holder), scope), Fiber.join)
          }
          yield* Effect.sleep(waitDuration)
        }
      })

      const askVendor = Effect.fnUntraced(function* (current: StoredCredential, holder: string) {
        const { vendor, account } = current.key
        const refresher = yield* refreshers.find(vendor)
        if (refresher === undefined || current.refreshToken === undefined) {
          const detail = "it has no refresh token"
          return yield* new CredentialsError({ reason: new ReconnectNeeded({ vendor, account, detail }) })
        }
        const answer = yield* refresher.refresh(current.key, current.refreshToken).pipe(
          Effect.timeoutOrElse({
            duration: refreshTimeout,
            orElse: () =>
              Effect.fail(
                new CredentialsError({
                  reason: new RefreshUnavailable({ vendor, account, detail: "the vendor did not answer in time" })
                })
              )
          }),
          Effect.result
        )
        if (Result.isFailure(answer)) {
          yield* store.releaseRefresh(current.key, holder)
          return yield* answer.failure
        }
        // A person who connected the account meanwhile wins.
        return yield* store
          .rotate(current.rotated(answer.success, yield* DateTime.now))
          .pipe(Effect.catchReason("CredentialsError", "CredentialChanged", () => store.get(current.key)))
      })

      const resolve = Effect.fn("Credentials.resolve")(function* (vendor: string, account: string) {
        const { organizationId } = yield* CurrentActor
        return yield* toCredential(yield* store.get(new CredentialKey({ organizationId, vendor, account })))
      })

      return Credentials.of({ resolve })
    })
  )

  /** `layerNoDeps` in memory, with an empty registry of token endpoints unless one is provided around it. */
  static readonly layerMemory: Layer.Layer<Credentials | CredentialStore | TokenRefreshers> = this.layerNoDeps.pipe(
    Layer.provideMerge(Layer.merge(CredentialStore.layerMemory, TokenRefreshers.layer))
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

// Refreshes of one credential in this process: one at a time, and what came of the last one that failed.
interface Turn {
  readonly semaphore: Semaphore.Semaphore
  failures: number
  failed?: { readonly version: number; readonly error: CredentialsError }
}

const refreshTimeout = Duration.seconds(30)
// Longer than the call, so that a lease only runs out on a holder that is gone.
const leaseDuration = Duration.seconds(60)
const waitDuration = Duration.millis(250)
