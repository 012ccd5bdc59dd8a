/**
 * Measures the processor's time that this thread takes from now on: what else the machine does is not in it, so a bound on
 * it finds work that grows faster than its input, and no slow machine.
 */
export const processorTime = (): (() => number) => {
  const before = process.threadCpuUsage()
  /** In milliseconds. */
  return () => {
    const { system, user } = process.threadCpuUsage(before)
    return (system + user) / 1_000
  }
}
