/**
 * What brings a still picture upright. ffmpeg is told not to turn pictures by itself: what it sees of EXIF differs from
 * version to version. Clips it turns, all versions alike.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { readPictureHeader } from "./pictureHeader.ts"
import { type Adopted, type Workspace } from "./workspace.ts"

/** The filter that turns it as it says of itself; none where it is upright, and for clips. */
export const uprightFilter = (workspace: Workspace, { file, kind }: Adopted): Effect.Effect<string | undefined> =>
  kind.isPicture
    ? Effect.map(
        Effect.promise(() => readPictureHeader(workspace.path(file), kind.container)),
        (header) => {
          const filter = turning[header?.orientation ?? 1]
          // ffmpeg 7 and later write into what they make how the picture was to be turned, and it would be turned again.
          return filter === undefined ? undefined : `${filter},sidedata=mode=delete:type=DISPLAYMATRIX`
        }
      )
    : Effect.succeed(undefined)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** By the orientation in EXIF. */
const turning: Readonly<Record<number, string>> = {
  2: "hflip",
  3: "hflip,vflip",
  4: "vflip",
  5: "transpose=cclock_flip",
  6: "transpose=clock",
  7: "transpose=clock_flip",
  8: "transpose=cclock"
}
