/**
 * What went wrong with media, in German. Details that tools and vendors give are English: they stand in the English
 * reason, and here what happened and what to do.
 */
import type { MediaError } from "../../../media/MediaError.ts"
import type { NarrationFailure } from "../../../media/Narration.ts"
import type { FilmingFailure } from "./filming.ts"
import type { PicturingFailure } from "./picturing.ts"
import type { Told } from "./told.ts"

/** Everything that making media of one post fails with. */
export type MakingFailure = MediaError | NarrationFailure | PicturingFailure | FilmingFailure

/** What happened, without a full stop. */
export const germanFailure = ({ reason }: MakingFailure): string => {
  switch (reason._tag) {
    case "MediaToolMissing":
    case "ModelToolMissing":
      return `„${reason.tool}“ ist nicht da. ${germanRemedy(reason)}`
    case "MediaUnreadable":
      return `Eine Datei ist nicht zu gebrauchen („${reason.name}“)`
    case "MediaRejected":
      return rejections[reason.summary] ?? "So, wie es entworfen ist, lässt es sich nicht machen"
    case "RenderFailed":
      return `„${reason.tool}“ ist gescheitert`
    case "RenderTimedOut":
      return `„${reason.tool}“ wurde in ${reason.seconds} Sekunden nicht fertig`
    case "ModelNotFound":
      return `Das Modell „${reason.model}“ ist nicht eingerichtet`
    case "Unauthorized":
      return `Für das Modell „${reason.model}“ fehlt der Schlüssel, oder er gilt nicht dafür`
    case "OutOfCredit":
      return `Das Guthaben für das Modell „${reason.model}“ ist verbraucht`
    case "Refused":
    case "RequestRejected":
    case "ContextTooLong":
      return `Das Modell „${reason.model}“ hat es abgelehnt`
    case "Overloaded":
    case "RateLimited":
    case "Unreachable":
    case "TimedOut":
    case "BadResponse":
      return `Das Modell „${reason.model}“ hat nicht oder nicht brauchbar geantwortet`
    case "BudgetExceeded":
      return "Das Budget reicht nicht dafür: Erhöhe es"
    case "CostUnknown":
      return `Was „${reason.what}“ kostet, ist nicht bekannt, und es ist ein Budget gesetzt`
    case "LedgerUnavailable":
    case "ObjectStoreUnavailable":
      return "Der Speicher der Kampagne antwortet nicht: Prüfe Platz und Rechte"
    default:
      return "Ein Fehler ist aufgetreten, den der englische Grund nennt"
  }
}

/** What happened, in both languages. */
export const failureTold = (failure: MakingFailure): Told => ({ en: failure.message, de: germanFailure(failure) })

/** What to do where a tool is missing, without a full stop. */
export const germanRemedy = ({ remedy, tool }: { readonly tool: string; readonly remedy: string }): string => {
  const [command] = /\bnpm i(?: @?[a-z0-9][\w./-]*)+/u.exec(remedy) ?? []
  if (command !== undefined) return `Installiere es mit ${command.replace(/\.$/u, "")}`
  return toolKinds[tool] ?? "Was dafür einzurichten ist, sagt postwright doctor"
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const rejections: Readonly<Record<string, string>> = {
  "Nothing is heard in the recording":
    "In der Aufnahme ist nichts zu hören: Nimm sie noch einmal auf, oder wähle eine andere Datei"
}

const toolKinds: Readonly<Record<string, string>> = {
  cards: "Richte einen Renderer für Karten ein, etwa den von @postwright/providers/media/canvas",
  renderer: "Richte einen Renderer ein, etwa den von @postwright/providers/media/ffmpeg",
  probe: "Richte eine Messung ein, etwa die von @postwright/providers/media/ffmpeg"
}
