// What only the text of a table, an index or a view of SQLite says: https://sqlite.org/lang_createtable.html
import { type ColumnText, takeColumn } from './catalogue-column.ts'
import { type ConstraintTexts, takeConstraint } from './catalogue-constraint.ts'
import {
  bracketed,
  expect,
  expectEnd,
  isNext,
  listed,
  type Reading,
  reading,
  takeName,
  took,
  unreadable,
} from './catalogue-reading.ts'
import { expressionOf, parts, queryOf } from './catalogue-text.ts'

export interface TableText extends Readonly<ConstraintTexts> {
  /** For the spans of checks. */
  readonly reading: Reading
  readonly columns: readonly ColumnText[]
}

/** The words before the name, and the name. */
function begin(what: string, text: string, kind: string): Reading {
  const r = reading(what, text)
  expect(r, 'CREATE')
  if (kind === 'INDEX') took(r, 'UNIQUE')
  else if (!took(r, 'TEMP')) took(r, 'TEMPORARY')
  expect(r, kind)
  took(r, 'IF', 'NOT', 'EXISTS')
  takeName(r)
  if (took(r, '.')) takeName(r)
  return r
}

const TABLE_CONSTRAINTS = ['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK', 'FOREIGN']

/** A CREATE TABLE. MigrationError for what SQLite's grammar does not have. */
export function readTable(name: string, text: string): TableText {
  const r = begin(`the table ${name}`, text, 'TABLE')
  const constraints: ConstraintTexts = { primaryKey: null, uniques: [], checks: [], foreignKeys: [] }
  const columns: ColumnText[] = []
  expect(r, '(')
  do columns.push(takeColumn(r, constraints))
  while (took(r, ',') && !TABLE_CONSTRAINTS.some(word => isNext(r, word)))
  takeConstraints(r, constraints)
  expect(r, ')')
  do if (!took(r, 'WITHOUT', 'ROWID')) took(r, 'STRICT')
  while (took(r, ','))
  expectEnd(r)
  return { ...constraints, columns, reading: r }
}

/** Commas between constraints may be missing, and a name may stand before none. */
function takeConstraints(r: Reading, to: ConstraintTexts): void {
  let name: string | null = null
  for (;;) {
    if (took(r, 'CONSTRAINT')) name = takeName(r)
    else if (takeConstraint(r, to, name) || took(r, ',')) name = null
    else return
  }
}

export interface IndexText {
  /** The keys as they are written, without their direction. */
  readonly keys: readonly string[]
  readonly where?: string
}

/** A CREATE INDEX: https://sqlite.org/lang_createindex.html */
export function readIndex(name: string, table: string, text: string): IndexText {
  const r = begin(`the index ${name} of the table ${table}`, text, 'INDEX')
  expect(r, 'ON')
  takeName(r)
  const keys = parts(r, bracketed(r)).map(({ from, to }) => {
    const last = r.tokens[to - 1]?.word
    return expressionOf(r, { from, to: last === 'ASC' || last === 'DESC' ? to - 1 : to })
  })
  if (!took(r, 'WHERE')) {
    expectEnd(r)
    return { keys }
  }
  return { keys, where: expressionOf(r, rest(r)) }
}

export interface ViewText {
  readonly columns?: readonly string[]
  readonly query: string
}

/** A CREATE VIEW: https://sqlite.org/lang_createview.html */
export function readView(name: string, text: string): ViewText {
  const r = begin(`the view ${name}`, text, 'VIEW')
  const columns = isNext(r, '(') ? { columns: listed(r, takeName) } : {}
  expect(r, 'AS')
  return { ...columns, query: queryOf(r, rest(r)) }
}

/** All that follows, but for a semicolon at the end. */
function rest(r: Reading): { from: number; to: number } {
  const from = r.at
  let to = r.tokens.length
  while (r.tokens[to - 1]?.word === ';') to--
  const broken = r.tokens.indexOf(null)
  if (to === from || broken >= 0) {
    if (broken >= 0) r.at = broken
    unreadable(r)
  }
  return { from, to }
}
