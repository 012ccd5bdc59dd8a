/**
 * What can be wrong with the tools that make and measure media.
 */
import type { Sentences } from "../../German.ts"

export const mediaToolSentences: Sentences = [
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
  ["It runs ffmpeg", "Es führt ffmpeg aus"]
]
