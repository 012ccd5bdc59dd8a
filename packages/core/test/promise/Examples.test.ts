import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { assert, describe, it, vi } from "vitest"
import { docstringExamples } from "../../../../scripts/docs/pages.ts"

const folder = fileURLToPath(new URL("../../src/promise/", import.meta.url))
const files = (await readdir(folder)).filter((name) => name.endsWith(".ts"))
const examples = (
  await Promise.all(files.map(async (name) => docstringExamples(name, await readFile(join(folder, name), "utf8"))))
).flat()

describe("the examples of the promise door's docstrings", () => {
  it.each(examples.map(({ code, linesBefore, path }) => [`${path}:${linesBefore}`, code] as const))(
    "%s prints what it says",
    async (_, code) => {
      const workplace = await mkdtemp(fileURLToPath(new URL("./.example-", import.meta.url)))
      const log = vi.spyOn(console, "log").mockImplementation(() => undefined)
      try {
        const file = join(workplace, "example.ts")
        await writeFile(file, code)
        await import(/* @vite-ignore */ pathToFileURL(file).href)
        const printed = log.mock.calls.map((values) => values.map(String).join(" "))
        assert.deepStrictEqual(
          printed,
          Array.from(code.matchAll(/console\.log\(.*\/\/ => (.*)$/gm), ([, said]) => said)
        )
      } finally {
        log.mockRestore()
        await rm(workplace, { recursive: true, force: true })
      }
    }
  )
})
