/**
 * Settings from the environment. Secrets are read here and in files, never from arguments, and never printed.
 *
 * @since 0.1.0
 */
import { Config, Effect, Option, Redacted } from "effect"
import { resolve } from "node:path"
import { CliError, SettingInvalid } from "../cli/CliError.ts"

/** Every setting with what it is for: what `doctor` looks at. */
export const settingNames = [
  { name: "POSTWRIGHT_MODEL", isSecret: false, purpose: "model that writes, or none" },
  { name: "OPENAI_API_KEY", isSecret: true, purpose: "key for models openai/…" },
  { name: "ANTHROPIC_API_KEY", isSecret: true, purpose: "key for models anthropic/…" },
  { name: "OPENROUTER_API_KEY", isSecret: true, purpose: "key for models openrouter/…" },
  {
    name: "POSTWRIGHT_COMPATIBLE_API_KEY",
    isSecret: true,
    purpose: "key for models compatible/…, where the server wants one"
  },
  {
    name: "POSTWRIGHT_COMPATIBLE_BASE_URL",
    isSecret: false,
    purpose: "server of models compatible/…, such as Ollama's"
  },
  { name: "POSTWRIGHT_OPENAI_BASE_URL", isSecret: false, purpose: "address of a proxy or simulator of OpenAI" },
  { name: "POSTWRIGHT_ANTHROPIC_BASE_URL", isSecret: false, purpose: "address of a proxy or simulator of Anthropic" },
  { name: "POSTWRIGHT_OPENROUTER_BASE_URL", isSecret: false, purpose: "address of a proxy or simulator of OpenRouter" },
  {
    name: "POSTWRIGHT_FFMPEG",
    isSecret: false,
    purpose: "path of ffmpeg 4 or later, else that of the PATH, else that of npm"
  },
  { name: "POSTWRIGHT_FFPROBE", isSecret: false, purpose: "path of ffprobe, found the same way" },
  {
    name: "POSTWRIGHT_WHISPER",
    isSecret: false,
    purpose: "path of whisper-cli of whisper.cpp, else that of the PATH"
  },
  { name: "POSTWRIGHT_WHISPER_MODEL", isSecret: false, purpose: "model file of whisper.cpp" },
  { name: "POSTWRIGHT_YT_DLP", isSecret: false, purpose: "path of yt-dlp, else that of the PATH" },
  {
    name: "POSTWRIGHT_FONTS",
    isSecret: false,
    purpose: "folder with fonts for pictures, videos and report.pdf, where --fonts names none"
  },
  { name: "POSTWRIGHT_DEBUG", isSecret: false, purpose: "1 shows stack traces" },
  { name: "POSTWRIGHT_ACCOUNTS", isSecret: false, purpose: "file with the social accounts that publish uses" },
  { name: "POSTWRIGHT_X_ACCESS_TOKEN", isSecret: true, purpose: "access token of the account on X" },
  { name: "POSTWRIGHT_X_BASE_URL", isSecret: false, purpose: "origin of the X API, for a simulator" }
] as const
export type SettingName = (typeof settingNames)[number]["name"]

/** Which programs work on media; those that are found where nothing is set. */
export interface MediaPrograms {
  readonly ffmpegPath?: string
  readonly ffprobePath?: string
}

/** `POSTWRIGHT_MODEL`; none when it is not set or empty. */
export const model: Effect.Effect<Option.Option<string>, CliError> = text("POSTWRIGHT_MODEL")

/** `POSTWRIGHT_ACCOUNTS`. */
export const accountsFile: Effect.Effect<Option.Option<string>, CliError> = text("POSTWRIGHT_ACCOUNTS")

/** `POSTWRIGHT_X_BASE_URL`. */
export const xBaseUrl: Effect.Effect<Option.Option<string>, CliError> = text("POSTWRIGHT_X_BASE_URL")

/** `POSTWRIGHT_X_ACCESS_TOKEN`. */
export const xAccessToken: Effect.Effect<Option.Option<Redacted.Redacted<string>>, CliError> = secret(
  "POSTWRIGHT_X_ACCESS_TOKEN"
)

