/** What goes to the thread of espeak-ng and comes from it. */

/** A part to be spoken. */
export interface PartRequest {
  readonly id: number
  /** Name of the rules, with the variant behind a `+`. */
  readonly voice: string
  readonly text: string
  /** Words a minute, 80 to 450. */
  readonly rate: number
  /** 0 to 99. */
  readonly pitch: number
  readonly range: number
}

/** What espeak-ng says of a part while it speaks it. Times in milliseconds from the start of the part. */
export interface PartEvent {
  readonly type: string
  /** Code point in the text, from 1. */
  readonly position: number
  readonly millis: number
  /** Of a phoneme; empty for silence. */
  readonly name: string
}

export type PartAnswer =
  | { readonly id: number; readonly samples: Int16Array<ArrayBuffer>; readonly events: ReadonlyArray<PartEvent> }
  | { readonly id: number; readonly problem: string }

/** Sent once, when the library is there. */
export interface Loaded {
  readonly isLoaded: true
}
