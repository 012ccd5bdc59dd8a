/**
 * What is wrong with results of posts.
 */
import type { Sentences } from "../../German.ts"

export const resultSentences: Sentences = [
  ["holds no result", "enthält kein Ergebnis"],
  ["Write one line or object for each post", "Schreibe eine Zeile oder ein Objekt für jeden Post"],
  ["Write one object for each post", "Schreibe ein Objekt für jeden Post"],
  ["Leave out older posts, or the texts", "Lass ältere Posts weg, oder die Texte"],
  ["has more than {} posts", "hat mehr als {} Posts"],
  ["Leave out older ones", "Lass ältere weg"],
  ["is no list of results", "ist keine Liste von Ergebnissen"],
  ['Write { "results": [ … ] }, or the list alone', 'Schreibe { "results": [ … ] }, oder nur die Liste'],
  ["is not well-formed JSON", "ist kein JSON"],
  [
    "Check quotes, commas and brackets there, or save the table as CSV",
    "Prüfe dort Anführungszeichen, Kommas und Klammern, oder speichere die Tabelle als CSV"
  ],
  ["a quotation mark is never closed", "ein Anführungszeichen wird nie geschlossen"],
  ["a quotation mark stands where none can be", "ein Anführungszeichen steht, wo keines stehen kann"],
  [
    "Write a cell with quotation marks in quotation marks, and double those in it",
    "Setze eine Zelle mit Anführungszeichen in Anführungszeichen, und verdopple die in ihr"
  ],
  ["a row has more than {} characters", "eine Zeile hat mehr als {} Zeichen"],
  [
    "Look for a quotation mark that is never closed, or shorten the text",
    "Suche ein Anführungszeichen, das nie geschlossen wird, oder kürze den Text"
  ],
  ["has {} cells, but there are {} columns", "hat {} Zellen, es gibt aber {} Spalten"],
  [
    "Write a cell with a comma or semicolon in quotation marks",
    "Setze eine Zelle mit Komma oder Semikolon in Anführungszeichen"
  ],
  ["the column has no name", "die Spalte hat keinen Namen"],
  ['"{}" is no column of results', "„{}“ ist keine Spalte von Ergebnissen"],
  [
    "Remove it, or give it one of the names that docs/formats.md lists",
    "Entferne sie, oder gib ihr einen der Namen aus docs/formats.md"
  ],
  ['"{}" is there already', "„{}“ gibt es schon"],
  ['the column "{}" is missing', "die Spalte „{}“ fehlt"],
  [
    'Add it, or a column "text" with what the posts say',
    "Ergänze sie, oder eine Spalte „text“ mit dem, was die Posts sagen"
  ],
  [
    "Add what the network counted: impressions or reach, likes, comments, shares, saves",
    "Ergänze, was das Netzwerk gezählt hat: impressions oder reach, likes, comments, shares, saves"
  ],
  ["is no field of results", "ist kein Feld von Ergebnissen"],
  ["Remove it; docs/formats.md lists the fields", "Entferne es; docs/formats.md führt die Felder auf"],
  ["Fill it in: {t}", "Trage es ein: {t}"],
  ["Write it, or give the text of the post", "Schreibe es, oder gib den Text des Posts an"],
  ["Correct it", "Berichtige es"],
  ["Write figures without points, commas and units", "Schreibe Zahlen ohne Punkte, Kommas und Einheiten"],
  ["Write the date, the time and the offset of the zone", "Schreibe Datum, Uhrzeit und den Abstand der Zeitzone"],
  ['is "{}", which {} does not have', "ist „{}“, was es auf {} nicht gibt"],
  ["Write one of {}", "Schreibe eines von {}"],
  ["is the post of {} on {} once more", "ist der Post von {} auf {} noch einmal"],
  ["Keep its latest figures, and remove the other", "Behalte seine neuesten Zahlen, und entferne die anderen"],
  ["Leave it out, or look for a newer Postwright", "Lass es weg, oder suche ein neueres Postwright"],
  ["a name of at most {} characters", "ein Name von höchstens {} Zeichen"],
  ["a text of at most {} characters", "ein Text von höchstens {} Zeichen"],
  ["an object with the counts of the network", "ein Objekt mit den Zahlen des Netzwerks"],
  ["an object", "ein Objekt"],
  ["one of {}", "eines von {}"],
  ["is a list, but must be {t}", "ist eine Liste, muss aber {t} sein"],
  ["is an object, but must be {t}", "ist ein Objekt, muss aber {t} sein"],
  ['a language such as "{}" or "{}"', "eine Sprache wie „{}“ oder „{}“"],
  ['an instant with its offset such as "{}"', "ein Zeitpunkt mit Abstand wie „{}“"],
  ['a time zone such as "{}"', "eine Zeitzone wie „{}“"],
  ['the text "{}"', "der Text „{}“"],
  [
    "Brief and results cannot both come from standard input",
    "Brief und Ergebnisse können nicht beide aus der Standardeingabe kommen"
  ],
  ["Name a file for one of them", "Nenne für eines von beiden eine Datei"]
]
