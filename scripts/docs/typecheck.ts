/**
 * Compiles the code that the documentation shows against the sources, so that an example cannot rot.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { root, run, tool } from "../process.ts"
import { type Example } from "./pages.ts"

/** What the compiler says about the examples, with the places in their pages; empty when all is well. */
export const compileExamples = async (examples: ReadonlyArray<Example>): Promise<string> => {
  if (examples.length === 0) return ""
  // Within the repository, so that the examples find the packages as the sources do.
  const folder = await mkdtemp(join(root, ".docs-examples-"))
  try {
    for (const [index, { code, linesBefore }] of examples.entries()) {
      // Line for line at its place; the export makes each example a module of its own.
      await writeFile(join(folder, `${index}.ts`), `${"\n".repeat(linesBefore)}${code}\nexport {}\n`)
    }
    const compilerOptions = { noEmit: true, types: ["node"], noUnusedLocals: false, noUnusedParameters: false }
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: "../tsconfig.base.json",
        compilerOptions,
        // The types that sources declare for untyped libraries belong to every program that reads the sources.
        include: ["*.ts", "../packages/*/src/**/*.d.ts"]
      })
    )
    const { code, stderr, stdout } = await run(tool("tsc"), ["-p", folder, "--pretty", "false"])
    const names = new RegExp(`${basename(folder)}/(\\d+)\\.ts`, "g")
    return code === 0 ? "" : (stdout + stderr).replaceAll(names, (_, index) => examples[Number(index)]?.path ?? "")
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
