import { primarySubtag } from "../../text/Language.ts"
import type { PolicyContext } from "../PolicyContext.ts"
import type { RuleScope } from "../Rule.ts"

/** Whether a rule counts for a post that goes there. */
export const applies = (
  scope: RuleScope | undefined,
  context: Pick<PolicyContext, "platform" | "format" | "language" | "regions">
): boolean => {
  if (scope === undefined) return true
  const { formats, languages, platforms, regions } = scope
  const language = primarySubtag(context.language ?? "en")
  return (
    (platforms === undefined || platforms.includes(context.platform)) &&
    (formats === undefined || formats.includes(context.format)) &&
    (languages === undefined || languages.some((tag) => primarySubtag(tag) === language)) &&
    (regions === undefined || isFor(regions, context.regions))
  )
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const isFor = (wanted: ReadonlyArray<string>, regions: ReadonlyArray<string> | undefined): boolean =>
  regions === undefined ||
  regions.length === 0 ||
  regions.some((region) => wanted.includes(region) || (wanted.includes("EU") && members.has(region)))

/** @see {@link https://european-union.europa.eu/principles-countries-history/eu-countries_en | Countries of the EU} */
const members = new Set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "))
