/**
 * Carries the docstrings of a schema's fields from its source into its JSON Schema: editors show them to who writes a
 * brief, and docs/formats.md is made of them. A description that the schema itself gives stays.
 */
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import ts from "typescript"

/** The part of JSON Schema that is walked. */
export interface JsonSchema {
  $comment?: string
  $schema?: string
  $ref?: string
  $defs?: Record<string, JsonSchema>
  type?: string
  title?: string
  description?: string | undefined
  properties?: Record<string, JsonSchema>
  required?: ReadonlyArray<string>
  items?: JsonSchema
  prefixItems?: ReadonlyArray<JsonSchema>
  anyOf?: ReadonlyArray<JsonSchema>
  oneOf?: ReadonlyArray<JsonSchema>
  enum?: ReadonlyArray<unknown>
  additionalProperties?: boolean | JsonSchema
}

/** Adds the docstrings to `document`, the JSON Schema of what `file` exports as `name`. */
export const addDocstrings = (document: JsonSchema, file: string, name: string): void => {
  const declaration = findDeclaration(parse(file), name)
  if (declaration === undefined) throw new Error(`${file} does not declare ${name}`)
  document.description ??= declaration.docstring
  describe(document, declaration.schema, declaration.file, { definitions: document.$defs ?? {}, done: new Set() })
}

// -----------------------------------------------------------------------------
// internal
// -----------------------------------------------------------------------------

interface Walk {
  readonly definitions: Record<string, JsonSchema>
  readonly done: Set<string>
}

interface Declaration {
  readonly file: ts.SourceFile
  readonly schema: ts.Expression
  readonly docstring: string | undefined
}

const describe = (json: JsonSchema, expression: ts.Expression, file: ts.SourceFile, walk: Walk): void => {
  if (json.$ref !== undefined) {
    const key = json.$ref.replace("#/$defs/", "").replaceAll("~1", "/").replaceAll("~0", "~")
    const definition = walk.definitions[key]
    if (definition === undefined || walk.done.has(key)) return
    walk.done.add(key)
    return describe(definition, expression, file, walk)
  }
  if (ts.isIdentifier(expression)) {
    const declaration = findDeclaration(file, expression.text)
    if (declaration === undefined) return
    if (json.properties !== undefined) json.description ??= declaration.docstring
    return describe(json, declaration.schema, declaration.file, walk)
  }
  if (ts.isObjectLiteralExpression(expression)) return describeFields(json, expression, file, walk)
  if (ts.isArrayLiteralExpression(expression)) {
    const members = json.anyOf ?? json.oneOf ?? []
    if (members.length !== expression.elements.length) return
    return expression.elements.forEach((element, index) => describe(members[index] ?? {}, element, file, walk))
  }
  if (!ts.isCallExpression(expression)) return
  const { expression: callee } = expression
  // Schema.Class<X>("…")({ fields })
  if (ts.isCallExpression(callee)) {
    const [fields] = expression.arguments
    return fields === undefined ? undefined : describe(json, fields, file, walk)
  }
  if (!ts.isPropertyAccessExpression(callee)) return
  // schema.check(…), schema.pipe(…), schema.annotate(…)
  if (!ts.isIdentifier(callee.expression) || callee.expression.text !== "Schema") {
    return describe(json, callee.expression, file, walk)
  }
  const argument = expression.arguments[callee.name.text === "Record" ? 1 : 0]
  if (argument === undefined) return
  if (callee.name.text === "Array" || callee.name.text === "NonEmptyArray") {
    for (const items of [json.items, ...(json.prefixItems ?? [])]) {
      if (items !== undefined) describe(items, argument, file, { ...walk, done: new Set(walk.done) })
    }
    return
  }
  return describe(json, argument, file, walk)
}

const describeFields = (
  json: JsonSchema,
  fields: ts.ObjectLiteralExpression,
  file: ts.SourceFile,
  walk: Walk
): void => {
  for (const property of fields.properties) {
    if (ts.isSpreadAssignment(property)) describe(json, property.expression, file, walk)
    if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) continue
    const field = json.properties?.[property.name.getText(file)]
    if (field === undefined) continue
    const docstring = docstringOf(property, file)
    if (docstring !== undefined) field.description ??= docstring
    describe(field, ts.isPropertyAssignment(property) ? property.initializer : property.name, file, walk)
  }
}

const files = new Map<string, ts.SourceFile>()

const parse = (path: string): ts.SourceFile => {
  const known = files.get(path)
  if (known !== undefined) return known
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ESNext, true)
  files.set(path, file)
  return file
}

/** The schema that `name` stands for in `file`: declared there, or imported by a relative path. */
const findDeclaration = (file: ts.SourceFile, name: string): Declaration | undefined => {
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { initializer, name: declared } of statement.declarationList.declarations) {
        if (declared.getText(file) === name && initializer !== undefined) {
          return { file, schema: initializer, docstring: docstringOf(statement, file) }
        }
      }
    }
    if (ts.isClassDeclaration(statement) && statement.name?.text === name) {
      const base = statement.heritageClauses?.[0]?.types[0]?.expression
      return base === undefined ? undefined : { file, schema: base, docstring: docstringOf(statement, file) }
    }
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const bindings = statement.importClause?.namedBindings
      if (bindings === undefined || !ts.isNamedImports(bindings)) continue
      const imported = bindings.elements.find((element) => element.name.text === name)
      const { text } = statement.moduleSpecifier
      if (imported === undefined || !text.startsWith(".")) continue
      return findDeclaration(parse(join(dirname(file.fileName), text)), (imported.propertyName ?? imported.name).text)
    }
  }
  return undefined
}

/** The last docstring before a node as one line; `@default x` becomes a sentence, other tags are left out. */
const docstringOf = (node: ts.Node, file: ts.SourceFile): string | undefined => {
  const comment = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1)?.getText(file)
  if (comment === undefined) return undefined
  const text = comment
    .slice("/**".length, -"*/".length)
    .split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, "").trim())
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .trim()
  const [words = "", ...tags] = text.split(/\s*@(?=[a-z]+ )/)
  const defaults = tags.filter((tag) => tag.startsWith("default ")).map((tag) => `Default: ${tag.slice(8).trim()}.`)
  return [words.trim(), ...defaults].filter((part) => part !== "").join(" ") || undefined
}
