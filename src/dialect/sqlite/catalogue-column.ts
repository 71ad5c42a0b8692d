// The columns in a CREATE TABLE of SQLite: https://sqlite.org/syntax/column-constraint.html
import {
  type ConstraintTexts,
  deferred,
  type ForeignKeyText,
  takeConflict,
  takeDeferral,
  takeDescending,
  takeReferences,
} from './catalogue-constraint.ts'
import { bracketed, isNext, oneOf, type Reading, takeName, took, unreadable } from './catalogue-reading.ts'
import { expressionOf, lineOf } from './catalogue-text.ts'

export interface ColumnText {
  readonly name: string
  /** As it is written; '' for none. */
  readonly type: string
  notNull?: true
  /** What happens to rows with NULL, where it is not ABORT. */
  conflict?: string
  default?: string
  generated?: string
  stored?: true
  collate?: string
}

/** What ends a type. `generated` alone may be the name of one. */
const FIRST = /* @__PURE__ */ new Set([
  'CONSTRAINT',
  'DEFAULT',
  'NULL',
  'NOT',
  'PRIMARY',
  'UNIQUE',
  'CHECK',
  'REFERENCES',
  'DEFERRABLE',
  'COLLATE',
  'AS',
])

function takeType(r: Reading): string {
  const from = r.at
  for (;;) {
    const token = r.tokens[r.at]
    const named = token?.kind === 'word' || token?.kind === 'name' || token?.kind === 'string'
    if (!named || FIRST.has(token.word) || (isNext(r, 'GENERATED') && isNext(r, 'ALWAYS', 1))) break
    r.at++
  }
  if (r.at > from && isNext(r, '(')) bracketed(r)
  return lineOf(r, { from, to: r.at })
}

/** A column with all that its definition says. */
export function takeColumn(r: Reading, to: ConstraintTexts): ColumnText {
  const column: ColumnText = { name: takeName(r), type: takeType(r) }
  let name: string | null = null
  for (;;) {
    if (took(r, 'CONSTRAINT')) name = takeName(r)
    else if (takeOwn(r, column) || takeKey(r, to, column, name)) name = null
    else return column
  }
}

/** What a column says of its values. */
function takeOwn(r: Reading, column: ColumnText): boolean {
  if (took(r, 'NOT', 'NULL')) {
    column.notNull = true
    Object.assign(column, takeConflict(r))
  } else if (took(r, 'NULL')) takeConflict(r)
  else if (took(r, 'DEFAULT')) column.default = takeDefault(r)
  else if (took(r, 'COLLATE')) column.collate = takeName(r)
  else if (took(r, 'GENERATED', 'ALWAYS', 'AS') || took(r, 'AS')) {
    column.generated = expressionOf(r, bracketed(r))
    if (oneOf(r, ['STORED', 'VIRTUAL']) === 'STORED') column.stored = true
  } else return false
  return true
}

const LITERALS = new Set(['NULL', 'TRUE', 'FALSE', 'CURRENT_DATE', 'CURRENT_TIME', 'CURRENT_TIMESTAMP'])

/** A name in this place is a text, whatever quotes it has. */
function takeDefault(r: Reading): string {
  if (isNext(r, '(')) return expressionOf(r, bracketed(r))
  const from = r.at
  const signed = oneOf(r, ['+', '-'])
  const token = r.tokens[r.at] ?? unreadable(r)
  if (token.kind === 'symbol') unreadable(r)
  r.at++
  const isName = token.kind === 'name' || (token.kind === 'word' && !LITERALS.has(token.word))
  return isName && !signed ? `'${token.value.replaceAll("'", "''")}'` : lineOf(r, { from, to: r.at })
}

/** What it says of itself that tables say of several columns. */
function takeKey(r: Reading, to: ConstraintTexts, column: ColumnText, name: string | null): boolean {
  if (took(r, 'PRIMARY', 'KEY')) {
    const columns = [{ name: column.name, ...takeDescending(r) }]
    const conflict = takeConflict(r)
    to.primaryKey = { name, columns, inline: true, autoincrement: took(r, 'AUTOINCREMENT'), ...conflict }
  } else if (took(r, 'UNIQUE')) to.uniques.push({ name, columns: [{ name: column.name }], ...takeConflict(r) })
  else if (took(r, 'CHECK')) to.checks.push({ name, column: column.name, rule: bracketed(r) })
  else if (isNext(r, 'REFERENCES')) to.foreignKeys.push(takeReferences(r, name, [column.name]))
  else return takeLateDeferral(r, to)
  return true
}

/** It is about the foreign key before it. */
function takeLateDeferral(r: Reading, { foreignKeys }: ConstraintTexts): boolean {
  const when = takeDeferral(r)
  if (when === undefined) return false
  const last = foreignKeys.pop() as ForeignKeyText | undefined
  if (last) foreignKeys.push(deferred(last, when))
  return true
}
