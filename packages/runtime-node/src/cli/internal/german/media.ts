/**
 * What can be wrong with media files, the tools for them, and the library of assets.
 */
import type { Sentences } from "../../German.ts"

export const mediaSentences: Sentences = [
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

  // Videos of the Web, and what is said in recordings.
  [
    "Install yt-dlp ({}), and set POSTWRIGHT_YT_DLP to its path where it is not on the PATH; or name a transcript (.vtt, .srt)",
    "Installiere yt-dlp ({}), und setze POSTWRIGHT_YT_DLP auf seinen Pfad, wo es nicht im PATH liegt; oder nenne ein Transkript (.vtt, .srt)"
  ],
  [
    "Set up what reads videos, such as YtDlpVideoFetcher of @postwright/providers/media/ytdlp",
    "Richte ein, was Videos liest, etwa YtDlpVideoFetcher von @postwright/providers/media/ytdlp"
  ],
  [
    "Install whisper.cpp ({}), and set POSTWRIGHT_WHISPER to its whisper-cli where that is not on the PATH",
    "Installiere whisper.cpp ({}), und setze POSTWRIGHT_WHISPER auf sein whisper-cli, wo das nicht im PATH liegt"
  ],
  [
    "Download a model of whisper.cpp such as ggml-base.bin, and set POSTWRIGHT_WHISPER_MODEL to its path",
    "Lade ein Modell von whisper.cpp herunter, etwa ggml-base.bin, und setze POSTWRIGHT_WHISPER_MODEL auf seinen Pfad"
  ],
  ["The address is malformed", "Die Adresse ist fehlerhaft"],
  ["Check it; it begins with https://", "Prüfe sie; sie beginnt mit https://"],
  ["The address does not begin with https://", "Die Adresse beginnt nicht mit https://"],
  ["Name it with https://", "Nenne sie mit https://"],
  [
    "The address holds a user name, a password or a port",
    "In der Adresse steht ein Benutzername, ein Passwort oder ein Port"
  ],
  ["Leave them out", "Lass sie weg"],
  ['Videos of "{}" are not read', "Videos von „{}“ werden nicht gelesen"],
  [
    "Name one of {}; or a transcript of the video (.vtt, .srt)",
    "Nenne eines von {}; oder ein Transkript des Videos (.vtt, .srt)"
  ],
  ["The address cannot be read: {e}", "Die Adresse ist nicht zu lesen: {e}"],
  ["Name a public address", "Nenne eine öffentliche Adresse"],
  ["The address is a list of videos", "Die Adresse ist eine Liste von Videos"],
  ["Name one video of it", "Nenne ein Video daraus"],
  ["The video is live or has not begun", "Das Video läuft gerade live oder hat noch nicht begonnen"],
  ["Wait until it has ended", "Warte, bis es zu Ende ist"],
  ["The video has {} minutes, and at most {} are read", "Das Video hat {} Minuten, und höchstens {} werden gelesen"],
  ["Name a shorter video", "Nenne ein kürzeres Video"],
  ["The sound of the video has more than {} MB", "Der Ton des Videos hat mehr als {} MB"],
  ["The sound of the video is too large", "Der Ton des Videos ist zu groß"],
  ["Name a shorter video, or its transcript", "Nenne ein kürzeres Video, oder sein Transkript"],
  ["The video is private", "Das Video ist privat"],
  [
    "Name another video, or a transcript of it (.vtt, .srt)",
    "Nenne ein anderes Video, oder ein Transkript davon (.vtt, .srt)"
  ],
  ["The video is behind an age limit", "Das Video ist nur für Erwachsene freigegeben"],
  ["The video is for members only", "Das Video ist nur für Mitglieder"],
  ["The network does not answer this machine for now", "Das Netzwerk antwortet diesem Rechner im Moment nicht"],
  [
    "Try again later, or name a transcript of the video (.vtt, .srt)",
    "Versuche es später noch einmal, oder nenne ein Transkript des Videos (.vtt, .srt)"
  ],
  ["The video is not there, or was removed", "Das Video ist nicht da, oder es wurde entfernt"],
  ["Check the address", "Prüfe die Adresse"],
  ["The video is not shown in this country", "Das Video wird in diesem Land nicht gezeigt"],
  ["There is no video at the address", "Unter der Adresse steht kein Video"],
  [
    "The video has no captions, and no model was chosen to hear it",
    "Das Video hat keine Untertitel, und es wurde kein Modell gewählt, das es hört"
  ],
  [
    'The video has no captions in "{n}", but in {} and others',
    "Das Video hat keine Untertitel in „{}“, aber in {} und anderen"
  ],
  ['The video has no captions in "{n}", but in {}', "Das Video hat keine Untertitel in „{}“, aber in {}"],
  [
    "Ask for one of these with --language, or choose a model that hears it with --model",
    "Verlange eine davon mit --language, oder wähle mit --model ein Modell, das es hört"
  ],
  [
    "The video has captions in several languages, and does not say which is spoken",
    "Das Video hat Untertitel in mehreren Sprachen und sagt nicht, welche gesprochen wird"
  ],
  [
    "Name the language with --language, or choose a model that hears it with --model",
    "Nenne die Sprache mit --language, oder wähle mit --model ein Modell, das es hört"
  ],
  ['"{}" has to be heard, and no model was chosen', "„{}“ muss gehört werden, und es wurde kein Modell gewählt"],
  [
    "Choose one with --model, such as whisper (whisper.cpp on this machine) or openai/whisper-1; or name a transcript (.vtt, .srt)",
    "Wähle eines mit --model, etwa whisper (whisper.cpp auf diesem Rechner) oder openai/whisper-1; oder nenne ein Transkript (.vtt, .srt)"
  ],
  ["nobody speaks in it, or it has no captions", "niemand spricht darin, oder es hat keine Untertitel"],
  [
    "The captions were heard and translated by a machine. Check what you quote of them",
    "Die Untertitel hat eine Maschine gehört und übersetzt. Prüfe, was du daraus zitierst"
  ],
  [
    "The captions were heard by a machine. Check what you quote of them",
    "Die Untertitel hat eine Maschine gehört. Prüfe, was du daraus zitierst"
  ],
  [
    "yt-dlp is {} days old, and networks change often. Update it",
    "yt-dlp ist {} Tage alt, und Netzwerke ändern sich oft. Aktualisiere es"
  ],
  ["The recording is empty", "Die Aufnahme ist leer"],
  ["Record it again, or choose another file", "Nimm sie noch einmal auf, oder wähle eine andere Datei"],
  ["The recording has {} MB, and at most {} are taken", "Die Aufnahme hat {} MB, und höchstens {} werden genommen"],
  ["Save it as MP3 or M4A", "Speichere sie als MP3 oder M4A"],
  ['The model "{}" hears nothing', "Das Modell „{}“ hört nichts"],
  [
    "Use --model whisper, a model such as openai/whisper-1, or none",
    "Nimm --model whisper, ein Modell wie openai/whisper-1, oder none"
  ],
  ['The language "{}" is no language tag', "Die Sprache „{}“ ist kein Sprachkürzel"],
  ["Name it as de, en or pt-BR", "Nenne sie als de, en oder pt-BR"],
  ["the recording does not exist", "die Aufnahme gibt es nicht"],
  ["the recording cannot be read ({})", "die Aufnahme ist nicht zu lesen ({})"],
  ["the recording is a folder", "die Aufnahme ist ein Ordner"],
  ["the recording is larger than {} bytes", "die Aufnahme ist größer als {} Bytes"],
  [
    "the ending of the name tells no recording, video or subtitles",
    "die Endung des Namens steht für keine Aufnahme, kein Video und keine Untertitel"
  ],
  [
    "Name a file such as talk.mp3, talk.mp4, talk.srt or talk.vtt; an address begins with https://",
    "Nenne eine Datei wie talk.mp3, talk.mp4, talk.srt oder talk.vtt; eine Adresse beginnt mit https://"
  ],
  ["lies in a folder that does not exist", "liegt in einem Ordner, den es nicht gibt"],
  ["cannot be written: the disk is full", "ist nicht zu schreiben: Die Platte ist voll"],
  ["Make room, or name another file with --out", "Mach Platz, oder nenne mit --out eine andere Datei"],

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

  // Videos that cannot be rendered.
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
  ["Draw what stands over a clip as veil and as words", "Zeichne als veil und als words, was über einem Clip steht"],

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
  ["It runs ffmpeg", "Es führt ffmpeg aus"],

  // Checks and repairs.
  ["A network refuses the file as it is", "Ein Netzwerk nimmt die Datei so nicht"],
  ["Networks refuse {} of {} files as they are", "{} von {} Dateien nehmen Netzwerke so nicht"],
  [
    "Mend what can be mended with postwright media repair, or take another file",
    "Behebe mit postwright media repair, was sich beheben lässt, oder nimm eine andere Datei"
  ],
  ["The files do not fit into one post", "Die Dateien passen nicht in einen Beitrag"],
  ["Share them out as it says above", "Verteile sie, wie es oben steht"],
  ["The network refuses the file even so", "Das Netzwerk nimmt die Datei auch so nicht"],
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
  ["Check the disk, or name another file with --out", "Prüfe den Datenträger, oder nenne mit --out eine andere Datei"],

  // The library.
  ["No right is given", "Kein Recht ist angegeben"],
  [
    "Give at least one of --holder, --licence, --credit and --expires",
    "Gib mindestens eines von --holder, --licence, --credit und --expires an"
  ],
  ['There is no asset "{}"', "Es gibt kein Asset „{}“"],
  ["List the assets and take an id from there", "Liste die Assets auf, und nimm eine ID von dort"],
  ['The asset "{}" may be used until {} only', "Das Asset „{}“ darf nur bis {} benutzt werden"],
  [
    "Renew the right and set its new end, or take another file",
    "Erneuere das Recht und setze sein neues Ende, oder nimm eine andere Datei"
  ],
  ['The record of the asset "{}" is damaged', "Der Eintrag des Assets „{}“ ist beschädigt"],
  ["Add the file again", "Füge die Datei noch einmal hinzu"],
  ["The file is empty", "Die Datei ist leer"],
  ["Save it anew and add it again", "Speichere sie neu, und füge sie noch einmal hinzu"],
  ["The file has {} bytes", "Die Datei hat {} Bytes"],
  ["Keep it below {} bytes", "Halte sie unter {} Bytes"],
  ['"{}" is no moment', "„{}“ ist kein Zeitpunkt"],
  ["Write the end of the right as {}", "Schreibe das Ende des Rechts als {}"]
]
