/**
 * What can be wrong with the assets of the library.
 */
import type { Sentences } from "../../German.ts"

export const mediaLibrarySentences: Sentences = [
  ["No right is given", "Kein Recht ist angegeben"],
  [
    "Give at least one of --holder, --licence, --credit and --expires",
    "Gib mindestens eines von --holder, --licence, --credit und --expires an"
  ],
  ['There is no asset "{}"', "Es gibt kein Asset „{}“"],
  ["List the assets and take an id from there", "Liste die Assets auf, und nimm eine ID von dort"],
  ['The asset "{}" may be used until {} only', "Das Asset „{}“ darf nur bis {} benutzt werden"],
  [
    "Renew the right and set its new end, or take another file",
    "Erneuere das Recht und setze sein neues Ende, oder nimm eine andere Datei"
  ],
  ['The record of the asset "{}" is damaged', "Der Eintrag des Assets „{}“ ist beschädigt"],
  ["Add the file again", "Füge die Datei noch einmal hinzu"],
  ["The file is empty", "Die Datei ist leer"],
  ["Save it anew and add it again", "Speichere sie neu, und füge sie noch einmal hinzu"],
  ["The file has {} bytes", "Die Datei hat {} Bytes"],
  ["Keep it below {} bytes", "Halte sie unter {} Bytes"],
  ['"{}" is no moment', "„{}“ ist kein Zeitpunkt"],
  ["Write the end of the right as {}", "Schreibe das Ende des Rechts als {}"]
]
