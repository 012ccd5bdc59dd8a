import { defineConfig, mergeConfig } from "vitest/config"
import { ClosingLine } from "./scripts/ClosingLine.ts"

// Tests run on the sources: the condition picks `src` instead of `dist` in our own packages.
const conditions = ["@postwright/source", "node", "import", "module", "default"]

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
      // To load the modules of core takes longer than most of its tests, so their files share them: core keeps no
      // state that one test could see of another, apart from what it remembers of texts and rules.
      { extends: true, test: { name: "core", include: ["packages/core/test/**/*.test.ts"], exclude, isolate: false } },
      // Doors, stores and programs change what a process has one of: interceptors of `fetch`, signals, the environment.
      {
        extends: true,
        test: {
          name: "rest",
          include: ["packages/{providers,runtime-node,storage}/test/**/*.test.ts", "scripts/test/**/*.test.ts"],
          exclude
        }
      }
    ]
  }
})
