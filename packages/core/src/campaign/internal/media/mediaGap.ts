/**
 * Why a post has no media, in words for people.
 */
import { type MediaGap, type NeededMedia, NeedsMedia } from "../../SlotMedia.ts"

/** The gap with its reason. `detail`: what happened, for `failed`, and what to do, for `no-tool`; without a full stop. */
export const mediaGap = (
  needs: NeededMedia,
  code: MediaGap,
  detail?: { readonly en: string; readonly de: string }
): NeedsMedia =>
  new NeedsMedia({ needs, code, reason: { en: english[code](needs, detail?.en), de: german[code](needs, detail?.de) } })

type Words = Readonly<Record<MediaGap, (needs: NeededMedia, detail?: string) => string>>

const germanSubjects = { video: "Das Video ist", slides: "Die Slides sind", picture: "Das Bild ist" } as const

const english: Words = {
  "not-made": (needs) =>
    `The ${needs} ${needs === "slides" ? "are" : "is"} not made yet. Set up the tools of media and generate the campaign again`,
  "beyond-limit": () =>
    "Fewer videos were asked for than the month has. Generate it again with a higher number of videos",
  "no-tool": (_, detail) => `Nothing is set up that makes it. ${detail ?? "Set up a renderer"}`,
  "no-script": () => "The video has no script. Write the post anew to get one",
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
  "no-script": () => "Das Video hat kein Skript. Lass den Post neu schreiben, dann bekommt er eines",
  "no-pictures": () => "Niemand hat seine Bilder entworfen. Lass den Post neu schreiben, dann geschieht das",
  failed: (_, detail) =>
    `Es ließ sich nicht machen: ${detail ?? "ein unbekannter Fehler"}. Generiere die Kampagne noch einmal, um es wieder zu versuchen`
}
