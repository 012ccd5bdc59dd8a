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

  // What is wrong with one.
  [
    "it is neither a picture nor a video nor sound that can be worked with",
    "sie ist weder Bild noch Video noch Ton, womit sich arbeiten lässt"
  ],
  ["there is no such file, or it may not be read", "es gibt sie nicht, oder sie darf nicht gelesen werden"],
  ["there is neither picture nor sound in it", "sie enthält weder Bild noch Ton"],
  ["there is no sound in it", "sie enthält keinen Ton"],
  ["there is no picture in it", "sie enthält kein Bild"],
  ["it is no still picture", "sie ist kein stehendes Bild"],
  [
    "its index is missing, as in a file that was not written to its end",
    "ihr Verzeichnis fehlt, wie bei einer Datei, die nicht zu Ende geschrieben wurde"
  ],
  ["its end is missing", "ihr Ende fehlt"],
  ["its beginning is broken", "ihr Anfang ist beschädigt"],
  ["its picture has no size", "ihr Bild hat keine Größe"],
  [
    "it says that it is of {} pixels, more than can be worked with",
    "sie hat nach eigener Angabe {} Pixel, mehr als zu bewältigen sind"
  ],
  ["it is broken ({})", "sie ist beschädigt ({})"],
  ["it is neither PNG, JPEG nor WebP", "sie ist weder PNG noch JPEG noch WebP"],
  ["it has {} pixels; the most is 60 megapixels", "sie hat {} Pixel; höchstens 60 Megapixel sind möglich"],
  ["A document cannot be edited", "Ein Dokument lässt sich nicht bearbeiten"],
  ["Edit its pages as pictures", "Bearbeite seine Seiten als Bilder"],
  ["The picture cannot be made as small as {} bytes", "Auf {} Bytes lässt sich das Bild nicht verkleinern"],
  [
    "Allow more bytes, or crop it to what matters",
    "Erlaube mehr Bytes, oder schneide es auf das zu, worauf es ankommt"
  ],
  [
    "A video of {} seconds cannot be made as small as {} bytes",
    "Ein Video von {} Sekunden lässt sich nicht auf {} Bytes verkleinern"
  ],
  ["Allow more bytes, or trim it", "Erlaube mehr Bytes, oder kürze es"],
  ["So small a file cannot be made", "So klein lässt sich die Datei nicht machen"],
  [
    "Allow 2,000 bytes and 50,000 bits a second at least",
    "Erlaube mindestens 2.000 Bytes und 50.000 Bit in der Sekunde"
  ],

  // Where programs were looked for.
  ["The configured path {p} {t}", "Der eingestellte Pfad {p} {t}"],
  ["does not start", "startet nicht"],
  ["is no {w}", "ist kein {w}"],
  ["is older than ffmpeg 4 ({})", "ist älter als ffmpeg 4 ({})"],
  ["lacks {}", "hat nicht: {}"],
  ["Set it to a complete {} 4 or later", "Stelle ein vollständiges {} ein, Version 4 oder neuer"],
  ["There is no {} on the PATH and none from npm", "Weder auf dem PATH noch aus npm gibt es {}"],
  ["Of what was found, {}", "Gefunden wurde, was nicht taugt: {}"],
  [
    "Install it with npm i {}, or ffmpeg 4 or later by the system's packages, or configure its path",
    "Installiere es mit npm i {}, oder ffmpeg 4 oder neuer aus den Paketen des Systems, oder stelle seinen Pfad ein"
  ],
  ["Cards are drawn with this library", "Karten werden mit dieser Bibliothek gezeichnet"],
  ["It runs ffmpeg", "Es führt ffmpeg aus"],

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
