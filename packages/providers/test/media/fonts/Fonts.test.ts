import {
  coverageOf,
  familiesOf,
  filesOf,
  folderFilesFor,
  fontFiles,
  packageOf
} from "@postwright/providers/media/fonts/Fonts"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { isAbsolute, join } from "node:path"
import { rune, runes } from "./runes.ts"

const require = createRequire(import.meta.url)
const bitter = require.resolve("@expo-google-fonts/bitter/700Bold/Bitter_700Bold.ttf")
const sourceSans = require.resolve("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf")

const folder = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "postwright-fonts-"))),
  (path) => Effect.promise(() => rm(path, { recursive: true }))
)

describe("fonts", () => {
  it.effect("are found in packages by their family, with weight and slant, and the fallback and emoji after them", () =>
    Effect.gen(function* () {
      const files = yield* fontFiles(["Source Sans 3", "No Such Font"], { useSystem: false })
      const families = [...new Set(files.map(({ family }) => family))]
      assert.deepStrictEqual(families, ["Source Sans 3", "Noto Sans", "Noto Emoji"])
      const bold = files.find((file) => file.family === "Source Sans 3" && file.weight === 700 && !file.isItalic)
      assert.match(bold?.path ?? "", /SourceSans3_700Bold\.ttf$/u)
      assert.isTrue(files.every(({ path }) => isAbsolute(path) && path.endsWith(".ttf")))
    })
  )

  it.effect("in a folder are known by the name within the file, whatever the file is called", () =>
    Effect.gen(function* () {
      const path = yield* folder
      yield* Effect.promise(async () => {
        await mkdir(join(path, "deep"))
        await copyFile(bitter, join(path, "deep", "x.ttf"))
        await writeFile(join(path, "broken.ttf"), "no font")
      })
      const own = { folders: [path], packagesFrom: [path], useSystem: false }
      assert.deepStrictEqual(yield* filesOf("bitter", own), [
        { family: "bitter", path: join(path, "deep", "x.ttf"), weight: 700, isItalic: false }
      ])
    })
  )

  it.effect("in a folder are listed by family, and found by the letters that they have", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const empty = yield* folder
      yield* Effect.promise(async () => {
        await writeFile(join(path, "runes.ttf"), runes())
        await copyFile(sourceSans, join(path, "text.ttf"))
        await writeFile(join(empty, "broken.otf"), "no font")
      })
      assert.deepStrictEqual(yield* familiesOf([path]), ["Bitter", "Source Sans 3"])
      assert.deepStrictEqual(yield* familiesOf([empty]), [])
      const found = (letters: string, folders: ReadonlyArray<string>) =>
        Effect.map(
          folderFilesFor(
            Array.from(letters, (letter) => letter.codePointAt(0) ?? 0),
            folders
          ),
          (files) => files.map((file) => file.path)
        )
      assert.deepStrictEqual(yield* found(rune, [path]), [join(path, "runes.ttf")])
      assert.deepStrictEqual(yield* found(`ab${rune}`, [path]), [join(path, "text.ttf")])
      assert.deepStrictEqual(yield* found("日", [path]), [])
      assert.deepStrictEqual(yield* found(rune, []), [])
    })
  )

  it.effect("named by their files come before all others", () =>
    Effect.gen(function* () {
      const files = yield* filesOf("Noto Sans", { families: { "noto sans": [bitter, "/nowhere.ttf"] } })
      assert.deepStrictEqual(
        files.map(({ path }) => path),
        [bitter]
      )
    })
  )

  it.effect("never come from outside by a family that is a path", () =>
    Effect.gen(function* () {
      for (const family of ["../../etc", "/etc/passwd", "a/b", "x\0", "@scope/name", ""]) {
        assert.isUndefined(packageOf(family), family)
        assert.deepStrictEqual(yield* filesOf(family, { useSystem: false }), [], family)
      }
    })
  )

  it.effect("tell which characters they have, also packed as WOFF2", () =>
    Effect.gen(function* () {
      const text = yield* coverageOf(bitter)
      assert.deepStrictEqual(
        ["a", "ß", "Ж", "日", "👍"].map((sign) => text(sign.codePointAt(0) ?? 0)),
        [true, true, true, false, false]
      )
      const emoji = yield* coverageOf(require.resolve("twemoji-colr-font/twemoji.woff2"))
      assert.deepStrictEqual(
        ["👍", "☀", "日"].map((sign) => emoji(sign.codePointAt(0) ?? 0)),
        [true, true, false]
      )
      const none = yield* coverageOf("/nowhere.ttf")
      assert.isFalse(none(65))
    })
  )
})
