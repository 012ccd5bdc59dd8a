/**
 * What is wrong with a brief.
 */
import type { Sentences } from "../../German.ts"

export const briefSentences: Sentences = [
  ["{} has {} problems:", "{} hat {} Fehler:"],
  ["… and {} more", "… und {} weitere"],
  ["Correct the {} problems, then run again", "Berichtige die {} Fehler, und rufe dasselbe noch einmal auf"],

  // About trends.
  ["is {}, after the campaign begins ({})", "ist {}, nach dem Beginn der Kampagne ({})"],
  ["is {}, a day to come", "ist {}, ein Tag, der noch kommt"],
  [
    "Write the day on which it was seen, or leave the trend out",
    "Schreibe den Tag, an dem er gesehen wurde, oder lass den Trend weg"
  ],
  ["is {}, which is no day", "ist {}, und das ist kein Tag"],
  ["is {}, before it was seen", "ist {}, bevor er gesehen wurde"],
  ["Write the year first: {}", "Schreibe das Jahr zuerst: {}"],
  ["Write its last day, or remove the field", "Schreibe seinen letzten Tag, oder entferne das Feld"],

  // As a text.
  ["Write at least {} and {}", "Schreibe mindestens {} und {}"],
  ["is not a text file", "ist keine Textdatei"],
  [
    "Save the brief as UTF-8 text: YAML, JSON, or Markdown with front matter",
    "Speichere den Brief als UTF-8-Text: YAML, JSON, oder Markdown mit Kopf"
  ],
  ["is larger than {} bytes", "hat mehr als {} Bytes"],
  [
    "Move long texts into files and list them under sources",
    "Lege lange Texte in Dateien, und führe sie unter sources auf"
  ],
  [
    "Move long lists and texts into files and list them under sources",
    "Lege lange Listen und Texte in Dateien, und führe sie unter sources auf"
  ],
  ["opens its front matter with --- but never closes it", "öffnet seinen Kopf mit --- und schließt ihn nie"],
  ["Add a line --- after the fields", "Setze eine Zeile --- hinter die Felder"],
  ["has no front matter", "hat keinen Kopf"],
  [
    "Begin the file with a line ---, then the fields, then a line ---",
    "Beginne die Datei mit einer Zeile ---, dann die Felder, dann eine Zeile ---"
  ],
  ["is not well-formed JSON: the text ends where {t} is expected", "ist kein JSON: Der Text endet, wo {t} stehen muss"],
  ["is not well-formed JSON: there is {} where {t} is expected", "ist kein JSON: Da steht {}, wo {t} stehen muss"],
  ["a value or ]", "ein Wert oder ]"],
  ["a value", "ein Wert"],
  ["a field name in double quotes or }", "ein Feldname in Anführungszeichen oder }"],
  ["a field name in double quotes", "ein Feldname in Anführungszeichen"],
  ["a comma or a closing bracket", "ein Komma oder eine schließende Klammer"],
  ["a comma or {}", "ein Komma oder {}"],
  ["a colon", "ein Doppelpunkt"],
  ["the end of the text", "das Ende des Textes"],
  [
    "Check quotes, commas and brackets there; JSON allows no comments and no comma after the last item",
    "Prüfe dort Anführungszeichen, Kommas und Klammern; JSON erlaubt keine Kommentare und kein Komma nach dem letzten Eintrag"
  ],
  ["holds more than one YAML document", "enthält mehr als ein YAML-Dokument"],
  [
    "Keep one brief in a file and remove the lines --- between them",
    "Lass einen Brief in einer Datei, und entferne die Zeilen --- dazwischen"
  ],
  [
    "is not well-formed: the quotes that open here are never closed",
    "hat Anführungszeichen, die hier beginnen und nie enden"
  ],
  ["Close them, or double a quote that is part of the text", "Schließe sie, oder verdopple eines, das zum Text gehört"],
  ["uses a YAML tag, at {}", "benutzt ein YAML-Tag bei {}"],
  [
    "Remove the tag (the word that begins with !) and write the plain value",
    "Entferne das Tag (das Wort, das mit ! beginnt), und schreibe den Wert allein"
  ],
  ["is not well-formed: {}, at {}", "ist nicht wohlgeformt bei {2} (auf Englisch: „{1}“)"],
  ["is not well-formed: {}", "ist nicht wohlgeformt (auf Englisch: „{}“)"],
  ["Check indentation, quotes and brackets there", "Prüfe dort Einrückung, Anführungszeichen und Klammern"],
  ["Indent with spaces, not with tabs", "Rücke mit Leerzeichen ein, nicht mit Tabulatoren"],
  [
    "Put the text in quotes: a colon followed by a space begins a new field",
    "Setze den Text in Anführungszeichen: Ein Doppelpunkt mit Leerzeichen beginnt ein neues Feld"
  ],
  [
    "Put the text in quotes: it begins with a character that YAML keeps for itself",
    "Setze den Text in Anführungszeichen: Er beginnt mit einem Zeichen, das YAML für sich behält"
  ],
  [
    "Indent all fields of one group by the same number of spaces",
    "Rücke alle Felder einer Gruppe um gleich viele Leerzeichen ein"
  ],
  [
    "Add the missing character, or close the quotes or brackets opened before it",
    "Ergänze das fehlende Zeichen, oder schließe Anführungszeichen und Klammern davor"
  ],
  [
    "Put the text in quotes if it should begin with {}",
    "Setze den Text in Anführungszeichen, wenn er mit {} beginnen soll"
  ],
  ["is nested more than {} levels deep", "ist mehr als {} Ebenen tief verschachtelt"],
  ["Keep the fields that the brief documents", "Behalte die Felder, die ein Brief kennt"],
  ["holds more than {} values", "enthält mehr als {} Werte"],
  ["refers to {}, which is not defined", "verweist auf {}, das es nicht gibt"],
  ["uses more than {} YAML aliases", "benutzt mehr als {} YAML-Verweise"],
  ["Write the values out instead of repeating them by {}", "Schreibe die Werte aus, statt sie mit {} zu wiederholen"],
  ["has a list or mapping as a key", "hat eine Liste oder Gruppe als Feldnamen"],
  ["Write every field as name: value", "Schreibe jedes Feld als name: wert"],

  // Its fields.
  ["is not a field of a brief", "ist kein Feld eines Briefs"],
  ["Remove it; the fields here are {}", "Entferne es; die Felder hier sind {}"],
  [
    "Did you mean {}? It stands at the top of the brief, not within {}",
    "War {} gemeint? Das steht ganz oben im Brief, nicht in {}"
  ],
  ["Did you mean {}? Indent it below {}", "War {} gemeint? Rücke es unter {} ein"],
  ["is missing", "fehlt"],
  ["Add it", "Ergänze es"],
  ["is {t}, but a group of fields is expected", "ist {t}, muss aber eine Gruppe von Feldern sein"],
  ["Write fields as name: value", "Schreibe Felder als name: wert"],
  ["is empty, but must be {t}", "ist leer, muss aber {t} sein"],
  ["is {t}, but must be {t}", "ist {t}, muss aber {t} sein"],
  ["is {}, but must lie in the years {} to {}", "ist {}, muss aber in den Jahren {} bis {} liegen"],
  ["is {}, but must be {t}", "ist {}, muss aber {t} sein"],
  ["of another kind", "von anderer Art"],
  ["an empty list", "eine leere Liste"],
  ["a group of fields", "eine Gruppe von Feldern"],
  ["an empty text", "ein leerer Text"],
  ["the text {}", "der Text {}"],
  ["a text of {} to {} characters", "ein Text von {} bis {} Zeichen"],
  ["a text of {} characters", "ein Text von {} Zeichen"],
  ["a list of at most {} texts", "eine Liste von höchstens {} Texten"],
  ["a list of at most {} sources", "eine Liste von höchstens {} Quellen"],
  ["a list of at least one language tag", "eine Liste mit mindestens einem Sprachkürzel"],
  ["a list of at least one platform", "eine Liste mit mindestens einem Netzwerk"],
  ["a list of country codes", "eine Liste von Ländercodes"],
  ["a list of words to use, each instead of others", "eine Liste von Wörtern, jedes statt anderer"],
  ["a list of {}", "eine Liste von {}"],
  ["a colour such as {}", "eine Farbe wie {}"],
  ["true or false", "true oder false"],
  ["a BCP 47 language tag", "ein Sprachkürzel nach BCP 47"],
  ["a platform", "ein Netzwerk"],
  ["an ISO 3166-1 country code", "ein Ländercode nach ISO 3166-1"],
  ["a path, a URL, or name and text", "ein Pfad, eine URL, oder Name und Text"],
  ["the text of the source", "der Text der Quelle"],
  ["a media type", "ein Medientyp"],
  ["a word with those that it takes the place of", "ein Wort mit denen, für die es steht"],
  ["a whole number from {} to {}", "eine ganze Zahl von {} bis {}"],
  ["a local date or date-time", "ein Datum, mit oder ohne Uhrzeit"],
  ["an IANA time zone", "eine Zeitzone der IANA"],
  ["a number of US dollars greater than 0 and at most {}", "ein Betrag in US-Dollar über 0 und von höchstens {}"],
  ["{t}, or remove the field", "{t}, oder entferne das Feld"],
  ["{t} (# without quotes begins a comment)", "{t} (# ohne Anführungszeichen beginnt einen Kommentar)"],
  ["Put it in quotes: {}", "Setze es in Anführungszeichen: {}"],
  [
    "Write one text; put it in quotes if it holds a colon",
    "Schreibe einen Text; in Anführungszeichen, wenn er einen Doppelpunkt enthält"
  ],
  ["Put Norway's code in quotes: {}", "Setze den Code von Norwegen in Anführungszeichen: {}"],
  ["Write {} and name the zone in plan.timeZone", "Schreibe {}, und nenne die Zone in plan.timeZone"],
  ["Write true or false without quotes", "Schreibe true oder false ohne Anführungszeichen"],
  ["Write {} without quotes", "Schreibe {} ohne Anführungszeichen"],
  ["Write a list: {}", "Schreibe eine Liste: {}"],
  [
    "Write a list of paths relative to the brief, or URLs, such as {}",
    "Schreibe eine Liste von Pfaden vom Brief aus, oder von URLs, etwa {}"
  ],
  ["Write a list of some of {}", "Schreibe eine Liste mit einigen von {}"],
  ["Write a list of sentences that sound like the brand", "Schreibe eine Liste von Sätzen, die wie die Marke klingen"],
  ["Write a list, such as {}", "Schreibe eine Liste, etwa {}"],
  ['Write schemaVersion: "1" or leave it out', 'Schreibe schemaVersion: "1", oder lass es weg'],
  ["Say in a sentence or two what the campaign is about", "Sage in ein, zwei Sätzen, worum es in der Kampagne geht"],
  ["Say in a sentence whom the campaign addresses", "Sage in einem Satz, an wen sich die Kampagne richtet"],
  ["Describe the tone, such as {}", "Beschreibe den Ton, etwa {}"],
  ["Write one {} as text", "Schreibe jeden Eintrag als Text"],
  ["Write the {} as text", "Schreibe den Wert als Text"],
  ["Write the guidelines as one text", "Schreibe die Richtlinien als einen Text"],
  ["Write a tag such as {}", "Schreibe ein Kürzel wie {}"],
  ["Write two capital letters, such as GB or DE", "Schreibe zwei Großbuchstaben, etwa GB oder DE"],
  [
    "Write a path relative to the brief, or a URL, as text",
    "Schreibe einen Pfad vom Brief aus, oder eine URL, als Text"
  ],
  ["Give the inline source a name that citations can use", "Gib der Quelle einen Namen, den Belege nennen können"],
  [
    "Give the inline source its text, or write a path or URL instead",
    "Gib der Quelle ihren Text, oder schreibe stattdessen einen Pfad oder eine URL"
  ],
  ["Write a media type such as {}", "Schreibe einen Medientyp wie {}"],
  ["Indent the brand's fields below it, such as {}", "Rücke die Felder der Marke darunter ein, etwa {}"],
  ["Indent {} below it", "Rücke {} darunter ein"],
  ["Write six hex digits in quotes: {}", "Schreibe sechs Hexziffern in Anführungszeichen: {}"],
  ["Write who pays", "Schreibe, wer zahlt"],
  ["Write how many days the campaign runs, such as {}", "Schreibe, wie viele Tage die Kampagne läuft, etwa {}"],
  ["Write how many posts a day the campaign has, such as {}", "Schreibe, wie viele Posts ein Tag hat, etwa {}"],
  ["Write the year first: {} or {}, without an offset", "Schreibe das Jahr zuerst: {} oder {}, ohne Abstand zu UTC"],
  ["Write a zone such as {}, or UTC", "Schreibe eine Zone wie {}, oder UTC"],
  [
    "Write a number without currency, such as {} or {}; remove the field if nothing limits the cost",
    "Schreibe eine Zahl ohne Währung, etwa {} oder {}; entferne das Feld, wenn nichts die Kosten begrenzt"
  ],

  // What does not go together.
  ["is {}, which is no ISO 3166-1 country code", "ist {}, und das ist kein Ländercode nach ISO 3166-1"],
  ["is {}, the same source as {}", "ist {}, dieselbe Quelle wie {}"],
  ["Keep one of the two", "Behalte eines von beiden"],
  ["is named {}, as {} is", "heißt {} wie {}"],
  [
    "Give every source its own path or name: citations refer to it",
    "Gib jeder Quelle einen eigenen Pfad oder Namen: Belege nennen ihn"
  ],
  [
    "asks for {} posts ({} days with {} each), but a campaign has at most {}",
    "verlangt {} Posts ({} Tage mit je {}), eine Kampagne hat aber höchstens {}"
  ],
  [
    "Lower plan.days or plan.perDay, or split the campaign",
    "Senke plan.days oder plan.perDay, oder teile die Kampagne"
  ],
  ["is {}, which is no IANA time zone", "ist {}, und das ist keine Zeitzone der IANA"],
  [
    "is {}, which does not exist in {}: the clocks are put forward over it",
    "ist {}, was es in {} nicht gibt: Die Uhren werden darüber hinweg vorgestellt"
  ],
  ["Write a time before or after the jump, such as {}", "Schreibe eine Zeit vor oder nach dem Sprung, etwa {}"],
  ["Write the day on which the campaign begins, such as {}", "Schreibe den Tag, an dem die Kampagne beginnt, etwa {}"],
  ["is {}, which is no day or time of the calendar", "ist {}, und das ist kein Tag oder Zeitpunkt des Kalenders"],
  ["Write an existing date, such as {} or {}", "Schreibe ein Datum, das es gibt, etwa {} oder {}"],
  ["is {}, less than a micro-dollar", "ist {}, weniger als ein Mikrodollar"],
  ["Write at least {}", "Schreibe mindestens {}"],
  ["is {}, which {} names already", "ist {}, was {} schon nennt"],
  ["is {}, which holds {t} ({})", "ist {} und enthält {t} ({})"],
  ["a NUL", "ein NUL"],
  ["half of a character", "ein halbes Zeichen"],
  ["a control character", "ein Steuerzeichen"],
  [
    "Remove the character; line breaks and tabs may stay",
    "Entferne das Zeichen; Umbrüche und Tabulatoren dürfen bleiben"
  ],
  ["Write {}", "Schreibe {}"]
]
