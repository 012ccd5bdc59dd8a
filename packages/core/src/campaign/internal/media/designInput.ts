import { briefLinks } from "../../../content/Links.ts"
import type { CardMaterial } from "../../../media/CardDesign.ts"
import type { Wanted } from "./slotMaking.ts"

/** What the pictures of a post are designed from. */
export const designInput = (
  { brief, dossier, post, watermark }: Wanted,
  { clips, pictures }: Pick<CardMaterial, "clips" | "pictures"> = {}
): CardMaterial & { readonly look: number } => {
  const [sent] = post.variants
  // Where a network makes no links of words, a picture still says where to go.
  const link = post.links[0]?.url ?? briefLinks(brief)[0]
  return {
    platform: post.platform,
    format: post.format,
    language: post.language,
    text: sent.text,
    ...(sent.title === undefined ? {} : { title: sent.title }),
    ...(dossier?.visuals === undefined ? {} : { visuals: dossier.visuals }),
    ...(dossier?.script === undefined ? {} : { script: dossier.script }),
    brand: brief.brand,
    ...(link === undefined ? {} : { link }),
    ...(watermark === undefined ? {} : { watermark }),
    ...(pictures === undefined ? {} : { pictures }),
    ...(clips === undefined ? {} : { clips }),
    look: Number(/\d+$/.exec(post.slotId)?.[0] ?? 0)
  }
}
