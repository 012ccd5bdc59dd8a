import { mergeConfig } from "vitest/config"
import { common } from "./vitest.config.ts"

// What takes minutes: killed processes, large inputs, long soaks. One file at a time, so that timings mean something.
export default mergeConfig(common, {
  test: {
    include: ["packages/*/test/**/*.heavy.test.ts"],
    exclude: ["**/node_modules/**"],
    fileParallelism: false,
    testTimeout: 600_000
  }
})
