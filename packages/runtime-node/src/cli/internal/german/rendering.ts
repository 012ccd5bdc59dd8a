/**
 * What can be wrong with a video that is to be rendered.
 */
import type { Sentences } from "../../German.ts"

export const renderingSentences: Sentences = [
  ["A video needs a scene", "Ein Video braucht eine Szene"],
  ["Give one scene at least", "Gib mindestens eine Szene an"],
  ["The video has {} scenes, more than {}", "Das Video hat {} Szenen, mehr als {}"],
  ["Make fewer scenes, or several videos", "Mach weniger Szenen, oder mehrere Videos"],
  ["Scene {} lasts {} seconds", "Szene {} dauert {} Sekunden"],
  ["Give every scene a length above zero", "Gib jeder Szene eine Länge über null"],
  ["The video lasts {} seconds, more than {}", "Das Video dauert {} Sekunden, mehr als {}"],
  ["Make it shorter, or make several videos", "Kürze es, oder mach mehrere Videos"],
  ["A video of {} pixels cannot be made", "Ein Video von {} Pixeln lässt sich nicht machen"],
  ["Take even numbers from {} to {}", "Nimm gerade Zahlen von {} bis {}"],
  ["{} frames a second cannot be made", "{} Bilder in der Sekunde lassen sich nicht machen"],
  ["Take 1 to {} frames a second", "Nimm 1 bis {} Bilder in der Sekunde"],
  ["The voice comes in {} pieces, more than {}", "Die Stimme kommt in {} Stücken, mehr als {}"],
  ["Put pieces together", "Füge Stücke zusammen"],
  ["A piece of the voice begins before the video", "Ein Stück der Stimme beginnt vor dem Video"],
  ["Let every piece begin at 0 seconds or later", "Lass jedes Stück bei 0 Sekunden oder später beginnen"],
  [
    "Sound at {} LUFS with peaks to {} dBTP cannot be made",
    "Ton mit {} LUFS und Spitzen bis {} dBTP lässt sich nicht machen"
  ],
  ["Take -60 to -5 LUFS and -20 to 0 dBTP", "Nimm -60 bis -5 LUFS und -20 bis 0 dBTP"],
  ["The colours of the captions are {}", "Die Farben der Untertitel sind {}"],
  ["Give each as #rrggbb", "Gib jede als #rrggbb an"],
  ["The area of the captions is none", "Die Fläche der Untertitel ist keine"],
  [
    "Give shares of the width and height from 0 to 1, with room for a line between them",
    "Gib Anteile an Breite und Höhe von 0 bis 1 an, mit Platz für eine Zeile dazwischen"
  ],
  ["A caption has no time", "Ein Untertitel hat keine Zeit"],
  ["Give every caption a start and an end in seconds", "Gib jedem Untertitel Anfang und Ende in Sekunden"],
  ['The caption "{n}" does not fit into its area', "Der Untertitel „{n}“ passt nicht in seine Fläche"],
  [
    "Give captions fewer words at a time, or a larger area",
    "Gib Untertiteln weniger Wörter auf einmal, oder eine größere Fläche"
  ],
  [
    "A card cannot be drawn as {w} where a clip moves behind it",
    "Eine Karte, hinter der sich ein Clip bewegt, lässt sich nicht als {w} zeichnen"
  ],
  [
    "A card cannot be drawn as {w} without a clip behind it",
    "Eine Karte ohne Clip dahinter lässt sich nicht als {w} zeichnen"
  ],
  ["Draw what stands over a clip as veil and as words", "Zeichne als veil und als words, was über einem Clip steht"]
]
