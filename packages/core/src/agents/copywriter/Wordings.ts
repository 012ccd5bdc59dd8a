/**
 * What can be told of findings without a model, for those who plan posts before they are written.
 *
 * @since 0.1.0
 */
import { type Finding } from "../../knowledge/Finding.ts"
import { hasTwoWordings } from "./internal/choose.ts"
import { type Place } from "./internal/composition.ts"

/** Whether the floor finds two wordings of a post that differ in structure and keep the network's limits. */
export const carriesPost = (findings: ReadonlyArray<Finding>, place: Place): boolean => hasTwoWordings(findings, place)
