// What can be told of a statement from its text.

/** White space, comments and empty statements. */
const nothing = /(?:[\s;]|--[^\n]*|\/\*[^]*?(?:\*\/|$))*/y

function start(sql: string): number {
  nothing.lastIndex = 0
  nothing.exec(sql)
  return nothing.lastIndex
}

/** Whether there is no statement in the text. */
export const isBlank = (sql: string): boolean => start(sql) === sql.length

const writing = /\b(?:insert|update|delete|merge)\b/i

/** Whether a cursor can read it: https://www.postgresql.org/docs/current/sql-declare.html */
export function isQuery(sql: string): boolean {
  const word = /[a-z]*/iy
  word.lastIndex = start(sql)
  const first = (word.exec(sql)?.[0] ?? '').toLowerCase()
  return ['select', 'values', 'table'].includes(first) || (first === 'with' && !writing.test(sql))
}
