// What can be told of a statement from its text.

/** White space, comments and empty statements. Comments that MySQL or MariaDB runs are none. */
const nothing = /(?:[\s;(]|--\s[^\n]*|#[^\n]*|\/\*(?!M?!)[^]*?(?:\*\/|$))*/y

function start(sql: string): number {
  nothing.lastIndex = 0
  nothing.exec(sql)
  return nothing.lastIndex
}

/** Whether there is no statement in the text. */
export const isBlank = (sql: string): boolean => start(sql) === sql.length

const writing = /\b(?:insert|update|delete|replace)\b/i

/** Whether it only reads. */
export function isQuery(sql: string): boolean {
  const word = /[a-z]*/iy
  word.lastIndex = start(sql)
  const first = (word.exec(sql)?.[0] ?? '').toLowerCase()
  return (
    ['select', 'values', 'table', 'show', 'explain', 'describe'].includes(first) ||
    (first === 'with' && !writing.test(sql))
  )
}
