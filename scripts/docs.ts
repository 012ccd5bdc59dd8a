/**
 * `npm run docs` writes what is generated: the JSON Schemas and docs/formats.md, which are committed, and the API
 * reference in docs/reference, which is not. `npm run docs:check` writes nothing: it fails when a committed file is
 * stale, an example in a page or docstring does not compile, a link leads nowhere or the reference cannot be made.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { generatedFormats } from "./docs/formats.ts"
import { deadLinks, examplesOf, readDocstringExamples, readPages } from "./docs/pages.ts"
import { compileExamples } from "./docs/typecheck.ts"
import { demand, Results } from "./checks/Results.ts"
import { root, runOrThrow, tool } from "./process.ts"

const reference = async (folder: string) => {
  await runOrThrow(tool("typedoc"), ["--out", folder, "--logLevel", "Warn", "--treatValidationWarningsAsErrors"])
}

if (process.argv.includes("--check")) {
  const results = new Results()
  const generated = generatedFormats()
  await results.check("generated files are up to date", async () => {
    const schemas = (await readdir(join(root, "docs/schemas"))).map((file) => `docs/schemas/${file}`)
    const orphans = schemas.filter((path) => !generated.has(path))
    demand(orphans.length === 0, `no longer generated: ${orphans.join(", ")}`)
    for (const [path, text] of generated) {
      const committed = await readFile(join(root, path), "utf8").catch(() => undefined)
      demand(committed === text, `${path} is stale: run npm run docs and commit it`)
    }
    return `${generated.size} files`
  })
  const pages = await readPages()
  await results.check("examples compile", async () => {
    const examples = [...pages.flatMap(examplesOf), ...(await readDocstringExamples())]
    const complaints = await compileExamples(examples)
    demand(complaints === "", complaints)
    return `${examples.length} examples`
  })
  await results.check("links lead somewhere", async () => {
    const dead = pages.flatMap((page) => deadLinks(page, pages))
    demand(dead.length === 0, dead.join("\n"))
    return `${pages.length} pages`
  })
  await results.check("the API reference can be made", async () => {
    const folder = await mkdtemp(join(tmpdir(), "postwright-reference-"))
    try {
      await reference(folder)
      return `${(await readdir(folder, { recursive: true })).length} pages`
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
  results.finish()
} else {
  await rm(join(root, "docs/schemas"), { recursive: true, force: true })
  for (const [path, text] of generatedFormats()) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  try {
    await reference(join(root, "docs/reference"))
    console.log("Written: docs/schemas, docs/formats.md, docs/reference")
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
