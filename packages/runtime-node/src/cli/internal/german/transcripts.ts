/**
 * What can be wrong with videos of the Web, and with what is said in recordings.
 */
import type { Sentences } from "../../German.ts"

export const transcriptSentences: Sentences = [
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
  ["Nothing is heard in the recording", "In der Aufnahme ist nichts zu hören"],
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
  ["Make room, or name another file with --out", "Mach Platz, oder nenne mit --out eine andere Datei"]
]
