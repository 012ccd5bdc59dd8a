/**
 * Marks within a file how its content came to be, as IPTC's digital source type in XMP, and reads such marks. Takes JPEG,
 * PNG and MP4; pixels, sound and what others wrote into the file stay as they are.
 *
 * @see https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata#digital-source-type
 * @see https://github.com/adobe/XMP-Toolkit-SDK/blob/main/docs/XMPSpecificationPart3.pdf
 * @since 0.1.0
 */
import { type DigitalSource, digitalSources } from "./Asset.ts"
import { jpegPlace } from "./internal/jpegMetadata.ts"
import { mp4Place } from "./internal/mp4Metadata.ts"
import { pngPlace } from "./internal/pngMetadata.ts"
import { type FileReading, type MarkRefusal } from "./internal/xmpPlace.ts"
import { readPacket, writePacket, type XmpFields } from "./internal/xmpPacket.ts"

export type { MarkRefusal } from "./internal/xmpPlace.ts"

/** The most bytes that a file to be marked may have: 512 MB. Marking copies it. */
export const maxMarkedBytes = 512_000_000

/** The most characters of one text of a mark; what is longer is cut. */
export const maxMarkCharacters = 2_000

/** What a file says of its origin. */
export interface ContentMark {
  /** How the content came to be. */
  readonly digitalSource: DigitalSource
  /** What made the file: `xmp:CreatorTool`. */
  readonly tool?: string | undefined
  /** Who may use it: `dc:rights`. */
  readonly rights?: string | undefined
  /** What has to be said beside it: `photoshop:Credit`. */
  readonly credit?: string | undefined
}

/** What became of a file that was to be marked. */
export interface MarkedContent {
  /** The given bytes themselves where nothing was changed. */
  readonly bytes: Uint8Array
  /** Whether the bytes carry the mark now. */
  readonly isMarked: boolean
  /**
   * Why the bytes do not carry it. `content-credentials`: a signed C2PA manifest says already how the file was made, and
   * any change would make it void.
   */
  readonly reason?: MarkRefusal
  /** Whether there is a C2PA manifest in the file. Nothing is verified. */
  readonly hasContentCredentials: boolean
}

/** The mark that a file carries, as far as it does. */
export interface FoundMark extends Partial<ContentMark> {
  /** Whether there is a C2PA manifest in the file. Nothing is verified. */
  readonly hasContentCredentials: boolean
}

/**
 * Writes the mark into a copy of the file. What the mark does not name stays as others wrote it. Marking twice gives the
 * same bytes as marking once. Never fails: a file that cannot be marked comes back as it is, with the reason.
 */
export const markContent = (bytes: Uint8Array, mark: ContentMark): MarkedContent => {
  const reading = read(bytes)
  if ("reason" in reading) {
    const hasContentCredentials = reading.reason === "content-credentials"
    return { bytes, isMarked: false, reason: reading.reason, hasContentCredentials }
  }
  const kept = (reason: MarkRefusal): MarkedContent => ({
    bytes,
    isMarked: false,
    reason,
    hasContentCredentials: false
  })
  const wanted = fieldsOf(mark)
  const there = reading.packet === undefined ? undefined : readPacket(reading.packet)
  if (reading.packet !== undefined && there === undefined) return kept("metadata-unreadable")
  if (there !== undefined && isWithin(wanted, there.fields)) {
    return { bytes, isMarked: true, hasContentCredentials: false }
  }
  const marked = reading.withPacket(writePacket(wanted, there))
  return marked === undefined
    ? kept("metadata-too-large")
    : { bytes: marked, isMarked: true, hasContentCredentials: false }
}

/** Reads the mark of a file. Nothing but `hasContentCredentials` for one without, and for what is no such file. */
export const readMark = (bytes: Uint8Array): FoundMark => {
  const reading = read(bytes)
  const hasContentCredentials = "reason" in reading && reading.reason === "content-credentials"
  const fields = reading.packet === undefined ? undefined : readPacket(reading.packet)?.fields
  if (fields === undefined) return { hasContentCredentials }
  const { credit, rights, source, tool } = fields
  const digitalSource = digitalSources.find((name) => source === `${vocabulary}${name}`)
  return {
    ...(digitalSource === undefined ? {} : { digitalSource }),
    ...(tool === undefined ? {} : { tool }),
    ...(rights === undefined ? {} : { rights }),
    ...(credit === undefined ? {} : { credit }),
    hasContentCredentials
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** The address of each term of IPTC begins so. They are names: nothing is fetched. */
const vocabulary = "http://cv.iptc.org/newscodes/digitalsourcetype/"

const read = (bytes: Uint8Array): FileReading => {
  if (bytes.length > maxMarkedBytes) return { reason: "file-too-large", packet: undefined }
  return jpegPlace(bytes) ?? pngPlace(bytes) ?? mp4Place(bytes) ?? { reason: "format-not-supported", packet: undefined }
}

const fieldsOf = ({ credit, digitalSource, rights, tool }: ContentMark): XmpFields => {
  const given = { tool: text(tool), rights: text(rights), credit: text(credit) }
  return {
    source: `${vocabulary}${digitalSource}`,
    ...(given.tool === "" ? {} : { tool: given.tool }),
    ...(given.rights === "" ? {} : { rights: given.rights }),
    ...(given.credit === "" ? {} : { credit: given.credit })
  }
}

/** Without what XML cannot hold, on one line, and never too long. */
const text = (given = ""): string =>
  [
    ...given
      .toWellFormed()
      .replace(/[\s\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/g, " ")
      .trim()
  ]
    .slice(0, maxMarkCharacters)
    .join("")
    .trimEnd()

const isWithin = (wanted: XmpFields, there: XmpFields): boolean =>
  wanted.source === there.source &&
  (wanted.tool === undefined || wanted.tool === there.tool) &&
  (wanted.rights === undefined || wanted.rights === there.rights) &&
  (wanted.credit === undefined || wanted.credit === there.credit)
