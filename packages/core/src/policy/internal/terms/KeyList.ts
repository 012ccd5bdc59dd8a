/**
 * Keys with entries: a number for each reason why a key was compiled. In plain number arrays, since lists are long.
 */
export class KeyList {
  /** Index of each key. */
  readonly keys = new Map<string, number>()
  private readonly firstEntry: Array<number> = []
  private readonly nextEntry: Array<number> = []
  private readonly values: Array<number> = []

  /** Adds an entry to a key. */
  add(key: string, value: number): void {
    let index = this.keys.get(key)
    if (index === undefined) {
      index = this.keys.size
      this.keys.set(key, index)
      this.firstEntry.push(none)
    }
    this.nextEntry.push(this.firstEntry[index]!)
    this.firstEntry[index] = this.values.length
    this.values.push(value)
  }

  /** The first entry of a key. */
  first(key: number): number {
    return this.firstEntry[key]!
  }

  /** The entry behind another one of the same key; negative when there is none. */
  next(entry: number): number {
    return this.nextEntry[entry]!
  }

  /** What was added. */
  value(entry: number): number {
    return this.values[entry]!
  }
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const none = -1
