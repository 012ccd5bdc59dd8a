/**
 * Why an asset cannot be had or used.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"
import { AssetId } from "./Asset.ts"

/** The organization has no such asset. */
export class AssetNotFound extends Schema.TaggedError<AssetNotFound>("@postwright/core/media/AssetNotFound")(
  "AssetNotFound",
  { assetId: Schema.String }
) {
  readonly code = "asset-not-found"
  override get message(): string {
    return `${this.summary}. ${this.remedy}`
  }
  get summary(): string {
    return `There is no asset "${this.assetId}"`
  }
  get remedy(): string {
    return "List the assets and take an id from there"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The right to use it has ended. */
export class AssetExpired extends Schema.TaggedError<AssetExpired>("@postwright/core/media/AssetExpired")(
  "AssetExpired",
  { assetId: AssetId, expiresAt: Schema.String }
) {
  readonly code = "asset-expired"
  override get message(): string {
    return `${this.summary}. ${this.remedy}`
  }
  get summary(): string {
    return `The asset "${this.assetId.slice(0, 12)}…" may be used until ${this.expiresAt} only`
  }
  get remedy(): string {
    return "Renew the right and set its new end, or take another file"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** A file is too large to be kept, empty, or its rights make no sense. */
export class AssetRefused extends Schema.TaggedError<AssetRefused>("@postwright/core/media/AssetRefused")(
  "AssetRefused",
  { summary: Schema.NonEmptyString, remedy: Schema.NonEmptyString }
) {
  readonly code = "asset-refused"
  override get message(): string {
    return `${this.summary}. ${this.remedy}`
  }
  get isRetryable(): boolean {
    return false
  }
}

/** The record of an asset cannot be read. */
export class AssetUnreadable extends Schema.TaggedError<AssetUnreadable>("@postwright/core/media/AssetUnreadable")(
  "AssetUnreadable",
  { assetId: AssetId, cause: Schema.Defect() }
) {
  readonly code = "asset-unreadable"
  override get message(): string {
    return `${this.summary}. ${this.remedy}`
  }
  get summary(): string {
    return `The record of the asset "${this.assetId.slice(0, 12)}…" is damaged`
  }
  get remedy(): string {
    return "Add the file again"
  }
  get isRetryable(): boolean {
    return false
  }
}

/** Every failure of the library. */
export class AssetError extends Schema.TaggedError<AssetError>("@postwright/core/media/AssetError")("AssetError", {
  reason: Schema.Union([AssetNotFound, AssetExpired, AssetRefused, AssetUnreadable])
}) {
  override readonly cause = this.reason
  get code(): string {
    return this.reason.code
  }
  override get message(): string {
    return this.reason.message
  }
  get summary(): string {
    return this.reason.summary
  }
  get remedy(): string {
    return this.reason.remedy
  }
  get isRetryable(): boolean {
    return this.reason.isRetryable
  }
}
