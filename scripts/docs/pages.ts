/**
 * The Markdown pages of the repository: what they link to, and the code they show.
 */
import { existsSync } from "node:fs"
import { glob, readFile } from "node:fs/promises"
import { dirname, join, relative } from "node:path"
import { root } from "../process.ts"

/** A Markdown page; `path` is relative to the repository. */
export interface Page {
  readonly path: string
  readonly text: string
}

/** Code that a page or a docstring shows, at its place. */
export interface Example {
  /** Relative to the repository. */
  readonly path: string
  /** Lines before the code, so that a complaint names the line of the page. */
  readonly linesBefore: number
  readonly code: string
}

/** Every page that is written by hand, in alphabetical order. */
export const readPages = async (): Promise<ReadonlyArray<Page>> => {
  const patterns = ["*.md", "docs/**/*.md", "packages/*/*.md", "examples/*/*.md", "test/**/*.md"]
  const paths = await findFiles(patterns)
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(root, path), "utf8") })))
}

/** The links of a page that lead nowhere, one line each. Addresses outside the repository are not asked for. */
export const deadLinks = (page: Page, pages: ReadonlyArray<Page>): ReadonlyArray<string> => {
  const prose = page.text.replaceAll(/^```[\s\S]*?^```/gm, "").replaceAll(/`[^`\n]*`/g, "")
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = ""]) => {
    if (/^[a-z]+:/.test(target)) return []
    const [file = "", anchor] = target.split("#")
    const path = file === "" ? page.path : slashes(relative(root, join(root, dirname(page.path), file)))
    if (!existsSync(join(root, path))) return [`${page.path}: ${target} does not exist`]
    const other = pages.find((item) => item.path === path)
    if (anchor === undefined || other === undefined || anchorsOf(other).includes(anchor)) return []
    return [`${page.path}: ${path} has no heading #${anchor}`]
  })
}

/** The fenced `ts` blocks of a page. */
export const examplesOf = (page: Page): ReadonlyArray<Example> =>
  [...page.text.matchAll(/^```(?:ts|typescript)\n([\s\S]*?)^```/gm)].map((match) => ({
    path: page.path,
    linesBefore: page.text.slice(0, match.index).split("\n").length,
    code: match[1] ?? ""
  }))

/** The code in the docstrings of all sources: fenced `ts` blocks, and what follows an `@example`. */
export const readDocstringExamples = async (): Promise<ReadonlyArray<Example>> => {
  const paths = await findFiles(["packages/*/src/**/*.ts", "packages/*/testing/**/*.ts"])
  const found = await Promise.all(
    paths.map(async (path) => docstringExamples(path, await readFile(join(root, path), "utf8")))
  )
  return found.flat()
}

/** The examples in the docstrings of one source. */
export const docstringExamples = (path: string, text: string): ReadonlyArray<Example> =>
  [...text.matchAll(/^ *\/\*\*[\s\S]*?\*\//gm)].flatMap((docstring) => {
    const lines = docstring[0].split("\n")
    const first = text.slice(0, docstring.index).split("\n").length - 1
    const examples: Array<Example> = []
    let open: { readonly from: number; readonly isFenced: boolean } | undefined
    for (const [index, line] of lines.entries()) {
      const bare = line.replace(/^ *\*? ?/, "")
      const ends = open?.isFenced === true ? bare.startsWith("```") : /^(@[a-z]+|```)/.test(bare)
      if (open !== undefined && (ends || index === lines.length - 1)) {
        const code = lines.slice(open.from, index).map((item) => item.replace(/^ *\*? ?/, ""))
        if (code.some((item) => item.trim() !== "")) {
          examples.push({ path, linesBefore: first + open.from, code: code.join("\n") })
        }
        const { isFenced } = open
        open = undefined
        if (isFenced) continue
      }
      if (/^```(ts|typescript)$/.test(bare)) open = { from: index + 1, isFenced: true }
      else if (bare.trim() === "@example") open = { from: index + 1, isFenced: false }
    }
    return examples
  })

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const findFiles = async (patterns: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
  const paths: Array<string> = []
  for await (const path of glob([...patterns], { cwd: root, exclude: isElsewhere })) paths.push(slashes(path))
  return paths.sort()
}

const slashes = (path: string): string => path.replaceAll("\\", "/")

const isElsewhere = (path: string): boolean => /(^|[/\\])(node_modules|dist|out|reference|sources)$/.test(path)

/** Headings as GitHub makes anchors of them. */
const anchorsOf = (page: Page): ReadonlyArray<string> =>
  [...page.text.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(/\s/g, "-")
  )
