// Uses a door in a process in which the library "openai" is not installed. Prints what came of it.
import { registerHooks } from "node:module"

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === "openai" || specifier.startsWith("openai/")) {
      const error = new Error(`Cannot find package '${specifier}' imported from ${context.parentURL}`)
      throw Object.assign(error, { code: "ERR_MODULE_NOT_FOUND" })
    }
    return next(specifier, context)
  }
})

const { createPostwright } = await import("@postwright/core/promise")
const { openAi } = await import("@postwright/providers/models/openai/adapter")
const { openRouter } = await import("@postwright/providers/models/openrouter/adapter")
const { openAiCompatible } = await import("@postwright/providers/models/openai-compatible/adapter")

const local = { id: "local/a", vendor: "local", baseUrl: "http://127.0.0.1:9/v1", model: "a" }
const adapters = [
  openAi({ apiKey: "sk-a" }),
  openRouter({ apiKey: "sk-b", hasCatalogue: false }),
  openAiCompatible(local)
]
for (const adapter of adapters) {
  const postwright = createPostwright({ adapters: [adapter] })
  const error = await postwright
    .generate({ topic: "t", platforms: ["x"], sources: [{ name: "a.txt", text: "a" }] }, { model: "openai/gpt-5-mini" })
    .then(
      () => ({ code: "none", message: "" }),
      (reason) => reason
    )
  console.log(JSON.stringify({ code: error.code, message: error.message }))
  await postwright.close()
}
