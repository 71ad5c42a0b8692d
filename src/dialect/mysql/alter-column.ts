// Columns of MySQL that come and change: https://dev.mysql.com/doc/refman/8.4/en/alter-table.html
import type { ForeignKeySchema } from '../../ast/schema.ts'
import type { Altered, Change, ColumnWords, Filling, TableWords } from '../alter.ts'
import { pointsAt } from '../parts.ts'
import { modify, refused } from './around.ts'
import { type Conversion, conversion } from './conversion.ts'
import type { Flavour } from './flavour.ts'
import { alter, rekeyed } from './foreign-keys.ts'
import { readers, swapped } from './swap.ts'
import { quote } from './text.ts'

/** A column that counts is in a key always; this one stands in until it is the primary key. */
const standIn = (column: ColumnWords): string => quote(`~${column.schema.name}`)

export const needsStandIn = ({ schema }: TableWords, { schema: column }: ColumnWords): boolean =>
  (column.identity ?? false) && schema.primaryKey?.columns[0] !== column.name

/** Actions that add and drop the keys that stand in. */
export const standIns = ({ before, after }: Altered): string[] => [
  ...before.columns
    .filter(column => needsStandIn(before, column) && !keepsStandIn(after, column))
    .map(column => `DROP INDEX ${standIn(column)}`),
  ...after.columns
    .filter(column => needsStandIn(after, column) && !keepsStandIn(before, column))
    .map(column => `ADD UNIQUE INDEX ${standIn(column)} (${column.name})`),
]

function keepsStandIn(table: TableWords, { name }: ColumnWords): boolean {
  const there = table.columns.find(column => column.name === name)
  return there !== undefined && needsStandIn(table, there)
}

const filled = (table: TableWords, { name }: ColumnWords, value: string): string =>
  `UPDATE ${table.name} SET ${name} = ${value} WHERE ${name} IS NULL`

/**
 * A column that takes no null begins as one that does: rows that are there would get an empty value that nobody asked for,
 * or the default instead of the value that is given for them.
 */
export function addColumn(on: Altered, column: ColumnWords, backfill: string | null): Change {
  const { after } = on
  const { nullable, identity } = column.schema
  const check = column.check === null ? [] : [`ADD ${column.check}`]
  const empty = !nullable && !identity && column.default === null && column.generated === null
  if (backfill === null && !empty) return alter(after, [`ADD COLUMN ${column.line()}`, ...standIns(on), ...check])
  return [
    ...alter(after, [`ADD COLUMN ${column.line({ nullable: true, default: null })}`]),
    ...(backfill === null ? [] : [filled(after, column, backfill)]),
    ...alter(after, [modify(column), ...check]),
  ]
}

/** Whether MODIFY cannot make the generated column: it is made again, and what it holds worked out again. */
function isRemade(from: ColumnWords, to: ColumnWords): boolean {
  if (to.generated === null) return false
  return from.generated !== to.generated || from.schema.virtual !== to.schema.virtual || from.type !== to.type
}

const touches =
  (names: readonly string[], { schema }: TableWords) =>
  (key: ForeignKeySchema, table: TableWords): boolean =>
    names.some(
      name =>
        pointsAt(key, schema, name) ||
        (table.schema.name === schema.name && table.schema.schema === schema.schema && key.columns.includes(name)),
    )

export const changeColumn =
  (flavour: Flavour['name']) =>
  (on: Altered, from: ColumnWords, to: ColumnWords, filling: Filling): Change => {
    const { name } = to.schema
    const names = [name, ...readers(on.after, name)]
    if (isRemade(from, to)) {
      const { first, last } = rekeyed([on, ...on.others], touches([name], on.before))
      const remade = swapped(on, [name], flavour, [`ADD COLUMN ${to.line()}`])
      return [...first, ...droppedCheck(on, from, null), ...remade, ...addedCheck(on, null, to), ...last]
    }
    const { value, losing } = converted(on, from, to, filling)
    const moved = from.type !== to.type || value !== null
    const { first, last } = rekeyed([on, ...on.others], moved ? touches(names, on.before) : () => false)
    return [
      ...refused(on.before, from, losing),
      ...first,
      ...droppedCheck(on, from, to),
      ...(value === null
        ? modified(on, from, to, filling.backfill)
        : replaced(on, to, value, filling.backfill, flavour)),
      ...addedCheck(on, from, to),
      ...last,
    ]
  }

