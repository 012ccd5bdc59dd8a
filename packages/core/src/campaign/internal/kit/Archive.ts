/**
 * One ZIP of files, with bytes that depend on nothing but the files.
 */
import { type Zippable, zipSync } from "fflate"
import { type KitFile } from "../../Kit.ts"

/**
 * `<name>.zip` with every file in a folder `name`, in the order given, all dated noon of 1 January 1980. Files that
 * `isStored` names, compressed already, are stored as they are.
 */
export const zip = (name: string, files: ReadonlyArray<KitFile>, isStored: (path: string) => boolean): KitFile => {
  const entries: Zippable = {}
  for (const file of files) {
    entries[`${name}/${file.path}`] = [file.bytes, { level: isStored(file.path) ? 0 : 6 }]
  }
  // Without a zone: ZIP dates are local, so this gives the same bytes everywhere.
  return { path: `${name}.zip`, bytes: zipSync(entries, { mtime: "1980-01-01T12:00:00" }) }
}
