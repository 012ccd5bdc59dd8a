/**
 * Registry of token endpoints: the layer of a vendor contributes how its tokens are renewed.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer, type Redacted, type Scope } from "effect"
import { type CredentialKey, type IssuedToken } from "./Credential.ts"
import { type CredentialsError } from "./CredentialsError.ts"

/** How one vendor's tokens are renewed. */
export interface TokenRefresher {
  /** Lower-case name such as `x`. */
  readonly vendor: string
  /**
   * Asks the token endpoint once: no retry, for many vendors revoke everything when a refresh token comes twice.
   * Fails with `ReconnectNeeded` or `RefreshUnavailable`.
   */
  readonly refresh: (
    key: CredentialKey,
    refreshToken: Redacted.Redacted<string>
  ) => Effect.Effect<IssuedToken, CredentialsError>
}

export class TokenRefreshers extends Context.Service<
  TokenRefreshers,
  {
    /** Adds an entry until the scope closes. The last one of a vendor counts. */
    readonly register: (refresher: TokenRefresher) => Effect.Effect<void, never, Scope.Scope>

    /** `undefined`: the vendor's tokens cannot be renewed. */
    readonly find: (vendor: string) => Effect.Effect<TokenRefresher | undefined>
  }
>()("@postwright/core/credentials/TokenRefreshers") {
  /** An empty registry. Provide it beneath the layers that contribute entries. */
  static readonly layer: Layer.Layer<TokenRefreshers> = Layer.sync(TokenRefreshers, () => {
    const refreshers = new Map<string, ReadonlyArray<TokenRefresher>>()

    const register = Effect.fn("TokenRefreshers.register")((refresher: TokenRefresher) =>
      Effect.asVoid(
        Effect.acquireRelease(
          Effect.sync(() => refreshers.set(refresher.vendor, [...(refreshers.get(refresher.vendor) ?? []), refresher])),
          () =>
            Effect.sync(() =>
              refreshers.set(
                refresher.vendor,
                (refreshers.get(refresher.vendor) ?? []).filter((entry) => entry !== refresher)
              )
            )
        )
      )
    )

    return TokenRefreshers.of({ register, find: (vendor) => Effect.sync(() => refreshers.get(vendor)?.at(-1)) })
  })

  /** Contributes one vendor: the last line of an adapter's layer. */
  static readonly layerEntry = <E, R>(
    refresher: Effect.Effect<TokenRefresher, E, R>
  ): Layer.Layer<never, E, Exclude<R, Scope.Scope> | TokenRefreshers> =>
    Layer.effectDiscard(
      Effect.gen(function* () {
        const registry = yield* TokenRefreshers
        yield* registry.register(yield* refresher)
      })
    )
}
