/**
 * The words around what a post has besides its text, in English and German.
 */
import { type AppraisalCriterion } from "../../../../content/Appraisal.ts"
import { type VisualRole } from "../../../../media/VisualBrief.ts"
import { type PersonNeeded } from "../../../Dossier.ts"
import { type Words } from "./Words.ts"

export interface DossierWords {
  readonly lookNeeded: string
  /** Of a text that was changed after the cast had looked at it. */
  readonly unreviewed: string
  readonly askedBy: Record<PersonNeeded["by"], string>
  readonly appraisal: string
  readonly criteria: Record<AppraisalCriterion, string>
  readonly script: string
  readonly seconds: (count: number) => string
  readonly onScreen: string
  readonly seen: string
  readonly pictures: string
  readonly roles: Record<VisualRole, string>
  readonly prompt: string
  readonly overlay: string
  readonly altText: string
  readonly growth: string
  readonly ladder: { readonly broad: string; readonly medium: string; readonly niche: string }
  readonly callToAction: string
  readonly experiment: string
}

/** In the language of the page. */
export const dossierWords = ({ locale }: Words): DossierWords => (locale === "de" ? german : english)

const english: DossierWords = {
  lookNeeded: "Look at this before you approve",
  unreviewed:
    "This text was changed after the cast had looked at it: look for promises, comparisons and private matters.",
  askedBy: { editor: "Editor in chief", judge: "Judge", orchestrator: "Orchestrator" },
  appraisal: "Appraisal",
  criteria: { hook: "Hook", clarity: "Clarity", grounding: "Grounding", voice: "Voice", fit: "Fit" },
  script: "Script",
  seconds: (count) => `${count} s`,
  onScreen: "Over the picture",
  seen: "Seen",
  pictures: "Pictures",
  roles: { image: "Picture", cover: "Cover", slide: "Slide", scene: "Scene" },
  prompt: "Prompt",
  overlay: "Set over it",
  altText: "Alternative text",
  growth: "Growth",
  ladder: { broad: "Broad", medium: "Medium", niche: "Niche" },
  callToAction: "Call to action",
  experiment: "Experiment"
}

const german: DossierWords = {
  lookNeeded: "Vor der Freigabe ansehen",
  unreviewed: "Dieser Text wurde geändert, nachdem er geprüft war: Auf Versprechen, Vergleiche und Privates achten.",
  askedBy: { editor: "Chefredaktion", judge: "Bewertung", orchestrator: "Leitung" },
  appraisal: "Bewertung",
  criteria: { hook: "Einstieg", clarity: "Klarheit", grounding: "Belege", voice: "Ton", fit: "Passung" },
  script: "Drehbuch",
  seconds: (count) => `${count.toLocaleString("de")} s`,
  onScreen: "Im Bild",
  seen: "Zu sehen",
  pictures: "Bilder",
  roles: { image: "Bild", cover: "Titelbild", slide: "Folie", scene: "Szene" },
  prompt: "Bildauftrag",
  overlay: "Darüber gesetzt",
  altText: "Alternativtext",
  growth: "Reichweite",
  ladder: { broad: "Weit", medium: "Mittel", niche: "Eng" },
  callToAction: "Aufruf",
  experiment: "Versuch"
}
