/**
 * How a package's JavaScript is built: one output file per source file, in the same folders, so that stack traces,
 * tree shaking and the doors of `exports` all follow the tree of `src`. Declarations come from
 * `tsc -p tsconfig.build.json`, never from here.
 */
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import type { Options } from "tsup"

/** The tsup options of one package. Call it from the package's `tsup.config.ts`, which tsup runs in its folder. */
export const packageBuild = (directory: string): Options => ({
  entry: { ...entries(directory, "src", ""), ...entries(directory, "testing", "testing/") },
  outDir: "dist",
  format: "esm",
  target: "node22",
  platform: "neutral",
  bundle: true,
  splitting: false,
  sourcemap: true,
  // Sources are published beside the maps; a second copy inside each map would double the package.
  esbuildOptions: (options) => {
    options.sourcesContent = false
  },
  clean: true,
  dts: false,
  silent: true,
  skipNodeModulesBundle: true,
  esbuildPlugins: [
    {
      name: "one-file-per-module",
      setup: (build) => {
        build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, (args) =>
          args.kind === "entry-point" ? undefined : { path: args.path.replace(/\.ts$/, ".js"), external: true }
        )
        build.onResolve({ filter: /^[^./]/ }, (args) =>
          args.kind === "entry-point" ? undefined : { path: args.path, external: true }
        )
      }
    }
  ]
})

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const entries = (directory: string, folder: string, prefix: string): Record<string, string> =>
  existsSync(join(directory, folder))
    ? Object.fromEntries(
        readdirSync(join(directory, folder), { recursive: true, encoding: "utf8" })
          .map((file) => file.replaceAll("\\", "/"))
          .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
          .map((file) => [prefix + file.replace(/\.ts$/, ""), join(folder, file)])
      )
    : {}
