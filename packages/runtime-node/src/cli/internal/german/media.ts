/**
 * What can be wrong with media files, the tools for them, and the library of assets.
 */
import type { Sentences } from "../../German.ts"

export const mediaSentences: Sentences = [
  // Tools.
  ['"{n}" is not there', "„{n}“ ist nicht da"],
  ['The model "{n}" needs "{n}", which is not there', "Das Modell „{}“ braucht „{}“, und das ist nicht da"],
  ['Two adapters bring "{n}"', "Zwei Adapter bringen „{n}“ mit"],
  ["Leave one of them out", "Lass einen davon weg"],
  [
    "Set up a card renderer, such as that of @postwright/providers/media/canvas",
    "Richte einen Renderer für Karten ein, etwa den von @postwright/providers/media/canvas"
  ],
  [
    "Set up a renderer, such as that of @postwright/providers/media/ffmpeg",
    "Richte einen Renderer ein, etwa den von @postwright/providers/media/ffmpeg"
  ],
  [
    "Set up a probe, such as that of @postwright/providers/media/ffmpeg",
    "Richte eine Messung ein, etwa die von @postwright/providers/media/ffmpeg"
  ],
  ['"{n}" failed: {e}', "„{n}“ ist gescheitert: {e}"],
  ['"{n}" failed: ', "„{n}“ ist gescheitert"],
  [
    "Try again; if it fails again, report it with this message",
    "Versuche es noch einmal; scheitert es wieder, melde es mit dieser Meldung"
  ],
  [
    '"{n}" did not finish within {} seconds and was stopped',
    "„{n}“ wurde in {} Sekunden nicht fertig und ist angehalten worden"
  ],
  ["Allow more time, or make it shorter", "Gib mehr Zeit, oder kürze es"],

  // Files.
  ['"{}" cannot be used: {e}', "„{}“ ist nicht zu gebrauchen: {e}"],
  [
    "Save it anew from the program that made it, or take another file",
    "Speichere die Datei aus dem Programm, das sie gemacht hat, noch einmal, oder nimm eine andere"
  ],
  ["the file", "die Datei"],
  ["standard input is no media file", "die Standardeingabe ist keine Mediendatei"],
  ["a pipe or device is no media file", "eine Pipe oder ein Gerät ist keine Mediendatei"],
  ["Save it into a file and name that", "Speichere sie in eine Datei, und nenne diese"],
  ["--format {} is no format of {}", "--format {} ist kein Format von {}"],
  ["Name one of its own: {}", "Nenne eines von dort: {}"],

  // Checks and repairs.
  ["A network refuses the file as it is", "Ein Netzwerk nimmt die Datei so nicht"],
  ["Networks refuse {} of {} files as they are", "{} von {} Dateien nehmen Netzwerke so nicht"],
  [
    "Mend what can be mended with postwright media repair, or take another file",
    "Behebe mit postwright media repair, was sich beheben lässt, oder nimm eine andere Datei"
  ],
  ["The files do not fit into one post", "Die Dateien passen nicht in einen Beitrag"],
  ["Share them out as it says above", "Verteile sie, wie es oben steht"],
  ["The network refuses the file even so", "Das Netzwerk nimmt die Datei auch so nicht"],
  [
    "See what remains above; what lasts too long is cut with --trim, the rest takes another file",
    "Oben steht, was bleibt; was zu lange dauert, schneidet --trim ab, für den Rest braucht es eine andere Datei"
  ],
  ["--out is the input, which stays as it is", "--out ist die Vorlage, und die bleibt, wie sie ist"],
  ["Name another file with --out", "Nenne mit --out eine andere Datei"],
  ["The name at --out ends in {}, and the file becomes {}", "Der Name bei --out endet auf {}, und die Datei wird {}"],
  ["Name it {}", "Nenne sie {}"],
  ["is there already", "gibt es schon"],
  [
    "Name another file with --out, or replace it with --force",
    "Nenne mit --out eine andere Datei, oder ersetze sie mit --force"
  ],
  ["is a folder", "ist ein Ordner"],
  ["Name a file in it with --out", "Nenne mit --out eine Datei darin"],
  ["is no regular file", "ist keine gewöhnliche Datei"],
  ["is a link to what does not exist", "ist ein Link auf etwas, das es nicht gibt"],
  ["is in a folder that does not exist", "liegt in einem Ordner, den es nicht gibt"],
  ["Make the folder, or name another file with --out", "Lege den Ordner an, oder nenne mit --out eine andere Datei"],
  [
    "Give yourself the right to write there, or name another file with --out",
    "Gib dir das Recht, dort zu schreiben, oder nenne mit --out eine andere Datei"
  ],
  ["Check the disk, or name another file with --out", "Prüfe den Datenträger, oder nenne mit --out eine andere Datei"],

  // The library.
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
