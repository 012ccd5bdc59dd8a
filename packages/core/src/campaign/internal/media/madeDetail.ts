/**
 * What the audit log says of media that were made for a post.
 */
import { platformNames } from "../../../content/Platform.ts"
import type { SlotMedia } from "../../SlotMedia.ts"
import type { GeneratedClip } from "./filming.ts"
import type { FittedMedia } from "./fitting.ts"
import type { GeneratedPicture } from "./picturing.ts"
import type { Wanted } from "./slotMaking.ts"

/** Lists that are empty are left out. */
export const madeDetail = (
  { post }: Wanted,
  { files, hasAiMedia, lacks = [], warnings, ...kept }: SlotMedia,
  { fittings, made: { clips = [], pictures = [] } }: FittedMedia
) => ({
  platform: platformNames[post.platform],
  files: files.map(({ assetId, path }) => ({ path, sha256: assetId })),
  hasAiMedia,
  ...(fittings.length === 0 ? {} : { checks: fittings.map((fitting) => ({ ...fitting })) }),
  ...(pictures.length === 0 ? {} : { pictures: pictures.map(pictureDetail) }),
  ...(clips.length === 0 ? {} : { clips: clips.map(clipDetail) }),
  ...(lacks.length === 0 ? {} : { lacks: lacks.map((lack) => ({ ...lack })) }),
  ...(kept.voice === undefined ? {} : { voice: { ...kept.voice } }),
  ...(kept.chapters === undefined ? {} : { chapters: kept.chapters.map((chapter) => ({ ...chapter })) }),
  ...(kept.loudness === undefined ? {} : { loudness: { ...kept.loudness } }),
  ...(warnings.length === 0 ? {} : { warnings: [...warnings] })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Costs are null where nobody knows them. */
const pictureDetail = ({ assetId, picture, visualId }: GeneratedPicture) => ({
  visualId,
  sha256: assetId,
  vendor: picture.vendor,
  model: picture.model,
  costMicroUsd: picture.costMicroUsd ?? null,
  hasContentCredentials: picture.hasContentCredentials
})

const clipDetail = ({ assetId, clip, visualId }: GeneratedClip) => ({
  visualId,
  sha256: assetId,
  vendor: clip.vendor,
  model: clip.model,
  seconds: clip.durationSeconds,
  costMicroUsd: clip.costMicroUsd ?? null,
  hasContentCredentials: clip.hasContentCredentials
})
