import { join } from "node:path"
import { defineConfig, mergeConfig } from "vitest/config"
import { ClosingLine } from "./scripts/ClosingLine.ts"

// Tests run on the sources: the condition picks `src` instead of `dist` in our own packages.
const conditions = ["@postwright/source", "node", "import", "module", "default"]

const all = ["packages/*/test/**/*.test.ts", "scripts/test/**/*.test.ts"]
const alone = ["networks/x/XConnectorMsw", "media/ffmpeg/FfmpegCleanup.integration"].map(
  (name) => `packages/providers/test/${name}.test.ts`
)
const exclude = ["**/*.heavy.test.ts", "**/*.live.test.ts", "**/node_modules/**"]

/** What all kinds of tests have in common. */
export const common = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Several times what a quiet machine takes for the longest: a busy one shall not fail it, and what hangs still ends.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: [join(import.meta.dirname, "scripts/propertySeed.ts")],
    // One worker for each core: what the tests wait for are mostly processes of their own.
    maxWorkers: "100%",
    reporters: ["default", new ClosingLine()]
  }
})

export default mergeConfig(common, {
  test: {
    projects: [
      // To load the modules takes longer than most of these tests, so their files share them: what they test keeps no
      // state that one could see of another, apart from what is remembered of texts, rules and schemas. A file that
      // changes the folder or environment of its process puts it back.
      { extends: true, test: { name: "shared", include: all, exclude: [...exclude, ...alone], isolate: false } },
      // What must come before the modules are loaded: interceptors of `fetch`, another folder for temporary files.
      { extends: true, test: { name: "alone", include: alone, exclude } }
    ]
  }
})
