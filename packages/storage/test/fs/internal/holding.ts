// Holds the directory of its first argument until its input ends, and says on its output whether it could.
import { Effect } from "effect"
import * as FsLock from "@postwright/storage/fs/FsLock"

const inputEnds = Effect.callback<void>((resume) => {
  process.stdin.resume()
  process.stdin.once("end", () => resume(Effect.void))
})

const program = Effect.gen(function* () {
  yield* FsLock.acquire(process.argv[2]!)
  process.stdout.write("held\n")
  yield* inputEnds
}).pipe(
  Effect.scoped,
  Effect.catch((error) => Effect.sync(() => process.stdout.write(`${error.code}\n`)))
)

await Effect.runPromise(program)
