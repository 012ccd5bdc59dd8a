/**
 * What is not as it was asked for, in English and German, each once and in its order.
 */
import type { MediaLack, SlotMedia } from "../../SlotMedia.ts"
import { germanWarning } from "./germanWarning.ts"

/** One sentence in both languages, without a full stop at its end. */
export interface Told {
  readonly en: string
  readonly de: string
}

/** What a card renderer or a vendor says, in English alone; `about`: which picture or clip it is of. */
export const toldByTool = (text: string, about?: string): Told => {
  const of = about === undefined ? "" : `${about}: `
  return { en: `${of}${text}`, de: `${of}${germanWarning(text)}` }
}

/** The same of one picture or clip. */
export const toldOf = (about: string, { de, en }: Told): Told => ({ en: `${about}: ${en}`, de: `${about}: ${de}` })

/** That a visual goes without what a model was to make. */
export const toldMissing = (visualId: string, kind: MediaLack["kind"], why: Told): Told => ({
  en: `${visualId} has no ${kind === "clip" ? "footage" : "picture"}: ${why.en.replace(/[.\s]+$/u, "")}`,
  de: `${visualId} hat ${kind === "clip" ? "keine Aufnahme" : "kein Bild"}: ${why.de.replace(/[.\s]+$/u, "")}`
})

/** Each once: many scenes miss the same font. */
export const onlyOnce = (told: ReadonlyArray<Told>): ReadonlyArray<Told> => [
  ...new Map(told.map((one) => [one.en, one])).values()
]

/** As `media.json` has them. */
export const warningsOf = (told: ReadonlyArray<Told>): Pick<SlotMedia, "warnings" | "germanWarnings"> => ({
  warnings: told.map(({ en }) => en),
  ...(told.length === 0 ? {} : { germanWarnings: told.map(({ de }) => de) })
})
