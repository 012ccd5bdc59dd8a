/**
 * Every arrow of .dependency-cruiser.cjs must catch its violation: a small workspace is made that breaks each rule
 * once, and the tool must name exactly those.
 */
import { assert, describe, it } from "@effect/vitest"
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { root, run, tool } from "../process.ts"

/** A file that imports `from`, and the rule it breaks; without a rule the import is allowed. */
interface Import {
  readonly file: string
  readonly from: string
  readonly breaks?: string
}

const imports: ReadonlyArray<Import> = [
  // What the arrows allow.
  { file: "storage/src/fs/FileStore.ts", from: "@postwright/core/content/Post" },
  { file: "providers/src/networks/x/Connector.ts", from: "@postwright/core/content/Post" },
  { file: "runtime-node/src/cli/main.ts", from: "@postwright/storage/fs/FileStore" },
  { file: "runtime-node/src/cli/simulate.ts", from: "@postwright/providers/simulators/x/Simulator" },
  { file: "runtime-node/src/cli/files.ts", from: "node:fs" },
  { file: "core/src/content/Post.ts", from: "effect" },
  { file: "core/src/content/Text.ts", from: "./internal/words.ts" },
  { file: "core/src/content/internal/words.ts", from: "./letters.ts" },
  { file: "core/src/content/internal/sentences.ts", from: "../Post.ts" },
  { file: "core/src/content/internal/deep/deeper/Word.ts", from: "../../words.ts" },
  { file: "core/src/promise/index.ts", from: "../content/Post.ts" },
  { file: "core/testing/content/PostContract.ts", from: "@postwright/core/content/Post" },
  { file: "core/test/content/Post.test.ts", from: "@postwright/storage/fs/FileStore" },
  { file: "core/test/content/words.test.ts", from: "../../src/content/internal/words.ts" },
  // What they forbid.
  {
    file: "core/src/content/UsesStorage.ts",
    from: "@postwright/storage/fs/FileStore",
    breaks: "core-imports-no-other-package"
  },
  {
    file: "core/testing/content/UsesProviders.ts",
    from: "@postwright/providers/networks/x/Connector",
    breaks: "core-imports-no-other-package"
  },
  {
    file: "storage/src/fs/UsesProviders.ts",
    from: "@postwright/providers/networks/x/Connector",
    breaks: "storage-imports-only-core"
  },
  {
    file: "providers/src/networks/x/UsesStorage.ts",
    from: "@postwright/storage/fs/FileStore",
    breaks: "providers-import-only-core"
  },
  { file: "react/src/hooks/UsesCore.ts", from: "@postwright/core/content/Post", breaks: "react-imports-none-of-ours" },
  {
    file: "storage/src/fs/UsesRuntime.ts",
    from: "@postwright/runtime-node/cli/main",
    breaks: "nothing-imports-the-runtime"
  },
  { file: "core/src/content/UsesNode.ts", from: "node:fs", breaks: "core-runs-everywhere" },
  { file: "core/src/content/UsesNodeUnprefixed.ts", from: "path", breaks: "core-runs-everywhere" },
  { file: "core/src/content/UsesVendor.ts", from: "msw", breaks: "core-uses-no-vendor" },
  { file: "core/src/content/UsesUnstable.ts", from: "effect/http", breaks: "core-uses-stable-effect" },
  { file: "core/src/content/UsesUnstableFile.ts", from: "effect/http/HttpClient", breaks: "core-uses-stable-effect" },
  {
    file: "core/src/content/UsesSuite.ts",
    from: "../../testing/content/PostContract.ts",
    breaks: "core-sources-import-no-suites"
  },
  { file: "core/testing/content/UsesPath.ts", from: "../../src/content/Post.ts", breaks: "suites-import-by-door" },
  {
    file: "core/src/content/UsesPromiseDoor.ts",
    from: "../promise/index.ts",
    breaks: "services-do-not-know-the-promise-door"
  },
  {
    file: "providers/src/networks/x/UsesSimulator.ts",
    from: "../../simulators/x/Simulator.ts",
    breaks: "connectors-do-not-know-simulators"
  },
  {
    file: "providers/src/simulators/x/UsesConnector.ts",
    from: "../../networks/x/Connector.ts",
    breaks: "simulators-do-not-know-connectors"
  },
  { file: "core/src/flow/CampaignFlow.ts", from: "effect", breaks: "no-flow-in-the-flow-folder" },
  { file: "core/src/brand/UsesInternal.ts", from: "../content/internal/words.ts", breaks: "internal-stays-inside" },
  {
    file: "core/src/content/deeper/UsesInternal.ts",
    from: "../internal/words.ts",
    breaks: "internal-stays-inside"
  },
  {
    file: "core/src/brand/internal/usesInternal.ts",
    from: "../../content/internal/words.ts",
    breaks: "internal-uses-its-own-internal"
  },
  { file: "core/src/content/UsesTest.ts", from: "../../test/content/fixture.ts", breaks: "tests-are-not-imported" },
  { file: "providers/src/networks/x/UsesUndeclared.ts", from: "msw", breaks: "only-declared-dependencies" },
  { file: "core/src/content/UsesNothing.ts", from: "./Missing.ts", breaks: "everything-resolves" },
  { file: "core/src/content/CycleA.ts", from: "./CycleB.ts", breaks: "no-cycles" },
  // A cycle is reported once, at its first file.
  { file: "core/src/content/CycleB.ts", from: "./CycleA.ts" }
]

