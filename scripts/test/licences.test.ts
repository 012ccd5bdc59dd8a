import { assert, describe, it } from "@effect/vitest"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { isPermissive, licenceProblems } from "../licences.ts"

type Manifests = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const problemsOf = async (manifests: Manifests): Promise<ReadonlyArray<string>> => {
  const root = await mkdtemp(join(tmpdir(), "postwright-licences-"))
  try {
    for (const [path, manifest] of Object.entries(manifests)) {
      const file = join(root, path, "package.json")
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, JSON.stringify({ name: path.split("node_modules/").at(-1), version: "1.0.0", ...manifest }))
    }
    return await licenceProblems(root)
  } finally {
    await rm(root, { recursive: true })
  }
}

const ours = "packages/ours"

describe("the licences of what is published", () => {
  it("are fine where all of them are permissive, however deep", async () => {
    assert.deepStrictEqual(
      await problemsOf({
        [ours]: { license: "Apache-2.0", dependencies: { a: "1" }, peerDependencies: { effect: "4" } },
        "node_modules/a": { license: "(GPL-3.0-only OR MIT)", dependencies: { b: "1", a: "1" } },
        "node_modules/a/node_modules/b": { licenses: [{ type: "BSD-3-Clause" }] },
        "node_modules/effect": { license: "MIT" }
      }),
      []
    )
  })

  it.each([
    "GPL-3.0",
    "GPLv3",
    "AGPL-3.0-only",
    "LGPL-2.1",
    "MIT AND GPL-2.0-only",
    "SEE LICENSE IN x",
    "UNLICENSED",
    ""
  ])("are not fine with %s anywhere below a dependency", async (license) => {
    const problems = await problemsOf({
      [ours]: { dependencies: { a: "1" } },
      "node_modules/a": { license: "MIT", optionalDependencies: { b: "1" } },
      "node_modules/b": { license }
    })
    assert.lengthOf(problems, 1)
    assert.include(problems[0], "packages/ours: a > b@1.0.0 is under")
  })

  it("are not fine where a package names none", async () => {
    const problems = await problemsOf({ [ours]: { dependencies: { a: "1" } }, "node_modules/a": {} })
    assert.deepStrictEqual(problems, [
      "packages/ours: a@1.0.0 is under no known licence. Do without it, or make it an optional peer."
    ])
  })

  it("count for peers that are needed, and not for those that are optional or for development", async () => {
    const manifest = {
      peerDependencies: { needed: "1", wanted: "1" },
      peerDependenciesMeta: { wanted: { optional: true } },
      devDependencies: { wanted: "1" }
    }
    const others = { "node_modules/needed": { license: "GPL-3.0" }, "node_modules/wanted": { license: "GPL-3.0" } }
    const problems = await problemsOf({ [ours]: manifest, ...others })
    assert.lengthOf(problems, 1)
    assert.include(problems[0], "needed@1.0.0")
  })

  it("are told of what is not installed, unless it is for another machine", async () => {
    const problems = await problemsOf({ [ours]: { dependencies: { a: "1" }, optionalDependencies: { darwin: "1" } } })
    assert.deepStrictEqual(problems, ["packages/ours: a is not installed. Run npm ci."])
  })

  it("are read as expressions", () => {
    for (const fine of ["MIT", "(MIT OR GPL-2.0)", "MIT AND OFL-1.1", "GPL-2.0 OR (MIT AND ISC)"]) {
      assert.isTrue(isPermissive(fine), fine)
    }
    const others = [
      "",
      "mit",
      "(MIT",
      "MIT)",
      "MIT ISC",
      "MIT AND",
      "GPL-2.0 WITH Classpath-exception-2.0",
      "(MIT OR ISC) AND GPL-2.0"
    ]
    for (const other of others) assert.isFalse(isPermissive(other), other)
  })
})
