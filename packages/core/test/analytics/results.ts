import { type PostMetrics, PostResult } from "@postwright/core/analytics/PostResult"
import { DateTime } from "effect"

/** Numbers from 0 to 1 that look like chance, the same for the same seed. */
export const chance = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** About normal, mean 0 and deviation 1. */
export const normal = (random: () => number): number =>
  Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6)

/** A post with these changes, published on a Monday at 9 in Berlin. */
export const resultOf = (changes: Partial<ConstructorParameters<typeof PostResult>[0]> = {}): PostResult =>
  new PostResult({
    postId: "post-1",
    platform: "linkedin",
    format: "post",
    language: "en",
    publishedAt: "2027-03-01T09:00:00+01:00",
    timeZone: "Europe/Berlin",
    length: 400,
    hashtags: 3,
    hasLink: false,
    hasMedia: false,
    metrics: { impressions: 1_000, likes: 30, comments: 5, shares: 5 },
    ...changes
  })

/** Metrics whose engagement rate is about this. */
export const metricsOf = (rate: number, impressions = 10_000): PostMetrics => ({
  impressions,
  likes: Math.max(0, Math.round(rate * impressions)),
  comments: 0,
  shares: 0
})

/** What the posts of a made-up month depend on. */
export interface MonthOptions {
  readonly seed: number
  readonly count: number
  readonly platforms?: ReadonlyArray<PostResult["platform"]>
  /** Factor on the usual rate of 3 %. @default 1 */
  readonly effect?: (post: PostResult, hour: number) => number
}

/** Posts of every kind at all hours from 7 to 21, whose rates vary by chance and by the effect. */
export const monthOfResults = ({
  count,
  effect = () => 1,
  platforms = ["linkedin"],
  seed
}: MonthOptions): ReadonlyArray<PostResult> => {
  const random = chance(seed)
  const pick = <A>(...items: [A, ...Array<A>]): A => items[Math.floor(random() * items.length)] ?? items[0]
  return Array.from({ length: count }, (_, index) => {
    const hour = 7 + Math.floor(random() * 15)
    const at = DateTime.makeUnsafe({ year: 2027, month: 1, day: 1 + (index % 60), hour })
    const post = resultOf({
      postId: `post-${String(index + 1).padStart(4, "0")}`,
      platform: platforms[index % platforms.length] ?? "linkedin",
      format: pick("post", "carousel"),
      publishedAt: DateTime.formatIso(at),
      timeZone: "UTC",
      kind: pick("statistic", "story", "how-to"),
      approach: pick("question", "lead-fact", "contrast"),
      length: 100 + Math.floor(random() * 900),
      hashtags: Math.floor(random() * 6),
      hasLink: random() < 0.5
    })
    const rate = 0.03 * Math.exp(0.5 * normal(random)) * effect(post, hour)
    return new PostResult({ ...post, metrics: metricsOf(rate) })
  })
}
