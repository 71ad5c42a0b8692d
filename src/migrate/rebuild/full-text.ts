// Full-text indexes of tables that are built anew: they go by the numbers of rows, and stay where those and the texts do.
import type { ColumnSchema, KeySchema, TableSchema } from '../../ast/schema.ts'
import type { DefiningDialect } from '../../dialect/dialect.ts'
import { rowid } from '../../dialect/sqlite/rowid.ts'
import { MigrationError } from '../../error/migration.ts'
import { type LiveSchema, liveTable } from './live.ts'
import type { Member, Rebuilding } from './member.ts'
import { withoutSchema } from './names.ts'
import { fold } from './words.ts'

export interface FullTexts {
  /** Names of those to drop. */
  readonly dropped: readonly string[]
  readonly made: readonly KeySchema[]
}

export function fullTextsOf({ rebuild }: Member, live: LiveSchema, dialect: DefiningDialect): FullTexts {
  if (!rebuild) return { dropped: [], made: [] }
  const [was = [], is = []] = [withoutSchema(rebuild.before, dialect).fullTexts, rebuild.table.fullTexts]
  if (is.length > 0 && rebuild.after.withoutRowid) {
    const { name } = rebuild.table
    throw new MigrationError(
      `the table ${name} has full-text indexes, which need the numbers of rows: without rowid its rows have no numbers`,
    )
  }
  const there = was.filter(({ name }) => liveTable(live, name))
  const stays = (index: KeySchema): boolean =>
    there.some(old => old.name === index.name && isSame(old, index, rebuild)) && keepsNumbers(rebuild)
  const kept = new Set(is.filter(stays).map(({ name }) => name))
  return {
    dropped: there.filter(({ name }) => !kept.has(name)).map(({ name }) => name),
    made: is.filter(({ name }) => !kept.has(name)),
  }
}

/** The names of the triggers that fill a full-text index. */
export const triggersOf = (names: readonly string[]): Set<string> =>
  new Set(names.flatMap(name => ['insert', 'update', 'delete'].map(event => fold(`${name}_${event}`))))

/** Whether it holds the texts of the same columns, and they are what they were. */
function isSame(was: KeySchema, is: KeySchema, { columns }: Rebuilding): boolean {
  if (was.columns.length !== is.columns.length) return false
  return is.columns.every((name, at) => {
    const taken = columns.find(({ column }) => column.name === name)
    return (
      taken?.value &&
      taken.conversion === null &&
      isPlain(taken.value, was.columns[at] as string) &&
      taken.column.generated === undefined
    )
  })
}

const isPlain = (value: NonNullable<Rebuilding['columns'][number]['value']>, name: string): boolean =>
  'column' in value && value.column === name && value.backfill === undefined

/**
 * Whether each row has the number that it had. A single key may be another name for it, which SQLite then writes into
 * triggers where a column gets another name: it has to be the one that it was.
 */
function keepsNumbers({ before, after, columns }: Rebuilding): boolean {
  const names = (all: readonly { readonly name: string }[]): string[] => all.map(({ name }) => name)
  if (before.withoutRowid || after.withoutRowid) return false
  if (rowid(names(before.columns)) !== rowid(names(after.columns))) return false
  const [old, key] = [numberOf(before), numberOf(after)]
  if (old === undefined || key === undefined) return old === key
  const taken = columns.find(({ column }) => column.name === key)
  return taken?.value !== undefined && taken.conversion === null && isPlain(taken.value, old)
}

/** The column that may be another name for the number of a row. */
function numberOf({ primaryKey, columns }: TableSchema): string | undefined {
  const [key, ...others] = primaryKey?.columns ?? []
  const isIt = others.length === 0 && mayBeNumber(columns.find(({ name }) => name === key))
  return isIt ? key : undefined
}

const mayBeNumber = (column: ColumnSchema | undefined): boolean =>
  column?.identity === true || !['text', 'uuid', 'blob', 'enum', 'json', 'real'].includes(column?.type ?? '')
