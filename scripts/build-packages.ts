/**
 * `npm run build [-- filters]`: builds every package whose inputs changed, packages it depends on first. Silent about
 * what succeeds. Turbo gets no telemetry from here.
 */
import { run, tool } from "./process.ts"

const finished = await run(
  tool("turbo"),
  ["run", "build", "--output-logs=errors-only", "--log-order=grouped", ...process.argv.slice(2)],
  { env: { TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" }, show: true }
)
process.exitCode = finished.code
