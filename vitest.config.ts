import { defineConfig, mergeConfig } from "vitest/config"
import { ClosingLine } from "./scripts/ClosingLine.ts"

// Tests run on the sources: the condition picks `src` instead of `dist` in our own packages.
const conditions = ["@postwright/source", "node", "import", "module", "default"]

const all = ["packages/*/test/**/*.test.ts", "scripts/test/**/*.test.ts"]
const shared = ["core/test", "providers/test/models", "storage/test"].map((path) => `packages/${path}/**/*.test.ts`)
const exclude = ["**/*.heavy.test.ts", "**/*.live.test.ts", "**/node_modules/**"]

/** What all kinds of tests have in common. */
export const common = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    testTimeout: 30_000,
    // One worker for each core: what the tests wait for are mostly processes of their own.
    maxWorkers: "100%",
    reporters: ["default", new ClosingLine()]
  }
})

export default mergeConfig(common, {
  test: {
    projects: [
      // To load the modules takes longer than most of these tests, so their files share them: what they test keeps no
      // state that one could see of another, apart from what is remembered of texts, rules and schemas.
      { extends: true, test: { name: "shared", include: shared, exclude, isolate: false } },
      // Networks, sources and programs change what a process has one of: interceptors of `fetch`, signals, its environment.
      { extends: true, test: { name: "alone", include: all, exclude: [...exclude, ...shared] } }
    ]
  }
})
