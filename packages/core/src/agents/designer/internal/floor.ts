import { type Finding } from "../../../knowledge/Finding.ts"
import { carouselSize, type Aspect, aspectFor } from "../../../media/VisualFrames.ts"
import { visualLimits, type VisualRole } from "../../../media/VisualBrief.ts"
import { primarySubtag } from "../../../text/Language.ts"
import { capitalise } from "../../../text/Normalisation.ts"
import { countGraphemes, sentences } from "../../../text/Segmentation.ts"
import { captionOf } from "../../Captions.ts"
import { pictureOf, withoutDirections } from "../../Pictures.ts"
import { makeSubjects, type Subjects } from "../../Subjects.ts"
import { type DesignerInput } from "../DesignerInput.ts"
import { promptProblems, strangeWords, textProblems } from "./ground.ts"

/** A picture before it has its number and shape. */
export interface WireVisual {
  readonly role: VisualRole
  readonly prompt: string
  readonly avoid: ReadonlyArray<string>
  readonly overlay?: string
  readonly altText: string
  readonly sceneId?: string
}

/** What is in no picture of ours, whoever asks for it. */
export const neverShown: ReadonlyArray<string> = [
  "lettering, numbers and captions",
  "logos and marks of companies",
  "recognisable or famous people",
  "watermarks and frames"
]

/** Pictures from templates: the subjects of each statement, in a setting that suits its kind. No two are the same. */
export const design = (input: DesignerInput): ReadonlyArray<WireVisual> => {
  const subjects = makeSubjects(input)
  const motifs = motifsOf(input)
  const overlays = new Set<string>()
  const shown = new Set<string>()
  return motifs.map((motif, index) => {
    const overlay = overlaysOf(motif, input, subjects).find((wanted) => !overlays.has(wanted))
    if (overlay !== undefined) overlays.add(overlay)
    const picture = picturesOf(motif, { input, subjects, index }).find(({ described }) => !shown.has(described))
    const { asked, described } = picture ?? firstOf(motif, { input, subjects, index })
    shown.add(described)
    return {
      role: motif.role,
      prompt: promptOf(asked, { input, index, count: motifs.length, hasOverlay: overlay !== undefined }),
      avoid: [...neverShown, "distorted hands and objects"],
      ...(overlay === undefined ? {} : { overlay }),
      altText: altTextOf(described, overlay, input.language),
      ...(motif.sceneId === undefined ? {} : { sceneId: motif.sceneId })
    }
  })
}

interface Motif {
  readonly role: VisualRole
  /** The sentence that the picture goes with. */
  readonly text: string
  readonly finding: Finding
  readonly isClosing?: boolean
  readonly sceneId?: string
  /** What somebody else says of the picture. */
  readonly seen?: string
  readonly caption?: string
}

const motifsOf = (input: DesignerInput): ReadonlyArray<Motif> => {
  const { findings, format, platform, post, script } = input
  const [lead] = findings
  const first = { text: hookOf(input), finding: lead }
  switch (format) {
    case "post":
    case "thread":
      return [{ role: "image", ...first }]
    case "carousel": {
      const { max, min } = carouselSize(platform)
      // What the cover says needs no slide.
      const told = toldIn(input).filter(({ text }) => plain(text) !== plain(first.text))
      const slides = told.length > 0 ? told : [{ text: post.text, finding: lead }]
      const missing = Array.from({ length: Math.max(0, min - 1 - slides.length) }, () => first)
      return [
        { role: "cover", ...first },
        ...[...slides, ...missing].slice(0, max - 1).map((slide) => ({ role: "slide" as const, ...slide }))
      ]
    }
    case "video": {
      const scenes = script?.scenes ?? []
      return [
        { role: "cover", ...first },
        ...scenes.map(({ citations: [citation], id, narration, onScreen, visual }) => ({
          role: "scene" as const,
          text: narration,
          finding: findings.find((one) => citation !== undefined && isWithin(citation, one)) ?? lead,
          isClosing: citation === undefined,
          sceneId: String(id),
          seen: visual,
          caption: onScreen
        }))
      ]
    }
  }
}

const isWithin = (
  { end, source, start }: { readonly source: string; readonly start: number; readonly end: number },
  { citation }: Finding
): boolean => citation.source === source && citation.start < end && start < citation.end

const hookOf = ({ findings: [lead], language, post }: DesignerInput): string =>
  post.title ?? lead.opener?.text ?? sentences(post.parts?.[0] ?? post.text, language)[0]?.text ?? lead.texts[0]

