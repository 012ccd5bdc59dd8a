/**
 * Effect's pitfalls in the sources, as its editor plugin finds them. The plugin's own command line reads the whole
 * repository anew for every fifty files; here all files of a project are one program. Run by `npm run lint effect`.
 */
import { createRequire } from "node:module"
import { join } from "node:path"
import ts from "typescript"
import { root } from "./process.ts"

/** The part of a TypeScript plugin that is needed here: it adds its own to the diagnostics of a language service. */
type Plugin = (modules: { readonly typescript: typeof ts }) => {
  readonly create: (info: {
    readonly languageService: Pick<ts.LanguageService, "getProgram" | "getSemanticDiagnostics">
    readonly config: unknown
    readonly project: { readonly log: (text: string) => void }
  }) => Pick<ts.LanguageService, "getSemanticDiagnostics">
}

/** The errors and warnings in the files of a project, one text each. `project`: path of a tsconfig that sets the plugin. */
export const effectProblems = (project: string): ReadonlyArray<string> => {
  const { errors, fileNames, options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(project, ts.sys.readFile).config,
    ts.sys,
    join(project, "..")
  )
  const config = (options["plugins"] as ReadonlyArray<{ readonly name: string }> | undefined)?.find(
    ({ name }) => name === "@effect/language-service"
  )
  if (config === undefined) throw new Error(`${project} does not set the plugin @effect/language-service`)
  const program = ts.createProgram({ rootNames: fileNames, options })
  const plugin: Plugin = createRequire(import.meta.url)("@effect/language-service/index.js")
  // What TypeScript itself has to say, `npm run check` says.
  const service = plugin({ typescript: ts }).create({
    languageService: { getProgram: () => program, getSemanticDiagnostics: () => [] },
    config,
    project: { log: () => undefined }
  })
  const isTold = ({ category }: ts.Diagnostic) =>
    category === ts.DiagnosticCategory.Error || category === ts.DiagnosticCategory.Warning
  return [...errors, ...fileNames.flatMap((file) => service.getSemanticDiagnostics(file))].filter(isTold).map(textOf)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const textOf = (diagnostic: ts.Diagnostic): string =>
  ts
    .formatDiagnostic(diagnostic, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => root,
      getNewLine: () => "\n"
    })
    .trimEnd()

if (import.meta.main) {
  const problems = effectProblems(join(root, "tsconfig.effect.json"))
  if (problems.length > 0) console.log(problems.join("\n"))
  process.exitCode = problems.length === 0 ? 0 : 1
}