function converted({ before }: Altered, from: ColumnWords, to: ColumnWords, { using }: Filling): Conversion {
  if (using !== null) return { value: using, losing: null }
  // What is worked out when it is read has no place on disk to keep.
  const read = from.schema.virtual && to.generated === null ? from.name : null
  if (from.type === to.type) return { value: read, losing: null }
  const found = conversion(from, to, before.schema.name)
  return { ...found, value: found.value ?? read }
}

function modified(on: Altered, from: ColumnWords, to: ColumnWords, backfill: string | null): string[] {
  const { after } = on
  const last = from.line() === to.line() ? [] : alter(after, [...standIns(on), modify(to)])
  if (backfill === null) return last
  const typed = from.type === to.type ? [] : alter(after, [modify(to, { nullable: true, default: null })])
  return [...typed, filled(after, to, backfill), ...last]
}

/** The new values stand in a column of their own until they take the place of the old ones. */
function replaced(
  on: Altered,
  to: ColumnWords,
  value: string,
  backfill: string | null,
  flavour: Flavour['name'],
): string[] {
  const { after } = on
  const { name } = to.schema
  let free = `~${name}`
  while (after.columns.some(({ schema }) => schema.name === free)) free = `~${free}`
  const draft = to.line({ name: free, nullable: true, auto: false, default: null, generated: null, comment: null })
  const set = (text: string, where = ''): string => `UPDATE ${after.name} SET ${quote(free)} = ${text}${where}`
  return [
    ...alter(after, [`ADD COLUMN ${draft}`]),
    set(value),
    ...(backfill === null ? [] : [set(backfill, ` WHERE ${quote(free)} IS NULL`)]),
    ...swapped(on, [name, ...readers(after, name)], flavour, [
      `CHANGE COLUMN ${quote(free)} ${to.line()}`,
      ...readers(after, name).map(reader => `ADD COLUMN ${after.column(reader).line()}`),
    ]),
  ]
}

const dropCheck = (table: TableWords, { schema }: ColumnWords): string[] =>
  alter(table, [`DROP CONSTRAINT ${quote(schema.typeCheck as string)}`])

function droppedCheck({ before }: Altered, from: ColumnWords, to: ColumnWords | null): string[] {
  return from.check === null || from.check === to?.check ? [] : dropCheck(before, from)
}

function addedCheck({ after }: Altered, from: ColumnWords | null, to: ColumnWords): string[] {
  return to.check === null || to.check === from?.check ? [] : alter(after, [`ADD ${to.check}`])
}

/** MariaDB takes the new name along to what reads the column; MySQL refuses to rename it under a check. */
export const renameColumn =
  (flavour: Flavour['name']) =>
  (on: Altered, from: ColumnWords, to: ColumnWords): Change => {
    const renamed = alter(on.before, [`RENAME COLUMN ${from.name} TO ${to.name}`])
    if (flavour === 'mariadb') return renamed
    const words = (on.after.schema.fullTexts ?? []).filter(({ columns }) => columns.includes(to.schema.name))
    return [
      ...words.flatMap(({ name }) => dropFullText(on.before, name)),
      ...(from.check === null ? [] : dropCheck(on.before, from)),
      ...renamed,
      ...(to.check === null ? [] : alter(on.after, [`ADD ${to.check}`])),
      ...words.flatMap(key => on.after.createFullText(key)),
    ]
  }

/** With the column that holds its words. */
export const dropFullText = (table: TableWords, name: string): string[] =>
  alter(table, [`DROP INDEX ${table.named(name)}`, `DROP COLUMN ${table.named(name)}`])
