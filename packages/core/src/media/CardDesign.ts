/**
 * Chooses template and words for the pictures of a post. Every word comes from the post, its script, the overlays of its
 * visual brief or the brief itself; none is made up. Pure: drawing is the work of `CardRenderer`.
 *
 * @since 0.1.0
 */
import { type Format, type Platform } from "../content/Platform.ts"
import { type LanguageTag } from "../text/Language.ts"
import { capitalise, truncate } from "../text/Normalisation.ts"
import { countGraphemes, sentences } from "../text/Segmentation.ts"
import { aspectSizes, type Box, type Card, type CardBrand, type CardTemplate, type CardWords } from "./Card.ts"
import { materialOf, type PostMaterial, spokenAddress } from "./internal/cardMaterial.ts"
import { figureHeading, onlyFigure } from "./internal/figures.ts"
import { mediaRulesFor } from "./MediaRules.ts"
import { type Scene, type SceneId, type Script } from "./Script.ts"
import { cardAltText, sceneAreas } from "./VideoComposition.ts"
import { type Visual, type VisualBrief, type VisualId } from "./VisualBrief.ts"
import { type Aspect, aspectFor, carouselSize } from "./VisualFrames.ts"

/** What pictures of a post are designed from. */
export interface CardMaterial {
  readonly platform: Platform
  readonly format: Format
  readonly language: LanguageTag
  /** The wording that is sent. */
  readonly text: string
  /** Title where the network asks for one. */
  readonly title?: string | undefined
  readonly visuals?: VisualBrief | undefined
  readonly script?: Script | undefined
  readonly brand: CardBrand
  /** Where readers are sent: shown without what counts its visitors. */
  readonly link?: string | undefined
  /** Small mark in a corner, such as a handle. @default none */
  readonly watermark?: string | undefined
  /** Pictures that a model or a person made, by the visual they belong to. */
  readonly pictures?: ReadonlyMap<VisualId, Uint8Array> | undefined
  /** Visuals whose scene shows a clip: its card is drawn to stand over it. */
  readonly clips?: ReadonlySet<VisualId> | undefined
  /** Chooses the looks of this post, the same for all its pictures. Whole, from 0. @default 0 */
  readonly look?: number | undefined
}

/** A card to be drawn, and what it stands for. */
export interface DesignedCard {
  readonly card: Card
  /** For those who do not see it, in the language of the post. */
  readonly altText: string
  readonly visualId?: VisualId
  readonly sceneId?: SceneId
}

/** Longest words of each kind, in user-perceived characters: more cannot be read at a glance. */
export const cardWordLimits = { heading: 130, body: 230, quote: 300, point: 110, points: 6 } as const

/**
 * The pictures of a post: of a carousel a cover, a slide for each point and a closing slide; otherwise one. Empty for a
 * video, whose scenes `designScenes` gives, and for a text without words.
 */
export const designCards = (material: CardMaterial): ReadonlyArray<DesignedCard> => {
  if (material.format === "video") return []
  const parts = materialOf(material.text, material.language)
  if (parts.opener === "" && parts.points.length === 0 && parts.quotation === undefined) return []
  return material.format === "carousel" ? carousel(material, parts) : [single(material, parts)]
}

/** A card for each scene of the script, in order, with its words inside the area that its network leaves free. */
export const designScenes = (material: CardMaterial): ReadonlyArray<DesignedCard> => {
  const scenes = material.script?.scenes ?? []
  const { words: safeArea } = sceneAreas(material.platform)
  return scenes.map((scene, index) => {
    const visual = material.visuals?.visuals.find(({ sceneId }) => sceneId === scene.id)
    const words = sceneWords(scene, visual, material, index === scenes.length - 1)
    return designed(material, words, visual, { aspect: "9:16", safeArea, sceneId: scene.id, index })
  })
}

/** The watermark of a video, to be laid over all of its scenes; undefined where there is none. */
export const designWatermark = ({ brand, language, platform, watermark }: CardMaterial): Card | undefined =>
  watermark === undefined || watermark.trim() === ""
    ? undefined
    : {
        template: "statement",
        size: aspectSizes["9:16"],
        language,
        brand,
        words: { heading: watermark },
        watermark,
        safeArea: sceneAreas(platform).words,
        layer: "watermark"
      }

/** The cover of a video: its title, or what its first scene shows. */
export const designCover = (material: CardMaterial): DesignedCard | undefined => {
  const { heading, visual } = coverOf(material)
  return heading === "" ? undefined : designed(material, opening(heading), visual, { aspect: visual?.aspect ?? "9:16" })
}

