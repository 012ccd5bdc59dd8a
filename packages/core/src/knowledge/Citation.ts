/**
 * A verbatim quotation with the place it stands in.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/**
 * `quote` is exactly `text.slice(start, end)` of the source's text. For a source that is not plain text (HTML) that
 * text is the extracted one, which the kit keeps under `sources/`.
 */
export class Citation extends Schema.Class<Citation>("@postwright/core/knowledge/Citation")({
  /** The path, URL or name as written in the brief. */
  source: Schema.NonEmptyString,
  /** Offset of the first character, in UTF-16 code units. */
  start: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  /** Offset after the last character, in UTF-16 code units. */
  end: Schema.Int.check(Schema.isGreaterThan(0)),
  quote: Schema.NonEmptyString
}) {}
