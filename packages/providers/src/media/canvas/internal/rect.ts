/** A box in pixels from the top left. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The same box seen in a mirror in the middle of a sheet of this width. */
export const mirror = (box: Rect, sheetWidth: number): Rect => ({ ...box, x: sheetWidth - box.x - box.width })
