/**
 * Port: the durable home of credentials. Adapters keep tokens encrypted and out of logs.
 *
 * @since 0.1.0
 */
import { Context, DateTime, Effect, Layer } from "effect"
import { type CredentialKey, StoredCredential } from "./Credential.ts"
import { CredentialChanged, CredentialNotFound, CredentialsError } from "./CredentialsError.ts"

export class CredentialStore extends Context.Service<
  CredentialStore,
  {
    /** Fails with `CredentialNotFound`. */
    readonly get: (key: CredentialKey) => Effect.Effect<StoredCredential, CredentialsError>

    /**
     * Inserts, or replaces whatever the key holds: for a person who connects an account. Returns it with its new,
     * higher version, and ends a running refresh's right to store its result.
     */
    readonly put: (credential: StoredCredential) => Effect.Effect<StoredCredential, CredentialsError>

    /**
     * Stores the result of a refresh if the version is still `credential.version`, and returns it with the next one.
     * Atomic. Ends the lease. Fails with `CredentialChanged`.
     */
    readonly rotate: (credential: StoredCredential) => Effect.Effect<StoredCredential, CredentialsError>

    /**
     * Claims the right to refresh this version until `until`. False: another holder has it and it has not run out,
     * or the version is gone. Atomic: of concurrent callers exactly one gets it.
     */
    readonly leaseRefresh: (lease: RefreshLease) => Effect.Effect<boolean, CredentialsError>

    /** Gives the lease up after a refresh that failed. A lease of another holder stays. */
    readonly releaseRefresh: (key: CredentialKey, holder: string) => Effect.Effect<void, CredentialsError>
  }
>()("@postwright/core/credentials/CredentialStore") {
  /** In this process only; lost on restart. For tests and first steps. */
  static readonly layerMemory: Layer.Layer<CredentialStore> = Layer.sync(CredentialStore, () => {
    const credentials = new Map<string, StoredCredential>()
    const leases = new Map<string, RefreshLease>()

    const get = Effect.fn("CredentialStore.get")(function* (key: CredentialKey) {
      const credential = credentials.get(key.text)
      if (credential === undefined) {
        return yield* new CredentialsError({ reason: new CredentialNotFound(key) })
      }
      return credential
    })

    const store = (credential: StoredCredential, version: number): StoredCredential => {
      const stored = new StoredCredential({ ...credential, version: version + 1 })
      credentials.set(credential.key.text, stored)
      leases.delete(credential.key.text)
      return stored
    }

    const put = Effect.fn("CredentialStore.put")((credential: StoredCredential) =>
      Effect.sync(() => store(credential, credentials.get(credential.key.text)?.version ?? 0))
    )

    const rotate = Effect.fn("CredentialStore.rotate")(function* (credential: StoredCredential) {
      if (credentials.get(credential.key.text)?.version !== credential.version) {
        return yield* new CredentialsError({ reason: new CredentialChanged(credential.key) })
      }
      return store(credential, credential.version)
    })

    const leaseRefresh = Effect.fn("CredentialStore.leaseRefresh")((lease: RefreshLease) =>
      Effect.sync(() => {
        if (credentials.get(lease.key.text)?.version !== lease.version) return false
        const current = leases.get(lease.key.text)
        if (current !== undefined && DateTime.isGreaterThan(current.until, lease.now)) return false
        leases.set(lease.key.text, lease)
        return true
      })
    )

    const releaseRefresh = Effect.fn("CredentialStore.releaseRefresh")((key: CredentialKey, holder: string) =>
      Effect.sync(() => {
        if (leases.get(key.text)?.holder === holder) leases.delete(key.text)
      })
    )

    return CredentialStore.of({ get, put, rotate, leaseRefresh, releaseRefresh })
  })
}

/** The right of one process to refresh one version of a credential. */
export interface RefreshLease {
  readonly key: CredentialKey
  readonly version: number
  /** Unique to the attempt. */
  readonly holder: string
  readonly now: DateTime.Utc
  /** The lease runs out then, so that a crashed holder blocks nobody for long. */
  readonly until: DateTime.Utc
}
