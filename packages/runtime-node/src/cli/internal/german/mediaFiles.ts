/**
 * What can be wrong with media files, and with their checks and repairs.
 */
import type { Sentences } from "../../German.ts"

export const mediaFileSentences: Sentences = [
  // Files.
  ['"{}" cannot be used: {e}', "„{}“ ist nicht zu gebrauchen: {e}"],
  [
    "Save it anew from the program that made it, or take another file",
    "Speichere die Datei aus dem Programm, das sie gemacht hat, noch einmal, oder nimm eine andere"
  ],
  ["the file", "die Datei"],
  ["no file is named", "keine Datei ist genannt"],
  ["Name a picture, a video or sound", "Nenne ein Bild, ein Video oder Ton"],
  ["addresses are not read", "Adressen werden nicht gelesen"],
  ["Save the file on this machine and name that", "Speichere die Datei auf diesem Rechner, und nenne sie"],
  ["standard input is no media file", "die Standardeingabe ist keine Mediendatei"],
  ["the music", "die Musik"],
  ["the recording {w}", "die Aufnahme {w}"],
  ["the folder of fonts does not exist", "den Ordner mit den Schriften gibt es nicht"],
  ["the folder of fonts cannot be read ({})", "der Ordner mit den Schriften ist nicht zu lesen ({})"],
  ["Check the folder and your rights on it", "Prüfe den Ordner und deine Rechte daran"],
  ["it is no folder of fonts", "das ist kein Ordner mit Schriften"],
  ["Name the folder that the font files lie in", "Nenne den Ordner, in dem die Schriftdateien liegen"],
  ["the folder has no font that can be read", "der Ordner enthält keine Schrift, die zu lesen ist"],
  ["Name a folder with files in TTF, OTF or WOFF2", "Nenne einen Ordner mit Dateien in TTF, OTF oder WOFF2"],
  ["{t} is no file", "{t} ist keine Datei"],
  ["Name a file", "Nenne eine Datei"],
  ["Check the file and your rights on it", "Prüfe die Datei und deine Rechte daran"],
  ["{t} is no sound that is known", "{t} ist kein bekannter Ton"],
  ["Save it as WAV, MP3, M4A, OGG or FLAC", "Speichere sie als WAV, MP3, M4A, OGG oder FLAC"],
  ["the folder of recordings cannot be read ({})", "der Ordner mit den Aufnahmen ist nicht zu lesen ({})"],
  ["Name a folder with files such as slot-003.wav", "Nenne einen Ordner mit Dateien wie slot-003.wav"],
  ["the folder has no recording", "der Ordner enthält keine Aufnahme"],
  [
    "Name its files like the slots they are for, such as slot-003.wav",
    "Nenne die Dateien darin wie die Plätze, für die sie sind, etwa slot-003.wav"
  ],
  ["there are several recordings for {}", "es gibt mehrere Aufnahmen für {}"],
  ["Keep one of them", "Behalte eine davon"],
  ['"{}" is no speech model', "„{}“ ist kein Sprachmodell zum Sprechen"],
  [
    "Write none, or a model such as espeak/espeak-ng, or openai/gpt-4o-mini-tts:coral",
    "Schreibe none oder ein Modell wie espeak/espeak-ng oder openai/gpt-4o-mini-tts:coral"
  ],
  ['"{}" is no image model', "„{}“ ist kein Modell für Bilder"],
  ["Write a model such as openai/gpt-image-2", "Schreibe ein Modell wie openai/gpt-image-2"],
  ['"{}" is no video model', "„{}“ ist kein Modell für Videos"],
  ["Write a model such as openrouter/google/veo-3.1", "Schreibe ein Modell wie openrouter/google/veo-3.1"],
  [
    "No video of the plan is called {}, so these recordings were not used",
    "Kein Video des Plans heißt {}, also wurden diese Aufnahmen nicht verwendet"
  ],
  [
    "No video was made for {}, so these recordings were not used",
    "Für {} wurde kein Video gemacht, also wurden diese Aufnahmen nicht verwendet"
  ],
  [
    "No video was made: no slot of the plan is a video",
    "Es wurde kein Video gemacht: Kein Platz des Plans ist ein Video"
  ],
  [
    "Name networks that take videos, such as tiktok or youtube, or more days",
    "Nenne Netzwerke, die Videos nehmen, etwa tiktok oder youtube, oder mehr Tage"
  ],
  [
    "No video was made: the only video slot has no post",
    "Es wurde kein Video gemacht: Der einzige Platz für ein Video hat keinen Post"
  ],
  [
    "No video was made: none of the {n} video slots has a post",
    "Es wurde kein Video gemacht: Keiner der {n} Plätze für Videos hat einen Post"
  ],
  [
    "All videos were asked for, and only {n} of the {n} video slots has a post",
    "Alle Videos wurden verlangt, und nur {n} der {n} Plätze für Videos hat einen Post"
  ],
  [
    "All videos were asked for, and only {n} of the {n} video slots have a post",
    "Alle Videos wurden verlangt, und nur {n} der {n} Plätze für Videos haben einen Post"
  ],
  [
    "{n} videos were asked for, and only {n} of the {n} video slots has a post",
    "{n} Videos wurden verlangt, und nur {n} der {n} Plätze für Videos hat einen Post"
  ],
  [
    "{n} videos were asked for, and only {n} of the {n} video slots have a post",
    "{n} Videos wurden verlangt, und nur {n} der {n} Plätze für Videos haben einen Post"
  ],
  [
    "{n} videos were asked for, and the plan has only 1 video slot",
    "{n} Videos wurden verlangt, und der Plan hat nur einen Platz für ein Video"
  ],
  [
    "{n} videos were asked for, and the plan has only {n} video slots",
    "{n} Videos wurden verlangt, und der Plan hat nur {n} Plätze für Videos"
  ],
  [
    "For more, name more days, or more networks that take videos, such as tiktok or youtube",
    "Für mehr nenne mehr Tage oder mehr Netzwerke, die Videos nehmen, etwa tiktok oder youtube"
  ],
  ["The plan has no videos", "Der Plan hat keine Videos"],
  [
    "Name them like the videos of the plan, which begin with {}",
    "Nenne sie wie die Videos des Plans, die mit {} beginnen"
  ],
  [
    "The plan says why; --videos says how many are made",
    "Der Plan sagt, warum; --videos sagt, wie viele gemacht werden"
  ],
  ["a pipe or device is no recording", "eine Pipe oder ein Gerät ist keine Aufnahme"],
  ["a pipe or device is no media file", "eine Pipe oder ein Gerät ist keine Mediendatei"],
  ["Save it into a file and name that", "Speichere sie in eine Datei, und nenne diese"],
  ["--format {} is no format of {}", "--format {} ist kein Format von {}"],
  ["Name one of its own: {}", "Nenne eines von dort: {}"],

  // What is wrong with one.
  [
    "it is neither a picture nor a video nor sound that can be worked with",
    "sie ist weder Bild noch Video noch Ton, womit sich arbeiten lässt"
  ],
  ["it is a picture in {}, which is not read here", "sie ist ein Bild in {}, und das wird hier nicht gelesen"],
  [
    "The file is a picture in {}, which is not read here",
    "Die Datei ist ein Bild in {}, und das wird hier nicht gelesen"
  ],
  ["Save it as JPEG, and take that", "Speichere es als JPEG, und nimm das"],
  [
    "An iPhone takes JPEG itself with Settings > Camera > Formats > Most Compatible",
    "Ein iPhone nimmt von sich aus JPEG auf mit Einstellungen > Kamera > Formate > Maximale Kompatibilität"
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
  ["there is nothing in it", "sie ist leer"],
  ["it is an animated WebP, which is not read here", "sie ist ein bewegtes WebP, und das wird hier nicht gelesen"],
  [
    "Save it as a video, as a GIF, or one picture of it as JPEG",
    "Speichere es als Video, als GIF, oder ein Bild daraus als JPEG"
  ],
  [
    "Save it smaller: 140 million pixels at most, and 32,767 on a side",
    "Speichere es kleiner: höchstens 140 Millionen Pixel, und 32.767 auf einer Seite"
  ],
  ["its picture has no size", "ihr Bild hat keine Größe"],
  [
    "its sound says that it has {} samples a second; {} is the least",
    "ihr Ton hat nach eigener Angabe {} Abtastwerte je Sekunde; {} sind das Mindeste"
  ],
  [
    "it says that it is of {} pixels, more than can be worked with",
    "sie hat nach eigener Angabe {} Pixel, mehr als zu bewältigen sind"
  ],
  ["it is broken ({})", "sie ist beschädigt ({})"],
  ["it is broken: not all of it can be decoded", "sie ist beschädigt: nicht alles darin lässt sich dekodieren"],
  [
    "of its {} seconds only {} can be decoded, so it is broken or its end is missing",
    "von ihren {} Sekunden lassen sich nur {} dekodieren; sie ist beschädigt, oder ihr Ende fehlt"
  ],
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
  [
    '"{n}" is in HDR ({}), and this ffmpeg cannot make SDR of it: it lacks {}',
    "„{}“ ist in HDR ({}), und dieses ffmpeg kann daraus kein SDR machen: Ihm fehlt {}"
  ],
  [
    "Set up ffmpeg 4.2 or later with these filters, such as that of {}, or record in SDR",
    "Richte ein ffmpeg 4.2 oder neuer mit diesen Filtern ein, etwa das von {}, oder nimm in SDR auf"
  ],
  ["So small a file cannot be made", "So klein lässt sich die Datei nicht machen"],
  [
    "Allow 2,000 bytes and 50,000 bits a second at least",
    "Erlaube mindestens 2.000 Bytes und 50.000 Bit in der Sekunde"
  ],

  ["There is nothing to be done with the file", "Mit der Datei ist nichts zu tun"],
  ["Give one edit at least", "Gib mindestens eine Bearbeitung an"],
  ["A picture is no video", "Ein Bild ist kein Video"],
  ["Render a video with the picture as a scene", "Rendere ein Video mit dem Bild als Szene"],
  ["There is no picture in the sound", "Im Ton ist kein Bild"],
  ["Edit it as sound", "Bearbeite ihn als Ton"],
  ["Give a colour as #rrggbb, or blur", "Gib eine Farbe als #rrggbb an, oder blur"],
  ["Give a colour as #rrggbb", "Gib eine Farbe als #rrggbb an"],
  ['"{n}" is no colour', "„{n}“ ist keine Farbe"],
  ["A picture has no length that could be trimmed", "Ein Bild hat keine Länge, die sich kürzen ließe"],
  ["Leave the trimming out", "Lass das Kürzen weg"],
  [
    "There is nothing left behind second {} of a file of {} seconds",
    "Hinter Sekunde {} ist von einer Datei von {} Sekunden nichts übrig"
  ],
  ["Let the stretch begin earlier", "Lass das Stück früher beginnen"],
  ["There is no sound in the file", "In der Datei ist kein Ton"],
  ["Leave the loudness out", "Lass die Lautheit weg"],
  ["There is no picture in the file", "In der Datei ist kein Bild"],
  ["Leave out what changes its size", "Lass weg, was seine Größe ändert"],
  ["{} pixels cannot be made", "{} Pixel lassen sich nicht machen"],
  ["Take {} to {} for each side", "Nimm {} bis {} für jede Seite"],

  // Checks and repairs.
  ["A network refuses the file as it is", "Ein Netzwerk nimmt die Datei so nicht"],
  ["Networks refuse {} of {} files as they are", "{} von {} Dateien nehmen Netzwerke so nicht"],
  [
    "Mend what can be mended with postwright media repair, or take another file",
    "Behebe mit postwright media repair, was sich beheben lässt, oder nimm eine andere Datei"
  ],
  ["The files do not fit into one post", "Die Dateien passen nicht in einen Post"],
  ["Share them out as it says above", "Verteile sie, wie es oben steht"],
  ["The network refuses the file even so", "Das Netzwerk nimmt die Datei auch so nicht"],
  ["The network refuses {} of {} files even so", "{} von {} Dateien nimmt das Netzwerk auch so nicht"],
  ['"{n}" and "{n}" would both become "{n}"', "„{}“ und „{}“ würden beide zu „{}“"],
  [
    "Mend one of them by itself, with another name at --out",
    "Behebe eine davon für sich, mit einem anderen Namen bei --out"
  ],
  ["is a file, and several results need a folder", "ist eine Datei, und mehrere Ergebnisse brauchen einen Ordner"],
  ["Name a folder with --out", "Nenne mit --out einen Ordner"],
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
  ["Check the disk, or name another file with --out", "Prüfe den Datenträger, oder nenne mit --out eine andere Datei"]
]
