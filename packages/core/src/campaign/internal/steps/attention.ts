import type { Finding } from "../../../knowledge/Finding.ts"
import { PersonNeeded } from "../../Dossier.ts"
import type { Production } from "../../Production.ts"

/** Why a person has to look at a post of these findings, whatever it says. */
export const attentionTo = ({ attention }: Production, findings: ReadonlyArray<Finding>): ReadonlyArray<PersonNeeded> =>
  attention
    .filter(({ findingId }) => findings.some(({ id }) => id === findingId))
    .map(({ reason }) => new PersonNeeded({ by: "orchestrator", reason }))
