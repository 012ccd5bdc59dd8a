import { Effect, Option } from "effect"
import type { Post } from "../../content/Post.ts"
import { type CampaignKey, type CampaignStore, parts } from "../CampaignStore.ts"
import type { Dossier } from "../Dossier.ts"
import { SlotId } from "../Plan.ts"

/** Dossiers by the hash of the content that they are about. */
export type Dossiers = ReadonlyMap<string, Dossier>

/** The dossiers of these posts as they are. One that was edited has none. */
export const readDossiers = Effect.fnUntraced(function* (
  store: CampaignStore["Service"],
  key: CampaignKey,
  posts: ReadonlyArray<Post>
) {
  const found = yield* Effect.forEach(
    posts,
    ({ contentHash, slotId }) => store.find(key, parts.dossier(SlotId.make(slotId), contentHash)),
    { concurrency: 8 }
  )
  return new Map(
    found.flatMap((dossier) => (Option.isSome(dossier) ? [[dossier.value.contentHash, dossier.value] as const] : []))
  )
})
