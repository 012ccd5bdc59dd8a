import { Effect, Option } from "effect"
import type { Post } from "../../content/Post.ts"
import { type CampaignKey, type CampaignStore, parts } from "../CampaignStore.ts"
import type { Dossier } from "../Dossier.ts"
import { SlotId } from "../Plan.ts"

/** Dossiers by the hash of the content of the post that they belong to; `isOf` says whether they are about it. */
export type Dossiers = ReadonlyMap<string, Dossier>

/** The dossiers of these posts. One that was changed since has that of its latest version with one. */
export const readDossiers = Effect.fnUntraced(function* (
  store: CampaignStore["Service"],
  key: CampaignKey,
  posts: ReadonlyArray<Post>
) {
  const dossierOf = Effect.fnUntraced(function* ({ contentHash, slotId: id }: Post) {
    const slotId = SlotId.make(id)
    const own = yield* store.find(key, parts.dossier(slotId, contentHash))
    if (Option.isSome(own)) return own
    const review = yield* store.find(key, parts.review(slotId))
    const versions = Option.isSome(review) ? review.value.versions.toReversed() : []
    for (const version of versions) {
      const former = yield* store.find(key, parts.dossier(slotId, version.contentHash))
      if (Option.isSome(former)) return former
    }
    return Option.none<Dossier>()
  })
  const found = yield* Effect.forEach(posts, dossierOf, { concurrency: 8 })
  return new Map(
    posts.flatMap(({ contentHash }, index) => {
      const dossier = Option.getOrUndefined(found[index] ?? Option.none())
      return dossier === undefined ? [] : [[contentHash, dossier] as const]
    })
  )
})
