/**
 * What can be told of findings without a model, for those who plan posts before they are written.
 *
 * @since 0.1.0
 */
import { type Finding } from "../../knowledge/Finding.ts"
import { hasTwoWordings } from "./internal/choose.ts"
import { type Place } from "./internal/composition.ts"

/**
 * Whether the floor finds two wordings of a post that keep the network's limits and tell different things. What findings
 * carry, they also carry together with more.
 *
 * @param isStrict whether they must begin with different sentences of the sources and share even less
 */
export const carriesPost = (findings: ReadonlyArray<Finding>, place: Place, isStrict: boolean): boolean =>
  hasTwoWordings(findings, place, isStrict)
