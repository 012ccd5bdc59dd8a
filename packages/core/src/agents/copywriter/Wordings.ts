/**
 * What can be told of findings without a model, for those who plan posts before they are written or tell one anew.
 *
 * @since 0.1.0
 */
import { voiceFit } from "../../brand/VoiceFit.ts"
import { voiceProfileOf } from "../../brand/VoiceTraining.ts"
import { type Brief } from "../../campaign/Brief.ts"
import { type Finding } from "../../knowledge/Finding.ts"
import { type LanguageTag } from "../../text/Language.ts"
import { type WireVariant } from "../DraftAnswer.ts"
import { allVariants, hasTwoWordings } from "./internal/choose.ts"
import { type Place } from "./internal/composition.ts"
import { type Rendered } from "./internal/render.ts"

/**
 * Whether the floor finds two wordings of a post that keep the network's limits and tell different things. What findings
 * carry, they also carry together with more.
 *
 * @param isStrict whether they must begin with different sentences of the sources and share even less
 */
export const carriesPost = (findings: ReadonlyArray<Finding>, place: Place, isStrict: boolean): boolean =>
  hasTwoWordings(findings, place, isStrict)

/** Where a post stands, and what decides between its wordings. */
export interface WordingRequest extends Place {
  readonly brief: Pick<Brief, "brand">
  readonly language: LanguageTag
  readonly findings: ReadonlyArray<Finding>
  readonly seed: number
  readonly slotId: string
}

/** Every wording that the floor can make of the findings, best first; they may tell the same. */
export const wordings = (request: WordingRequest): ReadonlyArray<WireVariant> =>
  byAddress(allVariants(request.findings, request, request.seed, request.slotId), request).map(wireOf)

/** Sources speak to readers as they please: wordings in another form of address than the brand's come last. */
export const byAddress = <A extends { readonly title?: string | undefined; readonly body: string }>(
  items: ReadonlyArray<A>,
  { brief, language }: Pick<WordingRequest, "brief" | "language">
): ReadonlyArray<A> => {
  const examples = brief.brand.voice?.examples ?? []
  if (examples.length === 0) return items
  const profile = voiceProfileOf(examples, language)
  const isOff = ({ body, title = "" }: A): boolean =>
    voiceFit(profile, `${title}\n\n${body}`).features.some(
      ({ feature, value }) => feature === "form-of-address" && value === 0
    )
  const off = new Set(items.filter(isOff))
  return [...items.filter((one) => !off.has(one)), ...off]
}

/** A wording that the floor made, in the shape of an answer. */
export const wireOf = ({ body, cited, composition, parts, title }: Rendered): WireVariant => ({
  approach: composition.approach,
  ...(title === undefined ? {} : { title }),
  ...(parts === undefined ? { body } : { parts: [...parts] }),
  citations: cited.map(({ finding, quote }) => ({ findingId: String(finding.id), quote }))
})
