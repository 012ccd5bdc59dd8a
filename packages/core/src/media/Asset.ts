/**
 * An asset: a media file that the organization keeps, with what it is, where it comes from, who may use it how long, and
 * how it was made.
 *
 * @see https://cv.iptc.org/newscodes/digitalsourcetype/
 * @since 0.1.0
 */
import { DateTime, Schema } from "effect"
import { GeneratedBy } from "../content/Post.ts"
import { MediaEdit } from "./MediaEdit.ts"
import { MediaFacts } from "./MediaFacts.ts"

/** SHA-256 of the bytes, 64 hex characters: the same bytes are one asset. */
export const AssetId = Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/)).pipe(Schema.brand("AssetId"))
export type AssetId = typeof AssetId.Type

/**
 * How the content of a file came to be, by the terms of IPTC. `humanEdits`, `digitalCapture` and `digitalCreation`: people
 * made it; `algorithmicMedia`: a program without a trained model, such as our cards; `trainedAlgorithmicMedia`: a model;
 * `compositeWithTrainedAlgorithmicMedia`: parts of it.
 */
export const digitalSources = [
  "digitalCapture",
  "digitalCreation",
  "humanEdits",
  "algorithmicMedia",
  "compositeWithTrainedAlgorithmicMedia",
  "trainedAlgorithmicMedia"
] as const
export type DigitalSource = (typeof digitalSources)[number]

/** Whether networks and readers are told that a model made or altered it. */
export const isAiMade = (source: DigitalSource): boolean =>
  source === "trainedAlgorithmicMedia" || source === "compositeWithTrainedAlgorithmicMedia"

/** Who may use a file, and how long. Everything absent: the organization's own, for ever. */
export class AssetRights extends Schema.Class<AssetRights>("@postwright/core/media/AssetRights")({
  /** Who holds the rights. */
  holder: Schema.optionalKey(Schema.NonEmptyString),
  /** Name or address of the licence. */
  licence: Schema.optionalKey(Schema.NonEmptyString),
  /** What has to be said beside it. */
  credit: Schema.optionalKey(Schema.NonEmptyString),
  /** RFC 3339 in UTC; from then on it may not be used. */
  expiresAt: Schema.optionalKey(Schema.String)
}) {
  /** Whether it may not be used any more. */
  isExpiredAt(now: DateTime.Utc): boolean {
    if (this.expiresAt === undefined) return false
    const end = DateTime.make(this.expiresAt)
    return end._tag === "None" || DateTime.isGreaterThanOrEqualTo(now, end.value)
  }
}

/** A media file of an organization. */
export class Asset extends Schema.Class<Asset>("@postwright/core/media/Asset")({
  id: AssetId,
  /** Such as `image/jpeg`. */
  mediaType: Schema.NonEmptyString,
  facts: MediaFacts,
  /** `made`: by Postwright; `uploaded`: by a person; `fetched`: from an address. */
  source: Schema.Struct({
    kind: Schema.Literals(["made", "uploaded", "fetched"]),
    /** Name of the file, address, or what it was made for. */
    detail: Schema.NonEmptyString
  }),
  digitalSource: Schema.Literals(digitalSources),
  /** What made it; absent for what people brought. */
  generatedBy: Schema.optionalKey(GeneratedBy),
  /** Assets that it was made from. */
  madeFrom: Schema.Array(AssetId),
  /** Of a variant: what was done to the first of `madeFrom`. */
  edits: Schema.optionalKey(Schema.Array(MediaEdit)),
  rights: AssetRights,
  /** RFC 3339 in UTC. */
  addedAt: Schema.String,
  /** Member who brought it or had it made. */
  addedBy: Schema.NonEmptyString
}) {}
