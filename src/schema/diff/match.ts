// Which tables and columns of before are which of after.
import type { ColumnSchema, DatabaseSchema, TableSchema } from '../../ast/schema.ts'
import type { Named } from '../change/find.ts'
import { columnLikeness, nameLikeness, tableLikeness } from './likeness.ts'
import { matchNames } from './match-names.ts'
import type { Answers, DiffOptions, Question, Rename } from './types.ts'
import { columnText, tableText, valueText } from './wording.ts'

export interface ColumnPair {
  readonly old: ColumnSchema
  readonly now: ColumnSchema
  /** Values of an enum that are written differently now. */
  readonly values: ReadonlyMap<string, string>
}

/** A table that stays. */
export interface TablePair {
  readonly old: TableSchema
  readonly now: TableSchema
  readonly columns: readonly ColumnPair[]
  readonly dropped: readonly ColumnSchema[]
  readonly added: readonly ColumnSchema[]
}

export interface Matching {
  readonly tables: readonly TablePair[]
  readonly dropped: readonly TableSchema[]
  readonly created: readonly TableSchema[]
  readonly questions: readonly Question[]
}

export const idOf = ({ schema, name }: Named): string => JSON.stringify([schema ?? null, name])

export function match(before: DatabaseSchema, after: DatabaseSchema, options: DiffOptions): Matching {
  const { renames = [], answers = {} } = options
  const old = new Map(before.tables.map(table => [idOf(table), table]))
  const now = new Map(after.tables.map(table => [idOf(table), table]))
  const at = <T>(map: ReadonlyMap<string, T>, id: string): T => map.get(id) as T
  const { origin, questions } = matchNames(
    {
      before: [...old.keys()],
      after: [...now.keys()],
      renames: renames.filter(({ column }) => column === undefined).map(tableStep),
      likeness: (from, to) => tableLikeness(at(old, from), at(now, to)),
      subject: from => tableText(namedBy(from)),
      answer: to => tableText(namedBy(to)),
      word: 'table',
      about: from => placeOf(at(old, from)),
    },
    answers,
  )
  const kept = new Set(origin.values())
  const pairs = [...origin].map(([to, from]) => matchColumns(at(old, from), at(now, to), renames, answers))
  return {
    tables: pairs.map(({ pair }) => pair),
    dropped: before.tables.filter(table => !kept.has(idOf(table))),
    created: after.tables.filter(table => !origin.has(idOf(table))),
    questions: [...questions, ...pairs.flatMap(pair => pair.questions)],
  }
}

function namedBy(id: string): Named {
  const [schema, name] = JSON.parse(id) as [string | null, string]
  return { name, schema: schema ?? undefined }
}

function tableStep({ table, schema, from, fromSchema = schema, declared }: Rename) {
  return { from: idOf({ name: from, schema: fromSchema ?? undefined }), to: idOf({ name: table, schema }), declared }
}

const placeOf = ({ name, schema }: Named): Pick<Question, 'table' | 'schema'> => ({
  table: name,
  ...(schema !== undefined && { schema }),
})

function matchColumns(
  old: TableSchema,
  now: TableSchema,
  renames: readonly Rename[],
  answers: Answers,
): { readonly pair: TablePair; readonly questions: readonly Question[] } {
  const own = renames.filter(({ table, schema }) => table === now.name && schema === now.schema)
  const column = ({ columns }: TableSchema, name: string): ColumnSchema =>
    columns.find(one => one.name === name) as ColumnSchema
  const { origin, questions } = matchNames(
    {
      before: old.columns.map(({ name }) => name),
      after: now.columns.map(({ name }) => name),
      renames: own.flatMap(({ column: to, value, from, declared }) =>
        to === undefined || value !== undefined ? [] : [{ from, to, declared }],
      ),
      likeness: (from, to) => columnLikeness(column(old, from), column(now, to)),
      subject: from => columnText(old, from),
      answer: to => to,
      word: 'column',
      about: from => ({ ...placeOf(old), column: from }),
    },
    answers,
  )
  const kept = new Set(origin.values())
  const pairs = [...origin].map(([to, from]) => matchValues(old, column(old, from), column(now, to), own, answers))
  const pair = {
    old,
    now,
    columns: pairs.map(({ pair: one }) => one),
    dropped: old.columns.filter(({ name }) => !kept.has(name)),
    added: now.columns.filter(({ name }) => !origin.has(name)),
  }
  return { pair, questions: [...questions, ...pairs.flatMap(one => one.questions)] }
}

/** Values of an enum: those that are gone may be among the new ones. */
function matchValues(
  table: TableSchema,
  old: ColumnSchema,
  now: ColumnSchema,
  renames: readonly Rename[],
  answers: Answers,
): { readonly pair: ColumnPair; readonly questions: readonly Question[] } {
  if (old.type !== 'enum' || now.type !== 'enum') return { pair: { old, now, values: new Map() }, questions: [] }
  const { origin, questions } = matchNames(
    {
      before: old.values ?? [],
      after: now.values ?? [],
      renames: renames.flatMap(({ column, value, from, declared }) =>
        column === now.name && value !== undefined ? [{ from, to: value, declared }] : [],
      ),
      likeness: nameLikeness,
      subject: from => valueText(table, old.name, from),
      answer: to => to,
      word: 'value',
      about: () => ({ ...placeOf(table), column: old.name }),
    },
    answers,
  )
  const changed = [...origin].filter(([to, from]) => to !== from).map(([to, from]) => [from, to] as const)
  return { pair: { old, now, values: new Map(changed) }, questions }
}
