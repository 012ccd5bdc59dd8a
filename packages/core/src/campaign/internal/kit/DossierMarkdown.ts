/**
 * What a post has besides its text, as Markdown. Everything that an agent wrote stands in blocks or as code.
 */
import { type Dossier } from "../../Dossier.ts"
import { fenced, inlineCode } from "./MarkdownText.ts"

/** Why a person has to look, above everything else. */
export const personLines = ({ compliance, personNeeded }: Dossier): ReadonlyArray<string> => {
  const concerns = compliance?.concerns ?? []
  if (personNeeded.length === 0 && concerns.length === 0) return []
  return [
    "> **A person has to look at this post before it is approved.**",
    ...personNeeded.map(({ by, reason }) => `> - ${by}: ${inlineCode(reason)}`),
    ...concerns.map(({ quote, reason, topic }) => `> - ${topic}: ${inlineCode(quote)} — ${inlineCode(reason)}`),
    ""
  ]
}

/** Above a text that was changed after the cast had looked at it. */
export const unreviewedLines: ReadonlyArray<string> = [
  "> **Nobody of the cast has looked at this text:** it was changed since. Look for promises, comparisons and private",
  "> matters before you approve it.",
  ""
]

/** Appraisal, script, pictures and growth plan, as far as there are any. */
export const dossierLines = (dossier: Dossier): ReadonlyArray<string> => [
  ...appraisalLines(dossier),
  ...scriptLines(dossier),
  ...visualLines(dossier),
  ...growthLines(dossier)
]

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const appraisalLines = ({ appraisal }: Dossier): ReadonlyArray<string> => {
  if (appraisal === undefined) return []
  const rows = appraisal.variants.map(({ criteria, note, overall, variantId }) => {
    const values = Object.entries(criteria).map(([name, value]) => `${name} ${value.toFixed(2)}`)
    return `- ${inlineCode(variantId)}: ${overall.toFixed(2)} (${values.join(", ")}). ${inlineCode(note)}`
  })
  return ["## Appraisal", "", ...rows, ""]
}

const scriptLines = ({ script }: Dossier): ReadonlyArray<string> => {
  if (script === undefined) return []
  return [
    `## Script, ${script.seconds} seconds`,
    "",
    ...(script.shortage === undefined ? [] : [`> ${inlineCode(script.shortage.message.en)}`, ""]),
    ...script.scenes.flatMap(({ id, narration, onScreen, seconds, visual }) => [
      `### ${id}, ${seconds} seconds`,
      "",
      "Said:",
      "",
      ...fenced(narration),
      "",
      ...(onScreen === "" ? [] : [`Over the picture: ${inlineCode(onScreen)}`, ""]),
      `Seen: ${inlineCode(visual)}`,
      ""
    ])
  ]
}

const visualLines = ({ visuals }: Dossier): ReadonlyArray<string> => {
  if (visuals === undefined) return []
  return [
    "## Pictures",
    "",
    ...visuals.visuals.flatMap(({ altText, aspect, avoid, id, overlay, prompt, role }) => [
      `### ${id}: ${role}, ${aspect}`,
      "",
      "Prompt:",
      "",
      ...fenced(prompt),
      "",
      ...(avoid.length === 0 ? [] : [`Not in it: ${inlineCode(avoid.join(", "))}`, ""]),
      ...(overlay === undefined ? [] : [`Set over it: ${inlineCode(overlay)}`, ""]),
      `Alternative text: ${inlineCode(altText)}`,
      ""
    ])
  ]
}

const growthLines = ({ growth }: Dossier): ReadonlyArray<string> => {
  if (growth === undefined) return []
  const { callsToAction, experiments, ladder } = growth
  const tags = (names: ReadonlyArray<string>): string =>
    names.length === 0 ? "none" : names.map((name) => inlineCode(`#${name}`)).join(" ")
  return [
    "## Growth",
    "",
    `- Broad: ${tags(ladder.broad)}`,
    `- Medium: ${tags(ladder.medium)}`,
    `- Niche: ${tags(ladder.niche)}`,
    ...callsToAction.map(({ intent, text }) => `- Call to action (${intent}): ${inlineCode(text)}`),
    ...experiments.flatMap(({ arms, hypothesis, metric, name, variable }) => [
      `- Experiment ${inlineCode(name)} (${variable}, by ${metric}): ${inlineCode(hypothesis)}`,
      ...arms.map(({ change, variantId }) => `  - ${inlineCode(variantId)}: ${inlineCode(change)}`)
    ]),
    ""
  ]
}
