/**
 * What a run of checks found, printed as it happens. A skipped check names its reason: nothing passes by being absent.
 */

/** One list of results. */
export class Results {
  #passed = 0
  #failed = 0
  #skipped = 0

  /**
   * Runs a check; a rejection is its failure, `Skip` its skip. A returned string is shown beside the name. Resolves
   * to whether it did not fail.
   */
  async check(name: string, body: () => Promise<string | void>): Promise<boolean> {
    const startedAt = performance.now()
    try {
      const detail = await body()
      this.#passed += 1
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
      console.log(`  ok      ${name}${detail === undefined ? "" : ` (${detail})`} ${seconds} s`)
      return true
    } catch (error) {
      if (error instanceof Skip) {
        this.#skipped += 1
        console.log(`  skipped ${name}: ${error.message}`)
        return true
      }
      this.#failed += 1
      const text = error instanceof Error ? error.message : String(error)
      console.log(`  FAILED  ${name}\n${shorten(text).replaceAll(/^/gm, "          ")}`)
      return false
    }
  }

  /** A check that the following ones stand on: when it fails, `Stopped` is thrown. */
  async mustPass(name: string, body: () => Promise<string | void>): Promise<void> {
    if (await this.check(name, body)) return
    console.log("  the rest stands on this and was not tried")
    throw new Stopped()
  }

  /** Prints the sums, and gives the process its exit code: 1 when something failed, or nothing passed. */
  finish(): void {
    const skipped = this.#skipped === 0 ? "" : `, ${this.#skipped} skipped`
    console.log(`\n${this.#passed} passed, ${this.#failed} failed${skipped}`)
    process.exitCode = this.#failed === 0 && this.#passed > 0 ? 0 : 1
  }
}

/** Thrown when there is no sense in going on. What went wrong is printed already. */
export class Stopped extends Error {}

/** Thrown by a check that cannot be made here. */
export class Skip extends Error {}

/** Throws unless `condition` holds. */
export function demand(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const maxLines = 40

const shorten = (text: string): string => {
  const lines = text.trimEnd().split("\n")
  return lines.length <= maxLines
    ? lines.join("\n")
    : [...lines.slice(0, maxLines), `… ${lines.length - maxLines} more lines`].join("\n")
}
