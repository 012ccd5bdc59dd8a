/**
 * Where metadata stand in a file, whatever its kind.
 */

/** Why a file cannot be marked. */
export type MarkRefusal =
  | "format-not-supported"
  | "file-truncated"
  | "file-too-large"
  | "content-credentials"
  | "metadata-unreadable"
  | "metadata-too-large"

/** A file that can take an XMP packet. */
export interface XmpPlace {
  /** The packet that is there. */
  readonly packet: Uint8Array | undefined
  /** A copy of the file with this packet instead; undefined where it has no room. */
  readonly withPacket: (packet: Uint8Array) => Uint8Array | undefined
}

/** A file that cannot; its packet may still be read. */
export interface ClosedFile {
  readonly reason: MarkRefusal
  readonly packet: Uint8Array | undefined
}

export type FileReading = XmpPlace | ClosedFile

/** The most bytes of a packet that is read. */
export const maxPacketBytes = 1_000_000

export const closed = (reason: MarkRefusal, packet?: Uint8Array): ClosedFile => ({ reason, packet })

export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

export const startsAt = (bytes: Uint8Array, at: number, expected: Uint8Array): boolean =>
  at + expected.length <= bytes.length && expected.every((byte, index) => bytes[at + index] === byte)

export const concat = (...parts: ReadonlyArray<Uint8Array>): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const big32 = (value: number): Uint8Array =>
  Uint8Array.of((value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255)

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
