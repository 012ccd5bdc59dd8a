/**
 * What reading sources says, and planning by them.
 */
import type { Sentences } from "../../German.ts"

export const sourceSentences: Sentences = [
  ['The source "{}" does not exist', "Die Quelle „{}“ gibt es nicht"],
  [
    'Correct the entry under "sources": paths are relative to the folder of the brief, addresses start with {}',
    "Berichtige den Eintrag unter „sources“: Pfade gelten vom Ordner des Briefs aus, Adressen beginnen mit {}"
  ],
  ['The source "{}" is a folder', "Die Quelle „{}“ ist ein Ordner"],
  ['List the files in it one by one under "sources"', "Führe seine Dateien einzeln unter „sources“ auf"],
  ['The source "{}" is not a text: {e}', "Die Quelle „{}“ ist kein Text: {e}"],
  ["it is neither UTF-8 nor UTF-16", "sie ist weder UTF-8 noch UTF-16"],
  [
    "it contains NUL bytes (UTF-16 is read only with a byte order mark)",
    "sie enthält NUL-Bytes (UTF-16 wird nur mit Byte-Order-Mark gelesen)"
  ],
  ["it contains control characters", "sie enthält Steuerzeichen"],
  ["it is {t}", "sie ist {t}"],
  ["a PNG image", "ein PNG-Bild"],
  ["a JPEG image", "ein JPEG-Bild"],
  ["a GIF image", "ein GIF-Bild"],
  ["a WebP image", "ein WebP-Bild"],
  ["a WAV recording", "eine WAV-Aufnahme"],
  ["a HEIC image", "ein HEIC-Bild"],
  ["an AVIF image", "ein AVIF-Bild"],
  ["an MP4 video", "ein MP4-Video"],
  ["an MP3 recording", "eine MP3-Aufnahme"],
  ["an Ogg file", "eine Ogg-Datei"],
  ["a Matroska or WebM video", "ein Video in Matroska oder WebM"],
  ["a gzip archive", "ein gzip-Archiv"],
  ["a 7z archive", "ein 7z-Archiv"],
  ["a RAR archive", "ein RAR-Archiv"],
  ["a program", "ein Programm"],
  ["an SQLite database", "eine SQLite-Datenbank"],
  ["Give its text in one of the formats that can be read: {t}", "Gib ihren Text in einem der lesbaren Formate: {t}"],
  ['The source "{}" is larger than the limit of {}', "Die Quelle „{}“ ist größer als erlaubt, höchstens {}"],
  ['The source "{}" has {}, more than the limit of {}', "Die Quelle „{}“ hat {}, höchstens {} sind erlaubt"],
  [
    "Split it into smaller files, or give only the part that the campaign is about",
    "Teile sie in kleinere Dateien, oder gib nur den Teil, um den es in der Kampagne geht"
  ],
  ["The {} sources have more than {} together", "Die {} Quellen haben zusammen mehr als {}"],
  [
    "Name fewer of them, or give only the parts that the campaign is about",
    "Nenne weniger, oder gib nur die Teile, um die es in der Kampagne geht"
  ],
  ['The source "{}" may not be read: {e}', "Die Quelle „{}“ darf nicht gelesen werden: {e}"],
  [
    "Use a file inside the folder of the brief, or an http or https address that is reachable from the public Internet",
    "Nimm eine Datei im Ordner des Briefs, oder eine Adresse mit http oder https, die öffentlich zu erreichen ist"
  ],
  ['The source "{}" could not be read: {e}', "Die Quelle „{}“ war nicht zu lesen: {e}"],
  ["no reader for files is set up", "zum Lesen von Dateien ist nichts eingerichtet"],
  ["no reader for web addresses is set up", "zum Lesen von Adressen ist nichts eingerichtet"],
  ['addresses that start with "{}" are not read', "Adressen, die mit „{}“ beginnen, werden nicht gelesen"],
  ["it is not known which folder it is relative to", "es ist nicht bekannt, von welchem Ordner aus sie gilt"],
  ["the file may not be opened by this user", "dieser Benutzer darf die Datei nicht öffnen"],
  ["the file could not be opened", "die Datei ließ sich nicht öffnen"],
  ["the system answered {}", "das System antwortet {}"],
  ['the name "{}" could not be resolved ({})', "der Name „{}“ ließ sich nicht auflösen ({})"],
  ['the name "{}" has no address', "der Name „{}“ hat keine Adresse"],
  ["the connection failed ({})", "die Verbindung kam nicht zustande ({})"],
  ["the answer broke off ({})", "die Antwort brach ab ({})"],
  ["the answer broke off", "die Antwort brach ab"],
  ["it redirects there: {e}", "sie leitet dorthin weiter: {e}"],
  [
    "Check that it can be opened from this machine, try again later, or save the text as a file next to the brief",
    "Prüfe, ob sie sich von hier aus öffnen lässt, versuche es später, oder speichere den Text als Datei neben dem Brief"
  ],
  ['The source "{}" is {}, which cannot be read', "Die Quelle „{}“ ist {}, und das ist nicht zu lesen"],
  [
    "Save its text in one of the formats that can be read: {t}",
    "Speichere ihren Text in einem der lesbaren Formate: {t}"
  ],
  ["plain text {}, {} or {}", "reiner Text {}, {} oder {}"],
  ['The source "{}" holds no text', "Die Quelle „{}“ enthält keinen Text"],
  [
    'The source "{}" is read as a {} transcript and has no spoken cue',
    "Die Quelle „{}“ gilt als Untertitel im Format {} und hat keine gesprochene Stelle"
  ],
  [
    "Begin each cue with a line such as {} --> {}, or give an ordinary text a name that ends in .txt",
    "Beginne jede Stelle mit einer Zeile wie {} --> {}, oder gib einem gewöhnlichen Text einen Namen auf .txt"
  ],
  ['Fill it, or take it out of "sources"', "Fülle sie, oder nimm sie aus „sources“"],
  [
    "A web page that shows its text only with JavaScript counts as empty: save the text as a file",
    "Eine Seite, die ihren Text erst mit JavaScript zeigt, gilt als leer: Speichere den Text als Datei"
  ],
  [
    'The source "{}" is not UTF-8: the byte at offset {} is invalid',
    "Die Quelle „{}“ ist nicht UTF-8: Das Byte an der Stelle {} ist ungültig"
  ],
  [
    "Save the file again with the encoding UTF-8; it is probably in Windows-1252 or Latin-1 ({} does it)",
    "Speichere die Datei noch einmal in UTF-8; wahrscheinlich ist sie in Windows-1252 oder Latin-1 (das tut {})"
  ],
  ["iconv -f WINDOWS-1252 -t UTF-8", "iconv -f WINDOWS-1252 -t UTF-8"],
  ["{} of {} sources cannot be read:", "{} von {} Quellen sind nicht zu lesen:"],
  ["{} of {} sources cannot be read", "{} von {} Quellen sind nicht zu lesen"],
  [
    'Correct the {} entries under "sources", then run again',
    "Berichtige die {} Einträge unter „sources“, und rufe dasselbe noch einmal auf"
  ],

  // What a campaign can be made of.
  ['No post can be written in "{}" without a model: {t}', "In „{}“ lässt sich ohne Modell kein Post schreiben: {t}"],
  [
    "no source holds enough full sentences to tell its language (headings, list items and lines without a full stop are none)",
    "keine Quelle hat genug ganze Sätze, um ihre Sprache zu erkennen (Überschriften, Listenpunkte und Zeilen ohne Punkt sind keine)"
  ],
  ["the sources are in {}", "die Quellen sind in {}"],
  [
    'Add a source with sentences in "{}", name the language of the sources under "languages", or choose a model',
    "Ergänze eine Quelle mit Sätzen in „{}“, nenne die Sprache der Quellen unter „languages“, oder wähle ein Modell"
  ],
  [
    'Without a model posts can be written in English ("en") and German ("de"): add a source in one of them and name it under "languages", or choose a model',
    "Ohne Modell werden Posts auf Englisch („en“) und Deutsch („de“) geschrieben: Ergänze eine Quelle in einer davon und nenne sie unter „languages“, oder wähle ein Modell"
  ],
  [
    "The brief has no sources, and without a model posts are written from them",
    "Der Brief hat keine Quellen, und ohne Modell werden Posts daraus geschrieben"
  ],
  [
    'List at least one document with full sentences about the topic under "sources", or choose a model',
    "Führe unter „sources“ mindestens ein Dokument mit ganzen Sätzen zum Thema auf, oder wähle ein Modell"
  ],
  ['"{}" is not a time zone', "„{}“ ist keine Zeitzone"],
  ["Use an IANA name such as {}", "Nimm einen Namen der IANA wie {}"],
  ["Use an IANA name", "Nimm einen Namen der IANA"],
  ['"{}" is not a date of the calendar', "„{}“ ist kein Datum des Kalenders"],
  ["Write a date as {} or a date with time as {}", "Schreibe ein Datum wie {}, oder mit Uhrzeit wie {}"],
  [
    "{} does not exist in {}: the clocks go forward over it",
    "{} gibt es in {} nicht: Die Uhren werden darüber hinweg vorgestellt"
  ],
  ["Use {} or later", "Nimm {} oder später"],
  ["{} days with {} posts each cannot be planned", "{} Tage mit je {} Posts lassen sich nicht planen"],
  ["Use whole numbers: 1 to {} days, 1 to {} posts a day", "Nimm ganze Zahlen: 1 bis {} Tage, 1 bis {} Posts am Tag"],
  [
    "{} has room for {} posts on {} with {} minutes between them, not for {}",
    "{} hat Platz für {} Posts auf {} mit {} Minuten dazwischen, nicht für {}"
  ],
  [
    'Start at the beginning of a day, name more platforms, or lower "plan.perDay"',
    "Beginne am Anfang eines Tages, nenne mehr Netzwerke, oder senke „plan.perDay“"
  ]
]
