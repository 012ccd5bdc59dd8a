import type { PostResult } from "../../analytics/PostResult.ts"
import type { SourceDocument } from "../../knowledge/SourceDocument.ts"
import { sha256Json } from "../../text/Digest.ts"
import type { BriefInput } from "../Brief.ts"
import { CampaignId } from "../Campaign.ts"
import type { ModelChoiceData, Seed } from "../CampaignRequest.ts"

/** Readable, and the same for the same brief, sources and choices. */
export const campaignIdOf = (
  input: BriefInput,
  documents: ReadonlyArray<SourceDocument>,
  choices: { readonly seed: Seed; readonly model: ModelChoiceData },
  results: ReadonlyArray<PostResult> = []
): CampaignId => {
  // A campaign that gets more money is the same one.
  const { budget: _budget, ...brief } = input
  const learned = results.length === 0 ? {} : { results: sha256Json(results.map((result) => ({ ...result }))) }
  const digest = sha256Json({
    input: brief,
    documents: documents.map((document) => document.sha256),
    ...choices,
    ...learned
  })
  const slug = input.topic
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/\p{M}+/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "")
  return CampaignId.make(`${slug === "" ? "campaign" : slug}-${digest.slice(0, 8)}`)
}
