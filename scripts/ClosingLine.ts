/**
 * Ends a test run with one plain line, `N passed, N failed`, for people and programs that read only the last line.
 */
import { type Reporter, type TestModule } from "vitest/node"

/** A vitest reporter; list it last. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandledErrors: ReadonlyArray<unknown>): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      // A file that does not load has no tests, and must count all the same.
      counts.failed += module.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === "passed") counts.passed += 1
        else if (state === "failed") counts.failed += 1
        else counts.skipped += 1
      }
    }
    const skipped = counts.skipped === 0 ? "" : `, ${counts.skipped} skipped`
    console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`)
  }
}
