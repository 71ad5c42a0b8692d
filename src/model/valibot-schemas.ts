// Models as ordinary valibot schemas. What they answer is what the check of writes answers, since it is the same code.
import * as v from 'valibot'
import type { ColumnDescription } from '../ast/column.ts'
import type { ValueType } from '../ast/value-type.ts'
import { check } from './check-value.ts'
import type { AnyColumn, Columns, When } from './column-types.ts'
import { typeIssue } from './issue.ts'
import type { AnyModel, ColsOf, Row } from './model-types.ts'
import type { ModelSource } from './model.ts'
import type { Dataset } from './rules.ts'
import { rowRules } from './schema-rules.ts'
import { fromWire, type Wire, WIRE_FORMS } from './wire.ts'
import { type WriteColumn, writeColumn } from './write-plan.ts'

/** `json`: the schema takes what JSON holds (dates, bigints and bytes as text) and gives values of the model. */
export interface FromJson {
  readonly from: 'json'
}
type In<C extends AnyColumn, From> = [From, C['~']['kind']] extends [FromJson, Exclude<C['~']['kind'], 'json'>]
  ? Wire<C['~']['in']>
  : C['~']['in']
type Optional<I, O> = v.OptionalSchema<v.GenericSchema<I, O>, undefined>
type InsertEntries<C extends Columns, From> = {
  readonly [
    P in keyof C as P & C[P]['~']['needed' | 'optional'] & When<C[P]['~']['flags'], 'auto', string, never>
  ]: C[P]['~']['needed'] extends never
    ? Optional<In<C[P], From>, C[P]['~']['out']>
    : v.GenericSchema<In<C[P], From>, C[P]['~']['out']>
}
type UpdateEntries<C extends Columns, From> = {
  readonly [P in keyof C as P & C[P]['~']['set']]: Optional<In<C[P], From>, C[P]['~']['out']>
}
type RowEntries<R, From> = {
  readonly [P in keyof R]: v.GenericSchema<From extends FromJson ? Wire<R[P]> : R[P], R[P]>
}
type Strict<Entries extends v.ObjectEntries> = v.StrictObjectSchema<Entries, undefined>

/**
 * The valibot schema of what an insert takes, without keys that the database makes. It works with all of valibot
 * (`v.pick`, `v.omit`, `v.partial`) and, as a Standard Schema, with forms and routers. Keep it: every call makes one.
 */
export function insertSchema<M extends AnyModel>(model: M): Strict<InsertEntries<ColsOf<M>, undefined>>
export function insertSchema<M extends AnyModel>(
  model: M,
  options: FromJson,
): Strict<InsertEntries<ColsOf<M>, FromJson>>
export function insertSchema(model: AnyModel, options?: FromJson): unknown {
  return build(model, ({ auto }, { insertable, required }) => (insertable && !auto ? [required] : null), options)
}

/** The valibot schema of what an update takes: every column that is not readonly, none of them needed. */
export function updateSchema<M extends AnyModel>(model: M): Strict<UpdateEntries<ColsOf<M>, undefined>>
export function updateSchema<M extends AnyModel>(
  model: M,
  options: FromJson,
): Strict<UpdateEntries<ColsOf<M>, FromJson>>
export function updateSchema(model: AnyModel, options?: FromJson): unknown {
  return build(model, (_, { settable }) => (settable ? [false] : null), options)
}

/**
 * The valibot schema of a row, computed fields included and private columns left out. It checks and changes nothing:
 * of the rules of a column only those count that hold for stored values, which are those after its last transformation.
 */
export function rowSchema<M extends AnyModel>(model: M): Strict<RowEntries<Row<M>, undefined>>
export function rowSchema<M extends AnyModel>(model: M, options: FromJson): Strict<RowEntries<Row<M>, FromJson>>
export function rowSchema(model: AnyModel, options?: FromJson): unknown {
  const { entries } = build(model, column => (column.private ? null : [true]), options, true)
  const { computed, expressions } = (model.$ as unknown as ModelSource).table
  for (const name of computed.keys()) entries[name] = v.unknown()
  for (const [name, { type }] of expressions) {
    entries[name] = entry(type, { ...itemColumn(type), nullable: true }, options)
  }
  return v.strictObject(entries)
}

type Entry = v.GenericSchema
/** Whether the column has a place in the schema, and has to be there. */
type Choice = (column: ColumnDescription, write: WriteColumn) => [needed: boolean] | null

function build(model: AnyModel, choose: Choice, options: FromJson | undefined, stored = false) {
  const entries: Record<string, Entry> = {}
  for (const column of (model.$ as unknown as ModelSource).table.columns) {
    const write = writeColumn(column)
    const choice = choose(column, write)
    if (!choice) continue
    const schema = entry(column.type, stored ? { ...write, steps: rowRules(column) } : write, options)
    entries[column.key] = choice[0] ? schema : v.optional(schema)
  }
  return v.strictObject(entries)
}

function entry(type: ValueType, column: WriteColumn, options: FromJson | undefined): Entry {
  const wire = options?.from === 'json' && type.schema === undefined
  const form = wire ? wireForm(type) : undefined
  const context = form === undefined ? column.context : { ...column.context, ...form }
  const run = (dataset: Dataset, config: object): Dataset => {
    const value = wire ? fromWire(type, dataset.value) : dataset.value
    if (form !== undefined && !column.accepts(value)) return typeIssue(context, dataset, config)
    return check(column, value, config)
  }
  const parts = { options: type.values, item: type.item && entry(type.item, itemColumn(type.item), options) }
  const base = {
    ...(type.schema ?? { reference: entry, async: false, ...context, ...parts }),
    '~run': run,
    '~type': type,
  }
  const rules = type.schema ? [] : (column.steps ?? [])
  const schema: Entry = v._standardSchema({
    ...base,
    ...(rules.length > 0 && { pipe: [base, ...rules] }),
  } as unknown as Entry)
  return column.nullable ? v.nullable(schema) : schema
}

const itemColumn = (type: ValueType): WriteColumn => writeColumn({ type, rules: [] } as unknown as ColumnDescription)

function wireForm({ kind, item }: ValueType): { readonly type: string; readonly expects: string } | undefined {
  const form = WIRE_FORMS[item?.kind ?? kind]
  return form === undefined
    ? undefined
    : item
      ? { type: 'array', expects: `Array<${form}>` }
      : { type: 'string', expects: form }
}
