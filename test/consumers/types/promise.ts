// needs: @postwright/core/promise
import { type Brief, createPostwright, type Post, PostwrightError } from "@postwright/core/promise"

const brief: Brief = { topic: "Sourdough", platforms: ["x"], sources: [{ name: "notes.txt", text: "Bread." }] }

export const firstTexts = async (signal: AbortSignal): Promise<ReadonlyArray<string>> => {
  const postwright = createPostwright()
  try {
    const run = postwright.generate(brief, { signal, seed: 1 })
    for await (const progress of run) console.log(progress)
    const { posts } = await run
    return posts.map((post: Post) => post.variants[0].text)
  } catch (error) {
    if (error instanceof PostwrightError) console.error(error.code, error.remedy)
    throw error
  } finally {
    await postwright.close()
  }
}

// @ts-expect-error there is no such network
export const wrong: Brief = { topic: "x", platforms: ["myspace"] }
