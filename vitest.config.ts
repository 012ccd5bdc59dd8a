import { defineConfig } from "vitest/config"
import { ClosingLine } from "./scripts/ClosingLine.ts"

// Tests run on the sources: the condition picks `src` instead of `dist` in our own packages.
const conditions = ["@postwright/source", "node", "import", "module", "default"]

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ["packages/*/test/**/*.test.ts", "scripts/test/**/*.test.ts"],
    exclude: ["**/*.heavy.test.ts", "**/*.live.test.ts", "**/node_modules/**"],
    testTimeout: 30_000,
    // One worker for each core: what the tests wait for are mostly processes of their own.
    maxWorkers: "100%",
    reporters: ["default", new ClosingLine()]
  }
})
