/**
 * Why a post has no media, in words for people.
 */
import type { Dossier } from "../../Dossier.ts"
import { type MediaGap, type NeededMedia, NeedsMedia } from "../../SlotMedia.ts"

/** The gap with its reason. `detail`: what happened, for `failed`, and what to do, for `no-tool`; without a full stop. */
export const mediaGap = (
  needs: NeededMedia,
  code: MediaGap,
  detail?: { readonly en: string; readonly de: string }
): NeedsMedia =>
  new NeedsMedia({ needs, code, reason: { en: english[code](needs, detail?.en), de: german[code](needs, detail?.de) } })

/**
 * The gap of a video without a script. A post that somebody edited gets one when it is written anew, and so may one that
 * a model wrote; without a model nothing but other sentences in the sources helps.
 */
export const scriptGap = (dossier: Dossier | undefined): NeedsMedia => {
  if (dossier === undefined) return mediaGap("video", "no-script")
  const isByModel = Object.values(dossier.generatedBy).some(({ kind }) => kind === "model")
  return mediaGap("video", "no-script", isByModel ? unusable : unspeakable)
}

const unusable = {
  en: "The model wrote none that can be used. Write the post anew, or choose another model",
  de: "Das Modell schrieb keines, das zu gebrauchen ist. Lass den Post neu schreiben, oder wähle ein anderes Modell"
}

const unspeakable = {
  en: "Without a model its scenes are sentences of the sources, and of those for this post none can be said aloud: no voice says links, hashtags, mentions, or names and words that the brief rules out. Write the statements in the sources as plain sentences, or choose a model, and generate the campaign from them",
  de: "Ohne Modell sind seine Szenen Sätze der Quellen, und von denen zu diesem Post lässt sich keiner sprechen: Keine Stimme sagt Links, Hashtags, Erwähnungen oder Namen und Wörter, die der Brief ausschließt. Schreibe die Aussagen in den Quellen als schlichte Sätze, oder wähle ein Modell, und generiere die Kampagne daraus"
}

type Words = Readonly<Record<MediaGap, (needs: NeededMedia, detail?: string) => string>>

const germanSubjects = { video: "Das Video ist", slides: "Die Slides sind", picture: "Das Bild ist" } as const

const english: Words = {
  "not-made": (needs) =>
    `The ${needs} ${needs === "slides" ? "are" : "is"} not made yet. Set up the tools of media and generate the campaign again`,
  "beyond-limit": () =>
    "Fewer videos were asked for than the month has. Generate it again with a higher number of videos",
  "no-tool": (_, detail) => `Nothing is set up that makes it. ${detail ?? "Set up a renderer"}`,
  "no-script": (_, detail) => `The video has no script. ${detail ?? "Write the post anew to get one"}`,
  "no-pictures": () => "Nobody designed its pictures. Write the post anew to have it done",
  failed: (_, detail) =>
    `It could not be made: ${detail ?? "an unknown fault"}. Generate the campaign again to try once more`
}

const german: Words = {
  "not-made": (needs) =>
    `${germanSubjects[needs]} noch nicht gemacht. Richte die Werkzeuge für Medien ein und generiere die Kampagne noch einmal`,
  "beyond-limit": () =>
    "Es wurden weniger Videos verlangt, als der Monat hat. Generiere ihn mit einer höheren Zahl an Videos noch einmal",
  "no-tool": (_, detail) => `Nichts ist eingerichtet, was es macht. ${detail ?? "Richte einen Renderer ein"}`,
  "no-script": (_, detail) =>
    `Das Video hat kein Skript. ${detail ?? "Lass den Post neu schreiben, dann bekommt er eines"}`,
  "no-pictures": () => "Niemand hat seine Bilder entworfen. Lass den Post neu schreiben, dann geschieht das",
  failed: (_, detail) =>
    `Es ließ sich nicht machen: ${detail ?? "ein unbekannter Fehler"}. Generiere die Kampagne noch einmal, um es wieder zu versuchen`
}
