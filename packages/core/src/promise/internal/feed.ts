/**
 * Values that may arrive before anybody asks, and after. Each iterator gets all of them from the first on.
 *
 * @since 0.1.0
 */
export class Feed<A> implements AsyncIterable<A> {
  readonly #values: Array<A> = []
  readonly #waiting = new Set<() => void>()
  #end: { readonly error?: { readonly value: unknown } } | undefined

  push(...values: ReadonlyArray<A>): void {
    this.#values.push(...values)
    this.#wake()
  }

  end(): void {
    this.#end ??= {}
    this.#wake()
  }

  fail(value: unknown): void {
    this.#end ??= { error: { value } }
    this.#wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<A, void, undefined> {
    for (let index = 0; ;) {
      if (index < this.#values.length) yield this.#values[index++]!
      else if (this.#end?.error !== undefined) throw this.#end.error.value
      else if (this.#end !== undefined) return
      else await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting) resolve()
    this.#waiting.clear()
  }
}
