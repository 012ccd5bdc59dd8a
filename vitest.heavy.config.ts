import { mergeConfig } from "vitest/config"
import quick from "./vitest.config.ts"

// What takes minutes: killed processes, large inputs, long soaks. One file at a time, so that timings mean something.
export default mergeConfig(
  { ...quick, test: { ...quick.test, include: [], exclude: [] } },
  {
    test: {
      include: ["packages/*/test/**/*.heavy.test.ts"],
      exclude: ["**/node_modules/**"],
      fileParallelism: false,
      testTimeout: 600_000
    }
  }
)
