// What can be told of a statement from its text, for drivers that do not tell.

/** White space, comments and empty statements. */
const nothing = /(?:[\s;]|--[^\n]*|\/\*[^]*?(?:\*\/|$))*/y

/** Whether there is no statement in the text from `start` on. */
export function isBlank(sql: string, start: number): boolean {
  return afterNothing(sql, start) === sql.length
}

function afterNothing(sql: string, start: number): number {
  nothing.lastIndex = start
  nothing.exec(sql)
  return nothing.lastIndex
}

/** `read` never writes, `write` has a count of changed rows, `other` is all else: transactions, DDL, pragmas. */
export type StatementKind = 'read' | 'write' | 'other'

const kinds: Readonly<Record<string, StatementKind>> = {
  select: 'read',
  values: 'read',
  explain: 'read',
  insert: 'write',
  replace: 'write',
  update: 'write',
  delete: 'write',
}

const writing = /\b(?:insert|replace|update|delete)\b/i

/** The kind by the first word; a `with` that could be a write counts as one. */
export function statementKind(sql: string): StatementKind {
  const word = /[a-z]*/iy
  word.lastIndex = afterNothing(sql, 0)
  const first = (word.exec(sql)?.[0] ?? '').toLowerCase()
  if (first === 'with') return writing.test(sql) ? 'write' : 'read'
  return Object.hasOwn(kinds, first) ? (kinds[first] ?? 'other') : 'other'
}
