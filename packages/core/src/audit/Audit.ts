/**
 * Use cases of the audit log: the actor logs what it does, and who may reads it.
 *
 * @since 0.1.0
 */
import { Context, Effect, Layer } from "effect"
import { CurrentActor, requirePermission } from "../tenancy/Actor.ts"
import { type TenancyError } from "../tenancy/TenancyError.ts"
import { type AuditEntry, AuditRecord, type Verification, verify } from "./AuditEntry.ts"
import { type AuditError } from "./AuditError.ts"
import { AuditLog } from "./AuditLog.ts"

/** An entry without its author: that is the current actor. */
export type AuditInput = Omit<typeof AuditRecord.Type, "actor">

export class Audit extends Context.Service<
  Audit,
  {
    /** Logs for the actor, in a stream of its organization. Whatever its role: what happened is logged. */
    readonly log: (stream: string, input: AuditInput) => Effect.Effect<AuditEntry, AuditError, CurrentActor>

    /** The stream of the actor's organization. Needs `audit:read`. */
    readonly read: (stream: string) => Effect.Effect<ReadonlyArray<AuditEntry>, AuditError | TenancyError, CurrentActor>

    /** Checks the chain of the stream. Needs `audit:read`. */
    readonly check: (stream: string) => Effect.Effect<Verification, AuditError | TenancyError, CurrentActor>
  }
>()("@postwright/core/audit/Audit") {
  static readonly layer: Layer.Layer<Audit, never, AuditLog> = Layer.effect(
    Audit,
    Effect.gen(function* () {
      const auditLog = yield* AuditLog

      const log = Effect.fn("Audit.log")(function* (stream: string, input: AuditInput) {
        const { organizationId, memberId } = yield* CurrentActor
        return yield* auditLog.append({ organizationId, stream }, new AuditRecord({ ...input, actor: memberId }))
      })

      const read = Effect.fn("Audit.read")(function* (stream: string) {
        const { organizationId } = yield* requirePermission("audit:read")
        return yield* auditLog.read({ organizationId, stream })
      })

      const check = (stream: string) => Effect.map(read(stream), verify)

      return Audit.of({ log, read, check })
    })
  )
}
