import type { CardMaterial } from "../../../media/CardDesign.ts"
import type { Wanted } from "./slotMaking.ts"

/** What the pictures of a post are designed from. */
export const designInput = (
  { brief, dossier, post, watermark }: Wanted,
  { clips, pictures }: Pick<CardMaterial, "clips" | "pictures"> = {}
): CardMaterial & { readonly look: number } => {
  const [sent] = post.variants
  const [link] = post.links
  return {
    platform: post.platform,
    format: post.format,
    language: post.language,
    text: sent.text,
    ...(sent.title === undefined ? {} : { title: sent.title }),
    ...(dossier?.visuals === undefined ? {} : { visuals: dossier.visuals }),
    ...(dossier?.script === undefined ? {} : { script: dossier.script }),
    brand: brief.brand,
    ...(link === undefined ? {} : { link: link.url }),
    ...(watermark === undefined ? {} : { watermark }),
    ...(pictures === undefined ? {} : { pictures }),
    ...(clips === undefined ? {} : { clips }),
    look: Number(/\d+$/.exec(post.slotId)?.[0] ?? 0)
  }
}
