/**
 * What policies, stores and permissions say.
 */
import type { Sentences } from "../../German.ts"

export const serviceSentences: Sentences = [
  // Rules.
  [
    'Version {} of the rule pack "{}" exists with other rules',
    "Version {} des Regelpakets „{}“ gibt es mit anderen Regeln"
  ],
  [
    "A version never changes, so that old verdicts can be explained: give the changed pack a higher version",
    "Eine Version ändert sich nie, damit alte Urteile erklärbar bleiben: Gib dem geänderten Paket eine höhere"
  ],
  ['No rule is called "{}"', "Keine Regel heißt „{}“"],
  ['No rule pack of your own is called "{}"', "Kein eigenes Regelpaket heißt „{}“"],
  ["List what there is with {}", "Was es gibt, zeigt {}"],
  [
    "List yours with {}; rules that are built in are turned off by the severity off",
    "Deine zeigt {}; eingebaute Regeln schaltet die Schwere off aus"
  ],
  ['The rule "{}" stands more than once, in "{}" and "{}"', "Die Regel „{}“ steht mehrmals da, in „{}“ und „{}“"],
  ['The rule "{}" stands more than once, in "{}"', "Die Regel „{}“ steht mehrmals da, in „{}“"],
  [
    "Give one of them another id; to change how grave a rule is, set its severity instead of repeating it",
    "Gib einer davon eine andere ID; wie schwer eine Regel wiegt, ändert ihre Schwere, keine Wiederholung"
  ],
  [
    "The policy settings are no longer those of revision {}: somebody else changed them",
    "Die Einstellungen der Regeln sind nicht mehr die der Revision {}: Jemand anders hat sie geändert"
  ],
  [
    "Look at the settings as they are now, and make the change again",
    "Sieh dir die jetzigen Einstellungen an, und ändere sie dann noch einmal"
  ],
  ['The stored policy at "{}" cannot be read', "Die gespeicherten Regeln unter „{}“ sind nicht zu lesen"],
  [
    "Restore it from a backup, or remove it and set it anew",
    "Stelle sie aus einer Sicherung wieder her, oder entferne sie und setze sie neu"
  ],
  [
    "Mend the named fields; docs/formats.md lists what a rule pack may hold",
    "Berichtige die genannten Felder; docs/formats.md führt auf, was ein Regelpaket enthalten darf"
  ],
  [
    "Edit it, choose another variant, or have it regenerated",
    "Bearbeite ihn, wähle eine andere Variante, oder lass ihn neu schreiben"
  ],
  ["it has more than {} characters; split it", "es hat mehr als {} Zeichen; teile es"],
  ["it is nested too deep; a pack has few levels", "es ist zu tief verschachtelt; ein Paket hat wenige Ebenen"],
  ["it uses aliases; write the values out", "es benutzt Verweise; schreibe die Werte aus"],
  ["it does not have the form of a pack", "es hat nicht die Form eines Pakets"],
  ["Expected no excess property", "kein Feld eines Regelpakets"],
  ["Missing key", "fehlt"],
  ["Expected object", "muss eine Gruppe von Feldern sein"],
  ["Expected array", "muss eine Liste sein"],
  ["Expected string", "muss ein Text sein"],
  ["Expected number", "muss eine Zahl sein"],
  ["Expected boolean", "muss true oder false sein"],
  ["Expected a string matching the RegExp {}", "muss dem Muster {} entsprechen"],
  ["Expected a value with a length of at least {}", "ist zu kurz, mindestens {}"],
  ["Expected a value greater than or equal to {}", "muss mindestens {} sein"],
  ["Expected a value less than or equal to {}", "darf höchstens {} sein"],
  ["there are {}, at most {} may be in one pack", "es sind {}, höchstens {} dürfen in einem Paket sein"],
  ["they hold {} terms, at most {} may be in one pack", "sie haben {} Wörter, höchstens {} dürfen in einem Paket sein"],
  ['"{}" is the id of {} already', "„{}“ ist schon die ID von {}"],
  [
    "the term {} holds only gaps and characters that nobody sees, so it is never found: take it out or write a word",
    "das Wort {} besteht nur aus Lücken und unsichtbaren Zeichen und wird nie gefunden: Nimm es heraus, oder schreibe eines"
  ],
  [
    'the rule says "fix", and nothing mends {}: give it a replacement (the empty text "" takes the word out), or set another severity',
    "die Regel sagt „fix“, und nichts behebt {}: Gib einen Ersatz an (der leere Text nimmt das Wort heraus), oder setze eine andere Schwere"
  ],
  ["Map keys must be unique", "ein Feld steht doppelt da"],
  ["Tabs are not allowed as indentation", "eingerückt wird mit Leerzeichen, nicht mit Tabulatoren"],

  // Who may, and what is kept.
  ['The role "{}" lacks the permission "{}"', "Der Rolle „{}“ fehlt das Recht „{}“"],
  [
    "Ask an owner or admin of the organization for another role, or run the operation as someone who has it",
    "Bitte einen Eigentümer oder Admin um eine andere Rolle, oder lass es jemanden tun, der das Recht hat"
  ],
  ['No object has the key "{}"', "Unter „{}“ ist nichts gespeichert"],
  [
    "Check the key, or generate what should be there again",
    "Prüfe den Namen, oder erzeuge noch einmal, was dort sein soll"
  ],
  ['"{}" of the campaign cannot be read', "„{}“ der Kampagne ist nicht zu lesen"],
  [
    "Restore it from a copy, or remove the campaign's state and generate it again",
    "Stelle es aus einer Kopie wieder her, oder entferne den Zustand der Kampagne und erzeuge sie neu"
  ],
  [
    'The audit log of "{}" was changed: entry {} ("{}") fails on {e}',
    "Das Protokoll von „{}“ wurde verändert: Eintrag {} („{}“) stimmt nicht ({e})"
  ],
  [
    "Restore it from a backup, and find out who could write to it",
    "Stelle es aus einer Sicherung wieder her, und finde heraus, wer hineinschreiben konnte"
  ],
  ["Not allowed to {} {}", "„{2}“ darf nicht benutzt werden ({1})"],
  [
    "Make the directory writable for the user that runs this, or choose another one",
    "Gib dem Benutzer, der dies ausführt, das Recht zu schreiben, oder wähle einen anderen Ordner"
  ],
  ["No space is left to write {}", "Für {} ist kein Platz mehr"],
  [
    "Free some space or raise the quota, then run the same again: what is finished is kept",
    "Schaffe Platz, und rufe dann dasselbe noch einmal auf: Was fertig ist, bleibt"
  ],
  [
    "{} is not a {}, or lies below something that is not a directory",
    "{} ist etwas anderes als erwartet, oder liegt unter etwas, das kein Ordner ist"
  ],
  ["Move away what is there, or choose another path", "Schiebe weg, was dort ist, oder wähle einen anderen Pfad"],
  ["The path {} is too long", "Der Pfad {} ist zu lang"],
  ["Use a shorter name, or a directory nearer to the root", "Nimm einen kürzeren Namen oder Pfad"],
  ["{p} does not exist", "{p} gibt es nicht"],
  [
    "Check the path, and that nothing else moves or deletes files there",
    "Prüfe den Pfad, und dass nichts anderes dort Dateien bewegt oder löscht"
  ],
  [
    "{} is a symbolic link, or is reached through one that leads out of {}",
    "{} ist ein Link, oder wird über einen erreicht, der aus {} hinausführt"
  ],
  [
    "Remove the link; to keep the data elsewhere, name that place as the directory",
    "Entferne den Link; sollen die Daten woanders liegen, nenne jenen Ordner"
  ],
  ["{} is damaged in line {}: {t}", "{} ist in Zeile {} beschädigt: {t}"],
  ["it is not an entry of an audit log", "das ist kein Eintrag eines Protokolls"],
  ["it is not the header of a journal", "das ist kein Anfang eines Journals"],
  ['it is the journal of "{}"', "das ist das Journal von „{}“"],
  ["it became shorter while it was in use", "die Datei wurde kürzer, während sie benutzt wurde"],
  ["it is not UTF-8", "das ist kein UTF-8"],
  [
    "Restore the file from a backup, or move it away to begin anew",
    "Stelle die Datei aus einer Sicherung wieder her, oder schiebe sie weg, um neu zu beginnen"
  ],
  ["{} has format {}; this release reads up to {}", "{} hat das Format {}; diese Version liest bis {}"],
  ["Use the release that wrote it, or a newer one", "Nimm die Version, die es schrieb, oder eine neuere"],
  ["{} is in use by process {} on {} since {}", "{} ist seit {4} in Benutzung durch den Prozess {2} auf {3}"],
  ["{} is in use by process {} since {}", "{} ist seit {3} in Benutzung durch den Prozess {2}"],
  [
    "Wait until it ends or stop it, or choose another directory",
    "Warte, bis er endet, oder beende ihn, oder wähle einen anderen Ordner"
  ],
  [
    "Stop it, or choose another directory; if it no longer runs, delete {}",
    "Beende ihn, oder wähle einen anderen Ordner; läuft er nicht mehr, lösche {}"
  ],
  ["Could not {} {} ({})", "„{2}“ war nicht zu benutzen ({1}: {3})"],
  ["Try again", "Versuche es noch einmal"],
  ["Check the disk and the file system's log", "Prüfe den Datenträger und das Protokoll des Dateisystems"],
  ["Check the disk", "Prüfe den Datenträger"]
]
