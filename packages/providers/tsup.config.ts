import { packageBuild } from "../../scripts/build.ts"

export default packageBuild(import.meta.dirname)
