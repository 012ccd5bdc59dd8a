/**
 * What campaigns, translations, comments and runs say, and what a run that pauses is told with.
 */
import type { Sentences } from "../../German.ts"

export const campaignSentences: Sentences = [
  // A campaign that pauses.
  [
    "The budget is used up, {t}: models have cost {} of {}, and the rest does not carry another answer",
    "Das Budget ist aufgebraucht, {t}: Modelle haben {} von {} gekostet, und der Rest reicht für keine Antwort mehr"
  ],
  ["The campaign is paused, {t}: {e}", "Die Kampagne steht still, {t}: {e}"],
  ["before the first post", "vor dem ersten Post"],
  ["with {} of {} posts written", "{} von {} Posts sind geschrieben"],
  ["What is written is kept", "Was geschrieben ist, bleibt"],
  ["Models have cost {} so far", "Modelle haben bisher {} gekostet"],
  ["To go on with a higher budget:\n  {}", "Mit höherem Budget geht es weiter:\n  {}"],
  ["To go on:\n  {}", "Weiter geht es mit:\n  {}"],
  ['Campaign "{}" is paused: {e}', "Die Kampagne „{}“ steht still: {e}"],
  ['Campaign "{}" was stopped', "Die Kampagne „{}“ wurde angehalten"],
  [
    "Then start it again with the same brief: it goes on after the last finished step",
    "Beginne sie dann mit demselben Brief noch einmal: Sie geht nach dem letzten fertigen Schritt weiter"
  ],
  [
    "Start it again with the same brief: it goes on after the last finished step",
    "Beginne sie mit demselben Brief noch einmal: Sie geht nach dem letzten fertigen Schritt weiter"
  ],
  ['There is no campaign "{}"', "Eine Kampagne „{}“ gibt es nicht"],
  [
    "Use the campaignId that generate gave, with the same adapters; what is kept in memory ends with its process",
    "Nimm die campaignId, die generate nannte, mit denselben Adaptern; was nur im Speicher liegt, endet mit seinem Prozess"
  ],
  ['Campaign "{}" is not finished: it is {}', "Die Kampagne „{}“ ist nicht fertig, sondern im Zustand {}"],
  ["a step met a defect", "ein Schritt stieß auf einen Fehler"],
  ["it was stopped", "angehalten"],

  // A campaign without a post.
  ["No post could be written for the only slot: {e}", "Für den einzigen Platz ließ sich kein Post schreiben: {e}"],
  [
    "No post could be written for any of the {} slots: {e}",
    "Für keinen der {} Plätze ließ sich ein Post schreiben: {e}"
  ],
  ["the sources have no material for them", "die Quellen haben kein Material dafür"],
  ["The report.json of the kit says what each slot lacks", "Was jedem Platz fehlt, steht in der report.json des Kits"],

  // Some slots without a post.
  [
    '{n} of the {n} slots has no post, for this reason: "{}"',
    "{n} der {n} Plätze hat keinen Post, aus diesem Grund: „{}“"
  ],
  [
    '{n} of the {n} slots have no post, most often for this reason: "{}"',
    "{n} der {n} Plätze haben keinen Post, am häufigsten aus diesem Grund: „{}“"
  ],
  [
    "Add material to the sources, as report.json says, or plan fewer posts with --days and --per-day",
    "Ergänze die Quellen, wie report.json es sagt, oder plane mit --days und --per-day weniger Posts"
  ],

  // Media that were asked for and are not there.
  [
    "The same command then makes what is missing, and keeps the rest",
    "Derselbe Befehl macht dann, was fehlt, und behält das Übrige"
  ],
  ["The kit has all the rest", "Das Paket hat alles Übrige"],
  [
    "With a higher --budget the same command makes what is missing, and keeps the rest",
    "Mit einem höheren --budget macht derselbe Befehl, was fehlt, und behält das Übrige"
  ],
  [
    "With another model the same command makes what is missing, and keeps the rest",
    "Mit einem anderen Modell macht derselbe Befehl, was fehlt, und behält das Übrige"
  ],

  // Translations.
  [
    'Nothing can be translated into "{}" without a language model, and none was chosen',
    "Ohne Sprachmodell lässt sich nichts in „{}“ übersetzen, und keines ist gewählt"
  ],
  ['"{}" is no language', "„{}“ ist keine Sprache"],
  ["Write a BCP 47 tag such as de, de-AT or fr-CA", "Schreibe ein Kürzel nach BCP 47 wie de, de-AT oder fr-CA"],
  ['None of the {} posts was translated into "{}": {e}', "Keiner der {} Posts wurde in „{}“ übersetzt: {e}"],
  ['The post was not translated into "{}": {e}', "Der Post wurde nicht in „{}“ übersetzt: {e}"],
  [
    "Choose another model, or mend what the reasons name",
    "Wähle ein anderes Modell, oder behebe, was die Gründe nennen"
  ],
  ["The model gave no translation", "Das Modell gab keine Übersetzung"],

  ["The rules block the translation: {e}", "Die Regeln sperren die Übersetzung: {e}"],

  // Comments.
  ["{} comments are too many at once", "{} Kommentare sind zu viele auf einmal"],
  [
    "Hand in at most {}, and the others in another call",
    "Gib höchstens {} hinein, und die übrigen in einem weiteren Aufruf"
  ],
  ['The comment "{}" has {} characters', "Der Kommentar „{}“ hat {} Zeichen"],
  ["Hand in comments of at most {} characters", "Gib Kommentare von höchstens {} Zeichen hinein"],
  ['Two comments have the id "{}"', "Zwei Kommentare haben die ID „{}“"],
  ["Give each comment the id that its network gave it", "Gib jedem Kommentar die ID, die ihm sein Netzwerk gab"],
  ["{p}: {t}", "{p}: {t}"],
  [
    '"{}" is not a BCP 47 language tag such as "{}" or "{}"',
    "„{}“ ist kein Sprachkürzel nach BCP 47 wie „{}“ oder „{}“"
  ],
  ["and {} more", "und {} weitere"],
  ['"{}" is not an instant with its offset such as "{}"', "„{}“ ist kein Zeitpunkt mit Abstand zu UTC wie „{}“"],
  ["{} names no platform", "{} nennt kein Netzwerk"],
  ["Give it one of {}, or name one for all of them", "Gib dort eines von {} an, oder nenne eines für alle"],
  ["the file with comments", "die Datei mit Kommentaren"],
  ["the file with results", "die Datei mit Ergebnissen"],
  ["an amount of US dollars such as {}, at most {}", "ein Betrag in US-Dollar wie {}, höchstens {}"],

  // Files of other commands.
  ["the accounts file", "die Datei mit den Konten"],
  ["the accounts file is not what it should be", "die Datei mit den Konten ist nicht, was sie sein soll"],
  ["The post is not live: {e}", "Der Post ist nicht veröffentlicht: {e}"],
  ["The post was not sent: {e}", "Der Post wurde nicht gesendet: {e}"],
  ["Port {} cannot be used: {e}", "Der Port {} ist nicht zu gebrauchen: {e}"],
  [
    "Choose another one with --port; 0 takes any that is free",
    "Wähle mit --port einen anderen; 0 nimmt irgendeinen freien"
  ],
  ['"{}" cannot name an object: {e}', "„{}“ kann nichts Gespeichertes nennen: {e}"],
  [
    "Use a relative path of letters, digits, dots, dashes and underscores, such as {}",
    "Nimm einen relativen Pfad aus Buchstaben, Ziffern, Punkten, Strichen und Unterstrichen, etwa {}"
  ],
  [
    'The audit log of "{}" already says something else about "{}"',
    "Das Protokoll von „{}“ sagt über „{}“ schon etwas anderes"
  ],
  [
    "Append under a step id of its own; what was logged stays",
    "Trage es unter einem eigenen Schritt ein; was im Protokoll steht, bleibt"
  ],
  [
    'The {t} sets "{}" to "{}", which is weaker than "{}"',
    "Die {t} setzt „{}“ auf „{}“, und das ist schwächer als „{}“"
  ],
  ["organization", "Organisation"],
  ["brand", "Marke"],
  ["campaign", "Kampagne"],
  [
    "Only an organization may weaken a rule; a brand or campaign may make it stricter",
    "Abschwächen darf eine Regel nur die Organisation; Marke und Kampagne dürfen sie verschärfen"
  ],
  [
    'The {t} brings a rule pack "{}", and there is one of that name',
    "Die {t} bringt ein Regelpaket „{}“ mit, und eines dieses Namens gibt es schon"
  ],
  [
    "Give the pack another id; only an organization may replace a pack, because that can take rules out",
    "Gib dem Paket eine andere ID; ersetzen darf eines nur die Organisation, weil das Regeln wegnehmen kann"
  ],

  // Runs.
  ['No run has the id "{}"', "Kein Lauf hat die ID „{}“"],
  [
    "Check the id, and that its flow's version is the one that was started",
    "Prüfe die ID, und ob die Version des Ablaufs die begonnene ist"
  ],
  ['No flow "{}" is registered', "Kein Ablauf „{}“ ist angemeldet"],
  [
    "Add its layer ({}) to the application; keep the layers of old versions until their runs have ended",
    "Ergänze seinen Layer ({}) in der Anwendung; behalte die alter Versionen, bis ihre Läufe zu Ende sind"
  ],
  ['Another flow "{}" is registered', "Ein anderer Ablauf „{}“ ist angemeldet"],
  ["Give the flow a name of its own, or a new version", "Gib dem Ablauf einen eigenen Namen, oder eine neue Version"],
  ['The flow "{}" cannot start: {e}', "Der Ablauf „{}“ kann nicht beginnen: {e}"],
  [
    "Use a name of lower-case letters, digits and dashes, a version from 1, and a short idempotency key that is not empty",
    "Nimm einen Namen aus Kleinbuchstaben, Ziffern und Strichen, eine Version ab 1, und einen kurzen Schlüssel, der nicht leer ist"
  ],
  ['The value for "{}" does not fit its schema: {e}', "Der Wert für „{}“ passt nicht zu seinem Schema: {e}"],
  ["Send a value that fits the schema", "Sende einen Wert, der zum Schema passt"],
  ['The run "{}" was started with another input', "Der Lauf „{}“ wurde mit anderen Angaben begonnen"],
  [
    "Use the same input to go on with it, or start a new run under another key",
    "Mach mit denselben Angaben weiter, oder beginne unter anderem Namen neu"
  ],
  ['The record of "{}" has {} bytes; the limit is {}', "Der Eintrag von „{}“ hat {} Bytes; höchstens {} sind erlaubt"],
  [
    "Put the bytes into the object store and record their key",
    "Lege die Bytes gesondert ab, und trage nur den Namen ein"
  ],
  ['The run "{}" already got another value for "{}"', "Der Lauf „{}“ hat für „{}“ schon einen anderen Wert"],
  [
    "Read the run again and decide on what it says now",
    "Lies den Lauf noch einmal, und entscheide nach dem, was er jetzt sagt"
  ],
  ['The run "{}" has ended', "Der Lauf „{}“ ist zu Ende"],
  [
    "Read its result; what it did not do needs a new run",
    "Lies sein Ergebnis; was er nicht tat, braucht einen neuen Lauf"
  ],
  ['The run "{}" was interrupted', "Der Lauf „{}“ wurde abgebrochen"],
  ["Start a new run under another key", "Beginne unter anderem Namen neu"],
  ['The run "{}" is paused: {e}', "Der Lauf „{}“ steht still: {e}"],
  ["it met a defect", "er stieß auf einen Fehler"],
  [
    "Mend what stopped it, then resume the run; its finished steps are kept",
    "Behebe, was ihn anhielt, und setze ihn fort; seine fertigen Schritte bleiben"
  ],
  ["The journal failed on {}: {e}", "Das Journal ist nicht zu benutzen ({}): {e}"]
]
