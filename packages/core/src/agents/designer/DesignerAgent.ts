/**
 * The designer: says which pictures a post needs, what an image model is asked for, and what readers are told who do not
 * see them. Without a model the pictures come from templates over the subjects of the findings.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import { SceneId } from "../../media/Script.ts"
import { Visual, VisualBrief, VisualId, visualLimits, visualRoles } from "../../media/VisualBrief.ts"
import { aspectFor, carouselSize } from "../../media/VisualFrames.ts"
import { floorLanguages } from "../../text/Language.ts"
import { countGraphemes } from "../../text/Segmentation.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { brandTexts, evidenceTexts, fitting } from "../PromptTexts.ts"
import { type DesignerInput } from "./DesignerInput.ts"
import { design, neverShown } from "./internal/floor.ts"
import { promptProblems, strangeWords, textProblems } from "./internal/ground.ts"
import { roleIssues } from "./internal/slots.ts"

const Wire = z.object({
  visuals: z
    .array(
      z.object({
        role: z.enum(visualRoles),
        prompt: z.string().trim().min(1).max(visualLimits.maxPrompt),
        avoid: z.array(z.string().trim().min(1).max(visualLimits.maxAvoidLength)).max(visualLimits.maxAvoid),
        overlay: z.string().trim().min(1).optional(),
        altText: z.string().trim().min(1),
        sceneId: z.string().min(1).optional()
      })
    )
    .min(1)
    .max(visualLimits.maxVisuals)
})

const wording = definePrompt({
  name: "designer",
  version: 1,
  system: `You design the pictures of social media posts for an image model and a renderer. A prompt is English, says what is seen, in which light and from where, and asks for no text in the picture, no real person, no company's mark and nobody's style. The renderer sets overlays: few words, taken from the post or the findings. An alt text tells somebody who does not see the picture what is to be seen, in the language of the post, and never more than the picture shows.`,
  task: `Design the pictures of one post for {{platform}}, format {{format}}, in the language "{{language}}". The frame is {{aspect}}. Give each its role, the prompt, what to avoid, the overlay where one helps, and the alt text.`
})

/** Characters that a section of a prompt holds at most. */
const maxSection = 16_000

/** The pictures of a post in the shape that its network and format take. */
export const DesignerAgent = defineAgent({
  name: "designer",
  version: 3,
  task: "write",
  contract: Wire,
  temperature: 0.7,
  maxOutputTokens: 8_000,
  wording,
  prompt: (input: DesignerInput, chosen = wording) => {
    const { brief, format, language, platform, post, script } = input
    return renderPrompt(chosen, {
      values: { platform, format, language, aspect: aspectFor(platform, format) },
      policy: [
        rolesRule(input),
        `An overlay has at most ${visualLimits.maxOverlay} characters, an alt text at most ${visualLimits.maxAltText}`,
        "Competitors are never named or shown"
      ],
      brand: fitting(
        [
          ...Object.entries(brief.brand.colors ?? {}).map(([name, text]) => ({ label: `${name} colour`, text })),
          ...brandTexts(brief, language)
        ],
        maxSection
      ),
      request: [
        { label: "topic", text: brief.topic },
        { label: "audience", text: brief.audience },
        { label: "angle", text: [input.angle.title, ...input.angle.keyphrases].join("; ") },
        ...fitting(
          [
            ...(post.title === undefined ? [] : [{ label: "title of the post", text: post.title }]),
            ...(post.parts === undefined
              ? [{ label: "text of the post", text: post.text }]
              : post.parts.map((text, at) => ({ label: `part ${at + 1} of the post`, text }))),
            ...(script?.scenes ?? []).map(({ id, narration, onScreen, visual }) => ({
              label: String(id),
              text: [`said: ${narration}`, `over the picture: ${onScreen}`, `seen: ${visual}`].join("\n")
            })),
            ...brief.constraints.map((text) => ({ label: "constraint", text }))
          ],
          maxSection
        )
      ],
      evidence: fitting(evidenceTexts(input.findings), maxSection)
    })
  },
  language: (input) => input.language,
  prose: (wire) => wire.visuals.flatMap(({ altText, overlay = "" }) => [altText, overlay]),
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const issues: Array<{ readonly path: ReadonlyArray<string | number>; readonly message: string }> = [
        ...roleIssues(wire.visuals, input)
      ]
      for (const [at, { altText, overlay = "", prompt }] of wire.visuals.entries()) {
        const issue = (field: string, message: string) => issues.push({ path: ["visuals", at, field], message })
        if (countGraphemes(overlay) > visualLimits.maxOverlay) {
          issue("overlay", `has more than ${visualLimits.maxOverlay} characters`)
        }
        if (countGraphemes(altText) > visualLimits.maxAltText) {
          issue("altText", `has more than ${visualLimits.maxAltText} characters`)
        }
        for (const word of strangeWords(overlay, input)) {
          issue("overlay", `“${word}” stands neither in the post nor in the findings; take the words from there`)
        }
        for (const problem of textProblems([overlay], input)) issue("overlay", problem)
        for (const problem of textProblems([altText], input)) issue("altText", problem)
        for (const problem of promptProblems(prompt, input)) issue("prompt", problem)
        if (wire.visuals.findIndex((other) => other.prompt === prompt) !== at)
          issue("prompt", "is that of another picture")
        if (wire.visuals.findIndex((other) => fold(other.altText) === fold(altText)) !== at)
          issue("altText", "is that of another picture; say what is to be seen in this one")
      }
      yield* checkIssues(issues)
      const aspect = aspectFor(input.platform, input.format)
      const [first, ...rest] = wire.visuals.map(
        ({ altText, avoid, overlay, prompt, role, sceneId }, at) =>
          new Visual({
            id: VisualId.make(`visual-${String(at + 1).padStart(2, "0")}`),
            role,
            aspect,
            prompt,
            avoid: [...new Set([...neverShown, ...avoid])],
            ...(overlay === undefined ? {} : { overlay }),
            altText,
            ...(sceneId === undefined ? {} : { sceneId: SceneId.make(sceneId) })
          })
      )
      // The contract has at least one.
      if (first === undefined) return yield* Effect.die("A brief without pictures passed its contract")
      return new VisualBrief({ language: input.language, visuals: [first, ...rest] })
    }),
  floorLanguages,
  floor: (input) => ({
    visuals: design(input).map(({ avoid, ...visual }) => ({ ...visual, avoid: [...avoid] }))
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const fold = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "")

const rolesRule = ({ format, platform, script }: DesignerInput): string => {
  switch (format) {
    case "post":
      return "There is one picture, with the role image"
    case "thread":
      return "There is one picture, with the role image; it goes with the first part"
    case "carousel": {
      const { max, min } = carouselSize(platform)
      return `There are ${min} to ${max} pictures: a cover, then a slide for each item or sentence`
    }
    case "video":
      return script === undefined
        ? "There is one picture, with the role cover"
        : "There is a cover, then one picture with the role scene for each scene, in their order, with its id as sceneId"
  }
}
