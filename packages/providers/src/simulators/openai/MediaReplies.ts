/**
 * Answers of OpenAI's endpoints for embeddings, images, transcriptions and moderation, in the shapes of its documentation.
 *
 * @see https://github.com/openai/openai-openapi (document of 2026-08-21)
 * @since 0.1.0
 */

/**
 * `POST /embeddings`. In base64 a vector is its numbers in 32 bits, the lowest byte first. They come back to front, since
 * only `index` says which text one is for.
 */
export const embeddingsReply = (answer: {
  readonly model: string
  readonly vectors: ReadonlyArray<ReadonlyArray<number>>
  readonly isBase64: boolean
  readonly tokens: number
}) => ({
  object: "list",
  data: answer.vectors
    .map((vector, index) => ({
      object: "embedding",
      index,
      embedding: answer.isBase64 ? base64OfNumbers(vector) : vector
    }))
    .toReversed(),
  model: answer.model,
  usage: { prompt_tokens: answer.tokens, total_tokens: answer.tokens }
})

/** `POST /images/generations` and `/images/edits`: GPT image models always answer in base64. */
export const imagesReply = (answer: {
  readonly files: ReadonlyArray<Uint8Array>
  readonly revisedPrompt?: string | undefined
  readonly inputTokens: number
  readonly outputTokens: number
  /** Of the input tokens those of images. @default 0 */
  readonly inputImageTokens?: number
}) => ({
  created: 1_790_000_000,
  background: "opaque",
  output_format: "png",
  quality: "low",
  data: answer.files.map((bytes) => ({
    b64_json: Buffer.from(bytes).toString("base64"),
    ...(answer.revisedPrompt === undefined ? {} : { revised_prompt: answer.revisedPrompt })
  })),
  usage: {
    input_tokens: answer.inputTokens,
    output_tokens: answer.outputTokens,
    total_tokens: answer.inputTokens + answer.outputTokens,
    input_tokens_details: {
      text_tokens: answer.inputTokens - (answer.inputImageTokens ?? 0),
      image_tokens: answer.inputImageTokens ?? 0
    }
  }
})

/** A stretch of a recording, in seconds. */
export interface SimulatedTiming {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** `POST /audio/transcriptions` with `verbose_json`, of `whisper-1` only. Times come where they were asked for. */
export const verboseReply = (answer: {
  readonly text: string
  /** In English: `german`. */
  readonly language: string
  readonly seconds: number
  readonly words?: ReadonlyArray<SimulatedTiming> | undefined
  readonly segments?: ReadonlyArray<SimulatedTiming> | undefined
}) => ({
  task: "transcribe",
  language: answer.language,
  duration: answer.seconds,
  text: answer.text,
  ...(answer.words === undefined
    ? {}
    : { words: answer.words.map(({ text, ...times }) => ({ word: text, ...times })) }),
  ...(answer.segments === undefined
    ? {}
    : {
        segments: answer.segments.map(({ text, ...times }, id) => ({
          id,
          seek: 0,
          ...times,
          text: ` ${text}`,
          tokens: [],
          temperature: 0,
          avg_logprob: -0.2,
          compression_ratio: 1.2,
          no_speech_prob: 0.01
        }))
      }),
  usage: { type: "duration", seconds: Math.ceil(answer.seconds) }
})

/** `POST /audio/transcriptions` with `json`. Languages are said by `gpt-transcribe`. */
export const transcriptReply = (answer: { readonly text: string; readonly languages?: ReadonlyArray<string> }) => ({
  text: answer.text,
  ...(answer.languages === undefined ? {} : { languages: answer.languages.map((code) => ({ code })) }),
  usage: {
    type: "tokens",
    input_tokens: 14,
    input_token_details: { text_tokens: 0, audio_tokens: 14 },
    output_tokens: 45,
    total_tokens: 59
  }
})

/** The categories of `omni-moderation-latest`. */
export const moderationCategories = [
  "harassment",
  "harassment/threatening",
  "hate",
  "hate/threatening",
  "illicit",
  "illicit/violent",
  "self-harm",
  "self-harm/instructions",
  "self-harm/intent",
  "sexual",
  "sexual/minors",
  "violence",
  "violence/graphic"
] as const

/** `POST /moderations`. Every text has a score in every category; one that is not given is next to nothing. */
export const moderationReply = (answer: {
  readonly model: string
  readonly scores: ReadonlyArray<Readonly<Record<string, number>>>
  /** What was sent. @default "text" */
  readonly input?: "text" | "image"
}) => ({
  id: "modr-sandbox",
  model: answer.model,
  results: answer.scores.map((scores) => {
    const all = moderationCategories.map((category) => [category, scores[category] ?? 0.000_001] as const)
    return {
      flagged: all.some(([, score]) => score > 0.5),
      categories: Object.fromEntries(all.map(([category, score]) => [category, score > 0.5])),
      category_scores: Object.fromEntries(all),
      category_applied_input_types: Object.fromEntries(all.map(([category]) => [category, [answer.input ?? "text"]]))
    }
  })
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const base64OfNumbers = (numbers: ReadonlyArray<number>): string => {
  const buffer = Buffer.alloc(numbers.length * 4)
  for (const [index, number] of numbers.entries()) buffer.writeFloatLE(number, index * 4)
  return buffer.toString("base64")
}
