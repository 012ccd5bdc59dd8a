/**
 * The public file formats as JSON Schemas (docs/schemas) and as tables for a reader (docs/formats.md).
 */
import { ResultsFile } from "@postwright/core/analytics/ResultsFile"
import { AuditLine } from "@postwright/core/audit/AuditEntry"
import { BriefInput } from "@postwright/core/campaign/Brief"
import { PostsFile, scheduleColumns } from "@postwright/core/campaign/Kit"
import { KitReport } from "@postwright/core/campaign/KitReport"
import { MediaManifest } from "@postwright/core/campaign/MediaManifest"
import { Plan } from "@postwright/core/campaign/Plan"
import { DossiersFile } from "@postwright/core/campaign/Dossier"
import { PolicyReport } from "@postwright/core/campaign/PolicyReport"
import { RulePack } from "@postwright/core/policy/RulePack"
import { type JsonSchema as EffectJsonSchema, Schema } from "effect"
import { join } from "node:path"
import { root } from "../process.ts"
import { addDocstrings, type JsonSchema } from "./Docstrings.ts"

interface Format {
  /** Name of the schema file without its ending. */
  readonly name: string
  readonly title: string
  /** What holds it, and how it may be written. */
  readonly intro: string
  readonly schema: Schema.Constraint
  /** Where its docstrings stand. */
  readonly file: string
  readonly declaration: string
  /** A format that people write refuses unknown keys; one that programs read may grow. */
  readonly onExcessProperty: "error" | "ignore"
}

const formats: ReadonlyArray<Format> = [
  {
    name: "brief",
    title: "Brief",
    intro: "What you write: YAML, JSON, or Markdown with front matter. An unknown key is an error.",
    schema: BriefInput,
    file: "packages/core/src/campaign/Brief.ts",
    declaration: "BriefInput",
    onExcessProperty: "error"
  },
  {
    name: "plan",
    title: "Plan",
    intro: "`plan.json` in the kit: the slots in order of time.",
    schema: Plan,
    file: "packages/core/src/campaign/Plan.ts",
    declaration: "Plan",
    onExcessProperty: "ignore"
  },
  {
    name: "posts",
    title: "Posts",
    intro: "`posts.json` in the kit: the posts in the order of the plan.",
    schema: PostsFile,
    file: "packages/core/src/campaign/Kit.ts",
    declaration: "PostsFile",
    onExcessProperty: "ignore"
  },
  {
    name: "report",
    title: "Report",
    intro: "`report.json` in the kit: what was made, what is missing, and how the sources were used.",
    schema: KitReport,
    file: "packages/core/src/campaign/KitReport.ts",
    declaration: "KitReport",
    onExcessProperty: "ignore"
  },
  {
    name: "dossiers",
    title: "Dossiers",
    intro:
      "`dossiers.json` in the kit: how the campaign was made, and what its posts have besides their texts: appraisal, concerns, growth plan, script, pictures.",
    schema: DossiersFile,
    file: "packages/core/src/campaign/Dossier.ts",
    declaration: "DossiersFile",
    onExcessProperty: "ignore"
  },
  {
    name: "media",
    title: "Media",
    intro:
      "`media.json` in the kit: of every post that has media its files with what each is for, and how they were made.",
    schema: MediaManifest,
    file: "packages/core/src/campaign/MediaManifest.ts",
    declaration: "MediaManifest",
    onExcessProperty: "ignore"
  },
  {
    name: "policy",
    title: "Policy report",
    intro: "`policy.json` in the kit: what the rules found in every variant, and by which rule packs.",
    schema: PolicyReport,
    file: "packages/core/src/campaign/PolicyReport.ts",
    declaration: "PolicyReport",
    onExcessProperty: "ignore"
  },
  {
    name: "results",
    title: "Results",
    intro:
      "What became of posts, for `--results` and `postwright insights`: JSON (the list alone does too), or CSV whose first line names the columns: the fields of a result, those of `metrics` without that word. Columns that are not known are an error.",
    schema: ResultsFile,
    file: "packages/core/src/analytics/ResultsFile.ts",
    declaration: "ResultsFile",
    onExcessProperty: "error"
  },
  {
    name: "rule-pack",
    title: "Rule pack",
    intro:
      "What you write to add rules of your own: YAML or JSON, for `--rules` and for `Policies.usePack`. An unknown key is an error.",
    schema: RulePack,
    file: "packages/core/src/policy/RulePack.ts",
    declaration: "RulePack",
    onExcessProperty: "error"
  },
  {
    name: "audit-entry",
    title: "Audit line",
    intro: "One line of `audit.jsonl` in the kit.",
    schema: AuditLine,
    file: "packages/core/src/audit/AuditEntry.ts",
    declaration: "AuditLine",
    onExcessProperty: "ignore"
  }
]

