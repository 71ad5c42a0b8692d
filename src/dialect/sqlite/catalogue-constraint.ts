// The constraints in a CREATE TABLE of SQLite: https://sqlite.org/syntax/table-constraint.html
import {
  bracketed,
  expect,
  isNext,
  listed,
  oneOf,
  type Reading,
  type Span,
  takeName,
  took,
  unreadable,
} from './catalogue-reading.ts'

/** A column of a key, with what sorts it there. */
export interface KeyColumnText {
  readonly name: string
  readonly collate?: string
  readonly descending?: true
}

export interface KeyText {
  readonly name: string | null
  readonly columns: readonly KeyColumnText[]
  /** What happens to rows that break it, where it is not ABORT: https://sqlite.org/lang_conflict.html */
  readonly conflict?: string
}

export interface PrimaryKeyText extends KeyText {
  /** It stands in the definition of its column. */
  readonly inline: boolean
  readonly autoincrement: boolean
}

export interface CheckText {
  readonly name: string | null
  /** The column in whose definition it stands. */
  readonly column: string | null
  readonly rule: Span
}

export interface ForeignKeyText {
  readonly name: string | null
  readonly columns: readonly string[]
  readonly table: string
  /** null: the primary key there. */
  readonly targetColumns: readonly string[] | null
  readonly onDelete?: string
  readonly onUpdate?: string
  readonly deferrable?: 'immediate' | 'deferred'
}

/** The constraints of a table, in the order of the text. */
export interface ConstraintTexts {
  primaryKey: PrimaryKeyText | null
  readonly uniques: KeyText[]
  readonly checks: CheckText[]
  readonly foreignKeys: ForeignKeyText[]
}

const CONFLICTS = ['ROLLBACK', 'ABORT', 'FAIL', 'IGNORE', 'REPLACE']

/** ON CONFLICT ..., if it stands here. */
export function takeConflict(r: Reading): { readonly conflict?: string } {
  if (!took(r, 'ON', 'CONFLICT')) return {}
  const conflict = oneOf(r, CONFLICTS) ?? unreadable(r)
  return conflict === 'ABORT' ? {} : { conflict }
}

export const takeDescending = (r: Reading): { readonly descending?: true } =>
  oneOf(r, ['ASC', 'DESC']) === 'DESC' ? { descending: true } : {}

/** Brackets around a column change nothing. */
function takeKeyColumn(r: Reading): KeyColumnText {
  const inside = took(r, '(')
  let column: KeyColumnText = inside ? takeKeyColumn(r) : { name: takeName(r) }
  if (inside) expect(r, ')')
  while (took(r, 'COLLATE')) column = { ...column, collate: takeName(r) }
  return { ...column, ...takeDescending(r) }
}

/** Old files have a collation or a direction here, which mean nothing. */
const takeReferred = (r: Reading): string => takeKeyColumn(r).name

const ACTIONS = [['SET', 'NULL'], ['SET', 'DEFAULT'], ['CASCADE'], ['RESTRICT'], ['NO', 'ACTION']] as const

function takeAction(r: Reading): string {
  const words = ACTIONS.find(action => took(r, ...action)) ?? unreadable(r)
  return words.join(' ').toLowerCase()
}

/** DEFERRABLE with what follows it, if it stands here. It may be put off only where it says so. */
export function takeDeferral(r: Reading): ForeignKeyText['deferrable'] | null | undefined {
  const not = took(r, 'NOT', 'DEFERRABLE')
  if (!not && !took(r, 'DEFERRABLE')) return undefined
  const when = took(r, 'INITIALLY') ? (oneOf(r, ['DEFERRED', 'IMMEDIATE']) ?? unreadable(r)) : 'IMMEDIATE'
  if (not) return null
  return when === 'DEFERRED' ? 'deferred' : 'immediate'
}

/** REFERENCES ... of these columns. */
export function takeReferences(r: Reading, name: string | null, columns: readonly string[]): ForeignKeyText {
  expect(r, 'REFERENCES')
  const table = takeName(r)
  const targetColumns = isNext(r, '(') ? listed(r, takeReferred) : null
  const actions: { onDelete?: string; onUpdate?: string } = {}
  for (;;) {
    if (took(r, 'ON', 'DELETE')) actions.onDelete = takeAction(r)
    else if (took(r, 'ON', 'UPDATE')) actions.onUpdate = takeAction(r)
    // Both are read by SQLite and mean nothing to it.
    else if (took(r, 'ON', 'INSERT')) takeAction(r)
    else if (took(r, 'MATCH')) takeName(r)
    else break
  }
  return { name, columns, table, targetColumns, ...actions }
}

export const deferred = (key: ForeignKeyText, when: ForeignKeyText['deferrable'] | null): ForeignKeyText => {
  const { deferrable: _, ...rest } = key
  return when ? { ...rest, deferrable: when } : rest
}

/** A constraint of the table itself, after the name that it may have; whether there was one. */
export function takeConstraint(r: Reading, to: ConstraintTexts, name: string | null): boolean {
  if (took(r, 'PRIMARY', 'KEY')) {
    let autoincrement = false
    expect(r, '(')
    const columns = [takeKeyColumn(r)]
    while (took(r, ',')) columns.push(takeKeyColumn(r))
    if (took(r, 'AUTOINCREMENT')) autoincrement = true
    expect(r, ')')
    to.primaryKey = { name, columns, inline: false, autoincrement, ...takeConflict(r) }
  } else if (took(r, 'UNIQUE')) to.uniques.push({ name, columns: listed(r, takeKeyColumn), ...takeConflict(r) })
  else if (took(r, 'CHECK')) {
    to.checks.push({ name, column: null, rule: bracketed(r) })
    takeConflict(r)
  } else if (took(r, 'FOREIGN', 'KEY')) {
    const key = takeReferences(r, name, listed(r, takeReferred))
    to.foreignKeys.push(deferred(key, takeDeferral(r)))
  } else return false
  return true
}
