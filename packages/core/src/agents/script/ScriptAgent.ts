/**
 * The script agent: turns a post and its findings into the scenes of a short video. Without a model the scenes are the
 * sources' own sentences.
 *
 * @since 0.1.0
 */
import { Effect } from "effect"
import { z } from "zod"
import { wordsIn } from "../../brand/WordMatch.ts"
import { Scene, SceneId, Script, scriptLimits, ScriptShortage } from "../../media/Script.ts"
import { charactersPerSecond } from "../../media/SpeakingRate.ts"
import { type Citation } from "../../knowledge/Citation.ts"
import { floorLanguages } from "../../text/Language.ts"
import { countGraphemes, words } from "../../text/Segmentation.ts"
import { stem } from "../../text/Stemming.ts"
import { isStopWord } from "../../text/StopWords.ts"
import { defineAgent } from "../Agent.ts"
import { checkIssues } from "../AgentIssue.ts"
import { citationIn } from "../Citing.ts"
import { foreignEntities, unsupportedClaims } from "../Foreign.ts"
import { ungrounded } from "../Grounding.ts"
import { definePrompt, renderPrompt } from "../PromptLibrary.ts"
import { brandTexts, evidenceTexts, fitting } from "../PromptTexts.ts"
import { makeSubjects, type Subjects } from "../Subjects.ts"
import { compose } from "./internal/compose.ts"
import { spoken, unspeakable, wordingOf } from "./internal/spoken.ts"
import { plain } from "./internal/units.ts"
import { sceneSeconds, totalSeconds } from "./Scenes.ts"
import { type ScriptInput } from "./ScriptInput.ts"

const WireScene = z.object({
  narration: z.string().trim().min(1).max(scriptLimits.maxNarration),
  onScreen: z
    .string()
    .trim()
    .max(4 * scriptLimits.maxOnScreen),
  visual: z.string().trim().min(1).max(scriptLimits.maxVisual),
  citations: z.array(z.object({ findingId: z.string().min(1), quote: z.string().min(1) })).max(10)
})
type WireScene = z.infer<typeof WireScene>

const wording = definePrompt({
  name: "script",
  version: 1,
  system: `You write scripts of short vertical videos. A voice says only what the evidence says: every scene but the last cites the sentence it rests on, by the id of its finding and its exact words. The narration is spoken language in whole sentences, without hashtags, links, mentions, emoji and abbreviations. The first scene makes people stay, within a few seconds. The last one speaks for the brand, or asks for what the goals want, and claims nothing. Text over the picture is short and whole. What is seen is one sentence, with no text in the picture, no real person and no other brand.`,
  task: `Write the scenes of a video for {{platform}} in the language "{{language}}": at least {{scenes}}, each with narration, text over the picture, what is seen, and citations.`
})

/** Characters of evidence, and of the brand's texts, that a prompt holds at most. */
const maxEvidence = 24_000
const maxBrand = 8_000

/**
 * The scenes of a video with the seconds that a voice needs for them. A script is shorter than asked for only where its
 * findings carry no more, and then says so.
 */
