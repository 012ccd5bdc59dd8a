/**
 * What the review of a plan says.
 */
import type { Sentences } from "../../German.ts"

export const reviewSentences: Sentences = [
  // Which slots.
  ["Slots are named beside --all, --platform or --week", "Plätze sind neben --all, --platform oder --week genannt"],
  ["Use one or the other", "Nimm das eine oder das andere"],
  ["No slot is named", "Kein Platz ist genannt"],
  [
    "Name slots such as slot-003, or use --all, --platform or --week",
    "Nenne Plätze, etwa slot-003, oder nimm --all, --platform oder --week"
  ],
  ['The plan has no slot "{}"', "Der Plan hat keinen Platz „{}“"],
  ["Name one from {} to {}", "Nenne einen von {} bis {}"],
  ["Use one of {}", "Nimm eines von {}"],
  ["{} is no name of a member who can review", "{} ist kein Name eines Mitglieds, das prüfen kann"],
  ['--as "{}" is no name of a member', "--as „{}“ ist kein Name eines Mitglieds"],
  [
    "Use letters, digits and . _ @ | : + / = ~ -, at most {} of them",
    "Nimm Buchstaben, Ziffern und . _ @ | : + / = ~ -, höchstens {} davon"
  ],

  // Changes.
  ["Nothing is said about the post", "Über den Post ist nichts gesagt"],
  [
    "Name a text with --text-file, or a variant with --variant",
    "Nenne einen Text mit --text-file, oder eine Variante mit --variant"
  ],
  ["--title goes with a text", "--title gehört zu einem Text"],
  ["Name the text with --text-file", "Nenne den Text mit --text-file"],
  ["{w}: {t}", "{w}: {t}"],
  ["the comment is empty", "der Kommentar ist leer"],
  ["Write what you have to say", "Schreibe, was du zu sagen hast"],
  ["a reason or comment is longer than {} characters", "ein Grund oder Kommentar hat mehr als {} Zeichen"],
  ["the window of time has no valid instants", "das Zeitfenster hat keine gültigen Zeitpunkte"],
  ["Write them as {}", "Schreibe sie wie {}"],
  ["the window of time ends before it begins", "das Zeitfenster endet, bevor es beginnt"],
  ["Give a later end", "Nenne ein späteres Ende"],
  ["a thread has two parts or more, none of them empty", "ein Thread hat zwei Teile oder mehr, keiner davon leer"],
  ["Give each part its text", "Gib jedem Teil seinen Text"],
  ["a thread has parts", "ein Thread hat Teile"],
  ["Give its parts, two or more", "Gib seine Teile an, zwei oder mehr"],
  ["only a thread has parts", "nur ein Thread hat Teile"],
  ["Give one text", "Gib einen Text an"],
  ["the text is empty", "der Text ist leer"],
  ["Write what shall be sent", "Schreibe, was gesendet werden soll"],
  ["the text is longer than {} characters", "der Text hat mehr als {} Zeichen"],
  ["the text has half of a character", "der Text enthält ein halbes Zeichen"],
  ["Write it as whole characters", "Schreibe ganze Zeichen"],
  ["a {t} on {} has no title", "{t} auf {} hat keinen Titel"],
  ["Leave the title out", "Lass den Titel weg"],
  ["post", "ein Post"],
  ["thread", "ein Thread"],
  ["carousel", "ein Karussell"],
  ["video", "ein Video"],

  // Where it stands.
  [
    'The campaign "{}" is {}, so there is no plan to review',
    "Die Kampagne „{}“ ist im Zustand {}, also gibt es keinen Plan zu prüfen"
  ],
  [
    "Generate it to its end first: the same brief goes on where it stood",
    "Erzeuge sie erst zu Ende: Derselbe Brief macht dort weiter"
  ],
  ["{} has no post, so there is nothing to {t}", "{} hat keinen Post, also gibt es nichts {t}"],
  [
    "Write one by editing the slot, or add material and generate the campaign anew",
    "Schreibe einen, indem du den Platz bearbeitest, oder ergänze Material und erzeuge die Kampagne neu"
  ],
  ["{} is {t}, so you cannot {t} it", "{} ist {t} und so nicht {t}"],
  ["Approve it first", "Gib es erst frei"],
  ["Only what is locked can be unlocked", "Nur Gesperrtes lässt sich entsperren"],
  ["Reject it first, if it shall change", "Lehne es erst ab, wenn es sich ändern soll"],
  ["An owner or admin can unlock it first", "Ein Eigentümer oder Admin kann es erst entsperren"],
  ["The post of {} has changed since you read it", "Der Post von {} hat sich geändert, seit du ihn gelesen hast"],
  ["Read it again, then decide", "Lies ihn noch einmal, und entscheide dann"],
  [
    "Somebody else changed the review of {} meanwhile, and nothing of yours was kept",
    "Jemand anders hat inzwischen über {} entschieden, und deine Änderung wurde nicht behalten"
  ],
  [
    "Look at the slot again, and repeat what still has to be done",
    "Sieh dir den Platz noch einmal an, und wiederhole, was noch zu tun ist"
  ],
  ["To {t} {} needs a reason: it is in quarantine for {}", "Um {2} {1}, braucht es einen Grund: Zu prüfen ist {3}"],
  ["To {t} {} needs a reason", "Um {2} {1}, braucht es einen Grund"],
  [
    "To choose another variant of {} needs a reason: it is in quarantine for {}",
    "Um {} mit einer anderen Variante zu versehen, braucht es einen Grund: Zu prüfen ist {}"
  ],
  [
    "To choose another variant of {} needs a reason",
    "Um {} mit einer anderen Variante zu versehen, braucht es einen Grund"
  ],
  [
    "To comment on {} needs a reason: it is in quarantine for {}",
    "Um {} zu kommentieren, braucht es einen Grund: Zu prüfen ist {}"
  ],
  ["To comment on {} needs a reason", "Um {} zu kommentieren, braucht es einen Grund"],
  [
    "Say what is wrong with it: the next draft is written by it",
    "Sage, was daran nicht stimmt: Danach wird der nächste Entwurf geschrieben"
  ],
  [
    "Look at the findings, and say why the post may go out all the same",
    "Sieh dir die Befunde an, und sage, warum der Post trotzdem hinausdarf"
  ],
  ['The role "{}" may not {t} this', "Der Rolle „{}“ steht es nicht zu, das {t}"],
  ["Ask somebody with the role {w} or {w} or {w}", "Bitte jemanden mit der Rolle {w}, {w} oder {w}"],
  ["Ask somebody with the role {w} or {w}", "Bitte jemanden mit der Rolle {w} oder {w}"],
  ["Ask somebody with the role {w}", "Bitte jemanden mit der Rolle {w}"],
  ['The post of {} has no variant "{}"', "Der Post von {} hat keine Variante „{}“"],
  ['The post of {} has no version "{}"', "Der Post von {} hat keine Version „{}“"],
  ["It has none", "Er hat keine"],
  ['The regeneration of "{}" is paused: {t}', "Das Neuschreiben von „{}“ steht still: {t}"],
  ["{t}, then ask for the same regeneration again: {t}", "{t}, dann verlange dasselbe noch einmal: {t}"],
  ["Mend the cause", "Behebe die Ursache"],
  ["it goes on after the last finished step", "Es geht nach dem letzten fertigen Schritt weiter"],

  // Verbs and states of the sentences above.
  ["approve", "freizugeben"],
  ["lock", "zu sperren"],
  ["unlock", "zu entsperren"],
  ["reject", "abzulehnen"],
  ["edit", "zu bearbeiten"],
  ["choose another variant of", "mit einer anderen Variante zu versehen"],
  ["comment on", "zu kommentieren"],
  ["regenerate", "neu zu schreiben"],
  ["proposed", "ein Vorschlag"],
  ["approved", "freigegeben"],
  ["locked", "gesperrt"],
  ["rejected", "abgelehnt"],
  ["needs-material", "ohne Material"]
]
