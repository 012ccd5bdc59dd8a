import { DateTime, Duration, Option, Predicate, Schema } from "effect"

/** A failure as it is told. */
export interface ToldError {
  readonly name: string
  readonly error: object
  readonly message: string
  readonly remedy: string
}

/**
 * What every error class of these modules says, and every reason within one: for each of its literals, with its
 * optional fields and without, with lists of one entry and empty ones. Fields that are words of others hold a sentence
 * with German words, so that only the words of the class itself are looked at.
 */
export const everyErrorOf = (modules: ReadonlyArray<Readonly<Record<string, unknown>>>): ReadonlyArray<ToldError> => {
  const classes = new Set(
    modules
      .flatMap((module) => Object.values(module))
      .flatMap(classOf)
      .flatMap(reasonsOf)
  )
  return [...classes].flatMap((Class) =>
    variantsOf(Class.fields).flatMap((fields) => {
      const error = new Class(fields)
      const { message, name, remedy } = error as unknown as Record<"message" | "name" | "remedy", unknown>
      return typeof message === "string" && typeof remedy === "string"
        ? [{ name: String(name), error, message, remedy }]
        : []
    })
  )
}

interface Field {
  readonly ast: { readonly _tag: string; readonly context?: { readonly isOptional?: boolean } }
  readonly fields?: Readonly<Record<string, Field>>
  readonly members?: ReadonlyArray<Field>
  readonly literals?: ReadonlyArray<unknown>
  readonly literal?: unknown
  readonly value?: Field
  readonly schema?: Field
}

type ErrorClass = Field & (new (fields: object) => object) & { readonly fields: Readonly<Record<string, Field>> }

const classOf = (value: unknown): ReadonlyArray<ErrorClass> =>
  typeof value === "function" && Predicate.hasProperty(value, "fields") && value.prototype instanceof Error
    ? [value as unknown as ErrorClass]
    : []

/** A wrapper tells what its reason does. */
const reasonsOf = (Class: ErrorClass): ReadonlyArray<ErrorClass> => {
  const { reason } = Class.fields
  return reason?.members === undefined || reason.literals !== undefined
    ? [Class]
    : (reason.members as ReadonlyArray<ErrorClass>)
}

const words: Readonly<Record<string, string>> = {
  detail: "is empty",
  problem: "is empty",
  issues: "is empty",
  problems: "is empty",
  reasons: "is empty",
  message: "is empty",
  hint: "Check the disk",
  remedy: "Check the disk",
  advice: "Check the disk",
  expected: "1 or 0",
  path: "/x1",
  directory: "/x1",
  assetId: "0".repeat(64),
  summary: "is empty"
}

/** Each field at its first value, and each of its other values once. */
const variantsOf = (fields: Readonly<Record<string, Field>>): ReadonlyArray<Readonly<Record<string, unknown>>> => {
  const choices = Object.entries(fields)
    .filter(([name]) => name !== "_tag")
    .map(([name, field]) => [name, valuesOf(name, field)] as const)
  const given = (entries: ReadonlyArray<readonly [string, unknown]>) =>
    Object.fromEntries(entries.filter(([, value]) => value !== absent))
  const first = choices.map(([name, [value]]) => [name, value] as const)
  const others = choices.flatMap(([name, [, ...rest]], at) =>
    rest.map((value) => given(first.with(at, [name, value] as const)))
  )
  return [given(first), ...others]
}

const absent = Symbol("absent")

const valuesOf = (name: string, field: Field): ReadonlyArray<unknown> => {
  if (field.ast.context?.isOptional === true && field.schema !== undefined) {
    return [...valuesOf(name, field.schema), absent]
  }
  if (field.literals !== undefined) return field.literals
  if (field.ast._tag === "Literal") return [field.literal]
  if (field.fields !== undefined && field.ast._tag === "Declaration") {
    const Class = field as unknown as ErrorClass
    return variantsOf(field.fields).map((fields) => new Class(fields))
  }
  if (field.fields !== undefined) return variantsOf(field.fields)
  if (field.members !== undefined) return field.members.flatMap((member) => valuesOf(name, member))
  if (field.ast._tag === "Arrays") {
    const item = field.value ?? field.schema
    const values = item === undefined ? ["x1"] : valuesOf(name, item)
    // Words of others are there, or the failure would not be.
    const lists = [...values.map((value) => [value]), [values[0], values.at(-1)], ...(name in words ? [] : [[]])]
    return lists.filter((list) => is(field, list))
  }
  if (field.ast._tag === "String") return [words[name] ?? "x1"]
  if (field.ast._tag === "Number") return [7, 1]
  if (field.ast._tag === "Boolean") return [true, false]
  if (field.ast._tag === "Null") return [null]
  const known = [DateTime.makeUnsafe(0), Duration.seconds(5), new Error("x1"), Option.none()]
  return known.filter((value) => is(field, value)).slice(0, 1)
}

const is = (field: Field, value: unknown): boolean => Schema.is(field as unknown as Schema.Schema<unknown>)(value)