/** Files that are only imported. */
const leaves = [
  "core/src/content/internal/letters.ts",
  "core/test/content/fixture.ts",
  "providers/src/simulators/x/Simulator.ts"
]

describe("the arrows", () => {
  it("name every forbidden import and no allowed one", async () => {
    const workspace = await makeWorkspace()
    try {
      const finished = await run(
        tool("depcruise"),
        ["--config", join(root, ".dependency-cruiser.cjs"), "--output-type", "json", "--", "packages"],
        { cwd: workspace }
      )
      const report: { summary: { violations: ReadonlyArray<{ from: string; rule: { name: string } }> } } = JSON.parse(
        finished.stdout
      )
      const found = report.summary.violations.map(({ from, rule }) => `${from.slice("packages/".length)} ${rule.name}`)
      const expected = imports.flatMap(({ breaks, file }) => (breaks === undefined ? [] : [`${file} ${breaks}`]))
      // An import may break a second rule on the way, so the first demand is that each breaks its own.
      assert.deepStrictEqual(
        expected.filter((line) => !found.includes(line)),
        [],
        "not caught"
      )
      const guilty = new Set(imports.flatMap(({ breaks, file }) => (breaks === undefined ? [] : [file])))
      assert.deepStrictEqual(
        found.filter((line) => !guilty.has(line.slice(0, line.indexOf(" ")))),
        [],
        "caught without reason"
      )
      const rules = await ruleNames()
      const proven = new Set(imports.map(({ breaks }) => breaks))
      assert.deepStrictEqual(
        rules.filter((name) => !proven.has(name)),
        [],
        "rules without a case here"
      )
    } finally {
      await rm(workspace, { recursive: true, force: true })
    }
  })
})

const ruleNames = async (): Promise<ReadonlyArray<string>> => {
  const config = await readFile(join(root, ".dependency-cruiser.cjs"), "utf8")
  return [...config.matchAll(/^ {6}name: "([^"]+)"/gm)].map(([, name = ""]) => name)
}

const makeWorkspace = async (): Promise<string> => {
  const workspace = await mkdtemp(join(tmpdir(), "postwright-arrows-"))
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(workspace, file)), { recursive: true })
    await writeFile(join(workspace, file), text)
  }
  for (const { file, from } of imports) await write(`packages/${file}`, `import ${JSON.stringify(from)}\n`)
  for (const file of leaves) await write(`packages/${file}`, "export {}\n")
  await write("tsconfig.json", JSON.stringify({ compilerOptions: { module: "nodenext", noEmit: true } }))
  await mkdir(join(workspace, "node_modules/@postwright"), { recursive: true })
  for (const folder of await readdir(join(workspace, "packages"))) {
    const manifest = join(root, "packages", folder, "package.json")
    await cp(manifest, join(workspace, "packages", folder, "package.json")).catch(() =>
      write(`packages/${folder}/package.json`, JSON.stringify({ name: `@postwright/${folder}`, type: "module" }))
    )
    await symlink(join(workspace, "packages", folder), join(workspace, "node_modules/@postwright", folder))
  }
  for (const name of ["effect", "msw"]) {
    await symlink(join(root, "node_modules", name), join(workspace, "node_modules", name))
  }
  return workspace
}
