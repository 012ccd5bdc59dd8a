import { type SeenMedia } from "../MediaScript.ts"

/** Why the vendor refuses a request. */
export interface Complaint {
  readonly status?: number
  readonly message: string
  readonly param?: string
  readonly code?: string
}

/**
 * What is wrong with a request by the vendor's documentation; nothing where it is valid.
 *
 * @see https://github.com/openai/openai-openapi (document of 2026-08-21)
 */
export const complaintOf = (seen: SeenMedia): Complaint | undefined => {
  const { endpoint, fields } = seen
  const model = fields["model"]
  if (typeof model !== "string") return { message: "you must provide a model parameter", param: "model" }
  if (!models[endpoint].includes(model)) {
    return {
      status: 404,
      message: `The model \`${model}\` does not exist or you do not have access to it.`,
      code: "model_not_found"
    }
  }
  switch (endpoint) {
    case "embeddings":
      return ofEmbeddings(fields)
    case "images/generations":
    case "images/edits":
      return ofImages(seen, model)
    case "audio/speech":
      return ofSpeech(fields, model)
    case "audio/transcriptions":
      return ofTranscription(seen, model)
    case "moderations":
      return ofModeration(fields["input"])
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const imageModels = ["gpt-image-1.5", "gpt-image-1-mini", "gpt-image-2"]

const models: Readonly<Record<SeenMedia["endpoint"], ReadonlyArray<string>>> = {
  embeddings: ["text-embedding-3-small", "text-embedding-3-large"],
  "images/generations": imageModels,
  "images/edits": imageModels,
  "audio/speech": ["gpt-4o-mini-tts", "tts-1", "tts-1-hd"],
  "audio/transcriptions": ["whisper-1", "gpt-transcribe", "gpt-4o-transcribe", "gpt-4o-mini-transcribe"],
  moderations: ["omni-moderation-latest"]
}

type Fields = SeenMedia["fields"]

const wrong = (param: string, message = `Invalid value for '${param}'.`): Complaint => ({ message, param })

const unsupported = (param: string, model: string): Complaint => ({
  message: `'${param}' is not supported with the model '${model}'.`,
  param,
  code: "unsupported_parameter"
})

/** A text, texts, or parts of one question: texts and images, which are addresses or data in base64. */
const ofModeration = (input: unknown): Complaint | undefined => {
  if (typeof input === "string") return undefined
  if (!Array.isArray(input) || input.length === 0) return wrong("input")
  const parts: ReadonlyArray<unknown> = input
  if (parts.every((part) => typeof part === "string")) return undefined
  return parts.every(isModerationPart) ? undefined : wrong("input")
}

const isModerationPart = (part: unknown): boolean => {
  if (!isFields(part)) return false
  if (part["type"] === "text") return typeof part["text"] === "string"
  const image = part["image_url"]
  if (part["type"] !== "image_url" || !isFields(image)) return false
  const url = image["url"]
  return (
    typeof url === "string" && /^(?:https:\/\/|data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+=*$)/.test(url)
  )
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null

const ofEmbeddings = (fields: Fields): Complaint | undefined => {
  const input: ReadonlyArray<unknown> = Array.isArray(fields["input"]) ? fields["input"] : [fields["input"]]
  if (input.length === 0 || input.length > 2_048) return wrong("input")
  if (input.some((text) => typeof text !== "string" || text === "")) return wrong("input", "'input' cannot be empty.")
  const format = fields["encoding_format"]
  return format === undefined || format === "float" || format === "base64" ? undefined : wrong("encoding_format")
}

const sizes = new Set(["auto", "1024x1024", "1536x1024", "1024x1536"])

const isFreeSize = (size: string): boolean => {
  const [width = 0, height = 0] = size.split("x").map(Number)
  const ratio = Math.max(width, height) / Math.min(width, height)
  return width % 16 === 0 && height % 16 === 0 && ratio <= 3 && Math.max(width, height) <= 3_840
}

const ofImages = ({ endpoint, fields, files }: SeenMedia, model: string): Complaint | undefined => {
  const { background, n, output_format: format, prompt, size } = fields
  if (typeof prompt !== "string" || prompt === "" || prompt.length > 32_000) return wrong("prompt")
  if (fields["response_format"] !== undefined) return unsupported("response_format", model)
  if (fields["seed"] !== undefined) return unsupported("seed", model)
  const count = n === undefined ? 1 : Number(n)
  if (!Number.isInteger(count) || count < 1 || count > 10) return wrong("n")
  if (typeof size === "string" && !sizes.has(size) && !(model === "gpt-image-2" && isFreeSize(size))) {
    return wrong("size")
  }
  if (background === "transparent" && format === "jpeg") {
    return wrong("background", "Transparent backgrounds need the output format png or webp.")
  }
  if (endpoint === "images/generations") return undefined
  const images = files.filter(([field]) => field === "image")
  if (images.length < 1 || images.length > 16) return wrong("image")
  return images.every(([, { mediaType }]) => /^image\/(png|webp|jpeg)$/.test(mediaType))
    ? undefined
    : { message: "Unsupported image type.", param: "image", code: "unsupported_image_media_type" }
}

const voices = ["alloy", "ash", "coral", "echo", "fable", "onyx", "nova", "sage", "shimmer"]
const newVoices = [...voices, "ballad", "verse", "marin", "cedar"]

const ofSpeech = (fields: Fields, model: string): Complaint | undefined => {
  const { input, instructions, response_format: format = "mp3", speed = 1, voice } = fields
  if (typeof input !== "string" || input === "" || input.length > 4_096) return wrong("input")
  const isOld = model.startsWith("tts-1")
  if (!(isOld ? voices : newVoices).includes(String(voice))) return wrong("voice")
  if (!["mp3", "opus", "aac", "flac", "wav", "pcm"].includes(String(format))) return wrong("response_format")
  if (Number(speed) < 0.25 || Number(speed) > 4) return wrong("speed")
  return isOld && instructions !== undefined ? unsupported("instructions", model) : undefined
}

const endings = /\.(flac|mp3|mp4|mpeg|mpga|m4a|ogg|wav|webm)$/

const ofTranscription = ({ fields, files }: SeenMedia, model: string): Complaint | undefined => {
  const [file] = files.filter(([field]) => field === "file")
  if (file === undefined) return wrong("file")
  if (file[1].bytes.length === 0) return wrong("file", "The audio file is empty.")
  if (!endings.test(file[1].name)) return wrong("file", "Invalid file format.")
  if (file[1].bytes.length > 26_214_400) {
    return { status: 413, message: "Maximum content size limit (26214400) exceeded" }
  }
  const format = fields["response_format"] ?? "json"
  if (model !== "whisper-1" && format !== "json") return unsupported("response_format", model)
  // The name with brackets is the only one that is known.
  if (fields["timestamp_granularities"] !== undefined) return wrong("timestamp_granularities")
  if (fields["timestamp_granularities[]"] !== undefined && format !== "verbose_json") {
    return wrong("timestamp_granularities[]")
  }
  if (fields["keywords[]"] !== undefined && model !== "gpt-transcribe") return unsupported("keywords", model)
  const { language } = fields
  return language === undefined || /^[a-z]{2,3}$/.test(String(language)) ? undefined : wrong("language")
}
