import { carouselSize } from "../../../media/VisualFrames.ts"
import { type VisualRole } from "../../../media/VisualBrief.ts"
import { type DesignerInput } from "../DesignerInput.ts"

interface Issue {
  readonly path: ReadonlyArray<string | number>
  readonly message: string
}

interface Placed {
  readonly role: VisualRole
  readonly sceneId?: string | undefined
}

/** What is wrong with the number of pictures, their roles and their scenes. */
export const roleIssues = (visuals: ReadonlyArray<Placed>, input: DesignerInput): ReadonlyArray<Issue> => {
  const whole = (message: string): ReadonlyArray<Issue> => [{ path: ["visuals"], message }]
  const roles = visuals.map(({ role }) => role)
  const stray = visuals.flatMap(({ role, sceneId }, at) =>
    sceneId !== undefined && (role !== "scene" || input.format !== "video")
      ? [{ path: ["visuals", at, "sceneId"], message: "only scenes of a video have one" }]
      : []
  )
  switch (input.format) {
    case "post":
    case "thread":
      return roles.join() === "image" ? stray : [...whole("have to be exactly one, with the role image"), ...stray]
    case "carousel": {
      const { max, min } = carouselSize(input.platform)
      const isRight = roles.length >= min && roles.length <= max && isCoverThen("slide", roles)
      return isRight ? stray : [...whole(`have to be ${min} to ${max}: a cover, then slides`), ...stray]
    }
    case "video": {
      const wanted = (input.script?.scenes ?? []).map(({ id }) => String(id))
      const given = visuals.slice(1).map(({ sceneId = "" }) => sceneId)
      const isRight = isCoverThen("scene", roles) && given.join() === wanted.join()
      const scenes =
        wanted.length === 0 ? "and nothing else" : `then a scene each for ${wanted.join(", ")}, in this order`
      return isRight ? stray : [...whole(`have to be a cover, ${scenes}`), ...stray]
    }
  }
}

const isCoverThen = (other: VisualRole, [first, ...rest]: ReadonlyArray<VisualRole>): boolean =>
  first === "cover" && rest.every((role) => role === other)
