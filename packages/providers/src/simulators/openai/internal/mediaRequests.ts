import { type SeenMedia, type SentFile } from "../MediaScript.ts"

type Content = Pick<SeenMedia, "fields" | "files">

export const readJson = async (request: Request): Promise<Content | undefined> => {
  const value: unknown = await request.json().catch(() => undefined)
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? { fields: { ...value }, files: [] }
    : undefined
}

export const readForm = async (request: Request): Promise<Content | undefined> => {
  const form = await request.formData().catch(() => undefined)
  if (form === undefined) return undefined
  const fields = new Map<string, string | Array<string>>()
  const files: Array<readonly [string, SentFile]> = []
  for (const [field, value] of form.entries()) {
    const name = field.replace(/\[\]$/, "")
    if (typeof value !== "string") {
      const bytes = new Uint8Array(await value.arrayBuffer())
      files.push([name, { name: value.name, mediaType: value.type, bytes }])
      continue
    }
    // Kept under the name that was sent: only the one with brackets is a list.
    const earlier = fields.get(field)
    if (field.endsWith("[]")) fields.set(field, [...(Array.isArray(earlier) ? earlier : []), value])
    else fields.set(field, value)
  }
  return { fields: Object.fromEntries(fields), files }
}
