/**
 * What the command line says of its options, files and folders.
 */
import type { Sentences } from "../../German.ts"

export const commandSentences: Sentences = [
  // What generate warns of.
  [
    "The trend of the brief fits no post: the sources say nothing about it, or it is over by then",
    "Der Trend des Briefs passt zu keinem Post: Die Quellen sagen nichts dazu, oder er ist dann vorbei"
  ],
  [
    "None of the {} trends of the brief fits a post: the sources say nothing about it, or it is over by then",
    "Keiner der {} Trends des Briefs passt zu einem Post: Die Quellen sagen nichts dazu, oder er ist dann vorbei"
  ],
  ["Add a source that does, or leave it out", "Ergänze eine Quelle, die es tut, oder lass ihn weg"],
  [
    "One post has no appraisal: an older version or a person wrote it, or nobody could rate it",
    "Ein Post hat keine Bewertung: Eine ältere Version oder ein Mensch hat ihn geschrieben, oder niemand konnte ihn bewerten"
  ],
  [
    "{} posts have no appraisal: an older version or a person wrote them, or nobody could rate them",
    "{} Posts haben keine Bewertung: Eine ältere Version oder ein Mensch hat sie geschrieben, oder niemand konnte sie bewerten"
  ],
  ["No font has {}: boxes stand for them in {t}", "Keine Schrift hat {}: Kästchen stehen dafür in {t}"],
  [
    "No font has {} and others: boxes stand for them in {t}",
    "Keine Schrift hat {} und andere: Kästchen stehen dafür in {t}"
  ],
  ["the media of one post", "den Medien eines Posts"],
  ["the media of {} posts", "den Medien von {} Posts"],
  ["report.pdf", "report.pdf"],
  ["the media of one post and report.pdf", "den Medien eines Posts und in report.pdf"],
  ["the media of {} posts and report.pdf", "den Medien von {} Posts und in report.pdf"],
  [
    "Install the font (npm i {}), then make the campaign anew in an empty folder: media that stand are kept as they are",
    "Installiere die Schrift (npm i {}) und mach die Kampagne dann in einem leeren Ordner neu: Medien, die schon da sind, bleiben, wie sie sind"
  ],
  [
    "Install the fonts (npm i {}), then make the campaign anew in an empty folder: media that stand are kept as they are",
    "Installiere die Schriften (npm i {}) und mach die Kampagne dann in einem leeren Ordner neu: Medien, die schon da sind, bleiben, wie sie sind"
  ],
  [
    "Name a folder with a font that has them with --fonts, then make the campaign anew in an empty folder: media that stand are kept as they are",
    "Nenne mit --fonts einen Ordner mit einer Schrift, die sie hat, und mach die Kampagne dann in einem leeren Ordner neu: Medien, die schon da sind, bleiben, wie sie sind"
  ],
  [
    "The brand's colour {} can hardly be told from the light background {}, so cards and the page show a darker shade of it",
    "Die Farbe {} der Marke ist vom hellen Hintergrund {} kaum zu unterscheiden; Karten und Seite zeigen sie deshalb dunkler"
  ],
  ["Name a stronger brand.colors.primary", "Nenne in brand.colors.primary eine kräftigere"],
  ["report.pdf: {t}", "report.pdf: {t}"],
  ["{} pictures could not be read and are left out", "{} Bilder waren nicht zu lesen und fehlen"],
  ['The font "{}" is not installed; "{}" is used', "Die Schrift „{}“ ist nicht installiert; stattdessen steht „{}“"],
  ['The font "{}" is not installed', "Die Schrift „{}“ ist nicht installiert"],
  [
    "Install it (npm i {}), or name a folder that has it",
    "Installiere sie (npm i {}), oder nenne einen Ordner, in dem sie liegt"
  ],
  ["Name a folder that has it", "Nenne einen Ordner, in dem sie liegt"],
  ["Read it with more care, or have it written anew", "Lies ihn genauer, oder lass ihn neu schreiben"],
  ["Read them with more care, or have them written anew", "Lies sie genauer, oder lass sie neu schreiben"],
  ["{} of {} slots lie in the past", "{} von {} Plätzen liegen in der Vergangenheit"],
  ["The only slot lies in the past, on {}", "Der einzige Platz liegt in der Vergangenheit, am {}"],
  ["All {} slots lie in the past, the last one on {}", "Alle {} Plätze liegen in der Vergangenheit, der letzte am {}"],
  ["Set plan.start, or --start, to a day to come", "Setze plan.start oder --start auf einen Tag, der noch kommt"],
  [
    "The sources {} and {} are the same byte for byte, so they add nothing to each other",
    "Die Quellen {} und {} sind Byte für Byte gleich, fügen einander also nichts hinzu"
  ],
  [
    "Keep one of them, or name the document that was meant",
    "Behalte eine davon, oder nenne das Dokument, das gemeint war"
  ],
  [
    "The sources are too long to be read whole, so excerpts were read from their beginning to their end: {}",
    "Die Quellen sind zu lang, um ganz gelesen zu werden, deshalb wurden vom Anfang bis zum Ende Auszüge gelesen: {}"
  ],
  [
    "Shorten them to what the campaign is about to have all of it read",
    "Kürze sie auf das, wovon die Kampagne handelt, damit alles gelesen wird"
  ],

  // How a command was called.
  ["See: {}", "Siehe: {}"],
  ["Did you mean {} or {}?", "War {} oder {} gemeint?"],
  ['Did you mean "{}"?', "War „{}“ gemeint?"],
  ["Did you mean {}?", "War {} gemeint?"],
  ["Missing required argument: {}", "Das Argument <{}> fehlt"],
  ["Missing required flag: {}", "Die Option {} fehlt"],
  ["Unexpected positional argument: {}", "Dieses Argument ist zu viel: {}"],
  ["Unexpected positional arguments: {}", "Diese Argumente sind zu viel: {}"],
  ["Unrecognized flags: {} in command {}", "{} sind keine Optionen von {}"],
  ["Write a file whose name begins with - as ./-name", "Schreibe eine Datei, deren Name mit - beginnt, als ./-name"],
  ["Unrecognized flag: {} in command {}", "{} ist keine Option von {}"],
  ["Unrecognized flag: {}", "{} ist keine Option"],
  ['Unknown subcommand "{}" for "{}"', "„{}“ ist kein Befehl von „{}“"],
  ['Unknown subcommand "{}"', "„{}“ ist kein Befehl"],
  ["Missing value for flag {}", "Die Option {} braucht einen Wert"],
  ["{} is given {} times, but has one value", "{} steht {}-mal da, hat aber nur einen Wert"],
  ['Invalid value for flag {}: "{}"', "Die Option {} nimmt „{}“ nicht"],
  ['Invalid value for argument {}: "{}"', "Das Argument {} nimmt „{}“ nicht"],
  ["Expected a string representing a finite number", "Erwartet wird eine Zahl"],
  ["Expected a string representing an integer", "Erwartet wird eine ganze Zahl"],
  ["Expected: {t}", "Erwartet wird {t}"],
  ["Expected a value between {} and {}", "Erwartet wird ein Wert von {} bis {}"],
  ["Expected a value with a length of at most {}", "Erwartet werden höchstens {} Zeichen"],
  ["Expected {t}", "Erwartet wird {t}"],
  ["an integer", "eine ganze Zahl"],
  ["a whole number from {}", "eine ganze Zahl ab {}"],
  ["why, in words, at most {} characters", "der Grund, in Worten, höchstens {} Zeichen"],
  ['"{n}" | {t}', "„{n}“, {t}"],
  ['"{n}"', "„{n}“"],
  ["ID", "eine ID"],
  ["FILE", "eine Datei"],
  ["DIR", "ein Ordner"],
  ["NAME", "ein Name"],
  ["NUMBER", "eine Zahl"],
  ["TEXT", "ein Text"],
  ["TIME", "ein Zeitpunkt"],
  ["TAG", "ein Sprachkürzel"],
  ["CODE", "ein Ländercode"],
  ["RULE=SEVERITY", "REGEL=SCHWERE"],

  // policy
  ["The post may not be sent as it is", "Der Post darf so nicht gesendet werden"],
  ["{} of {} posts may not be sent as they are", "{} von {} Posts dürfen so nicht gesendet werden"],
  [
    "Mend what the findings name, or have somebody review it",
    "Behebe, was die Befunde nennen, oder lass jemanden darüber entscheiden"
  ],
  ['"{}" is no code of a country', "„{}“ ist kein Ländercode"],
  ["Write two letters, such as --region DE", "Schreibe zwei Buchstaben, etwa --region DE"],
  ['"{}" does not set a severity', "„{}“ setzt keine Schwere"],
  [
    "Write RULE=SEVERITY with off, warn, quarantine, fix or block, such as --severity {}",
    "Schreibe REGEL=SCHWERE mit off, warn, quarantine, fix oder block, etwa --severity {}"
  ],
  ['--platform "{}" is no network', "--platform „{}“ ist kein Netzwerk"],
  ['"{}" is no network', "„{}“ ist kein Netzwerk"],
  ["is empty", "ist leer"],
  ["Write the text of a post into it", "Schreibe den Text eines Posts hinein"],
  ["is a text and names no network", "ist ein Text und nennt kein Netzwerk"],
  [
    "Say where it shall go with --platform, such as --platform x",
    "Sage mit --platform, wohin er soll, etwa --platform x"
  ],
  ["holds no post", "enthält keinen Post"],
  [
    'Name a kit, a posts.json, one of its posts, { "platform": "x", "text": "…" }, or a text file with --platform',
    'Nenne ein Kit, eine posts.json, einen Post daraus, { "platform": "x", "text": "…" } oder eine Textdatei mit --platform'
  ],

  // Files.
  ["{t} does not exist: a part of the path is no folder", "{t} gibt es nicht: Ein Teil des Pfades ist kein Ordner"],
  ["{t} does not exist", "{t} gibt es nicht"],
  ["Check the path; it is relative to the current folder", "Prüfe den Pfad; er gilt vom aktuellen Ordner aus"],
  ["Check the path", "Prüfe den Pfad"],
  ["{t} may not be read", "{t} darf nicht gelesen werden"],
  ["Give yourself the right to read it", "Gib dir das Recht, zu lesen"],
  ["{t} cannot be read ({})", "{t} ist nicht zu lesen ({})"],
  ["Check the file and the disk", "Prüfe die Datei und den Datenträger"],
  ["{t} is a folder", "{t} ist ein Ordner"],
  ["Name the file in it", "Nenne die Datei darin"],
  ["{t} is larger than {} bytes", "{t} hat mehr als {} Bytes"],
  ["Shorten it", "Kürze"],
  ["{t} is UTF-16", "{t} ist UTF-16"],
  ["{t} is a binary file", "{t} ist keine Textdatei"],
  ["{t} is not UTF-8", "{t} ist nicht UTF-8"],
  ["Save it as UTF-8 text", "Speichere als UTF-8-Text"],
  ["the brief", "der Brief"],
  ["the file of subtitles", "die Untertiteldatei"],
  ["the rule pack", "das Regelpaket"],
  ["the file to check", "die zu prüfende Datei"],
  ["the text", "der Text"],
  ["the kit's {}", "die {} des Kits"],

  // Kits and their folders.
  ["is a folder without the posts.json of a kit", "ist ein Ordner ohne die posts.json eines Kits"],
  [
    "Name the folder that generate wrote, or a file with a post",
    "Nenne den Ordner, den generate geschrieben hat, oder eine Datei mit einem Post"
  ],
  ["is a file, and a kit is a folder", "ist eine Datei, und ein Kit ist ein Ordner"],
  ["Name the folder that generate wrote", "Nenne den Ordner, den generate geschrieben hat"],
  ["Name the folder that it is in: {}", "Nenne den Ordner, in dem sie liegt: {}"],
  ["Mend the link, or name the folder itself", "Bring den Link in Ordnung, oder nenne den Ordner selbst"],
  ["Give yourself the right to write there", "Gib dir das Recht, dort zu schreiben"],
  ["Copy the kit to where it can be written", "Kopiere das Kit dorthin, wo es geschrieben werden kann"],
  ["there is no kit that was generated here", "hier ist kein erzeugtes Kit"],
  [
    "Name the folder that generate wrote, with the {} in it",
    "Nenne den Ordner, den generate geschrieben hat, mit {} darin"
  ],
  ["is not the folder that generate made", "ist nicht der Ordner, den generate gemacht hat"],
  ["Move it away, or restore the kit", "Schiebe das weg, oder stelle das Kit wieder her"],
  ["is not what a kit holds", "ist nicht, was ein Kit enthält"],
  ["Restore it, or generate the kit again", "Stelle die Datei wieder her, oder erzeuge das Kit noch einmal"],
  [
    "Undo what was changed by hand, and change posts with {}",
    "Nimm zurück, was von Hand geändert wurde, und ändere Posts mit {}"
  ],
  ["is the root of the file system", "ist die Wurzel des Dateisystems"],
  ["Name a folder of its own with --out", "Nenne mit --out einen eigenen Ordner"],
  ["is a link to {}, which does not exist", "ist ein Link auf {}, und das gibt es nicht"],
  ["is a link that this program did not make", "ist ein Link, den dieses Programm nicht gemacht hat"],
  ["is a file, not a folder", "ist eine Datei, kein Ordner"],
  [
    "Name another folder with --out, or move the files away",
    "Nenne einen anderen Ordner, oder schiebe die Dateien weg"
  ],
  ["Name another folder with --out", "Nenne einen anderen Ordner"],
  ["has no space left", "hat keinen Platz mehr"],
  ["Make room on the disk, then run the same command again", "Schaffe Platz, und rufe dann dasselbe noch einmal auf"],
  ["is on a file system that can only be read", "liegt auf einem Dateisystem, das nur gelesen werden kann"],
  ["may not be written", "darf nicht beschrieben werden"],
  [
    "Give yourself the right to write there, or name another folder with --out",
    "Gib dir das Recht, dort zu schreiben, oder nenne einen anderen Ordner"
  ],
  ["has a name that is too long for the file system", "hat einen Namen, der für das Dateisystem zu lang ist"],
  ["leads in a circle of links", "führt in einem Kreis von Links"],
  ["cannot be written ({})", "lässt sich nicht schreiben ({})"],
  ["Check the disk, or name another folder with --out", "Prüfe den Datenträger, oder nenne einen anderen Ordner"],
  ["already holds {}, which this program did not write", "enthält {}, was nicht von diesem Programm ist"],
  [
    "already holds {}, which is a link that this program did not make",
    "enthält {}, einen Link, der nicht von diesem Programm ist"
  ],
  [
    "already holds {}, which was changed since this program wrote it",
    "enthält {}, was geändert wurde, seit dieses Programm es schrieb"
  ],
  [
    "already holds {}, which were changed since this program wrote them",
    "enthält {}, die geändert wurden, seit dieses Programm sie schrieb"
  ],

  // The program itself.
  ["Standard output has no space left", "Für die Ausgabe ist kein Platz mehr"],
  ["Standard output cannot be written ({})", "Die Ausgabe lässt sich nicht schreiben ({})"],
  [
    "Make room where it is written to, then run the same command again",
    "Schaffe Platz, wohin sie geschrieben wird, und rufe dann denselben Befehl noch einmal auf"
  ],
  [
    "Check where it is written to, then run the same command again",
    "Prüfe, wohin sie geschrieben wird, und rufe dann denselben Befehl noch einmal auf"
  ],
  ["The environment variable {} is not {t}", "Die Umgebungsvariable {} ist nicht {t}"],
  ["Set {} to {t}, or remove it", "Setze {} auf {t}, oder entferne sie"],
  ["readable text", "lesbarer Text"],
  ["1 or 0", "1 oder 0"],
  ["Stopped. Nothing is half-written", "Angehalten. Nichts ist halb geschrieben"],
  ["The same command goes on where it stood", "Derselbe Befehl macht dort weiter"],
  ["Something unexpected happened: {}", "Etwas Unerwartetes ist geschehen: {}"],
  [
    "Run it again with POSTWRIGHT_DEBUG=1 and report what it shows",
    "Rufe dasselbe mit POSTWRIGHT_DEBUG=1 auf, und melde, was es zeigt"
  ],
  // Translations and comments.
  [
    "A translation takes a language model, and none is chosen",
    "Eine Übersetzung braucht ein Sprachmodell, und keines ist gewählt"
  ],
  [
    "Name one with --model, such as openai/gpt-5-mini, or set POSTWRIGHT_MODEL",
    "Nenne eines mit --model, etwa openai/gpt-5-mini, oder setze POSTWRIGHT_MODEL"
  ],
  ["The translated kit has a folder of its own", "Das übersetzte Kit hat einen eigenen Ordner"],
  ["Name a folder outside of the kit with --out", "Nenne mit --out einen Ordner außerhalb des Kits"],
  ['--to "{}" is no language', "--to „{}“ ist keine Sprache"],
  ["Write a tag such as de, de-AT or fr-CA", "Schreibe ein Kürzel wie de, de-AT oder fr-CA"],
  ['The posts are in "{}" already', "Die Posts sind schon in „{}“"],
  [
    "Name another language, or one with its region such as de-AT",
    "Nenne eine andere Sprache, oder eine mit ihrer Region wie de-AT"
  ],
  [
    "The campaign has no post that can be translated: its posts are rejected, blocked or missing",
    "Die Kampagne hat keinen Post, der sich übersetzen lässt: Ihre Posts sind abgelehnt, gesperrt oder fehlen"
  ],
  ["Edit or regenerate them first", "Bearbeite sie zuerst, oder lass sie neu schreiben"],
  [
    'The translation waits, {} of {} posts are translated into "{}": {t}',
    "Die Übersetzung wartet, {} von {} Posts sind in „{}“ übersetzt: {t}"
  ],
  [
    "Run the same with a higher budget: what was paid for is not paid again",
    "Rufe dasselbe mit höherem Budget auf: Was bezahlt ist, wird nicht noch einmal bezahlt"
  ],
  [
    "Run the same again: what was paid for is not paid again",
    "Rufe dasselbe noch einmal auf: Was bezahlt ist, wird nicht noch einmal bezahlt"
  ],
  [
    "Exactly one of a file with comments and --comment is needed",
    "Genau eines von einer Datei mit Kommentaren und --comment ist nötig"
  ],
  [
    'Name a JSON file, or write --comment "How long does it last?"',
    "Nenne eine JSON-Datei, oder schreibe --comment „Wie lange hält das?“"
  ],
  ["Exactly one of --brief and --kit is needed", "Genau eines von --brief und --kit ist nötig"],
  [
    "Name the brief with the brand and its sources, or the folder that generate wrote",
    "Nenne den Brief mit der Marke und ihren Quellen, oder den Ordner, den generate geschrieben hat"
  ],
  [
    'holds the plan of "{}", and this translation is another campaign',
    "enthält den Plan von „{}“, und diese Übersetzung ist eine andere Kampagne"
  ],
  [
    "Name another folder with --out, or move that kit away",
    "Nenne mit --out einen anderen Ordner, oder verschiebe jenes Kit"
  ],
  [
    'holds the plan of "{}", of which {} slots were reviewed, and this brief, seed or model makes another campaign',
    "enthält den Plan von „{}“, von dem {} Plätze geprüft sind, und dieser Brief, Seed oder dieses Modell ergibt eine andere Kampagne"
  ],
  [
    'holds the plan of "{}", of which {} slot was reviewed, and this brief, seed or model makes another campaign',
    "enthält den Plan von „{}“, von dem {} Platz geprüft ist, und dieser Brief, Seed oder dieses Modell ergibt eine andere Kampagne"
  ],
  [
    "Name another folder with --out; to change posts of that plan use {}",
    "Nenne mit --out einen anderen Ordner; Posts jenes Plans ändern postwright plan edit und regenerate"
  ],
  ["{} is not JSON", "{} ist kein JSON"],
  ["is no field of a comment", "ist kein Feld eines Kommentars"],
  [
    "holds a line break or another character that nobody sees",
    "enthält einen Zeilenumbruch oder ein anderes unsichtbares Zeichen"
  ],
  [
    'Write a list such as [{ "text": "Love this!", "platform": "x", "author": "Anna" }]',
    'Schreibe eine Liste wie [{ "text": "Toll!", "platform": "x", "author": "Anna" }]'
  ]
]
