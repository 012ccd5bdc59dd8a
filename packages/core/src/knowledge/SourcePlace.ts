/**
 * Where a brief names a source.
 *
 * @since 0.1.0
 */
import { Schema } from "effect"

/** Fields that a failure of a source carries. All absent for a source that was read on its own. */
export const sourcePlaceFields = {
  /** In the data of the brief: `sources[0]`; `sources` for all of them. */
  path: Schema.optionalKey(Schema.String),
  /** Name of the brief's file. Absent for a brief that is not text. */
  brief: Schema.optionalKey(Schema.String),
  /** 1 is the first. Absent for a brief that is not text. */
  line: Schema.optionalKey(Schema.Int),
  /** 1 is the first, in UTF-16 code units. */
  column: Schema.optionalKey(Schema.Int)
}

/** Where a brief names a source: in its data, and in its text where it has one. */
export const SourcePlace = Schema.Struct(sourcePlaceFields)
export type SourcePlace = typeof SourcePlace.Type

/** The text of a brief, as far as failures need it. */
export interface BriefPlaces {
  /** What errors call the brief: its file name or path. */
  readonly name: string
  /** Where a path of the data, such as `sources[0]`, stands in the text. */
  readonly locate: (path: string) => { readonly line: number; readonly column: number } | undefined
}

/** The place in a text where there is one, else in the data. */
export const sourcePlaceText = ({ brief, column, line, path }: SourcePlace): string | undefined => {
  if (brief === undefined) return path
  return line === undefined ? brief : `${brief}:${line}:${column ?? 1}`
}