// The sentences and items of the findings that the post tells, in the order of the post.
const toldIn = ({ findings, post }: DesignerInput): ReadonlyArray<Pick<Motif, "text" | "finding">> => {
  const text = plain([post.text, ...(post.parts ?? [])].join(" "))
  return findings
    .flatMap((finding) =>
      finding.texts.map((sentence) => ({ text: sentence, finding, at: text.indexOf(plain(sentence)) }))
    )
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "")

// A slide says something: where its sentence is too long, the subject of it or the heading that it stands under.
const overlaysOf = (motif: Motif, input: DesignerInput, subjects: Subjects): ReadonlyArray<string> => {
  const { finding, isClosing, role, text } = motif
  const { language } = input
  if (isClosing === true) return []
  const caption = motif.caption ?? captionOf(text, language, { maxLength: visualLimits.maxOverlay })
  const own = subjects.in(text, finding).filter((subject) => !subjects.topics.includes(subject))
  // One short word over a picture says nothing.
  const long = own.filter((subject) => /\s/u.test(subject) || [...subject].length >= minWord)
  const figure = captionOf(text, language, { maxLength: visualLimits.maxOverlay, isSpoken: true })
  // A scene without a heading of its own would show the sentence that its caption shows.
  const isBare = role === "scene" && motif.caption === ""
  const named = [finding.headings.at(-1) ?? "", ...long.map((subject) => capitalise(subject, language))]
  const others = role === "slide" ? [...named, figure] : isBare ? named : []
  return [caption, ...others].filter(
    (one) =>
      one !== "" &&
      countGraphemes(one) <= visualLimits.maxOverlay &&
      strangeWords(one, input).length === 0 &&
      textProblems([one], input).length === 0
  )
}

const minWord = 10

interface Setting {
  readonly input: DesignerInput
  readonly subjects: Subjects
  readonly index: number
}

const shapes: Readonly<Record<Aspect, string>> = {
  "9:16": "vertical frame, 9:16",
  "4:5": "portrait frame, 4:5",
  "1:1": "square frame, 1:1",
  "16:9": "wide frame, 16:9"
}

const promptOf = (
  asked: string,
  {
    count,
    hasOverlay,
    index,
    input
  }: Omit<Setting, "subjects"> & { readonly count: number; readonly hasOverlay: boolean }
): string => {
  const { brief, format, language, platform } = input
  const colours = Object.values(brief.brand.colors ?? {}).filter((colour) => colour !== brief.brand.colors?.background)
  return [
    asked,
    `Natural editorial photograph, ${shapes[aspectFor(platform, format)]}, soft daylight, one clear subject.`,
    ...(primarySubtag(language) === "en" ? [] : [`The subject is named in the language ${primarySubtag(language)}.`]),
    ...(count < 2 ? [] : [`Picture ${index + 1} of ${count} in one series with the same light and colours.`]),
    ...(colours.length === 0 ? [] : [`Small accents in ${colours.join(" and ")}.`]),
    ...(hasOverlay ? ["The lower third stays calm and dark enough for a line that is set over it later."] : [])
  ].join(" ")
}

const altTextOf = (described: string, overlay: string | undefined, language: string): string => {
  if (overlay === undefined) return described
  const told = primarySubtag(language) === "de" ? `Darüber steht: ${overlay}` : `Text over it: ${overlay}`
  const whole = `${described} ${told}${/[.!?…]$/u.test(told) ? "" : "."}`
  return countGraphemes(whole) <= visualLimits.maxAltText ? whole : described
}

const maxSeen = 200

/** One picture: what an image model is asked for, in English, and what readers are told who do not see it. */
interface Picture {
  readonly asked: string
  readonly described: string
}

// What the script says first, where an image model understands it; then one’s own, each with another shot or setting.
const picturesOf = (motif: Motif, setting: Setting): ReadonlyArray<Picture> => {
  const { input } = setting
  const { language } = input
  const { seen } = motif
  const isUsable =
    seen !== undefined &&
    primarySubtag(language) === "en" &&
    countGraphemes(seen) <= maxSeen &&
    promptProblems(seen, input).length === 0 &&
    textProblems([seen], input).length === 0
  return [
    ...(isUsable ? [{ asked: seen, described: withoutDirections(seen, language) }] : []),
    ...Array.from({ length: mostTries }, (_, turn) => firstOf(motif, setting, turn))
  ]
}

/** Enough for every shot in every setting. */
const mostTries = 24

const firstOf = ({ finding, isClosing, text }: Motif, { index, input, subjects }: Setting, turn = 0): Picture => {
  const picture = {
    text,
    finding,
    subjects,
    index: isClosing === true ? ("closing" as const) : index,
    // Posts of a month begin with other shots.
    seed: [...input.slotId].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 100_003, turn)
  }
  return {
    asked: pictureOf({ ...picture, language: "en" }),
    described: pictureOf({ ...picture, language: input.language, withDirections: false })
  }
}
