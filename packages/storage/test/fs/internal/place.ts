import { execFileSync } from "node:child_process"
import * as fs from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Effect } from "effect"

/** A new directory that goes away with the scope. */
export const temporaryDirectory = Effect.acquireRelease(
  Effect.promise(() => fs.mkdtemp(join(tmpdir(), "postwright-test-"))),
  (path) => Effect.promise(() => fs.rm(path, { recursive: true, force: true }))
)

/** All files below the directory, relative to it, sorted. */
export const filesIn = (directory: string) =>
  Effect.promise(async () => {
    const found = await fs.readdir(directory, { recursive: true, withFileTypes: true })
    return found
      .filter((item) => !item.isDirectory())
      .map((item) => join(item.parentPath, item.name).slice(directory.length + 1))
      .sort()
  })

/** A file system of this size, where the tests may mount one. */
export const smallDisk = (sizeKilobytes: number, options = "") =>
  Effect.acquireRelease(
    Effect.map(temporaryDirectory, (path) => {
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${sizeKilobytes}k${options}`, "tmpfs", path])
      return path
    }),
    (path) => Effect.sync(() => execFileSync("umount", ["-l", path]))
  )

/** Whether `smallDisk` works here: it needs Linux and the rights of root. */
export const canMount = (() => {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4k", "tmpfs", "/mnt"], { stdio: "ignore" })
    execFileSync("umount", ["-l", "/mnt"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
})()
