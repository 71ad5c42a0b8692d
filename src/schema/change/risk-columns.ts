// What adding, changing and dropping a column does to rows.
import type { ColumnSchema, SchemaOperation, SqlText, TableSchema } from '../../ast/schema.ts'
import { hasCast } from './casts.ts'
import { type Cost, costs, type Effect, everywhere, onMysql, rebuild } from './cost.ts'
import { shown } from './find.ts'
import { sameJson } from './json.ts'
import { narrowing } from './narrowing.ts'
import { columnIn } from './standing.ts'

const called = (table: TableSchema, column: string): string => `the column ${shown(table)}.${column}`

type Of<K extends SchemaOperation['kind']> = Extract<SchemaOperation, { kind: K }>

export function addedColumn({ column, backfill }: Of<'addColumn'>, table: TableSchema): Effect {
  const { name, generated, virtual, identity, nullable, default: value } = column
  const stored = generated !== undefined && !virtual
  const cost = costs(
    stored || identity ? everywhere('copies') : {},
    backfill === undefined ? {} : { ...everywhere('fills'), ...rebuild },
    // https://sqlite.org/lang_altertable.html#altertabaddcol
    isConstant(value) && (nullable || value !== undefined) ? {} : rebuild,
    isConstant(value) ? {} : everywhere('copies'),
  )
  return { does: `adds ${called(table, name)}`, cost: virtual ? {} : cost }
}

/** Whether the default is a value, which databases keep once for all rows that are there. */
function isConstant(text: SqlText | undefined): boolean {
  const all = typeof text === 'object' ? Object.values(text) : [text ?? '1']
  return all.every(one => /^(?:'(?:[^']|'')*'|-?[\d.]+|true|false|null)$/i.test(one))
}

export function droppedColumn(name: string, table: TableSchema): Effect {
  const { generated, virtual } = columnIn(table, name)
  const does = `drops ${called(table, name)}`
  if (generated === undefined) return { does: `${does} with its values`, loses: '' }
  return { does, cost: virtual ? {} : costs(onMysql('copies'), rebuild) }
}

export function changedColumn({ column: after, using }: Of<'changeColumn'>, table: TableSchema): Effect {
  const before = columnIn(table, after.name)
  const changes = changesOf(before, after)
  const what = changes.map(({ words }) => words)
  const does = `changes ${what.length > 0 ? `${what.join(' and ')} of ` : ''}${called(table, after.name)}`
  const cost = costs(...changes.map(change => change.cost), using === undefined ? {} : everywhere('copies'))
  return {
    does,
    loses: lossOf(before, after) ?? (using === undefined ? null : 'what the expression does not keep'),
    final: !hasCast(after, before),
    cost,
  }
}

function lossOf(before: ColumnSchema, after: ColumnSchema): string | null {
  if (before.generated === undefined && after.generated !== undefined) return 'its values'
  // What was worked out can be worked out again.
  return before.generated === undefined ? narrowing(before, after) : null
}

interface Change {
  readonly words: string
  readonly cost: Cost
}

const TYPE = ['type', 'bits', 'maxLength', 'precision', 'scale', 'storage', 'values', 'item', 'sqlType'] as const

function changesOf(before: ColumnSchema, after: ColumnSchema): Change[] {
  const differ = (...keys: readonly (keyof ColumnSchema)[]): boolean =>
    keys.some(key => !sameJson(before[key], after[key]))
  const when = (is: boolean, words: string, cost: Cost): Change[] => (is ? [{ words, cost }] : [])
  return [
    ...when(differ(...TYPE), 'the type', typeCost(before, after)),
    ...when(
      differ('nullable'),
      'the nulls',
      costs(after.nullable ? {} : { postgres: 'reads' }, onMysql('copies'), rebuild),
    ),
    ...when(differ('default'), 'the default', rebuild),
    ...when(differ('generated', 'virtual'), 'the expression', everywhere('copies')),
    ...when(differ('collate'), 'the collation', everywhere('copies')),
    ...when(differ('identity', 'autoincrement'), 'the numbering', costs(onMysql('copies'), rebuild)),
    ...when(differ('typeCheck'), 'the check of the type', rebuild),
    ...when(differ('comment'), 'the comment', {}),
  ]
}

/** Postgres keeps the rows where a text or a number only gets more room, and checks those of an enum. */
function typeCost(before: ColumnSchema, after: ColumnSchema): Cost {
  const rest = costs(onMysql('copies'), rebuild)
  if (before.type !== after.type || !sameJson(before.sqlType, after.sqlType)) return everywhere('copies')
  if (after.type === 'enum') return { ...rest, postgres: 'reads' }
  const roomier =
    after.type === 'text' ||
    (after.type === 'decimal' && before.scale === after.scale && sameJson(before.storage, after.storage))
  return roomier ? rest : everywhere('copies')
}