/** `OPENAI_API_KEY`: the vendor's own name for it, as of the two that follow. */
export const openAiKey = secret("OPENAI_API_KEY")
/** `ANTHROPIC_API_KEY`. */
export const anthropicKey = secret("ANTHROPIC_API_KEY")
/** `OPENROUTER_API_KEY`. */
export const openRouterKey = secret("OPENROUTER_API_KEY")
/** `POSTWRIGHT_COMPATIBLE_API_KEY`. */
export const compatibleKey = secret("POSTWRIGHT_COMPATIBLE_API_KEY")
/** `POSTWRIGHT_COMPATIBLE_BASE_URL`: ends where `/chat/completions` begins. */
export const compatibleBaseUrl = text("POSTWRIGHT_COMPATIBLE_BASE_URL")
/** `POSTWRIGHT_OPENAI_BASE_URL`. */
export const openAiBaseUrl = text("POSTWRIGHT_OPENAI_BASE_URL")
/** `POSTWRIGHT_ANTHROPIC_BASE_URL`. */
export const anthropicBaseUrl = text("POSTWRIGHT_ANTHROPIC_BASE_URL")
/** `POSTWRIGHT_OPENROUTER_BASE_URL`. */
export const openRouterBaseUrl = text("POSTWRIGHT_OPENROUTER_BASE_URL")

/** `POSTWRIGHT_FFMPEG` and `POSTWRIGHT_FFPROBE`: absolute paths of the programs that are to be used. */
export const mediaPrograms: Effect.Effect<MediaPrograms, CliError> = Effect.gen(function* () {
  const [ffmpeg, ffprobe] = [yield* text("POSTWRIGHT_FFMPEG"), yield* text("POSTWRIGHT_FFPROBE")]
  return {
    ...(Option.isSome(ffmpeg) ? { ffmpegPath: resolve(ffmpeg.value) } : {}),
    ...(Option.isSome(ffprobe) ? { ffprobePath: resolve(ffprobe.value) } : {})
  }
})

/** `POSTWRIGHT_FONTS`. */
export const fonts = text("POSTWRIGHT_FONTS")
/** `POSTWRIGHT_WHISPER`. */
export const whisper = text("POSTWRIGHT_WHISPER")
/** `POSTWRIGHT_WHISPER_MODEL`. */
export const whisperModel = text("POSTWRIGHT_WHISPER_MODEL")
/** `POSTWRIGHT_YT_DLP`. */
export const ytDlp = text("POSTWRIGHT_YT_DLP")

/** `POSTWRIGHT_DEBUG`: 1 or true. @default false */
export const isDebug: Effect.Effect<boolean, CliError> = Effect.flatMap(
  text("POSTWRIGHT_DEBUG"),
  Option.match({
    onNone: () => Effect.succeed(false),
    onSome: (value) => {
      if (/^(1|true|yes|on)$/i.test(value)) return Effect.succeed(true)
      if (/^(0|false|no|off)$/i.test(value)) return Effect.succeed(false)
      return Effect.fail(invalid("POSTWRIGHT_DEBUG", "1 or 0"))
    }
  })
)

/** Whether a setting has a value. Never tells the value. */
export const isSet = (name: SettingName): Effect.Effect<boolean, CliError> => Effect.map(text(name), Option.isSome)

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

/** Surrounding white space is dropped; a setting of white space alone is not set. */
function text(name: SettingName): Effect.Effect<Option.Option<string>, CliError> {
  return Config.option(Config.String(name)).pipe(
    Effect.map(Option.map((value) => value.trim())),
    Effect.map(Option.filter((value) => value !== "")),
    Effect.mapError(() => invalid(name, "readable text"))
  )
}

function secret(name: SettingName): Effect.Effect<Option.Option<Redacted.Redacted<string>>, CliError> {
  return Effect.map(
    text(name),
    Option.map((value) => Redacted.make(value))
  )
}

const invalid = (name: string, expected: string): CliError =>
  new CliError({ reason: new SettingInvalid({ name, expected }) })