export const ScriptAgent = defineAgent({
  name: "script",
  version: 5,
  task: "write",
  contract: z.object({ scenes: z.array(WireScene).min(1).max(scriptLimits.maxScenes) }),
  temperature: 0.7,
  wording,
  prompt: (input: ScriptInput, chosen = wording) => {
    const { max, min } = input.seconds ?? scriptLimits.defaultSeconds
    const rate = charactersPerSecond(input.language)
    const { audience, constraints, goals, topic } = input.brief
    return renderPrompt(chosen, {
      values: { platform: input.platform, language: input.language, scenes: scriptLimits.usualScenes },
      policy: [
        `The whole narration takes ${min} to ${max} seconds; a voice says about ${rate} characters a second`,
        `Text over the picture has at most ${scriptLimits.maxOnScreen} characters; it may be empty`,
        "Competitors are never named"
      ],
      brand: fitting(brandTexts(input.brief, input.language), maxBrand),
      request: [
        { label: "topic", text: topic },
        { label: "audience", text: audience },
        ...fitting(
          [
            ...goals.map((text) => ({ label: "goal", text })),
            ...constraints.map((text) => ({ label: "constraint", text }))
          ],
          maxBrand
        ),
        { label: "angle", text: [input.angle.title, ...input.angle.keyphrases].join("; ") },
        ...fitting(
          [
            ...(input.post.title === undefined ? [] : [{ label: "title of the post", text: input.post.title }]),
            { label: "text of the post", text: input.post.text }
          ],
          maxBrand
        )
      ],
      evidence: fitting(evidenceTexts(input.findings), maxEvidence)
    })
  },
  language: (input) => input.language,
  prose: (wire) => wire.scenes.flatMap(({ narration, onScreen, visual }) => [narration, onScreen, visual]),
  toDomain: (wire, input) =>
    Effect.gen(function* () {
      const read = wire.scenes.map((scene, at) => readScene(scene, at, wire.scenes, input))
      const issues = read.flatMap((one) => one.issues)
      const seconds = totalSeconds(read.map((one) => one.seconds))
      const { max, min } = input.seconds ?? scriptLimits.defaultSeconds
      const isShort = wire.scenes.length < scriptLimits.usualScenes || seconds < min
      if (seconds > max) {
        issues.push({ path: ["scenes"], message: `take ${seconds} seconds; ${max} are the most. Say less` })
      } else if (isShort) {
        const carried = compose(input, subjectsOf(input))
        const carriedSeconds = totalSeconds(carried.map(({ narration }) => sceneSeconds(narration, input.language)))
        const scenes = Math.min(scriptLimits.usualScenes, carried.length)
        if (wire.scenes.length < scenes) {
          issues.push({ path: ["scenes"], message: `are ${wire.scenes.length}; the findings carry ${scenes}` })
        }
        if (seconds < Math.min(min, carriedSeconds)) {
          const least = Math.min(min, carriedSeconds)
          issues.push({ path: ["scenes"], message: `take ${seconds} seconds; the findings carry ${least}. Say more` })
        }
      }
      yield* checkIssues(issues)
      const [first, ...rest] = read.map(
        ({ citations, scene, seconds: own }, at) =>
          new Scene({ ...scene, id: SceneId.make(`scene-${String(at + 1).padStart(2, "0")}`), seconds: own, citations })
      )
      // The contract has at least one.
      if (first === undefined) return yield* Effect.die("A script without scenes passed its contract")
      return new Script({
        language: input.language,
        seconds,
        scenes: [first, ...rest],
        ...(isShort ? { shortage: shortageOf(wire.scenes.length, seconds, min) } : {})
      })
    }),
  floorLanguages,
  floor: (input) => ({
    scenes: compose(input, subjectsOf(input)).map(({ cited, narration, onScreen, visual }) => ({
      narration,
      onScreen,
      visual,
      citations: cited.map(({ finding, quote }) => ({ findingId: String(finding.id), quote }))
    }))
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const subjectsOf = ({ brief, findings, language }: ScriptInput): Subjects => makeSubjects({ brief, findings, language })

interface ReadScene {
  readonly scene: Pick<WireScene, "narration" | "onScreen" | "visual">
  readonly seconds: number
  readonly citations: ReadonlyArray<Citation>
  readonly issues: Array<{ readonly path: ReadonlyArray<string | number>; readonly message: string }>
}

const readScene = (wire: WireScene, at: number, all: ReadonlyArray<WireScene>, input: ScriptInput): ReadScene => {
  const { narration, onScreen, visual } = wire
  const issues: ReadScene["issues"] = []
  const issue = (field: string, message: string) => issues.push({ path: ["scenes", at, field], message })
  const isLast = at === all.length - 1
  const citations = wire.citations.flatMap(({ findingId, quote }, index) => {
    const finding = input.findings.find(({ id }) => id === findingId)
    const found = finding === undefined ? undefined : citationIn(finding, quote)
    if (found !== undefined) return [found]
    const message = finding === undefined ? `no finding "${findingId}"` : `the quote does not stand in "${findingId}"`
    issues.push({ path: ["scenes", at, "citations", index], message })
    return []
  })
  if (wire.citations.length === 0 && !isLast) issue("citations", "is empty; cite what the scene rests on")
  if (wire.citations.length === 0 && isLast && !speaksForBrand(narration, input)) {
    issue("narration", "cites nothing, and names neither the brand nor what the goals want")
  }
  if (all.findIndex((other) => plain(other.narration) === plain(narration)) !== at) {
    issue("narration", "says what another scene says")
  }
  for (const problem of unspeakable(narration, wordingOf(input))) issue("narration", problem)
  if (countGraphemes(onScreen) > scriptLimits.maxOnScreen) {
    issue("onScreen", `has more than ${scriptLimits.maxOnScreen} characters; say it in fewer whole words`)
  } else if (isCut(onScreen, narration)) {
    issue("onScreen", "ends within a word or with dots; write whole words")
  }
  if (/[“„"«»][^“”„"«»]{2,}[”“"»«]/u.test(visual)) issue("visual", "asks for text in the picture; leave it out")
  const told = [narration, onScreen]
  for (const claim of ungrounded(told, citations, input.findings, ...namesOf(input))) {
    issue("narration", `“${claim}” stands in no sentence that the scene cites`)
  }
  for (const entity of foreignEntities([...told, visual], input)) {
    issue("narration", `“${entity}” is no link, mention or hashtag of the brief; leave it out`)
  }
  const quotes = citations.map(({ quote }) => quote)
  for (const claim of unsupportedClaims(told, quotes, input)) {
    issue("narration", `“${claim}” stands in nothing that the scene cites; leave it out`)
  }
  // What is seen states nothing, but figures in it would.
  for (const claim of ungrounded([visual], citations, input.findings, ...namesOf(input))) {
    issue("visual", `“${claim}” is a figure that the scene does not cite; leave it out`)
  }
  const { banned = [], competitors } = { banned: input.brief.brand.bannedWords, competitors: input.brief.competitors }
  for (const word of wordsIn([...told, visual].join("\n"), [...banned, ...competitors])) {
    issue("narration", `“${word}” must not be said`)
  }
  for (const speaker of wordsIn(
    visual,
    input.findings.flatMap((finding) => finding.speaker ?? [])
  )) {
    issue("visual", `shows “${speaker}”; no real person is shown`)
  }
  return { scene: { narration, onScreen, visual }, seconds: sceneSeconds(narration, input.language), citations, issues }
}

// As it is written, and as a voice says it.
const namesOf = (input: ScriptInput): ReadonlyArray<string> => {
  const { name } = input.brief.brand
  return name === undefined ? [] : [name, spoken(name, wordingOf(input)).replace(/\.$/u, "")]
}

// Not every word of a name has to be there: `Larkfield` is `Larkfield Cargo Bikes`.
const speaksForBrand = (narration: string, { brief, language }: ScriptInput): boolean => {
  const { name } = brief.brand
  const rootsOf = (text: string) =>
    words(text, language)
      .filter(({ text: word }) => !isStopWord(word.toLowerCase(), language))
      .map(({ text: word }) => stem(word, language))
  const wanted = new Set([name ?? "", ...brief.goals].flatMap(rootsOf))
  return (name === undefined && brief.goals.length === 0) || rootsOf(narration).some((root) => wanted.has(root))
}

const isCut = (onScreen: string, narration: string): boolean => {
  if (/(?:…|\.\.\.|\p{L}-)$/u.test(onScreen)) return true
  // A single word may be the base form of one that is said.
  const at = /\s/u.test(onScreen) ? narration.indexOf(onScreen) : -1
  if (at < 0) return false
  const next = narration.slice(at + onScreen.length)
  return /\p{L}$/u.test(onScreen) && /^\p{L}/u.test(next)
}

const shortageOf = (scenes: number, seconds: number, wantedSeconds: number): ScriptShortage =>
  new ScriptShortage({
    scenes,
    wantedScenes: scriptLimits.usualScenes,
    seconds,
    wantedSeconds,
    message: {
      en: `The findings carry ${scenes} ${scenes === 1 ? "scene" : "scenes"} and ${seconds} seconds; ${scriptLimits.usualScenes} scenes and ${wantedSeconds} seconds were asked for. Give the slot more statements, or ask for a shorter video`,
      de: `Die Aussagen tragen ${scenes} ${scenes === 1 ? "Szene" : "Szenen"} und ${seconds} Sekunden; verlangt waren ${scriptLimits.usualScenes} Szenen und ${wantedSeconds} Sekunden. Gib dem Slot mehr Aussagen oder verlange ein kürzeres Video`
    }
  })
