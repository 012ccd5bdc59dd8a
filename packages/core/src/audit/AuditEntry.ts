/**
 * An entry of the audit log, and the chain of hashes that shows whether entries were changed, moved or taken out.
 * A cut at the end of a chain shows only to who kept the last hash.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { type OrganizationId } from "../tenancy/Actor.ts"
import { sha256Json } from "../text/Digest.ts"

/** Names one chain: everything about one campaign, one social account, … */
export interface AuditStream {
  readonly organizationId: OrganizationId
  /** Such as a campaign's id. */
  readonly stream: string
}

const content = {
  /** What the entry is about, once per stream: a second append of the same step adds nothing. */
  step: Schema.NonEmptyString,
  /** Who did it: a member's id, or the name of a part of the system. */
  actor: Schema.NonEmptyString,
  /** What was done, noun then verb: `post-approved`. */
  action: Schema.NonEmptyString,
  /** What it was done to: an id or path. */
  subject: Schema.NonEmptyString,
  /** Further facts. No secrets, no texts of customers. */
  detail: Schema.Record(Schema.String, Schema.Json)
}

/** What a caller knows; the log adds the rest. */
export class AuditRecord extends Schema.Class<AuditRecord>("@postwright/core/audit/AuditRecord")(content) {}

/** Wire format. Fields are only ever added, and then they are part of the hash. */
export class AuditEntry extends Schema.Class<AuditEntry>("@postwright/core/audit/AuditEntry")({
  ...content,
  /** When it was first appended: RFC 3339 in UTC, with milliseconds. */
  at: Schema.String.check(Schema.isPattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u)),
  /** `hash` of the entry before; `genesisHash` for the first. */
  prev: Schema.String,
  /** SHA-256 over the canonical JSON of all the other fields. */
  hash: Schema.String
}) {
  /** Whether the entry says the same as the record, whenever that was. */
  says(record: AuditRecord): boolean {
    return sha256Json(contentOf(this)) === sha256Json(contentOf(record))
  }
}

/** One line of a kit's `audit.jsonl`: an entry, and the version of the format, which is not part of the hash. */
export const AuditLine = Schema.Struct({ schemaVersion: Schema.Literal("1"), ...AuditEntry.fields })

/** `prev` of a stream's first entry. */
export const genesisHash = "0".repeat(64)

/** The entry that follows `last` (undefined: the first of its stream). */
export const chain = (last: AuditEntry | undefined, record: AuditRecord, at: string): AuditEntry => {
  const linked = { ...contentOf(record), at, prev: last?.hash ?? genesisHash }
  return new AuditEntry({ ...linked, hash: sha256Json(linked) })
}

/** What `verify` finds. `head` is the last hash: who keeps it can later show that nothing was cut off. */
export type Verification =
  | { readonly _tag: "Intact"; readonly count: number; readonly head: string }
  | {
      readonly _tag: "Broken"
      /** Position of the first entry that does not hold, from 0. */
      readonly index: number
      readonly step: string
      /** `content`: the entry was changed. `link`: something before it was changed, moved, put in or taken out. */
      readonly problem: "content" | "link" | "step-repeated"
    }

/** Checks a whole stream, first entry first. */
export const verify = (entries: ReadonlyArray<AuditEntry>): Verification => {
  const steps = new Set<string>()
  let head = genesisHash
  for (const [index, entry] of entries.entries()) {
    const { step, at, prev, hash } = entry
    const broken = (problem: "content" | "link" | "step-repeated"): Verification => ({
      _tag: "Broken",
      index,
      step,
      problem
    })
    if (prev !== head) return broken("link")
    if (hash !== sha256Json({ ...contentOf(entry), at, prev })) return broken("content")
    if (steps.has(step)) return broken("step-repeated")
    steps.add(step)
    head = hash
  }
  return { _tag: "Intact", count: entries.length, head }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const contentOf = ({ step, actor, action, subject, detail }: AuditRecord | AuditEntry) => ({
  step,
  actor,
  action,
  subject,
  detail
})
