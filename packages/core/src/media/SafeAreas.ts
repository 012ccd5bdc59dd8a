/**
 * Where words may stand in a vertical picture: networks lay their own names, buttons and captions over the rest. No network
 * publishes masks of its app; the rows are from advertising guides and from measurements, and all of them move.
 *
 * @since 0.1.0
 */
import { type Platform } from "../content/Platform.ts"
import { type Box } from "./Card.ts"
import { type Aspect } from "./VisualFrames.ts"

/** Free of every network's controls in a vertical video, in shares of the picture. */
export const commonSafeArea: Box = { left: 65 / 1080, top: 290 / 1920, right: 900 / 1080, bottom: 1248 / 1920 }

/** Free of this network's controls; undefined for shapes over which it lays none. */
export const safeAreaOf = (platform: Platform, aspect: Aspect): Box | undefined => {
  const edge = edges.find((one) => one.platform === platform)
  if (aspect !== "9:16" || edge === undefined) return undefined
  return {
    left: edge.leftPx / 1080,
    top: edge.topPx / 1920,
    right: 1 - edge.rightPx / 1080,
    bottom: 1 - edge.bottomPx / 1920
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** One line of the table: what a network covers of 1080 × 1920, in pixels from each edge. */
interface CoveredEdges {
  readonly platform: Platform
  readonly topPx: number
  readonly bottomPx: number
  readonly leftPx: number
  readonly rightPx: number
  readonly source: string
  readonly dateChecked: string
  /** `reported`: quoted from, or measured by, somebody who is not the network. */
  readonly tier: "official" | "reported"
}

const guide = "https://houseofmarketers.com/guide-to-safe-zones-tiktok-facebook-instagram-stories-reels/"
const zones = "https://cutedyno.com/blog/short-form-video-safe-zones-reels-shorts-2026"

const edge = (
  platform: Platform,
  [topPx, rightPx, bottomPx, leftPx]: readonly [number, number, number, number],
  source: string
): CoveredEdges => ({
  platform,
  topPx,
  rightPx,
  bottomPx,
  leftPx,
  source,
  dateChecked: "2026-11-21",
  tier: "reported"
})

const edges: ReadonlyArray<CoveredEdges> = [
  edge("instagram", [269, 65, 672, 65], guide),
  edge("facebook", [269, 65, 672, 65], guide),
  edge("tiktok", [150, 140, 484, 60], guide),
  edge("youtube", [288, 180, 672, 60], zones)
]
