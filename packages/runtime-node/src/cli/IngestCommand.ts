/**
 * The options of `postwright ingest`. What it does is loaded when it runs.
 *
 * @since 0.1.0
 */
import { Effect, Schema } from "effect"
import { Argument, Command, Flag } from "effect/cli"
import { json, messages, quiet, usDollars } from "./CommonFlags.ts"

/** `postwright ingest`. */
export const ingest = Command.make(
  "ingest",
  {
    source: Argument.String("source").pipe(
      Argument.withDescription(
        "Address of a video (https://…), a recording or video on this machine, or a file of subtitles (.srt, .vtt)"
      )
    ),
    out: Flag.String("out").pipe(
      Flag.withAlias("o"),
      Flag.withSchema(Schema.NonEmptyString),
      Flag.withMetavar("FILE"),
      Flag.withDescription(
        "File for the transcript, which must not be there yet; else named after the title, in this folder"
      ),
      Flag.optional
    ),
    language: Flag.String("language").pipe(
      Flag.withMetavar("TAG"),
      Flag.withDescription("Language of the captions, such as de; else the spoken one"),
      Flag.optional
    ),
    model: Flag.String("model").pipe(
      Flag.withMetavar("NAME"),
      Flag.withDescription(
        "Model that hears what has no captions: whisper (whisper.cpp on this machine), a model such as openai/whisper-1, or none. Else whisper where POSTWRIGHT_WHISPER_MODEL is set, else none"
      ),
      Flag.optional
    ),
    budget: usDollars("budget").pipe(
      Flag.withDescription("What the model that hears may cost, in US dollars; more is not asked for. Else no limit"),
      Flag.optional
    ),
    messages,
    json,
    quiet
  },
  Effect.fnUntraced(function* (args) {
    const { ingest } = yield* Effect.promise(() => import("./Ingest.ts"))
    yield* ingest(args)
  })
).pipe(
  Command.withDescription(
    "Make a source for a brief of a video or a recording: a transcript with times, by its captions or by a model that hears it"
  ),
  Command.withShortDescription("Make a transcript of a video or a recording"),
  Command.withExamples([
    {
      command: "postwright ingest https://www.youtube.com/watch?v=abc --language de",
      description: "The captions of a video; needs yt-dlp"
    },
    {
      command: "postwright ingest talk.mp3 --model whisper --out talk.vtt",
      description: "What a model hears in a recording"
    }
  ])
)