/**
 * The thumbnail of a video, wide and with fewer words than its cover: it is seen small. Undefined where the network takes
 * none, and for a video without words.
 */
export const designThumbnail = (material: CardMaterial): DesignedCard | undefined => {
  if (mediaRulesFor(material.platform, material.format, "thumbnail").length === 0) return undefined
  const { heading, overlay, visual } = coverOf(material)
  const short = countGraphemes(heading) > thumbnailWords && overlay !== undefined ? overlay : heading
  if (short === "") return undefined
  const { card, ...rest } = designed(material, opening(truncate(short, thumbnailWords)), visual, { aspect: "16:9" })
  return { ...rest, card: { ...card, size: thumbnailSize } }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** What YouTube asks for, and the most characters that are read at the size of a list. */
const thumbnailSize = { widthPx: 1280, heightPx: 720 }
const thumbnailWords = 70

const coverOf = (material: CardMaterial) => {
  const visual = material.visuals?.visuals.find(({ role }) => role === "cover")
  const [scene] = material.script?.scenes ?? []
  const overlay = [visual?.overlay, scene?.onScreen].find((text) => text !== undefined && text.trim() !== "")
  const said = material.title ?? overlay ?? ""
  return {
    visual,
    overlay,
    heading: shortOf(said === "" ? materialOf(material.text, material.language).opener : said)
  }
}

interface TemplateWords extends CardWords {
  readonly template: CardTemplate
}

interface Setting {
  readonly aspect: Aspect
  readonly place?: { readonly number: number; readonly of: number }
  readonly safeArea?: Box
  readonly sceneId?: SceneId
  /** Within its series. @default 0 */
  readonly index?: number
}

const designed = (
  { brand, clips, language, look = 0, pictures, watermark }: CardMaterial,
  words: TemplateWords,
  visual: Visual | undefined,
  { aspect, index = 0, place, safeArea, sceneId }: Setting
): DesignedCard => {
  const isOverClip = visual !== undefined && sceneId !== undefined && clips?.has(visual.id) === true
  const bytes = visual === undefined || isOverClip ? undefined : pictures?.get(visual.id)
  const { template: wanted, ...said } = words
  const keepsTemplate =
    (bytes === undefined && !isOverClip) || wanted === "closing" || wanted === "quote" || wanted === "list"
  const template = keepsTemplate ? wanted : "photo"
  return {
    card: {
      template,
      size: aspectSizes[aspect],
      language,
      brand,
      words: said,
      // A clip fills the frame: even looks hide nothing of it.
      look: isOverClip
        ? 2 * (index % 2)
        : sceneId === undefined
          ? lookFor(template, look, index)
          : sceneLook(look, index),
      ...(place === undefined ? {} : { place }),
      ...(bytes === undefined ? {} : { picture: { bytes } }),
      ...(isOverClip ? { isOverClip } : {}),
      ...(watermark === undefined ? {} : { watermark }),
      ...(safeArea === undefined ? {} : { safeArea })
    },
    altText: cardAltText(said, language, bytes === undefined ? undefined : visual?.altText),
    ...(visual === undefined ? {} : { visualId: visual.id }),
    ...(sceneId === undefined ? {} : { sceneId })
  }
}

/**
 * Even looks stand on a colour, odd ones on paper. A series opens and closes on one and goes on on the other, so that it
 * looks like one piece; the next post does it the other way round.
 */
const lookFor = (template: CardTemplate, look: number, index: number): number => {
  const turn = Math.abs(Math.trunc(look)) || 0
  const isEdge = index === 0 || template === "closing"
  const onColor = isEdge === (turn % 2 === 0)
  return (turn % 4 < 2 ? 0 : 2) + (onColor ? 0 : 1)
}

/** Scenes follow each other on all grounds in turn: two alike would look as if nothing had happened. */
const sceneLook = (look: number, index: number): number => ((Math.abs(Math.trunc(look)) || 0) + index) % 4

const carousel = (material: CardMaterial, parts: PostMaterial): ReadonlyArray<DesignedCard> => {
  const { brand, format, link, platform } = material
  const aspect = material.visuals?.visuals[0].aspect ?? aspectFor(platform, format)
  const { max } = carouselSize(platform)
  const [cover, ...slides] = material.visuals?.visuals ?? []
  const contents = parts.points.length > 0 ? parts.points : quotedAnd(parts)
  const points = contents.slice(0, Math.max(1, max - 1))
  const closing = closingWords(brand, link, parts.label)
  const title = parts.opener === "" ? (cover?.overlay ?? points[0] ?? "") : parts.opener
  const said = points.map((point, index) => {
    const visual = slides.find(({ overlay }) => overlay !== undefined && point.includes(overlay)) ?? slides[index]
    return { visual, words: slideWords(point, visual, material) }
  })
  // Numbers that begin in the middle of a series count nothing.
  const isCounted = said.every(({ words }) => words.template === "step")
  const cards = [
    designed(material, opening(shortOf(fitting(title, cover))), cover, { aspect }),
    ...said.map(({ visual, words }, index) => {
      const place = { number: index + 1, of: points.length }
      const counted = isCounted || words.template !== "step" ? words : { ...words, template: "statement" as const }
      return designed(material, counted, visual, { aspect, place, index: index + 1 })
    })
  ]
  return closing === undefined || cards.length >= max
    ? cards
    : [...cards, designed(material, closing, undefined, { aspect, index: cards.length })]
}

const single = (material: CardMaterial, parts: PostMaterial): DesignedCard => {
  const [visual] = material.visuals?.visuals ?? []
  const aspect = visual?.aspect ?? aspectFor(material.platform, material.format)
  return designed(material, singleWords(parts, visual, material), visual, { aspect })
}

const singleWords = (parts: PostMaterial, visual: Visual | undefined, material: CardMaterial): TemplateWords => {
  const { label, opener, points, quotation } = parts
  if (quotation !== undefined) {
    // What was asked stands over what was answered.
    const kicker = opener.endsWith("?") && countGraphemes(opener) <= 80 ? { kicker: opener } : {}
    return {
      template: "quote",
      heading: startOf(quotation.text, cardWordLimits.quote, material.language),
      attribution: quotation.speaker,
      ...kicker
    }
  }
  if (points.length > 1 && points.every((point) => countGraphemes(point) <= cardWordLimits.point)) {
    const heading = shortOf(fitting(opener, visual)).replace(/\s*:$/u, "")
    return { template: "list", heading, points: points.slice(0, cardWordLimits.points) }
  }
  const next = parts.sentences[0] ?? points[0]
  const body = next !== undefined && countGraphemes(next) <= cardWordLimits.body ? next : undefined
  if (opener.endsWith("?")) return withBody({ template: "question", heading: shortOf(opener) }, body)
  const figure = largeFigure(opener, material.language)
  if (figure !== undefined && countGraphemes(opener) <= cardWordLimits.body) {
    return withBody(
      { template: "figure", heading: capitalise(figure, material.language) },
      meaning(opener, figure, label)
    )
  }
  const divided = headline(opener, visual?.overlay)
  if (divided.body !== undefined) return withBody({ template: "statement", heading: divided.heading }, divided.body)
  return withBody({ template: "statement", heading: shortOf(fitting(opener, visual)) }, body)
}

/** The words of one slide: all of its point. */
const slideWords = (point: string, visual: Visual | undefined, { language, text }: CardMaterial): TemplateWords => {
  const [first = point, ...rest] = sentences(point, language).map((one) => one.text)
  const others = rest.join(" ")
  if (first.endsWith("?")) return withBody({ template: "question", heading: first }, others)
  const quoted = quotationOf(point)
  if (quoted !== undefined) return { template: "quote", ...quoted }
  const figure = largeFigure(point, language)
  if (figure !== undefined && countGraphemes(point) <= cardWordLimits.body) {
    const { label } = materialOf(text, language)
    // One slide may be seen without the others: a figure takes its label with it.
    return withBody({ template: "figure", heading: capitalise(figure, language) }, meaning(point, figure, label))
  }
  if (others !== "") return withBody({ template: "step", heading: first }, others)
  const divided = headline(first, visual?.overlay)
  return withBody({ template: "step", heading: divided.heading }, divided.body)
}

const sceneWords = (
  { narration, onScreen }: Scene,
  visual: Visual | undefined,
  { language, link }: CardMaterial,
  isLast: boolean
): TemplateWords => {
  const [first = narration] = sentences(narration, language).map((one) => one.text)
  const said = [onScreen, visual?.overlay ?? "", first].find((text) => text.trim() !== "") ?? narration
  const heading = truncate(said, cardWordLimits.heading)
  if (isLast) {
    const address = link === undefined ? "" : spokenAddress(link)
    return { template: "closing", heading, ...(address === "" ? {} : { attribution: address }) }
  }
  const quoted = quotationOf(heading)
  if (quoted !== undefined) return { template: "quote", ...quoted }
  if (heading.endsWith("?")) return { template: "question", heading }
  const figure = largeFigure(heading, language)
  return figure === undefined || saysLittleElse(heading, figure)
    ? { template: "statement", heading }
    : withBody({ template: "figure", heading: capitalise(figure, language) }, meaning(heading, figure, undefined))
}

const opening = (heading: string): TemplateWords => ({
  template: heading.endsWith("?") ? "question" : "statement",
  heading
})

const closingWords = (brand: CardBrand, link: string | undefined, label: string | undefined) => {
  const address = link === undefined ? "" : spokenAddress(link)
  const heading = brand.name ?? address
  if (heading === "") return undefined
  return withBody(
    { template: "closing", heading, ...(address === "" || address === heading ? {} : { attribution: address }) },
    label
  )
}

/** Points of a carousel whose text numbers none: its quotation, or its sentences. */
const quotedAnd = ({ quotation, sentences: all }: PostMaterial): ReadonlyArray<string> =>
  quotation === undefined ? all : [`${quotation.text} — ${quotation.speaker}`, ...all]

/** “…” — Somebody. */
const quotationOf = (text: string): { readonly heading: string; readonly attribution?: string } | undefined => {
  const match = /^([“„«"][^“„«»"]+[”“»"])(?:\s*[—–]\s*(\S.*))?$/u.exec(text)
  const [, heading, attribution] = match ?? []
  return heading === undefined ? undefined : { heading, ...(attribution === undefined ? {} : { attribution }) }
}

const withBody = (words: TemplateWords, body: string | undefined): TemplateWords =>
  body === undefined || body === "" || body === words.heading ? words : { ...words, body }

/** A sentence that is too long for a headline gives way to the overlay, which its designer made for this place. */
const fitting = (sentence: string, visual: Visual | undefined): string =>
  countGraphemes(sentence) > cardWordLimits.heading && visual?.overlay !== undefined ? visual.overlay : sentence

const shortOf = (sentence: string): string => truncate(sentence, cardWordLimits.heading)

/** The one figure of a sentence, with the words that it needs to say something large. */
const largeFigure = (sentence: string, language: string): string | undefined => {
  const figure = onlyFigure(sentence)
  return figure === undefined ? undefined : figureHeading(sentence, figure, language)
}

/** What stands under a figure: its sentence, or what follows the figure where the sentence begins with it. */
const meaning = (sentence: string, figure: string, label: string | undefined): string => {
  const rest = sentence.startsWith(figure) ? sentence.slice(figure.length).replace(/^[\s,:;–—-]+/u, "") : sentence
  return [rest, label ?? ""].filter((text) => /[\p{L}\p{N}]/u.test(text)).join(" ")
}

/** Whether a sentence that does not begin with its figure has hardly other words: below the figure it would be said twice. */
const saysLittleElse = (sentence: string, figure: string): boolean =>
  !sentence.startsWith(figure) && sentence.replace(figure, " ").split(/\s+/u).filter(Boolean).length < 5

const longHeadline = 85

/** A long sentence whose beginning is its overlay becomes a headline and what goes on from it. */
const headline = (
  sentence: string,
  overlay: string | undefined
): { readonly heading: string; readonly body?: string } => {
  if (overlay === undefined || countGraphemes(sentence) <= longHeadline || !sentence.startsWith(overlay)) {
    return { heading: sentence }
  }
  // Only where it pauses, or the subject would stand alone. The end of the line is the pause: the comma goes.
  const [, rest = ""] = /^[,;:–—]\s+(.+)$/su.exec(sentence.slice(overlay.length)) ?? []
  return rest.split(" ").length < 3 ? { heading: sentence } : { heading: overlay, body: rest }
}

/** Whole sentences from the start, as many as fit, with the quotation marks that they had. */
const startOf = (text: string, limit: number, language: string): string => {
  if (countGraphemes(text) <= limit) return text
  const open = /^[“„«"]/u.exec(text)?.[0] ?? ""
  const close = open === "" ? "" : (/[”“»"]$/u.exec(text)?.[0] ?? "")
  const inner = text.slice(open.length, text.length - close.length)
  let kept = ""
  for (const { text: sentence } of sentences(inner, language)) {
    const longer = kept === "" ? sentence : `${kept} ${sentence}`
    if (countGraphemes(longer) > limit) break
    kept = longer
  }
  return open + (kept === "" ? truncate(inner, limit) : kept) + close
}