/** Every generated file with its text, by path below the repository. */
export const generatedFormats = (): ReadonlyMap<string, string> => {
  const documents = formats.map((format) => ({ format, document: documentOf(format) }))
  return new Map([
    ...documents.map(
      ({ document, format }) =>
        [`docs/schemas/${format.name}.schema.json`, `${JSON.stringify(document, null, 2)}\n`] as const
    ),
    ["docs/formats.md", page(documents)]
  ])
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

const documentOf = (format: Format): JsonSchema => {
  const { definitions, schema } = Schema.toJsonSchemaDocument(format.schema, {
    onExcessProperty: format.onExcessProperty
  })
  const document: JsonSchema = JSON.parse(shortenNames(JSON.stringify(withDefinitions(schema, definitions))))
  addDocstrings(document, join(root, format.file), format.declaration)
  return {
    $comment: `Generated by npm run docs from ${format.file}. Do not edit.`,
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: format.title,
    ...document
  }
}

/** The document with its root in place, so that a reader meets the fields before the definitions. */
const withDefinitions = (
  schema: EffectJsonSchema.JsonSchema,
  definitions: Record<string, EffectJsonSchema.JsonSchema>
): Record<string, unknown> => {
  const key = typeof schema["$ref"] === "string" ? nameOf(schema["$ref"]) : undefined
  const rest = Object.fromEntries(Object.entries(definitions).filter(([name]) => name !== key))
  return {
    ...(key === undefined ? schema : definitions[key]),
    ...(Object.keys(rest).length === 0 ? {} : { $defs: rest })
  }
}

const nameOf = (reference: string): string =>
  reference.replace("#/$defs/", "").replaceAll("~1", "/").replaceAll("~0", "~")

/** `@postwright/core/campaign/SlotEncoded` is called `Slot` in a document. */
const shortenNames = (json: string): string =>
  json
    .replaceAll(/@postwright~1core~1[a-z~1]+~1([A-Za-z]+?)(?:Encoded)?"/g, '$1"')
    .replaceAll(/"@postwright\/core\/[a-z/]+\/([A-Za-z]+?)(?:Encoded)?"/g, '"$1"')

const page = (documents: ReadonlyArray<{ readonly format: Format; readonly document: JsonSchema }>): string => {
  const parts = new Map(documents.flatMap(({ document }) => Object.entries(document.$defs ?? {})))
  return [
    "<!-- Generated by npm run docs from the schemas. Do not edit. -->",
    "# File formats",
    "",
    "`schemaVersion` names the version of a file's format; within one version fields are only added. The JSON Schemas",
    "are in [schemas](schemas): point your editor at one to have a file checked while you write it.",
    ...documents.flatMap(({ document, format }) => [
      "",
      `## ${format.title}`,
      "",
      `${format.intro} Schema: [${format.name}.schema.json](schemas/${format.name}.schema.json).`,
      "",
      ...table(document)
    ]),
    "",
    "## Schedule",
    "",
    "`schedule.csv` in the kit, for a spreadsheet: UTF-8 with a byte order mark, lines end in CRLF, and a cell that a",
    "spreadsheet would take for a formula is neutralised. The columns, in order:",
    `${scheduleColumns.map((column) => `\`${column}\``).join(", ")}.`,
    "",
    "## Parts",
    ...[...parts]
      .filter(([, part]) => part.properties !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, part]) => ["", `### ${name}`, "", ...paragraph(part.description), ...table(part)]),
    ""
  ].join("\n")
}

const paragraph = (text: string | undefined): ReadonlyArray<string> => (text === undefined ? [] : [text, ""])

const table = (json: JsonSchema): ReadonlyArray<string> => [
  "| field | type | required | |",
  "| --- | --- | --- | --- |",
  ...rows(json, "")
]

/** The fields of an object, and of the objects and lists in it that have no name of their own. */
const rows = (json: JsonSchema, prefix: string): ReadonlyArray<string> =>
  Object.entries(json.properties ?? {}).flatMap(([name, field]) => {
    const required = json.required?.includes(name) === true ? "yes" : ""
    const text = (field.description ?? "").replaceAll("|", "\\|")
    const inner = field.properties === undefined ? field.items : field
    const list = inner === field ? "" : "[]"
    return [
      `| \`${prefix}${name}\` | ${typeOf(field)} | ${required} | ${text} |`,
      ...(inner === undefined ? [] : rows(inner, `${prefix}${name}${list}.`))
    ]
  })

const typeOf = (json: JsonSchema): string => {
  if (json.$ref !== undefined) return `[${nameOf(json.$ref)}](#${nameOf(json.$ref).toLowerCase()})`
  if (json.enum !== undefined) return json.enum.map((value) => `\`${String(value)}\``).join(" ")
  const members = json.anyOf ?? json.oneOf
  if (members !== undefined) return [...new Set(members.map(typeOf))].join(" or ")
  if (json.type === "array") return `list of ${json.items === undefined ? "anything" : typeOf(json.items)}`
  return json.type ?? "anything"
}
